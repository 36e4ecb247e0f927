"""Coming: whether people came to the appointments they asked for. Who came is a service rendered, once.

What staff note is a row that is never changed; the last one of an appointment counts, and `undone` takes the
one before it back, with the visit that it put on record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Select, func, insert, select

from storage.appointments import Appointment, finish_appointment, reopen_appointment
from storage.database import Transaction
from storage.entries import EDITABLE, FACE_TO_FACE, Entry, cancel_entry, write_entries
from storage.periods import today_in_casablanca
from storage.tables import appointment_steps, beneficiaries, service_contacts
from storage.vocabulary import HEADLINE_SERVICES

FLOW = "appointment"
SERVICE = "accompaniment"
"""What a visit on appointment counts as."""

Noted = Literal["counted", "known", "over"]
Undone = Literal["undone", "corrected", "gone"]


@dataclass(frozen=True, slots=True)
class Step:
    """The last word on an appointment: `contact_id` is the visit it put on record, if it did."""

    state: str
    contact_id: int | None
    dated_on: date
    recorded_at: datetime


async def note_came(
    tx: Transaction, asked: Appointment, day: date, staff_id: int | None, at: datetime
) -> Noted:
    """Somebody came on a day: a visit, counted unless staff wrote one of that day down already.

    "over" changes nothing: it was noted or cancelled before. ValueError for a day that cannot be.
    """
    if not today_in_casablanca(asked.asked_at) <= day <= today_in_casablanca(at):
        raise ValueError("nobody comes before they asked, nor on a day that is still to come")
    if not await finish_appointment(tx, asked.id, at):
        return "over"
    contact_id = None
    if not await _was_there(tx, asked.beneficiary_id, day):
        entry = Entry(asked.beneficiary_id, SERVICE, "reception", day)
        await write_entries(tx, [entry], staff_id, None, at, flow=FLOW)
        contact_id = await _newest(tx, asked.beneficiary_id)
    await _step(tx, asked, "came", day, at, staff_id, contact_id)
    return "counted" if contact_id else "known"


async def note_missed(tx: Transaction, asked: Appointment, staff_id: int | None, at: datetime) -> bool:
    """Somebody did not come: nothing counts; False if it was noted or cancelled before."""
    if not await finish_appointment(tx, asked.id, at):
        return False
    await _step(tx, asked, "missed", today_in_casablanca(at), at, staff_id)
    return True


async def undo_step(tx: Transaction, asked: Appointment, staff_id: int | None, at: datetime) -> Undone:
    """Take the last word back; "corrected" if the visit has been put right under /record since."""
    last = await last_step(tx, asked.id)
    if last is None or last.state == "undone" or at - last.recorded_at > EDITABLE:
        return "gone"
    if last.contact_id and await _corrected(tx, last.contact_id):
        return "corrected"
    if not await reopen_appointment(tx, asked.id, at):
        return "gone"
    if last.contact_id:
        await cancel_entry(tx, last.contact_id, staff_id, None, at)
    await _step(tx, asked, "undone", last.dated_on, at, staff_id)
    return "undone"


async def last_step(tx: Transaction, appointment_id: int) -> Step | None:
    """What was noted last of an appointment."""
    row = (await tx.execute(_steps(appointment_id).limit(1))).first()
    return Step(*row) if row else None


async def came_before(tx: Transaction, appointment_id: int) -> bool:
    """Whether it was ever noted that somebody came to it, even if that was taken back."""
    return any(row.state == "came" for row in await tx.execute(_steps(appointment_id)))


def _steps(appointment_id: int) -> Select[*tuple[Any, ...]]:
    columns = (appointment_steps.c[name] for name in Step.__slots__)
    mine = appointment_steps.c.appointment_id == appointment_id
    return select(*columns).where(mine).order_by(appointment_steps.c.id.desc())


async def _step(
    tx: Transaction,
    asked: Appointment,
    state: str,
    day: date,
    at: datetime,
    staff_id: int | None,
    contact_id: int | None = None,
) -> None:
    row = {
        "appointment_id": asked.id,
        "state": state,
        "contact_id": contact_id,
        "dated_on": day,
        "recorded_at": at,
        "staff_id": staff_id,
    }
    await tx.execute(insert(appointment_steps).values(row))


_later = service_contacts.alias("later")


async def _was_there(tx: Transaction, beneficiary_id: int, day: date) -> bool:
    """Whether a visit of that day stands on record."""
    there = (
        service_contacts.c.beneficiary_id == beneficiary_id,
        service_contacts.c.occurred_on == day,
        service_contacts.c.channel.in_(FACE_TO_FACE),
        service_contacts.c.service.in_(HEADLINE_SERVICES),
        service_contacts.c.outcome != "no_answer",
        service_contacts.c.id.not_in(select(_later.c.supersedes).where(_later.c.supersedes.is_not(None))),
    )
    return await tx.scalar(select(service_contacts.c.id).where(*there).limit(1)) is not None


async def _newest(tx: Transaction, beneficiary_id: int) -> int:
    """The service that was put on record last for somebody."""
    own = service_contacts.c.beneficiary_id == beneficiary_id
    return int((await tx.execute(select(func.max(service_contacts.c.id)).where(own))).scalar_one())


async def _corrected(tx: Transaction, contact_id: int) -> bool:
    """Whether another visit stands in place of this one; one that was cancelled has none."""
    better = (
        select(service_contacts.c.id)
        .join(beneficiaries, beneficiaries.c.id == service_contacts.c.beneficiary_id)
        .where(service_contacts.c.supersedes == contact_id, ~beneficiaries.c.is_test)
    )
    return await tx.scalar(better.limit(1)) is not None
