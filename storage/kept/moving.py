"""Moving the kept totals: what people came to is taken away, what they come to now is added.

All of it in the transaction of whatever moves them. What a transaction changes is one row in `kept_changes`,
which nobody waits for; `folding` adds the rows up.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import date, datetime

from sqlalchemy import delete, insert

from storage.database import Transaction, is_postgresql
from storage.kept import log
from storage.kept.counting import Entries, less
from storage.kept.folding import fold_if_due
from storage.naming import chunks
from storage.tables import kept_changes, kept_writers

_NOTE = insert(kept_changes).returning(kept_changes.c.id)


@asynccontextmanager
async def moving(tx: Transaction, people: Collection[int], at: datetime) -> AsyncIterator[None]:
    """Whatever the block does to these people and the services rendered to them, the totals follow.

    The totals tell what is known from then on; what was known before `at`, only the log does.
    """
    if people:
        await _lock(tx, people)
        before = await log.services(tx, people)
        yield
        await note(tx, less(await log.services(tx, people), before), at)
    else:
        yield


@asynccontextmanager
async def retold(tx: Transaction, people: Collection[int], at: datetime) -> AsyncIterator[None]:
    """The same where the block only changes facts about people: most of them had no service yet."""
    if people:
        await _lock(tx, people)
    before = await log.services(tx, people) if people else Entries()
    yield
    if before:
        await note(tx, less(await log.services(tx, people), before), at)


@asynccontextmanager
async def moving_turns(tx: Transaction, people: Collection[int], at: datetime) -> AsyncIterator[None]:
    """Whatever the block does to these people and their turns, the totals follow."""
    if people:
        await _lock(tx, people)
        before, _ = await log.turns(tx, people)
        yield
        after, last_written = await log.turns(tx, people)
        await _write_last(tx, people, last_written)
        await note(tx, less(after, before), at)
    else:
        yield


async def _lock(tx: Transaction, people: Collection[int]) -> None:
    if is_postgresql(tx):
        await log.lock(tx, people)


async def note(tx: Transaction, change: Entries, recorded_at: datetime) -> None:
    """Put a change of the totals on record; a large one, and every so many, is folded in at once.

    `recorded_at` is when what changed them was put on record.
    """
    row = {"recorded_at": recorded_at, "entries": written(change)}
    number = (await tx.execute(_NOTE, row)).scalar_one()
    await fold_if_due(tx, number, len(change))


def written(change: Entries) -> str:
    """A change as JSON."""
    return json.dumps([(*entry, n) for entry, n in change.items()], separators=(",", ":"))


async def _write_last(tx: Transaction, people: Collection[int], last_written: dict[int, str]) -> None:
    for part in chunks(sorted(await log.records(tx, people))):
        await tx.execute(delete(kept_writers).where(kept_writers.c.beneficiary_id.in_(part)))
    rows = [{"beneficiary_id": id_, "last_on": date.fromisoformat(day)} for id_, day in last_written.items()]
    if rows:
        await tx.execute(insert(kept_writers), rows)
