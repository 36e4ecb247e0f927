# ما فُهم من سؤال بالكلمات.

asking-understood = 🔎 فهمت: <b>{ $asked }</b>
asking-unread = لم أفهم، فتركته جانبا: { $words }
asking-by = حسب { $dimensions }
asking-compared-previous = مقارنة بالفترة السابقة
asking-compared-last-year = مقارنة بالفترة نفسها من السنة الماضية
asking-as-of = كما كان معروفا يوم { DATE($day) }
asking-quarter = الفصل { $quarter } من { $year }
asking-days = من { DATE($from) } إلى { DATE($to) }
asking-day = يوم { DATE($day) }
asking-overview = نظرة عامة

asking-b1 = المستفيدون والمستفيدات
asking-b1f = المستفيدات
asking-b2 = الخدمات المنجزة
asking-b3 = المستفيدون الجدد
asking-b4 = المستفيدون في الفترة
asking-b5 = المستفيدون حسب الخدمة
asking-b6 = المستفيدون حسب الوسيط
asking-b7 = المستفيدون والمستفيدات
asking-e1 = المقاولات الصغرى المواكبة والممولة
asking-e2 = فرص الشغل المحدثة
asking-e3 = فرص الشغل لكل مقاولة
asking-e4 = المقاولات الصغرى حسب المجال
asking-c1 = مشاريع الاقتصاد الاجتماعي المصادق عليها
asking-c2 = التعاونيات
asking-c2w = التعاونيات النسائية
asking-c3 = اتحادات التعاونيات
asking-c4 = المتعاونون والمتعاونات
asking-c4f = المتعاونات
asking-t1 = من تم تكوينهم
asking-t2 = التسجيلات والمقاعد
asking-t3 = من تم تكوينهم حسب الميدان
asking-p1 = الإدماج المهني
asking-s1 = مدة أول جواب

asking-sex-female = النساء
asking-sex-male = الرجال
asking-sex-undisclosed = جنس غير مصرح به
asking-milieu-urban = الوسط الحضري
asking-milieu-rural = الوسط القروي
asking-profile-job-seeker = الباحثون عن شغل
asking-profile-project-holder = حاملو المشاريع
asking-profile-coop-member = أعضاء التعاونيات
asking-profile-entrepreneur = المقاولون
asking-profile-student = الطلبة
asking-profile-other = وضعية أخرى
