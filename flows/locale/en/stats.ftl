# The figures that staff ask for, and the names of services, channels and periods.

period-today = Today
period-week = This week
period-month = This month
period-quarter = This quarter
period-year = This year
period-start = Since the start
period-range = Chosen period
period-today-chosen = ● Today
period-week-chosen = ● This week
period-month-chosen = ● This month
period-quarter-chosen = ● This quarter
period-year-chosen = ● This year
period-start-chosen = ● Since the start
period-today-short = Day
period-today-short-chosen = ● Day
period-week-short = Week
period-week-short-chosen = ● Week
period-month-short = Month
period-month-short-chosen = ● Month
period-quarter-short = Quarter
period-quarter-short-chosen = ● Quarter
period-year-short = Year
period-year-short-chosen = ● Year
period-start-short = Start
period-start-short-chosen = ● Start
period-today-words = today | day
period-week-words = week | this week
period-month-words = month | this month
period-quarter-words = quarter | this quarter
period-year-words = year | this year
period-start-words = all | everything | since the start | ever | total

service-listening = Listening
service-orientation = Orientation
service-accompaniment = Accompaniment
service-training = Training
service-funding = Funding
service-placement = Help into work
service-coop-support = Support for cooperatives
service-equipment = Equipment
service-information = Information

channel-reception = Reception space
channel-electronic = Electronic platform
channel-mobile = Mobile platform

dimension-sex = Sex
dimension-age-band = Age
dimension-commune = Commune
dimension-milieu = Urban or rural
dimension-profile = Profile
dimension-disability = Disability
dimension-service = Service
dimension-channel = Channel
dimension-training-field = Training field
dimension-sector = Sector

part-sex-female = Women
part-sex-male = Men
part-sex-undisclosed = Sex not stated
part-milieu-urban = Urban
part-milieu-rural = Rural
part-disability-yes = With a disability
part-disability-no = Without a disability
part-situation-job-seeker = Job seekers
part-situation-project-holder = Project holders
part-situation-coop-member = Members of a cooperative
part-situation-entrepreneur = Entrepreneurs
part-situation-student = Students
part-situation-other = Other situation

risk-none = No sign of danger
risk-low = Low risk
risk-medium = Medium risk
risk-high = High risk

stats-words-by = by
stats-words-where = where | only
stats-words-as-of = as of | as-of | asof
stats-words-previous = compare previous | compared | compare | vs previous
stats-words-last-year = compare last year | compare last_year | vs last year
stats-words-sex = sex | gender
stats-words-age-band = age | age band
stats-words-commune = communes
stats-words-milieu = milieu
stats-words-profile = profile | situation
stats-words-disability = disability
stats-words-service = services
stats-words-channel = channels
stats-words-training-field = field | training
stats-words-sector = sectors

stats-title = 📊 <b>{ $period }</b>
stats-day = { DATE($from) }
stats-days = { DATE($from) } to { DATE($to) }
stats-as-of = As recorded on { DATE($day) } at { $time } (Casablanca)
stats-as-of-past = 🕰 As it would have been told on { DATE($day) }
stats-only = Only: <b>{ $filters }</b>
stats-compared = Compared with: { DATE($from) } to { DATE($to) }
stats-not-compared = There is no earlier period to compare with.
stats-persons = 👥 <b>Beneficiaries: { $persons }</b> since { DATE($since) }
stats-sexes = Women { $female } ({ $female_share }%) · Men { $male } · Not stated { $undisclosed }
stats-not-split = Sex not split in the official figure: { $count }
stats-women = of which women: { $women } ({ $share }%)
stats-women-record = of which women, on record: { $women } ({ $share }%)
stats-official = of which official figure of { DATE($day) }: { $baseline } ({ $source })
stats-unsure = The maximum counts { $count } persons of whom it is not known whether they came before.
stats-unplaced = The official figure ({ $baseline } on { DATE($day) }) is not split so: up to { $count } more.
stats-in-period =
    📅 <b>In this period</b>
    New: { $new } · Active: { $active }
