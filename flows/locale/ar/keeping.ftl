# للفريق: المشاريع والهيئات والإدماج المهني والأرقام الرسمية.

somebody-whom = 👤 من المعني؟ اكتبوا اسما أو رقم هاتف أو رقم الملف (HJ-…).
kept-refused = هذا غير ممكن: تحققوا من التاريخ (لا مستقبلي ولا قبل انطلاق المنصة) ومن الأعداد.
kept-back = ↩ إلى البطاقة

projects-which = 📁 أي مشروع؟ اضغطوا عليه، أو اكتبوا المرجع (PR-…) أو اسما أو عنوانا.
projects-nothing = 📁 لم نجد أي مشروع. اكتبوا شيئا آخر، أو أنشئوا مشروعا جديدا.
projects-new = ➕ مشروع جديد
projects-card =
    📁 <b>{ $reference }</b> · { $project_title }
    👤 { $person_label }
    { $project_axis_name } · { $project_axis ->
        [sse] { $value_chain_name }
       *[other] { $sector_name }
    }
    📍 <b>{ $stage_name }</b> · { DATE($reached_on) }
    💰 الكلفة: { $amount_total } درهم · المبادرة: { $amount_indh } درهم
    🤝 المواكبة منذ: { DATE($accompanied_on) }
    👷 فرص الشغل: { $jobs_count }
projects-stage-change = 📍 المرحلة
projects-jobs-button = 👷 فرص الشغل
projects-undo = ↶ مرحلة بالخطأ
projects-others = 📁 مشاريع أخرى
projects-stage = 📍 ما المرحلة التي بلغها المشروع؟ (الآن: { $stage_name })
projects-stage-day = 📅 في أي يوم: { $new_stage_name }؟ يمكن أيضا كتابة تاريخ سابق.
projects-moved = ✅ تم التسجيل: { $new_stage_name }، { DAY($happened_on) }
projects-undo-sure = هل نلغي آخر مرحلة ({ $stage_name })؟ تعود المرحلة السابقة، ويبقى الأثر.
projects-undo-yes = ↶ نعم، إلغاء
projects-undone = ↶ عدنا إلى المرحلة السابقة: { $stage_name }.
projects-not-undone = هذه أول مرحلة: لا يوجد ما يلغى.
projects-axis = 📁 مشروع جديد. في أي محور؟
project-axis-entrepreneurship = 💡 ريادة الأعمال
project-axis-sse = 🤝 الاقتصاد الاجتماعي والتضامني
project-axis-employability = 💼 قابلية التشغيل
projects-sector = أي مجال؟
projects-value-chain = أي سلسلة؟
projects-chain-agricultural-products = منتوجات فلاحية ونباتات عطرية
projects-chain-fruit-and-vegetables = تثمين الفواكه والخضراوات
projects-chain-beekeeping = تربية النحل
projects-chain-honey = العسل
projects-chain-local-products = منتوجات مجالية وصناعة تقليدية
projects-title = ما اسم المشروع؟
projects-summary =
    📁 { $project_title }
    👤 { $project_axis ->
        [sse] { $org_name }
       *[other] { $person_label }
    }
    { $project_axis_name } · { $project_axis ->
        [sse] { $value_chain_name }
       *[other] { $sector_name }
    }
    💰 { $amount_total } درهم · المبادرة: { $amount_indh } درهم
    🤝 المواكبة منذ: { DATE($accompanied_on) }
    📍 { $new_stage_name } · { DATE($happened_on) }
    هل نحفظ؟
projects-fixing =
    ✏️ <b>{ $reference }</b>
    📁 { $project_title }
    👤 { $project_axis ->
        [sse] { $org_name }
       *[other] { $person_label }
    }
    { $project_axis_name } · { $project_axis ->
        [sse] { $value_chain_name }
       *[other] { $sector_name }
    }
    💰 { $amount_total } درهم · المبادرة: { $amount_indh } درهم
    🤝 المواكبة منذ: { DATE($accompanied_on) }
    ماذا نصحح؟ ثم احفظوا.
