"""A PostgreSQL database for several workers, and the look-alike of Telegram they all serve."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.storage.conftest import (
    database_url,
    migrated_postgresql,
    postgresql_server,
)
from tests.workers.fleet import Fleet, fleet_on

__all__ = ["database_url", "migrated_postgresql", "postgresql_server"]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The tests run on asyncio, as the bot does."""
    return "asyncio"


@pytest.fixture
def kind() -> str:
    """Only a server can be shared."""
    return "postgresql"


@pytest.fixture
async def fleet(database_url: str, tmp_path: Path) -> AsyncIterator[Fleet]:
    """Nobody works yet; the database has its tables."""
    async with fleet_on(database_url, tmp_path) as fleet:
        yield fleet
