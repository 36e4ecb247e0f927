"""Referrals: who was sent to a partner, and what became of it. Each word is a row; the last one counts.

A referral is a service contact with that outcome. It is open until staff hear that the person was received or
did not go; that nothing was heard yet is noted too, and opens again what was closed before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Literal

from sqlalchemy import Row, Select, func, insert, or_, select, text

from storage.database import Transaction
from storage.entries import written
from storage.tables import beneficiaries, referral_askings, referral_steps, service_contacts

State = Literal["open", "silent", "received", "missed"]
WORDS: Final = ("received", "missed", "silent")
"""What staff can note: received there, did not go, no news yet (it stays open)."""


@dataclass(frozen=True, slots=True)
class Referral:
    """One referral; `id` is its service contact, `referred_to` the key of a partner, empty if none was named.

    `told_on` is the day of the last word, None if there is none.
    """

    id: int
    beneficiary_id: int
    referred_to: str
    happened_on: date
    state: State
    told_on: date | None


_later = service_contacts.alias("later")
_CONTACT = service_contacts.c.id


def _last(column: Any, contact: Any) -> Any:
    return select(func.max(column)).where(contact == _CONTACT).scalar_subquery()


_STEPPED = _last(referral_steps.c.recorded_at, referral_steps.c.contact_id)
_ASKED = _last(referral_askings.c.recorded_at, referral_askings.c.contact_id)
_ASKED_ON = _last(referral_askings.c.dated_on, referral_askings.c.contact_id)
_OPEN = or_(_STEPPED.is_(None), _ASKED > _STEPPED)
_REFERRED = (
    text("service_contacts.outcome = 'referred'"),  # in words: it is the condition of an index
    ~beneficiaries.c.is_test,
    beneficiaries.c.erased_at.is_(None),
    ~select(_later.c.id).where(_later.c.supersedes == _CONTACT).exists(),
)


async def open_referrals(tx: Transaction, limit: int, offset: int = 0) -> list[Referral]:
    """The open ones, those first of which nothing was noted for the longest time."""
    waiting = func.coalesce(_ASKED_ON, service_contacts.c.occurred_on)
    return await _all(tx, _referrals(_OPEN).order_by(waiting, _CONTACT).limit(limit).offset(offset))


async def count_referrals(tx: Transaction) -> int:
    """How many are open."""
    joined = service_contacts.join(beneficiaries, beneficiaries.c.id == service_contacts.c.beneficiary_id)
    return await tx.scalar(select(func.count()).select_from(joined).where(*_REFERRED, _OPEN)) or 0


async def referral(tx: Transaction, contact_id: int) -> Referral | None:
    """A referral, open or not; None for one that was corrected, or of somebody who was erased."""
    found = await _all(tx, _referrals(service_contacts.c.id == contact_id))
    return found[0] if found else None


async def note_word(
    tx: Transaction, found: Referral, word: str, day: date, at: datetime, staff_id: int | None
) -> bool:
    """Note what was heard; False if that was the last word already."""
    if found.state == word and (word != "silent" or found.told_on == day):
        return False
    row = {"contact_id": found.id, "dated_on": day, "recorded_at": at, "staff_id": staff_id}
    if word == "silent":
        await tx.execute(insert(referral_askings).values(row))
    else:
        await tx.execute(insert(referral_steps).values(row | {"done": word == "received"}))
    return True


def _referrals(*conditions: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(_CONTACT, service_contacts.c.beneficiary_id, service_contacts.c.occurred_on)
        .join(beneficiaries, beneficiaries.c.id == service_contacts.c.beneficiary_id)
        .where(*_REFERRED, *conditions)
    )


async def _all(tx: Transaction, statement: Select[*tuple[Any, ...]]) -> list[Referral]:
    rows = (await tx.execute(statement)).all()
    told = await _last_words(tx, [row.id for row in rows])
    return [await _one(tx, row, *told.get(row.id, ("open", None))) for row in rows]


async def _one(tx: Transaction, row: Row[*tuple[Any, ...]], state: State, day: date | None) -> Referral:
    entry = await written(tx, row.id)
    partner = entry.entry.referred_to if entry else ""
    return Referral(row.id, row.beneficiary_id, partner, row.occurred_on, state, day)


async def _last_words(tx: Transaction, ids: Sequence[int]) -> dict[int, tuple[State, date | None]]:
    """The last word on each of these, and its day."""
    told: dict[int, tuple[datetime, State, date | None]] = {}
    steps = select(referral_steps).where(referral_steps.c.contact_id.in_(ids)).order_by(referral_steps.c.id)
    for row in await tx.execute(steps):
        told[row.contact_id] = (row.recorded_at, "received" if row.done else "missed", row.dated_on)
    asked = select(referral_askings).where(referral_askings.c.contact_id.in_(ids))
    for row in await tx.execute(asked.order_by(referral_askings.c.id)):
        if row.contact_id not in told or row.recorded_at > told[row.contact_id][0]:
            told[row.contact_id] = (row.recorded_at, "silent", row.dated_on)
    return {id_: (state, day) for id_, (_, state, day) in told.items()}
