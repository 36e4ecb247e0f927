# Pour l'équipe : noter un service rendu sur place ou en tournée, corriger une saisie.

record-who = 📝 Qui avez-vous reçu ? Écrivez un nom, un téléphone ou un numéro (HJ-…).
record-group = 👥 Un groupe, une caravane
record-mine = ✏️ Mes dernières saisies
record-found = Est-ce l'une de ces personnes ?
record-new = ➕ Une nouvelle personne
record-search-again = 🔎 Chercher autrement
record-name = Son nom et son prénom ?
record-phone = Son téléphone ?
record-sex = Sexe ?
record-birth-year = Son année de naissance, ou son âge ?
record-commune = Sa commune ?
record-similar = ⚠ Des personnes qui se ressemblent sont déjà notées. Est-ce l'une d'elles ?
record-nobody-of-these = ➕ Non, c'est une autre personne
record-service =
    <b>{ $person_label }</b>
    Quel service ?
record-outcome = Quel résultat ?
record-partner = Vers qui ?
record-minutes = Combien de minutes ?
record-minutes-10 = 10
record-minutes-20 = 20
record-minutes-30 = 30
record-minutes-60 = 60
record-summary =
    <b>{ $person_label }</b>
    { $service_name } · { $channel_name } · { $sub_channel_name }
    📅 { DAY($happened_on) }
    { $outcome_name } · { $referred_to_name } · ⏱ { $minutes }
    Enregistrer ?
record-save = ✅ Enregistrer
record-change-day = 📅 Date
record-change-channel = 📍 Lieu
record-change-service = Service
record-change-outcome = Résultat
record-change-minutes = ⏱ Durée
record-change-person = 👤 Personne
record-drop = ✖ Annuler
record-day = 📅 Quel jour ? Vous pouvez aussi écrire une date passée.
record-channel = 📍 Où cela s'est-il passé ?
record-recorded =
    ✅ C'est noté : { $person_label }
    { $service_name }, { DAY($happened_on) }
record-next = 📝 Personne suivante
record-refused = Ce jour n'est pas possible : il est à venir, ou avant le début de la plateforme. Que faire ?
record-which = Quelle saisie ?
record-none = Aucune saisie de votre part ces derniers jours.
record-card =
    <b>{ $person_label }</b>
    { $service_name } · { $channel_name } · { DAY($happened_on) }
    { $outcome_name } · ⏱ { $minutes }
record-referral =
    <b>{ $person_label }</b>
    { $service_name } · { DATE($happened_on) }
    Orientation vers : { $referred_to_name }. La personne y a-t-elle été reçue ?
record-referral-done = ✅ Oui, reçue
record-referral-not-done = ✖ Non, pas encore
record-referral-noted = ✅ C'est noté.
record-correct = ✏️ Corriger
record-cancel = 🗑 Annuler cette saisie
record-keep = Laisser ainsi
record-sure = Annuler cette saisie ? Elle ne comptera plus ; la trace reste.
record-cancel-yes = 🗑 Oui, annuler
record-cancelled = 🗑 Saisie annulée.
record-gone = Cette saisie a déjà été corrigée ou annulée.

record_group-kind = 👥 Où était le groupe ?
record_group-visit = 📍 En déplacement
record_group-place = Dans quelle commune ?
record_group-service = Quel service pour tout le groupe ?
record_group-people =
    Écrivez la liste, une personne par ligne : nom, téléphone, sexe, année de naissance. Seul le nom est nécessaire.
    Exemple : Salma Alaoui, 0612345678, F, 2002
record_group-people-help = Aucune ligne lisible : il faut un nom ou un numéro (HJ-…) par ligne, 60 lignes au plus.
record_group-review =
    { $service_name } · { DAY($happened_on) } · { $place_commune_name }
    Personnes : { $list_count } · déjà connues : { $list_known } · nouvelles : { $list_new }
    Lignes illisibles (leur numéro) : { $list_unread }
    Enregistrer ?
record_group-save = ✅ Enregistrer
record_group-again = ✏️ Réécrire la liste
record_group-recorded = ✅ C'est noté. Personnes : { $list_count }, dont nouvelles : { $list_new }.
record_group-more = ➕ Encore une liste

partner-anapec = ANAPEC
partner-ofppt = OFPPT
partner-entraide = Entraide nationale
partner-social-action = Action sociale (DAS)
partner-health = Santé
partner-school = École
partner-justice = Justice, police
partner-other = Autre partenaire

option-person = { $person_label }
option-day = { DATE($day) }
option-today = Aujourd'hui
option-yesterday = Hier
option-entry = { DATE($happened_on) } · { $person_label }

command-record = Noter un service rendu sur place
staff-command-record = { $command } · noter un service rendu sur place ou en tournée
