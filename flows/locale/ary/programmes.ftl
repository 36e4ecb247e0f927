# Cards of programmes (flows/data/programmes.yaml): a name, and what it is in one sentence without terms.

programme-idmaj = إدماج (لانابيك)
programme-idmaj-about = أول خدمة بعقد ديال الإدماج. سول لانابيك على الشروط دابا.
programme-tahfiz = تحفيز (لانابيك)
programme-tahfiz-about = تشجيع للشركات والجمعيات باش يخدمو الناس. سول لانابيك على الشروط دابا.
programme-taehil = تأهيل (لانابيك)
programme-taehil-about = تكوين على حساب آش محتاجين لي كيخدمو. سول لانابيك على الشروط دابا.
programme-self-employment = التشغيل الذاتي (لانابيك)
programme-self-employment-about = مواكبة للي بغا يخدم مع راسو. سول لانابيك على الشروط دابا.
programme-intelaka = انطلاقة
programme-intelaka-about = كريدي من البنك للمشاريع الصغار. سول البنك على الشروط دابا.
programme-forsa = فرصة
programme-forsa-about = دعم لمالين المشاريع: مواكبة وتمويل. شوف اللول واش التسجيل محلول.
programme-awrach = أوراش
programme-awrach-about = خدمة مؤقتة فأوراش عمومية. شوف اللول واش التسجيل محلول.
programme-ofppt = التكوين المهني (أوفپيپيتي)
programme-ofppt-about = تكوين مهني بديبلوم. سول أقرب معهد على الشعب المحلولة.
programme-indh-entrepreneurship = المبادرة الوطنية: دعم ريادة الأعمال
programme-indh-entrepreneurship-about = مواكبة وتمويل لمشاريع الشباب. سول فضاء الاستقبال.
programme-indh-sse = المبادرة الوطنية: الاقتصاد الاجتماعي والتضامني
programme-indh-sse-about = دعم التعاونيات والمنتوجات المجالية. سول فضاء الاستقبال.
