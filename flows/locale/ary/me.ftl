me-nothing = 👤 ما محتافظين بحتى ملف عليك، حيت الموافقة ديالك ما مسجلاش. شنو بغيتي؟
me-agree = ✅ واخا، حتافظو بالملف
me-show =
    👤 <b>شنو عارفين عليك</b>
    السمية: { $name } · الجنس: { $sex_name } · العمر: { $age_band_name }
    الجماعة: { $commune_name } · القراية: { $education_name }
    الوضعية: { $situation_name }{ $disability ->
        [yes] {" · فوضعية إعاقة"}
       *[other] {""}
    }
    التيليفون: { $phone }
    الرقم: { $public_id }
    شنو بغيتي تبدل؟
me-button-name = السمية
me-button-sex = الجنس
me-button-age = العمر
me-button-commune = الجماعة
me-button-education = القراية
me-button-situation = الوضعية
me-button-phone = 📱 التيليفون
me-button-language = 🌐 اللغة
me-button-consents = 🔒 الموافقات
me-name = شنو هي السمية اللي نعيطو ليك بيها؟
me-phone = 📱 شنو هي نمرة التيليفون ديالك؟ الفريق كيتاصل بيها غير على قبل الطلبات ديالك.
me-remove = 🗑 مسح
me-no-phone = قبل 18 عام ما كنحتافظوش بالنمرة وما كنتاصلوش بيك.
me-consents =
    🔒 <b>الموافقات ديالك</b>
    • الملف والخدمات: { $consent_service ->
        [yes] آه ✅
       *[other] لا ✖
    }
    • الأعداد بلا سمية: { $consent_statistics ->
        [yes] آه ✅
       *[other] لا ✖
    }
    • نتاصلو بيك: { $consent_contact ->
        [yes] آه ✅
       *[other] لا ✖
    }
    شنو بغيتي تبدل؟
me-consent-service = بدل: الملف والخدمات
me-consent-statistics = بدل: الأعداد بلا سمية
me-consent-contact = بدل: الاتصال بيا
me-done = ✔ صافي
me-sure = إلا حيدتي هاد الموافقة، كنمسحو السمية والنمرة ديالك. التسجيلات والمواعيد كيبقاو حتى يتلغاو، والاستماع والمعلومات ديما كاينين. نمسحو؟
me-withdraw = 🗑 آه، مسحو
me-keep = لا، خليو الموافقة
me-forgotten = تمسحات السمية والنمرة من الملف ديالك.

me-button-path = 🌱 المسار ديالي
me-path =
    🌱 <b>المسار ديالك معانا</b>
    🎓 تكوينات كملتيها: { $my_courses }
    💼 الخدمة: { $my_employer } · من { DATE($my_started_on) }
me-projects = 📁 المشروع ديالك: برك عليه باش تشوف فين وصل.
me-no-project = 📁 ما كاين حتى مشروع مسجل بسميتك. عندك شي فكرة؟ مرحبا بيك، نهضرو عليها ونبداو من فين وصلتي.
me-project =
    📁 <b>{ $project_title }</b> · { $reference }
    فين وصل: <b>{ $stage_name }</b>، من { DATE($reached_on) }
    <b>شنو من بعد:</b> { $stage ->
        [idea] نكتبو الفكرة ديالك مع بعضياتنا. غير طلب موعد، بلا ما توجد والو.
        [study] نكملو الدراسة معاك، ومن بعد الملف كيدوز للجنة.
        [committee] اللجنة كتشوف الملف ديالك. الفريق غادي يقول ليك شنو قررات.
        [approved] تقبل، مبروك! بقاو غير وراق التمويل، نوجدوهم معاك.
        [funded] تمول، مبروك! تقدر تبدا، وحنا معاك.
        [running] المشروع ديالك غادي. إلا وقف شي حاجة، هضر معانا.
        [closed] هاد المشروع سالا. شي فكرة أخرى؟ الباب محلول.
       *[other] نهضرو عليه مع بعضياتنا ففضاء الاستقبال.
    }
me-project-appointment = 📅 نشوف الفريق
me-disability = واحد اللائحة ديال المنصة فيها بلي كاينة وضعية إعاقة. واش نمسحوها من الملف ديالك؟
me-disability-forget = 🗑 آه، مسحوها
me-disability-keep = لا، نبدل غير الوضعية
