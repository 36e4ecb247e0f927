# La carte, le paragraphe et le rapport : ce qu'on en dit, et les mots de ces documents.

report-menu =
    📰 <b>Rapport des résultats</b>
    { $period } · { $language }
    Que faut-il préparer ?
report-begun = ⏳ { $what } : { $period }. Cela arrive ici dans quelques instants.
command-report = Carte, paragraphe et rapport
staff-command-report = { $command } · une carte, un paragraphe de presse ou un rapport PDF
report-failed = Pardon, le rapport n'a pas pu être préparé. Vous pouvez réessayer dans un moment : /report
report-period-range = du { $from } au { $to }
report-chart = 📊 Carte
report-paragraph = 📝 Paragraphe
report-pdf = 📄 PDF
report-in-ar = العربية
report-in-fr = Français
report-in-en = English
report-in-ar-chosen = ● العربية
report-in-fr-chosen = ● Français
report-in-en-chosen = ● English
report-last-month = Le mois dernier
report-monthly = 📅 Résultats de { $month } : la carte, puis le paragraphe et le calcul de ses chiffres, puis le rapport.
report-caption =
    { $platform_name }
    { $title } · { $days }
    { $as_of }

report-title = Rapport des résultats
report-card-title = Résultats
report-day =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
report-days = du { $first } au { $last }
report-since-start = Depuis le début, jusqu'au { $last }
report-as-of = État du registre au { $day }
report-figures = Chiffres clés
report-summary = En bref
report-charts = Graphiques
report-tables = Tableaux
report-annex = Comment les chiffres ont été comptés
report-method = Règles de calcul
report-contents = Sommaire
report-axis-persons = Bénéficiaires de la plateforme
report-axis-entrepreneurship = Appui à l'entrepreneuriat
report-axis-sse = Économie sociale et solidaire
report-axis-employability = Employabilité
report-of-which = { $name } : { $value } ({ $percent } %)
report-part = { $name } : { $value }
report-share-women = Part des femmes
report-women = Femmes
report-others = Hommes et non précisé
report-others-not-split = Autres (non ventilés)
report-baseline-part = dont { $baseline } : chiffre officiel au { $day }
report-up-to = jusqu'à { $high } : on ignore si les autres étaient déjà venus
report-trend = Bénéficiaires par mois
report-new = Nouveaux
report-active = Actifs dans le mois
report-active-in-period = Actifs sur la période
report-new-in-period = Nouveaux sur la période
report-contacts-in-period = Interactions de la période
report-by-sex = Par sexe
report-by-age-band = Par tranche d'âge
report-by-commune = Par commune
report-by-milieu = Par milieu
report-by-profile = Par profil
report-by-language = Par langue
report-by-service = Par service
report-by-channel = Par support
report-by-sector = Très petites entreprises par secteur
report-by-value-chain = Projets par chaîne de valeur
report-by-training-field = Jeunes formés par domaine
report-column-count = Nombre
report-column-persons = Personnes
report-column-share = Part
report-column-in-period = Actifs sur la période
report-column-contacts = Interactions
report-overlap = Une personne peut figurer dans plusieurs lignes : la somme dépasse le nombre de personnes.
report-since-note = Personnes depuis le début ; actifs et interactions sur la période.
report-other-lines = Autres
report-percent = { $percent } %
report-chart-alt = { $title } : { $cells }
report-nothing = Aucun chiffre pour le moment sur cette période.
report-annex-basis = Source : { $basis }
report-annex-parts = registre { $live }, chiffre officiel { $baseline } au { $day } ({ $source })
report-annex-range = entre { $low } et { $high } : ceux dont on ignore s'ils étaient déjà venus ne comptent que dans le maximum
report-annex-covered = { $covered } au registre, non ajoutés : le chiffre officiel les compte déjà
report-annex-share = { $percent } % de : { $whole }
report-annex-qualifier = Précision : { $qualifier }
report-rule-zone = Les jours sont ceux de Casablanca ; chaque acte compte à la date où il a eu lieu, non à celle où il a été saisi.
report-rule-persons = Une personne compte une fois, après fusion des doublons ; qui a demandé l'effacement reste compté, sans identité.
report-rule-unknown = Ce qui n'est pas connu a sa propre case et n'est compté avec rien d'autre.
report-rule-baseline = Au chiffre officiel s'ajoute ce qui est venu après sa date, sans ceux qui disent être déjà venus.
report-rule-tests = Les essais et les comptes de l'équipe n'entrent dans aucun chiffre.
report-milieu-urban = Urbain
report-milieu-rural = Rural
report-language-ar = Arabe
report-language-ary = Darija
report-language-fr = Français
report-language-en = Anglais
report-language-zgh = Amazighe
report-sex-female = Femmes
report-sex-male = Hommes
report-sex-undisclosed = Non précisé
report-situation-entrepreneur = Chef(fe) d'entreprise
report-situation-project-holder = Porteur(se) de projet
report-situation-coop-member = Coopérateur(trice)
report-situation-other = Autre situation
report-situation-job-seeker = Demandeur(se) d'emploi
report-situation-student = Étudiant(e) ou en formation
