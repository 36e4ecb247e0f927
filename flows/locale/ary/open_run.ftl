# للفريق: كيفاش تتحل دورة تكوينية للتسجيل.

open_run-training-field = 🎓 نحلو دورة تكوينية. فاش من مجال؟
open_run-course = شمن تكوين من اللائحة؟
open_run-no-courses = ما كاين حتى تكوين فهاد المجال فاللائحة. ممكن يتزادو من سطر الأوامر. شنو نديرو؟
open_run-other-field = 🔎 مجال آخر
open_run-starts-on = 📅 فوقاش كتبدا؟ بحال 15/10.
open_run-ends-on = 📅 فوقاش كتسالي؟
open_run-place = 📍 فين غادي تكون؟
open_run-hours = 🕘 شنو هما الأوقات؟ بحال 09:00-12:00.
open_run-seats = 🪑 شحال من بلاصة؟
open_run-summary =
    <b>دورة جديدة</b> ({ $training_field_name })
    📅 من { DAY($starts_on) } حتى { DAY($ends_on) }
    📍 { $place } · 🕘 { $hours } · 🪑 { $seats }
    نحلو التسجيل؟
open_run-open = ✅ نحلو التسجيل
open_run-change-dates = 📅 نبدلو التاريخ واللي من بعدو
open_run-change-place = 📍 نبدلو البلاصة واللي من بعدها
open_run-cancel = ✖ إلغاء
open_run-opened =
    ✅ التسجيل محلول: <b>{ $run_title }</b>
    📅 من { DAY($run_starts) } حتى { DAY($run_ends) } · 📍 { $run_place } · 🪑 { $run_left }
open_run-refused = ما يمكنش تتحل هاد الدورة: النهاية ما خاصهاش تكون قبل البداية، والتكوين خاصو يكون فاللائحة. شنو نبدلو؟
