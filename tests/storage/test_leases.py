"""Several workers claim from one outbox: no call is ever in two hands, whatever their clocks say."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from storage.database import Database
from storage.jobs import claim_jobs, has_job, plan_job, repeat_job
from storage.locking import start_alone
from storage.outbox import LEASE, Outgoing, add_outbox, claim, claim_at_once
from storage.staff import ensure_administrators, staff_list

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


async def _put(database: Database, count: int) -> None:
    rows = [Outgoing(chat, 1, "sendMessage", "{}", NOON) for chat in range(1, count + 1)]
    async with database.write() as tx:
        await add_outbox(tx, rows)


@pytest.mark.parametrize("behind", [0.001, 1, 30])
async def test_a_slower_clock_takes_nothing_away(database: Database, behind: float) -> None:
    """A worker that looked at its clock earlier, or whose clock is behind, leaves what another has."""
    await _put(database, 5)
    async with database.write() as tx:
        assert len(await claim(tx, NOON, 10, "a")) == 5
    async with database.write() as tx:
        assert await claim(tx, NOON - behind * SECOND, 10, "b") == []
        assert await claim(tx, NOON + LEASE - SECOND, 10, "b") == []
        assert len(await claim(tx, NOON + LEASE + SECOND, 10, "b")) == 5


async def test_a_lease_of_a_clock_since_set_back_ends(database: Database) -> None:
    """A lease given by a clock that was an hour ahead holds nothing up."""
    await _put(database, 1)
    async with database.write() as tx:
        assert len(await claim(tx, NOON + 3600 * SECOND, 10, "a")) == 1
        assert len(await claim(tx, NOON, 10, "b")) == 1


async def test_workers_in_a_crowd_share_without_overlap(database: Database) -> None:
    """Ten claim at once from two hundred, each by the time before it had to wait: each row is had once."""
    await _put(database, 200)

    async def work(name: str) -> list[int]:
        mine: list[int] = []
        for _ in range(10):
            at = dt.datetime.now(dt.UTC)
            async with database.write() as tx:
                mine += [row.id for row in await claim(tx, at, 7, name)]
        return mine

    taken = [one for mine in await asyncio.gather(*map(work, "abcdefghij")) for one in mine]
    assert len(taken) == len(set(taken)) == 200


async def test_turns_do_not_wait_for_another_claim(database: Database) -> None:
    """While another worker is about to commit its claim, a turn goes on without one."""
    await _put(database, 3)
    if database.is_sqlite:  # one process, one writer: there is no other
        async with database.write() as tx:
            assert len(await claim_at_once(tx, NOON, 10, "a") or []) == 3
        return
    async with database.write() as first, database.write() as second:
        assert len(await claim(first, NOON, 2, "a")) == 2
        assert await claim_at_once(second, NOON, 10, "b") is None
    async with database.write() as third:
        assert len(await claim_at_once(third, NOON, 10, "b") or []) == 1


async def test_workers_that_start_together_prepare_once(database: Database) -> None:
    """Eight workers start at the same moment: one administrator, one of each lasting job."""

    async def start() -> None:
        async with database.write() as tx:
            await start_alone(tx)
            await ensure_administrators(tx, [7004], NOON)
            await plan_job(tx, "watch", NOON)

    await asyncio.gather(*(start() for _ in range(8)))
    async with database.write() as tx:
        assert [one.telegram_id for one in await staff_list(tx)] == [7004]
        assert len(await claim_jobs(tx, NOON, 10, "a")) == 1


async def test_a_lasting_job_comes_again_as_the_same_row(database: Database) -> None:
    """Done for now: it is due later, with what it has to know then, and its attempts begin anew."""
    async with database.write() as tx:
        await plan_job(tx, "watch", NOON)
        (job,) = await claim_jobs(tx, NOON, 1, "a")
        await repeat_job(tx, job.id, NOON + 20 * SECOND, '{"said": []}')
        await plan_job(tx, "watch", NOON)
        assert await has_job(tx, "watch")
        assert await claim_jobs(tx, NOON, 10, "b") == []
        (again,) = await claim_jobs(tx, NOON + 21 * SECOND, 10, "b")
        assert (again.id, again.payload, again.attempts) == (job.id, '{"said": []}', 1)
