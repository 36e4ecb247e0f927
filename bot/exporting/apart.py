"""Exports in a process of their own, so that conversations wait for none of it and its memory is given back.

The process is told what to do on its standard input, which stays open: if we die, it ends as well. It tells
how far it is, and at last what it made, line by line on its standard output.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import bot
from bot.config import Settings
from bot.exporting.export import ExportResult, Progress
from bot.exporting.order import Order, order_json
from bot.exporting.parquet import NoParquet
from storage.errors import StorageUnavailable

_PROGRAM: Final = "bot.exporting.child"


class ExportFailed(RuntimeError):
    """The process could not make the export; the message says what kind of fault it was."""


async def export_apart(settings: Settings, order: Order, path: Path, progress: Progress) -> ExportResult:
    """Write what was ordered to `path` and files beside it, as `export` does, in another process.

    StorageUnavailable if the database is away, NoParquet without that extra, ExportFailed for anything else;
    the process is killed if this is cancelled. What was begun is then left to whoever clears the folder.
    """
    process = await _started()
    try:
        assert process.stdin is not None
        process.stdin.write(_told(settings, order, path).encode() + b"\n")
        await process.stdin.drain()
        return _result(await _heard(process, progress))
    finally:
        await _ended(process)


async def _started() -> Process:
    """The process; it finds our program where we found it."""
    root = str(Path(bot.__file__).parents[1])
    paths = filter(None, (root, os.environ.get("PYTHONPATH", "")))
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", _PROGRAM, stdin=PIPE, stdout=PIPE, env=environ
    )


def _told(settings: Settings, order: Order, path: Path) -> str:
    """What the process has to know: never more keys than it needs."""
    return json.dumps(
        {
            "order": order_json(order),
            "path": str(path),
            "database_url": settings.database_url,
            "key_file": str(settings.key_file) if order.identified else "",
            "platform": settings.platform.by_language(),
            "data_folder": str(settings.data_folder) if settings.data_folder else "",
        }
    )


async def _heard(process: Process, progress: Progress) -> Mapping[str, Any]:
    """The last thing the process says; how far it is goes to `progress` meanwhile."""
    assert process.stdout is not None
    last: Mapping[str, Any] = {}
    async for line in process.stdout:
        last = json.loads(line)
        if "done" in last:
            progress(last["done"], last["total"])
    return last


def _result(last: Mapping[str, Any]) -> ExportResult:
    if "paths" in last:
        return ExportResult(last["rows"], tuple(map(Path, last["paths"])))
    match last.get("fault", "killed"):
        case "StorageUnavailable":
            raise StorageUnavailable("the export could not read the database")
        case "NoParquet":
            raise NoParquet
        case fault:
            raise ExportFailed(str(fault))


async def _ended(process: Process) -> None:
    """See to it that nothing of the process is left."""
    if process.stdin is not None:
        process.stdin.close()
    if process.returncode is None and process.stdout is not None and not process.stdout.at_eof():
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)  # its own kill() would take the end from who waits for it
    await process.wait()
