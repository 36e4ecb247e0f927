"""Stopping an export that is being made: the button under how far it is, and the job that notices.

The press writes into the row of the job; whichever process makes the export reads it there, ends the process
that writes the files, and clears them away. Once the files are being sent there is nothing left to stop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Final

from bot.exporting import ExportResult
from bot.jobs import Worker
from bot.staff.capability import Call, Reply, button_token
from bot.staff.export_words import KIND
from flows.effects import Button, Say
from flows.roles import allows
from storage.errors import StorageUnavailable
from storage.jobs import Job, is_stopped, stop_job
from storage.staff import audit

STOP: Final = "stop."
MAY_STOP: Final = "administrator"
"""The role that may stop what somebody else asked for."""

LOOK_EVERY: Final = 1.0
"""Seconds between two looks at whether it is still wanted."""


def stop_button(job_id: int) -> Button:
    """The button that stops an export."""
    return Button(button_token(KIND, f"{STOP}{job_id}"), "export-stop")


async def stop(call: Call) -> Reply:
    """Stop an export of one's own, an administrator any; a late or invented press changes nothing."""
    written = call.argument.removeprefix(STOP)
    job_id = int(written) if written.isascii() and written.isdecimal() and len(written) < 19 else 0
    whose = None if allows(call.asker.role, MAY_STOP) else call.asker.staff_id
    if not await stop_job(call.tx, job_id, KIND, whose, call.at):
        return Reply(())
    await audit(call.tx, call.at, call.asker.staff_id, "export_stopped", f"job {job_id}")
    return Reply((Say("export-stopped"),))


async def unless_stopped(
    worker: Worker, job: Job, making: Coroutine[Any, Any, ExportResult]
) -> ExportResult | None:
    """What is made, or None if somebody stopped it: then the making was cancelled and is over."""
    work, watch = asyncio.create_task(making), asyncio.create_task(_stopped(worker, job))
    try:
        await asyncio.wait({work, watch}, return_when=asyncio.FIRST_COMPLETED)
        return None if watch.done() and not work.done() else await work
    finally:
        for task in (work, watch):
            task.cancel()
        await asyncio.gather(work, watch, return_exceptions=True)


async def _stopped(worker: Worker, job: Job) -> None:
    """Come back once the export is not wanted any more."""
    while True:
        with suppress(StorageUnavailable):  # the next look will tell
            async with worker.database.read() as tx:
                if await is_stopped(tx, job.id):
                    return
        await asyncio.sleep(LOOK_EVERY)
