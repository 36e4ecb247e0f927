# للفريق: نسجلو خدمة تعطات وجها لوجه، ونصلحو شي تسجيل.

record-who = 📝 شكون استقبلتي؟ كتب السمية ولا التيليفون ولا رقم الملف (HJ-…).
record-group = 👥 مجموعة أو قافلة
record-mine = ✏️ آخر شي سجلت
record-found = واش واحد من هادو؟
record-new = ➕ شخص جديد
record-search-again = 🔎 نقلبو من جديد
record-name = السمية كاملة؟
record-phone = نمرة التيليفون؟
record-sex = الجنس؟
record-birth-year = عام الزيادة ولا العمر؟
record-commune = الجماعة؟
record-similar = ⚠ كاينين ناس كيشبهو فالسجل. واش واحد منهم؟
record-nobody-of-these = ➕ لا، شخص آخر
record-service =
    <b>{ $person_label }</b>
    شمن خدمة؟
record-outcome = شنو المآل؟
record-partner = لمن تصيفط؟
record-minutes = شحال من دقيقة؟
record-minutes-10 = 10
record-minutes-20 = 20
record-minutes-30 = 30
record-minutes-60 = 60
record-summary =
    <b>{ $person_label }</b>
    { $service_name } · { $channel_name } · { $sub_channel_name }
    📅 { DAY($happened_on) }
    { $outcome_name } · { $referred_to_name } · ⏱ { $minutes }
    نحفظو؟
record-save = ✅ حفظ
record-change-day = 📅 التاريخ
record-change-channel = 📍 المكان
record-change-service = الخدمة
record-change-outcome = المآل
record-change-minutes = ⏱ المدة
record-change-person = 👤 الشخص
record-drop = ✖ إلغاء
record-day = 📅 فاش من نهار؟ ممكن تكتب حتى تاريخ فات.
record-channel = 📍 فين كانت؟
record-recorded =
    ✅ تسجل: { $person_label }
    { $service_name }، { DAY($happened_on) }
record-next = 📝 الشخص اللي من بعد
record-refused = هاد النهار ما يمكنش: ولا مازال ما جا ولا قبل ما تبدا المنصة. شنو نديرو؟
record-which = شمن تسجيل؟
record-none = ما سجلتي والو فهاد الأيام.
record-card =
    <b>{ $person_label }</b>
    { $service_name } · { $channel_name } · { DAY($happened_on) }
    { $outcome_name } · ⏱ { $minutes }
record-referral =
    <b>{ $person_label }</b>
    { $service_name } · { DATE($happened_on) }
    الإحالة: { $referred_to_name }. واش استقبلوه تما؟
record-referral-done = ✅ آه، استقبلوه
record-referral-not-done = ✖ لا، مازال
record-referral-noted = ✅ تسجل.
record-correct = ✏️ تصحيح
record-cancel = 🗑 إلغاء هذا التسجيل
record-keep = نخليوه
record-sure = نلغيو هاد التسجيل؟ ما غاديش يبقى محسوب، والأثر كيبقى.
record-cancel-yes = 🗑 آه، إلغاء
record-cancelled = 🗑 تلغى التسجيل.
record-gone = هاد التسجيل تصلح ولا تلغى من قبل.

record_group-kind = 👥 فين كانت المجموعة؟
record_group-visit = 📍 خرجة ميدانية
record_group-place = فاش من جماعة؟
record_group-service = شمن خدمة للمجموعة كاملة؟
record_group-people =
    كتب اللائحة، كل واحد فسطر: السمية، التيليفون، الجنس، عام الزيادة. غير السمية ضرورية.
    مثال: سلمى العلوي، 0612345678، أنثى، 2002
record_group-people-help = ما قرينا حتى سطر: فكل سطر سمية ولا رقم ملف (HJ-…)، و60 سطر على الأكثر.
record_group-review =
    { $service_name } · { DAY($happened_on) } · { $place_commune_name }
    عدد الأشخاص: { $list_count } · معروفون: { $list_known } · جدد: { $list_new }
    أرقام السطورة اللي ما قريناهاش: { $list_unread }
    نحفظو؟
record_group-save = ✅ حفظ
record_group-again = ✏️ نعاودو نكتبو اللائحة
record_group-recorded = ✅ تسجل. عدد الأشخاص: { $list_count }، منهم جدد: { $list_new }.
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
option-yesterday = البارح
option-entry = { DATE($happened_on) } · { $person_label }

command-record = نسجلو خدمة تعطات وجها لوجه
staff-command-record = { $command } · نسجلو خدمة تعطات وجها لوجه
