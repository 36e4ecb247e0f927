# Les référencements dont on ne connaît pas encore le résultat (/referrals).
command-referrals = Les référencements à suivre
staff-command-referrals = { $command } · les personnes référées et ce qu'il en est
referrals-title = ↗ <b>Référencements à suivre : { $count }</b>
referrals-none = Aucun référencement à suivre. ✔
referrals-line-open = { $name } · { $public_id } → { $partner } · { DATE($day) }
referrals-line-silent = { $name } · { $public_id } → { $partner } · { DATE($day) } · pas de nouvelles le { DATE($told) }
referrals-button = { $name } → { $partner }
referrals-before = ◀ Précédents
referrals-after = Suivants ▶
referrals-card =
    ↗ <b>{ $name }</b> · { $public_id }
    📞 { $phone }
    Référencement vers : { $partner } · { DATE($day) }
referrals-is-open = Rien n'est encore noté.
referrals-is-silent = ⏳ Pas encore de nouvelles, le { DATE($told) }.
referrals-is-received = ✅ La personne y a été reçue (noté le { DATE($told) }).
referrals-is-missed = ✖ La personne n'y est pas allée (noté le { DATE($told) }).
referrals-received = ✅ A été reçue
referrals-missed = ✖ N'y est pas allée
referrals-silent = ⏳ Pas de nouvelles
referrals-again = ↩ Remettre à suivre
referrals-back = ↩ Tous les référencements
