"""Three workers on one PostgreSQL database, killed again and again: nothing lost, doubled, out of order."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.sandbox.cast import KHADIJA, STAFF_GROUP
from flows.loading import load_library
from storage.courses import CourseEntry, RunEntry, import_catalogue
from storage.database import Database
from storage.places import enrol_place
from storage.secrets import read_key_file
from storage.staff import add_member
from tests.workers.crowd import COURSE, Walker
from tests.workers.fleet import Fleet, numbers

pytestmark = pytest.mark.anyio

SECONDS = float(os.environ.get("FLEET_SECONDS", "14"))
"""How long the crowd goes on while workers are killed; a minute in the long run."""

KILL_EVERY = 2.0
SEATS = 15
FIRST = 8001
IN_FLIGHT = 64


async def _furnish(fleet: Fleet) -> None:
    """A staff group, a counsellor, and one course run with too few seats."""
    now = datetime.now(UTC)
    database = await Database.open(fleet.database_url, read_key_file(fleet.folder / "wijha.key"))
    run = RunEntry((now + timedelta(days=30)).date(), (now + timedelta(days=40)).date(), SEATS, "El Hajeb")
    async with database.write() as tx:
        counsellor = await add_member(tx, KHADIJA, "counsellor", now, name="Khadija", language="ar")
        await enrol_place(tx, STAFF_GROUP, "staff", counsellor.id, now)
        await import_catalogue(tx, [CourseEntry("drone", "drone", "درون", COURSE, runs=(run,))], now)
    await database.close()


def _crowd(fleet: Fleet, count: int) -> list[Walker]:
    texts = load_library({}).texts
    return [Walker(fleet.world, FIRST + number, texts) for number in range(count)]


async def _killing(fleet: Fleet, stop: asyncio.Event) -> None:
    """Kill one on the beat, whichever, as long as another lives; each is started again at once."""
    dice, starting = Random(7), set[asyncio.Task[None]]()
    while not await _over(stop, KILL_EVERY):
        if len(fleet.living) > 1:
            number = dice.choice(sorted(fleet.living))
            await fleet.kill(number)
            starting.add(asyncio.create_task(fleet.start(number)))
    await asyncio.gather(*starting)


async def _over(stop: asyncio.Event, seconds: float) -> bool:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
    return stop.is_set()


async def _live(fleet: Fleet, people: Sequence[Walker], seconds: float) -> None:
    """The crowd at work while workers are killed; then all of them live again."""
    stop = asyncio.Event()
    killing = asyncio.create_task(_killing(fleet, stop))
    try:
        await asyncio.gather(*(person.signs_up("training-field-drone") for person in people))
        wandering = [asyncio.create_task(person.wanders(stop)) for person in people]
        await asyncio.sleep(seconds)
    finally:
        stop.set()
    await asyncio.gather(*wandering, killing)
    await fleet.settled(90)


async def test_workers_killed_at_random_lose_and_double_nothing(fleet: Fleet) -> None:
    """Every update is on record once and in order, every reply sent in order, and the seats hold."""
    await _furnish(fleet)
    await asyncio.gather(*(fleet.start(number) for number in range(3)))
    people = _crowd(fleet, 24)
    begun = time.monotonic()
    await _live(fleet, people, SECONDS)
    lost, doubled = await _lost(fleet), await _doubled(fleet)
    disorder, unsent = await _disorder(fleet), await _unsent(fleet)
    extra = await _extra(fleet)
    sys.stdout.write(
        f"\n{fleet.world.updates.next_id - 500_001} updates in {time.monotonic() - begun:.0f} s, "
        f"{fleet.kills} killed: {len(lost)} lost, {len(doubled)} doubled, {len(disorder)} out of order, "
        f"{unsent} never sent, {extra} extra sends\n"
    )
    assert (lost, doubled, disorder, unsent) == ([], [], [], 0)
    assert fleet.kills >= SECONDS / KILL_EVERY / 3
    assert 0 <= extra <= fleet.kills * IN_FLIGHT
    await _seats_hold(fleet, people)
    assert await fleet.number("SELECT count(*) FROM dead_letters") == 0


async def test_workers_share_without_a_second_copy(fleet: Fleet) -> None:
    """Nobody is killed: each message arrives exactly once, whichever workers had the turn and the sending."""
    await _furnish(fleet)
    await asyncio.gather(*(fleet.start(number) for number in range(3)))
    for _ in range(3):
        for number in range(40):
            fleet.world.write(FIRST + number, "nonsense")
    await fleet.settled(90)
    assert (await _lost(fleet), await _doubled(fleet), await _disorder(fleet)) == ([], [], [])
    assert await _extra(fleet) == 0
    assert await fleet.number("SELECT count(*) FROM jobs WHERE kind = 'watch'") == 1
    assert [await fleet.stop(number) for number in range(3)] == [0, 0, 0]


async def test_a_worker_refuses_other_tables(fleet: Fleet) -> None:
    """Older, newer or no tables: no worker starts, none changes them, and it says what to run."""
    for version, told in (("0001", "run: wijha db upgrade"), ("9999", "install the newer program")):
        await fleet.rows(f"UPDATE alembic_version SET version_num = '{version}' RETURNING 1")  # noqa: S608
        with pytest.raises(AssertionError, match=told):
            await fleet.start(0)
        assert await fleet.rows("SELECT version_num FROM alembic_version") == [{"version_num": version}]
    await fleet.rows("DROP TABLE alembic_version")
    with pytest.raises(AssertionError, match="no tables yet; run: wijha db upgrade"):
        await fleet.start(0)


async def _lost(fleet: Fleet) -> list[int]:
    """Updates that were confirmed and are not on record."""
    rows = await fleet.rows("SELECT DISTINCT update_id FROM interactions WHERE update_id IS NOT NULL")
    return sorted(set(range(500_001, fleet.world.updates.next_id)) - set(numbers(rows, "update_id")))


async def _doubled(fleet: Fleet) -> list[int]:
    """Updates that changed the record more than once."""
    rows = await fleet.rows(
        "SELECT update_id FROM interactions WHERE kind != 'closed' AND update_id IS NOT NULL"
        " GROUP BY update_id HAVING count(*) > 1"
    )
    return numbers(rows, "update_id")


async def _disorder(fleet: Fleet) -> list[int]:
    """Chats whose updates were taken, or whose messages of one lane arrived, in another order than theirs."""
    taken = await fleet.rows(
        "SELECT beneficiary_id AS chat, update_id AS number FROM interactions"
        " WHERE update_id IS NOT NULL ORDER BY id"
    )
    arrived = await fleet.rows(
        "SELECT chat_id * 10 + lane AS chat, message_id AS number FROM outbox"
        " WHERE chat_id > 0 AND method = 'sendMessage' AND message_id IS NOT NULL ORDER BY id"
    )
    return [chat for rows in (taken, arrived) for chat in _out_of_order(rows)]


def _out_of_order(rows: Sequence[dict[str, int]]) -> list[int]:
    by_chat = defaultdict(list)
    for row in rows:
        by_chat[row["chat"]].append(row["number"])
    return [chat for chat, seen in by_chat.items() if seen != sorted(seen)]


async def _unsent(fleet: Fleet) -> int:
    return await fleet.number("SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'cancelled')")


async def _extra(fleet: Fleet) -> int:
    """Messages that arrived more often than they were written."""
    written = await fleet.number(
        "SELECT count(*) FROM outbox WHERE state = 'sent' AND method = 'sendMessage'"
    )
    arrived = [call for call in fleet.world.ledger if call.method == "sendMessage" and call.code == 200]
    return len(arrived) - written


async def _seats_hold(fleet: Fleet, people: Sequence[Walker]) -> None:
    """Everybody signed up; all seats are taken and not one more, the others wait, each once, in their order.

    Who taps at random may give a seat back: the first who waits has it then.
    """
    rows = await fleet.rows("SELECT beneficiary_id, status, rank FROM enrolments ORDER BY id")
    alive = [row for row in rows if row["status"] != "withdrawn"]
    waiting = [row for row in alive if row["status"] == "waitlisted"]
    assert len({row["beneficiary_id"] for row in rows}) == len(people)
    assert len({row["beneficiary_id"] for row in alive}) == len(alive)
    assert {row["status"] for row in alive} <= {"confirmed", "waitlisted"}
    assert len(alive) - len(waiting) == min(SEATS, len(alive))
    ranks = numbers(waiting, "rank")
    assert ranks == sorted(set(ranks))
