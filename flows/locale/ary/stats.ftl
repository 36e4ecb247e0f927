# الدارجة هنا بحال العربية: الفريق كيخدم بلغة التقارير.

period-today = اليوم
period-week = هذا الأسبوع
period-month = هذا الشهر
period-quarter = هذا الفصل
period-year = هذه السنة
period-start = منذ البداية
period-range = فترة محددة
period-today-chosen = ● اليوم
period-week-chosen = ● هذا الأسبوع
period-month-chosen = ● هذا الشهر
period-quarter-chosen = ● هذا الفصل
period-year-chosen = ● هذه السنة
period-start-chosen = ● منذ البداية
period-today-words = اليوم | ليوم | النهار | lyoum | lyom | nhar
period-week-words = هاد السيمانة | السيمانة | had simana | simana
period-month-words = هاد الشهر | had chhar | had lchhar | chhar
period-quarter-words = هاد الفصل | تلت شهور | 3 chhour | tlata chhour
period-year-words = هاد العام | هاد السنة | had l3am | l3am | 3am
period-start-words = كلشي | من اللول | kolchi | men lewel

service-listening = الاستماع
service-orientation = التوجيه
service-accompaniment = المواكبة
service-training = التكوين
service-funding = التمويل
service-placement = تسهيل الإدماج المهني
service-coop-support = دعم التعاونيات
service-equipment = تسليم المعدات
service-information = الإخبار

channel-reception = فضاء الاستقبال
channel-electronic = المنصة الالكترونية
channel-mobile = المنصة المنتقلة

dimension-sex = الجنس
dimension-age-band = الفئة العمرية
dimension-commune = الجماعة
dimension-milieu = الوسط
dimension-profile = الوضعية
dimension-service = الخدمة
dimension-channel = الوسيط
dimension-training-field = ميدان التكوين
dimension-sector = المجال

part-sex-female = النساء
part-sex-male = الرجال
part-sex-undisclosed = الجنس غير مصرح به
part-milieu-urban = الوسط الحضري
part-milieu-rural = الوسط القروي
part-situation-job-seeker = الباحثون عن شغل
part-situation-project-holder = حاملو المشاريع
part-situation-coop-member = أعضاء التعاونيات
part-situation-entrepreneur = أصحاب المقاولات
part-situation-student = التلاميذ والطلبة
part-situation-other = وضعية أخرى

risk-none = دون علامة خطر
risk-low = خطر ضعيف
risk-medium = خطر متوسط
risk-high = خطر مرتفع

stats-words-by = حسب
stats-words-where = فقط
stats-words-as-of = كما كانت يوم | إلى غاية
stats-words-previous = مقارنة | مقارنة بالفترة السابقة
stats-words-last-year = مقارنة بالسنة الماضية
stats-words-sex = الجنس | النوع
stats-words-age-band = السن | العمر
stats-words-commune = الجماعات
stats-words-milieu = الوسط
stats-words-profile = الوضعية
stats-words-service = الخدمات
stats-words-channel = الوسائط
stats-words-training-field = الميدان | التكوين
stats-words-sector = القطاع | القطاعات

stats-title = 📊 <b>{ $period }</b>
stats-day = { DATE($from) }
stats-days = من { DATE($from) } إلى { DATE($to) }
stats-as-of = حسب ما هو مسجل يوم { DATE($day) } على الساعة { $time } (توقيت الدار البيضاء)
stats-as-of-past = 🕰 كما كان يمكن أن يُقال يوم { DATE($day) }
stats-only = فقط: <b>{ $filters }</b>
stats-understood = 🔎 فهمنا: { $words }
stats-understood-all = كل أرقام الفترة
stats-compared = مقارنة بالفترة من { DATE($from) } إلى { DATE($to) }
stats-not-compared = لا توجد فترة سابقة للمقارنة.
stats-persons = 👥 <b>المستفيدون: { $persons }</b> منذ { DATE($since) }
stats-sexes = نساء { $female } ({ $female_share }%) · رجال { $male } · غير مصرح به { $undisclosed }
stats-not-split = غير موزع حسب الجنس في الرقم الرسمي: { $count }
stats-women = منهم نساء: { $women } ({ $share }%)
stats-women-record = منهم نساء حسب السجل: { $women } ({ $share }%)
stats-official = منها الرقم الرسمي إلى غاية { DATE($day) }: { $baseline } ({ $source })
stats-unsure = يشمل الحد الأقصى { $count } من الأشخاص لا يُعرف هل سبق أن حضروا.
stats-unplaced = الرقم الرسمي ({ $baseline } إلى غاية { DATE($day) }) غير موزع بهذا الشكل: قد يضاف إلى العدد { $count } على الأكثر.
stats-in-period =
    📅 <b>في هذه الفترة</b>
    جدد: { $new } · نشيطون: { $active }
