"""What the verbs of the command line do, each in one function; `bot.cli` only reads their words."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.app import connected
from bot.config import Settings
from bot.exporting import ExportResult, Order, export
from bot.exporting.order import Format, read_filters, sheets_of
from bot.staff.invite import MARK
from flows.checking import check
from flows.diagram import mermaid, mermaid_library
from flows.faults import Fault, Faulty, unknown
from flows.library import Library
from flows.loading import load_library
from storage.courses import CourseEntry, import_catalogue
from storage.database import Database
from storage.errors import SchemaMismatch
from storage.importing import read_catalogue
from storage.periods import CASABLANCA, Period, days, parse_period, today_in_casablanca
from storage.schema import check_schema, schema_version
from storage.secrets import read_key_file
from storage.staff import Member, audit, create_invite, ensure_administrators, staff_list
from storage.stats import Totals, totals

Advance = Callable[[int, int], None]
"""Told how much is done, and of how much in all."""

_AT_ONCE = 50


class WrongUse(ValueError):
    """What was asked for does not exist or makes no sense; the message says what would."""


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database, if it is there and its tables are ours; SchemaMismatch says what to run."""
    _must_exist(settings)
    database = await Database.open(settings.database_url, read_key_file(settings.key_file))
    try:
        await check_schema(database)
        yield database
    finally:
        await database.close()


async def table_version(settings: Settings) -> str:
    """The version of the tables; SchemaMismatch, saying what to run, if it is not that of this program."""
    async with opened(settings) as database:
        return await schema_version(database)


def _must_exist(settings: Settings) -> None:
    file = Path(settings.database_url.partition("sqlite+aiosqlite:///")[2])
    if file.name and not file.exists():
        raise SchemaMismatch(f"{file} does not exist yet; run: wijha db upgrade (or start the bot once)")


# --- flows


def library(settings: Settings) -> Library:
    """The library with the platform's own facts and data; Faulty with the faults of all files."""
    return load_library(settings.platform.by_language(), settings.data_folder)


def faults(settings: Settings) -> tuple[list[Fault], list[str]]:
    """What must be mended before people are spoken to, and what is still to be confirmed."""
    try:
        loaded = library(settings)
    except Faulty as faulty:
        return list(faulty.faults), []
    return check(loaded), list(_unconfirmed(settings, loaded))


def _unconfirmed(settings: Settings, loaded: Library) -> list[str]:
    shown, cards = len(loaded.verified_helplines), len(loaded.verified_programmes)
    notes = []
    if not shown:
        notes.append(
            "no helpline is verified: people in danger are given the reception desk (helplines.yaml)"
        )
    if settings.platform.phone == "—":
        notes.append("the platform has no telephone: set platform.phone")
    if len(loaded.programmes) > cards:
        notes.append(f"{len(loaded.programmes) - cards} programme cards are not verified and stay hidden")
    return notes


def drawing(settings: Settings, flow: str, language: str) -> str:
    """One flow as Mermaid, or all of them; WrongUse if there is no such flow."""
    loaded = library(settings)
    if not flow:
        return mermaid_library(loaded, language)
    if flow not in loaded.flows:
        raise WrongUse(unknown("flow", flow, loaded.flows))
    return mermaid(loaded.flows[flow], loaded.texts, language, loaded.orientation)


