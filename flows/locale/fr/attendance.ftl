# Présences et fin des sessions (/runs).
runs-presence = ✅ Présences
runs-ends = 🎓 Attestations, fin
runs-not-begun = { $title } commence le { DATE($starts) } : il n'y a encore rien à noter.
runs-which-day =
    ✅ <b>{ $title }</b>
    Les présences de quel jour ?
runs-day-button = { DATE($day) }
runs-day =
    ✅ <b>{ $title }</b> · { DAY($day) }
    Présents : { $here } sur { $people }. Touchez un nom ; encore une fois pour changer.
runs-here = ✅ { $name }
runs-away = ✖ { $name }
runs-open = ⬜ { $name }
runs-all-here = ✅ Tous les autres sont là
runs-ends-title =
    🎓 <b>{ $title }</b> · { DATE($starts) }
    Comment s'est terminée la formation ? Touchez un nom.
runs-all-completed = 🎓 Tous les autres ont terminé
runs-state-going = ▫ { $name }
runs-state-completed = 🎓 { $name }
runs-state-certified = 📜 { $name }
runs-state-no-show = ✖ { $name }
runs-state-dropped = ↩ { $name }
runs-person = <b>{ $name }</b> · { $title }
runs-is-going = ▫ Rien n'est encore noté.
runs-is-completed = 🎓 Formation terminée
runs-is-certified = 📜 Attestation remise
runs-is-no-show = ✖ N'est jamais venu(e)
runs-is-dropped = ↩ A arrêté en route
runs-end-completed = 🎓 A terminé
runs-end-certified = 📜 Attestation
runs-end-no-show = ✖ Jamais venu(e)
runs-end-dropped = ↩ A arrêté
runs-undo = ↶ Par erreur : annuler

stats-satisfaction = Oui : { $good } · un peu : { $fair } · non : { $poor } · référencements : { $referrals } · aboutis : { $received }
