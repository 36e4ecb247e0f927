# الدارجة هنا بحال العربية: الفريق كيخدم بلغة التقارير.

role-counsellor = مستشار(ة)
role-coordinator = منسق(ة)
role-reporter = مكلف(ة) بالتقارير
role-administrator = مسؤول(ة) النظام

staff-refused-here = هذا الأمر لا يستعمل في هذا المكان. المرجو كتابته في محادثتكم الخاصة مع البوت، أو في مجموعة الفريق.
staff-help =
    🧰 <b>ما يمكنكم القيام به</b>
    صفتكم: { $role }
staff-help-desk =
    للجواب على محادثة أو على طلب موعد: ردوا (Reply) على رسالته.
    القائمة التي يراها الشباب: /menu
staff-command-stats = { $command } · الأرقام، مثلا: <code>/stats 2026-03</code>
staff-command-export = { $command } · ملف المعطيات لفترة معينة (Excel، CSV، JSON)
staff-command-runs = { $command } · الدورات التكوينية والمسجلون فيها
staff-command-cases = { $command } · محادثات الاستماع المفتوحة
staff-command-requests = { $command } · طلبات المواعيد
staff-command-invite = { $command } · دعوة عضو جديد إلى الفريق
staff-command-staff = { $command } · أعضاء الفريق
staff-command-enrol = { $command } · يكتب في مجموعة لتصبح مجموعة الفريق
staff-command-open-run = { $command } · فتح دورة تكوينية جديدة

runs-title = 🎓 <b>الدورات التكوينية</b>
runs-none = لا توجد دورات تكوينية الآن.
runs-line-open = 🟢 { $title } · { DATE($starts) } · مقاعد محجوزة { $taken } من { $seats } · متبقية { $left } · انتظار { $waiting }
runs-line-closed = ⚪ { $title } · { DATE($starts) } · مقاعد محجوزة { $taken } من { $seats } · متبقية { $left } · انتظار { $waiting }
runs-line-cancelled = ✖ { $title } · { DATE($starts) } · مقاعد محجوزة { $taken } من { $seats } · متبقية { $left } · انتظار { $waiting }
runs-open-new = ➕ فتح دورة جديدة
runs-button = { $title } · { DATE($starts) }
runs-card =
    🎓 <b>{ $title }</b>
    📅 من { DATE($starts) } إلى { DATE($ends) }
    📍 { $place }
    🕘 { $hours }
    مقاعد محجوزة { $taken } من { $seats } · متبقية { $left } · لائحة الانتظار { $waiting }
runs-status-open = 🟢 التسجيل مفتوح
runs-status-closed = ⚪ التسجيل مغلق
runs-status-cancelled = ✖ الدورة ملغاة
runs-who = 👥 المسجلون
runs-close = إغلاق التسجيل
runs-reopen = إعادة فتح التسجيل
runs-back = ↩ كل الدورات
runs-back-to-run = ↩ الدورة
runs-who-title = 👥 <b>{ $title }</b> · { DATE($starts) }
runs-who-nobody = لم يسجل أحد بعد في { $title } · { DATE($starts) }.
runs-who-seated = ✅ { $name } · { $public_id } { $phone }
runs-who-waiting = ⏳ { $rank }. { $name } · { $public_id } { $phone }

cases-title = 💬 <b>محادثات مفتوحة: { $count }</b>
cases-none = لا توجد محادثات مفتوحة الآن. ✔
cases-line-free = { $mark } { $reference } · منذ { $since } ({ $waited } س) · لم يتكلف بها أحد
cases-line-taken = { $mark } { $reference } · منذ { $since } ({ $waited } س) · { $name }
cases-button = { $reference }
cases-button-urgent = 🔴 { $reference }
cases-card =
    { $tag }
    للجواب: ردوا على هذه الرسالة.
cases-back = ↩ كل المحادثات

requests-title = 📅 <b>طلبات مواعيد تنتظر الجواب: { $count }</b>
requests-none = لا توجد طلبات مواعيد تنتظر الجواب. ✔
requests-line = { $reference } · { $name } · { $subject } · { $half_days } · منذ { $since }
requests-card =
    { $tag }
    { $name } · منذ { $since }
    الموضوع: { $subject }
    الوقت المفضل: { $half_days }
    { $details }
    للجواب: ردوا على هذه الرسالة.
requests-back = ↩ كل الطلبات

team-title = 🧑‍💼 <b>أعضاء الفريق: { $count }</b>
team-line = { $name } · { $role }
team-remove = ✖ { $name }
team-invite = ＋ دعوة عضو جديد
team-ask = هل تريدون سحب كل الصلاحيات من { $name } ({ $role })؟ يصبح ذلك ساريا على الفور.
team-sure = ✖ نعم، سحب الصلاحيات
team-back = ↩ أعضاء الفريق
team-removed = ✔ لم تعد لـ { $name } أي صلاحية ({ $role }).
team-not-removable = لا يمكن سحب صلاحيات { $name } ({ $role }) من هنا: لا أحد يسحب صلاحياته بنفسه، والمسؤولون المذكورون في الإعدادات يحذفون منها.

invite-which-role = دعوة عضو جديد إلى الفريق. بأي صفة؟
invite-unknown-role = لا توجد صفة باسم « { $role } ». المرجو الاختيار:
invite-made = 🔑 دعوة بصفة { $role }. صالحة لشخص واحد ولمدة { $hours } ساعة:
invite-link = { $link }
invite-how = أرسلوا هذا الرابط إلى الشخص المعني وحده. لن يظهر مرة أخرى.
invite-welcome =
    🤝 مرحبا بك في الفريق. صفتك: { $role }.
    لمعرفة ما يمكنك القيام به: /help
invite-joined = 🤝 { $name } انضم إلى الفريق بدعوتكم ({ $role }). إذا لم يكن هو الشخص المقصود: /staff
invite-already = أنت عضو في الفريق. بقيت هذه الدعوة صالحة لشخص آخر.
invite-expired = انتهت صلاحية هذه الدعوة. يمكن طلب دعوة جديدة من المسؤول.
invite-used = سبق استعمال هذه الدعوة. يمكن طلب دعوة جديدة من المسؤول.
invite-unknown = هذه الدعوة غير صحيحة. لرؤية كل الخدمات: /menu

enrol-done = ✔ هذه هي مجموعة الفريق. هنا تصل رسائل الشباب وطلباتهم.
enrol-in-a-group = اكتبوا /enrol داخل مجموعة الفريق، بعد إضافة البوت إليها.
