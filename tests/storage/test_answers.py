"""Answers to questions: split by any two, filtered, compared, as of then; never a wrong number."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, permutations, product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, update

from flows.question import DIMENSIONS, Comparison, Dimension, Filter, Question
from storage.baselines import Figure, add_figures
from storage.completion import step
from storage.courses import CourseEntry, RunEntry, import_catalogue, run_list
from storage.database import Database, Transaction
from storage.indicators import NOT_SPLIT
from storage.indicators.answering import Answer, answer
from storage.indicators.drilling import NotAllowed, rows_behind
from storage.indicators.knowing import KNOWS, VALUES, Nonsense
from storage.indicators.tallying import Told
from storage.kept.moving import moving
from storage.organisations import CENSUSES, Census, Organisation, add_organisations
from storage.projects import STAGE_FACTS, Project, Stage, add_projects
from storage.record import Contact, add_contacts
from storage.staff import audit_trail
from storage.tables import beneficiaries
from storage.training import take_seat
from storage.vocabulary import HEADLINE_SERVICES, SERVICES
from storage.work import JOB_RECORDS, PLACEMENTS, JobRecord, Placement
from tests.storage.ledgers import HEADLINE, STARTED, at, contact

pytestmark = pytest.mark.anyio

JUNE_30 = dt.date(2025, 6, 30)
NOW = at("2025-12-31", 20)
FACTS = ("sex", "age_band", "commune", "milieu", "profile", "disability")

PEOPLE: tuple[Mapping[str, Any], ...] = (
    {
        "sex": "female",
        "commune": "bitit",
        "milieu": "rural",
        "situation": "student",
        "birth_year": 2005,
        "disability": "yes",
    },
    {"sex": "female", "commune": "agourai", "milieu": "urban", "situation": "job_seeker", "birth_year": 1998},
    {
        "sex": "male",
        "commune": "bitit",
        "milieu": "rural",
        "age_band": "30_34",
        "prior": "no",
        "disability": "no",
    },
    {"sex": "male", "situation": "project_holder", "prior": "yes"},
    {"sex": "female", "commune": "bitit", "consent_statistics": "no", "prior": "no"},
    {"sex": "male", "commune": "agourai", "milieu": "urban", "is_test": True},
)
CONTACTS = (
    contact(1, "listening", "2025-05-05", channel="reception"),
    contact(1, "orientation", "2025-08-05", channel="mobile"),
    contact(1, "listening", "2025-08-06"),
    contact(2, "listening", "2025-08-07"),
    contact(2, "training", "2025-08-08"),
    contact(3, "orientation", "2025-08-09", channel="mobile"),
    contact(4, "accompaniment", "2025-09-01", channel="reception"),
    contact(5, "listening", "2025-10-01"),
    contact(6, "listening", "2025-10-01"),
)


async def _write(tx: Transaction, people: Sequence[Mapping[str, Any]], contacts: Sequence[Contact]) -> None:
    for number, facts in enumerate(people, 1):
        row = {"id": number, "public_id": f"HJ-{number}", "created_at": at("2019-01-02"), "is_test": False}
        await tx.execute(insert(beneficiaries).values(row | dict(facts)))
    await add_contacts(tx, contacts)


async def _ask(tx: Transaction, question: Question) -> Answer:
    return await answer(tx, question, STARTED, NOW)


async def _one(
    tx: Transaction,
    indicator: str,
    *splits: Dimension,
    period: str = "2019-01-01..2025-12-31",
    compared: Comparison = "",
    as_of: dt.date | None = None,
    **filters: Any,
) -> Told:
    asked = tuple(Filter(name, values) for name, values in filters.items())  # type: ignore[arg-type]
    question = Question((indicator,), period, splits, asked, compared, as_of)
    return (await _ask(tx, question)).told[0]


def _cells(told: Told) -> dict[tuple[str, ...], tuple[float, float]]:
    return {part.keys: (part.value, part.high) for part in told.parts if part.high}


# --- persons and contacts


async def test_disability_is_told_where_it_is_known(database: Database) -> None:
    """B7 by disability: who is not asked is unknown, and so is whoever refused statistics."""
    async with database.write() as tx:
        await _write(tx, PEOPLE, CONTACTS)
        told = await _one(tx, "B7", "disability")
        only = await _one(tx, "B4", disability=("yes",))
    assert _cells(told) == {("yes",): (1, 1), ("no",): (1, 1), ("unknown",): (3, 3)}
    assert only.figure.value == 1


async def test_two_way_cells_add_up(database: Database) -> None:
    """By every pair of what a person is: to the one-way cells, and these to the whole; in either order."""
    async with database.write() as tx:
        await _write(tx, PEOPLE, CONTACTS)
        await add_figures(tx, [Figure("B1", 50, JUNE_30, "report")], at("2025-06-30"))
        for indicator in ("B1", "B1f", "B2", "B3", "B4"):
            known = [name for name in KNOWS[indicator] if name != "service" or indicator == "B2"]
            whole = (await _one(tx, indicator)).figure
            one_way = {name: await _one(tx, indicator, name) for name in known}
            for told in one_way.values():
                assert (told.figure.value, told.figure.high) == (whole.value, whole.high)
                assert sum(part.value for part in told.parts) == whole.value, (indicator, told.splits)
                assert sum(part.high for part in told.parts) == whole.high, (indicator, told.splits)
            for first, second in permutations(known, 2) if indicator == "B1" else [tuple(known[-2:])]:
                both = await _one(tx, indicator, first, second)
                for which in ("value", "high"):
                    assert _sum(both, 0, which) == _sum(one_way[first], 0, which)
                    assert _sum(both, 1, which) == _sum(one_way[second], 0, which)


def _sum(told: Told, at: int, which: str) -> dict[str, float]:
    sums = defaultdict[str, float](float)
    for part in told.parts:
        sums[part.keys[at]] += getattr(part, which)
    return {key: value for key, value in sums.items() if value}


async def test_services_overlap_and_say_by_how_much(database: Database) -> None:
    """One person in two services stands in both cells; the whole counts them once."""
    async with database.write() as tx:
        await _write(tx, PEOPLE, CONTACTS)
        b1, b5, b2 = [await _one(tx, one, "service") for one in ("B1", "B5", "B2")]
        by_sex = await _one(tx, "B1", "service", "sex")
    assert _cells(b1) == {("listening",): (3, 3), ("orientation",): (2, 2), ("accompaniment",): (1, 1)}
    assert (b1.figure.value, b1.overlap) == (5, 1)
    assert ("training",) in _cells(b5) and (b5.figure.value, b5.overlap) == (5, 2)
    assert [part.keys[0] for part in b5.parts] == list(SERVICES)
    assert (b2.overlap, sum(part.value for part in b2.parts)) == (0, 7)
    assert _cells(by_sex)[("listening", "female")] == (2, 2)
    assert _cells(by_sex)[("listening", "undisclosed")] == (1, 1)


async def test_channels_of_persons_and_of_contacts(database: Database) -> None:
    """Persons stand where they first came, contacts where they took place."""
    async with database.write() as tx:
        await _write(tx, PEOPLE, CONTACTS)
        persons, contacts = await _one(tx, "B6"), await _one(tx, "B2", "channel")
        late = await _one(tx, "B4", "channel", period="2025-08-01..2025-08-31")
    assert _cells(persons) == {("reception",): (2, 2), ("electronic",): (2, 2), ("mobile",): (1, 1)}
    assert _cells(contacts) == {("reception",): (2, 2), ("electronic",): (3, 3), ("mobile",): (2, 2)}
    assert _cells(late)[("reception",)] == (1, 1)


_FILTERED: Any = [
    ("B1", {"sex": ("female",)}, 2, 2),
    ("B1", {"sex": ("female", "male")}, 4, 2),
    ("B1", {"commune": ("bitit",)}, 2, 1),
    ("B1", {"commune": ("unknown",)}, 2, 0),
    ("B1", {"commune": ("bitit",), "sex": ("male",)}, 1, 0),
    ("B1", {"service": ("listening",)}, 3, 2),
    ("B1", {"service": ("listening",), "channel": ("reception",)}, 1, 1),
    ("B1", {"age_band": ("18_24",)}, 1, 1),
    ("B1", {"profile": ("project_holder",)}, 1, 0),
    ("B3", {"service": ("orientation",)}, 2, 1),
    ("B4", {"milieu": ("rural",)}, 2, 1),
    ("B5", {"service": ("training",)}, 1, 1),
    ("B2", {"commune": ("bitit",)}, 4, None),
    ("B2", {"channel": ("mobile",), "service": ("orientation",)}, 2, None),
    ("B1f", {"commune": ("bitit",)}, 1, None),
]


async def test_filters(database: Database) -> None:
    """By any dimension and several at once; who refused statistics is nobody's but unknown."""
    async with database.write() as tx:
        await _write(tx, PEOPLE, CONTACTS)
        for indicator, filters, value, women in _FILTERED:
            told = await _one(tx, indicator, **filters)
            assert (told.figure.value, told.women, told.unplaced) == (value, women, 0), (indicator, filters)


