sign_up-offer =
    🎓 <b>{ $run_title }</b>
    📅 من { DAY($run_starts) } إلى { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
    { $run_left ->
        [one] بقي مقعد واحد.
        [two] بقي مقعدان.
        [few] بقيت { $run_left } مقاعد.
       *[other] بقي { $run_left } مقعدا.
    } هل نسجلك؟
sign_up-offer-wait =
    🎓 <b>{ $run_title }</b>
    📅 من { DAY($run_starts) } إلى { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
    كل المقاعد محجوزة، وعدد المسجلين في لائحة الانتظار: { $run_waiting }. هل نضيفك إليها؟
sign_up-take = ✅ التسجيل في هذه الدورة
sign_up-wait = ⏳ لائحة الانتظار
sign_up-leave = لا، دورة أخرى
sign_up-confirmed =
    ✅ تم تسجيلك في <b>{ $run_title }</b>.
    📅 تبدأ { DAY($run_starts) } · 🕘 { $run_hours } · 📍 { $run_place }
    يمكنك سحب التسجيل من «تسجيلاتي» لفائدة شخص آخر ينتظر.
sign_up-waitlisted =
    ⏳ اسمك في لائحة الانتظار لدورة <b>{ $run_title }</b>، ورتبتك { $rank }.
    إذا فرغ مقعد ووصل دورك نراسلك هنا.
sign_up-already = اسمك مسجل من قبل في <b>{ $run_title }</b>. التفاصيل في «تسجيلاتي».
sign_up-closed = هذه الدورة التكوينية لم تعد مفتوحة للتسجيل.
