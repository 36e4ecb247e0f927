"""A server of its own: broken connections, commits whose answer is lost, a crash, deadlocks (F36, F37)."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import asyncpg
import pytest

from storage.errors import StorageUnavailable
from tests.faults.checker import Verdict, verdict
from tests.faults.conftest import Figure
from tests.faults.load import Load, load
from tests.faults.nursery import Nursery
from tests.faults.scene import Scene, scene
from tests.faults.trial import IN_FLIGHT

pytestmark = pytest.mark.anyio

OURS = "SELECT pid FROM pg_stat_activity WHERE application_name = 'wijha' AND pid != pg_backend_pid()"


@pytest.fixture
async def stage(tmp_path: Path, bots: Nursery, empty_postgresql: str) -> AsyncIterator[Scene]:
    """A scene on a database of a real server."""
    async with scene(tmp_path, bots, empty_postgresql) as made:
        yield made


@asynccontextmanager
async def _talking(stage: Scene, seed: int) -> AsyncIterator[Load]:
    """People talk to a running bot during the block."""
    stage.by_webhook()
    await stage.start()
    people = load(stage.world, seed, stage.crowd(20), 120.0)
    talking = asyncio.create_task(people.run())
    try:
        yield people
    finally:
        people.ending = True
        await talking


async def _cut_connections(stage: Scene, times: int, dice: random.Random) -> int:
    """Have the server end connections of the bot at random moments, in commits too; how many."""
    server = await asyncpg.connect(stage.database_url.replace("postgresql+asyncpg", "postgresql"))
    ended = 0
    for _ in range(times):
        await asyncio.sleep(dice.uniform(0.05, 0.3))
        for row in await server.fetch(f"{OURS} AND state != 'idle'"):
            ended += await server.fetchval("SELECT pg_terminate_backend($1)", row["pid"])
    await server.close()
    return ended


async def test_broken_connections_lose_and_double_nothing(stage: Scene, figure: Figure) -> None:
    """A turn whose commit was cut off is offered again, and recognised if it had been written after all."""
    async with _talking(stage, 36) as people:
        ended = await _cut_connections(stage, 40, random.Random(36))
    found = await _judged(stage, people)
    figure("F36", f"{ended} connections cut while at work: {found}")
    assert ended
    assert found.extra <= ended * IN_FLIGHT


async def _crash(stage: Scene) -> None:
    """Kill one process of the server: it ends all others, goes through its journal, and is there again."""
    address = stage.database_url.replace("postgresql+asyncpg", "postgresql")
    server = await asyncpg.connect(address)
    pid = await server.fetchval("SELECT pg_backend_pid()")
    os.kill(pid, signal.SIGKILL)
    server.terminate()
    async with asyncio.timeout(60):
        while True:
            try:
                await (await asyncpg.connect(address)).close()
            except (OSError, asyncpg.PostgresError):
                await asyncio.sleep(0.05)
            else:
                return


async def test_a_crash_of_the_server_loses_and_doubles_nothing(stage: Scene, figure: Figure) -> None:
    """Three times it recovers from its journal while people talk."""
    async with _talking(stage, 37) as people:
        for _ in range(3):
            await asyncio.sleep(0.7)
            await _crash(stage)
        with suppress(StorageUnavailable):  # our own connection has died too; the next one is new
            await stage.rows("SELECT 1")
    found = await _judged(stage, people)
    figure("F36", f"3 crashes of the server under load: {found}")
    assert found.extra <= 3 * IN_FLIGHT


async def _collide(stage: Scene, times: int) -> int:
    """Lock what a turn writes last and then what it writes first, so that both wait for each other."""
    server = await asyncpg.connect(stage.database_url.replace("postgresql+asyncpg", "postgresql"))
    for _ in range(times):
        await asyncio.sleep(0.2)
        try:
            async with server.transaction():
                await server.execute("LOCK TABLE outbox IN EXCLUSIVE MODE")
                await asyncio.sleep(0.3)
                await server.execute("LOCK TABLE seen_updates, interactions IN EXCLUSIVE MODE")
        except asyncpg.DeadlockDetectedError:
            continue
    counted = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    deadlocks = await server.fetchval(counted)
    await server.close()
    return int(deadlocks)


async def test_deadlocks_lose_and_double_nothing(stage: Scene, figure: Figure) -> None:
    """Whichever side the server lets go, the turn is written in the end, once."""
    async with _talking(stage, 38) as people:
        deadlocks = await _collide(stage, 6)
    found = await _judged(stage, people)
    figure("F37", f"{deadlocks} deadlocks under load: {found}")
    assert deadlocks
    assert found.extra <= IN_FLIGHT


async def _judged(stage: Scene, people: Load) -> Verdict:
    await stage.quiet(90)
    assert stage.bots[-1].alive, stage.log_end()
    found = await verdict(stage, people)
    assert found.clean, found
    return found
