# للفريق: المشاريع والهيئات والإدماج المهني والأرقام الرسمية.

somebody-whom = 👤 شكون؟ كتب السمية ولا التيليفون ولا رقم الملف (HJ-…).
kept-refused = هادشي ما يمكنش: شوف التاريخ (ما يكونش مازال جاي ولا قبل ما تبدا المنصة) والأعداد.
kept-back = ↩ للبطاقة

projects-which = 📁 شمن مشروع؟ برك عليه، ولا كتب المرجع (PR-…) ولا سمية ولا عنوان.
projects-nothing = 📁 ما لقينا حتى مشروع. كتب حاجة أخرى، ولا زيد مشروع جديد.
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
projects-others = 📁 مشاريع خرين
projects-stage = 📍 لاينا مرحلة وصل المشروع؟ (دابا: { $stage_name })
projects-stage-day = 📅 فاش من نهار: { $new_stage_name }؟ ممكن تكتب حتى تاريخ فات.
projects-moved = ✅ تسجل: { $new_stage_name }، { DAY($happened_on) }
projects-undo-sure = نلغيو آخر مرحلة ({ $stage_name })؟ كترجع اللي قبل منها، والأثر كيبقى.
projects-undo-yes = ↶ آه، إلغاء
projects-undone = ↶ رجعنا للمرحلة اللي قبل: { $stage_name }.
projects-not-undone = هادي أول مرحلة: ما كاين ما يتلغى.
projects-axis = 📁 مشروع جديد. فاش من محور؟
project-axis-entrepreneurship = 💡 ريادة الأعمال
project-axis-sse = 🤝 الاقتصاد الاجتماعي والتضامني
project-axis-employability = 💼 قابلية التشغيل
projects-sector = شمن مجال؟
projects-value-chain = شمن سلسلة؟
projects-chain-agricultural-products = منتوجات فلاحية ونباتات عطرية
projects-chain-fruit-and-vegetables = تثمين الفواكه والخضراوات
projects-chain-beekeeping = تربية النحل
projects-chain-honey = العسل
projects-chain-local-products = منتوجات مجالية وصناعة تقليدية
projects-title = شنو سمية المشروع؟
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
    نحفظو؟
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
    شنو نصلحو؟ ومن بعد حفظ.
projects-change-title = العنوان
projects-change-sector = المجال
projects-change-holder = 👤 مول المشروع
projects-change-amounts = 💰 المبالغ
projects-change-accompanied = 🤝 المواكبة
projects-saved = ✅ تسجل: { $reference }
projects-amount-total = 💰 شحال الكلفة كاملة بالدرهم؟
projects-amount-indh = 💰 شحال عطات المبادرة الوطنية بالدرهم؟
projects-accompanied = 🤝 من إمتى كيتواكب؟ دوّز إلا كانت شي زيارة ديال المواكبة مسجلة.
projects-jobs = 👷 فرص الشغل ديال هاد المشروع: برك على سطر باش تصلحو.
projects-jobs-new = ➕ فرص شغل جديدة
projects-jobs-what = شنو نديرو بهاد السطر؟
projects-jobs-cancel = 🗑 ما تبقاش محسوبة
projects-jobs-cancelled = 🗑 ما بقاتش محسوبة؛ والأثر كيبقى.
projects-jobs-count = 👷 شحال من فرصة شغل؟
projects-jobs-sex = لمن؟
projects-jobs-women = عيالات
projects-jobs-men = رجال
projects-jobs-mixed = بجوج
projects-jobs-day = 📅 من إمتى كاينين؟
projects-jobs-evidence = كيفاش عرفنا؟
projects-evidence-cnss = الضمان الاجتماعي
projects-evidence-contract = شفنا العقود
projects-evidence-visit = زيارة ميدانية
projects-evidence-said = فالتيليفون، تقريبا
projects-evidence-planned = ⏳ مازال جايين
projects-jobs-saved = ✅ تسجل: { $job_count }
projects-benefiting-button = 🐝 التعاونيات
projects-benefiting = 🐝 التعاونيات المستافدة: برك على وحدة باش تحيدها.
projects-benefiting-more = ➕ تعاونية أخرى
projects-benefits-still = واش مازال مستافدة من المشروع؟
projects-benefits-no-more = ✖ لا، حيدها
projects-attached = ✅ تسجل.

