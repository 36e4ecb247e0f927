"""Exports hold the rows that totals are counted from, and nothing by which anybody could be recognised."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, cast

import pytest
from sqlalchemy import insert, update

from flows.question import Dimension, Filter, Question
from storage.completion import step
from storage.counted import people
from storage.database import Database, Transaction, keyring_of
from storage.export import (
    PARTITION,
    SEPARATOR,
    SHEETS,
    Column,
    Selection,
    Sheet,
    columns_of,
    count_rows,
    roughly,
    strands,
    stream_rows,
)
from storage.indicators.answering import answer
from storage.organisations import (
    CENSUSES,
    HANDOVERS,
    WORKSHOPS,
    Census,
    Handover,
    Organisation,
    Workshop,
    add_organisations,
)
from storage.periods import CASABLANCA, days
from storage.projects import Project, add_projects, move
from storage.record import Interaction
from storage.stats import totals
from storage.tables import beneficiaries, identities
from storage.vocabulary import HEADLINE_SERVICES
from storage.work import JOB_RECORDS, PLACEMENTS, JobRecord, Placement
from tests.storage.ledgers import STARTED, Ledger, Person, SignUp, at, contact, turn, write_down

pytestmark = pytest.mark.anyio

_RECORD: tuple[Sheet, ...] = ("interactions", "contacts")
JUNE = days(dt.date(2025, 6, 1), dt.date(2025, 6, 30))
LATE = at("2025-12-01")

LEDGER = Ledger(
    people=[
        Person(1, sex="female", commune="agourai", birth_year=2001),
        Person(2, merged_into=1),
        Person(3, sex="male", commune="bitit", consent_statistics="no"),
        Person(4, is_test=True),
    ],
    contacts=[
        contact(1, "listening", "2025-06-03"),
        contact(2, "training", "2025-06-02", channel="reception"),
        contact(3, "orientation", "2025-06-04"),
        contact(4, "listening", "2025-06-04"),
        contact(3, "orientation", "2025-06-05", outcome="referred", supersedes=3),
        contact(1, "listening", "2025-07-01"),
    ],
    interactions=[
        turn(1, "2025-06-03", kind="danger"),
        replace(turn(3, "2025-06-04"), answer="كلمات لا تقال", flow="menu", node="menu"),
        turn(None, "2025-06-04"),
        turn(4, "2025-06-04"),
        turn(1, "2025-05-31"),
    ],
)


async def _told(tx: Transaction, sheet: Sheet, selection: Selection) -> list[dict[str, Any]]:
    columns = columns_of(sheet, selection.identified)
    rows = [row async for part in stream_rows(tx, sheet, selection) for row in zip(*part, strict=True)]
    return [dict(zip((one.name for one in columns), _apart(columns, row), strict=True)) for row in rows]


def _apart(columns: tuple[Column, ...], row: tuple[Any, ...]) -> list[Any]:
    """The values of a row one by one; moments as the clocks of Casablanca say."""
    told: list[Any] = []
    for strand, value in zip(strands(columns), row, strict=True):
        if len(strand) > 1:
            told += str(value).split(SEPARATOR)
        elif strand[0].kind == "moment":
            told.append(dt.datetime.fromtimestamp(value / 1_000_000, CASABLANCA).replace(tzinfo=None))
        else:
            told.append(value)
    return told


@pytest.fixture
async def written(database: Database) -> Database:
    """The ledger above, with a name for each."""
    async with database.write() as tx:
        await write_down(tx, LEDGER)
        await tx.execute(insert(identities).values(beneficiary_id=1, telegram_id=7001))
    return database


async def test_contacts_are_told_in_order(written: Database) -> None:
    """Of the period, corrected, without test people; one person has one code however merged."""
    async with written.read() as tx:
        rows = await _told(tx, "contacts", Selection(JUNE, STARTED, LATE))
    assert [row["service"] for row in rows] == ["training", "listening", "orientation"]
    assert rows[0]["person"] == rows[1]["person"] != rows[2]["person"]
    assert rows[0]["happened_at"] == dt.datetime(2025, 6, 2, 12)  # noqa: DTZ001 - files know no zones
    assert rows[1] | {"person": ""} == {
        "happened_at": dt.datetime(2025, 6, 3, 12),  # noqa: DTZ001
        "person": "",
        "service": "listening",
        "channel": "electronic",
        "sub_channel": "telegram",
        "outcome": "informed",
        "minutes": None,
        "by_staff": "no",
        "sex": "female",
        "age_band": "18_24",
        "commune": "agourai",
        "recorded_at": dt.datetime(2025, 6, 3, 13),  # noqa: DTZ001
    }
    assert rows[2]["outcome"] == "referred"
    assert {rows[2][name] for name in ("sex", "age_band", "commune")} == {"undisclosed", "unknown"}


async def test_interactions_hold_no_words_and_no_danger(written: Database) -> None:
    """What somebody wrote is not read, and that it sounded like danger is not told."""
    async with written.read() as tx:
        rows = await _told(tx, "interactions", Selection(JUNE, STARTED, LATE))
    assert [(row["kind"], row["flow"]) for row in rows] == [("text", ""), ("text", "menu")]
    assert "كلمات" not in str(rows)


async def test_nothing_names_a_person(written: Database) -> None:
    """No Telegram id, public id or row id of a person stands in any row."""
    selection = Selection(JUNE, STARTED, LATE)
    async with written.read() as tx:
        cells = [
            str(cell)
            for sheet in _RECORD
            for row in await _told(tx, sheet, selection)
            for cell in row.values()
        ]
    assert [cell for cell in cells if cell in ("1", "2", "3", "7001") or cell.startswith("HJ-")] == []


async def test_two_exports_cannot_be_joined(written: Database) -> None:
    """The codes of people are made anew each time; within one export both sheets share them."""
    one, other = Selection(JUNE, STARTED, LATE), Selection(JUNE, STARTED, LATE)
    async with written.read() as tx:
        first = {row["person"] for sheet in _RECORD for row in await _told(tx, sheet, one)}
        second = {row["person"] for sheet in _RECORD for row in await _told(tx, sheet, other)}
    assert len(first) == len(second) == 2 and not first & second
    assert repr(one.key) not in repr(one)


async def test_rows_equal_the_totals(written: Database) -> None:
    """As many rows as the totals of the same period say, also as of an earlier time."""
    for as_of in (LATE, at("2025-06-04", 14)):
        selection = Selection(JUNE, STARTED, as_of)
        async with written.read() as tx:
            counted = await totals(tx, JUNE, STARTED, as_of)
            rows = await _told(tx, "contacts", selection)
            assert await count_rows(tx, "interactions", selection) == counted.interactions
            assert await count_rows(tx, "contacts", selection) == len(rows)
        assert len(rows) == sum(cell.contacts for cell in counted.services)
        headline = [row for row in rows if row["service"] != "training"]
        assert len(headline) == counted.contacts
        assert len({row["person"] for row in headline}) == counted.active


async def test_rows_come_in_parts(database: Database) -> None:
    """However many there are, only some are held at once."""
    moment = at("2025-06-03")
    many = [Interaction(moment, moment, "text", 1, update_id=number) for number in range(2 * PARTITION + 1)]
    async with database.write() as tx:
        await write_down(tx, Ledger(people=[Person(1)], interactions=many))
    async with database.read() as tx:
        parts = [
            len(part[0]) async for part in stream_rows(tx, "interactions", Selection(JUNE, STARTED, LATE))
        ]
    assert parts == [PARTITION, PARTITION, 1]


async def test_people_are_each_who_they_were_merged_into(written: Database) -> None:
    """What totals and exports share: test people are nobody."""
    who = people(2025, LATE)
    async with written.read() as tx:
        rows = await tx.execute(who.select().order_by(who.c.id))
        assert [(row.id, row.person_id, row.age_band) for row in rows] == [
            (1, 1, "18_24"),
            (2, 1, "18_24"),
            (3, 3, "unknown"),
        ]


# --- all sheets


@pytest.fixture
async def whole(database: Database) -> Database:
    """A person who was trained, placed and holds a project of a cooperative; another one who is a test."""
    async with database.write() as tx:
        await write_down(
            tx,
            Ledger(
                people=[
                    Person(1, sex="female", commune="agourai"),
                    Person(2, sex="male"),
                    Person(3, is_test=True),
                ],
                contacts=[
                    contact(1, "listening", "2025-05-03"),
                    contact(1, "orientation", "2025-06-03", channel="mobile"),
                    contact(2, "training", "2025-06-04"),
                    contact(3, "listening", "2025-06-04"),
                ],
                sign_ups=[
                    SignUp(1, "confirmed", at("2025-06-02")),
                    SignUp(2, "waitlisted", at("2025-07-02")),
                ],
            ),
        )
        keyring = keyring_of(tx)
        sealed = {"name": keyring.seal_optional("identities.name", "Salma")}
        sealed["phone"] = keyring.seal_optional("identities.phone", "+212612345678")
        await tx.execute(insert(identities), [{"beneficiary_id": one, **sealed} for one in (1, 2)])
        no_calls = update(beneficiaries).where(beneficiaries.c.id == 2).values(consent_contact="no")
        await tx.execute(no_calls)
        await step(tx, [1], "completed", dt.date(2025, 6, 20), at("2025-06-20"))
        cooperative, enterprise = await add_organisations(
            tx, [Organisation("cooperative", "Atlas", True), Organisation("enterprise", "Salma Photo")], EARLY
        )
        await CENSUSES.add(tx, [Census(cooperative, dt.date(2025, 6, 1), 12, 9)], EARLY)
        held = Project("entrepreneurship", "Studio de Salma", 1, enterprise, sector="services")
        other = Project("sse", "Miel", None, cooperative, sector="crafts")
        first, second = await add_projects(tx, [held, other], EARLY)
        await move(tx, first, "funded", dt.date(2025, 6, 10), EARLY)
        await move(tx, second, "idea", dt.date(2025, 8, 1), EARLY)
        await JOB_RECORDS.add(tx, [JobRecord(3, dt.date(2025, 6, 11), first, evidence="Salma")], EARLY)
        await HANDOVERS.add(tx, [Handover("Kit", 2, dt.date(2025, 6, 12), cooperative)], EARLY)
        await WORKSHOPS.add(tx, [Workshop("management", dt.date(2025, 6, 13), 20, 11)], EARLY)
        await PLACEMENTS.add(tx, [Placement(1, dt.date(2025, 6, 14), enterprise)], EARLY)
    return database


EARLY = at("2025-01-01")

SIZES: dict[Sheet, int] = {
    "interactions": 0,
    "contacts": 2,
    "beneficiaries": 2,
    "enrolments": 1,
    "placements": 1,
    "projects": 1,
    "jobs": 1,
    "organisations": 2,
    "equipment": 1,
    "workshops": 1,
}


async def test_each_sheet_holds_what_belongs_to_the_period(whole: Database) -> None:
    """As many rows as were counted beforehand; nobody who only tests; the sum of jobs is on the project."""
    async with whole.read() as tx:
        told = {sheet: await _told(tx, sheet, Selection(JUNE, STARTED, LATE)) for sheet in SHEETS}
        counted = {sheet: await count_rows(tx, sheet, Selection(JUNE, STARTED, LATE)) for sheet in SHEETS}
        rough = {sheet: await roughly(tx, sheet, Selection(JUNE, STARTED, LATE)) for sheet in SHEETS}
    assert {sheet: len(told[sheet]) for sheet in SIZES} == SIZES
    assert counted == {sheet: len(rows) for sheet, rows in told.items()}
    assert all(rough[sheet] >= counted[sheet] for sheet in SHEETS)
    assert [(row["beneficiary"], row["contacts"], row["first_on"]) for row in told["beneficiaries"]] == [
        ("yes", 1, "2025-05-03"),
        ("no", 1, "2025-06-04"),
    ]
    (project,) = told["projects"]
    assert (project["stage"], project["funded_on"], project["jobs"]) == ("funded", "2025-06-10", 3)
    (sign_up,) = told["enrolments"]
    assert (sign_up["enrolment_status"], sign_up["completed_on"]) == ("completed", "2025-06-20")
    figures = {row["indicator"]: row["value"] for row in told["indicators"] if not row["split"]}
    assert (figures["B1"], figures["B2"], figures["T1"], figures["P1"]) == (1, 1, 1, 1)


async def test_one_code_joins_the_sheets_of_one_export(whole: Database) -> None:
    """The same person, project and organisation under the same code; none of them says who it is."""
    selection = Selection(JUNE, STARTED, LATE)
    async with whole.read() as tx:
        told = {sheet: await _told(tx, sheet, selection) for sheet in SIZES}
    person = selection.code("person", 1)
    assert person == told["enrolments"][0]["person"] == told["placements"][0]["person"]
    assert told["projects"][0]["project"] == told["jobs"][0]["project"] == selection.code("project", 1)
    assert told["equipment"][0]["organisation"] == told["organisations"][0]["organisation"]
    assert [row["organisation_name"] for row in told["organisations"]] == ["Atlas", ""]
    assert "Salma" not in str(told) and "PR-" not in str(told) and "6123" not in str(told)


async def test_an_identified_export_names_people(whole: Database) -> None:
    """Names, and telephones of those who may be called; references instead of codes."""
    selection = Selection(JUNE, STARTED, LATE, identified=True)
    async with whole.read() as tx:
        people = await _told(tx, "beneficiaries", selection)
        projects = await _told(tx, "projects", selection)
        jobs = await _told(tx, "jobs", selection)
    assert [(row["name"], row["phone"]) for row in people] == [("Salma", "+212612345678"), ("Salma", "")]
    assert projects[0]["project"].startswith("PR-") and projects[0]["title"] == "Studio de Salma"
    assert jobs[0]["evidence"] == "Salma" and jobs[0]["organisation"] == ""


@pytest.mark.parametrize(
    ("words", "sizes"),
    [
        ("sex=female", {"contacts": 1, "beneficiaries": 1, "enrolments": 1, "projects": 1, "workshops": 0}),
        (
            "sex=male",
            {"contacts": 1, "beneficiaries": 1, "enrolments": 0, "organisations": 0},
        ),
        ("commune=agourai", {"contacts": 1, "beneficiaries": 1, "placements": 1, "jobs": 1}),
        ("service=orientation", {"contacts": 1, "beneficiaries": 1, "enrolments": 1, "placements": 1}),
        ("service=listening", {"contacts": 0, "beneficiaries": 0, "enrolments": 0}),
        ("service=orientation channel=mobile", {"contacts": 1, "beneficiaries": 1}),
        ("service=orientation channel=reception", {"contacts": 0, "beneficiaries": 0, "placements": 0}),
        ("sector=services", {"contacts": 1, "projects": 1, "jobs": 1, "equipment": 0, "organisations": 1}),
        ("sector=crafts", {"contacts": 0, "projects": 0, "organisations": 1}),
        ("training_field=drone", {"beneficiaries": 0, "enrolments": 0}),
    ],
)
async def test_filters_ask_the_row_or_the_person(
    whole: Database, words: str, sizes: dict[Sheet, int]
) -> None:
    """The row where it knows, the person where it is about one; what knows neither is left out."""
    filters = tuple(
        Filter(cast(Dimension, name), tuple(values.split(",")))
        for name, _, values in (word.partition("=") for word in words.split())
    )
    selection = Selection(JUNE, STARTED, LATE, filters)
    async with whole.read() as tx:
        assert {sheet: len(await _told(tx, sheet, selection)) for sheet in sizes} == sizes


async def test_filtered_rows_equal_the_filtered_figure(whole: Database) -> None:
    """Acceptance test 7: the contacts of an export are as many as B2 for the same filter."""
    for filters in ((), (Filter("sex", ("female",)),), (Filter("channel", ("mobile",)),)):
        headline = (*filters, Filter("service", HEADLINE_SERVICES))
        question = Question(("B2",), "2025-06", filters=filters)
        async with whole.read() as tx:
            b2 = (await answer(tx, question, STARTED, LATE)).by_id()["B2"].figure.value
            assert await count_rows(tx, "contacts", Selection(JUNE, STARTED, LATE, headline)) == b2
            figures = await _told(tx, "indicators", Selection(JUNE, STARTED, LATE, filters))
        assert next(row["value"] for row in figures if row["indicator"] == "B2") == b2
