# أرقام المنصة كما يطلبها الفريق، وأسماء الخدمات والوسائط والفترات.

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
period-today-words = اليوم | هذا اليوم | النهار
period-week-words = الأسبوع | أسبوع | هذا الأسبوع
period-month-words = الشهر | شهر | هذا الشهر
period-quarter-words = الفصل | فصل | هذا الفصل | الربع | ثلاثة أشهر
period-year-words = السنة | سنة | هذه السنة | العام | عام | هذا العام
period-start-words = الكل | كل شيء | منذ البداية | المجموع

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

stats-title = 📊 <b>{ $period }</b>
stats-day = { DATE($from) }
stats-days = من { DATE($from) } إلى { DATE($to) }
stats-as-of = حسب ما هو مسجل يوم { DATE($day) } على الساعة { $time } (توقيت الدار البيضاء)
stats-persons = 👥 <b>المستفيدون: { $persons }</b> منذ { DATE($since) }
stats-sexes = نساء { $female } ({ $female_share }%) · رجال { $male } ({ $male_share }%) · غير مصرح به { $undisclosed } ({ $undisclosed_share }%)
stats-in-period =
    📅 <b>في هذه الفترة</b>
    جدد: { $new } · مستفيدون نشيطون: { $active }
stats-contacts = خدمات مقدمة في الاستماع والتوجيه والمواكبة: { $contacts }
stats-interactions = تفاعلات: { $interactions } · أشخاص راسلونا: { $writers }
stats-sign-ups = التسجيل في التكوين: { $sign_ups } · مقاعد مؤكدة: { $confirmed } · لائحة الانتظار: { $waiting }
stats-by-service = <b>حسب الخدمة</b> (أشخاص · خدمات)
stats-by-channel = <b>حسب الوسيط</b> (أشخاص حسب أول وسيط · خدمات)
stats-by-commune = <b>حسب الجماعة</b>
stats-by-age = <b>حسب السن</b>
stats-contacts-line = { $name }: { $persons } · { $contacts } { $bar }
stats-line = { $name }: { $persons } ({ $share }%) { $bar }
stats-services-overlap = <i>قد يستفيد الشخص من عدة خدمات: مجموع الأشخاص هنا قد يفوق عدد المستفيدين.</i>
stats-unknown = غير معروف
stats-others = جماعات أخرى
stats-nothing = لا شيء بعد في هذه الفترة. اختاروا فترة أخرى:
stats-period-unknown =
    لم نفهم هذه الفترة. اختاروا من الأزرار، أو اكتبوا مثلا:
    <code>/stats 2026</code>
    <code>/stats 2026-03</code>
    <code>/stats 2026-01-01..2026-03-31</code>
