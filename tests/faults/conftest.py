"""What the fault tests share: asyncio, and a real PostgreSQL server where one can be started."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.nursery import Nursery, nursery
from tests.faults.scene import Scene, scene
from tests.figures import Figure
from tests.storage.conftest import empty_postgresql, postgresql_server

__all__ = ["Figure", "empty_postgresql", "postgresql_server"]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The tests run on asyncio, as the bot does."""
    return "asyncio"


@pytest.fixture(scope="session")
async def bots() -> AsyncIterator[Nursery]:
    """A parent of real bot processes."""
    async with nursery() as parent:
        yield parent


@pytest.fixture
async def stage(tmp_path: Path, bots: Nursery) -> AsyncIterator[Scene]:
    """A scene on an SQLite file, in which no bot runs yet."""
    async with scene(tmp_path, bots) as made:
        yield made
