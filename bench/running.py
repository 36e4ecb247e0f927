"""One round: a bot is started, a crowd walks, and what the bot used is read from /proc (Linux)."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.posting import Posting
from bench.script import OURS, PLAIN, Script
from bench.telegram import Connection, World

ROOT = Path(__file__).parents[1]
TOKEN = "42:" + "A" * 35
SECRET = "a-secret-of-the-bench"
WARM_UP = 64
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot to measure: how it is started and what is said to it."""

    name: str
    words: tuple[str, ...]
    script: Script
    webhook: bool = False


POLLING = Contender("wijha polling", ("-m", "bot", "run"), OURS)
CONTENDERS = (
    Contender("plain", ("-m", "bench.plain"), PLAIN),
    POLLING,
    Contender("wijha webhook", ("-m", "bot", "run"), OURS, webhook=True),
)


@dataclass(frozen=True, slots=True)
class Round:
    """What one round showed: CPU in microseconds per update, times in seconds, memory in MB."""

    cpu: float
    per_second: float
    median: float
    idle: float
    ready: float
    bad: int
    missing_rows: int


async def play(contender: Contender, people: int, conversations: int) -> Round:
    """One round of a contender on a new database; RuntimeError with its last words if it does not start."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        async with started(contender, folder) as bot:
            return await _measured(contender, bot, people, conversations, folder)


@dataclass(frozen=True, slots=True)
class Started:
    """A bot that serves a world: its process, and the seconds until it was ready."""

    world: World
    pid: int
    ready: float


@asynccontextmanager
async def started(contender: Contender, folder: str) -> AsyncIterator[Started]:
    """A contender with the database `bench.db` of a folder; RuntimeError with its last words if it ends."""
    world = World(contender.script)
    server = await asyncio.get_running_loop().create_server(lambda: Connection(world), "127.0.0.1", 0)
    began = time.perf_counter()
    process = _process(contender, server.sockets[0].getsockname()[1], folder)
    try:
        await asyncio.wait_for(world.ready.wait(), 30)
        yield Started(world, process.pid, time.perf_counter() - began)
    except TimeoutError:
        raise RuntimeError(_last_words(folder)) from None
    finally:
        process.send_signal(signal.SIGTERM)
        await asyncio.to_thread(process.wait, 20)
        server.close()
        await server.wait_closed()


def _process(contender: Contender, port: int, folder: str) -> subprocess.Popen[bytes]:
    with open(f"{folder}/log", "wb") as log:
        return subprocess.Popen(
            [sys.executable, *contender.words],
            cwd=folder,
            env=_environment(contender, port, folder),
            stdout=log,
            stderr=log,
        )


def _last_words(folder: str) -> str:
    return Path(folder, "log").read_text()[-2000:]


async def _measured(
    contender: Contender, bot: Started, people: int, conversations: int, folder: str
) -> Round:
    await asyncio.sleep(1)
    world, idle = bot.world, _resident(bot.pid)
    posting = Posting(world) if contender.webhook else None
    lost = await world.walk(WARM_UP, min(people, WARM_UP))
    bad = lost + went_wrong(world)
    cpu, wall = _cpu(bot.pid), time.perf_counter()
    lost = await world.walk(conversations, people)
    cpu, wall = _cpu(bot.pid) - cpu, time.perf_counter() - wall
    if posting:
        posting.close()
    updates, tally = max(1, world.tally.replies), world.tally
    rows = (WARM_UP + conversations) * len(contender.script)
    return Round(
        cpu=cpu / updates * 1e6,
        per_second=updates / wall,
        median=sorted(tally.seconds or [0.0])[len(tally.seconds) // 2],
        idle=idle,
        ready=bot.ready,
        bad=bad + lost + went_wrong(world),
        missing_rows=rows - _rows(folder),
    )


def went_wrong(world: World) -> int:
    """Replies that were wrong or doubled, posts not taken, presses not acknowledged."""
    tally = world.tally
    return tally.wrong + tally.refused + abs(tally.presses - tally.acknowledged)


def _environment(contender: Contender, port: int, folder: str) -> Mapping[str, str]:
    api, database = f"http://127.0.0.1:{port}", f"sqlite+aiosqlite:///{folder}/bench.db"
    ours = {"WIJHA_BOT_TOKEN": TOKEN, "WIJHA_API_URL": api, "WIJHA_DATABASE_URL": database}
    listen = _free_port() if contender.webhook else 0
    ours["WIJHA_LISTEN"] = f"127.0.0.1:{listen}"
    if contender.webhook:
        ours |= {"WIJHA_WEBHOOK_URL": f"http://127.0.0.1:{listen}/hook", "WIJHA_WEBHOOK_SECRET": SECRET}
    plain = {"BOT_TOKEN": TOKEN, "BOT_API": api, "DATABASE_URL": database}
    return os.environ | ours | plain | {"PYTHONPATH": str(ROOT)}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def _rows(folder: str) -> int:
    connection = sqlite3.connect(f"{folder}/bench.db")
    try:
        return int(connection.execute("SELECT count(*) FROM interactions").fetchone()[0])
    finally:
        connection.close()


def _cpu(pid: int) -> float:
    """Seconds of CPU used, in the program and in the system, by all threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2
