"""Kept totals against the log: how long each question takes either way, and what keeping them costs.

    python -m bench.totals /tmp/big.db

The file is one of `bench.fill`. Each question is asked both ways and the answers are compared; of the kept
totals the best of five times is told, of the log one. `database` is time inside SQLite's statements alone.
Then turns are written in batches of 64, as the bot writes them, with the totals and without: they stay there.
"""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import func, insert, select

from bench.fill import FIRST, LAST, TURNS
from storage.baselines import Official
from storage.database import Database, Transaction
from storage.indicators.cube import Figures
from storage.indicators.from_kept import cube_from_kept, turns_from_kept
from storage.indicators.from_log import cube_from_log
from storage.indicators.scope import Scope
from storage.one_hop import Connection
from storage.periods import CASABLANCA, Period, days, named, parse_period, today_in_casablanca
from storage.record import Contact, Interaction, add_record
from storage.secrets import Keyring
from storage.stats import turns_from_log
from storage.tables import beneficiaries, interactions, kept_tallies, service_contacts

BATCH, BATCHES = 64, 256

_spent = 0.0


def _timed(visit: Callable[..., Any]) -> Callable[..., Any]:
    """The same visit to the database's thread, with the time of its work added up."""

    async def timed(self: Connection, work: Callable[[sqlite3.Connection], None]) -> None:
        def measured(plain: sqlite3.Connection) -> None:
            global _spent
            started = time.perf_counter()
            work(plain)
            _spent += time.perf_counter() - started

        await visit(self, measured)

    return timed


@contextmanager
def _stopwatch() -> Iterator[list[float]]:
    """Milliseconds in all, and of these in the database."""
    global _spent
    _spent, started, told = 0.0, time.perf_counter(), [0.0, 0.0]
    yield told
    told[:] = [(time.perf_counter() - started) * 1e3, _spent * 1e3]


def _periods() -> Iterator[tuple[str, Period]]:
    for name in ("today", "week", "month", "quarter", "year", "start"):
        yield name, named(name, LAST, FIRST)
    for name in ("2024-05", "2023-Q2", "2022"):
        yield name, parse_period(name, LAST, FIRST)
    random = Random("periods")
    yield "worst: all but the edges", days(FIRST + timedelta(days=20), LAST - timedelta(days=20))
    for _ in range(4):
        first, last = sorted(FIRST + timedelta(days=random.randrange((LAST - FIRST).days)) for _ in range(2))
        yield "from-to", days(first, last)


async def _ask(database: Database, period: Period, *, with_log: bool) -> str:
    as_of = datetime.combine(LAST + timedelta(days=1), datetime.min.time(), UTC) + timedelta(days=400)
    scope = Scope(period, FIRST, as_of, Official(()))
    kept: Any = None
    best = [float("inf"), float("inf")]
    for _ in range(5):
        async with database.read() as tx:
            with _stopwatch() as spent:
                kept = await cube_from_kept(tx, scope, Figures()), await turns_from_kept(tx, scope)
        best = min(best, spent, key=lambda pair: pair[1])
    cells = f"{best[1]:.1f} | {best[0]:.1f}"
    if not with_log:
        return f"{cells} | |"
    async with database.read() as tx:
        with _stopwatch() as spent:
            log = await cube_from_log(tx, scope, Figures()), await turns_from_log(tx, scope)
    assert _persons(kept) == _persons(log), period
    return f"{cells} | {spent[1]:,.0f} | {spent[1] / best[1]:,.0f}"


def _persons(found: Any) -> list[Any]:
    cube, turns = found
    splits = {**cube.splits, "service": cube.services}
    told = [(name, +one.persons(), +one.active, +one.contacts) for name, one in sorted(splits.items())]
    return [told, {key: n for key, n in cube.held.items() if n}, tuple(turns)]