stats-active-women = Active: women { $women } ({ $share }%)
stats-contacts = Interactions (services rendered): { $contacts }
stats-trained = 🎓 Young people trained: { $trained } · Placements: { $placed }
stats-sign-ups = Sign-ups: { $sign_ups } · Confirmed seats: { $confirmed } · Waiting: { $waiting }
stats-enterprises = 🏢 Micro-enterprises financed: { $enterprises } · Jobs created: { $jobs }
stats-projects = 🤝 SSE projects approved: { $projects }
stats-cooperatives = Cooperatives: { $cooperatives }, of which women's: { $women_led } · Unions: { $unions }
stats-members = Members: { $members }, of which women: { $women }
stats-interactions = 💬 Turns with the bot: { $interactions } · People who wrote: { $writers }
stats-left-out = Not known in this way: { $names }
stats-figure = <b>{ $name }: { $value }</b>
stats-figure-line = { $name }: <b>{ $value }</b>
stats-range = { $value } (at most { $high })
stats-sure = { $qualifier } { $value }
stats-none = none
stats-not-known = not known (official figure: { $count })
stats-minutes = { $value } min
stats-percent = { $value }%
stats-change = Before: { $before } · Change: { $difference }
stats-change-percent = Before: { $before } · Change: { $difference } ({ $percent }%)
stats-changed = { $value } ({ $difference })
stats-changed-percent = { $value } ({ $difference }; { $percent }%)
stats-by = By { $dimensions }
stats-by-women = By { $dimensions } (♀: share of women)
stats-part = { $name }: { $value } ({ $share }%) { $bar }
stats-part-women = { $name }: { $value } ({ $share }%) · ♀ { $women_share }%
stats-part-only = { $name }: { $value }
stats-group = <b>{ $name }: { $value }</b>
stats-group-only = <b>{ $name }</b>
stats-more-parts = … and { $count } more cells: ask for the file.
stats-overlap = <i>One person may stand in several lines: their sum is { $count } more than the total.</i>
stats-seats = Seats: { $seats } · taken: { $taken } · completed: { $completed } · not shown up: { $no_show }
stats-kept = Jobs started: { $placements } · checked after three months: { $checked } · kept: { $kept }
stats-cases = Talks opened: { $cases } · answered: { $replied } · still open: { $open }
stats-short-definition = <i>{ $definition }</i>
stats-definition =
    <b>{ $name }</b> ({ $id })
    { $definition }
stats-what-title = ❓ <b>What is counted?</b>
stats-ask-by = Split “{ $name }” by… At most two at once.
stats-ask-only = Only of…
stats-ask-value = { $dimension }: choose a value.
stats-ask-compare = Compare with…
stats-ask-compare-start = Before the start there is nothing to compare with. Choose a period:
stats-ask-as-of =
    The figures as they would have been told at the end of a day. Or write:
    <code>/stats year as of 2025-06-30</code>
stats-ask-more = Which figures?
stats-rows-title = 🔎 <b>{ $name }</b>: { $total } on record · page { $page } of { $pages }
stats-rows-none = 🔎 <b>{ $name }</b>: no rows on record.
stats-rows-official = The official figure has no rows.
stats-row = <code>{ $reference }</code> · { DATE($day) } · { $told }
stats-row-bare = <code>{ $reference }</code> · { DATE($day) }
stats-row-contacts =
    { $count ->
        [one] { $count } service
       *[other] { $count } services
    }
stats-row-jobs =
    { $count ->
        [one] { $count } job
       *[other] { $count } jobs
    }
stats-row-members = { $count } members
stats-row-women = { $count } women
stats-row-minutes = { $count } min
stats-row-kept-yes = kept for three months
stats-row-kept-no = not kept
stats-row-kept-unknown = not checked
stats-button-by = Split
stats-button-only = Only
stats-button-compare = Compare
stats-button-as-of = As of
stats-button-more = More
stats-button-what = Meaning
stats-button-rows = 🔎 Rows
stats-button-back = ‹ Back
stats-button-overview = 📊 Overview
stats-button-all = ✕ All
stats-button-choice = { $name }
stats-button-chosen = ● { $name }
stats-button-earlier = ‹
stats-button-later = ›
stats-button-previous = The period before
stats-button-last-year = The same, a year ago
stats-button-none = No comparison
stats-button-now = Now
stats-button-day = End of { DATE($day) }
stats-family-persons = 👥 Beneficiaries
stats-family-enterprises = 🏢 Enterprises and jobs
stats-family-cooperatives = 🤝 Cooperatives
stats-family-training = 🎓 Training
stats-family-work = 💼 Placements
stats-family-listening = 🕊 Quality of listening
stats-unknown = Unknown
stats-others = Other communes
stats-nothing = Nothing yet in this period. Choose another one:
stats-nonsense-indicator = There is no such indicator: { $word }
stats-nonsense-dimension = “{ $name }” is not known by { $dimension }. It can be split by: { $known }.
stats-nonsense-dimension-none = “{ $name }” cannot be split.
stats-nonsense-value = “{ $name }” does not know this value of { $dimension }: { $word }
stats-nonsense-splits = At most two splits at once, and different ones.
stats-nonsense-name = This word names nothing that is known: { $word }. One can write: { $known }.
stats-period-unknown =
    This is not understood. Tap a button, or write for example:
    <code>/stats 2026</code>
    <code>/stats 2026-03</code>
    <code>/stats 2026-01-01..2026-03-31</code>
    <code>/stats T1 2026 by sex,commune</code>
    <code>/stats month commune=agourai</code>
