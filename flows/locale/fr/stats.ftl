# Les chiffres que demande l'équipe, et les noms des services, des canaux et des périodes.

period-today = Aujourd'hui
period-week = Cette semaine
period-month = Ce mois
period-quarter = Ce trimestre
period-year = Cette année
period-start = Depuis le début
period-range = Période choisie
period-today-chosen = ● Aujourd'hui
period-week-chosen = ● Cette semaine
period-month-chosen = ● Ce mois
period-quarter-chosen = ● Ce trimestre
period-year-chosen = ● Cette année
period-start-chosen = ● Depuis le début
period-today-short = Jour
period-today-short-chosen = ● Jour
period-week-short = Semaine
period-week-short-chosen = ● Semaine
period-month-short = Mois
period-month-short-chosen = ● Mois
period-quarter-short = Trimestre
period-quarter-short-chosen = ● Trimestre
period-year-short = Année
period-year-short-chosen = ● Année
period-start-short = Début
period-start-short-chosen = ● Début
period-today-words = aujourd'hui | jour | ce jour
period-week-words = semaine | cette semaine | la semaine
period-month-words = mois | ce mois | ce mois-ci | le mois
period-quarter-words = trimestre | ce trimestre | le trimestre
period-year-words = année | an | cette année | l'année
period-start-words = tout | total | depuis le début | début

service-listening = Écoute
service-orientation = Orientation
service-accompaniment = Accompagnement
service-training = Formation
service-funding = Financement
service-placement = Aide à l'insertion
service-coop-support = Appui aux coopératives
service-equipment = Remise d'équipements
service-information = Information

channel-reception = Espace d'accueil
channel-electronic = Plateforme électronique
channel-mobile = Plateforme mobile

dimension-sex = Sexe
dimension-age-band = Âge
dimension-commune = Commune
dimension-milieu = Milieu
dimension-profile = Profil
dimension-disability = Handicap
dimension-service = Service
dimension-channel = Support
dimension-training-field = Domaine de formation
dimension-sector = Secteur

part-sex-female = Femmes
part-sex-male = Hommes
part-sex-undisclosed = Sexe non déclaré
part-milieu-urban = Urbain
part-milieu-rural = Rural
part-disability-yes = En situation de handicap
part-disability-no = Sans handicap
part-situation-job-seeker = Demandeurs d'emploi
part-situation-project-holder = Porteurs de projet
part-situation-coop-member = Membres de coopérative
part-situation-entrepreneur = Entrepreneurs
part-situation-student = Élèves et étudiants
part-situation-other = Autre situation

risk-none = Sans signe de danger
risk-low = Risque faible
risk-medium = Risque moyen
risk-high = Risque élevé

stats-words-by = par | selon
stats-words-where = seulement | où
stats-words-as-of = état au | arrêté au | à la date du
stats-words-previous = comparé | comparer | comparé à la période précédente | vs précédent
stats-words-last-year = comparé à l'an dernier | vs an dernier
stats-words-sex = sexe | genre
stats-words-age-band = âge | tranche d'âge
stats-words-commune = communes
stats-words-milieu = milieu
stats-words-profile = profil | situation
stats-words-disability = handicap
stats-words-service = services
stats-words-channel = canal | support
stats-words-training-field = domaine | formation
stats-words-sector = secteur

stats-title = 📊 <b>{ $period }</b>
stats-day = Le { DATE($from) }
stats-days = Du { DATE($from) } au { DATE($to) }
stats-as-of = État au { DATE($day) } à { $time } (Casablanca)
stats-as-of-past = 🕰 Tel qu'on l'aurait dit le { DATE($day) }
stats-only = Seulement : <b>{ $filters }</b>
stats-compared = Comparé à : du { DATE($from) } au { DATE($to) }
stats-not-compared = Aucune période antérieure à comparer.
stats-persons = 👥 <b>Bénéficiaires : { $persons }</b> depuis le { DATE($since) }
stats-sexes = Femmes { $female } ({ $female_share } %) · Hommes { $male } · Non déclaré { $undisclosed }
stats-not-split = Chiffre officiel non ventilé par sexe : { $count }
stats-women = dont femmes : { $women } ({ $share } %)
stats-women-record = dont femmes, au registre : { $women } ({ $share } %)
stats-official = dont chiffre officiel au { DATE($day) } : { $baseline } ({ $source })
stats-unsure = Le maximum compte { $count } personnes dont on ignore si elles étaient déjà venues.
stats-unplaced = Le chiffre officiel ({ $baseline } au { DATE($day) }) n'est pas ventilé ainsi : jusqu'à { $count } de plus.
stats-in-period =
    📅 <b>Sur la période</b>
    Nouveaux : { $new } · Actifs : { $active }
