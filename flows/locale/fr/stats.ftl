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

stats-title = 📊 <b>{ $period }</b>
stats-day = Le { DATE($from) }
stats-days = Du { DATE($from) } au { DATE($to) }
stats-as-of = État au { DATE($day) } à { $time } (heure de Casablanca)
stats-persons = 👥 <b>Bénéficiaires : { $persons }</b> depuis le { DATE($since) }
stats-sexes = Femmes { $female } ({ $female_share } %) · Hommes { $male } ({ $male_share } %) · Non précisé { $undisclosed } ({ $undisclosed_share } %)
stats-in-period =
    📅 <b>Sur la période</b>
    Nouveaux : { $new } · Bénéficiaires actifs : { $active }
stats-contacts = Services rendus en écoute, orientation et accompagnement : { $contacts }
stats-interactions = Interactions : { $interactions } · Personnes qui ont écrit : { $writers }
stats-sign-ups = Inscriptions aux formations : { $sign_ups } · Places confirmées : { $confirmed } · Liste d'attente : { $waiting }
stats-by-service = <b>Par service</b> (personnes · services rendus)
stats-by-channel = <b>Par canal</b> (personnes selon leur premier canal · services rendus)
stats-by-commune = <b>Par commune</b>
stats-by-age = <b>Par âge</b>
stats-contacts-line = { $name } : { $persons } · { $contacts } { $bar }
stats-line = { $name } : { $persons } ({ $share } %) { $bar }
stats-services-overlap = <i>Une même personne peut avoir reçu plusieurs services : la somme peut dépasser le nombre de bénéficiaires.</i>
stats-unknown = Non précisé
stats-others = Autres communes
stats-nothing = Rien encore sur cette période. Choisissez-en une autre :
stats-period-unknown =
    Cette période n'est pas comprise. Touchez un bouton, ou écrivez par exemple :
    <code>/stats 2026</code>
    <code>/stats 2026-03</code>
    <code>/stats 2026-01-01..2026-03-31</code>
