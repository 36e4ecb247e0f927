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
commune-other = برا الإقليم

training-field-e-marketing = الماركتينغ والبيع فالأنترنيت
training-field-agricultural-services = خدمات الفلاحة
training-field-fruit-trees = غرس وتقليم الأشجار المثمرة
training-field-solar = صيانة البلاكات الشمسية (سولار)
training-field-drip-irrigation = صيانة السقي بالتنقيط (گوت أگوت)
training-field-drone = سياقة الدرون الفلاحي
training-field-forklift = سائق الكلارك (الرافعة الشوكية)
training-field-photography = التصوير
training-field-education-jobs = خدمات التربية والتكوين
training-field-communication = التواصل فالخدمة
training-field-life-skills = مهارات الحياة (سوفت سكيلز)
training-field-job-search = كيفاش تقلب على خدمة

education-none = ما قريتش
education-primary = ابتدائي
education-middle = إعدادي
education-secondary = ثانوي (بلا باك)
education-bac = الباك
education-vocational = التكوين المهني
education-higher = الجامعة ولا معهد عالي

situation-job-seeker = كنقلب على خدمة
situation-project-holder = عندي مشروع ولا فكرة مشروع
situation-coop-member = فتعاونية
situation-entrepreneur = عندي مقاولة
situation-student = باقي كنقرا
situation-other = حاجة أخرى

sex-female = بنت / مرا
sex-male = ولد / راجل
sex-undisclosed = ما بغيتش نقول

age-under-18 = قل من 18 عام
age-18-24 = 18 حتى 24 عام
age-25-29 = 25 حتى 29 عام
age-30-34 = 30 حتى 34 عام
age-35-45 = 35 حتى 45 عام
age-over-45 = كتر من 45 عام

language-ar = العربية
language-ary = الدارجة
language-fr = Français
language-en = English
language-zgh = ⵜⴰⵎⴰⵣⵉⵖⵜ

half-day-monday-morning = التنين فالصباح
half-day-monday-afternoon = التنين فالعشية
half-day-tuesday-morning = التلات فالصباح
half-day-tuesday-afternoon = التلات فالعشية
half-day-wednesday-morning = لاربع فالصباح
half-day-wednesday-afternoon = لاربع فالعشية
half-day-thursday-morning = لخميس فالصباح
half-day-thursday-afternoon = لخميس فالعشية
half-day-friday-morning = الجمعة فالصباح
half-day-friday-afternoon = الجمعة فالعشية
half-day-any = أي وقت
