"""Jobs and dead letters: nothing that waits is lost, and nothing is done twice at once."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from storage.database import Database
from storage.dead_letters import add_dead_letter, count_dead_letters, dead_letter_list, settle_dead_letter
from storage.jobs import (
    LEASE,
    Job,
    add_job,
    claim_jobs,
    count_jobs,
    fail_job,
    finish_job,
    next_due,
    postpone_job,
    release_jobs,
)

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


async def test_jobs_are_taken_when_they_are_due(database: Database) -> None:
    """Earliest first; what is due later stays, and what was missed while we were away is caught up."""
    async with database.write() as tx:
        assert await next_due(tx) is None
        later = await add_job(tx, "report", "{}", NOON + HOUR, NOON)
        missed = await add_job(tx, "report", "{}", NOON - 9 * HOUR, NOON)
        now = await add_job(tx, "export", '{"period":"month"}', NOON, NOON)
        assert await next_due(tx) == NOON - 9 * HOUR
        assert [job.id for job in await claim_jobs(tx, NOON, limit=10)] == [missed, now]
        assert await claim_jobs(tx, NOON, limit=10) == []
        assert [job.id for job in await claim_jobs(tx, NOON + HOUR)] == [missed]  # its lease has ended
        assert await count_jobs(tx) == 3
        assert later not in (missed, now)


async def test_a_job_ends_once(database: Database) -> None:
    """Done and failed jobs are not taken again; a postponed one is, later."""
    async with database.write() as tx:
        ids = [await add_job(tx, "export", "{}", NOON, NOON) for _ in range(3)]
        await claim_jobs(tx, NOON, limit=3)
        await finish_job(tx, ids[0], NOON, "a.csv")
        await fail_job(tx, ids[1], NOON, "no room")
        await postpone_job(tx, ids[2], NOON + HOUR, "busy")
        assert await claim_jobs(tx, NOON + LEASE, limit=3) == []
        (job,) = await claim_jobs(tx, NOON + HOUR, limit=3)
        assert job == Job(ids[2], "export", "{}", NOON + HOUR, 2, None)
        assert await count_jobs(tx) == 1


async def test_a_job_goes_to_one_worker(database: Database) -> None:
    """Many workers at the same moment: each job is taken by one of them."""
    async with database.write() as tx:
        for _ in range(20):
            await add_job(tx, "export", "{}", NOON, NOON)

    async def work(name: str) -> list[int]:
        async with database.write() as tx:
            return [job.id for job in await claim_jobs(tx, NOON, limit=3, by=name)]

    taken = [job for jobs in await asyncio.gather(*(work(f"w{n}") for n in range(10))) for job in jobs]
    assert len(taken) == len(set(taken)) == 20


async def test_jobs_of_a_stopped_worker_can_be_handed_back(database: Database) -> None:
    """A clean stop need not wait for the lease."""
    async with database.write() as tx:
        await add_job(tx, "export", "{}", NOON, NOON)
        await claim_jobs(tx, NOON, by="one")
        assert await release_jobs(tx, "two") == 0
        assert await release_jobs(tx, "one") == 1
        assert len(await claim_jobs(tx, NOON, by="two")) == 1
        assert await release_jobs(tx) == 1


async def test_dead_letters_wait_until_someone_settles_them(database: Database) -> None:
    """The update comes back as it came, and is forgotten once settled."""
    raw = '{"update_id":7,"message":{"text":"قصة"}}'
    async with database.write() as tx:
        first = await add_dead_letter(tx, 7, raw, "KeyError: x", 3, NOON)
        second = await add_dead_letter(tx, None, "not JSON", "ValueError", 1, NOON)
        letters = await dead_letter_list(tx)
        assert [(one.id, one.update_id, one.raw, one.error, one.attempts) for one in letters] == [
            (first, 7, raw, "KeyError: x", 3),
            (second, None, "not JSON", "ValueError", 1),
        ]
        assert await settle_dead_letter(tx, first, "retried")
        assert not await settle_dead_letter(tx, first, "dropped")
        assert await count_dead_letters(tx) == 1
        assert [one.id for one in await dead_letter_list(tx)] == [second]
