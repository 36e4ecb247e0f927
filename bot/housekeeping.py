"""Housekeeping: once a day, forget what need not be kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

import structlog

from bot.jobs import Again, Worker
from storage.jobs import Job, purge_jobs
from storage.outbox import purge_sent
from storage.record import purge_seen

log = structlog.get_logger(__name__)

KIND: Final = "housekeeping"
EVERY: Final = timedelta(days=1)
KEEP_SEEN: Final = timedelta(days=14)
"""Update ids are known for this long; Telegram offers an update again for one day at most."""

LARGEST_DELAY: Final = timedelta(days=2)
"""Later than this it forgets nothing the first time: the clock may be wrong, and what is gone is gone."""

KEEP_SENT: Final = timedelta(days=14)


async def housekeep(worker: Worker, payload: Mapping[str, Any], job: Job) -> Again:
    """Forget old update ids, finished calls and jobs; again tomorrow."""
    now = worker.clock()
    if now - job.due_at > LARGEST_DELAY:
        log.warning("housekeeping.put_off", remedy="check the clock of the machine")
        return Again(now + EVERY, {})
    async with worker.database.write() as tx:
        await purge_seen(tx, now - KEEP_SEEN)
        await purge_sent(tx, now - KEEP_SENT)
        await purge_jobs(tx, now - KEEP_SENT)
    return Again(now + EVERY, {})
