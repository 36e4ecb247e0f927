"""Fill a new database with millions of interactions of plausible people, for measuring.

    python -m bench.fill /tmp/big.db --interactions 10000000

Eight years of talks of about ten turns, six in ten of which end with a service; every fiftieth turn brings
somebody new. The log is written straight into the file, then the kept totals are counted from it as
`wijha totals rebuild` does. Nobody in it exists; the same every time.
"""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from storage.database import Database
from storage.kept.rebuilding import rebuild
from storage.public_id import public_id
from storage.schema import upgrade
from storage.secrets import Keyring
from storage.tables.types import microseconds

FIRST, LAST = date(2019, 1, 1), date(2026, 11, 22)
TURNS, SERVED = 10, 0.6
"""Turns of a talk on average, and how many talks end with a service."""

_SEXES = ("female",) * 9 + ("male",) * 9 + ("undisclosed", "")
_PROFILES = (
    ("job_seeker",) * 8 + ("project_holder",) * 4 + ("student",) * 3 + ("coop_member", "entrepreneur", "")
)
_LANGUAGES = ("ary",) * 6 + ("ar",) * 4 + ("fr",) * 3 + ("zgh", "")
_SERVICES = ("listening",) * 4 + ("orientation",) * 4 + ("accompaniment",) * 2 + ("training", "information")
_CHANNELS = ("reception",) * 3 + ("electronic",) * 5 + ("mobile",)
_COMMUNES = tuple((f"commune_{n}", "urban" if n < 4 else "rural") for n in range(16))
_AT_ONCE = 20_000

_PERSON = """INSERT INTO beneficiaries (id, public_id, created_at, sex, birth_year, commune, milieu,
situation, language, prior, is_test) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"""
_TURN = """INSERT INTO interactions (beneficiary_id, channel, sub_channel, service, kind, language, update_id,
occurred_at, recorded_at) VALUES (?, 'electronic', 'telegram', ?, 'text', ?, ?, ?, ?)"""
_CONTACT = """INSERT INTO service_contacts (beneficiary_id, service, channel, sub_channel, outcome,
occurred_at, occurred_on, recorded_at) VALUES (?, ?, ?, 'telegram', 'informed', ?, ?, ?)"""


def fill(file: Path, interactions: int, people: int) -> None:
    """Write so many interactions of so many people into a file that does not exist yet."""
    url = f"sqlite+aiosqlite:///{file}"
    asyncio.run(upgrade(url))
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    random = Random("fill")
    connection.executemany(_PERSON, (_person(random, n, people) for n in range(1, people + 1)))
    written, turns, contacts = 0, [], []
    for day, started in _talks(random, interactions // TURNS):
        known = max(1, people * ((day - FIRST).days + 30) // ((LAST - FIRST).days + 30))
        person = 1 + int(known * random.random() ** 0.8)  # who came lately comes more often
        for _ in range(random.randint(TURNS // 2, TURNS + TURNS // 2)):
            written += 1
            started += random.randrange(3_000_000, 90_000_000)
            turns.append((person, "information", "ary", written, started, started))
        if random.random() < SERVED:
            service, channel = random.choice(_SERVICES), random.choice(_CHANNELS)
            contacts.append((person, service, channel, started, day.isoformat(), started))
        if len(turns) > _AT_ONCE:
            connection.executemany(_TURN, turns)
            connection.executemany(_CONTACT, contacts)
            turns, contacts = [], []
    connection.executemany(_TURN, turns)
    connection.executemany(_CONTACT, contacts)
    connection.commit()
    connection.close()
    asyncio.run(_count(url))


async def _count(url: str) -> None:
    """The kept totals, counted from what was written."""
    database = await Database.open(url, Keyring({1: bytes(range(32))}))
    async with database.write() as tx:
        await rebuild(tx)
    await database.close()


def _person(random: Random, number: int, people: int) -> tuple[object, ...]:
    born = random.randint(1978, 2006)
    commune, milieu = random.choice(_COMMUNES)
    created = datetime.combine(FIRST, datetime.min.time(), UTC)
    prior = random.choice(("no", "no", "no", "yes", "unknown", ""))
    told = (random.choice(_SEXES), None if random.random() < 0.05 else born, commune, milieu)
    more = (random.choice(_PROFILES), random.choice(_LANGUAGES), prior)
    return (number, public_id(number, FIRST.year), microseconds(created), *told, *more)


def _talks(random: Random, count: int) -> Iterator[tuple[date, int]]:
    """The day and moment (microseconds) at which each talk begins, in order; more of them every year."""
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days)]
    weights = [1 + 3 * n / len(days) for n in range(len(days))]
    share, done = count / sum(weights), 0.0
    for day, weight in zip(days, weights, strict=True):
        begins = microseconds(datetime(day.year, day.month, day.day, 7, tzinfo=UTC))
        due = int(done + weight * share) - int(done)
        done += weight * share
        for moment in sorted(random.randrange(10 * 3600) for _ in range(due)):
            yield day, begins + moment * 1_000_000


def main() -> None:
    """Read the words, fill, say how long it took."""
    words = argparse.ArgumentParser(description="Fill a new database for measuring.")
    words.add_argument("file", type=Path)
    words.add_argument("--interactions", type=int, default=1_000_000)
    words.add_argument("--people", type=int, help="a fiftieth of the interactions unless said")
    given = words.parse_args()
    if given.file.exists():
        words.error(f"{given.file} exists already")
    started = time.perf_counter()
    fill(given.file, given.interactions, given.people or max(1, given.interactions // 50))
    size = given.file.stat().st_size / 1e6
    print(f"{given.interactions:,} interactions, {size:,.0f} MB, {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
