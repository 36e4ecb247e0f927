sign_up-offer =
    🎓 <b>{ $run_title }</b>
    📅 من { DAY($run_starts) } حتى { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
    { $run_left ->
        [one] باقا بلاصة وحدة.
        [two] باقين جوج بلايص.
        [few] باقين { $run_left } ديال البلايص.
       *[other] باقين { $run_left } بلاصة.
    } نسجلوك؟
sign_up-offer-wait =
    🎓 <b>{ $run_title }</b>
    📅 من { DAY($run_starts) } حتى { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
    البلايص كاملين عامرين، وفلائحة الانتظار كاينين: { $run_waiting }. نزيدوك معاهم؟
sign_up-take = ✅ سجلوني فهاد الدورة
sign_up-wait = ⏳ لائحة الانتظار
sign_up-leave = لا، دورة خرى
sign_up-confirmed =
    ✅ صافي، تسجلتي ف<b>{ $run_title }</b>.
    📅 كتبدا { DAY($run_starts) } · 🕘 { $run_hours } · 📍 { $run_place }
    إلا ما قديتيش تجي، من «التسجيلات ديالي» ممكن تخلي البلاصة لشي حد كيتسنى.
sign_up-waitlisted =
    ⏳ سميتك فلائحة الانتظار ديال <b>{ $run_title }</b>، والرتبة ديالك { $rank }.
    إلا خوات شي بلاصة ووصلات نوبتك، كنكتبو ليك هنا.
sign_up-already = راه سميتك ديجا مسجلة ف<b>{ $run_title }</b>. التفاصيل ف«التسجيلات ديالي».
sign_up-closed = هاد الدورة التكوينية ما بقاتش محلولة للتسجيل.
