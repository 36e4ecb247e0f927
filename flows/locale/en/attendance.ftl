# Presences and ends of course runs (/runs).
runs-presence = ✅ Presence
runs-ends = 🎓 Completed, certificates
runs-not-begun = { $title } begins on { DATE($starts) }: there is nothing to note yet.
runs-which-day =
    ✅ <b>{ $title }</b>
    The presences of which day?
runs-day-button = { DATE($day) }
runs-day =
    ✅ <b>{ $title }</b> · { DAY($day) }
    There: { $here } of { $people }. Tap a name; tap again to change it.
runs-here = ✅ { $name }
runs-away = ✖ { $name }
runs-open = ⬜ { $name }
runs-all-here = ✅ All the others are there
runs-ends-title =
    🎓 <b>{ $title }</b> · { DATE($starts) }
    How did the training end? Tap a name.
runs-all-completed = 🎓 All the others completed it
runs-state-going = ▫ { $name }
runs-state-completed = 🎓 { $name }
runs-state-certified = 📜 { $name }
runs-state-no-show = ✖ { $name }
runs-state-dropped = ↩ { $name }
runs-person = <b>{ $name }</b> · { $title }
runs-is-going = ▫ Nothing is on record yet.
runs-is-completed = 🎓 Completed
runs-is-certified = 📜 Certificate given
runs-is-no-show = ✖ Never came
runs-is-dropped = ↩ Stopped half-way
runs-end-completed = 🎓 Completed
runs-end-certified = 📜 Certificate
runs-end-no-show = ✖ Never came
runs-end-dropped = ↩ Stopped
runs-undo = ↶ By mistake: undo

stats-satisfaction = Yes: { $good } · a little: { $fair } · no: { $poor } · referrals: { $referrals } · received: { $received }
