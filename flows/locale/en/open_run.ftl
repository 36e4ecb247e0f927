# For the team: open a course run for sign-up.

open_run-training-field = 🎓 Open a course run. In which field?
open_run-course = Which course of the catalogue?
open_run-no-courses = The catalogue has no course in this field. Courses are imported from the command line. What shall we do?
open_run-other-field = 🔎 Another field
open_run-starts-on = 📅 When does it start? For example 15/10.
open_run-ends-on = 📅 When does it end?
open_run-place = 📍 Where does it take place?
open_run-hours = 🕘 At what hours? For example 09:00-12:00.
open_run-seats = 🪑 How many seats?
open_run-summary =
    <b>New course run</b> ({ $training_field_name })
    📅 from { DAY($starts_on) } to { DAY($ends_on) }
    📍 { $place } · 🕘 { $hours } · 🪑 { $seats }
    Open it for sign-up?
open_run-open = ✅ Open for sign-up
open_run-change-dates = 📅 Change dates and what follows
open_run-change-place = 📍 Change place and what follows
open_run-cancel = ✖ Cancel
open_run-opened =
    ✅ Open for sign-up: <b>{ $run_title }</b>
    📅 from { DAY($run_starts) } to { DAY($run_ends) } · 📍 { $run_place } · 🪑 { $run_left }
open_run-refused = This course run cannot be opened: it must not end before it starts, and the course must be in the catalogue. What shall we change?