async def test_an_official_figure_that_is_not_split_is_told_beside(database: Database) -> None:
    """A filter cannot divide it: at least what the record adds; by a known part it is part of the value."""
    async with database.write() as tx:
        await _write(tx, PEOPLE, CONTACTS)
        part = Figure("B7", 20, JUNE_30, "report", "exact", "commune", "bitit")
        women = Figure("B1f", 12, JUNE_30, "report")
        await add_figures(
            tx, [Figure("B1", 50, JUNE_30, "report", "at_least"), part, women], at("2025-06-30")
        )
        bitit, agourai = [await _one(tx, "B1", commune=(name,)) for name in ("bitit", "agourai")]
        by_sex = await _one(tx, "B1", "sex", commune=("bitit",))
        girls = await _one(tx, "B1", sex=("female",))
        both = await _one(tx, "B1", sex=("female",), commune=("bitit",))
        split = await _one(tx, "B1", "commune")
        crossed = await _one(tx, "B1", "commune", "milieu")
        listening = await _one(tx, "B1", service=("listening",))
        only = await _one(tx, "B1", "commune", commune=("bitit",))
    assert (bitit.figure.value, bitit.figure.baseline, bitit.unplaced) == (21, 20, 30)
    assert (bitit.figure.covered, bitit.figure.qualifier) == (1, "at_least")
    assert (agourai.figure.value, agourai.figure.high, agourai.unplaced) == (0, 1, 30)
    assert _cells(by_sex)[(NOT_SPLIT,)] == (20, 20)
    assert sum(part.value for part in by_sex.parts) == 21
    assert (girls.figure.value, girls.unplaced) == (12, 38)
    assert (both.figure.value, both.figure.baseline, both.unplaced) == (0, 0, 50)
    assert _cells(split) == {
        ("bitit",): (21, 21),
        ("agourai",): (0, 1),
        ("unknown",): (1, 1),
        (NOT_SPLIT,): (30, 30),
    }
    assert _cells(crossed)[("bitit", NOT_SPLIT)] == (20, 20)
    assert _cells(crossed)[(NOT_SPLIT, NOT_SPLIT)] == (30, 30)
    assert (listening.figure.value, listening.unplaced, listening.figure.qualifier) == (3, 50, "at_least")
    assert [part.keys for part in only.parts] == [("bitit",)] and only.figure.value == 21


