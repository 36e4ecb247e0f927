"""Housekeeping: once a day, forget what need not be kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from bot.jobs import Worker
from storage.database import Transaction
from storage.jobs import Job, add_job, has_job
from storage.outbox import purge_sent
from storage.record import purge_seen

KIND: Final = "housekeeping"
EVERY: Final = timedelta(days=1)
KEEP_SEEN: Final = timedelta(days=14)
"""Update ids are known for this long; Telegram offers an update again for one day at most."""

KEEP_SENT: Final = timedelta(days=14)


async def housekeep(worker: Worker, payload: Mapping[str, Any], job: Job) -> None:
    """Forget old update ids and finished calls, and plan the next time."""
    now = worker.clock()
    async with worker.database.write() as tx:
        await purge_seen(tx, now - KEEP_SEEN)
        await purge_sent(tx, now - KEEP_SENT)
        await add_job(tx, KIND, "", now + EVERY, now)


async def plan(tx: Transaction, now: datetime) -> None:
    """See to it that housekeeping is planned."""
    if not await has_job(tx, KIND):
        await add_job(tx, KIND, "", now, now)
