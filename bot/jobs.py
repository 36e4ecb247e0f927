"""Jobs: slow work, and work that is due later. Each is a row, so a restart forgets none of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from telegram import Bot

from bot.config import Settings
from bot.vitals import Vitals
from flows.library import Library
from storage import jobs as rows
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.jobs import Job

log = structlog.get_logger(__name__)

LOOK_AGAIN: Final = 1.0
"""Seconds between two looks for due jobs, when nobody says that there is one."""

TRIES: Final = 3
LONGEST_PAUSE: Final = 600
"""Seconds at most between two attempts."""


@dataclass(frozen=True, slots=True)
class Worker:
    """What a job may use. It writes what it has to send into the outbox, and wakes delivery."""

    database: Database
    settings: Settings
    library: Library
    bot: Bot
    clock: Callable[[], datetime]
    wake_delivery: Callable[[], None]
    vitals: Vitals = field(default_factory=Vitals)


@dataclass(frozen=True, slots=True)
class Again:
    """The job comes again at a time, with what it then needs to know."""

    due_at: datetime
    payload: Mapping[str, Any]


Handler = Callable[[Worker, Mapping[str, Any], Job], Awaitable[Again | None]]
"""Does one kind of job, from its payload; raises to have it tried again. None if it is done for good."""


class Jobs:
    """Does due jobs one after the other, beside the conversations; those in `lasting` are never given up."""

    def __init__(
        self, worker: Worker, handlers: Mapping[str, Handler], name: str, lasting: Collection[str] = ()
    ) -> None:
        self._worker, self._handlers, self._name, self._lasting = worker, handlers, name, lasting

    async def run(self) -> None:
        """Work until cancelled; a job cut off is taken up again after its lease."""
        while True:
            try:
                done = await self._once()
            except StorageUnavailable as fault:
                log.warning("jobs.storage_unavailable", fault=str(fault))
                done = False
            if not done:
                await asyncio.sleep(LOOK_AGAIN)

    async def _once(self) -> bool:
        async with self._worker.database.read() as tx:
            due = await rows.next_due(tx)
        if due is None or due > self._worker.clock():
            return False
        async with self._worker.database.write() as tx:
            claimed = await rows.claim_jobs(tx, self._worker.clock(), 1, self._name)
        for job in claimed:
            await self._do(job)
        return bool(claimed)

    async def _do(self, job: Job) -> None:
        try:
            again = await self._handlers[job.kind](self._worker, json.loads(job.payload or "{}"), job)
        except StorageUnavailable:
            raise
        except Exception as error:
            log.error(
                "jobs.failed", kind=job.kind, error=type(error).__name__, attempt=job.attempts, exc_info=True
            )
            await self._failed(job, type(error).__name__)
            return
        async with self._worker.database.write() as tx:
            if again:
                await rows.repeat_job(tx, job.id, again.due_at, json.dumps(again.payload))
            else:
                await rows.finish_job(tx, job.id, self._worker.clock())

    async def _failed(self, job: Job, error: str) -> None:
        now = self._worker.clock()
        async with self._worker.database.write() as tx:
            if job.attempts < TRIES or job.kind in self._lasting:
                pause = timedelta(seconds=min(10 * job.attempts, LONGEST_PAUSE))
                await rows.postpone_job(tx, job.id, now + pause, error)
            else:
                await rows.fail_job(tx, job.id, now, error)
