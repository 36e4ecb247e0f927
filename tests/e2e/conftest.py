"""A house for each test; when the test ends, the house is held to what it promises."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.cast import KHADIJA, SALMA, STAFF_GROUP
from storage.schema import upgrade
from tests.e2e.town import Guest, Town, opened
from tests.oracles import TDLIB_MISSING, tdlib_available


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The tests run on asyncio, as the bot does."""
    return "asyncio"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, to copy from."""
    path = tmp_path_factory.mktemp("migrated") / "wijha.db"
    asyncio.run(upgrade(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session", autouse=True)
def _judges_are_present() -> None:
    if not tdlib_available():
        pytest.skip(TDLIB_MISSING)


@pytest.fixture
async def town(tmp_path: Path, migrated: Path) -> AsyncIterator[Town]:
    """A running house."""
    async with opened(tmp_path, migrated) as town:
        yield town


@pytest.fixture(params=["ar", "fr"])
def language(request: pytest.FixtureRequest) -> str:
    """The main job is played in Arabic and in French."""
    return str(request.param)


@pytest.fixture
def salma(town: Town, language: str) -> Guest:
    """A young person who speaks the language of the test."""
    return town.guest(SALMA, language)


@pytest.fixture
def team(town: Town) -> Guest:
    """A counsellor in the staff group."""
    return town.guest(KHADIJA, "ar", STAFF_GROUP)
