"""What is told of the fixtures of `wijha demo`, and of a record with next to nothing in it; read once."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from bot.config import Settings, load
from bot.reporting.findings import Findings, find
from bot.reporting.making import wording_of
from bot.reporting.wording import Wording
from flows.library import Library
from flows.loading import load_library
from storage.conversations import Newcomer, create_people
from storage.database import Database
from storage.demo import Fixture, Lists
from storage.demo import load as load_demo
from storage.periods import CASABLANCA, Period, days
from storage.record import Contact, add_contacts
from storage.schema import upgrade
from storage.secrets import Keyring

STARTED: Final = dt.date(2019, 1, 1)
JUNE_30: Final = dt.datetime(2025, 6, 30, 23, 59, tzinfo=CASABLANCA)
LATER: Final = dt.datetime(2025, 12, 31, 12, tzinfo=CASABLANCA)
TO_JUNE: Final = days(STARTED, dt.date(2025, 6, 30), "start")
TO_DECEMBER: Final = days(STARTED, dt.date(2025, 12, 31), "start")
JULY: Final = days(dt.date(2025, 7, 1), dt.date(2025, 7, 31))

_ASKED: Mapping[str, tuple[Fixture | None, Period, dt.datetime]] = {
    "dispatch": ("dispatch", TO_JUNE, JUNE_30),
    "baseline": ("baseline", TO_JUNE, JUNE_30),
    "mixed": ("mixed", TO_DECEMBER, LATER),
    "month": ("mixed", JULY, LATER),
    "almost-empty": (None, TO_DECEMBER, LATER),
}
"""What the golden texts are told of: the fixture, the period, as known when."""


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The tests run on asyncio, as the bot does."""
    return "asyncio"


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings as they are without a file."""
    loaded = load({}, tmp_path_factory.mktemp("home"))
    return replace(loaded, platform=replace(loaded.platform, start_date=STARTED))


@pytest.fixture(scope="session")
def library(settings: Settings) -> Library:
    """Everything the house can say."""
    return load_library(settings.platform.by_language(), None)


@pytest.fixture(scope="session")
def told(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Findings]:
    """What was found in each of them."""
    folder = tmp_path_factory.mktemp("fixtures")
    return {name: asyncio.run(_found(library, folder, name)) for name in _ASKED}


async def _found(library: Library, folder: Path, name: str) -> Findings:
    fixture, period, as_of = _ASKED[name]
    url = f"sqlite+aiosqlite:///{folder / str(fixture)}.db"
    is_new = not (folder / f"{fixture}.db").exists()
    if is_new:
        await upgrade(url)
    database = await Database.open(url, Keyring({1: bytes(range(32))}))
    try:
        if is_new:
            await _fill(database, fixture, library)
        async with database.read() as tx:
            return await find(tx, period, STARTED, as_of)
    finally:
        await database.close()


async def _fill(database: Database, fixture: Fixture | None, library: Library) -> None:
    if fixture:
        communes = {entry.key: entry.milieu for entry in library.lists["communes"] if entry.milieu}
        fields = [entry.key for entry in library.lists["training_fields"]]
        await load_demo(database, fixture, Lists(communes, fields), lambda done, total: None)
        return
    at = dt.datetime(2025, 12, 1, 11, tzinfo=dt.UTC)
    async with database.write() as tx:
        person = (await create_people(tx, [Newcomer(1, 1, "fr", at)]))[1]
        await add_contacts(tx, [Contact(person.beneficiary_id, "listening", "informed", at, at)])


@pytest.fixture(scope="session")
def wordings(library: Library) -> Mapping[str, Wording]:
    """The words of documents by language."""
    return {language: wording_of(library, language) for language in ("ar", "fr", "en")}