async def test_the_range_of_those_nobody_asked(database: Database) -> None:
    """Each cell says what is certain and what is possible."""
    async with database.write() as tx:
        await _write(tx, PEOPLE, CONTACTS)
        await add_figures(tx, [Figure("B1", 50, JUNE_30, "report")], at("2025-06-30"))
        told = await _one(tx, "B1", "sex")
    assert _cells(told) == {
        ("female",): (0, 1),
        ("male",): (1, 1),
        ("undisclosed",): (1, 1),
        (NOT_SPLIT,): (50, 50),
    }
    assert told.women == 0


async def test_plain_questions_are_answered_as_the_indicators_are(database: Database) -> None:
    """The overview has every figure; a single one is the same."""
    async with database.write() as tx:
        await _write(tx, PEOPLE, CONTACTS)
        everything = (await _ask(tx, Question())).by_id()
        assert everything["B1"].figure.value == 5
        for name in ("B1", "E1", "S1", "T2"):
            assert (await _ask(tx, Question((name,)))).told[0] == everything[name]


# --- comparisons, as of


async def test_what_changed(database: Database) -> None:
    """In numbers and per cent, for the whole and each part; of nothing there is no per cent."""
    async with database.write() as tx:
        await _write(tx, PEOPLE, CONTACTS)
        august = await _one(tx, "B2", "service", period="2025-08", compared="previous")
        september = await _one(tx, "B2", "service", period="2025-09", compared="previous")
        year = await _one(tx, "B1", period="2025", compared="last_year")
        answered = await _ask(tx, Question(("B1",), "2025", compared="last_year"))
        started = await _ask(tx, Question(("B1",), "start", compared="previous"))
    assert august.before and (august.before.difference, august.before.percent) == (4, None)
    assert september.before and (september.before.value, september.before.percent) == (4, -75.0)
    before = {part.keys[0]: part.before for part in september.parts}
    assert before == {"listening": 2, "orientation": 2, "accompaniment": 0}
    assert year.before and (year.before.value, year.before.difference) == (0, 5)
    assert answered.compared_with and answered.compared_with.first_day == dt.date(2024, 1, 1)
    assert started.compared_with is None and started.told[0].before is None


