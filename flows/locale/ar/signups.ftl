signups-which = 📋 هذه تسجيلاتك. أي تسجيل نفتح؟
signups-none = 📋 ليس لديك أي تسجيل الآن. هل نبحث عن تكوين؟
signups-seat =
    ✅ <b>{ $run_title }</b>: مقعدك محجوز.
    📅 من { DAY($run_starts) } إلى { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
signups-waiting =
    ⏳ <b>{ $run_title }</b>: لائحة الانتظار، ورتبتك { $rank }.
    📅 من { DAY($run_starts) } إلى { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
signups-withdraw = ✖ سحب التسجيل
signups-list = 📋 كل تسجيلاتي
signups-sure = هل نسحب تسجيلك؟ سيصبح مقعدك لمن ينتظر.
signups-sure-yes = ✖ نعم، سحب التسجيل
signups-sure-no = لا، الإبقاء عليه
signups-withdrawn = تم سحب تسجيلك من <b>{ $run_title }</b>. شكرا على إخبارنا.
signups-gone = هذا التسجيل لم يعد قائما.
