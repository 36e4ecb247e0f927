"""The process that the fault tests start and kill: the real bot, with a few wires to pull.

`python -m tests.faults.process` imports everything once and then forks a bot for each line of JSON on its
standard input, so that a restart takes a moment. The bot itself is `bot.app.run`; what is bent here is bent
from outside: the clock, the disk, a handler that fails, and a death at a chosen step.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy import event as hooks

from bot import app, logs, transport, turns
from bot.attending import attend
from bot.batch import Batch
from bot.config import load
from flows.events import Event

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


@dataclass(frozen=True, slots=True)
class Wires:
    """What goes wrong in this bot; the files are looked at again and again while it runs."""

    die_at: int = 0
    """The step (statement, commit, or either end of a call to Telegram) at which the process kills itself."""
    raising: float = 0.0
    """The share of events at which a handler raises."""
    seed: int = 0
    clock_file: str = ""
    """A file that holds by how many seconds the clock is wrong."""
    disk_file: str = ""
    """While this file exists, the database cannot grow."""
    unsynced: bool = False
    """Whether SQLite commits without waiting for the disk, as we never do."""
    powerless: bool = False
    """Whether the bot gives up root's right to write what it may not."""


def main() -> None:
    """Fork a bot for each line of standard input; the answer is its process id."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries the dead
    for line in sys.stdin:
        given = json.loads(line)
        child = os.fork()
        if not child:
            _become_bot(given)
        print(child, flush=True)  # noqa: T201 - the answer


def _become_bot(given: dict[str, Any]) -> None:
    """Be the bot until it is told to stop; a file beside the log says how it ended."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(given["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    mark = Path(f"{given['marks']}.{os.getpid()}")
    os.environ.clear()
    os.environ.update(given["environment"])
    code = 1
    try:
        _run(Wires(**given["wires"]), lambda: mark.with_suffix(f"{mark.suffix}.ready").touch())
        code = 0
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)  # noqa: T201
    finally:
        mark.with_suffix(f"{mark.suffix}.ended").write_text(str(code))
        os._exit(code)


def _run(wires: Wires, ready: Callable[[], None]) -> None:
    if wires.powerless:
        _drop_powers()
    settings = load()
    logs.set_up(settings)
    if wires.die_at:
        _die_at(wires.die_at)
    if wires.raising:
        _raise_at(wires.raising, random.Random(wires.seed))
    if wires.clock_file:
        _bend_clock(Path(wires.clock_file))
    if wires.disk_file:
        _fill_disk(Path(wires.disk_file))
    if wires.unsynced:
        _sync_less()
    app.start(app.run(settings, ready))


def _drop_powers() -> None:
    """Give up every capability of Linux; whoever is not root has none."""
    header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    ctypes.CDLL(None).capset(header, none)


def _die_at(step: int) -> None:
    """Count the steps between which something could be lost, and die at one of them."""
    steps = iter(range(1, step + 1))

    def count(*_: object) -> None:
        if next(steps, None) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    hooks.listen(Engine, "before_cursor_execute", count)
    hooks.listen(Engine, "commit", count)
    send = transport.AiohttpRequest.do_request

    async def counted(self: transport.AiohttpRequest, *args: Any, **named: Any) -> tuple[int, bytes]:
        count()
        answer = await send(self, *args, **named)
        count()
        return answer

    transport.AiohttpRequest.do_request = counted  # type: ignore[method-assign]


def _raise_at(share: float, dice: random.Random) -> None:
    """Let the handler of an event fail at random."""

    async def failing(batch: Batch, event: Event) -> None:
        await attend(batch, event)
        if dice.random() < share:
            raise ArithmeticError("the fault test says so")

    setattr(turns, "attend", failing)  # noqa: B010 - bent from outside, and said so


def _bend_clock(wrong_by: Path) -> None:
    """Let the program's only clock be wrong by what the file says."""
    right = app.now
    app.now = lambda: right() + timedelta(seconds=float(wrong_by.read_text() or 0))


def _fill_disk(full: Path) -> None:
    """While the file exists, SQLite finds no room beyond the pages it has."""

    @hooks.listens_for(Engine, "begin")
    def begin(connection: Any) -> None:
        most = 1 if full.exists() else 1_000_000_000  # never fewer than there are
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")


def _sync_less() -> None:
    """Let commits not wait for the disk."""

    @hooks.listens_for(Engine, "engine_connect")
    def connected(connection: Any) -> None:
        cursor = connection.connection.cursor()
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.close()


if __name__ == "__main__":
    main()