async def test_as_of_a_past_day(database: Database) -> None:
    """What was recorded later is not in it, and periods end on that day."""
    async with database.write() as tx:
        late = contact(3, "listening", "2025-05-06", recorded="2025-11-01")
        await _write(tx, PEOPLE, (*CONTACTS, late))
        june = await _one(tx, "B1", "commune", period="start", as_of=JUNE_30)
        now = await _one(tx, "B1", "commune", period="2019-01-01..2025-06-30")
        tomorrow = await _ask(tx, Question(as_of=dt.date(2099, 1, 1)))
    assert _cells(june) == {("bitit",): (1, 1)} and june.figure.period.last_day == JUNE_30
    assert _cells(now) == {("bitit",): (2, 2)}
    assert tomorrow.as_of == NOW


# --- work


async def _work(tx: Transaction) -> None:
    """Two enterprises with jobs, two cooperatives, three trainings, two placements."""
    await _write(tx, PEOPLE, CONTACTS)
    day, moment = dt.date(2025, 3, 3), at("2025-03-03")
    rows = [
        Project("entrepreneurship", beneficiary_id=1, sector="crafts", accompanied_on=day),
        Project("entrepreneurship", beneficiary_id=3, accompanied_on=day),
    ]
    coops = await add_organisations(
        tx,
        [Organisation("cooperative", "A", True, commune="bitit"), Organisation("cooperative", "B")],
        moment,
    )
    rows += [Project("sse", organisation_id=coops[0]), Project("sse", organisation_id=coops[1])]
    numbers = await add_projects(tx, rows, moment)
    await STAGE_FACTS.add(tx, [Stage(number, "funded", day) for number in numbers], moment)
    jobs = [JobRecord(3, day, numbers[0], sex="female"), JobRecord(2, day, numbers[1], qualifier="about")]
    await JOB_RECORDS.add(tx, jobs, moment)
    await CENSUSES.add(tx, [Census(coops[0], day, 7, 5)], moment)
    await PLACEMENTS.add(tx, [Placement(2, day), Placement(2, day), Placement(3, day)], moment)
    run = RunEntry(day, day, 4)
    await import_catalogue(
        tx, [CourseEntry(f"{f}-1", f, "أ", "A", "", (run,)) for f in ("solar", "drone")], moment
    )
    runs = [found.id for found in await run_list(tx, dt.date(2025, 1, 1))]
    seats = [await take_seat(tx, runs[n], person, moment) for n, person in ((0, 1), (1, 1), (0, 3))]
    await step(tx, [seat.enrolment_id for seat in seats], "completed", day, moment)


