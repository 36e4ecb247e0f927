"""Entries: services that staff rendered face to face, written down afterwards, and how they are put right.

An entry is a service contact with its interaction. Nothing is overwritten: a correction supersedes the entry,
and a cancelled entry is superseded by one of nobody, who is never counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Transaction, is_postgresql
from storage.periods import CASABLANCA, today_in_casablanca
from storage.record import Contact, Interaction, add_contacts, add_interactions
from storage.tables import beneficiaries, interactions, service_contacts

KIND = "entry"
"""The kind of an interaction that staff wrote down."""

EDITABLE = timedelta(days=31)
"""For how long an entry can be corrected by who made it."""

_NOBODY = "nobody"
"""Stands where a public id would: whom the row that supersedes a cancelled entry belongs to."""

FACE_TO_FACE = ("reception", "mobile")
"""Channels of services that staff write down."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A service rendered on a day; `referred_to` is the key of a partner, `place` that of a commune."""

    beneficiary_id: int
    service: str
    channel: str
    happened_on: date
    outcome: str = "informed"
    sub_channel: str = ""
    duration_minutes: int | None = None
    referred_to: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it stands on record; `id` is that of its service contact."""

    id: int
    entry: Entry
    recorded_at: datetime
    staff_id: int | None


async def write_entries(
    tx: Transaction,
    entries: Sequence[Entry],
    staff_id: int | None,
    update_id: int | None,
    at: datetime,
    supersedes: int | None = None,
    flow: str = "record",
) -> None:
    """Put entries on record, once for each person and update; ValueError for a day that is still to come."""
    today = today_in_casablanca(at)
    if any(entry.happened_on > today for entry in entries):
        raise ValueError("what has not happened yet cannot be recorded")
    earlier = await _interaction_of(tx, supersedes) if supersedes else None
    await add_contacts(tx, [_contact(entry, staff_id, update_id, at, supersedes) for entry in entries])
    await add_interactions(tx, [_interaction(entry, staff_id, at, flow, earlier) for entry in entries])


def _contact(
    entry: Entry, staff_id: int | None, update_id: int | None, at: datetime, supersedes: int | None
) -> Contact:
    return Contact(
        beneficiary_id=entry.beneficiary_id,
        service=entry.service,
        outcome=entry.outcome,
        occurred_at=_moment(entry.happened_on, at),
        recorded_at=at,
        channel=entry.channel,
        sub_channel=entry.sub_channel,
        duration_minutes=entry.duration_minutes,
        staff_id=staff_id,
        update_id=update_id,
        supersedes=supersedes,
    )


def _interaction(
    entry: Entry, staff_id: int | None, at: datetime, flow: str, supersedes: int | None
) -> Interaction:
    """Without the update, which is on record as a turn of the staff."""
    return Interaction(
        occurred_at=_moment(entry.happened_on, at),
        recorded_at=at,
        kind=KIND,
        beneficiary_id=entry.beneficiary_id,
        service=entry.service,
        flow=flow,
        answer=entry.referred_to or entry.place,
        channel=entry.channel,
        sub_channel=entry.sub_channel,
        staff_id=staff_id,
        supersedes=supersedes,
    )


async def correct_entry(
    tx: Transaction, entry_id: int, entry: Entry, staff_id: int | None, update_id: int | None, at: datetime
) -> bool:
    """Supersede an entry by another; False if it was corrected or cancelled already."""
    if await written(tx, entry_id) is None:
        return False
    await write_entries(tx, [entry], staff_id, update_id, at, supersedes=entry_id)
    return True


async def cancel_entry(
    tx: Transaction, entry_id: int, staff_id: int | None, update_id: int | None, at: datetime
) -> bool:
    """Take an entry out of what counts; False if it was corrected or cancelled already."""
    found = await written(tx, entry_id)
    if found is None:
        return False
    nobody = replace(found.entry, beneficiary_id=await _nobody(tx, at), referred_to="", place="")
    await write_entries(tx, [nobody], staff_id, update_id, at, supersedes=entry_id)
    return True


async def my_entries(tx: Transaction, staff_id: int, at: datetime, limit: int = 8) -> list[Written]:
    """The last entries of a member of the staff that still stand, latest first."""
    mine = (service_contacts.c.staff_id == staff_id, service_contacts.c.recorded_at > at - EDITABLE)
    return await _all(tx, _STANDING.where(*mine).order_by(service_contacts.c.id.desc()).limit(limit))


async def written(tx: Transaction, entry_id: int) -> Written | None:
    """An entry that still stands."""
    found = await _all(tx, _STANDING.where(service_contacts.c.id == entry_id))
    return found[0] if found else None


_later = service_contacts.alias("later")
_STANDING: Select[*tuple[object, ...]] = (
    select(service_contacts)
    .join(beneficiaries, beneficiaries.c.id == service_contacts.c.beneficiary_id)
    .where(
        service_contacts.c.channel.in_(FACE_TO_FACE),
        ~beneficiaries.c.is_test,
        service_contacts.c.id.not_in(select(_later.c.supersedes).where(_later.c.supersedes.is_not(None))),
    )
)


async def _all(tx: Transaction, statement: Select[*tuple[object, ...]]) -> list[Written]:
    return [
        Written(
            row.id,
            Entry(
                beneficiary_id=row.beneficiary_id,
                service=row.service,
                channel=row.channel,
                happened_on=row.occurred_on,
                outcome=row.outcome,
                sub_channel=row.sub_channel,
                duration_minutes=row.duration_minutes,
                **await _noted(tx, row.id),
            ),
            row.recorded_at,
            row.staff_id,
        )
        for row in (await tx.execute(statement)).all()
    ]


async def _noted(tx: Transaction, entry_id: int) -> dict[str, str]:
    """What the interaction of an entry says besides: the partner of a referral, else the place."""
    answer = await tx.scalar(
        select(interactions.c.answer).where(interactions.c.id == await _interaction_of(tx, entry_id))
    )
    outcome = await tx.scalar(select(service_contacts.c.outcome).where(service_contacts.c.id == entry_id))
    return {"referred_to" if outcome == "referred" else "place": answer or ""}


async def _interaction_of(tx: Transaction, entry_id: int) -> int | None:
    """The interaction that was written with a service contact."""
    same = (
        interactions.c.beneficiary_id == service_contacts.c.beneficiary_id,
        interactions.c.recorded_at == service_contacts.c.recorded_at,
        interactions.c.service == service_contacts.c.service,
        interactions.c.kind == KIND,
    )
    statement = select(func.max(interactions.c.id)).where(service_contacts.c.id == entry_id, *same)
    found = await tx.scalar(statement)
    return int(found) if found else None


async def _nobody(tx: Transaction, at: datetime) -> int:
    """The record that cancelled entries fall to: made once, a test, counted by nothing."""
    row = {"public_id": _NOBODY, "created_at": at, "is_test": True}
    await tx.execute(
        (postgresql.insert if is_postgresql(tx) else sqlite.insert)(beneficiaries)
        .values(row)
        .on_conflict_do_nothing()
    )
    return int(
        (
            await tx.execute(select(beneficiaries.c.id).where(beneficiaries.c.public_id == _NOBODY))
        ).scalar_one()
    )


def _moment(day: date, at: datetime) -> datetime:
    """When on a day: now if it is today, else noon."""
    today = at.astimezone(CASABLANCA)
    return at if day == today.date() else datetime.combine(day, time(12), CASABLANCA)
