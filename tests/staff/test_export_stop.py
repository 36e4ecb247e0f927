"""Stopping an export: by who asked or an administrator, while it is made; a late press changes nothing."""

from __future__ import annotations

import asyncio
import dataclasses

import pytest
from sqlalchemy import select
from telegram import Bot

from bot.config import Settings
from bot.exporting import ExportResult
from bot.jobs import Worker
from bot.staff.capability import Reply
from bot.staff.export import CAPABILITY as EXPORT
from bot.staff.export_stop import unless_stopped
from flows.library import Library
from storage.database import Database
from storage.jobs import Job, add_job, begin_sending, claim_jobs, finish_job, is_stopped
from storage.tables import audit_events
from tests.staff.cast import ADMIN, COORDINATOR, NOW, REPORTER, Desk, hire

pytestmark = pytest.mark.anyio


async def test_who_may_stop_an_export(database: Database, settings: Settings, library: Library) -> None:
    """Who asked, or an administrator; others, other jobs, invented numbers and late presses: nothing."""
    async with database.write() as tx:
        desk = Desk(tx, settings, library, await hire(tx))
        theirs = desk.members[REPORTER].id
        first, second = [await add_job(tx, "export", "", NOW, NOW, theirs) for _ in range(2)]
        report = await add_job(tx, "report", "", NOW, NOW, theirs)
        for who, argument in (
            (COORDINATOR, f"stop.{first}"),
            (REPORTER, f"stop.{report}"),
            (REPORTER, "stop."),
            (ADMIN, "stop.99"),
            (ADMIN, f"stop.-{first}"),
        ):
            assert await desk.ask(EXPORT, argument, who=who) == Reply(())
        assert "est annulé" in desk.screen(await desk.ask(EXPORT, f"stop.{first}", who=REPORTER))
        assert await desk.ask(EXPORT, f"stop.{first}", who=REPORTER) == Reply(())
        assert "est annulé" in desk.screen(await desk.ask(EXPORT, f"stop.{second}"))
        assert await is_stopped(tx, first) and await is_stopped(tx, second)
        assert [job.kind for job in await claim_jobs(tx, NOW, 9)] == ["report"]
        stopped = await tx.scalars(
            select(audit_events.c.object).where(audit_events.c.action == "export_stopped")
        )
        assert list(stopped) == [f"job {first}", f"job {second}"]


async def test_what_is_on_its_way_arrives(database: Database, settings: Settings, library: Library) -> None:
    """Either the press wins or the sending, never both; what is done is done."""
    async with database.write() as tx:
        desk = Desk(tx, settings, library, await hire(tx))
        sending, stopped = [await add_job(tx, "export", "", NOW, NOW, None) for _ in range(2)]
        assert await begin_sending(tx, sending)
        assert await desk.ask(EXPORT, f"stop.{sending}") == Reply(())
        await finish_job(tx, sending, NOW)
        assert await desk.ask(EXPORT, f"stop.{sending}") == Reply(())
        await desk.ask(EXPORT, f"stop.{stopped}")
        assert not await begin_sending(tx, stopped) and not await is_stopped(tx, sending)


async def test_the_making_ends_when_it_is_stopped(
    database: Database, settings: Settings, library: Library
) -> None:
    """It is cancelled, and is over before anything else is done; what is not stopped comes back as it was."""
    async with database.write() as tx:
        desk = Desk(tx, settings, library, await hire(tx))
        job_id = await add_job(tx, "export", "", NOW, NOW, desk.members[REPORTER].id)
    here = dataclasses.replace(settings, database_url="")
    worker = Worker(database, here, library, Bot("1:x"), lambda: NOW, lambda: None)
    job, begun, ended = Job(job_id, "export", "", NOW, 1, None), asyncio.Event(), asyncio.Event()

    async def made() -> ExportResult:
        return ExportResult(3, ())

    async def endless() -> ExportResult:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return ExportResult(0, ())

    async def broken() -> ExportResult:
        raise OSError("no room")

    assert await unless_stopped(worker, job, made()) == ExportResult(3, ())
    with pytest.raises(OSError, match="no room"):
        await unless_stopped(worker, job, broken())
    making = asyncio.create_task(unless_stopped(worker, job, endless()))
    await begun.wait()
    async with database.write() as tx:
        await dataclasses.replace(desk, tx=tx).ask(EXPORT, f"stop.{job_id}", who=REPORTER)
    assert await making is None
    assert ended.is_set()
