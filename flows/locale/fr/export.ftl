# Les fichiers d'export : ce qu'on en dit, les titres des colonnes, l'explication de chaque colonne et de chaque code.

export-begun = ⏳ Le fichier { $format } se prépare : { $period }. Il arrive ici dès qu'il est prêt.
export-progress = ⏳ { $percent } % ({ $done } sur { $total })
export-caption =
    📄 <b>{ $period }</b> : du { DATE($from) } au { DATE($to) }
    Lignes : { $rows }
    État au { DATE($day) } à { $time }
    Sans nom ni numéro de téléphone. Gardez ce fichier en lieu sûr.
export-failed = Pardon, le fichier n'a pas pu être préparé. Vous pouvez réessayer dans un moment : /export
export-too-large = Le fichier dépasse ce que Telegram accepte. Choisissez une période plus courte : /export
export-as-xlsx = 📄 Excel
export-as-csv = 📄 CSV
export-month-xlsx = Ce mois · Excel
export-month-csv = Ce mois · CSV
export-quarter-xlsx = Ce trimestre · Excel
export-quarter-csv = Ce trimestre · CSV
export-year-xlsx = Cette année · Excel
export-year-csv = Cette année · CSV
export-start-xlsx = Depuis le début · Excel
export-start-csv = Depuis le début · CSV

export-sheet-interactions = Interactions
export-sheet-contacts = Services rendus
export-sheet-glossary = Explications
export-glossary-column = Colonne
export-glossary-code = Code
export-glossary-meaning = Signification
export-period = Période
export-as-of = État au
export-unknown = Non précisé
export-about-interactions = Une ligne par interaction : ce qu'un jeune a fait, ou ce que l'équipe a fait pour lui. Les mots écrits ne sont pas dans ce fichier.
export-about-contacts = Une ligne par service réellement rendu à une personne. Est bénéficiaire qui a au moins une ligne d'écoute, d'orientation ou d'accompagnement.

export-column-happened-at = Date et heure
export-column-person = Personne
export-column-channel = Canal
export-column-sub-channel = Moyen
export-column-service = Service
export-column-flow = Conversation
export-column-node = Question
export-column-kind = Type d'interaction
export-column-language = Langue
export-column-by-staff = Par l'équipe
export-column-sex = Sexe
export-column-age-band = Âge
export-column-commune = Commune
export-column-recorded-at = Enregistré le
export-column-outcome = Résultat
export-column-minutes = Durée (minutes)

export-about-happened-at = Quand cela a eu lieu, à l'heure de Casablanca.
export-about-person = Un code au hasard à la place de la personne : le même dans tout ce fichier, un autre dans chaque nouveau fichier.
export-about-channel = L'un des trois canaux de la plateforme.
export-about-sub-channel = Par quel moyen, dans ce canal.
export-about-service = Le service dont relève la ligne.
export-about-flow = Le nom de la conversation dans le bot.
export-about-node = Le nom de la question dans la conversation.
export-about-kind = Ce que la personne a fait, sans ses mots.
export-about-language = La langue de la conversation.
export-about-by-staff = Si un membre de l'équipe l'a fait.
export-about-sex = Ce que la personne a indiqué. Qui n'a rien dit, ou a refusé les statistiques, figure comme « Non précisé ».
export-about-age-band = D'après l'année de naissance au dernier jour de la période, sinon la tranche choisie. Non précisé pour qui a refusé les statistiques.
export-about-commune = La commune indiquée par la personne. Non précisée pour qui a refusé les statistiques.
export-about-recorded-at = Quand la ligne a été écrite, parfois après les faits.
export-about-outcome = Ce à quoi le service a abouti.
export-about-minutes = La durée du service, si elle a été notée.

export-sex-female = Femme
export-sex-male = Homme
export-sex-undisclosed = Non précisé

sub-channel-telegram = Telegram
sub-channel-phone = Téléphone
sub-channel-web = Site web
sub-channel-caravan = Caravane
sub-channel-paper = Papier

outcome-informed = Information donnée
outcome-appointment = Rendez-vous
outcome-referred = Référencement
outcome-enrolled = Inscription
outcome-plan-made = Plan d'action
outcome-funded = Financement
outcome-placed = Insertion
outcome-no-answer = Sans réponse
outcome-dropped = Abandon
outcome-closed = Clôture

kind-text = Texte écrit
kind-choice = Bouton
kind-command = Commande
kind-word = Mot permanent (retour, aide ...)
kind-skip = Question passée
kind-media = Photo, voix ou fichier
kind-edited = Message modifié
kind-misunderstood = Réponse non comprise
kind-stale = Ancien bouton
kind-relay = Message à l'équipe
kind-staff = Travail de l'équipe
kind-staff-reply = Réponse de l'équipe
kind-closed = Fin de la conversation
kind-blocked = Bot bloqué
kind-unblocked = Bot débloqué
kind-failed = Message non traité
