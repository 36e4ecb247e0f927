sign_up-offer =
    🎓 <b>{ $run_title }</b>
    📅 du { DAY($run_starts) } au { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
    { $run_left ->
        [one] Il reste { $run_left } place.
       *[other] Il reste { $run_left } places.
    } Je t'inscris ?
sign_up-offer-wait =
    🎓 <b>{ $run_title }</b>
    📅 du { DAY($run_starts) } au { DAY($run_ends) }
    📍 { $run_place } · 🕘 { $run_hours }
    Toutes les places sont prises ; personnes sur la liste d'attente : { $run_waiting }. Je t'y ajoute ?
sign_up-take = ✅ M'inscrire à cette session
sign_up-wait = ⏳ Liste d'attente
sign_up-leave = Non, une autre session
sign_up-confirmed =
    ✅ Ton inscription est faite : <b>{ $run_title }</b>.
    📅 Début : { DAY($run_starts) } · 🕘 { $run_hours } · 📍 { $run_place }
    Si tu ne peux pas venir, retire-toi dans « Mes inscriptions » : la place ira à quelqu'un qui attend.
sign_up-waitlisted =
    ⏳ Tu es sur la liste d'attente : <b>{ $run_title }</b>, rang { $rank }.
    Si une place se libère et que ton tour arrive, nous t'écrivons ici.
sign_up-already = Tu as déjà une inscription : <b>{ $run_title }</b>. Les détails sont dans « Mes inscriptions ».
sign_up-closed = Cette session n'est plus ouverte à l'inscription.
