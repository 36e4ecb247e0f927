signups-which = 📋 Voici tes inscriptions. Laquelle veux-tu voir ?
signups-none = 📋 Tu n'as pas d'inscription pour le moment. On cherche une formation ?
signups-seat =
    ✅ <b>{ $run_title }</b> : ta place est réservée.
    📅 du { DAY($run_starts) } au { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
signups-waiting =
    ⏳ <b>{ $run_title }</b> : liste d'attente, rang { $rank }.
    📅 du { DAY($run_starts) } au { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
signups-withdraw = ✖ Me retirer
signups-list = 📋 Toutes mes inscriptions
signups-sure = Veux-tu te retirer ? Ta place ira à quelqu'un qui attend.
signups-sure-yes = ✖ Oui, me retirer
signups-sure-no = Non, je garde ma place
signups-withdrawn = Ton inscription est retirée : <b>{ $run_title }</b>. Merci de nous avoir prévenus.
signups-gone = Cette inscription n'existe plus.