stats-active-women = Actifs : femmes { $women } ({ $share } %)
stats-contacts = Interactions (services rendus) : { $contacts }
stats-trained = 🎓 Jeunes formés : { $trained } · Insertions : { $placed }
stats-sign-ups = Inscriptions : { $sign_ups } · Places confirmées : { $confirmed } · Attente : { $waiting }
stats-enterprises = 🏢 TPE financées : { $enterprises } · Emplois créés : { $jobs }
stats-projects = 🤝 Projets d'ESS approuvés : { $projects }
stats-cooperatives = Coopératives : { $cooperatives }, dont féminines : { $women_led } · Unions : { $unions }
stats-members = Membres : { $members }, dont femmes : { $women }
stats-interactions = 💬 Échanges avec le bot : { $interactions } · Auteurs : { $writers }
stats-left-out = Non connus ainsi : { $names }
stats-figure = <b>{ $name } : { $value }</b>
stats-figure-line = { $name } : <b>{ $value }</b>
stats-range = { $value } (au plus { $high })
stats-sure = { $qualifier } { $value }
stats-none = sans objet
stats-not-known = non connu (chiffre officiel : { $count })
stats-minutes = { $value } min
stats-percent = { $value } %
stats-change = Avant : { $before } · Écart : { $difference }
stats-change-percent = Avant : { $before } · Écart : { $difference } ({ $percent } %)
stats-changed = { $value } ({ $difference })
stats-changed-percent = { $value } ({ $difference } ; { $percent } %)
stats-by = Par { $dimensions }
stats-by-women = Par { $dimensions } (♀ : part des femmes)
stats-part = { $name } : { $value } ({ $share } %) { $bar }
stats-part-women = { $name } : { $value } ({ $share } %) · ♀ { $women_share } %
stats-part-only = { $name } : { $value }
stats-group = <b>{ $name } : { $value }</b>
stats-group-only = <b>{ $name }</b>
stats-more-parts = … et { $count } autres cases : demandez le fichier.
stats-overlap = <i>Une même personne peut figurer dans plusieurs lignes : leur somme dépasse le total de { $count }.</i>
stats-seats = Places : { $seats } · occupées : { $taken } · menées à terme : { $completed } · absences : { $no_show }
stats-kept = Embauches : { $placements } · vérifiées à trois mois : { $checked } · gardées : { $kept }
stats-cases = Cas ouverts : { $cases } · avec réponse : { $replied } · encore ouverts : { $open }
stats-short-definition = <i>{ $definition }</i>
stats-definition =
    <b>{ $name }</b> ({ $id })
    { $definition }
stats-what-title = ❓ <b>Que compte-t-on ?</b>
stats-ask-by = Ventiler « { $name } » par… Au plus deux à la fois.
stats-ask-only = Limiter les chiffres à…
stats-ask-value = { $dimension } : choisissez une valeur.
stats-ask-compare = Comparer avec…
stats-ask-compare-start = Depuis le début, il n'y a rien d'antérieur à comparer. Choisissez une période :
stats-ask-as-of =
    Les chiffres tels qu'on les aurait donnés à la fin d'un jour. Ou écrivez :
    <code>/stats année état au 2025-06-30</code>
stats-ask-more = Quels chiffres ?
stats-rows-title = 🔎 <b>{ $name }</b> : { $total } au registre · page { $page } sur { $pages }
stats-rows-none = 🔎 <b>{ $name }</b> : aucune ligne au registre.
stats-rows-official = Le chiffre officiel n'a pas de lignes.
stats-row = <code>{ $reference }</code> · { DATE($day) } · { $told }
stats-row-bare = <code>{ $reference }</code> · { DATE($day) }
stats-row-contacts =
    { $count ->
        [one] { $count } service
       *[other] { $count } services
    }
stats-row-jobs =
    { $count ->
        [one] { $count } emploi
       *[other] { $count } emplois
    }
stats-row-members = { $count } membres
stats-row-women = { $count } femmes
stats-row-minutes = { $count } min
stats-row-kept-yes = gardé trois mois
stats-row-kept-no = non gardé
stats-row-kept-unknown = non vérifié
stats-button-by = Ventiler
stats-button-only = Limiter
stats-button-compare = Comparer
stats-button-as-of = À la date
stats-button-more = Autres
stats-button-what = Calcul
stats-button-rows = 🔎 Lignes
stats-button-back = ‹ Retour
stats-button-overview = 📊 Vue d'ensemble
stats-button-all = ✕ Tout
stats-button-choice = { $name }
stats-button-chosen = ● { $name }
stats-button-earlier = ‹
stats-button-later = ›
stats-button-previous = Période précédente
stats-button-last-year = Même période, un an avant
stats-button-none = Sans comparaison
stats-button-now = Maintenant
stats-button-day = Fin du { DATE($day) }
stats-family-persons = 👥 Bénéficiaires
stats-family-enterprises = 🏢 Entreprises et emplois
stats-family-cooperatives = 🤝 Coopératives
stats-family-training = 🎓 Formation
stats-family-work = 💼 Insertion
stats-family-listening = 🕊 Qualité de l'écoute
stats-unknown = Non précisé
stats-others = Autres communes
stats-nothing = Rien encore sur cette période. Choisissez-en une autre :
stats-nonsense-indicator = Cet indicateur n'existe pas : { $word }
stats-nonsense-dimension = « { $name } » n'est pas connu par { $dimension }. On peut le ventiler par : { $known }.
stats-nonsense-dimension-none = « { $name } » ne se ventile pas.
stats-nonsense-value = « { $name } » ne connaît pas cette valeur de { $dimension } : { $word }
stats-nonsense-splits = Deux ventilations au plus à la fois, et différentes.
stats-nonsense-name = Ce mot ne désigne aucune donnée : { $word }. On peut écrire : { $known }.
stats-period-unknown =
    Cette demande n'est pas comprise. Touchez un bouton, ou écrivez par exemple :
    <code>/stats 2026</code>
    <code>/stats 2026-03</code>
    <code>/stats 2026-01-01..2026-03-31</code>
    <code>/stats T1 2026 par sexe,commune</code>
    <code>/stats mois commune=agourai</code>
