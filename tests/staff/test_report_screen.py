"""/report on the screen: what its buttons carry, and the job that each of them asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator

import pytest

from bot.config import Settings
from bot.reporting.making import KINDS
from bot.staff.report import CAPABILITY, report_buttons
from flows.library import Library
from storage.database import Database
from storage.periods import Period, days, named
from tests.staff.cast import NOW, Desk, hire, tokens

pytestmark = pytest.mark.anyio

LONGEST = 64  # bytes that Telegram takes in a button
TODAY = dt.date(2025, 6, 30)
MARCH = days(dt.date(2025, 3, 1), dt.date(2025, 3, 31))


@pytest.fixture
async def desk(database: Database, settings: Settings, library: Library) -> AsyncIterator[Desk]:
    """The cast, in a turn."""
    async with database.write() as tx:
        yield Desk(tx, settings, library, await hire(tx))


@pytest.mark.parametrize("period", [MARCH, named("quarter", TODAY, dt.date(2019, 1, 1))])
@pytest.mark.parametrize("as_of", [None, dt.date(2025, 4, 15)])
async def test_buttons_under_figures_ask_for_just_these_days(
    desk: Desk, period: Period, as_of: dt.date | None
) -> None:
    """One for each kind; the job has the days written out, so that it does not move with the calendar."""
    carried = [button.token for row in report_buttons(period, as_of) for button in row]
    assert len(carried) == len(KINDS) and max(len(token.encode()) for token in carried) <= LONGEST
    for token, kind in zip(carried, KINDS, strict=True):
        reply = await desk.ask(CAPABILITY, token.removeprefix("s.report."), language="ary")
        (job,) = reply.jobs
        assert job.kind == "report"
        assert job.payload["kind"] == kind and job.payload["language"] == "ar"
        assert job.payload["as_of"] == (as_of.isoformat() if as_of else "")
        told = dt.date(2025, 4, 15) if as_of else TODAY
        last = told if period.name == "quarter" else period.last_day
        first = dt.date(2025, 4, 1) if period.name == "quarter" else period.first_day
        assert job.payload["period"] == f"{first}..{last}"


async def test_every_button_of_the_menu_is_understood(desk: Desk) -> None:
    """Kinds ask for a job, all others show the menu again; the last month is on offer."""
    reply = await desk.ask(CAPABILITY, "", at=NOW)
    assert desk.library.texts.label("fr", "report-in-fr", {}) in desk.screen(reply)
    offered = tokens(reply)
    assert "s.report.2025-05 fr" in offered and max(len(token.encode()) for token in offered) <= LONGEST
    for token in offered:
        words = token.removeprefix("s.report.")
        answered = await desk.ask(CAPABILITY, words)
        assert bool(answered.jobs) is (words.split()[0] in KINDS), token
        assert answered.says[-1].buttons
