sign_up-offer =
    🎓 <b>{ $run_title }</b>
    📅 from { DAY($run_starts) } to { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
    { $run_left ->
        [one] { $run_left } seat is left.
       *[other] { $run_left } seats are left.
    } Shall we sign you up?
sign_up-offer-wait =
    🎓 <b>{ $run_title }</b>
    📅 from { DAY($run_starts) } to { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
    All seats are taken; people on the wait list: { $run_waiting }. Shall we add you?
sign_up-take = ✅ Sign me up
sign_up-wait = ⏳ Wait list
sign_up-leave = No, another course run
sign_up-confirmed =
    ✅ You are signed up: <b>{ $run_title }</b>.
    📅 Starts { DAY($run_starts) } · 🕘 { $run_hours } · 📍 { $run_place }
    If you cannot come, withdraw under “My sign-ups”: the seat goes to someone who waits.
sign_up-waitlisted =
    ⏳ You are on the wait list: <b>{ $run_title }</b>, rank { $rank }.
    If a seat becomes free and it is your turn, we write to you here.
sign_up-already = You are already signed up: <b>{ $run_title }</b>. The details are under “My sign-ups”.
sign_up-closed = This course run is no longer open for sign-up.
