# Cards of programmes (flows/data/programmes.yaml): a name, and what it is in one sentence without terms.

programme-idmaj = إدماج (أنابيك)
programme-idmaj-about = أول تجربة مهنية بعقد إدماج. اسأل الوكالة عن الشروط الحالية.
programme-tahfiz = تحفيز (أنابيك)
programme-tahfiz-about = تشجيع المقاولات والجمعيات على التشغيل. اسأل الوكالة عن الشروط الحالية.
programme-taehil = تأهيل (أنابيك)
programme-taehil-about = تكوين يقرب كفاءاتك من حاجيات المشغلين. اسأل الوكالة عن الشروط الحالية.
programme-self-employment = التشغيل الذاتي (أنابيك)
programme-self-employment-about = مواكبة لمن يريد إحداث نشاطه الخاص. اسأل الوكالة عن الشروط الحالية.
programme-intelaka = انطلاقة
programme-intelaka-about = تمويل بنكي للمشاريع الصغرى. اسأل بنكا عن الشروط الحالية.
programme-forsa = فرصة
programme-forsa-about = دعم لحاملي المشاريع: مواكبة وتمويل. تأكد أولا من أن التسجيل مفتوح.
programme-awrach = أوراش
programme-awrach-about = فرص شغل مؤقتة في أوراش عمومية. تأكد أولا من أن التسجيل مفتوح.
programme-ofppt = مكتب التكوين المهني وإنعاش الشغل
programme-ofppt-about = تكوين مهني بشهادة. اسأل أقرب مؤسسة عن الشعب المفتوحة.
programme-indh-entrepreneurship = المبادرة الوطنية للتنمية البشرية: دعم ريادة الأعمال
programme-indh-entrepreneurship-about = مواكبة وتمويل لمشاريع الشباب ضمن برنامج تحسين الدخل والإدماج الاقتصادي للشباب. اسأل فضاء الاستقبال.
programme-indh-sse = المبادرة الوطنية للتنمية البشرية: الاقتصاد الاجتماعي والتضامني
programme-indh-sse-about = دعم التعاونيات وسلاسل القيمة المحلية. اسأل فضاء الاستقبال.