handover-button = 📦 المعدات
handover-which = 📦 المعدات اللي تعطات: برك على سطر باش تصلحو.
handover-new = ➕ تسليم جديد
handover-item = 📦 شمن معدات؟
handover-quantity = شحال؟
handover-worth = شحال القيمة كاملة بالدرهم؟
handover-day = 📅 إمتى تعطى؟
handover-saved = ✅ تسجل: { $quantity } × { $item }

organisation-which = 🏢 شمن هيئة؟ برك عليها ولا كتب سميتها.
organisation-by-name = 🏢 شنو سمية الهيئة؟
organisation-unknown = «{ $org_name }» مازال ما مسجلاش. نزيدوها؟
organisation-create = ➕ آه، زيدوها
organisation-kind = 🏢 شنو هي؟
organisation-kind-cooperative = تعاونية
organisation-kind-union = اتحاد تعاونيات
organisation-kind-enterprise = مقاولة
organisation-kind-employer = مشغل
organisations-which = 🏢 شمن هيئة؟ برك عليها ولا كتب سميتها.
organisations-nothing = 🏢 ما لقينا حتى هيئة. كتب سمية أخرى، ولا زيدها.
organisations-new = ➕ هيئة جديدة
organisations-workshops = 🛠 الورشات
organisations-others = 🏢 هيئات خرين
organisations-card =
    🏢 <b>{ $org_name }</b>
    { $organisation_kind_name } · { $org_commune_name } · { $value_chain_name }
    نسائية: { $women_led_name } · الاتحاد: { $union_name }
    👥 الأعضاء: { $members_total }، منهم نساء: { $members_women } ({ DATE($census_on) })
organisations-census = 👥 الأعضاء
organisations-members = 👥 شحال من عضو كاملين؟
organisations-members-women = شحال فيهم من مرا؟
organisations-members-sure = واش هاد العدد مضبوط؟
organisations-sure-exact = ✅ بالضبط
organisations-sure-at-least = ⬆ كثر من
organisations-sure-about = ≈ تقريبا
organisations-members-day = 📅 فاش من نهار تحسبو؟
organisations-counted = ✅ تسجل: { $members_total } بتاريخ { DATE($happened_on) }
organisations-not-counted = هادشي ما يمكنش: العيالات ما يقدروش يكونو كثر من المجموع، والنهار ما يكونش مازال جاي.
organisations-name = السمية؟
organisations-women-led = واش تعاونية ديال العيالات؟
organisations-commune = فاش من جماعة؟
organisations-prior = واش كانت محسوبة فالأرقام الرسمية اللي فاتو؟
organisations-prior-unknown = ما عرفناش
organisations-fixing =
    🏢 <b>{ $org_name }</b>
    { $organisation_kind_name } · { $org_commune_name } · { $value_chain_name }
    نسائية: { $women_led_name } · الاتحاد: { $union_name }
    نحفظو؟
organisations-change-name = السمية
organisations-change-women = نسائية؟
organisations-change-chain = السلسلة
organisations-change-commune = الجماعة
organisations-change-union = الاتحاد
organisations-change-prior = محسوبة من قبل؟
organisations-saved = ✅ تسجل: { $org_name }
organisations-union = لاينا اتحاد تابعة؟
organisations-union-none = حتى واحد
organisations-no-union = ما كاين حتى اتحاد مسجل: زيدوه الأول (➕ هيئة جديدة).
organisations-workshops-which = 🛠 الورشات: برك على سطر باش تصلحو.
organisations-workshop-new = ➕ ورشة جديدة
organisations-topic = 🛠 علاش كانت الورشة؟
topic-management = التسيير الإداري والمالي
topic-e-marketing = التسويق الالكتروني
topic-feasibility = دراسة الجدوى
organisations-workshop-day = 📅 فاش من نهار؟
organisations-participants = شحال من واحد شارك؟
organisations-participants-women = شحال فيهم من مرا؟
organisations-workshop-place = فين؟
organisations-held = ✅ تسجلات الورشة: { $participants } مشارك، { DAY($happened_on) }

