"""Putting the house together, by hand and in one place, and running it until it is told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

import structlog
from starlette.routing import Route
from telegram import Bot
from telegram.error import TelegramError

from bot import garbage, housekeeping, retrying, seating, watching
from bot.calling import call
from bot.commands import menus
from bot.config import Settings
from bot.delivery import Delivery
from bot.health import Watched, health_routes
from bot.intake import subscription
from bot.intake.polling import Polling
from bot.intake.webhook import Webhook
from bot.jobs import Handler, Jobs, Worker
from bot.reporting import monthly
from bot.staff.export import export_job
from bot.staff.report import report_job
from bot.transport import AiohttpRequest
from bot.turns import Turns
from bot.vitals import Vitals
from bot.web import Hook, serve
from flows.library import Library
from flows.loading import load_library
from storage import jobs, outbox
from storage.database import Database
from storage.locking import locked, start_alone
from storage.schema import check_schema, schema_version, upgrade
from storage.secrets import read_key_file
from storage.soundness import check_sound
from storage.staff import ensure_administrators

log = structlog.get_logger(__name__)

STOP_SECONDS: Final = 5.0
"""How long a stop may take before what is under way is left to the next start."""

POOL: Final = 256
HANDLERS: Final[Mapping[str, Handler]] = {
    "export": export_job,
    "report": report_job,
    monthly.KIND: monthly.monthly,
    housekeeping.KIND: housekeeping.housekeep,
    watching.KIND: watching.watch,
    seating.KIND: seating.seat,
}
"""What is done for each kind of job."""

LASTING: Final = (housekeeping.KIND, watching.KIND, seating.KIND, monthly.KIND)
"""Jobs that are always there, once for all workers."""


@dataclass(frozen=True, slots=True)
class House:
    """Everything that runs, ready to start."""

    settings: Settings
    library: Library
    database: Database
    bot: Bot
    delivery: Delivery
    turns: Turns
    jobs: Jobs
    vitals: Vitals


def now() -> datetime:
    """The time, aware UTC: the only clock of the program."""
    return datetime.now(UTC)


async def run(settings: Settings, ready: Callable[[], None] = lambda: None) -> None:
    """Serve Telegram until SIGTERM or SIGINT; `ready` is called once everything runs."""
    stop = until_told()
    async with assembled(settings) as house:
        await serve_until(house, stop, ready)


def until_told() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop


@asynccontextmanager
async def assembled(settings: Settings) -> AsyncIterator[House]:
    """Open everything, and close it again. A new file gets its tables; other tables than ours are refused."""
    library = load_library(settings.platform.by_language(), settings.data_folder)
    with locked(settings.database_url):
        database = await Database.open(settings.database_url, read_key_file(settings.key_file))
        try:
            await check_sound(database)
            if database.is_sqlite and not await schema_version(database):
                await upgrade(settings.database_url)  # on a server, only when its operator says so
            await check_schema(database)
            async with connected(settings) as bot:
                yield await _house(replace(settings, bot_username=bot.username), library, database, bot)
        finally:
            await database.close()


@asynccontextmanager
async def connected(settings: Settings) -> AsyncIterator[Bot]:
    """The bot, known to Telegram; telegram.error.InvalidToken if it is not."""
    request, polling = AiohttpRequest(pool_size=POOL), AiohttpRequest(pool_size=2)
    bot = Bot(
        settings.token, base_url=f"{settings.api_url}/bot", request=request, get_updates_request=polling
    )
    async with bot:
        yield bot


async def _house(settings: Settings, library: Library, database: Database, bot: Bot) -> House:
    worker, vitals = worker_name(settings), Vitals()
    delivery = Delivery(database, bot, now, worker)
    async with database.write() as tx:
        await start_alone(tx)
        await ensure_administrators(tx, settings.admin_ids, now())
        for kind in LASTING:
            await jobs.plan_job(tx, kind, now())
        former = None if database.is_sqlite else worker  # of a file, any former process is dead
        await outbox.release(tx, former)
        await jobs.release_jobs(tx, former)
    turns = Turns(library, settings, delivery, now)
    handlers = {**HANDLERS, retrying.KIND: retrying.retrying(turns)}
    return House(
        settings=settings,
        library=library,
        database=database,
        bot=bot,
        delivery=delivery,
        turns=turns,
        jobs=Jobs(
            Worker(database, settings, library, bot, now, delivery.wake, vitals), handlers, worker, LASTING
        ),
        vitals=vitals,
    )


def worker_name(settings: Settings) -> str:
    """What a process is called in leases: the same after a restart, so that it takes up what it had claimed.

    Of all processes of one machine, only one can listen at an address; where none is fixed, it is the pid.
    """
    return f"{socket.gethostname()}:{settings.listen if settings.listen.port else os.getpid()}"


async def serve_until(house: House, stop: asyncio.Event, ready: Callable[[], None] = lambda: None) -> None:
    """Run until `stop` is set: intake first stops, then what was taken is sent as far as time allows."""
    garbage.resume()
    sending = asyncio.create_task(house.delivery.run())
    working = asyncio.create_task(house.jobs.run())
    telling = asyncio.create_task(_show_menus(house))
    try:
        if house.settings.webhook_url:
            await _by_webhook(house, stop, ready)
        else:
            await _by_polling(house, stop, ready)
    finally:
        await _cancel(telling)
        await _cancel(working)
        await house.delivery.stop(STOP_SECONDS)
        await _cancel(sending)


async def _show_menus(house: House) -> None:
    """Tell Telegram the commands of everyone; nobody waits for it, and the next start says it again."""
    try:
        for menu in menus(house.library, house.settings.default_language):
            await call(house.bot, menu.method, menu.parameters)
    except TelegramError as error:
        log.warning("app.menus_not_shown", error=type(error).__name__)


async def _by_polling(house: House, stop: asyncio.Event, ready: Callable[[], None]) -> None:
    await subscription.by_polling(house.bot)
    polling = Polling(house.bot, house.turns, house.delivery, house.vitals, now)
    asking = asyncio.create_task(polling.run())
    async with _health_pages(house):
        ready()
        await _first(asking, stop)
        polling.stop()
        await asking


@asynccontextmanager
async def _health_pages(house: House) -> AsyncIterator[None]:
    """Serve the pages about health; where the port is taken, people are served all the same."""
    listen = house.settings.listen
    async with AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(serve(_pages(house), listen.host, listen.port))
        except OSError:
            log.warning("web.port_taken", remedy=f"{listen} is taken; set WIJHA_LISTEN to have /healthz")
        yield


def _pages(house: House) -> list[Route]:
    return health_routes(Watched(house.database, house.vitals, now))


async def _by_webhook(house: House, stop: asyncio.Event, ready: Callable[[], None]) -> None:
    settings = house.settings
    webhook = Webhook(house.turns, settings.webhook_secret)
    hook = Hook.at(settings.webhook_url, webhook)
    taking = asyncio.create_task(webhook.run())
    async with serve(_pages(house), settings.listen.host, settings.listen.port, hook):
        await subscription.by_webhook(house.bot, settings)
        ready()
        await _first(taking, stop)
    await webhook.drain()
    await _cancel(taking)


async def _first(task: asyncio.Task[None], stop: asyncio.Event) -> None:
    """Until told to stop, or until a task that should never end has ended."""
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    await _cancel(stopping)


async def _cancel(task: asyncio.Task[Any]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def start(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine to its end, on uvloop where there is one."""
    try:
        import uvloop
    except ImportError:
        asyncio.run(work)
    else:
        uvloop.run(work)
