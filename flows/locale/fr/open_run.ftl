# Pour l'équipe : ouvrir une session à l'inscription.

open_run-training-field = 🎓 Ouvrir une session. Dans quel domaine ?
open_run-course = Quelle formation du catalogue ?
open_run-no-courses = Le catalogue n'a pas de formation dans ce domaine. Elles s'importent depuis la ligne de commande. Que faisons-nous ?
open_run-other-field = 🔎 Un autre domaine
open_run-starts-on = 📅 Date de début ? Par exemple 15/10.
open_run-ends-on = 📅 Date de fin ?
open_run-place = 📍 À quel endroit ?
open_run-hours = 🕘 À quels horaires ? Par exemple 09:00-12:00.
open_run-seats = 🪑 Combien de places ?
open_run-summary =
    <b>Nouvelle session</b> ({ $training_field_name })
    📅 du { DAY($starts_on) } au { DAY($ends_on) }
    📍 { $place } · 🕘 { $hours } · 🪑 { $seats }
    Ouvrir l'inscription ?
open_run-open = ✅ Ouvrir l'inscription
open_run-change-dates = 📅 Changer les dates et la suite
open_run-change-place = 📍 Changer le lieu et la suite
open_run-cancel = ✖ Annuler
open_run-opened =
    ✅ Inscription ouverte : <b>{ $run_title }</b>
    📅 du { DAY($run_starts) } au { DAY($run_ends) } · 📍 { $run_place } · 🪑 { $run_left }
open_run-refused = Cette session ne peut pas être ouverte : la fin ne peut précéder le début, et la formation doit être au catalogue. Que changer ?
