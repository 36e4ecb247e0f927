# Possible duplicates: compare them, merge them, take it back.

duplicates-title = 👥 These people may be on record twice:
duplicates-none = 👥 No duplicates to look at.
duplicates-button = { $one } / { $other } ({ $score } %)
duplicates-merges = ↩ Last merges
duplicates-card =
    <b>The same person?</b> ({ $score } %)
    In common: { $reasons }
duplicates-person =
    <b>{ $name }</b> · { $public_id }
    ☎ { $phone } · { $birth_year } · { $commune }
duplicates-question = A merge keeps one record; the visits of both count for one person. Nothing is lost, and it can be taken back.
duplicates-first = Keep { $first }
duplicates-second = Keep { $second }
duplicates-different = ≠ Two people
duplicates-later = Later
duplicates-back = 👥 The list
duplicates-merged = ✅ Merged: <b>{ $name }</b> · { $public_id }
duplicates-undo = ↩ Undo this merge
duplicates-undo-one = ↩ { $name } · { DATE($day) }
duplicates-undone = ↩ The merge is undone: they are two records again.
duplicates-refused = That is no longer possible: one of the records has changed meanwhile.
duplicates-merges-title = Which merge is to be undone?
duplicates-merges-none = No merge to undo.
duplicates-reason-phone = telephone
duplicates-reason-name = name
duplicates-reason-name-part = part of the name
duplicates-reason-birth-year = year of birth
duplicates-reason-commune = commune

command-duplicates = Possible duplicates
staff-command-duplicates = { $command } · people who may be on record twice
