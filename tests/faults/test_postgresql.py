"""A server of its own: connections that break, commits whose answer is lost, workers that die (F36, F37)."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from tests.faults.checker import verdict
from tests.faults.conftest import Figure
from tests.faults.load import load
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
    stage.by_webhook()
    await stage.start()
    people = load(stage.world, 36, stage.crowd(20), 120.0)
    talking = asyncio.create_task(people.run())
    ended = await _cut_connections(stage, 40, random.Random(36))
    people.ending = True
    await talking
    await stage.quiet(90)
    found = await verdict(stage, people)
    figure("F36", f"{ended} connections cut while at work: {found}")
    assert ended
    assert stage.bots[-1].alive
    assert found.clean, found
    assert found.extra <= ended * IN_FLIGHT
