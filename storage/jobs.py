"""Jobs: whatever takes long or is due later is a row, so that no timer lives in memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, or_, select, text, update

from storage.database import Transaction, is_postgresql
from storage.tables import jobs

LEASE = timedelta(minutes=10)
"""How long a claimed job belongs to one worker; afterwards another may take it."""

STOPPED, SENDING = "stopped", "sending"
"""Results of a job: somebody stopped it; what it made is on its way."""

_CLAIMING = 0x57494A4A  # the number of our advisory lock


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do: `payload` is JSON of what it needs; `attempts` counts this one."""

    id: int
    kind: str
    payload: str
    due_at: datetime
    attempts: int
    staff_id: int | None


_FREE = {"leased_by": "", "leased_until": None, "result": ""}
_NEW = jobs.c.state == text("'new'")
_JOB = [jobs.c[name] for name in Job.__slots__]


async def add_job(
    tx: Transaction, kind: str, payload: str, due_at: datetime, at: datetime, staff_id: int | None = None
) -> int:
    """Have something done at a time; its id."""
    row = {"kind": kind, "payload": payload, "due_at": due_at, "created_at": at, "staff_id": staff_id}
    return int((await tx.execute(insert(jobs).values(row).returning(jobs.c.id))).scalar_one())


async def claim_jobs(
    tx: Transaction, now: datetime, limit: int = 1, by: str = "", lease: timedelta = LEASE
) -> list[Job]:
    """Take up to `limit` jobs that are due, earliest first, for the time of the lease."""
    if is_postgresql(tx):
        await tx.execute(select(func.pg_advisory_xact_lock(_CLAIMING)))
    free = or_(jobs.c.leased_until.is_(None), jobs.c.leased_until <= now)
    due = select(jobs.c.id).where(_NEW, jobs.c.due_at <= now, free).order_by(jobs.c.due_at, jobs.c.id)
    take = update(jobs).where(jobs.c.id.in_(due.limit(limit).scalar_subquery()))
    values = {"leased_by": by, "leased_until": now + lease, "attempts": jobs.c.attempts + 1}
    taken = [Job(*row) for row in await tx.execute(take.values(values).returning(*_JOB))]
    return sorted(taken, key=lambda job: (job.due_at, job.id))


async def finish_job(tx: Transaction, job_id: int, at: datetime, result: str = "") -> None:
    """It is done."""
    await _end(tx, job_id, at, "done", result)


async def fail_job(tx: Transaction, job_id: int, at: datetime, error: str) -> None:
    """It is given up."""
    await _end(tx, job_id, at, "failed", error)


async def stop_job(tx: Transaction, job_id: int, kind: str, staff_id: int | None, at: datetime) -> bool:
    """Nobody wants it any more; False if it is over, is being sent, or is not theirs (None: anybody's)."""
    statement = update(jobs).where(jobs.c.id == job_id, jobs.c.kind == kind, _NEW, jobs.c.result != SENDING)
    if staff_id is not None:
        statement = statement.where(jobs.c.staff_id == staff_id)
    values = _FREE | {"state": "done", "result": STOPPED, "ended_at": at}
    return (await tx.execute(statement.values(values))).rowcount > 0


async def is_stopped(tx: Transaction, job_id: int) -> bool:
    """Whether somebody stopped it."""
    found = select(jobs.c.id).where(jobs.c.id == job_id, jobs.c.state == "done", jobs.c.result == STOPPED)
    return await tx.scalar(found) is not None


async def begin_sending(tx: Transaction, job_id: int) -> bool:
    """What it made is being sent, and it cannot be stopped any more; False if it was before."""
    await tx.execute(update(jobs).where(jobs.c.id == job_id, _NEW).values(result=SENDING))
    return not await is_stopped(tx, job_id)


async def postpone_job(tx: Transaction, job_id: int, due_at: datetime, error: str = "") -> None:
    """Try it again at a later time."""
    values = _FREE | {"due_at": due_at, "result": error}
    await tx.execute(update(jobs).where(jobs.c.id == job_id).values(values))


async def repeat_job(tx: Transaction, job_id: int, due_at: datetime, payload: str = "") -> None:
    """It is done for now and comes again: the same row, with a count of attempts that begins anew."""
    values = {"due_at": due_at, "payload": payload, "attempts": 0, **_FREE}
    await tx.execute(update(jobs).where(jobs.c.id == job_id).values(values))


async def move_on(tx: Transaction, job: Job, due_at: datetime, payload: str) -> bool:
    """Put a job that repeats itself to its next time; False if somebody has done so since it was claimed.

    What is written in the same transaction is written once, whoever else took the job up meanwhile.
    """
    still = (jobs.c.id == job.id, _NEW, jobs.c.due_at == job.due_at, jobs.c.payload == job.payload)
    return bool(
        (await tx.execute(update(jobs).where(*still).values(due_at=due_at, payload=payload))).rowcount
    )


async def plan_job(tx: Transaction, kind: str, at: datetime) -> None:
    """See to it that one job of a kind that repeats itself is there, however many workers start at once."""
    if is_postgresql(tx):
        await tx.execute(select(func.pg_advisory_xact_lock(_CLAIMING)))
    if not await has_job(tx, kind):
        await add_job(tx, kind, "", at, at)


async def purge_jobs(tx: Transaction, before: datetime) -> int:
    """Forget jobs that ended before a time; the number forgotten."""
    return (await tx.execute(delete(jobs).where(jobs.c.ended_at < before))).rowcount


async def next_due(tx: Transaction) -> datetime | None:
    """When the next job is due, None if nothing waits."""
    earliest: datetime | None = await tx.scalar(select(func.min(jobs.c.due_at)).where(_NEW))
    return earliest


async def has_job(tx: Transaction, kind: str) -> bool:
    """Whether a job of this kind waits or is being done."""
    statement = select(func.count()).select_from(jobs).where(_NEW, jobs.c.kind == kind)
    return bool(await tx.scalar(statement))


async def count_jobs(tx: Transaction) -> int:
    """How many jobs wait or are being done."""
    return await tx.scalar(select(func.count()).select_from(jobs).where(_NEW)) or 0


async def release_jobs(tx: Transaction, by: str | None = None) -> int:
    """Hand back what a worker (or any, for None) had claimed and not ended; the number of jobs."""
    statement = update(jobs).where(_NEW, jobs.c.leased_until.is_not(None))
    if by is not None:
        statement = statement.where(jobs.c.leased_by == by)
    return (await tx.execute(statement.values(leased_by="", leased_until=None))).rowcount


async def _end(tx: Transaction, job_id: int, at: datetime, state: str, result: str) -> None:
    values = _FREE | {"state": state, "result": result, "ended_at": at}
    await tx.execute(update(jobs).where(jobs.c.id == job_id).values(values))