stats-active-women = النشيطون: نساء { $women } ({ $share }%)
stats-contacts = التفاعلات (خدمات مقدمة): { $contacts }
stats-trained = 🎓 من تم تكوينهم: { $trained } · الإدماج المهني: { $placed }
stats-sign-ups = التسجيل في التكوين: { $sign_ups } · مقاعد مؤكدة: { $confirmed } · لائحة الانتظار: { $waiting }
stats-enterprises = 🏢 مقاولات صغرى ممولة: { $enterprises } · فرص الشغل المحدثة: { $jobs }
stats-projects = 🤝 مشاريع تعاونية مصادق عليها: { $projects }
stats-cooperatives = تعاونيات: { $cooperatives }، منها نسائية: { $women_led } · اتحادات: { $unions }
stats-members = متعاونون: { $members }، منهم نساء: { $women }
stats-interactions = 💬 رسائل مع البوت: { $interactions } · أشخاص راسلونا: { $writers }
stats-left-out = غير معروفة بهذا الشكل: { $names }
stats-figure = <b>{ $name }: { $value }</b>
stats-figure-line = { $name }: <b>{ $value }</b>
stats-range = { $value } (على الأكثر { $high })
stats-sure = { $qualifier } { $value }
stats-none = لا ينطبق
stats-not-known = غير معروف (الرقم الرسمي: { $count })
stats-minutes = { $value } دقيقة
stats-percent = { $value }%
stats-change = سابقا: { $before } · الفرق: { $difference }
stats-change-percent = سابقا: { $before } · الفرق: { $difference } ({ $percent }%)
stats-changed = { $value } ({ $difference })
stats-changed-percent = { $value } ({ $difference }؛ { $percent }%)
stats-by = حسب { $dimensions }
stats-part = { $name }: { $value } ({ $share }%) { $bar }
stats-part-women = { $name }: { $value } ({ $share }%) · نساء { $women_share }%
stats-part-only = { $name }: { $value }
stats-group = <b>{ $name }: { $value }</b>
stats-group-only = <b>{ $name }</b>
stats-more-parts = … و{ $count } من الخانات الأخرى: اطلبوا الملف.
stats-overlap = <i>قد يظهر الشخص الواحد في عدة أسطر: مجموعها يفوق العدد بـ { $count }.</i>
stats-seats = المقاعد: { $seats } · مشغولة: { $taken } · أُتمت: { $completed } · غياب: { $no_show }
stats-kept = حالات التشغيل: { $placements } · تم التحقق بعد ثلاثة أشهر: { $checked } · مستمرة: { $kept }
stats-cases = حالات مفتوحة في الفترة: { $cases } · تلقت جوابا: { $replied } · ما زالت مفتوحة: { $open }
stats-short-definition = <i>{ $definition }</i>
stats-definition =
    <b>{ $name }</b> ({ $id })
    { $definition }
stats-what-title = ❓ <b>ماذا نحسب؟</b>
stats-ask-by = توزيع «{ $name }» حسب… معطيان على الأكثر.
stats-ask-only = حصر الأرقام في…
stats-ask-value = { $dimension }: اختاروا قيمة.
stats-ask-compare = المقارنة مع…
stats-ask-compare-start = لا شيء قبل البداية للمقارنة. اختاروا فترة:
stats-ask-as-of =
    الأرقام كما كان يمكن أن تُقال في نهاية يوم. أو اكتبوا:
    <code>/stats السنة كما كانت يوم 2025-06-30</code>
stats-ask-more = أي أرقام؟
stats-rows-title = 🔎 <b>{ $name }</b>: { $total } في السجل · صفحة { $page } من { $pages }
stats-rows-none = 🔎 <b>{ $name }</b>: لا شيء في السجل.
stats-rows-official = الرقم الرسمي ليست له أسطر.
stats-row = <code>{ $reference }</code> · { DATE($day) } · { $told }
stats-row-bare = <code>{ $reference }</code> · { DATE($day) }
stats-row-contacts = عدد الخدمات: { $count }
stats-row-jobs = فرص الشغل: { $count }
stats-row-members = الأعضاء: { $count }
stats-row-women = النساء: { $count }
stats-row-minutes = بعد { $count } دقيقة
stats-row-kept-yes = استمر ثلاثة أشهر
stats-row-kept-no = لم يستمر
stats-row-kept-unknown = لم يتم التحقق
stats-button-by = 📐 التوزيع…
stats-button-only = 🎯 الحصر…
stats-button-compare = ⚖️ المقارنة…
stats-button-as-of = 🕰 بتاريخ…
stats-button-more = ➕ أرقام أخرى…
stats-button-what = ❓ ماذا نحسب؟
stats-button-rows = 🔎 الأسطر
stats-button-back = ‹ رجوع
stats-button-overview = 📊 نظرة عامة
stats-button-all = ✕ الكل
stats-button-choice = { $name }
stats-button-chosen = ● { $name }
stats-button-earlier = ‹
stats-button-later = ›
stats-button-previous = الفترة السابقة
stats-button-last-year = نفس الفترة قبل سنة
stats-button-none = دون مقارنة
stats-button-now = الآن
stats-button-day = نهاية { DATE($day) }
stats-family-persons = 👥 المستفيدون
stats-family-enterprises = 🏢 المقاولات والشغل
stats-family-cooperatives = 🤝 التعاونيات
stats-family-training = 🎓 التكوين
stats-family-work = 💼 الإدماج المهني
stats-family-listening = 🕊 جودة الاستماع
stats-unknown = غير معروف
stats-others = جماعات أخرى
stats-nothing = لا شيء بعد في هذه الفترة. اختاروا فترة أخرى:
stats-nonsense-indicator = لا وجود لهذا المؤشر: { $word }
stats-nonsense-dimension = «{ $name }» غير معروف حسب { $dimension }. يمكن توزيعه حسب: { $known }.
stats-nonsense-dimension-none = «{ $name }» لا يقبل التوزيع.
stats-nonsense-value = «{ $name }» لا يعرف هذه القيمة ({ $dimension }): { $word }
stats-nonsense-splits = توزيعان على الأكثر في المرة الواحدة، ومختلفان.
stats-nonsense-name = هذه الكلمة لا تدل على أي معطى: { $word }. يمكن كتابة: { $known }.
stats-period-unknown =
    لم نفهم هذا الطلب. اختاروا من الأزرار، أو اكتبوا مثلا:
    <code>/stats 2026</code>
    <code>/stats 2026-03</code>
    <code>/stats 2026-01-01..2026-03-31</code>
    <code>/stats T1 2026 حسب الجنس,الجماعة</code>
    <code>/stats الشهر commune=agourai</code>
