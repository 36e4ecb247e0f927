me-nothing = 👤 ما محتافظين بحتى ملف عليك، حيت الموافقة ديالك ما مسجلاش. شنو بغيتي؟
me-agree = ✅ واخا، حتافظو بالملف
me-show =
    👤 <b>شنو عارفين عليك</b>
    السمية: { $name } · الجنس: { $sex_name } · العمر: { $age_band_name }
    الجماعة: { $commune_name } · القراية: { $education_name }
    الوضعية: { $situation_name }
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