_WORK: Any = [
    ("E1", ("sex",), {("female",): 1, ("male",): 1}),
    ("E1", ("sector", "commune"), {("crafts", "bitit"): 1, ("unknown", "bitit"): 1}),
    ("E4", (), {("crafts",): 1, ("unknown",): 1}),
    ("E2", ("sex",), {("female",): 3, ("undisclosed",): 2}),
    ("E2", ("sector",), {("crafts",): 3, ("unknown",): 2}),
    ("E3", ("sector",), {("crafts",): 3, ("unknown",): 2}),
    ("C1", ("commune",), {("bitit",): 1, ("unknown",): 1}),
    ("C2", ("commune",), {("bitit",): 1, ("unknown",): 1}),
    ("C2w", ("commune",), {("bitit",): 1}),
    ("C4", ("commune",), {("bitit",): 7}),
    ("C4f", ("commune",), {("bitit",): 5}),
    ("T1", ("training_field",), {("solar",): 2, ("drone",): 1}),
    (
        "T1",
        ("sex", "training_field"),
        {("female", "solar"): 1, ("female", "drone"): 1, ("male", "solar"): 1},
    ),
    ("T3", (), {("solar",): 2, ("drone",): 1}),
    (
        "T2",
        ("training_field", "sex"),
        {("solar", "female"): 1, ("drone", "female"): 1, ("solar", "male"): 1},
    ),
    ("P1", ("sex",), {("female",): 1, ("male",): 1}),
]


async def test_work_by_what_is_known_of_it(database: Database) -> None:
    """Each indicator by the dimensions it knows; what is missing is unknown."""
    async with database.write() as tx:
        await _work(tx)
        for indicator, splits, expected in _WORK:
            told = await _one(tx, indicator, *splits)
            plain = await _one(tx, {"E4": "E1", "T3": "T1"}.get(indicator, indicator))
            assert {part.keys: part.value for part in told.parts if part.value} == expected, indicator
            assert told.figure.value == plain.figure.value
            overlaps = "training_field" in told.splits and indicator != "T2"
            assert told.overlap == int(overlaps), indicator


_WORK_FILTERED: Any = [
    ("E1", {"sector": ("crafts",), "sex": ("female",)}, 1),
    ("E1", {"commune": ("agourai",)}, 0),
    ("E2", {"sector": ("crafts",)}, 3),
    ("E3", {"sector": ("unknown",)}, 2),
    ("E3", {"sector": ("services",)}, None),
    ("C1", {"commune": ("bitit",)}, 1),
    ("C3", {"commune": ("bitit",)}, 0),
    ("C4", {"commune": ("bitit",)}, 7),
    ("T1", {"training_field": ("drone",)}, 1),
    ("T1", {"training_field": ("solar", "drone"), "sex": ("male",)}, 1),
    ("T2", {"sex": ("female",)}, 2),
    ("P1", {"milieu": ("urban",)}, 1),
]


async def test_work_filtered(database: Database) -> None:
    """By any dimension that it knows."""
    async with database.write() as tx:
        await _work(tx)
        for indicator, filters, value in _WORK_FILTERED:
            assert (await _one(tx, indicator, **filters)).figure.value == value, (indicator, filters)


# --- nonsense


def _nonsense() -> list[tuple[Question, str]]:
    unknown = [
        (Question((one,), splits=(name,)), "dimension")
        for one, name in product(KNOWS, DIMENSIONS)
        if name not in KNOWS[one]
    ]
    return [
        *unknown,
        (Question(("B9",)), "indicator"),
        (Question(("B1",), "yesterday"), "period"),
        (Question(("B1",), splits=("sex", "sex")), "splits"),
        (Question(("B1",), splits=("sex", "milieu", "commune")), "splits"),
        (Question(("B5",), splits=("sex", "milieu")), "splits"),
        (Question(("B1",), filters=(Filter("sex", ("girl",)),)), "value"),
        (Question(("B1",), filters=(Filter("sex", ()),)), "value"),
        (Question(("B1",), filters=(Filter("service", ("training",)),)), "value"),
        (Question(("S1",), filters=(Filter("sex", ("female",)),)), "dimension"),
        (Question(filters=(Filter("sector", ("crafts",)), Filter("channel", ("mobile",)))), "dimension"),
    ]


async def test_nonsense_is_refused_with_what_would_make_sense(database: Database) -> None:
    """Never a number for a question that has none."""
    async with database.read() as tx:
        for question, fault in _nonsense():
            with pytest.raises(Nonsense) as refused:
                await _ask(tx, question)
            assert refused.value.fault == fault, question
    assert "it is known by sex, sector" in str(Nonsense("dimension", "E2", "commune"))
    assert "no period" in str(Nonsense("period", value="x"))
    assert "B1f" in str(Nonsense("indicator", "B9"))


