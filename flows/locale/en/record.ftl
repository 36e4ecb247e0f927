# For staff: write down a service rendered face to face, put an entry right.

record-who = 📝 Whom did you receive? Write a name, a telephone or a number (HJ-…).
record-group = 👥 A group, a caravan
record-mine = ✏️ My last entries
record-found = Is it one of these people?
record-new = ➕ Somebody new
record-search-again = 🔎 Search again
record-name = Their full name?
record-phone = Their telephone?
record-sex = Sex?
record-birth-year = Their year of birth, or age?
record-commune = Their commune?
record-similar = ⚠ People who look alike are on record already. Is it one of them?
record-nobody-of-these = ➕ No, somebody else
record-service =
    <b>{ $person_label }</b>
    Which service?
record-outcome = With which outcome?
record-partner = Referred to whom?
record-minutes = How many minutes?
record-minutes-10 = 10
record-minutes-20 = 20
record-minutes-30 = 30
record-minutes-60 = 60
record-summary =
    <b>{ $person_label }</b>
    { $service_name } · { $channel_name } · { $sub_channel_name }
    📅 { DAY($happened_on) }
    { $outcome_name } · { $referred_to_name } · ⏱ { $minutes }
    Save?
record-save = ✅ Save
record-change-day = 📅 Day
record-change-channel = 📍 Place
record-change-service = Service
record-change-outcome = Outcome
record-change-minutes = ⏱ Duration
record-change-person = 👤 Person
record-drop = ✖ Cancel
record-day = 📅 Which day? You can also write a past date.
record-channel = 📍 Where did it take place?
record-recorded =
    ✅ On record: { $person_label }
    { $service_name }, { DAY($happened_on) }
record-next = 📝 Next person
record-refused = That day is not possible: it is to come, or before the platform began. What now?
record-which = Which entry?
record-none = You made no entry lately.
record-card =
    <b>{ $person_label }</b>
    { $service_name } · { $channel_name } · { DAY($happened_on) }
    { $outcome_name } · ⏱ { $minutes }
record-referral =
    <b>{ $person_label }</b>
    { $service_name } · { DATE($happened_on) }
    Referred to: { $referred_to_name }. Were they received there?
record-referral-done = ✅ Yes, received
record-referral-not-done = ✖ No, not yet
record-referral-noted = ✅ On record.
record-correct = ✏️ Correct
record-cancel = 🗑 Cancel this entry
record-keep = Leave it
record-sure = Cancel this entry? It will no longer count; its trace stays.
record-cancel-yes = 🗑 Yes, cancel
record-cancelled = 🗑 Entry cancelled.
record-gone = This entry was corrected or cancelled already.

record_group-kind = 👥 Where was the group?
record_group-visit = 📍 On the road
record_group-place = In which commune?
record_group-service = Which service for the whole group?
record_group-people =
    Write the list, one person a line: name, telephone, sex, year of birth. Only the name is needed.
    Example: Salma Alaoui, 0612345678, F, 2002
record_group-people-help = No line could be read: each needs a name or a number (HJ-…), at most 60 lines.
record_group-review =
    { $service_name } · { DAY($happened_on) } · { $place_commune_name }
    People: { $list_count } · known: { $list_known } · new: { $list_new }
    Numbers of the lines that could not be read: { $list_unread }
    Save?
record_group-save = ✅ Save
record_group-again = ✏️ Write the list again
record_group-recorded = ✅ On record for { $list_count } people, { $list_new } of them new.
record_group-more = ➕ Another list

partner-anapec = ANAPEC
partner-ofppt = OFPPT
partner-entraide = Entraide nationale
partner-social-action = Social action division
partner-health = Health
partner-school = School
partner-justice = Justice, police
partner-other = Another partner

option-person = { $person_label }
option-day = { DATE($day) }
option-today = Today
option-yesterday = Yesterday
option-entry = { DATE($happened_on) } · { $person_label }

command-record = Write down a service rendered
staff-command-record = { $command } · write down a service rendered face to face
