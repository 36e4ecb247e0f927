"""The record: what happened, one row for each turn, and the services rendered. Rows are only ever added.

A correction is a new row that names the one it supersedes. Every write that counts goes through this module,
which moves the kept totals with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Insert, Table, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Transaction, is_postgresql
from storage.each import ForEach
from storage.kept.counting import Entries
from storage.kept.moving import moving, moving_turns, note
from storage.kept.services import Service, served
from storage.kept.turns import Turn, steady
from storage.periods import today_in_casablanca
from storage.rows import mapper
from storage.tables import interactions, seen_updates, service_contacts


@dataclass(frozen=True, slots=True)
class Interaction:
    """One turn of one person; `answer` is empty where it is confidential, and always in listening."""

    occurred_at: datetime
    recorded_at: datetime
    kind: str
    beneficiary_id: int | None = None
    service: str = "information"
    flow: str = ""
    node: str = ""
    answer: str = ""
    language: str = ""
    channel: str = "electronic"
    sub_channel: str = "telegram"
    staff_id: int | None = None
    update_id: int | None = None
    supersedes: int | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A service that was rendered to a person: it alone counts towards the totals."""

    beneficiary_id: int
    service: str
    outcome: str
    occurred_at: datetime
    recorded_at: datetime
    channel: str = "electronic"
    sub_channel: str = "telegram"
    duration_minutes: int | None = None
    staff_id: int | None = None
    case_id: int | None = None
    update_id: int | None = None
    supersedes: int | None = None


_interactions = mapper(Interaction)
_contacts = mapper(Contact)


def _adding(table: Table) -> tuple[Insert, Insert]:
    """Statements that add rows and pass over those already there, for SQLite and for PostgreSQL."""
    return sqlite.insert(table).on_conflict_do_nothing(), postgresql.insert(table).on_conflict_do_nothing()


class _Adding:
    """Adds rows to a table, and tells what of them was new."""

    def __init__(self, table: Table, *columns: ColumnElement[Any]) -> None:
        on_sqlite, on_postgresql = _adding(table)
        self._each = ForEach(on_sqlite)
        self._latest = select(*columns).order_by(table.c.id.desc()).limit(bindparam("n"))
        self._returning = on_postgresql.returning(*columns)

    async def __call__(self, tx: Transaction, rows: Sequence[dict[str, Any]]) -> Sequence[Any] | None:
        """Add rows; None if all of them are new, else the columns of those that are, in any order."""
        if is_postgresql(tx):
            added = (await tx.execute(self._returning, rows)).all()
            return None if len(added) == len(rows) else added
        n = await self._each(tx, rows)  # RETURNING would double the time of it
        return None if n == len(rows) else (await tx.execute(self._latest, {"n": n})).all()


_add_interactions = _Adding(
    interactions, interactions.c.beneficiary_id, interactions.c.occurred_at, interactions.c.staff_id
)
_add_services = _Adding(service_contacts, *(service_contacts.c[name] for name in Service._fields))
_ADD_SEEN = tuple(statement.returning(seen_updates.c.update_id) for statement in _adding(seen_updates))


async def new_update_ids(tx: Transaction, update_ids: Iterable[int], at: datetime) -> set[int]:
    """Those of the update ids that were never seen, which from now on are."""
    rows = [{"update_id": update_id, "at": at} for update_id in sorted(set(update_ids))]
    if not rows:
        return set()
    return set((await tx.execute(_ADD_SEEN[is_postgresql(tx)], rows)).scalars())


async def purge_seen(tx: Transaction, before: datetime) -> int:
    """Forget the update ids seen before a time (keep 14 days); the number forgotten."""
    return (await tx.execute(delete(seen_updates).where(seen_updates.c.at < before))).rowcount


async def add_interactions(tx: Transaction, rows: Sequence[Interaction]) -> None:
    """Put turns on record; a turn of the same person and update that is already there is passed over."""
    await add_record(tx, rows, ())


async def add_contacts(tx: Transaction, rows: Sequence[Contact]) -> None:
    """Put rendered services on record, once for each person, update and service."""
    await add_record(tx, (), rows)


async def add_record(tx: Transaction, turns: Sequence[Interaction], contacts: Sequence[Contact]) -> None:
    """Put both on record at once, as the two functions above do."""
    if turns or contacts:
        change = await _add_turns(tx, turns) if turns else Entries()
        if contacts:
            change.update(await _add_contacts(tx, contacts))
        times = [*(row.recorded_at for row in turns), *(row.recorded_at for row in contacts)]
        await note(tx, change, max(times))


async def _add_turns(tx: Transaction, rows: Sequence[Interaction]) -> Entries:
    values, turns, corrected = _interactions(rows), _turns(rows), await _corrected(tx, interactions, rows)
    known = None if corrected else await steady(tx, turns)
    if known is None:
        everybody, at = corrected | {turn.person for turn in turns}, max(row.recorded_at for row in rows)
        async with moving_turns(tx, everybody, at):
            await _add_interactions(tx, values)
        return Entries()
    added = await _add_interactions(tx, values)
    return await known.add(tx, turns if added is None else _turns(added))


async def _add_contacts(tx: Transaction, rows: Sequence[Contact]) -> Entries:
    days = [{"occurred_on": today_in_casablanca(row.occurred_at)} for row in rows]
    values = [row | day for row, day in zip(_contacts(rows), days, strict=True)]
    people, corrected = {row.beneficiary_id for row in rows}, await _corrected(tx, service_contacts, rows)
    before = None if corrected else await served(tx, people)
    if before is None or not before.takes((row.beneficiary_id, row.occurred_at) for row in rows):
        async with moving(tx, people | corrected, max(row.recorded_at for row in rows)):
            await _add_services(tx, values)
        return Entries()
    added = await _add_services(tx, values)
    return before.entries(_services(values) if added is None else (Service(*row) for row in added))


def _services(values: Iterable[dict[str, Any]]) -> Iterator[Service]:
    """Services as they were written, numbered in the order in which they were."""
    return (
        Service(**{name: row[name] for name in Service._fields if name != "id"}, id=number)
        for number, row in enumerate(values)
    )


def _turns(rows: Iterable[Any]) -> list[Turn]:
    """The turns of people, from interactions or from the rows that were written."""
    return [
        Turn(row.beneficiary_id, today_in_casablanca(row.occurred_at).isoformat(), row.staff_id is None)
        for row in rows
        if row.beneficiary_id is not None
    ]


async def _corrected(
    tx: Transaction, table: Table, rows: Iterable[Interaction] | Iterable[Contact]
) -> set[int]:
    """Whose rows these rows supersede."""
    earlier = {row.supersedes for row in rows if row.supersedes}
    if not earlier:
        return set()
    found = await tx.scalars(select(table.c.beneficiary_id).where(table.c.id.in_(earlier)))
    return {person for person in found if person is not None}