projects-change-title = العنوان
projects-change-sector = المجال
projects-change-holder = 👤 حامل المشروع
projects-change-amounts = 💰 المبالغ
projects-change-accompanied = 🤝 المواكبة
projects-saved = ✅ تم التسجيل: { $reference }
projects-amount-total = 💰 الكلفة الإجمالية بالدرهم؟
projects-amount-indh = 💰 مساهمة المبادرة الوطنية بالدرهم؟
projects-accompanied = 🤝 منذ متى تتم مواكبته؟ تجاوزوا إذا كانت زيارة مواكبة مسجلة.
projects-jobs = 👷 فرص شغل هذا المشروع: اضغطوا على سطر لتصحيحه.
projects-jobs-new = ➕ فرص شغل جديدة
projects-jobs-what = ماذا نفعل بهذا السطر؟
projects-jobs-cancel = 🗑 لا تحتسب بعد الآن
projects-jobs-cancelled = 🗑 لم تعد تحتسب؛ ويبقى الأثر.
projects-jobs-count = 👷 كم فرصة شغل؟
projects-jobs-sex = لمن؟
projects-jobs-women = نساء
projects-jobs-men = رجال
projects-jobs-mixed = مختلط
projects-jobs-day = 📅 منذ أي يوم؟
projects-jobs-evidence = كيف عرفنا ذلك؟
projects-evidence-cnss = الضمان الاجتماعي
projects-evidence-contract = عقود اطلعنا عليها
projects-evidence-visit = زيارة ميدانية
projects-evidence-said = بالهاتف، حوالي
projects-evidence-planned = ⏳ مرتقبة
projects-jobs-saved = ✅ تم التسجيل: { $job_count }
projects-benefiting-button = 🐝 التعاونيات
projects-benefiting = 🐝 التعاونيات المستفيدة: اضغطوا على واحدة لسحبها.
projects-benefiting-more = ➕ تعاونية أخرى
projects-benefits-still = هل ما زالت تستفيد من المشروع؟
projects-benefits-no-more = ✖ لا، سحبها
projects-attached = ✅ تم التسجيل.

handover-button = 📦 المعدات
handover-which = 📦 المعدات المسلمة: اضغطوا على سطر لتصحيحه.
handover-new = ➕ تسليم جديد
handover-item = 📦 ما المعدات؟
handover-quantity = كم العدد؟
handover-worth = القيمة الإجمالية بالدرهم؟
handover-day = 📅 متى تم التسليم؟
handover-saved = ✅ تم التسجيل: { $quantity } × { $item }

organisation-which = 🏢 أي هيئة؟ اضغطوا عليها أو اكتبوا اسمها.
organisation-by-name = 🏢 ما اسم الهيئة؟
organisation-unknown = «{ $org_name }» غير مسجلة بعد. هل ننشئها؟
organisation-create = ➕ نعم، أنشئوها
organisation-kind = 🏢 ما نوعها؟
organisation-kind-cooperative = تعاونية
organisation-kind-union = اتحاد تعاونيات
organisation-kind-enterprise = مقاولة
organisation-kind-employer = مشغل
organisations-which = 🏢 أي هيئة؟ اضغطوا عليها أو اكتبوا اسمها.
organisations-nothing = 🏢 لم نجد أي هيئة. اكتبوا اسما آخر، أو أنشئوها.
organisations-new = ➕ هيئة جديدة
organisations-workshops = 🛠 الورشات
organisations-others = 🏢 هيئات أخرى
organisations-card =
    🏢 <b>{ $org_name }</b>
    { $organisation_kind_name } · { $org_commune_name } · { $value_chain_name }
    نسائية: { $women_led_name } · الاتحاد: { $union_name }
    👥 الأعضاء: { $members_total }، منهم نساء: { $members_women } ({ DATE($census_on) })
