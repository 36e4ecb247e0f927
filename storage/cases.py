"""Cases: talks that a human holds, from hand-off to close. Only when and who; the words are nowhere here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, Select, bindparam, func, insert, select, text, update

from storage.among import among
from storage.database import Transaction
from storage.former import CASES
from storage.references import new_reference
from storage.tables import beneficiaries, cases

Closer = Literal["person", "staff"]


@dataclass(frozen=True, slots=True)
class Case:
    """One talk with a human; `language` is the person's, `taken_by` a staff id."""

    id: int
    reference: str
    beneficiary_id: int
    chat_id: int
    language: str
    status: str
    risk: str
    urgent: bool
    opened_at: datetime
    last_message_at: datetime
    first_reply_at: datetime | None
    taken_by: int | None
    closed_at: datetime | None
    closed_by: str


_OPEN = cases.c.status == text("'open'")
_FIELDS = [cases.c[name] if name != "language" else beneficiaries.c.language for name in Case.__slots__]
_CASES = select(*_FIELDS).join_from(cases, beneficiaries, beneficiaries.c.id == cases.c.beneficiary_id)
_OF_CHATS = _CASES.where(_OPEN, among(cases.c.chat_id, "chats"))
_TOUCH = update(cases).where(cases.c.id == bindparam("case")).values(last_message_at=bindparam("at"))


async def open_cases_of(tx: Transaction, chat_ids: Iterable[int]) -> dict[int, Case]:
    """The open case of each of these chats that has one, by chat id."""
    chats = sorted(set(chat_ids))
    return {case.chat_id: case for case in await _all(tx, _OF_CHATS, {"chats": chats})} if chats else {}


async def open_case(
    tx: Transaction, beneficiary_id: int, chat_id: int, at: datetime, urgent: bool = False
) -> tuple[Case, bool]:
    """Open a case, or keep the one that is open (and make it urgent if this is); True if it is a new one."""
    existing = (await open_cases_of(tx, [chat_id])).get(chat_id)
    if existing is None:
        return await _open(tx, beneficiary_id, chat_id, at, urgent), True
    if urgent and not existing.urgent:
        await mark_urgent(tx, existing.id, at)
    return await _one(tx, existing.id), False


async def case_by_id(tx: Transaction, case_id: int) -> Case | None:
    """A case by its id."""
    return _only(await _all(tx, _CASES.where(cases.c.id == case_id)))


async def case_by_reference(tx: Transaction, reference: str) -> Case | None:
    """A case by what is written on it, in upper or lower case."""
    return _only(await _all(tx, _CASES.where(cases.c.reference == reference.strip().upper())))


async def open_cases(tx: Transaction, limit: int = 50) -> list[Case]:
    """The queue: urgent first, then those without a first reply, then the longest waiting."""
    order = (cases.c.urgent.desc(), cases.c.first_reply_at.is_not(None), cases.c.opened_at)
    return await _all(tx, _CASES.where(_OPEN).order_by(*order).limit(limit))


async def count_open(tx: Transaction) -> int:
    """How many cases are open."""
    return await tx.scalar(select(func.count()).select_from(cases).where(_OPEN)) or 0


async def mark_urgent(tx: Transaction, case_id: int, at: datetime) -> None:
    """Words that suggest danger were said."""
    await CASES.keep(tx, [case_id], at)
    await tx.execute(update(cases).where(cases.c.id == case_id).values(urgent=True, risk="high"))


async def touch_cases(tx: Transaction, rows: Sequence[tuple[int, datetime]]) -> None:
    """Note that the person wrote again, as (case id, when)."""
    if rows:
        await tx.execute(_TOUCH, [{"case": case_id, "at": at} for case_id, at in rows])


async def take_case(tx: Transaction, case_id: int, staff_id: int | None) -> bool:
    """A member of the staff takes charge; False if somebody else already has, or it is closed."""
    statement = update(cases).where(cases.c.id == case_id, _OPEN)
    free = cases.c.taken_by.is_(None) | (cases.c.taken_by == staff_id)
    return (await tx.execute(statement.where(free).values(taken_by=staff_id))).rowcount > 0


async def note_reply(tx: Transaction, case_id: int, staff_id: int | None, at: datetime) -> None:
    """Staff answered: the first answer sets the time of reply, and takes the case if nobody had."""
    values = {
        "first_reply_at": func.coalesce(cases.c.first_reply_at, bindparam("at", at, cases.c.opened_at.type)),
        "taken_by": func.coalesce(cases.c.taken_by, bindparam("staff", staff_id, cases.c.taken_by.type)),
        "last_message_at": at,
    }
    await tx.execute(update(cases).where(cases.c.id == case_id).values(values))


async def close_case(tx: Transaction, case_id: int, by: Closer, at: datetime) -> bool:
    """Close a case; False if it was closed already."""
    statement = update(cases).where(cases.c.id == case_id, _OPEN)
    return (await tx.execute(statement.values(status="closed", closed_by=by, closed_at=at))).rowcount > 0


async def _open(tx: Transaction, beneficiary_id: int, chat_id: int, at: datetime, urgent: bool) -> Case:
    row = {
        "reference": await _free_reference(tx),
        "beneficiary_id": beneficiary_id,
        "chat_id": chat_id,
        "urgent": urgent,
        "risk": "high" if urgent else "none",
        "opened_at": at,
        "last_message_at": at,
    }
    case_id = (await tx.execute(insert(cases).values(row).returning(cases.c.id))).scalar_one()
    return await _one(tx, case_id)


async def _free_reference(tx: Transaction) -> str:
    while True:
        reference = new_reference()
        if await case_by_reference(tx, reference) is None:
            return reference


async def _one(tx: Transaction, case_id: int) -> Case:
    return (await _all(tx, _CASES.where(cases.c.id == case_id)))[0]


async def _all(
    tx: Transaction, statement: Select[*tuple[Any, ...]], values: dict[str, Any] | None = None
) -> list[Case]:
    return [_case(row) for row in await tx.execute(statement, values)]


def _case(row: Row[*tuple[Any, ...]]) -> Case:
    return Case(*row)


def _only(found: list[Case]) -> Case | None:
    return found[0] if found else None
