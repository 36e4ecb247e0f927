signups-which = 📋 Here are your sign-ups. Which one shall we open?
signups-none = 📋 You have no sign-up at the moment. Shall we look for a training?
signups-seat =
    ✅ <b>{ $run_title }</b>: your seat is reserved.
    📅 from { DAY($run_starts) } to { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
signups-waiting =
    ⏳ <b>{ $run_title }</b>: wait list, rank { $rank }.
    📅 from { DAY($run_starts) } to { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
signups-withdraw = ✖ Withdraw
signups-list = 📋 All my sign-ups
signups-sure = Do you want to withdraw? Your seat goes to someone who waits.
signups-sure-yes = ✖ Yes, withdraw
signups-sure-no = No, I keep it
signups-withdrawn = Your sign-up is withdrawn: <b>{ $run_title }</b>. Thank you for telling us.
signups-gone = This sign-up no longer exists.
