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

stats-title = 📊 <b>{ $period }</b>
stats-day = { DATE($from) }
stats-days = { DATE($from) } to { DATE($to) }
stats-as-of = As recorded on { DATE($day) } at { $time } (Casablanca time)
stats-persons = 👥 <b>Beneficiaries: { $persons }</b> since { DATE($since) }
stats-sexes = Women { $female } ({ $female_share }%) · Men { $male } ({ $male_share }%) · Undisclosed { $undisclosed } ({ $undisclosed_share }%)
stats-in-period =
    📅 <b>In this period</b>
    New: { $new } · Active beneficiaries: { $active }
stats-contacts = Services rendered in listening, orientation and accompaniment: { $contacts }
stats-interactions = Interactions: { $interactions } · People who wrote: { $writers }
stats-sign-ups = Sign-ups for training: { $sign_ups } · Confirmed seats: { $confirmed } · Wait list: { $waiting }
stats-by-service = <b>By service</b> (persons · services rendered)
stats-by-channel = <b>By channel</b> (persons by their first channel · services rendered)
stats-by-commune = <b>By commune</b>
stats-by-age = <b>By age</b>
stats-contacts-line = { $name }: { $persons } · { $contacts } { $bar }
stats-line = { $name }: { $persons } ({ $share }%) { $bar }
stats-services-overlap = <i>One person may have had several services: the sum may be larger than the number of beneficiaries.</i>
stats-unknown = Unknown
stats-others = Other communes
stats-nothing = Nothing yet in this period. Choose another one:
stats-period-unknown =
    This period is not understood. Tap a button, or write for example:
    <code>/stats 2026</code>
    <code>/stats 2026-03</code>
    <code>/stats 2026-01-01..2026-03-31</code>
