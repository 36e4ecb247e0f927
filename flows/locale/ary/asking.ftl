# شنو تفهم من السؤال.

asking-understood = 🔎 فهمت: <b>{ $asked }</b>
asking-unread = هادشي ما فهمتوش وخليتو: { $words }
asking-by = حسب { $dimensions }
asking-compared-previous = مقارنة مع الفترة اللي قبل
asking-compared-last-year = مقارنة مع نفس الفترة العام اللي فات
asking-as-of = كيما كان معروف نهار { DATE($day) }
asking-quarter = الفصل { $quarter } من { $year }
asking-days = من { DATE($from) } حتى { DATE($to) }
asking-day = نهار { DATE($day) }
asking-overview = نظرة عامة

asking-b1 = الناس اللي استافدو
asking-b1f = العيالات اللي استافدو
asking-b2 = الخدمات اللي تدارو
asking-b3 = المستفيدين الجداد
asking-b4 = اللي جاو فهاد الفترة
asking-b5 = المستفيدين حسب الخدمة
asking-b6 = المستفيدين حسب الوسيط
asking-b7 = الناس اللي استافدو
asking-e1 = المقاولات اللي تواكبات وتمولات
asking-e2 = فرص الشغل
asking-e3 = فرص الشغل لكل مقاولة
asking-e4 = المقاولات حسب المجال
asking-c1 = مشاريع الاقتصاد الاجتماعي اللي تصادق عليها
asking-c2 = التعاونيات
asking-c2w = تعاونيات العيالات
asking-c3 = اتحادات التعاونيات
asking-c4 = المتعاونين والمتعاونات
asking-c4f = المتعاونات
asking-t1 = اللي تكونو
asking-t2 = التسجيلات والبلايص
asking-t3 = اللي تكونو حسب الميدان
asking-p1 = اللي لقاو خدمة
asking-s1 = مدة أول جواب

asking-sex-female = البنات والعيالات
asking-sex-male = الدراري والرجال
asking-sex-undisclosed = الجنس ما معروفش
asking-milieu-urban = المدينة
asking-milieu-rural = البادية
asking-profile-job-seeker = اللي كيقلبو على خدمة
asking-profile-project-holder = صحاب المشاريع
asking-profile-coop-member = اللي فتعاونية
asking-profile-entrepreneur = المقاولين
asking-profile-student = الطلبة
asking-profile-other = وضعية أخرى
