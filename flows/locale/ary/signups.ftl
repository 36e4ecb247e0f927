signups-which = 📋 هادو التسجيلات ديالك. شمن واحد نشوفو؟
signups-none = 📋 دابا ما عندك حتى تسجيل. نقلبو ليك على شي تكوين؟
signups-seat =
    ✅ <b>{ $run_title }</b>: البلاصة ديالك محجوزة.
    📅 من { DAY($run_starts) } حتى { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
signups-waiting =
    ⏳ <b>{ $run_title }</b>: لائحة الانتظار، والرتبة ديالك { $rank }.
    📅 من { DAY($run_starts) } حتى { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
signups-withdraw = ✖ نسحب التسجيل
signups-list = 📋 التسجيلات كاملين
signups-sure = واش نسحبو التسجيل ديالك؟ البلاصة غادي تمشي لشي حد كيتسنى.
signups-sure-yes = ✖ آه، سحبو التسجيل
signups-sure-no = لا، خليوه
signups-withdrawn = تسحب التسجيل ديالك من <b>{ $run_title }</b>. شكرا حيت علمتينا.
signups-gone = هاد التسجيل ما بقاش.
