"""Folding: the changes of many transactions added up into the tallies, a few statements for all of them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.among import among
from storage.database import Transaction, is_postgresql
from storage.kept.counting import Entry, spans_of
from storage.naming import chunks
from storage.tables import kept_changes, kept_state, kept_tallies

EVERY = 64
"""Changes that are folded together: a reader adds up at most about so many itself."""

_LARGE = 2000  # entries of one change that are too many to leave to every reader
_FOLDING = 0x57494A4B  # the number of our advisory lock on PostgreSQL: whoever comes second leaves it

Tally = Counter[str]
Tallies = dict[tuple[str, str], Tally]


async def fold_if_due(tx: Transaction, number: int, entries: int) -> None:
    """Fold after every so many changes, and after a large one."""
    if number % EVERY == 0 or entries > _LARGE:
        await fold(tx)


async def fold(tx: Transaction, *, wait: bool = False) -> None:
    """Add all changes up into the tallies; another worker who is about to is waited for, or left alone."""
    if is_postgresql(tx):
        lock = func.pg_advisory_xact_lock if wait else func.pg_try_advisory_xact_lock
        if await tx.scalar(select(lock(_FOLDING))) is False:
            return
    rows = (await tx.execute(select(kept_changes))).all()
    if not rows:
        return
    moved = tallied(entry for row in rows for entry in read_entries(row.entries))
    await _add(tx, moved)
    if recorded := [row.recorded_at for row in rows if row.recorded_at]:
        await note_recorded(tx, max(recorded))
    for part in chunks([row.id for row in rows]):
        await tx.execute(delete(kept_changes).where(kept_changes.c.id.in_(part)))


def read_entries(written: str) -> Iterator[tuple[Entry, int]]:
    """The entries of a change, with how many of each."""
    return ((Entry(day, since, tuple(marks)), n) for day, since, marks, n in json.loads(written))


def tallied(entries: Iterable[tuple[Entry, int]]) -> Tallies:
    """Entries as the tallies that they are part of."""
    tallies: defaultdict[tuple[str, str], Tally] = defaultdict(Counter)
    for entry, n in entries:
        for key in spans_of(entry):
            tally = tallies[key]
            for name in entry.marks:
                tally[name] += n
    return tallies


def packed(tally: Tally) -> str:
    """A tally as JSON, without what is nothing."""
    return json.dumps({name: n for name, n in tally.items() if n}, separators=(",", ":"), ensure_ascii=False)


_key = (kept_tallies.c.span, kept_tallies.c.since)
_SAME = select(kept_tallies).where(
    kept_tallies.c.span == bindparam("of"), among(kept_tallies.c.since, "sinces")
)
_GONE = delete(kept_tallies).where(
    kept_tallies.c.span == bindparam("old_span"), kept_tallies.c.since == bindparam("old_since")
)


async def _add(tx: Transaction, moved: Tallies) -> None:
    keys = sorted(key for key, tally in moved.items() if any(tally.values()))
    # Span by span, which are few: SQLite would look for pairs by reading the whole table.
    for span, pairs in groupby(keys, key=itemgetter(0)):
        for part in chunks([since for _, since in pairs]):
            for row in await tx.execute(_SAME, {"of": span, "sinces": part}):
                moved[row.span, row.since].update(json.loads(row.tally))
    await write_tallies(tx, {key: moved[key] for key in keys})


async def write_tallies(tx: Transaction, tallies: Tallies) -> None:
    """Put tallies in the place of those there were; one that has come to nothing goes."""
    rows = [
        {"span": span, "since": since, "tally": packed(tally)}
        for (span, since), tally in tallies.items()
        if any(tally.values())
    ]
    if rows:
        add = (postgresql.insert if is_postgresql(tx) else sqlite.insert)(kept_tallies)
        changed = {"tally": add.excluded.tally}
        await tx.execute(add.on_conflict_do_update(index_elements=_key, set_=changed), rows)
    gone = [key for key, tally in tallies.items() if not any(tally.values())]
    if gone:
        await tx.execute(_GONE, [{"old_span": span, "old_since": since} for span, since in gone])


async def note_recorded(tx: Transaction, at: datetime) -> None:
    """Note of when the latest row is that the tallies count."""
    add = (postgresql.insert if is_postgresql(tx) else sqlite.insert)(kept_state).values(id=1, recorded_at=at)
    later = {"recorded_at": add.excluded.recorded_at}
    is_later = kept_state.c.recorded_at < add.excluded.recorded_at
    await tx.execute(add.on_conflict_do_update(index_elements=[kept_state.c.id], set_=later, where=is_later))
