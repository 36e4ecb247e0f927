"""The doctor: everything that keeps a bot from its work, or soon will, each with its remedy."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final

import aiohttp
from telegram.error import InvalidToken, TelegramError

from bot.alarms import LEAST_DISK
from bot.app import connected
from bot.calling import call
from bot.config import Settings
from bot.verbs import library, opened
from flows.library import Library
from storage.backup import check_file
from storage.condition import Condition, condition
from storage.database import Database
from storage.errors import InUse, StorageError
from storage.locking import sqlite_file
from storage.places import place_of
from storage.secrets import BadKeyFile, Unreadable
from storage.staff import staff_list

STALE: Final = timedelta(days=90)
"""A helpline must have been called within this time."""

CLOCK_OFF: Final = timedelta(seconds=10)
PATIENCE: Final = 15.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what it is, how it stands, and what to do (empty where all is well)."""

    what: str
    stands: str
    remedy: str = ""

    @property
    def well(self) -> bool:
        """Whether there is nothing to do."""
        return not self.remedy


async def examine(settings: Settings, now: Callable[[], datetime]) -> list[Finding]:
    """Look at everything, in the order in which it is best mended."""
    loaded = library(settings)
    of_telegram = await _guarded("Telegram", _telegram(settings, now)) if settings.token else [NO_TOKEN]
    of_database = await _guarded("database", _database(settings, now()))
    return [
        *of_telegram,
        *of_database,
        *_files(settings),
        _disk(settings),
        *_helplines(loaded, now().date()),
    ]


NO_TOKEN: Final = Finding(
    "token",
    "none is set, so the sandbox would start",
    "set WIJHA_BOT_TOKEN, or name a file by WIJHA_BOT_TOKEN_FILE",
)


async def _guarded(what: str, looking: Awaitable[list[Finding]]) -> list[Finding]:
    """What was found, or why it could not be looked."""
    try:
        return await looking
    except InvalidToken:
        return [Finding("token", "Telegram refuses it", "copy it again from @BotFather into WIJHA_BOT_TOKEN")]
    except BadKeyFile as error:
        return [Finding("keys", str(error), "give this database its own key file: WIJHA_KEY_FILE")]
    except TelegramError as error:
        return [
            Finding(what, f"no answer ({type(error).__name__})", "look at the server's connection and proxy")
        ]
    except StorageError as error:
        return [Finding(what, str(error), _remedy(error))]


# --- Telegram


async def _telegram(settings: Settings, now: Callable[[], datetime]) -> list[Finding]:
    async with connected(settings) as bot:
        name = Finding("token", f"belongs to @{bot.username}")
        return [
            name,
            _webhook(settings, await call(bot, "getWebhookInfo", {}), now()),
            await _clock(settings, now),
        ]


def _webhook(settings: Settings, info: Mapping[str, Any], now: datetime) -> Finding:
    url, waiting = info.get("url", ""), info.get("pending_update_count", 0)
    failed_at = datetime.fromtimestamp(info.get("last_error_date", 0), UTC)
    if url != settings.webhook_url:
        stands = f"Telegram posts to {_host(url)}" if url else "Telegram posts nowhere"
        return Finding(
            "webhook", stands, "start the bot, which sets it; if nobody of you did this, revoke the token"
        )
    if url and now - failed_at < timedelta(hours=1):
        reason = str(info.get("last_error_message", ""))
        return Finding("webhook", f"last error at {failed_at:%H:%M} UTC: {reason}", _webhook_remedy(reason))
    return Finding(
        "webhook", f"{'set' if url else 'none, the bot polls'}; {waiting} updates wait at Telegram"
    )


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]


def _webhook_remedy(reason: str) -> str:
    """What to look at, by the words in which Telegram complains."""
    words = reason.lower()
    for part, remedy in (
        ("ssl", "look at the certificate: it must be valid for this name, with its chain"),
        ("403", "WIJHA_WEBHOOK_SECRET was changed: restart the bot, which tells Telegram"),
        ("404", "nginx must pass on the path of WIJHA_WEBHOOK_URL"),
        ("502", "nginx does not reach the bot: compare its address with WIJHA_LISTEN"),
        ("503", "the database is away or slow: see below, and the bot's log"),
        ("timed out", "let 149.154.160.0/20 and 91.108.4.0/22 through the firewall"),
        ("refused", "nothing listens at the public address: start nginx"),
        ("resolve", "the name has no address: look at its DNS record"),
    ):
        if part in words:
            return remedy
    return "look at nginx and at the address"


