"""Slow readers: an export that takes long holds up nobody who writes (F38)."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.record import new_update_ids
from tests.figures import Figure

pytestmark = pytest.mark.anyio

NOW = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
READERS = 3
SLOWLY = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000)"
    " SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(2)",
}


async def _read(database: Database, query: str) -> None:
    async with database.read() as tx:
        await tx.execute(text(query))


async def test_slow_readers_hold_up_no_writer(database: Database, kind: str, figure: Figure) -> None:
    """As many slow queries as there are readers, and one more that waits: writing does not."""
    reading = [asyncio.create_task(_read(database, SLOWLY[kind])) for _ in range(READERS + 1)]
    await asyncio.sleep(0.1)
    for update_id in range(5):
        async with database.write() as tx:
            assert await new_update_ids(tx, [update_id], NOW)
    done_before = sum(task.done() for task in reading)
    await asyncio.gather(*reading)
    figure(
        "F38",
        f"{kind}: 5 writes done while {READERS + 1} slow queries ran or waited",
    )
    assert done_before <= READERS
