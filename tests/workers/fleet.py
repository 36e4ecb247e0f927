"""Several worker processes of the bot behind one address, with a look-alike of Telegram before them.

The proxy stands for nginx: each post goes to the next worker; one that does not listen is passed over.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import asyncpg
from aiohttp import web

from bot.sandbox.cast import DEFAULT_CAST, RACHID, TOKEN
from bot.sandbox.server import serve
from bot.sandbox.world import World

ROOT = Path(__file__).parents[2]
SECRET = "fleet-secret-0123456789"
START_SECONDS = 60.0
_HEADERS = ("content-type", "x-telegram-bot-api-secret-token")


@dataclass
class Proxy:
    """The public address; `ports` are those of the workers."""

    ports: list[int]
    session: aiohttp.ClientSession
    turn: int = 0

    async def handle(self, request: web.Request) -> web.Response:
        """Pass a post on to the next worker that listens; 502 if none does, or if one dies over it."""
        body, headers = (
            await request.read(),
            {k: request.headers[k] for k in _HEADERS if k in request.headers},
        )
        for _ in self.ports:
            self.turn += 1
            address = f"http://127.0.0.1:{self.ports[self.turn % len(self.ports)]}{request.path}"
            try:
                async with self.session.post(address, data=body, headers=headers) as answer:
                    kept = {
                        k: v
                        for k, v in answer.headers.items()
                        if k.lower() in ("content-type", "retry-after")
                    }
                    return web.Response(status=answer.status, body=await answer.read(), headers=kept)
            except aiohttp.ClientConnectorError:
                continue
            except aiohttp.ClientError:
                break
        return web.Response(status=502)


@dataclass
class Fleet:
    """Workers by number; those in `living` answer, `kills` counts those that were killed."""

    world: World
    proxy: Proxy
    environ: dict[str, str]
    folder: Path
    database_url: str
    workers: dict[int, asyncio.subprocess.Process] = field(default_factory=dict)
    living: set[int] = field(default_factory=set)
    kills: int = 0

    async def start(self, number: int) -> None:
        """Start one worker, and wait until it answers."""
        port = self.proxy.ports[number]
        with (self.folder / f"worker-{number}.log").open("ab") as log:
            self.workers[number] = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run",
                cwd=ROOT,
                env=self.environ | {"WIJHA_LISTEN": f"127.0.0.1:{port}"},
                stdout=log,
                stderr=log,
            )  # fmt: skip
        async with asyncio.timeout(START_SECONDS):
            while not await self._listens(port):
                if self.workers[number].returncode is not None:
                    raise AssertionError(self.log(number)[-3000:])
                await asyncio.sleep(0.05)
        self.living.add(number)

    async def kill(self, number: int) -> None:
        """SIGKILL: it has no time to say anything."""
        process = self._taken_off(number)
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)
        await process.wait()
        self.kills += 1

    async def stop(self, number: int) -> int:
        """SIGTERM, as on a restart; the exit code."""
        process = self._taken_off(number)
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        return await process.wait()

    def log(self, number: int) -> str:
        """What a worker wrote."""
        return (self.folder / f"worker-{number}.log").read_text("utf-8", "replace")

    async def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        """What the database says."""
        connection = await asyncpg.connect(self.database_url.replace("+asyncpg", ""))
        try:
            return [dict(row) for row in await connection.fetch(query, *values)]
        finally:
            await connection.close()

    async def number(self, query: str) -> int:
        """The one number that the database says."""
        (row,) = await self.rows(query)
        return int(next(iter(row.values())) or 0)

    async def settled(self, seconds: float) -> None:
        """Wait until every update is taken and every reply is sent."""
        async with asyncio.timeout(seconds):
            unsent = "SELECT count(*) FROM outbox WHERE state = 'new'"
            while self.world.updates.pending or await self.number(unsent):  # noqa: ASYNC110  # nobody calls us
                await asyncio.sleep(0.2)

    def _taken_off(self, number: int) -> asyncio.subprocess.Process:
        self.living.discard(number)
        return self.workers.pop(number)

    async def _listens(self, port: int) -> bool:
        try:
            async with self.proxy.session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                return answer.status in (200, 503)
        except aiohttp.ClientError:
            return False


@asynccontextmanager
async def fleet_on(
    database_url: str, folder: Path, workers: int = 3, people: int = 40
) -> AsyncIterator[Fleet]:
    """A fleet that has not sailed: a world with a crowd, the proxy, and ports for the workers."""
    world = World(DEFAULT_CAST.with_crowd(people))
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=25)) as session:
        proxy = Proxy(_free_ports(workers), session)
        runner = web.AppRunner(_app(proxy), shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        async with serve(world, TOKEN) as address:
            url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
            fleet = Fleet(world, proxy, _environ(address, url, database_url, folder), folder, database_url)
            try:
                yield fleet
            finally:
                for number in list(fleet.workers):
                    await fleet.kill(number)
        await runner.cleanup()


def _app(proxy: Proxy) -> web.Application:
    app = web.Application()
    app.router.add_post("/hook", proxy.handle)
    return app


def _environ(api: str, url: str, database_url: str, folder: Path) -> dict[str, str]:
    ours = {
        "API_URL": api,
        "BOT_TOKEN": TOKEN,
        "DATABASE_URL": database_url,
        "KEY_FILE": str(folder / "wijha.key"),
        "EXPORTS_FOLDER": str(folder / "exports"),
        "WEBHOOK_URL": url,
        "WEBHOOK_SECRET": SECRET,
        "ADMIN_IDS": str(RACHID),
        "LOG_FORMAT": "json",
    }
    others = {name: value for name, value in os.environ.items() if not name.startswith("WIJHA_")}
    return others | {f"WIJHA_{name}": value for name, value in ours.items()}


def _free_ports(count: int) -> list[int]:
    """Ports that nobody listens at: they must be known before a worker starts, and after it was killed."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def numbers(rows: Sequence[dict[str, Any]], name: str) -> list[int]:
    """One column of rows."""
    return [int(row[name]) for row in rows]
