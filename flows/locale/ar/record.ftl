# للفريق: تسجيل خدمة قدمت وجها لوجه، وتصحيح تسجيل سابق.

record-who = 📝 من استقبلتم؟ اكتبوا اسما أو رقم هاتف أو رقم الملف (HJ-…).
record-group = 👥 مجموعة أو قافلة
record-mine = ✏️ آخر ما سجلت
record-found = هل هو أحد هؤلاء؟
record-new = ➕ شخص جديد
record-search-again = 🔎 بحث آخر
record-name = الاسم الكامل؟
record-phone = رقم الهاتف؟
record-sex = الجنس؟
record-birth-year = سنة الازدياد أو العمر؟
record-commune = الجماعة؟
record-similar = ⚠ يوجد أشخاص مشابهون في السجل. هل هو أحدهم؟
record-nobody-of-these = ➕ لا، شخص آخر
record-service =
    <b>{ $person_label }</b>
    أي خدمة؟
record-outcome = ما المآل؟
record-partner = الإحالة إلى من؟
record-minutes = كم دقيقة؟
record-minutes-10 = 10
record-minutes-20 = 20
record-minutes-30 = 30
record-minutes-60 = 60
record-summary =
    <b>{ $person_label }</b>
    { $service_name } · { $channel_name } · { $sub_channel_name }
    📅 { DAY($happened_on) }
    { $outcome_name } · { $referred_to_name } · ⏱ { $minutes }
    هل نحفظ؟
record-save = ✅ حفظ
record-change-day = 📅 التاريخ
record-change-channel = 📍 المكان
record-change-service = الخدمة
record-change-outcome = المآل
record-change-minutes = ⏱ المدة
record-change-person = 👤 الشخص
record-drop = ✖ إلغاء
record-day = 📅 في أي يوم؟ يمكن أيضا كتابة تاريخ سابق.
record-channel = 📍 أين تم ذلك؟
record-recorded =
    ✅ تم التسجيل: { $person_label }
    { $service_name }، { DAY($happened_on) }
record-next = 📝 الشخص التالي
record-refused = هذا اليوم غير ممكن: إما لم يأت بعد أو قبل بداية المنصة. ماذا نفعل؟
record-which = أي تسجيل؟
record-none = لا يوجد لك تسجيل في الأيام الأخيرة.
record-card =
    <b>{ $person_label }</b>
    { $service_name } · { $channel_name } · { DAY($happened_on) }
    { $outcome_name } · ⏱ { $minutes }
record-referral =
    <b>{ $person_label }</b>
    { $service_name } · { DATE($happened_on) }
    الإحالة إلى: { $referred_to_name }. هل تم استقبال الشخص هناك؟
record-referral-done = ✅ نعم، استقبل
record-referral-not-done = ✖ لا، ليس بعد
record-referral-noted = ✅ تم التسجيل.
record-correct = ✏️ تصحيح
record-cancel = 🗑 إلغاء هذا التسجيل
record-keep = تركه كما هو
record-sure = هل نلغي هذا التسجيل؟ لن يحتسب بعد ذلك، ويبقى أثره.
record-cancel-yes = 🗑 نعم، إلغاء
record-cancelled = 🗑 تم إلغاء التسجيل.
record-gone = سبق تصحيح هذا التسجيل أو إلغاؤه.

record_group-kind = 👥 أين كانت المجموعة؟
record_group-visit = 📍 خرجة ميدانية
record_group-place = في أي جماعة؟
record_group-service = أي خدمة للمجموعة كلها؟
record_group-people =
    اكتبوا اللائحة، شخص في كل سطر: الاسم، الهاتف، الجنس، سنة الازدياد. الاسم وحده ضروري.
    مثال: سلمى العلوي، 0612345678، أنثى، 2002
record_group-people-help = لم نتمكن من قراءة أي سطر: في كل سطر اسم أو رقم ملف (HJ-…)، و60 سطرا على الأكثر.
record_group-review =
    { $service_name } · { DAY($happened_on) } · { $place_commune_name }
    عدد الأشخاص: { $list_count } · معروفون: { $list_known } · جدد: { $list_new }
    أرقام الأسطر التي لم نقرأها: { $list_unread }
    هل نحفظ؟
record_group-save = ✅ حفظ
record_group-again = ✏️ كتابة اللائحة من جديد
record_group-recorded = ✅ تم التسجيل. عدد الأشخاص: { $list_count }، منهم جدد: { $list_new }.
record_group-more = ➕ لائحة أخرى

partner-anapec = أنابيك
partner-ofppt = مكتب التكوين المهني
partner-entraide = التعاون الوطني
partner-social-action = قسم العمل الاجتماعي
partner-health = الصحة
partner-school = المدرسة
partner-justice = القضاء والأمن
partner-other = شريك آخر

option-person = { $person_label }
option-day = { DATE($day) }
option-today = اليوم
option-yesterday = أمس
option-entry = { DATE($happened_on) } · { $person_label }

command-record = تسجيل خدمة قدمت وجها لوجه
staff-command-record = { $command } · تسجيل خدمة قدمت وجها لوجه