async def _cost(database: Database, *, keeping: bool, day: date) -> float:
    """Microseconds of CPU for each interaction, written in batches with the services that come of them."""
    random = Random("cost")
    async with database.read() as tx:
        persons = await tx.scalar(select(func.count()).select_from(beneficiaries)) or 1
        number = await tx.scalar(select(func.max(interactions.c.update_id))) or 0
    now = datetime.combine(day, datetime.min.time(), CASABLANCA) + timedelta(hours=9)
    chats = [random.randint(1, persons) for _ in range(BATCH)]
    spent = 0.0
    for n in range(BATCHES):
        now += timedelta(seconds=20)
        for place in range(BATCH):  # a tenth of those who talk leave, others come
            if random.random() < 1 / TURNS:
                chats[place] = random.randint(1, persons)
        present = list(dict.fromkeys(chats))
        turns = [
            Interaction(now, now, "text", one, update_id=number + 1 + n * BATCH + k, language="ary")
            for k, one in enumerate(chats)
        ]
        served = [one for one in present if random.random() < 0.6 / TURNS]
        contacts = [Contact(one, "orientation", "informed", now, now) for one in served]
        async with database.write(short=True) as tx:
            started = time.process_time()
            await _write(tx, turns, contacts, keeping=keeping)
            spent += time.process_time() - started
    return spent / (BATCHES * BATCH) * 1e6


async def _write(
    tx: Transaction, turns: list[Interaction], contacts: list[Contact], *, keeping: bool
) -> None:
    if keeping:
        await add_record(tx, turns, contacts)
        return
    names = ("beneficiary_id", "channel", "sub_channel", "service", "outcome", "occurred_at", "recorded_at")
    shared = ("flow", "node", "kind", "answer", "language", "update_id", "occurred_at", "recorded_at")
    told = ("beneficiary_id", "channel", "sub_channel", "service", *shared)
    await tx.execute(insert(interactions), [{name: getattr(one, name) for name in told} for one in turns])
    rows = [{name: getattr(one, name) for name in names} for one in contacts]
    if rows:
        on = [{"occurred_on": today_in_casablanca(one.occurred_at)} for one in contacts]
        await tx.execute(insert(service_contacts), [row | day for row, day in zip(rows, on, strict=True)])


async def measure(file: Path, *, with_log: bool) -> None:
    """Print both tables."""
    Connection.visit = _timed(Connection.visit)  # type: ignore[method-assign]
    database = await Database.open(f"sqlite+aiosqlite:///{file}", Keyring({1: bytes(range(32))}))
    async with database.read() as tx:
        counts = [
            await tx.scalar(select(func.count()).select_from(table))
            for table in (interactions, service_contacts, beneficiaries, kept_tallies)
        ]
    print("{:,} interactions, {:,} services, {:,} people, {:,} tallies\n".format(*counts))
    print(
        "| period | kept: database ms | kept: in all ms | log: database ms | ratio |\n|---|---|---|---|---|"
    )
    for name, period in _periods():
        cells = await _ask(database, period, with_log=with_log)
        print(f"| {name} ({period.first_day} to {period.last_day}) | {cells} |", flush=True)
    plain, kept = [], []
    for n in range(3):
        plain.append(await _cost(database, keeping=False, day=LAST + timedelta(days=2 * n + 20)))
        kept.append(await _cost(database, keeping=True, day=LAST + timedelta(days=2 * n + 21)))
    print(
        f"\nCPU per interaction in batches of {BATCH}: {min(plain):.1f} us without, {min(kept):.1f} us with"
    )
    print(f"the totals; keeping them costs {min(kept) - min(plain):.1f} us.")
    await database.close()


def main() -> None:
    """Read the words and measure."""
    words = argparse.ArgumentParser(description="Kept totals against the log.")
    words.add_argument("file", type=Path)
    words.add_argument("--kept-only", action="store_true", help="do not ask the log")
    given = words.parse_args()
    asyncio.run(measure(given.file, with_log=not given.kept_only))


if __name__ == "__main__":
    main()
