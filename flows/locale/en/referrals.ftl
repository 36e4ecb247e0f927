# Referrals whose outcome is not known yet (/referrals).
command-referrals = Open referrals
staff-command-referrals = { $command } · whom we referred, and what became of it
referrals-title = ↗ <b>Open referrals: { $count }</b>
referrals-none = No referral is open. ✔
referrals-line-open = { $name } · { $public_id } → { $partner } · { DATE($day) }
referrals-line-silent = { $name } · { $public_id } → { $partner } · { DATE($day) } · no news on { DATE($told) }
referrals-button = { $name } → { $partner }
referrals-before = ◀ Before
referrals-after = After ▶
referrals-card =
    ↗ <b>{ $name }</b> · { $public_id }
    📞 { $phone }
    Referred to: { $partner } · { DATE($day) }
referrals-is-open = Nothing noted yet.
referrals-is-silent = ⏳ No news yet, on { DATE($told) }.
referrals-is-received = ✅ Was received there (noted on { DATE($told) }).
referrals-is-missed = ✖ Did not go (noted on { DATE($told) }).
referrals-received = ✅ Was received
referrals-missed = ✖ Did not go
referrals-silent = ⏳ No news
referrals-again = ↩ Open it again
referrals-back = ↩ All referrals
