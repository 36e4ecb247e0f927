# For staff: projects, organisations, placements, official figures.

somebody-whom = 👤 Who is it? Write a name, a telephone or a number (HJ-…).
kept-refused = That is not possible: look at the day (not to come, nor before the platform began) and at the numbers.
kept-back = ↩ The card

projects-which = 📁 Which project? Tap it, or write a reference (PR-…), a name, a title.
projects-nothing = 📁 No project found. Write something else, or create one.
projects-new = ➕ New project
projects-card =
    📁 <b>{ $reference }</b> · { $project_title }
    👤 { $person_label }
    { $project_axis_name } · { $project_axis ->
        [sse] { $value_chain_name }
       *[other] { $sector_name }
    }
    📍 <b>{ $stage_name }</b> · { DATE($reached_on) }
    💰 Cost: { $amount_total } MAD · INDH: { $amount_indh } MAD
    🤝 Accompanied since: { DATE($accompanied_on) }
    👷 Jobs: { $jobs_count }
projects-stage-change = 📍 Stage
projects-jobs-button = 👷 Jobs
projects-undo = ↶ Stage by mistake
projects-others = 📁 Other projects
projects-stage = 📍 Which stage was reached? (now: { $stage_name })
projects-stage-day = 📅 On which day: { $new_stage_name }? You can also write a past date.
projects-moved = ✅ On record: { $new_stage_name }, { DAY($happened_on) }
projects-undo-sure = Take the last stage back ({ $stage_name })? The one before holds again; the trace stays.
projects-undo-yes = ↶ Yes, take it back
projects-undone = ↶ The stage before holds again: { $stage_name }.
projects-not-undone = This is the first stage: there is nothing to take back.
projects-axis = 📁 New project. On which axis?
project-axis-entrepreneurship = 💡 Entrepreneurship
project-axis-sse = 🤝 Social and solidarity economy
project-axis-employability = 💼 Employability
projects-sector = Which sector?
projects-value-chain = Which value chain?
projects-chain-agricultural-products = Agricultural, aromatic plants
projects-chain-fruit-and-vegetables = Fruit and vegetables
projects-chain-beekeeping = Beekeeping
projects-chain-honey = Honey
projects-chain-local-products = Craft and local products
projects-title = What is the project called?
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
    💰 { $amount_total } MAD · INDH: { $amount_indh } MAD
    🤝 Accompanied since: { DATE($accompanied_on) }
    📍 { $new_stage_name } · { DATE($happened_on) }
    Save?
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
    💰 { $amount_total } MAD · INDH: { $amount_indh } MAD
    🤝 Accompanied since: { DATE($accompanied_on) }
    What to correct? Save afterwards.
projects-change-title = Title
projects-change-sector = Sector, chain
projects-change-holder = 👤 Holder
projects-change-amounts = 💰 Amounts
projects-change-accompanied = 🤝 Accompaniment
projects-saved = ✅ On record: { $reference }
projects-amount-total = 💰 Total cost of the project, in dirhams?
projects-amount-indh = 💰 The part of the INDH, in dirhams?
projects-accompanied = 🤝 Accompanied since which day? Skip if a visit of accompaniment is on record.
projects-jobs = 👷 The jobs of this project: tap a line to correct it.
projects-jobs-new = ➕ New jobs
projects-jobs-what = What about this line?
projects-jobs-cancel = 🗑 No longer count it
projects-jobs-cancelled = 🗑 These jobs no longer count; the trace stays.
projects-jobs-count = 👷 How many jobs?
projects-jobs-sex = For whom?
projects-jobs-women = Women
projects-jobs-men = Men
projects-jobs-mixed = Both
projects-jobs-day = 📅 Since which day?
projects-jobs-evidence = How do we know?
projects-evidence-cnss = CNSS
projects-evidence-contract = Contracts seen
projects-evidence-visit = Visit on site
projects-evidence-said = By phone, about
projects-evidence-planned = ⏳ Planned
projects-jobs-saved = ✅ On record: { $job_count }
projects-benefiting-button = 🐝 Cooperatives
projects-benefiting = 🐝 The cooperatives that benefit: tap one to take it out.
projects-benefiting-more = ➕ One more
projects-benefits-still = Does it still benefit from the project?
projects-benefits-no-more = ✖ No, take it out
projects-attached = ✅ On record.

handover-button = 📦 Equipment
handover-which = 📦 Equipment handed over: tap a line to correct it.
handover-new = ➕ New hand-over
handover-item = 📦 Which equipment?
handover-quantity = How many?
handover-worth = Total worth, in dirhams?
handover-day = 📅 Handed over on which day?
handover-saved = ✅ On record: { $quantity } × { $item }

organisation-which = 🏢 Which organisation? Tap it, or write its name.
organisation-by-name = 🏢 What is the organisation called?
organisation-unknown = “{ $org_name }” is not on record yet. Create it?
organisation-create = ➕ Yes, create it
organisation-kind = 🏢 What is it?
organisation-kind-cooperative = Cooperative
organisation-kind-union = Union
organisation-kind-enterprise = Enterprise
organisation-kind-employer = Employer
organisations-which = 🏢 Which organisation? Tap it, or write its name.
organisations-nothing = 🏢 No organisation found. Write another name, or create it.
organisations-new = ➕ New organisation
organisations-workshops = 🛠 Workshops
organisations-others = 🏢 The others
organisations-card =
    🏢 <b>{ $org_name }</b>
    { $organisation_kind_name } · { $org_commune_name } · { $value_chain_name }
    Women's: { $women_led_name } · Union: { $union_name }
    👥 Members: { $members_total }, of which women: { $members_women } ({ DATE($census_on) })
