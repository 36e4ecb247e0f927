me-nothing = 👤 لا نحتفظ بملف عنك، لأن موافقتك غير مسجلة. ما اختيارك؟
me-agree = ✅ موافقة على الاحتفاظ بملفي
me-show =
    👤 <b>ما نعرفه عنك</b>
    الاسم: { $name } · الجنس: { $sex_name } · السن: { $age_band_name }
    الجماعة: { $commune_name } · الدراسة: { $education_name }
    الوضعية: { $situation_name }{ $disability ->
        [yes] {" · في وضعية إعاقة"}
       *[other] {""}
    }
    الهاتف: { $phone }
    الرقم: { $public_id }
    ما المعلومة المراد تغييرها؟
me-button-name = الاسم
me-button-sex = الجنس
me-button-age = السن
me-button-commune = الجماعة
me-button-education = الدراسة
me-button-situation = الوضعية
me-button-phone = 📱 الهاتف
me-button-language = 🌐 اللغة
me-button-consents = 🔒 الموافقات
me-name = ما الاسم الذي نناديك به؟
me-phone = 📱 ما رقم هاتفك؟ يتصل به الفريق فقط بخصوص طلباتك.
me-remove = 🗑 مسح
me-no-phone = قبل 18 سنة لا نحتفظ برقم هاتف ولا نتصل بك.
me-consents =
    🔒 <b>موافقاتك</b>
    • الملف والخدمات: { $consent_service ->
        [yes] نعم ✅
       *[other] لا ✖
    }
    • الأعداد بدون اسم: { $consent_statistics ->
        [yes] نعم ✅
       *[other] لا ✖
    }
    • الاتصال بك: { $consent_contact ->
        [yes] نعم ✅
       *[other] لا ✖
    }
    ما الموافقة المراد تغييرها؟
me-consent-service = تغيير: الملف والخدمات
me-consent-statistics = تغيير: الأعداد بدون اسم
me-consent-contact = تغيير: الاتصال بي
me-done = ✔ تم
me-sure = بسحب هذه الموافقة نمسح اسمك وهاتفك. وتبقى تسجيلاتك ومواعيدك إلى حين إلغائها، والاستماع والمعلومات رهن إشارتك. هل نمسح؟
me-withdraw = 🗑 نعم، المسح
me-keep = لا، الإبقاء على الموافقة
me-forgotten = تم مسح اسمك وهاتفك من ملفك.

me-button-path = 🌱 مساري
me-path =
    🌱 <b>مسارك معنا</b>
    🎓 تكوينات مكتملة: { $my_courses }
    💼 العمل: { $my_employer } · منذ { DATE($my_started_on) }
me-projects = 📁 مشروعك: المرجو الضغط عليه لمعرفة مرحلته.
me-no-project = 📁 لا يوجد مشروع مسجل باسمك. عندك فكرة؟ نرحب بك لنتحدث عنها، ونبدأ من حيث أنت.
me-project =
    📁 <b>{ $project_title }</b> · { $reference }
    المرحلة الحالية: <b>{ $stage_name }</b>، منذ { DATE($reached_on) }
    <b>الخطوة التالية:</b> { $stage ->
        [idea] نكتب فكرتك معا. يكفي طلب موعد، دون تحضير أي شيء.
        [study] نكمل الدراسة معك، ثم يمر الملف إلى اللجنة.
        [committee] اللجنة تدرس ملفك. سيخبرك الفريق بقرارها.
        [approved] تمت المصادقة، هنيئا! بقيت وثائق التمويل، نحضرها معك.
        [funded] تم التمويل، هنيئا! يمكنك الانطلاق ونحن بجانبك.
        [running] مشروعك في الطريق. إذا تعثر شيء فنحن هنا.
        [closed] انتهى هذا المشروع. فكرة أخرى؟ الباب مفتوح.
       *[other] نتحدث عنه معا في فضاء الاستقبال.
    }
me-project-appointment = 📅 لقاء الفريق
me-disability = تذكر إحدى لوائح المنصة أنك في وضعية إعاقة. هل نحذف ذلك من ملفك؟
me-disability-forget = 🗑 نعم، الحذف
me-disability-keep = لا، تغيير الوضعية فقط