organisations-census = 👥 الأعضاء
organisations-members = 👥 كم عدد الأعضاء إجمالا؟
organisations-members-women = كم منهم من النساء؟
organisations-members-sure = هل هذا العدد مضبوط؟
organisations-sure-exact = ✅ بالضبط
organisations-sure-at-least = ⬆ أكثر من
organisations-sure-about = ≈ حوالي
organisations-members-day = 📅 في أي يوم تم العد؟
organisations-counted = ✅ تم التسجيل: { $members_total } بتاريخ { DATE($happened_on) }
organisations-not-counted = هذا غير ممكن: لا يمكن أن يفوق عدد النساء المجموع، ولا أن يكون اليوم مستقبليا.
organisations-name = الاسم؟
organisations-women-led = هل هي تعاونية نسائية؟
organisations-commune = الجماعة؟
organisations-prior = هل سبق احتسابها في الأرقام الرسمية السابقة؟
organisations-prior-unknown = لا نعلم
organisations-fixing =
    🏢 <b>{ $org_name }</b>
    { $organisation_kind_name } · { $org_commune_name } · { $value_chain_name }
    نسائية: { $women_led_name } · الاتحاد: { $union_name }
    هل نحفظ؟
organisations-change-name = الاسم
organisations-change-women = نسائية؟
organisations-change-chain = السلسلة
organisations-change-commune = الجماعة
organisations-change-union = الاتحاد
organisations-change-prior = محتسبة من قبل؟
organisations-saved = ✅ تم التسجيل: { $org_name }
organisations-union = إلى أي اتحاد تنتمي؟
organisations-union-none = لا شيء
organisations-no-union = لا يوجد أي اتحاد مسجل: أنشئوه أولا (➕ هيئة جديدة).
organisations-workshops-which = 🛠 الورشات: اضغطوا على سطر لتصحيحه.
organisations-workshop-new = ➕ ورشة جديدة
organisations-topic = 🛠 ما موضوع الورشة؟
topic-management = التسيير الإداري والمالي
topic-e-marketing = التسويق الالكتروني
topic-feasibility = دراسة الجدوى
organisations-workshop-day = 📅 في أي يوم؟
organisations-participants = كم عدد المشاركين والمشاركات؟
organisations-participants-women = كم منهم من النساء؟
organisations-workshop-place = أين؟
organisations-held = ✅ تم تسجيل الورشة: { $participants } مشاركا، { DAY($happened_on) }

placements-due = 💼 مرت ثلاثة أشهر. من حافظ على عمله؟ اضغطوا على اسم.
placements-none-due = 💼 لا أحد يجب سؤاله اليوم. ماذا نفعل؟
placements-new = ➕ تسجيل إدماج
placements-person = 🔎 إدماجات شخص
placements-offers = 📋 عروض الشغل
placements-card =
    💼 <b>{ $person_label }</b>
    🏢 { $org_name } · { $contract_name }
    📅 منذ { DATE($started_on) }
    الحفاظ على العمل بعد ثلاثة أشهر: { $kept ->
        [yes] نعم ✅
        [no] لا
       *[unknown] لم يسأل بعد
    }
placements-kept = ✅ حافظ على العمل
placements-not-kept = ✖ لم يحافظ عليه
placements-others = 💼 اللائحة
placements-checked = ✅ تم التسجيل: { $person_label }
placements-too-soon = الوقت مبكر: نسأل بعد ثلاثة أشهر من البداية.
placements-theirs = إدماجات { $person_label }:
placements-none-of-theirs = لا يوجد إدماج مسجل لهذا الشخص: لنسجل الأول.
placements-offer = هل كان ذلك عبر أحد هذه العروض؟
placements-no-offer = لا، بدون عرض
placements-contract = أي عقد؟
contract-permanent = عقد غير محدد المدة
contract-fixed-term = عقد محدد المدة
contract-internship = تدريب
contract-apprenticeship = التدرج المهني
contract-seasonal = موسمي
contract-other = آخر
placements-day = 📅 متى بدأ العمل؟
placements-summary =
    💼 <b>{ $person_label }</b>
    🏢 { $org_name } · { $contract_name }
    📅 { DAY($started_on) }
    هل نحفظ؟
