"""Two who merge, or take a merge back, at the same moment: one of them does, the other hears why not."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from storage.database import Database
from storage.merging import Unmergeable, merge, unmerge
from storage.registering import Newly, register
from storage.staff import audit_trail

pytestmark = pytest.mark.anyio

NOW = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)


async def _two(database: Database) -> tuple[int, int]:
    async with database.write() as tx:
        (first, _), (second, _) = await register(tx, [Newly(name="Fatima"), Newly(name="Fatima Z")], NOW)
    return first, second


async def _merged(database: Database, keep: int, other: int) -> int | Unmergeable:
    try:
        async with database.write() as tx:
            return await merge(tx, keep, other, None, NOW)
    except Unmergeable as refusal:
        return refusal


async def _taken_back(database: Database, merge_id: int) -> int | Unmergeable:
    try:
        async with database.write() as tx:
            await unmerge(tx, merge_id, None, NOW)
            return merge_id
    except Unmergeable as refusal:
        return refusal


async def test_two_who_merge_a_pair_either_way_round_make_one_merge(database: Database) -> None:
    """Each keeps the other one's record: whoever comes first has it, and nobody waits for ever."""
    for _ in range(5):
        first, second = await _two(database)
        done = await asyncio.gather(_merged(database, first, second), _merged(database, second, first))
        assert sorted(isinstance(one, Unmergeable) for one in done) == [False, True]


async def test_a_merge_is_taken_back_once(database: Database) -> None:
    """Three press at once: one does it, and the audit tells of one."""
    first, second = await _two(database)
    done = await _merged(database, first, second)
    assert isinstance(done, int)
    results = await asyncio.gather(*(_taken_back(database, done) for _ in range(3)))
    assert sorted(isinstance(one, Unmergeable) for one in results) == [False, True, True]
    async with database.read() as tx:
        assert [event.action for event in await audit_trail(tx)] == ["unmerge", "merge"]
