"""What the fault tests share: asyncio, and a real PostgreSQL server where one can be started."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.faults.nursery import Nursery, nursery
from tests.faults.scene import Scene, scene
from tests.storage.conftest import empty_postgresql, postgresql_server

__all__ = ["empty_postgresql", "postgresql_server"]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The tests run on asyncio, as the bot does."""
    return "asyncio"


Figure = Callable[[str, str], None]
"""Takes the name of a fault (F1 ...) and what was counted."""


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


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """What was counted, to be shown at the end of the run."""
    return record_property


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show every figure of the run, one a line."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, [])]
    figures = [figure for report in reports for figure in report.user_properties if figure[0][0] == "F"]
    if figures:
        terminalreporter.section("figures of the faults")
        for name, words in sorted(figures, key=lambda figure: (int(figure[0][1:]), figure[1])):
            terminalreporter.line(f"{name}  {words}")