organisations-census = 👥 Members
organisations-members = 👥 How many members in all?
organisations-members-women = Of which how many women?
organisations-members-sure = How sure is that number?
organisations-sure-exact = ✅ Exact
organisations-sure-at-least = ⬆ More than
organisations-sure-about = ≈ About
organisations-members-day = 📅 Counted on which day?
organisations-counted = ✅ On record: { $members_total } members on { DATE($happened_on) }
organisations-not-counted = That is not possible: women cannot outnumber the whole, nor the day be to come.
organisations-name = Its name?
organisations-women-led = Is it a women's cooperative?
organisations-commune = Its commune?
organisations-prior = Do the official figures from before count it already?
organisations-prior-unknown = Unknown
organisations-fixing =
    🏢 <b>{ $org_name }</b>
    { $organisation_kind_name } · { $org_commune_name } · { $value_chain_name }
    Women's: { $women_led_name } · Union: { $union_name }
    Save?
organisations-change-name = Name
organisations-change-women = Women's?
organisations-change-chain = Value chain
organisations-change-commune = Commune
organisations-change-union = Union
organisations-change-prior = Counted before?
organisations-saved = ✅ On record: { $org_name }
organisations-union = Which union does it belong to?
organisations-union-none = None
organisations-no-union = No union is on record: create it first (➕ New organisation).
organisations-workshops-which = 🛠 The workshops: tap a line to correct it.
organisations-workshop-new = ➕ New workshop
organisations-topic = 🛠 What was the workshop about?
topic-management = Administration and finance
topic-e-marketing = E-marketing
topic-feasibility = Feasibility study
organisations-workshop-day = 📅 Which day?
organisations-participants = How many took part?
organisations-participants-women = Of which how many women?
organisations-workshop-place = Where?
organisations-held = ✅ Workshop on record: { $participants } took part, { DAY($happened_on) }

placements-due = 💼 Three months already. Who kept their job? Tap a name.
placements-none-due = 💼 Nobody to ask today. What now?
placements-new = ➕ A new placement
placements-person = 🔎 Somebody's placements
placements-offers = 📋 Job offers
placements-card =
    💼 <b>{ $person_label }</b>
    🏢 { $org_name } · { $contract_name }
    📅 since { DATE($started_on) }
    Job kept at three months: { $kept ->
        [yes] yes ✅
        [no] no
       *[unknown] not asked yet
    }
placements-kept = ✅ Kept
placements-not-kept = ✖ Not kept
placements-others = 💼 The list
placements-checked = ✅ On record for { $person_label }.
placements-too-soon = It is too soon: it is asked three months after the beginning.
placements-theirs = The placements of { $person_label }:
placements-none-of-theirs = No placement on record for this person: let us write the first one.
placements-offer = Was it through one of these offers?
placements-no-offer = No, without an offer
placements-contract = Which contract?
contract-permanent = Permanent
contract-fixed-term = Fixed term
contract-internship = Internship
contract-apprenticeship = Apprenticeship
contract-seasonal = Seasonal
contract-other = Other
placements-day = 📅 On which day did the work begin?
placements-summary =
    💼 <b>{ $person_label }</b>
    🏢 { $org_name } · { $contract_name }
    📅 { DAY($started_on) }
    Save?
placements-change-contract = Contract
placements-change-employer = 🏢 Employer
placements-saved = ✅ On record: { $person_label }. We shall ask again after three months.
placements-offers-which = 📋 The open offers: tap one, or write a new one.
placements-offer-new = ➕ New offer
placements-offer-what = What became of this offer?
placements-offer-filled = ✅ Filled
placements-offer-closed = ✖ Closed
placements-offer-title = 📋 Which post?
placements-offer-places = How many places?
placements-offer-closes = 📅 Open until which day?
placements-offer-saved = ✅ Offer on record.

baseline-which = 📌 Official figures from before: tap one to correct it.
baseline-new = ➕ New figure
baseline-indicator = 📌 What does the figure count?
baseline-b1 = Persons
baseline-b1f = women
baseline-b2 = Interactions
baseline-e1 = Enterprises
baseline-e2 = Jobs
baseline-c1 = SSE projects
baseline-c2 = Cooperatives
baseline-c2w = Women's coops
baseline-c3 = Unions
baseline-c4 = Members
baseline-c4f = Women members
baseline-t1 = Trained
baseline-p1 = Placements
baseline-value =
    📌 { $figure_indicator_name }
    Which number?
baseline-qualifier = How was it put?
baseline-as-of = 📅 As of which day?
baseline-source = Where is it from? (dispatch, report, letter …)
baseline-summary =
    📌 { $figure_indicator_name }
    <b>{ $qualifier_name } { $figure_value }</b> · { DATE($figure_as_of) }
    { $figure_source } · { $part }
    Save?
baseline-change-value = Number
baseline-change-qualifier = Exact, about …
baseline-change-source = Source
baseline-change-part = One part
baseline-part = Which part? Write commune=agourai or sex=female, say; skip for the whole.
baseline-saved = ✅ On record. Totals take it in and say where that part comes from.
baseline-refused = That is not possible: the day is to come, or the figure has no such part.

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

command-projects = Projects: create, move on, jobs
staff-command-projects = { $command } · projects: create, move on, jobs
command-organisations = Cooperatives, unions, employers
staff-command-organisations = { $command } · cooperatives, unions, employers
command-placements = Placements and job offers
staff-command-placements = { $command } · placements and job offers
command-baseline = Official figures from before
staff-command-baseline = { $command } · official figures from before
