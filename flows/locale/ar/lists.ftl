# Names of the choices of flows/data/lists.yaml. They stand on buttons: keep them short.

commune-el-hajeb = الحاجب
commune-agourai = أكوراي
commune-ain-taoujdate = عين تاوجطات
commune-sabaa-aiyoun = سبع عيون
commune-ait-ouikhalfen = آيت ويخلفن
commune-ait-yaazem = آيت يعزم
commune-jahjouh = جحجوح
commune-ras-ijerri = راس إجري
commune-tamchachate = تامشاشاط
commune-ait-boubidmane = آيت بوبيدمان
commune-ait-harz-allah = آيت حرز الله
commune-bitit = بطيط
commune-laqsir = القصير
commune-ait-bourzouine = آيت بورزوين
commune-ait-naamane = آيت نعمان
commune-iqaddar = إقدار
commune-other = خارج الإقليم

training-field-e-marketing = التسويق الالكتروني
training-field-agricultural-services = الخدمات الفلاحية
training-field-fruit-trees = زراعة الأشجار المثمرة
training-field-solar = صيانة الألواح الشمسية
training-field-drip-irrigation = صيانة أنظمة السقي بالتنقيط
training-field-drone = سائق الدرون الزراعي
training-field-forklift = سائق الرافعة الشوكية
training-field-photography = التصوير الفوتوغرافي
training-field-education-jobs = مهن التربية والتكوين
training-field-communication = التواصل المهني
training-field-life-skills = المهارات الحياتية
training-field-job-search = تقنيات البحث عن عمل

education-none = بدون مستوى دراسي
education-primary = ابتدائي
education-middle = إعدادي
education-secondary = ثانوي (بدون باكالوريا)
education-bac = الباكالوريا
education-vocational = التكوين المهني
education-higher = تعليم عال (جامعة أو معهد)

situation-job-seeker = باحث(ة) عن شغل
situation-project-holder = حامل(ة) مشروع
situation-coop-member = عضو(ة) في تعاونية
situation-entrepreneur = لدي مقاولة
situation-student = في طور الدراسة أو التكوين
situation-other = وضعية أخرى

sex-female = أنثى
sex-male = ذكر
sex-undisclosed = أفضل عدم الإجابة

age-under-18 = أقل من 18 سنة
age-18-24 = 18 إلى 24 سنة
age-25-29 = 25 إلى 29 سنة
age-30-34 = 30 إلى 34 سنة
age-35-45 = 35 إلى 45 سنة
age-over-45 = أكثر من 45 سنة

language-ar = العربية
language-ary = الدارجة
language-fr = Français
language-en = English
language-zgh = ⵜⴰⵎⴰⵣⵉⵖⵜ

half-day-monday-morning = الاثنين صباحا
half-day-monday-afternoon = الاثنين بعد الزوال
half-day-tuesday-morning = الثلاثاء صباحا
half-day-tuesday-afternoon = الثلاثاء بعد الزوال
half-day-wednesday-morning = الأربعاء صباحا
half-day-wednesday-afternoon = الأربعاء بعد الزوال
half-day-thursday-morning = الخميس صباحا
half-day-thursday-afternoon = الخميس بعد الزوال
half-day-friday-morning = الجمعة صباحا
half-day-friday-afternoon = الجمعة بعد الزوال
half-day-any = أي وقت
