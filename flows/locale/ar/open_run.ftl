# للفريق: فتح دورة تكوينية للتسجيل.

open_run-training-field = 🎓 فتح دورة تكوينية. في أي مجال؟
open_run-course = أي تكوين من القائمة؟
open_run-no-courses = لا يوجد تكوين في هذا المجال في القائمة. يمكن استيراد التكوينات من سطر الأوامر. ماذا نفعل؟
open_run-other-field = 🔎 مجال آخر
open_run-starts-on = 📅 ما تاريخ البداية؟ مثلا 15/10.
open_run-ends-on = 📅 ما تاريخ النهاية؟
open_run-place = 📍 أين تنعقد الدورة؟
open_run-hours = 🕘 ما أوقاتها؟ مثلا 09:00-12:00.
open_run-seats = 🪑 كم عدد المقاعد؟
open_run-summary =
    <b>دورة جديدة</b> ({ $training_field_name })
    📅 من { DAY($starts_on) } إلى { DAY($ends_on) }
    📍 { $place } · 🕘 { $hours } · 🪑 { $seats }
    هل نفتح التسجيل؟
open_run-open = ✅ فتح التسجيل
open_run-change-dates = 📅 تغيير التاريخ وما بعده
open_run-change-place = 📍 تغيير المكان وما بعده
open_run-cancel = ✖ إلغاء
open_run-opened =
    ✅ التسجيل مفتوح: <b>{ $run_title }</b>
    📅 من { DAY($run_starts) } إلى { DAY($run_ends) } · 📍 { $run_place } · 🪑 { $run_left }
open_run-refused = لا يمكن فتح هذه الدورة: تاريخ النهاية يجب ألا يسبق البداية، والتكوين يجب أن يكون في القائمة. ماذا نغير؟
