# Ce que l'équipe demande au bot : sessions, conversations, demandes, membres, invitations.

role-counsellor = Conseiller(ère)
role-coordinator = Coordinateur(trice)
role-reporter = Chargé(e) des rapports
role-administrator = Administrateur(trice)

staff-refused-here = Cette commande ne s'utilise pas ici. Écrivez-la dans votre conversation privée avec le bot, ou dans le groupe de l'équipe.
staff-help =
    🧰 <b>Ce que vous pouvez faire</b>
    Votre rôle : { $role }
staff-help-desk =
    Pour répondre à une conversation ou à une demande de rendez-vous : répondez à son message.
    Le menu que voient les jeunes : /menu
staff-command-stats = { $command } · les chiffres, par exemple <code>/stats 2026-03</code>
staff-command-export = { $command } · les données d'une période (Excel, CSV, JSON)
staff-command-runs = { $command } · les sessions de formation et leurs inscrits
staff-command-cases = { $command } · les conversations d'écoute ouvertes
staff-command-requests = { $command } · les demandes de rendez-vous
staff-command-invite = { $command } · inviter un nouveau membre de l'équipe
staff-command-staff = { $command } · les membres de l'équipe
staff-command-enrol = { $command } · à écrire dans un groupe pour en faire le groupe de l'équipe
staff-command-open-run = { $command } · ouvrir une nouvelle session de formation

runs-title = 🎓 <b>Sessions de formation</b>
runs-none = Il n'y a pas de session de formation en ce moment.
runs-line-open = 🟢 { $title } · { DATE($starts) } · { $taken } places prises sur { $seats } · { $left } libres · { $waiting } en attente
runs-line-closed = ⚪ { $title } · { DATE($starts) } · { $taken } places prises sur { $seats } · { $left } libres · { $waiting } en attente
runs-line-cancelled = ✖ { $title } · { DATE($starts) } · { $taken } places prises sur { $seats } · { $left } libres · { $waiting } en attente
runs-open-new = ➕ Ouvrir une session
runs-button = { $title } · { DATE($starts) }
runs-card =
    🎓 <b>{ $title }</b>
    📅 du { DATE($starts) } au { DATE($ends) }
    📍 { $place }
    🕘 { $hours }
    { $taken } places prises sur { $seats } · { $left } libres · { $waiting } en liste d'attente
runs-status-open = 🟢 Inscriptions ouvertes
runs-status-closed = ⚪ Inscriptions closes
runs-status-cancelled = ✖ Session annulée
runs-who = 👥 Les inscrits
runs-close = Clore les inscriptions
runs-reopen = Rouvrir les inscriptions
runs-back = ↩ Toutes les sessions
runs-back-to-run = ↩ La session
runs-who-title = 👥 <b>{ $title }</b> · { DATE($starts) }
runs-who-nobody = Personne n'est encore inscrit à { $title } · { DATE($starts) }.
runs-who-seated = ✅ { $name } · { $public_id } { $phone }
runs-who-waiting = ⏳ { $rank }. { $name } · { $public_id } { $phone }

cases-title = 💬 <b>Conversations ouvertes : { $count }</b>
cases-none = Aucune conversation ouverte en ce moment. ✔
cases-line-free = { $mark } { $reference } · depuis le { $since } ({ $waited } h) · personne ne suit encore
cases-line-taken = { $mark } { $reference } · depuis le { $since } ({ $waited } h) · { $name }
cases-button = { $reference }
cases-button-urgent = 🔴 { $reference }
cases-card =
    { $tag }
    Pour répondre : répondez à ce message.
cases-back = ↩ Toutes les conversations

requests-title = 📅 <b>Demandes de rendez-vous sans réponse : { $count }</b>
requests-none = Aucune demande de rendez-vous n'attend de réponse. ✔
requests-line = { $reference } · { $name } · { $subject } · { $half_days } · depuis le { $since }
requests-card =
    { $tag }
    { $name } · depuis le { $since }
    Sujet : { $subject }
    Moment préféré : { $half_days }
    { $details }
    Pour répondre : répondez à ce message.
requests-back = ↩ Toutes les demandes

team-title = 🧑‍💼 <b>Membres de l'équipe : { $count }</b>
team-line = { $name } · { $role }
team-remove = ✖ { $name }
team-invite = ＋ Inviter un nouveau membre
team-ask = Retirer tous ses droits à { $name } ({ $role }) ? C'est immédiat.
team-sure = ✖ Oui, retirer ses droits
team-back = ↩ Membres de l'équipe
team-removed = ✔ { $name } n'a plus aucun droit ({ $role }).
team-not-removable = Les droits de { $name } ({ $role }) ne se retirent pas ici : personne ne retire les siens, et les administrateurs nommés dans la configuration se retirent là-bas.

invite-which-role = Inviter un nouveau membre de l'équipe. Dans quel rôle ?
invite-unknown-role = Il n'y a pas de rôle « { $role } ». Choisissez :
invite-made = 🔑 Invitation dans le rôle { $role }. Elle vaut pour une seule personne, pendant { $hours } heures :
invite-link = { $link }
invite-how = Envoyez ce lien à la personne concernée, et à elle seule. Il ne sera plus affiché.
invite-welcome =
    🤝 Bienvenue dans l'équipe. Votre rôle : { $role }.
    Pour voir ce que vous pouvez faire : /help
invite-joined = 🤝 { $name } a rejoint l'équipe avec votre invitation ({ $role }). Ce n'est pas la bonne personne ? /staff
invite-already = Vous faites déjà partie de l'équipe. L'invitation reste valable pour une autre personne.
invite-expired = Cette invitation n'est plus valable. L'administrateur peut en donner une autre.
invite-used = Cette invitation a déjà servi. L'administrateur peut en donner une autre.
invite-unknown = Cette invitation n'est pas correcte. Pour voir tous les services : /menu

enrol-done = ✔ Ce groupe est maintenant celui de l'équipe. Les messages et les demandes des jeunes arrivent ici.
enrol-in-a-group = Écrivez /enrol dans le groupe de l'équipe, après y avoir ajouté le bot.