async def _clock(settings: Settings, now: Callable[[], datetime]) -> Finding:
    """Our clock against the one of Telegram's server."""
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    asked = now()
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
            session.head(settings.api_url, allow_redirects=False) as answer,
        ):
            told = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError) as error:
        return Finding(
            "clock", f"Telegram did not tell the time ({type(error).__name__})", "run the doctor again"
        )
    off = clock_off(asked, told, now())
    if abs(off) > CLOCK_OFF:
        return Finding(
            "clock",
            f"{off.total_seconds():+.0f} s off",
            "switch on time synchronisation: timedatectl set-ntp true",
        )
    return Finding("clock", "right")


def clock_off(asked: datetime, told: datetime, heard: datetime) -> timedelta:
    """How far ahead we are of who told a time: they did so somewhen between our asking and hearing it."""
    return asked - told if told < asked else min(heard - told, timedelta())


# --- what is kept


async def _database(settings: Settings, now: datetime) -> list[Finding]:
    file = sqlite_file(settings.database_url)
    async with opened(settings) as database:
        if file:
            await asyncio.to_thread(check_file, file)
        found = await condition(database, now)
        sound = Finding("database", f"{'sound' if file else 'answers'}, tables at version {found.schema}")
        return [sound, *_work(found, now), *await _people(database, settings)]


def _remedy(error: StorageError) -> str:
    if isinstance(error, InUse):
        return "stop the other program"
    _, _, told = str(error).partition("run: ")
    return (
        f"run: {told}"
        if told
        else "look at the file or the server, at its room and rights; else: wijha db restore"
    )


def _work(found: Condition, now: datetime) -> Iterable[Finding]:
    """What has been left undone."""
    letters = f"{found.dead_letters} updates could not be taken"
    yield (
        Finding("dead letters", letters, "wijha dead list")
        if found.dead_letters
        else Finding("dead letters", "none")
    )
    age = now - found.oldest_unsent_at if found.oldest_unsent_at else timedelta(0)
    late = f"{found.unsent} wait, the oldest for {age.total_seconds() / 60:.0f} minutes"
    if age > timedelta(minutes=15):
        yield Finding("unsent messages", late, "is the bot running? its log says why nothing is sent")
    else:
        yield Finding("unsent messages", late)


async def _people(database: Database, settings: Settings) -> list[Finding]:
    """Who would be told of a case; asking for the staff also shows whether our keys open what is sealed."""
    try:
        async with database.read() as tx:
            staff, group = await staff_list(tx), await place_of(tx)
    except Unreadable as error:
        return [
            Finding("keys", str(error), "put the key file of this database in its place (WIJHA_KEY_FILE)")
        ]
    administrators = {one.telegram_id for one in staff if one.role == "administrator"} | {*settings.admin_ids}
    return [
        Finding("administrators", str(len(administrators)))
        if administrators
        else Finding("administrators", "none", "set WIJHA_ADMIN_IDS to your Telegram id"),
        Finding("staff group", "enrolled")
        if group
        else Finding(
            "staff group", "none: cases go to the administrators", "write /enrol in the staff's group"
        ),
    ]


def _files(settings: Settings) -> Iterable[Finding]:
    """Who can read the database, its journal and the keys."""
    file = sqlite_file(settings.database_url)
    paths = [settings.key_file, *([file, *file.parent.glob(f"{file.name}-*")] if file else [])]
    for path in filter(Path.exists, paths):
        mode = path.stat().st_mode & 0o777
        open_to_others = mode & 0o077
        stands = f"{path.name} is {mode:o}"
        yield Finding("files", stands, f"others can read it: chmod 600 {path}" if open_to_others else "")


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.key_file.parent).free
    stands = f"{free // 1_000_000} MB free"
    return Finding(
        "disk", stands, "make room: below 200 MB writing may soon fail" if free < LEAST_DISK else ""
    )


# --- what people are told


def _helplines(loaded: Library, today: date) -> Iterable[Finding]:
    if not loaded.verified_helplines:
        yield Finding(
            "helplines",
            "none is verified: people in danger are given the reception desk only",
            "call the numbers, then fill in verified_on and verified_by in helplines.yaml",
        )
    for line in loaded.verified_helplines:
        age = today - date.fromisoformat(line.verified_on)
        stale = f"call {line.number} again, then set verified_on in helplines.yaml" if age > STALE else ""
        yield Finding("helplines", f"{line.key} was called {age.days} days ago", stale)
