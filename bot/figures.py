"""What the verbs about figures do: indicators, official figures from before, demonstration data."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.config import Settings
from bot.verbs import Advance, Asked, WrongUse, as_known, library, opened, period_of
from storage.baselines import Figure, NoSuchFigure, add_figures, correct_figure, figure_list
from storage.database import Database
from storage.demo import Fixture, Lists, NotEmpty, load
from storage.facts import Fact
from storage.indicators import indicators, indicators_json
from storage.kept.rebuilding import Verdict, rebuild, verify
from storage.schema import schema_version, upgrade
from storage.secrets import read_key_file
from storage.staff import audit
from storage.stats import totals
from storage.totals import totals_json


async def figures(settings: Settings, asked: Asked, now: datetime) -> dict[str, Any]:
    """Every indicator of a period as JSON values, and after them what else the record tells."""
    period, as_of = period_of(asked, settings, now), as_known(asked, now)
    started_on = settings.platform.start_date
    async with opened(settings) as database, database.read() as tx:
        found = await indicators(tx, period, started_on, as_of)
        counted = totals_json(await totals(tx, period, started_on, as_of))
    told = indicators_json(found, period, started_on, as_of)
    known = {indicator.id for indicator in found}
    further = [entry for entry in counted["indicators"] if entry["id"] not in known]
    entries = sorted([*told["indicators"], *further], key=_is_part)  # the headline figures first
    return told | {"indicators": entries}


def _is_part(entry: dict[str, Any]) -> bool:
    """Whether it is one part of a split."""
    return "definition" not in entry and len(entry) > 3


async def official_figures(settings: Settings) -> list[Fact[Figure]]:
    """The official figures that stand, with their numbers."""
    async with opened(settings) as database, database.read() as tx:
        return await figure_list(tx)


async def keep_figure(settings: Settings, figure: Figure, corrects: int | None, now: datetime) -> int:
    """Put an official figure on record, or in the place of another; its number. WrongUse if it cannot be."""
    async with opened(settings) as database, database.write() as tx:
        try:
            if corrects is None:
                number = (await add_figures(tx, [figure], now))[0]
            else:
                await _must_stand([fact.id for fact in await figure_list(tx)], corrects)
                number = await correct_figure(tx, corrects, figure, now)
        except NoSuchFigure as error:
            raise WrongUse(str(error)) from error
        await audit(tx, now, None, "baseline", f"{figure.indicator} {number}")
    return number


async def _must_stand(numbers: Sequence[int], corrects: int) -> None:
    if corrects not in numbers:
        raise WrongUse(f"there is no figure {corrects} to correct; see: wijha baseline list")


async def verify_totals(settings: Settings, advance: Advance) -> Verdict:
    """Compare the kept totals with what the record comes to."""
    async with opened(settings) as database, database.read() as tx:
        return await verify(tx, advance)


async def rebuild_totals(settings: Settings, advance: Advance, now: datetime) -> int:
    """Count the kept totals anew in one transaction; how many tallies there are."""
    async with opened(settings) as database, database.write() as tx:
        written = await rebuild(tx, advance)
        await audit(tx, now, None, "totals", "rebuild")
    return written


def split_of(words: str) -> tuple[str, str]:
    """Read "commune=agourai"; WrongUse for anything else, both empty for nothing."""
    key, _, value = words.partition("=")
    if words and not (key and value):
        raise WrongUse(f"{words!r} names no part; write commune=agourai")
    return key, value


async def load_demo(settings: Settings, fixture: Fixture, advance: Advance) -> None:
    """Write demonstration data into an empty database, which is made if there is none; WrongUse otherwise."""
    lists = library(settings).lists
    communes = {entry.key: entry.milieu for entry in lists["communes"] if entry.milieu}
    fields = [entry.key for entry in lists["training_fields"]]
    async with _fresh(settings) as database:
        try:
            await load(database, fixture, Lists(communes, fields), advance)
        except NotEmpty as error:
            raise WrongUse(
                f"{error}, and demonstration data go into an empty database only; name another one: "
                "WIJHA_DATABASE_URL=sqlite+aiosqlite:///demo.db wijha demo ..."
            ) from error


@asynccontextmanager
async def _fresh(settings: Settings) -> AsyncIterator[Database]:
    """The database, with tables if it had none yet; older tables are left to `wijha db upgrade`."""
    if not await _has_tables(settings):
        await upgrade(settings.database_url)
    async with opened(settings) as database:
        yield database


async def _has_tables(settings: Settings) -> bool:
    if _is_missing(settings):
        return False
    database = await Database.open(settings.database_url, read_key_file(settings.key_file))
    try:
        return bool(await schema_version(database))
    finally:
        await database.close()


def _is_missing(settings: Settings) -> bool:
    file = Path(settings.database_url.partition("sqlite+aiosqlite:///")[2])
    return bool(file.name) and not file.exists()
