"""Counting the kept totals anew from the log, to compare with those kept or to take their place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, case, delete, func, insert, select

from storage.counted import moved_records, platform_start
from storage.database import Transaction, is_postgresql
from storage.kept import log
from storage.kept.counting import Entry, Walk
from storage.kept.folding import Tallies, note_recorded, read_entries, tallied, write_tallies
from storage.periods import today_in_casablanca
from storage.tables import (
    beneficiaries,
    former_people,
    interactions,
    kept_changes,
    kept_state,
    kept_tallies,
    kept_writers,
    service_contacts,
)
from storage.tables.types import Instant

Advance = Callable[[int, int], None]
"""Told how much is done, and of how much in all."""

_MOST_TOLD = 10


@dataclass(slots=True)
class Verdict:
    """How many tallies were compared with the log, how many differ, and the first differences in words."""

    compared: int = 0
    differing: int = 0
    told: list[str] = field(default_factory=list)

    def differs(self, words: str) -> None:
        """Note a difference."""
        self.differing += 1
        if len(self.told) < _MOST_TOLD:
            self.told.append(words)


async def rebuild(tx: Transaction, advance: Advance = lambda _, __: None) -> int:
    """Put totals counted anew in the place of those kept; how many tallies there are now."""
    if is_postgresql(tx):
        await log.lock_all(tx)
    for table in (kept_tallies, kept_changes, kept_writers, kept_state):
        await tx.execute(delete(table))
    walk, written = Walk(), 0
    async for _, tallies in _recounted(tx, walk, advance):
        await write_tallies(tx, tallies)
        written += len(tallies)
    rows = [{"beneficiary_id": id_, "last_on": date.fromisoformat(day)} for id_, day in walk.last_written()]
    if rows:
        await tx.execute(insert(kept_writers), rows)
    # What changed about people may have moved nothing, but as of before it the totals cannot tell.
    changed = await tx.scalar(select(func.max(former_people.c.until)))
    if known := [at for at in (await _latest(tx), changed) if at]:
        await note_recorded(tx, max(known))
    return written


async def verify(tx: Transaction, advance: Advance = lambda _, __: None) -> Verdict:
    """Compare what is kept with what the log comes to; nothing is written."""
    verdict, walk, kept_rows = Verdict(), Walk(), 0
    changes = (await tx.execute(select(kept_changes))).all()
    waiting = tallied(entry for row in changes for entry in read_entries(row.entries))
    async for prefix, tallies in _recounted(tx, walk, advance):
        kept = await _kept(tx, prefix)
        kept_rows += len(kept)
        for key in {key for key in waiting if _is_of(key[0], prefix)}:
            kept.setdefault(key, Counter()).update(waiting.pop(key))
        _compare(verdict, tallies, kept)
    others = await tx.scalar(select(func.count()).select_from(kept_tallies)) or 0
    for key, tally in waiting.items():
        if any(tally.values()):
            verdict.differs(f"{key[0]}: nothing is on record there")
    if others != kept_rows:
        verdict.differs(f"{others - kept_rows} tallies of times of which nothing is on record")
    await _compare_writers(tx, verdict, dict(walk.last_written()))
    known = [row.recorded_at for row in changes if row.recorded_at]
    known += list(await tx.scalars(select(kept_state.c.recorded_at)))
    latest = await _latest(tx)
    if latest and not any(at >= latest for at in known):
        verdict.differs(f"something was recorded at {latest}, which is later than the totals say")
    return verdict


def _compare(verdict: Verdict, tallies: Tallies, kept: Tallies) -> None:
    for key in sorted(tallies.keys() | kept.keys()):
        verdict.compared += 1
        should, stands = tallies.get(key, Counter()), kept.get(key, Counter())
        for mark in sorted(should.keys() | stands.keys()):
            if should[mark] != stands[mark]:
                since = f" since {key[1]}" if key[1] else ""
                verdict.differs(f"{key[0]}{since}: {mark} is {stands[mark]}, should be {should[mark]}")


async def _compare_writers(tx: Transaction, verdict: Verdict, should: dict[int, str]) -> None:
    rows = await tx.execute(select(kept_writers.c.beneficiary_id, kept_writers.c.last_on))
    stands = {id_: last_on.isoformat() for id_, last_on in rows}
    for id_ in should.keys() | stands.keys():
        if should.get(id_) != stands.get(id_):
            verdict.differs(
                f"the last day on which person {id_} wrote is {stands.get(id_)}, not {should.get(id_)}"
            )


def _is_of(span: str, prefix: str) -> bool:
    """Whether a span is that year, or that month or one of its days."""
    return span == prefix if len(prefix) == 4 else span.startswith(prefix)


async def _kept(tx: Transaction, prefix: str) -> Tallies:
    """The tallies of a year itself, or of a month and its days."""
    until = prefix if len(prefix) == 4 else f"{prefix}-99"
    rows = await tx.execute(select(kept_tallies).where(kept_tallies.c.span.between(prefix, until)))
    return {(row.span, row.since): Counter(json.loads(row.tally)) for row in rows}


# --- counting


_moved = moved_records()
_person = func.coalesce(_moved.c.person_id, service_contacts.c.beneficiary_id)
_SERVED = (
    select(beneficiaries.c.id.label("person_id"), *log.CONTACT, *log.FACTS)
    .join_from(service_contacts, _moved, _moved.c.id == service_contacts.c.beneficiary_id, isouter=True)
    .join(beneficiaries, beneficiaries.c.id == _person)
    .where(service_contacts.c.occurred_on.between(bindparam("first"), bindparam("last")))
    .where(~beneficiaries.c.is_test, log.stands(service_contacts))
    .order_by(service_contacts.c.occurred_at, service_contacts.c.id)
)
_TURNS = (
    select(
        interactions.c.beneficiary_id,
        func.count().label("turns"),
        func.count(case((interactions.c.staff_id.is_(None), 1))).label("own"),
    )
    .where(interactions.c.occurred_at >= bindparam("start", type_=Instant))
    .where(interactions.c.occurred_at < bindparam("end", type_=Instant))
    .where(interactions.c.beneficiary_id.is_not(None), log.stands(interactions))
    .group_by(interactions.c.beneficiary_id)
)


async def _recounted(tx: Transaction, walk: Walk, advance: Advance) -> AsyncIterator[tuple[str, Tallies]]:
    """The tallies of each month with its days, and of each year after its months."""
    roots = {row.id: row.person_id for row in await tx.execute(select(_moved))}
    tests = set(await tx.scalars(select(beneficiaries.c.id).where(beneficiaries.c.is_test)))
    months = list(_months(*await _reach(tx)))
    year: Tallies = {}
    for number, first in enumerate(months, 1):
        entries = await _entries(tx, walk, first, roots, tests)
        tallies = tallied(entries.items())
        for key in [key for key in tallies if len(key[0]) == 4]:
            year.setdefault(key, Counter()).update(tallies.pop(key))
        yield first.isoformat()[:7], tallies
        if first.month == 12 or number == len(months):
            yield first.isoformat()[:4], year
            year = {}
        advance(number, len(months))


async def _entries(
    tx: Transaction, walk: Walk, first: date, roots: dict[int, int], tests: set[int]
) -> Counter[Entry]:
    """The entries of a month."""
    entries, following = Counter[Entry](), _next(first)
    for row in await tx.execute(_SERVED, {"first": first, "last": following - timedelta(days=1)}):
        entries.update(walk.served(row.person_id, log.facts(row), log.seen(row)))
    for day in (first + timedelta(days=n) for n in range((following - first).days)):
        bounds = {"start": platform_start(day), "end": platform_start(day + timedelta(days=1))}
        people: dict[int, Counter[str]] = {}
        for id_, turns, own in await tx.execute(_TURNS, bounds):
            people.setdefault(roots.get(id_, id_), Counter()).update(turns=turns, own=own)
        for person, counts in people.items():
            if person not in tests:
                for entry, n in walk.wrote(person, day.isoformat(), counts["turns"], counts["own"] > 0):
                    entries[entry] += n
    return entries


async def _reach(tx: Transaction) -> tuple[date, date]:
    """The first and the last day of which there is anything on record."""
    days = [func.min(service_contacts.c.occurred_on), func.max(service_contacts.c.occurred_on)]
    times = [func.min(interactions.c.occurred_at), func.max(interactions.c.occurred_at)]
    found = [await tx.scalar(select(one)) for one in days]
    found += [today_in_casablanca(at) for one in times if (at := await tx.scalar(select(one)))]
    known = [day for day in found if day]
    return (min(known), max(known)) if known else (date.max, date.min)


def _months(first: date, last: date) -> Iterator[date]:
    """The first day of each month from one day to another."""
    if first <= last:
        month = first.replace(day=1)
        while month <= last:
            yield month
            month = _next(month)


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


async def _latest(tx: Transaction) -> datetime | None:
    """When the latest row was recorded."""
    recorded = [
        await tx.scalar(select(func.max(table.c.recorded_at))) for table in (interactions, service_contacts)
    ]
    return max((at for at in recorded if at), default=None)
