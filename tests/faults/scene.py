"""The scene of a fault test: the look-alike, which survives, and the bots beside it, which may not."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import RowMapping, text

from bot.sandbox.cast import DEFAULT_CAST, KHADIJA, RACHID, STAFF_GROUP, TOKEN
from bot.sandbox.server import serve
from bot.sandbox.updates import Update, UpdateQueue
from bot.sandbox.world import World, utc_now
from storage.database import Database
from storage.places import enrol_place
from storage.schema import schema_version, upgrade
from storage.secrets import read_key_file
from storage.staff import add_member
from tests.faults.nursery import LOG, START_SECONDS, Bot, Nursery
from tests.faults.process import Wires

SECRET = "not-a-real-secret-but-as-long"
FIRST_OF_CROWD = 8001
CRY = "بغيت نموت"
FIRST_PAUSE = 0.1
"""Seconds before a post that the bot did not take is made for the third time: a tenth of Telegram's own."""


class Clock:
    """The time of the look-alike, which can be put forward; `ahead` is by how much."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        """The time, aware UTC."""
        return utc_now() + self.ahead


class Noted(UpdateQueue):
    """A queue of updates that remembers all it was ever given."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.all: dict[int, Update] = {}

    def put(self, kind: str, body: dict[str, Any]) -> None:
        """Queue an update and remember it."""
        super().put(kind, body)
        newest = self.pending.get(self.next_id - 1)
        if newest is not None:
            self.all[newest.id] = newest


@dataclass
class Scene:
    """One world, one database, and the bots that were started, dead or alive."""

    world: World
    updates: Noted
    address: str
    folder: Path
    nursery: Nursery
    database_url: str
    database: Database
    clock: Clock
    bots: list[Bot] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> Mapping[str, str]:
        """What a bot of this scene is told."""
        told = {
            "PATH": os.environ["PATH"],
            "WIJHA_BOT_TOKEN": TOKEN,
            "WIJHA_API_URL": self.address,
            "WIJHA_DATABASE_URL": self.database_url,
            "WIJHA_KEY_FILE": str(self.folder / "wijha.key"),
            "WIJHA_EXPORTS_FOLDER": str(self.folder / "exports"),
            "WIJHA_ADMIN_IDS": str(RACHID),
            "WIJHA_DEFAULT_LANGUAGE": "fr",
            "WIJHA_LOG_LEVEL": "debug",
            "WIJHA_LOG_FORMAT": "json",
        }
        return told | self.settings

    def by_webhook(self) -> str:
        """From the next start on, updates are posted to the bot; the address."""
        port = free_port()
        self.settings |= {
            "WIJHA_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
            "WIJHA_WEBHOOK_SECRET": SECRET,
            "WIJHA_LISTEN": f"127.0.0.1:{port}",
        }
        return self.settings["WIJHA_WEBHOOK_URL"]

    async def start(self, wires: Wires | None = None, *, ready: bool = True) -> Bot:
        """Start a bot and wait until it is ready, or else dead: AssertionError if that is not expected."""
        bot = await self.nursery.start(self.folder, self.environment, wires)
        self.bots.append(bot)
        async with asyncio.timeout(START_SECONDS):
            while bot.alive and not bot.ready:  # noqa: ASYNC110 - a process sets no event
                await asyncio.sleep(0.005)
        assert bot.ready or not ready, self.log_end()
        return bot

    async def rows(self, query: str, **values: object) -> list[RowMapping]:
        """What the database says."""
        async with self.database.read() as tx:
            return list((await tx.execute(text(query), values)).mappings())

    async def count(self, query: str, **values: object) -> int:
        """The first number that the database says."""
        (row,) = await self.rows(query, **values)
        return int(next(iter(row.values())))

    async def waiting(self) -> int:
        """Updates not confirmed and calls not made."""
        unsent = await self.count("SELECT count(*) FROM outbox WHERE state = 'new'")
        return len(self.updates.pending) + unsent

    async def quiet(self, seconds: float = 60.0) -> None:
        """Wait until everything is taken and sent; TimeoutError says what is left."""
        end = asyncio.get_running_loop().time() + seconds
        while left := await self.waiting():
            if asyncio.get_running_loop().time() > end:
                raise TimeoutError(f"{left} still wait after {seconds} s; {self.log_end()}")
            await asyncio.sleep(0.05)

    async def until(self, look: Callable[[], object], seconds: float = 60.0) -> None:
        """Wait until something is so; TimeoutError with the end of the log if it never is."""
        end = asyncio.get_running_loop().time() + seconds
        while not look():
            if asyncio.get_running_loop().time() > end:
                raise TimeoutError(self.log_end())
            await asyncio.sleep(0.02)

    async def counted(self, query: str, least: int, seconds: float = 60.0) -> None:
        """Wait until the database counts so many; TimeoutError with the end of the log if it never does."""
        end = asyncio.get_running_loop().time() + seconds
        while await self.count(query) < least:
            if asyncio.get_running_loop().time() > end:
                raise TimeoutError(self.log_end())
            await asyncio.sleep(0.02)

    def log_end(self, lines: int = 12) -> str:
        """The last lines that bots have logged."""
        log = self.folder / LOG
        return "\n".join(log.read_text("utf-8").splitlines()[-lines:]) if log.exists() else "no log"

    def told(self) -> list[str]:
        """Which of the things that may stand in no log do stand in the bots' log."""
        log = self.folder / LOG
        written = log.read_text("utf-8") if log.exists() else ""
        canaries = {TOKEN.partition(":")[2], SECRET, "+2126", "2126000", "-end", "Ali <b>", "confidence"}
        return sorted(canary for canary in canaries if canary in written)

    def crowd(self, count: int) -> list[int]:
        """The ids of the first of the crowd."""
        return list(range(FIRST_OF_CROWD, FIRST_OF_CROWD + count))


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@asynccontextmanager
async def scene(
    folder: Path, bots: Nursery, database_url: str = "", *, people: int = 40
) -> AsyncIterator[Scene]:
    """A world with a crowd in it, and a database with a team; no bot runs yet.

    At the end whatever the bots have logged is searched for what may not stand there.
    """
    clock = Clock()
    world = World(DEFAULT_CAST.with_crowd(people, FIRST_OF_CROWD), clock)
    world.updates = updates = Noted(clock)
    url = database_url or f"sqlite+aiosqlite:///{folder / 'wijha.db'}"
    database = await Database.open(url, read_key_file(folder / "wijha.key"))
    try:
        if not await schema_version(database):
            await upgrade(url)
        async with database.write() as tx:
            counsellor = await add_member(tx, KHADIJA, "counsellor", utc_now(), name="Khadija", language="fr")
            await enrol_place(tx, STAFF_GROUP, "staff", counsellor.id, utc_now())
        async with serve(world, TOKEN, first_pause=FIRST_PAUSE) as address:
            made = Scene(world, updates, address, folder, bots, url, database, clock)
            try:
                yield made
            finally:
                for bot in made.bots:
                    await bot.kill()
                assert not (told := made.told()), told
    finally:
        await database.close()