placements-change-contract = العقد
placements-change-employer = 🏢 المشغل
placements-saved = ✅ تم التسجيل: { $person_label }. نسأل عن الأحوال بعد ثلاثة أشهر.
placements-offers-which = 📋 العروض المفتوحة: اضغطوا على عرض، أو سجلوا عرضا جديدا.
placements-offer-new = ➕ عرض جديد
placements-offer-what = ما مصير هذا العرض؟
placements-offer-filled = ✅ تم شغل المنصب
placements-offer-closed = ✖ مغلق
placements-offer-title = 📋 أي منصب؟
placements-offer-places = كم منصبا؟
placements-offer-closes = 📅 مفتوح إلى أي يوم؟
placements-offer-saved = ✅ تم تسجيل العرض.

baseline-which = 📌 الأرقام الرسمية السابقة: اضغطوا على رقم لتصحيحه.
baseline-new = ➕ رقم جديد
baseline-indicator = 📌 ماذا يمثل هذا الرقم؟
baseline-b1 = المستفيدون
baseline-b1f = منهم نساء
baseline-b2 = التفاعلات
baseline-e1 = المقاولات
baseline-e2 = فرص الشغل
baseline-c1 = مشاريع ت.ت
baseline-c2 = التعاونيات
baseline-c2w = النسائية
baseline-c3 = الاتحادات
baseline-c4 = المتعاونون
baseline-c4f = المتعاونات
baseline-t1 = المكونون
baseline-p1 = الإدماجات
baseline-value =
    📌 { $figure_indicator_name }
    ما العدد؟
baseline-qualifier = كيف ورد الرقم؟
baseline-as-of = 📅 إلى أي تاريخ يتوقف هذا الرقم؟
baseline-source = ما مصدره؟ (قصاصة، تقرير، مراسلة …)
baseline-summary =
    📌 { $figure_indicator_name }
    <b>{ $qualifier_name } { $figure_value }</b> · { DATE($figure_as_of) }
    { $figure_source } · { $part }
    هل نحفظ؟
baseline-change-value = العدد
baseline-change-qualifier = مضبوط، حوالي …
baseline-change-source = المصدر
baseline-change-part = جزء منه
baseline-part = أي جزء؟ اكتبوا مثلا commune=agourai أو sex=female؛ وتجاوزوا إن كان الكل.
baseline-saved = ✅ تم التسجيل. تأخذه المجاميع بعين الاعتبار وتذكر مصدره.
baseline-refused = هذا غير ممكن: التاريخ لم يأت بعد، أو لا يوجد هذا الجزء لهذا الرقم.

option-project = { $person_label } · { $stage ->
        [idea] {stage-idea}
        [study] {stage-study}
        [committee] {stage-committee}
        [approved] {stage-approved}
        [funded] {stage-funded}
        [running] {stage-running}
        [closed] {stage-closed}
       *[other] —
    }
option-my-project = 📁 { $project_title }
option-organisation = { $org_name } · { $kind ->
        [cooperative] {organisation-kind-cooperative}
        [union] {organisation-kind-union}
        [enterprise] {organisation-kind-enterprise}
       *[other] {organisation-kind-employer}
    }
option-jobs = { $status ->
        [verified] ✅
        [planned] ⏳
       *[other] 💬
    } { $count } · { DATE($day) }
option-handover = { $quantity } × { $item } · { DATE($day) }
option-workshop =
    { DATE($day) } · { $participants } · { $topic ->
        [management] {topic-management}
        [e_marketing] {topic-e-marketing}
       *[other] {topic-feasibility}
    }
option-placement = { $person_label } · { DATE($started_on) }
option-offer = { $offer_title } · { $org_name } ({ $places })
option-figure = { $figure_value } · { DATE($figure_as_of) }

command-projects = المشاريع: إنشاء وتتبع وفرص شغل
staff-command-projects = { $command } · المشاريع: إنشاء وتتبع وفرص شغل
command-organisations = التعاونيات والاتحادات والمشغلون
staff-command-organisations = { $command } · التعاونيات والاتحادات والمشغلون
command-placements = الإدماج المهني وعروض الشغل
staff-command-placements = { $command } · الإدماج المهني وعروض الشغل
command-baseline = الأرقام الرسمية السابقة
staff-command-baseline = { $command } · الأرقام الرسمية السابقة
