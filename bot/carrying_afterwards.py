"""Carrying out what is asked once the help is over: a short question, and what became of referrals."""

from __future__ import annotations

from collections.abc import Mapping

from bot.batch import Batch, Present
from bot.carriers import Arguments, Carrier, day, note, number
from flows.events import Answered, Event
from storage import afterwards, entries, referrals
from storage.vocabulary import RATINGS


async def _may_rate(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    """Who did not agree to statistics is not asked for one."""
    agreed = present.person.get("consent_statistics") == "yes"
    me, at = present.loaded.beneficiary_id, batch.ledger.at
    asked = agreed and await afterwards.may_be_asked(batch.tx, me, at)
    return Answered("ask" if asked else "quiet")


async def _rate(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    rating = str(given["rating"])
    if rating in RATINGS:
        me, at = present.loaded.beneficiary_id, batch.ledger.at
        await afterwards.rate(batch.tx, me, "listening", rating, at)
    return Answered("rated")


async def _note_referral(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = await entries.written(batch.tx, number(given["entry"]))
    staff_id, at = present.loaded.staff_id, batch.ledger.at
    if found is None or found.staff_id != staff_id:
        return Answered("gone")
    known = await referrals.referral(batch.tx, found.id)
    if known is None:
        return Answered("gone")
    word = "received" if str(given["referral_done"]) == "yes" else "silent"
    if await referrals.note_word(batch.tx, known, word, day(at), at, staff_id):
        await note(batch, present, "referral", found.id, word)
    return Answered("noted")


CARRIERS: Mapping[str, Carrier] = {
    "may_rate": _may_rate,
    "rate": _rate,
    "note_referral": _note_referral,
}
