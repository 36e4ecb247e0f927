"""Appointments: what a person asks of the reception space, and what the staff answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, func, insert, select, text, update

from storage.database import Transaction, keyring_of
from storage.references import new_reference
from storage.tables import appointments, beneficiaries, conversations, identities


@dataclass(frozen=True, slots=True)
class Appointment:
    """One request: status asked, answered, cancelled or done; `chat_id` is 0 where none is known.

    `details` and `answer` are the person's and the staff's own words.
    """

    id: int
    reference: str
    beneficiary_id: int
    chat_id: int
    language: str
    name: str
    subject: str
    half_days: str
    details: str
    status: str
    answer: str
    asked_at: datetime


_ASKED = appointments.c.status == text("'asked'")
_ANSWERED = appointments.c.status == text("'answered'")
_DONE = appointments.c.status == text("'done'")
_WAITING = appointments.c.status.in_(("asked", "answered"))
_APPOINTMENTS = (
    select(
        appointments,
        beneficiaries.c.language,
        identities.c.name,
        conversations.c.chat_id,
    )
    .join_from(appointments, beneficiaries, beneficiaries.c.id == appointments.c.beneficiary_id)
    .outerjoin(identities, identities.c.beneficiary_id == beneficiaries.c.id)
    .outerjoin(conversations, conversations.c.beneficiary_id == beneficiaries.c.id)
    .order_by(appointments.c.id)
)


async def ask_appointment(
    tx: Transaction, beneficiary_id: int, subject: str, half_days: str, details: str, at: datetime
) -> tuple[Appointment, bool]:
    """Ask for an appointment; False with the request that still waits for an answer on the same subject."""
    same = (appointments.c.beneficiary_id == beneficiary_id, appointments.c.subject == subject, _ASKED)
    if waiting := await _all(tx, _APPOINTMENTS.where(*same)):
        return waiting[0], False
    reference = await _free_reference(tx)
    row = {
        "reference": reference,
        "beneficiary_id": beneficiary_id,
        "subject": subject,
        "half_days": half_days,
        "details": keyring_of(tx).seal_optional("appointments.details", details),
        "asked_at": at,
        "updated_at": at,
    }
    await tx.execute(insert(appointments).values(row))
    asked = await appointment_by_reference(tx, reference)
    assert asked is not None
    return asked, True


async def appointment_by_reference(tx: Transaction, reference: str) -> Appointment | None:
    """A request by what is written on it, in upper or lower case."""
    found = await _all(tx, _APPOINTMENTS.where(appointments.c.reference == reference.strip().upper()))
    return found[0] if found else None


async def my_appointments(tx: Transaction, beneficiary_id: int) -> list[Appointment]:
    """The requests of a person that are not over, oldest first."""
    return await _all(tx, _APPOINTMENTS.where(appointments.c.beneficiary_id == beneficiary_id, _WAITING))


async def asked_appointments(tx: Transaction, limit: int = 50) -> list[Appointment]:
    """The requests that nobody has answered, oldest first."""
    return await _all(tx, _APPOINTMENTS.where(_ASKED).limit(limit))


async def answered_appointments(tx: Transaction, limit: int = 50, offset: int = 0) -> list[Appointment]:
    """The requests that were answered, of which nobody has noted whether the person came; oldest first."""
    return await _all(tx, _APPOINTMENTS.where(_ANSWERED).limit(limit).offset(offset))


async def count_answered(tx: Transaction) -> int:
    """How many requests were answered and wait for that note."""
    return await tx.scalar(select(func.count()).select_from(appointments).where(_ANSWERED)) or 0


async def answer_appointment(
    tx: Transaction, appointment_id: int, answer: str, staff_id: int | None, at: datetime
) -> bool:
    """Answer a request; False if it was cancelled or is done."""
    sealed = keyring_of(tx).seal_optional("appointments.answer", answer)
    statement = update(appointments).where(appointments.c.id == appointment_id, _WAITING)
    values = {"status": "answered", "answer": sealed, "staff_id": staff_id, "updated_at": at}
    return (await tx.execute(statement.values(values))).rowcount > 0


async def cancel_appointment(tx: Transaction, appointment_id: int, beneficiary_id: int, at: datetime) -> bool:
    """Take a request of this person back; False if it is not theirs or is over."""
    own = (appointments.c.id == appointment_id, appointments.c.beneficiary_id == beneficiary_id, _WAITING)
    return (
        await tx.execute(update(appointments).where(*own).values(status="cancelled", updated_at=at))
    ).rowcount > 0


async def finish_appointment(tx: Transaction, appointment_id: int, at: datetime) -> bool:
    """The appointment is over, whether or not they came; False if it was cancelled or is done already."""
    statement = update(appointments).where(appointments.c.id == appointment_id, _WAITING)
    return (await tx.execute(statement.values(status="done", updated_at=at))).rowcount > 0


async def reopen_appointment(tx: Transaction, appointment_id: int, at: datetime) -> bool:
    """It is not over after all: it waits as it did before; False if it was not done."""
    before = case((appointments.c.answer.is_not(None), "answered"), else_="asked")
    statement = update(appointments).where(appointments.c.id == appointment_id, _DONE)
    return (await tx.execute(statement.values(status=before, updated_at=at))).rowcount > 0


async def _free_reference(tx: Transaction) -> str:
    while True:
        reference = new_reference()
        if await appointment_by_reference(tx, reference) is None:
            return reference


async def _all(tx: Transaction, statement: Select[*tuple[Any, ...]]) -> list[Appointment]:
    keyring = keyring_of(tx)
    return [
        Appointment(
            id=row["id"],
            reference=row["reference"],
            beneficiary_id=row["beneficiary_id"],
            chat_id=row["chat_id"] or 0,
            language=row["language"],
            name=keyring.unseal_optional("identities.name", row["name"]),
            subject=row["subject"],
            half_days=row["half_days"],
            details=keyring.unseal_optional("appointments.details", row["details"]),
            status=row["status"],
            answer=keyring.unseal_optional("appointments.answer", row["answer"]),
            asked_at=row["asked_at"],
        )
        for row in (await tx.execute(statement)).mappings()
    ]