async def test_every_sensible_question_has_an_answer_in_an_empty_database(database: Database) -> None:
    """Nought, by whatever it is split; a part that the overview does not know is named."""
    async with database.read() as tx:
        for indicator, known in KNOWS.items():
            for pair in combinations(known, 2):
                implied = {"B5": "service", "B6": "channel", "E4": "sector", "T3": "training_field"}
                if indicator in implied and implied[indicator] not in pair:
                    continue
                told = await _one(tx, indicator, *pair)
                assert not told.figure.value and not any(part.value for part in told.parts)
        by_sex = await _ask(tx, Question(splits=("sex",)))
    assert "B1f" in by_sex.left_out and "E2" in by_sex.by_id()


# --- the rows behind


async def _behind(tx: Transaction, question: Question, page: int = 0, role: str = "coordinator") -> Any:
    return await rows_behind(tx, question, page, started_on=STARTED, at=NOW, staff_id=None, role=role)


async def test_the_rows_behind_a_number(database: Database) -> None:
    """Pseudonyms, days and what was counted; ten to a page; looking is noted."""
    async with database.write() as tx:
        await _write(tx, PEOPLE, CONTACTS)
        girls = Question(("B1",), filters=(Filter("sex", ("female",)),), splits=("commune",))
        found = await _behind(tx, girls)
        contacts = await _behind(tx, Question(("B2",), "2025-08"))
        trail = await audit_trail(tx)
    assert [(row.reference, row.day, dict(row.told)) for row in found.rows] == [
        ("HJ-1", dt.date(2025, 5, 5), {"contacts": 3}),
        ("HJ-2", dt.date(2025, 8, 7), {"contacts": 1}),
    ]
    assert (found.total, found.pages, contacts.total) == (2, 1, 4)
    assert contacts.rows[0].told == {"service": "orientation", "channel": "mobile"}
    assert [(event.action, event.object) for event in trail] == [("rows", "B2 0"), ("rows", "B1 0")]
    assert "sex=female" in trail[1].detail


_BEHIND: Any = [
    ("B1f", 2, "HJ-1"),
    ("B3", 5, "HJ-1"),
    ("B4", 5, "HJ-1"),
    ("B5", 5, "HJ-1"),
    ("E1", 2, "PR-"),
    ("E2", 2, "PR-"),
    ("E4", 2, "PR-"),
    ("C1", 2, "PR-"),
    ("C2", 2, "A"),
    ("C2w", 1, "A"),
    ("C3", 0, ""),
    ("C4", 2, "A"),
    ("T1", 3, "HJ-"),
    ("T2", 3, "HJ-"),
    ("P1", 3, "HJ-"),
    ("S1", 0, ""),
]


async def test_rows_behind_every_kind_of_figure(database: Database) -> None:
    """Persons by pseudonym, projects by reference, organisations by name."""
    async with database.write() as tx:
        await _work(tx)
        for indicator, total, first in _BEHIND:
            found = await _behind(tx, Question((indicator,), "2019-01-01..2025-12-31"))
            assert found.total == total, indicator
            assert (found.rows[0].reference if found.rows else "").startswith(first)


async def test_pages_of_rows(database: Database) -> None:
    """The last page holds the rest; beyond it there is nothing."""
    async with database.write() as tx:
        await _write(tx, [{}] * 23, [contact(n, "listening", "2025-08-05") for n in range(1, 24)])
        pages = [await _behind(tx, Question(("B1",)), page) for page in range(4)]
    assert [len(page.rows) for page in pages] == [10, 10, 3, 0]
    assert {page.pages for page in pages} == {3}
    assert len({row.reference for page in pages for row in page.rows}) == 23


async def test_rows_are_for_coordinators_and_administrators(database: Database) -> None:
    """Others get a refusal and nothing else."""
    async with database.read() as tx:
        for role in ("counsellor", "reporter", "", "nobody"):
            with pytest.raises(NotAllowed):
                await _behind(tx, Question(("B1",)), role=role)


# --- random histories against a recount by other means

