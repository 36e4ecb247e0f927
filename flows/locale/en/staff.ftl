# What staff ask of the bot: course runs, talks, requests, members, invitations.

role-counsellor = Counsellor
role-coordinator = Coordinator
role-reporter = Reporter
role-administrator = Administrator

staff-refused-here = This command does not work here. Write it in your private chat with the bot, or in the staff group.
staff-help =
    🧰 <b>What you can do</b>
    Your role: { $role }
staff-help-desk =
    To answer a talk or a request for an appointment: reply to its message.
    The menu that young people see: /menu
staff-command-stats = { $command } · the figures, for example <code>/stats 2026-03</code>
staff-command-export = { $command } · a file of the data of a period (Excel, CSV, JSON)
staff-command-runs = { $command } · course runs and who signed up
staff-command-cases = { $command } · open listening talks
staff-command-requests = { $command } · requests for appointments
staff-command-invite = { $command } · invite a new member of the staff
staff-command-staff = { $command } · the members of the staff
staff-command-enrol = { $command } · write it in a group to make that the staff group
staff-command-open-run = { $command } · open a new course run

runs-title = 🎓 <b>Course runs</b>
runs-none = There are no course runs at the moment.
runs-line-open = 🟢 { $title } · { DATE($starts) } · { $taken } of { $seats } seats taken · { $left } left · { $waiting } waiting
runs-line-closed = ⚪ { $title } · { DATE($starts) } · { $taken } of { $seats } seats taken · { $left } left · { $waiting } waiting
runs-line-cancelled = ✖ { $title } · { DATE($starts) } · { $taken } of { $seats } seats taken · { $left } left · { $waiting } waiting
runs-open-new = ➕ Open a course run
runs-button = { $title } · { DATE($starts) }
runs-card =
    🎓 <b>{ $title }</b>
    📅 { DATE($starts) } to { DATE($ends) }
    📍 { $place }
    🕘 { $hours }
    { $taken } of { $seats } seats taken · { $left } left · { $waiting } on the wait list
runs-status-open = 🟢 Sign-up is open
runs-status-closed = ⚪ Sign-up is closed
runs-status-cancelled = ✖ Cancelled
runs-who = 👥 Who signed up
runs-close = Close sign-up
runs-reopen = Open sign-up again
runs-back = ↩ All course runs
runs-back-to-run = ↩ The course run
runs-who-title = 👥 <b>{ $title }</b> · { DATE($starts) }
runs-who-nobody = Nobody has signed up for { $title } · { DATE($starts) } yet.
runs-who-seated = ✅ { $name } · { $public_id } { $phone }
runs-who-waiting = ⏳ { $rank }. { $name } · { $public_id } { $phone }

cases-title = 💬 <b>Open talks: { $count }</b>
cases-none = No talk is open at the moment. ✔
cases-line-free = { $mark } { $reference } · since { $since } ({ $waited } h) · nobody has taken it
cases-line-taken = { $mark } { $reference } · since { $since } ({ $waited } h) · { $name }
cases-button = { $reference }
cases-button-urgent = 🔴 { $reference }
cases-card =
    { $tag }
    To answer: reply to this message.
cases-back = ↩ All talks

requests-title = 📅 <b>Requests for appointments without an answer: { $count }</b>
requests-none = No request for an appointment waits for an answer. ✔
requests-line = { $reference } · { $name } · { $subject } · { $half_days } · since { $since }
requests-card =
    { $tag }
    { $name } · since { $since }
    Subject: { $subject }
    Preferred time: { $half_days }
    { $details }
    To answer: reply to this message.
requests-back = ↩ All requests

team-title = 🧑‍💼 <b>Members of the staff: { $count }</b>
team-line = { $name } · { $role }
team-remove = ✖ { $name }
team-invite = ＋ Invite a new member
team-ask = Take all rights away from { $name } ({ $role })? This takes effect at once.
team-sure = ✖ Yes, take them away
team-back = ↩ Members of the staff
team-removed = ✔ { $name } has no rights any more ({ $role }).
team-not-removable = The rights of { $name } ({ $role }) cannot be taken away here: nobody removes themselves, and administrators named in the settings are removed there.

invite-which-role = Invite a new member of the staff. In which role?
invite-unknown-role = There is no role “{ $role }”. Choose one:
invite-made = 🔑 An invitation as { $role }. It works for one person, within { $hours } hours:
invite-link = { $link }
invite-how = Send this link to that person only. It will not be shown again.
invite-welcome =
    🤝 Welcome to the team. Your role: { $role }.
    To see what you can do: /help
invite-joined = 🤝 { $name } joined the staff with your invitation ({ $role }). Not the right person? /staff
invite-already = You are staff already. The invitation is still good for somebody else.
invite-expired = This invitation is no longer valid. The administrator can give another one.
invite-used = This invitation has been used already. The administrator can give another one.
invite-unknown = This invitation is not correct. To see all services: /menu

enrol-done = ✔ This is now the staff group. Messages and requests of young people arrive here.
enrol-in-a-group = Write /enrol in the staff group, after adding the bot to it.