placements-due = 💼 دازو 3 شهور. شكون بقى فخدمتو؟ برك على سمية.
placements-none-due = 💼 ما كاين تا واحد نسولوه اليوم. شنو نديرو؟
placements-new = ➕ نسجلو إدماج
placements-person = 🔎 الإدماجات ديال شي واحد
placements-offers = 📋 عروض الشغل
placements-card =
    💼 <b>{ $person_label }</b>
    🏢 { $org_name } · { $contract_name }
    📅 من { DATE($started_on) }
    بقى فالخدمة من بعد 3 شهور: { $kept ->
        [yes] آه ✅
        [no] لا
       *[unknown] مازال ما تسولش
    }
placements-kept = ✅ باقي خدام
placements-not-kept = ✖ ما بقاش
placements-others = 💼 اللائحة
placements-checked = ✅ تسجل: { $person_label }
placements-too-soon = مازال الحال: كنسولو من بعد 3 شهور من البدية.
placements-theirs = الإدماجات ديال { $person_label }:
placements-none-of-theirs = ما كاين حتى إدماج مسجل: نسجلو الأول.
placements-offer = واش كان من هاد العروض؟
placements-no-offer = لا، بلا عرض
placements-contract = شمن عقد؟
contract-permanent = عقد غير محدد المدة
contract-fixed-term = عقد محدد المدة
contract-internship = تدريب
contract-apprenticeship = التدرج المهني
contract-seasonal = موسمي
contract-other = حاجة أخرى
placements-day = 📅 إمتى بدات الخدمة؟
placements-summary =
    💼 <b>{ $person_label }</b>
    🏢 { $org_name } · { $contract_name }
    📅 { DAY($started_on) }
    نحفظو؟
placements-change-contract = العقد
placements-change-employer = 🏢 المشغل
placements-saved = ✅ تسجل: { $person_label }. غادي نسولو من بعد 3 شهور.
placements-offers-which = 📋 العروض المفتوحة: برك على عرض، ولا زيد عرض جديد.
placements-offer-new = ➕ عرض جديد
placements-offer-what = شنو وقع لهاد العرض؟
placements-offer-filled = ✅ تعمرات
placements-offer-closed = ✖ تسدات
placements-offer-title = 📋 شمن خدمة؟
placements-offer-places = شحال من بلاصة؟
placements-offer-closes = 📅 محلول حتى إمتى؟
placements-offer-saved = ✅ تسجل العرض.

baseline-which = 📌 الأرقام الرسمية اللي فاتو: برك على رقم باش تصلحو.
baseline-new = ➕ رقم جديد
baseline-indicator = 📌 علاش هاد الرقم؟
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
    شحال؟
baseline-qualifier = كيفاش تقال؟
baseline-as-of = 📅 حتى لإمتى هاد الرقم؟
baseline-source = منين جا؟ (قصاصة، تقرير، رسالة …)
baseline-summary =
    📌 { $figure_indicator_name }
    <b>{ $qualifier_name } { $figure_value }</b> · { DATE($figure_as_of) }
    { $figure_source } · { $part }
    نحفظو؟
baseline-change-value = العدد
baseline-change-qualifier = مضبوط، تقريبا …
baseline-change-source = المصدر
baseline-change-part = طرف منو
baseline-part = شمن طرف؟ كتب مثلا commune=agourai ولا sex=female؛ ودوّز إلا كان كلشي.
baseline-saved = ✅ تسجل. المجاميع كتحسبو وكتقول منين جا.
baseline-refused = هادشي ما يمكنش: التاريخ مازال ما جا، ولا هاد الطرف ما كاينش لهاد الرقم.

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

command-projects = المشاريع: نزيدو ونتبعو
staff-command-projects = { $command } · المشاريع: نزيدو ونتبعو
command-organisations = التعاونيات والاتحادات والمشغلون
staff-command-organisations = { $command } · التعاونيات والاتحادات والمشغلون
command-placements = الإدماج المهني وعروض الشغل
staff-command-placements = { $command } · الإدماج المهني وعروض الشغل
command-baseline = الأرقام الرسمية اللي فاتو
staff-command-baseline = { $command } · الأرقام الرسمية اللي فاتو