_VALUES = {
    "sex": ("female", "male", "undisclosed"),
    "milieu": ("urban", "rural", "unknown"),
    "channel": VALUES["channel"],
}
_DAYS = ("2025-05-05", "2025-06-30", "2025-07-01", "2025-08-08")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(
            st.integers(1, 4),
            st.sampled_from(HEADLINE),
            st.sampled_from(_DAYS),
            st.sampled_from(VALUES["channel"]),
        ),
        max_size=12,
    ),
    facts=st.lists(
        st.tuples(st.sampled_from(["", "female", "male"]), st.sampled_from(["", "urban", "rural"])),
        min_size=4,
        max_size=4,
    ),
    splits=st.lists(st.sampled_from(["sex", "milieu", "channel", "service"]), unique=True, max_size=2),
    filters=st.dictionaries(
        st.sampled_from(["sex", "milieu", "channel", "service"]), st.integers(0, 2), max_size=2
    ),
    merged=st.booleans(),
)
async def test_random_histories_equal_a_recount(
    database: Database,
    rows: list[tuple[int, str, str, str]],
    facts: list[tuple[str, str]],
    splits: list[Dimension],
    filters: dict[Dimension, int],
    merged: bool,
) -> None:
    """B1 to B4 by any two, filtered by any two, equal plain loops."""
    chosen = {name: ({**_VALUES, "service": HEADLINE_SERVICES}[name][n],) for name, n in filters.items()}
    people = [{"sex": sex, "milieu": milieu} for sex, milieu in facts]
    asked = tuple(Filter(name, values) for name, values in chosen.items())
    question = Question(("B1", "B2", "B3", "B4"), "2025-07-01..2025-12-31", tuple(splits), asked)
    async with database.write() as tx:
        moment = await tx.begin_nested()
        contacts = [contact(n, service, day, channel=channel) for n, service, day, channel in rows]
        await _write(tx, people, contacts)
        if merged:
            async with moving(tx, [1, 4], at("2026-01-01")):
                await tx.execute(update(beneficiaries).where(beneficiaries.c.id == 4).values(merged_into=1))
        answered = (await _ask(tx, question)).told
        await moment.rollback()
    expected = _recount(rows, facts, splits, chosen, merged)
    for told in answered:
        whole, cells = expected[told.figure.id]
        assert told.figure.value == whole, told.figure.id
        assert {part.keys: part.value for part in told.parts if part.value} == cells, told.figure.id


def _recount(
    rows: list[tuple[int, str, str, str]],
    facts: list[tuple[str, str]],
    splits: Sequence[str],
    filters: Mapping[Dimension, tuple[str, ...]],
    merged: bool,
) -> dict[str, tuple[int, dict[tuple[str, ...], int]]]:
    known = sorted(
        (day, number, 1 if merged and person == 4 else person, service, channel)
        for number, (person, service, day, channel) in enumerate(rows)
    )
    first: dict[int, str] = {}
    for _, _, person, _, channel in known:
        first.setdefault(person, channel)

    def told(person: int, service: str, channel: str) -> dict[str, str]:
        sex, milieu = facts[person - 1]
        return {
            "sex": sex or "undisclosed",
            "milieu": milieu or "unknown",
            "service": service,
            "channel": channel,
        }

    def counted(days: Mapping[tuple[int, tuple[str, ...]], list[str]], which: str) -> set[Any]:
        return {
            thing
            for thing, on in days.items()
            if {"B1": True, "B3": min(on) >= "2025-07-01", "B4": max(on) >= "2025-07-01"}[which]
        }

    found: dict[str, tuple[int, dict[tuple[str, ...], int]]] = {}
    by_cell, by_person = defaultdict[Any, list[str]](list), defaultdict[Any, list[str]](list)
    contacts = defaultdict[tuple[str, ...], int](int)
    for day, _, person, service, channel in known:
        here, own = told(person, service, channel), told(person, service, first[person])
        if day >= "2025-07-01" and all(here[name] in values for name, values in filters.items()):
            contacts[tuple(here[name] for name in splits)] += 1
        if all(own[name] in values for name, values in filters.items()):
            by_cell[person, tuple(own[name] for name in splits)].append(day)
            by_person[person, ()].append(day)
    found["B2"] = sum(contacts.values()), dict(contacts) if splits else {}
    for which in ("B1", "B3", "B4"):
        cells = defaultdict[tuple[str, ...], int](int)
        for _, keys in counted(by_cell, which) if splits else ():
            cells[keys] += 1
        found[which] = len(counted(by_person, which)), dict(cells)
    return found
