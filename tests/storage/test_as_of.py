"""As of a past day: what would have been said at the end of that day, whatever was changed since."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from flows.question import Question
from storage.cases import close_case, note_reply, open_case
from storage.completion import mark, step
from storage.conversations import Newcomer, create_people
from storage.courses import CourseEntry, RunEntry, close_run, import_catalogue, reopen_run
from storage.database import Database, Transaction
from storage.export.rows import stream_rows
from storage.export.selection import Selection
from storage.export.sheets import Sheet
from storage.indicators import indicators
from storage.indicators.answering import answer
from storage.merging import Unmergeable, last_merges, merge, unmerge
from storage.people import save_people, set_apart
from storage.periods import CASABLANCA, days
from storage.privacy import erase
from storage.projects import FACTS, STAGE_FACTS, Project, Stage, add_projects, correct_project
from storage.record import Contact, Interaction, add_contacts, add_interactions
from storage.secrets import Keyring
from storage.stats import totals
from storage.tables import enrolments, service_contacts
from storage.training import take_seat, withdraw
from storage.trend import trend
from storage.work import PLACEMENTS, Placement, check_placement
from tests.storage.ledgers import HEADLINE, STARTED

pytestmark = pytest.mark.anyio

FIRST = dt.date(2025, 11, 29)
LAST = 5
"""Days that a history is of: they go past the end of a month."""

VALUES: dict[str, tuple[str, ...]] = {
    "sex": ("female", "male"),
    "commune": ("bitit", "agourai"),
    "situation": ("student", "job_seeker"),
    "birth_year": ("1990", "2008"),
    "prior": ("yes", "no"),
    "disability": ("yes", "no"),
    "language": ("fr", "ary"),
}
SPLITS = (
    Question(("B1", "B2"), "start", ("sex", "commune")),
    Question((), "start"),
    Question(("B5", "T1", "T2"), "start", ("age_band",)),
    Question(("E1", "P1"), "start", ("profile", "disability")),
    Question(("T1", "T2"), "start", ("training_field",)),
)
SHEETS: tuple[Sheet, ...] = ("beneficiaries", "enrolments", "contacts", "projects", "placements")


@dataclass(frozen=True)
class Deed:
    """Something that happens at a time to one person, or to two; `number` says which way."""

    tx: Transaction
    one: int
    other: int
    number: int
    at: dt.datetime

    def pick(self, *ways: Any) -> Any:
        """One of these ways."""
        return ways[self.number % len(ways)]


async def _serve(deed: Deed) -> None:
    """A service of that day, or one of days before that is written down late, or the last one corrected."""
    last = await deed.tx.scalar(select(service_contacts.c.id).order_by(service_contacts.c.id.desc()))
    happened = deed.at - dt.timedelta(days=deed.pick(0, 0, 3))
    service, outcome = deed.pick(*HEADLINE, "training"), deed.pick("informed", "referred")
    row = Contact(deed.one, service, outcome, happened, deed.at, deed.pick("electronic", "reception"))
    corrects = last if deed.number % 5 == 4 and await _stands(deed.tx, last) else None
    await add_contacts(deed.tx, [replace(row, supersedes=corrects)])


async def _stands(tx: Transaction, contact: int | None) -> bool:
    later = select(service_contacts.c.id).where(service_contacts.c.supersedes == contact)
    return contact is not None and await tx.scalar(later) is None


async def _write(deed: Deed) -> None:
    await add_interactions(deed.tx, [Interaction(deed.at, deed.at, "text", deed.one)])


async def _tell(deed: Deed) -> None:
    name = deed.pick(*VALUES)
    value = VALUES[name][deed.number // len(VALUES) % 2]
    await save_people(deed.tx, {deed.one: {name: value}}, deed.at, "1")


async def _merge(deed: Deed) -> None:
    await merge(deed.tx, deed.one, deed.other, None, deed.at)


async def _undo(deed: Deed) -> None:
    for number, *_ in await last_merges(deed.tx, 1):
        await unmerge(deed.tx, number, None, deed.at)


async def _sign_up(deed: Deed) -> None:
    await take_seat(deed.tx, deed.pick(1, 2), deed.one, deed.at)


async def _move_on(deed: Deed) -> None:
    """The last sign-up of a person that was not withdrawn is so, or ends in some way."""
    own = (enrolments.c.beneficiary_id == deed.one, enrolments.c.status != "withdrawn")
    theirs = select(enrolments.c.id).where(*own)
    number = await deed.tx.scalar(theirs.order_by(enrolments.c.id.desc()))
    if number is None:
        return
    if (state := deed.pick("", "completed", "no_show", "certified", "confirmed")) == "":
        await withdraw(deed.tx, number, deed.one, deed.at)
    else:
        await step(deed.tx, [number], state, deed.at.date(), deed.at)
    await mark(deed.tx, number, deed.at.date(), deed.number % 2 == 0, deed.at)


async def _close(deed: Deed) -> None:
    run = deed.pick(1, 2)
    if deed.number // 2 % 3 == 2:
        await reopen_run(deed.tx, run, deed.at)
    else:
        await close_run(deed.tx, run, deed.at, cancelled=deed.number % 3 == 0)


async def _list_courses(deed: Deed) -> None:
    await import_catalogue(deed.tx, _catalogue(deed.pick("solar", "beekeeping"), deed.pick(1, 2, 3)), deed.at)


async def _talk(deed: Deed) -> None:
    case, _ = await open_case(deed.tx, deed.one, deed.one, deed.at, urgent=deed.number % 2 == 1)
    if deed.number % 3 == 0:
        await note_reply(deed.tx, case.id, None, deed.at)
    if deed.number % 5 == 0:
        await close_case(deed.tx, case.id, "staff", deed.at)


async def _place(deed: Deed) -> None:
    known = await PLACEMENTS.current(deed.tx)
    if known and deed.number % 2:
        await check_placement(deed.tx, known[-1], deed.number % 3 == 0, deed.at.date(), deed.at)
    else:
        await PLACEMENTS.add(deed.tx, [Placement(deed.one, deed.at.date())], deed.at)


async def _build(deed: Deed) -> None:
    """A project is begun, or the last one gets another holder."""
    known = await FACTS.current(deed.tx)
    if known and deed.number % 2:
        changed = replace(known[-1].facts, beneficiary_id=deed.one, sector=deed.pick("crafts", "services"))
        await correct_project(deed.tx, changed, deed.at)
        return
    project = Project("entrepreneurship", beneficiary_id=deed.one, accompanied_on=deed.at.date())
    for number in await add_projects(deed.tx, [project], deed.at):
        await STAGE_FACTS.add(deed.tx, [Stage(number, "funded", deed.at.date())], deed.at)


async def _join_staff(deed: Deed) -> None:
    if deed.number % 7 == 0:
        await set_apart(deed.tx, deed.one, deed.at)


async def _take_back(deed: Deed) -> None:
    """What changes the past as well."""
    match deed.pick("refuse", "forget", "erase"):
        case "refuse":
            await save_people(deed.tx, {deed.one: {"consent_statistics": "no"}}, deed.at, "1")
        case "forget":
            await save_people(deed.tx, {deed.one: dict.fromkeys(VALUES, "")}, deed.at, "1")
        case _:
            await erase(deed.tx, deed.one, deed.at)


DEEDS: dict[str, Callable[[Deed], Awaitable[None]]] = {
    "serve": _serve,
    "write": _write,
    "tell": _tell,
    "merge": _merge,
    "undo": _undo,
    "sign_up": _sign_up,
    "move_on": _move_on,
    "close": _close,
    "courses": _list_courses,
    "talk": _talk,
    "place": _place,
    "build": _build,
    "staff": _join_staff,
}


def _catalogue(field: str, seats: int) -> list[CourseEntry]:
    runs = tuple(RunEntry(dt.date(2025, 12, day), dt.date(2025, 12, day), seats) for day in (1, 2))
    return [CourseEntry("one", field, "أ", "A", "CMC" if seats == 1 else "OFPPT", runs)]


def _end_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.max, CASABLANCA).astimezone(dt.UTC)


async def _told(database: Database, as_of: dt.datetime) -> list[Any]:
    """Everything that can be said as of a moment: figures, splits, the trend, sheets with their people."""
    period = days(STARTED, dt.date(2025, 12, 31))
    month = days(dt.date(2025, 11, 1), dt.date(2025, 11, 30))
    async with database.read() as tx:
        found: list[Any] = [await answer(tx, one, STARTED, as_of) for one in SPLITS]
        found.append(await indicators(tx, month, STARTED, as_of))
        found += [await totals(tx, period, STARTED, as_of), await trend(tx, period, STARTED, as_of)]
        for sheet in SHEETS:
            selection = Selection(period, STARTED, as_of, key=b"k" * 32)
            found.append([part async for part in stream_rows(tx, sheet, selection)])
    return found


async def _live(database: Database, history: list[Any]) -> dict[dt.date, list[Any]]:
    """Live through a history; what was said at the end of each day."""
    told: dict[dt.date, list[Any]] = {}
    async with database.write() as tx:
        start = dt.datetime.combine(FIRST, dt.time(7), CASABLANCA)
        await create_people(tx, [Newcomer(n, n, "ary", start) for n in range(1, 5)])
        await import_catalogue(tx, _catalogue("solar", 1), start)
    for n in range(LAST):
        day = FIRST + dt.timedelta(days=n)
        for order, (on, name, one, other, number) in enumerate(history):
            if on != n:
                continue
            at = dt.datetime.combine(day, dt.time(8, order % 60), CASABLANCA).astimezone(dt.UTC)
            try:
                async with database.write() as tx:
                    await DEEDS[name](Deed(tx, one, other, number, at))
            except Unmergeable:
                pass
        told[day] = await _told(database, _end_of(day))
    return told


History = st.lists(
    st.tuples(
        st.integers(0, LAST - 1), st.sampled_from(list(DEEDS)), *[st.integers(1, 4)] * 2, st.integers(0, 60)
    ),
    min_size=5,
    max_size=40,
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=History)
def test_every_past_day_is_told_as_it_was(
    history: list[Any], migrated_file: Path, tmp_path: Path, keyring: Keyring
) -> None:
    """Late rows, corrections, facts, merges, sign-ups, runs, talks: nothing that came later is seen."""

    async def lived() -> None:
        shutil.copy(migrated_file, tmp_path / "lived.db")
        database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'lived.db'}", keyring)
        try:
            await _check(database, history)
        finally:
            await database.close()

    asyncio.run(lived())


async def _check(database: Database, history: list[Any]) -> None:
    for day, told in (await _live(database, history)).items():
        for then, now in zip(told, await _told(database, _end_of(day)), strict=True):
            assert now == then, day


HISTORIES = (
    [(0, "serve", 1, 1, 0), (0, "serve", 2, 1, 1), (1, "merge", 1, 2, 0), (3, "undo", 1, 1, 0)],
    [(0, "tell", 1, 1, 1), (0, "serve", 1, 1, 0), (2, "tell", 1, 1, 8), (4, "tell", 1, 1, 1)],
    [(0, "sign_up", 1, 1, 0), (1, "sign_up", 2, 1, 0), (2, "merge", 2, 1, 0), (3, "move_on", 2, 1, 1)],
    [(0, "sign_up", 1, 1, 0), (1, "courses", 1, 1, 1), (2, "close", 1, 1, 0), (3, "close", 1, 1, 4)],
    [(0, "talk", 1, 1, 0), (1, "talk", 1, 1, 1), (2, "merge", 2, 1, 0), (3, "talk", 1, 1, 5)],
    [(0, "build", 1, 1, 0), (0, "place", 2, 1, 0), (1, "merge", 3, 1, 0), (2, "build", 2, 1, 1)],
    [(0, "write", 1, 1, 0), (1, "staff", 1, 1, 0), (2, "write", 1, 1, 0), (3, "place", 1, 1, 1)],
)


@pytest.mark.parametrize("history", HISTORIES)
async def test_a_past_day_on_both_databases(database: Database, history: list[Any]) -> None:
    """The same few histories on SQLite and PostgreSQL."""
    await _check(database, history)


async def test_a_figure_does_change_as_of_then_and_now(database: Database) -> None:
    """What the other tests compare is not always the same."""
    told = await _live(database, HISTORIES[0] + HISTORIES[1])
    assert len({str(one) for one in told.values()}) > 3
    first, merged = (told[FIRST + dt.timedelta(days=n)][1].told[0].figure.value for n in (0, 1))
    assert (first, merged) == (2, 1)


async def _commune(database: Database, as_of: dt.datetime) -> dict[str, int]:
    async with database.read() as tx:
        asked = Question(("B1",), "start", ("commune",))
        (told,) = (await answer(tx, asked, STARTED, as_of)).told
    return {part.keys[0]: int(part.value) for part in told.parts if part.value}


@pytest.mark.parametrize("way", ["refuse", "forget", "erase"])
async def test_what_is_taken_back_is_taken_back_of_the_past_too(database: Database, way: str) -> None:
    """Nobody is told by what they took back, of no day; but they still count."""
    await _live(database, [(0, "tell", 1, 1, 1), (0, "serve", 1, 1, 0), (2, "tell", 1, 1, 8)])
    then, now = _end_of(FIRST), _end_of(FIRST + dt.timedelta(days=LAST))
    assert await _commune(database, then) == {"bitit": 1}
    assert await _commune(database, now) == {"agourai": 1}
    async with database.write() as tx:
        await _take_back(Deed(tx, 1, 1, ["refuse", "forget", "erase"].index(way), now))
    left = {"agourai": 1} if way == "erase" else {"unknown": 1}
    assert await _commune(database, then) == await _commune(database, now) == left


async def test_a_record_that_was_merged_is_taken_back_too(database: Database) -> None:
    """Also of the days before the merge, and where the merge is undone."""
    history = [(0, "tell", 2, 1, 1), (0, "serve", 2, 1, 0), (2, "merge", 1, 2, 0)]
    await _live(database, history)
    then, now = _end_of(FIRST), _end_of(FIRST + dt.timedelta(days=LAST))
    assert await _commune(database, then) == {"bitit": 1}
    async with database.write() as tx:
        await save_people(tx, {1: {"commune": ""}}, now, "1")
    assert await _commune(database, then) == {"unknown": 1}
    async with database.write() as tx:
        await _undo(Deed(tx, 1, 2, 0, now))
        await save_people(tx, {2: {"commune": "agourai"}}, now, "1")
    assert await _commune(database, now) == {"agourai": 1}
