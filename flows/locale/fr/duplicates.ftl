# Les doublons possibles : les comparer, les fusionner, revenir en arrière.

duplicates-title = 👥 Ces personnes sont peut-être notées deux fois :
duplicates-none = 👥 Aucun doublon à examiner.
duplicates-button = { $one } / { $other } ({ $score } %)
duplicates-merges = ↩ Dernières fusions
duplicates-card =
    <b>Même personne ?</b> ({ $score } %)
    En commun : { $reasons }
duplicates-person =
    <b>{ $name }</b> · { $public_id }
    ☎ { $phone } · { $birth_year } · { $commune }
duplicates-question = Fusionner garde une fiche ; les visites des deux comptent pour une seule personne. Rien n'est perdu, et on peut revenir en arrière.
duplicates-first = Garder { $first }
duplicates-second = Garder { $second }
duplicates-different = ≠ Deux personnes
duplicates-later = Plus tard
duplicates-back = 👥 La liste
duplicates-merged = ✅ Fusionné : <b>{ $name }</b> · { $public_id }
duplicates-undo = ↩ Défaire cette fusion
duplicates-undo-one = ↩ { $name } · { DATE($day) }
duplicates-undone = ↩ La fusion est défaite : ce sont de nouveau deux fiches.
duplicates-refused = Ce n'est plus possible : une des fiches a changé entre-temps.
duplicates-merges-title = Quelle fusion défaire ?
duplicates-merges-none = Aucune fusion à défaire.
duplicates-reason-phone = téléphone
duplicates-reason-name = nom
duplicates-reason-name-part = une partie du nom
duplicates-reason-birth-year = année de naissance
duplicates-reason-commune = commune

command-duplicates = Les doublons possibles
staff-command-duplicates = { $command } · les personnes peut-être notées deux fois
