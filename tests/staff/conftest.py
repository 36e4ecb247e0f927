"""A database with the cast of these tests in it, and the words of the house."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Settings, load
from flows.library import Library
from flows.loading import load_library
from storage.database import Database
from storage.schema import upgrade
from storage.secrets import Keyring
from tests.staff.cast import ADMIN


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The tests run on asyncio, as the bot does."""
    return "asyncio"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, to copy from."""
    path = tmp_path_factory.mktemp("migrated") / "wijha.db"
    asyncio.run(upgrade(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture
async def database(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """An open database with all tables and no rows."""
    shutil.copy(migrated_file, tmp_path / "wijha.db")
    opened = await Database.open(
        f"sqlite+aiosqlite:///{tmp_path / 'wijha.db'}", Keyring({1: bytes(range(32))})
    )
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings as they are without a file, of a bot that knows its name."""
    folder = tmp_path_factory.mktemp("home")
    loaded = load({}, folder)
    platform = replace(loaded.platform, start_date=dt.date(2019, 1, 1))
    return replace(
        loaded,
        platform=platform,
        bot_username="wijha_bot",
        admin_ids=(ADMIN,),
        exports_folder=folder / "exports",
    )


@pytest.fixture(scope="session")
def library(settings: Settings) -> Library:
    """Everything the house can say."""
    return load_library(settings.platform.by_language(), None)
