"""Presences and ends of sign-ups of a course run: noted by taps, taken back by taps, counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, select

from bot.config import Settings
from bot.staff.runs import CAPABILITY
from flows.library import Library
from storage.completion import steps_of
from storage.courses import CourseEntry, RunEntry, import_catalogue
from storage.database import Database
from storage.indicators import by_id, indicators
from storage.indicators.values import Indicator
from storage.periods import days
from storage.tables import attendances, audit_events, enrolments
from storage.training import take_seat
from tests.staff.cast import COUNSELLOR, NOW, Desk, hire, tokens
from tests.storage.ledgers import Ledger, Person, write_down

pytestmark = pytest.mark.anyio

FIRST = dt.date(2025, 6, 27)
STARTED = dt.date(2019, 1, 1)


@pytest.fixture
async def desk(database: Database, settings: Settings, library: Library) -> AsyncIterator[Desk]:
    """A run of five days that began three days ago, with three people; one that is still to come."""
    runs = (RunEntry(FIRST, FIRST + dt.timedelta(days=4), 3, "El Hajeb", ""),)
    later = (RunEntry(dt.date(2025, 9, 1), dt.date(2025, 9, 2), 3, "El Hajeb", ""),)
    entries = [
        CourseEntry("solar-1", "solar", "الألواح", "Panneaux", runs=runs),
        CourseEntry("photo-1", "photography", "التصوير", "Photo", runs=later),
    ]
    async with database.write() as tx:
        members = await hire(tx)
        await import_catalogue(tx, entries, NOW)
        await write_down(tx, Ledger(people=[Person(1), Person(2), Person(3)]))
        for person in (1, 2, 3):
            await take_seat(tx, 1, person, NOW)
        yield Desk(tx, settings, library, members)


async def _t(desk: Desk, id_: str) -> Indicator:
    at = NOW + dt.timedelta(hours=1)
    told = await indicators(desk.tx, days(STARTED, dt.date(2025, 12, 31)), STARTED, at)
    return by_id(told)[id_]


async def test_presences_are_noted_day_by_day_and_tapped_away(desk: Desk) -> None:
    """A tap says present, the next one absent; the rest of the room with one button; the rate is counted."""
    assert "s.runs.p.1" in tokens(await desk.ask(CAPABILITY, "1", who=COUNSELLOR))
    days_of_it = await desk.ask(CAPABILITY, "p.1", who=COUNSELLOR)
    assert tokens(days_of_it)[:2] == ["s.runs.p.1.2025-06-30", "s.runs.p.1.2025-06-29"]
    assert len(tokens(days_of_it)) == 5
    await desk.ask(CAPABILITY, "p.1.2025-06-30.1", who=COUNSELLOR)
    twice = await desk.ask(CAPABILITY, "p.1.2025-06-30.1", who=COUNSELLOR)
    assert "Présents : 0 sur 3" in desk.screen(twice)
    everyone = await desk.ask(CAPABILITY, "p.1.2025-06-30.all", who=COUNSELLOR)
    assert "Présents : 2 sur 3" in desk.screen(everyone)
    assert everyone.confidential
    assert await desk.tx.scalar(select(func.count()).select_from(attendances)) == 4
    counts = (await _t(desk, "T2")).counts
    assert (counts["present"], counts["noted"], counts["attendance_percent"]) == (2, 3, 67)
    held = select(enrolments.c.status).order_by(enrolments.c.id)
    assert list(await desk.tx.scalars(held)) == ["attending", "attending", "attending"]


async def test_sign_ups_end_and_a_wrong_tap_is_undone(desk: Desk) -> None:
    """Completed, certified, never came; each step is kept, and what is undone no longer counts."""
    await desk.ask(CAPABILITY, "e.1.1.no_show", who=COUNSELLOR)
    card = await desk.ask(CAPABILITY, "e.1.1.undo", who=COUNSELLOR)
    assert "Rien n'est encore noté" in desk.screen(card)
    assert (await _t(desk, "T1")).value == 0
    await desk.ask(CAPABILITY, "e.1.3.no_show", who=COUNSELLOR)
    await desk.ask(CAPABILITY, "e.1.all", who=COUNSELLOR)
    await desk.ask(CAPABILITY, "e.1.2.certified", who=COUNSELLOR)
    counts = (await _t(desk, "T2")).counts
    assert (counts["completed"], counts["no_show"]) == (2, 1)
    assert (await _t(desk, "T1")).value == 2
    await desk.ask(CAPABILITY, "e.1.2.undo", who=COUNSELLOR)
    assert [status for status, _ in await steps_of(desk.tx, 2)] == ["completed", "certified", "completed"]
    await desk.ask(CAPABILITY, "e.1.1.undo", who=COUNSELLOR)
    assert (await _t(desk, "T1")).value == 1
    noted = select(func.count()).where(audit_events.c.action == "enrolment")
    assert await desk.tx.scalar(noted) == 6


async def test_a_run_to_come_has_nothing_to_note(desk: Desk) -> None:
    """It says when it begins."""
    for argument in ("p.2", "e.2", "p.2.2025-09-01.all"):
        assert "commence le 01/09/2025" in desk.screen(await desk.ask(CAPABILITY, argument))


@pytest.mark.parametrize(
    "argument",
    [
        "p.",
        "p.99",
        "p.1.2025-07-30.1",
        "p.1.2025-06-30.99",
        "e.1.99.completed",
        "e.1.1.withdrawn",
        "e.x.1.undo",
    ],
)
async def test_invented_arguments_note_nothing(desk: Desk, argument: str) -> None:
    """Days that have not come, people of other runs, states that are not offered."""
    await desk.ask(CAPABILITY, argument)
    assert await desk.tx.scalar(select(func.count()).select_from(attendances)) == 0
    held = select(enrolments.c.status).order_by(enrolments.c.id)
    assert list(await desk.tx.scalars(held)) == ["confirmed", "confirmed", "confirmed"]