# --- the record


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the record is asked for: a named period, or days; as known at the end of a day."""

    period: str = ""
    first: date | None = None
    last: date | None = None
    as_of: date | None = None


def period_of(asked: Asked, settings: Settings, now: datetime) -> Period:
    """The period that was asked for; WrongUse if it makes no sense."""
    today, started_on = asked.as_of or today_in_casablanca(now), settings.platform.start_date
    try:
        if asked.first or asked.last:
            return days(asked.first or started_on, asked.last or today)
        return parse_period(asked.period, today, started_on)
    except (ValueError, OverflowError) as error:
        which = asked.period or f"{asked.first} to {asked.last}"
        raise WrongUse(f"{which!r} is no period; write month, 2025, 2025-06, 2025-Q2 or A..B") from error


def as_known(asked: Asked, now: datetime) -> datetime:
    """The moment up to which the record is read: now, or the last one of a day in Casablanca."""
    if asked.as_of is None:
        return now
    return datetime.combine(asked.as_of, time.max, CASABLANCA).astimezone(UTC)


async def count(settings: Settings, asked: Asked, now: datetime) -> Totals:
    """The totals of a period."""
    period = period_of(asked, settings, now)
    async with opened(settings) as database, database.read() as tx:
        return await totals(tx, period, settings.platform.start_date, as_known(asked, now))


def catalogue_in(settings: Settings, path: Path, now: datetime) -> tuple[CourseEntry, ...]:
    """The courses of a file; Faulty with every fault and its line."""
    text = path.read_text("utf-8")
    return read_catalogue(text, str(path), training_fields(settings), today_in_casablanca(now))


async def add_catalogue(
    settings: Settings, catalogue: Sequence[CourseEntry], file: str, now: datetime, advance: Advance
) -> None:
    """Take courses into the catalogue, all or none."""
    async with opened(settings) as database, database.write() as tx:
        for at in range(0, len(catalogue), _AT_ONCE):
            await import_catalogue(tx, catalogue[at : at + _AT_ONCE], now)
            advance(min(at + _AT_ONCE, len(catalogue)), len(catalogue))
        await audit(tx, now, None, "catalogue", file[:64])


def training_fields(settings: Settings) -> list[str]:
    """The keys of the training fields, from the operator's lists.yaml or ours."""
    return [entry.key for entry in library(settings).lists["training_fields"]]


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be exported, beside the period, in words; `reason` is why names are needed."""

    what: str = "visits"
    format: Format = "xlsx"
    where: str = ""
    language: str = "ar"
    identified: bool = False
    reason: str = ""


def order_of(settings: Settings, asked: Asked, wanted: Export, now: datetime) -> Order:
    """What is asked for, as an order; WrongUse if it makes no sense."""
    if wanted.identified and not wanted.reason.strip():
        raise WrongUse("a file that names people needs --reason, which is kept in the audit")
    try:
        return Order(
            sheets=sheets_of(wanted.what),
            format=wanted.format,
            language=wanted.language,
            period=period_of(asked, settings, now),
            started_on=settings.platform.start_date,
            as_of=as_known(asked, now),
            filters=read_filters(wanted.where),
            identified=wanted.identified,
            reason=wanted.reason.strip(),
        )
    except ValueError as error:
        raise WrongUse(str(error)) from error


async def write_export(
    settings: Settings, order: Order, out: Path, now: datetime, advance: Advance
) -> ExportResult:
    """Write what was ordered into a file that does not exist yet; names are noted with their reason."""
    action = "export_identified" if order.identified else "export"
    what = f"{order.format} {order.period.first_day} {order.period.last_day}"
    async with opened(settings) as database:
        async with database.write() as tx:
            await audit(tx, now, None, action, what, order.reason[:300])
        return await export(database, library(settings), order, out, advance)


# --- staff


async def members(settings: Settings, now: datetime) -> list[Member]:
    """Everyone on the staff, the administrators of the configuration included."""
    async with opened(settings) as database, database.write() as tx:
        await ensure_administrators(tx, settings.admin_ids, now)
        return await staff_list(tx)


async def invitation(settings: Settings, role: str, now: datetime) -> str:
    """A link that makes one person staff, once, within a day; Telegram is asked for the bot's name."""
    if not settings.token:
        raise WrongUse("an invitation is a link to your bot; set WIJHA_BOT_TOKEN")
    async with opened(settings) as database:
        async with connected(settings) as bot:
            name = bot.username
        async with database.write() as tx:
            await audit(tx, now, None, "invite", role)
            token = await create_invite(tx, role, None, now)
    return f"https://t.me/{name}?start={MARK}{token}"
