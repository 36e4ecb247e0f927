"""Indicators: what is on record and what was official before are combined as defined, at any time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from storage.baselines import Figure, add_figures
from storage.cases import open_case
from storage.completion import step
from storage.conversations import Newcomer, create_people
from storage.courses import CourseEntry, RunEntry, import_catalogue, run_list
from storage.database import Database, Transaction
from storage.indicators import NOT_SPLIT, Indicator, by_id, indicators
from storage.indicators.values import Live, combine, least_sure, percent, split, state
from storage.organisations import CENSUSES, Census, Organisation, add_organisations, correct_organisation
from storage.periods import Period, days
from storage.projects import STAGE_FACTS, Project, Stage, add_projects, attach
from storage.record import add_contacts
from storage.tables import beneficiaries, cases
from storage.training import take_seat
from storage.work import JOB_RECORDS, PLACEMENTS, JobRecord, Placement, check_placement
from tests.storage.ledgers import HEADLINE, STARTED, at, contact

pytestmark = pytest.mark.anyio

JUNE_30 = dt.date(2025, 6, 30)
EVER = days(STARTED, dt.date(2025, 12, 31))
YEAR = days(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
LATE = at("2025-12-31", 20)
EXACT_100 = Figure("B1", 100, JUNE_30, "report")


async def _people(tx: Transaction, count: int, **facts: Any) -> list[int]:
    newcomers = [Newcomer(n, n, "", at("2019-01-02")) for n in range(1, count + 1)]
    ids = [one.beneficiary_id for one in (await create_people(tx, newcomers)).values()]
    if facts:
        await tx.execute(update(beneficiaries).where(beneficiaries.c.id.in_(ids)).values(facts))
    return sorted(ids)


async def _ask(tx: Transaction, period: Period = EVER, as_of: dt.datetime = LATE) -> dict[str, Indicator]:
    return by_id(await indicators(tx, period, STARTED, as_of))


# --- values


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("exact", "exact"), "exact"),
        (("at_least", "exact"), "at_least"),
        (("exact", "about", "at_least"), "about"),
        ((), "exact"),
    ],
)
def test_a_sum_is_as_sure_as_its_least_sure_part(parts: tuple[str, ...], whole: str) -> None:
    """At least and exact make at least."""
    assert least_sure(*parts) == whole


@pytest.mark.parametrize(
    ("figure", "fresh", "prior", "expected"),
    [
        (None, False, "yes", "certain"),
        (EXACT_100, False, "no", "covered"),
        (EXACT_100, True, "no", "certain"),
        (EXACT_100, True, "yes", "covered"),
        (EXACT_100, True, "", "unsure"),
        (EXACT_100, True, "unknown", "unsure"),
        (Figure("B1", 0, JUNE_30, "report"), True, "", "certain"),
        (Figure("B1", 0, JUNE_30, "report"), True, "yes", "certain"),
    ],
)
def test_who_counts_beside_an_official_figure(
    figure: Figure | None, fresh: bool, prior: str, expected: str
) -> None:
    """Those who came after its day for the first time; an official nobody has counted nobody already."""
    assert state(figure, fresh, prior) == expected


def test_a_split_tells_what_the_figure_does_not() -> None:
    """The rest of it is a cell of its own; nothing is left over where all parts are known."""
    women = Figure("B1f", 30, JUNE_30, "report")
    cells = split("sex", {"male": Live(2, 1)}, {"female": women}, EXACT_100, ("female", "male"))
    assert [(cell.key, cell.value, cell.high) for cell in cells] == [
        ("female", 30, 30),
        ("male", 2, 3),
        (NOT_SPLIT, 70, 70),
    ]
    parts = {"female": women, "male": Figure("B1", 70, JUNE_30, "report")}
    assert [cell.key for cell in split("sex", {}, parts, EXACT_100)] == ["male", "female"]


def test_an_indicator_says_where_it_comes_from() -> None:
    """From the record, from an official figure, or both."""
    assert combine("B1", EVER, "persons", Live(3)).basis == "live"
    assert combine("B1", EVER, "persons", Live(0, 0, 3), EXACT_100).basis == "baseline"
    assert combine("B1", EVER, "persons", Live(0, 1), EXACT_100).basis == "mixed"
    assert (percent(1, 3), percent(1, 0), percent(None, 3)) == (33.3, None, None)


# --- persons


async def test_a_second_official_figure_takes_the_place_of_the_first(database: Database) -> None:
    """The latest up to the end of the period holds; who came between the two is in the second."""
    async with database.write() as tx:
        first, second = await _people(tx, 2, prior="no")
        await add_contacts(
            tx, [contact(first, "listening", "2024-03-04"), contact(second, "listening", "2025-08-04")]
        )
        older = Figure("B1", 80, dt.date(2023, 12, 31), "report")
        await add_figures(tx, [older, EXACT_100], at("2025-06-30"))
        by_2024 = (await _ask(tx, days(STARTED, dt.date(2024, 12, 31))))["B1"]
        by_2025 = (await _ask(tx))["B1"]
        before = (await _ask(tx, days(STARTED, dt.date(2022, 12, 31))))["B1"]
    assert (by_2024.value, by_2024.covered) == (81, 0)
    assert (by_2025.value, by_2025.covered) == (101, 1)
    assert (before.value, before.basis) == (0, "live")


async def test_a_figure_entered_later_was_not_known_before(database: Database) -> None:
    """As of the first of July nobody had told it yet."""
    async with database.write() as tx:
        await add_figures(tx, [EXACT_100], at("2025-07-02"))
        assert (await _ask(tx, as_of=at("2025-07-01")))["B1"].value == 0
        assert (await _ask(tx, as_of=at("2025-07-03")))["B1"].value == 100


async def test_official_contacts_are_part_of_the_whole_only(database: Database) -> None:
    """B2 since the start holds them, a single year does not; rows of before its day are not added."""
    async with database.write() as tx:
        (person,) = await _people(tx, 1, prior="no")
        rows = [contact(person, "listening", day) for day in ("2025-06-30", "2025-07-01", "2025-07-02")]
        await add_contacts(tx, rows)
        await add_figures(tx, [Figure("B2", 500, JUNE_30, "report", "about")], at("2025-06-30"))
        ever, year = (await _ask(tx))["B2"], (await _ask(tx, YEAR))["B2"]
    assert (ever.value, ever.covered, ever.qualifier) == (502, 1, "about")
    assert (year.value, year.covered, year.qualifier) == (3, 0, "exact")


async def test_a_part_of_the_figure_is_known_by_commune(database: Database) -> None:
    """Its live persons are added to it; what is left of the whole is not split."""
    async with database.write() as tx:
        (person,) = await _people(tx, 1, prior="no", commune="bitit", milieu="rural")
        await add_contacts(tx, [contact(person, "listening", "2025-08-04")])
        part = Figure("B7", 40, JUNE_30, "report", split_key="commune", split_value="bitit")
        await add_figures(tx, [EXACT_100, part], at("2025-06-30"))
        cells = (await _ask(tx))["B7"].cells
    assert [(cell.key, cell.value) for cell in cells if cell.split == "commune"] == [
        ("bitit", 41),
        (NOT_SPLIT, 60),
    ]
    assert [(cell.key, cell.value) for cell in cells if cell.split == "milieu" and cell.value] == [
        ("rural", 1),
        (NOT_SPLIT, 100),
    ]


async def test_live_rows_from_before_the_figure_are_covered(database: Database) -> None:
    """Visits that were imported later change nothing, in B1 and in B3 alike."""
    async with database.write() as tx:
        old, new = await _people(tx, 2, prior="no")
        await add_contacts(
            tx, [contact(old, "listening", "2025-05-05"), contact(new, "orientation", "2025-07-01")]
        )
        await add_figures(tx, [EXACT_100], at("2025-06-30"))
        may, july = (
            days(dt.date(2025, 5, 1), dt.date(2025, 5, 31)),
            days(dt.date(2025, 7, 1), dt.date(2025, 7, 31)),
        )
        new_in_may, new_in_july = (await _ask(tx, may))["B3"], (await _ask(tx, july))["B3"]
        assert (await _ask(tx))["B1"].value == 101
    assert (new_in_may.value, new_in_may.covered) == (0, 1)
    assert (new_in_july.value, new_in_july.covered) == (1, 0)


# --- enterprises


async def _enterprise(tx: Transaction, person: int, funded: str, **facts: Any) -> int:
    row = Project("entrepreneurship", beneficiary_id=person, sector="crafts", **facts)
    (number,) = await add_projects(tx, [row], at("2019-01-03"))
    await STAGE_FACTS.add(tx, [Stage(number, "funded", dt.date.fromisoformat(funded))], at("2019-01-03"))
    return number


async def test_enterprises_are_funded_and_accompanied(database: Database) -> None:
    """Not without accompaniment, not before they are funded, not of people who only test."""
    async with database.write() as tx:
        one, two, three, tester = await _people(tx, 4)
        await tx.execute(update(beneficiaries).where(beneficiaries.c.id == tester).values(is_test=True))
        await add_contacts(
            tx, [contact(person, "accompaniment", "2025-02-03") for person in (one, three, tester)]
        )
        counted = await _enterprise(tx, one, "2025-03-03")
        await _enterprise(tx, two, "2025-03-03")  # nobody accompanied them
        await _enterprise(tx, two, "2025-03-03", accompanied_on=dt.date(2024, 9, 9))  # on paper somebody did
        await _enterprise(tx, three, "2026-01-01")  # not yet
        await _enterprise(tx, tester, "2025-03-03")
        jobs = [
            JobRecord(3, dt.date(2025, 4, 4), counted, sex="female"),
            JobRecord(1, dt.date(2025, 4, 4), counted, status="planned"),
            JobRecord(1, dt.date(2025, 4, 4), counted, status="rejected"),
            JobRecord(2, dt.date(2026, 4, 4), counted),
        ]
        await JOB_RECORDS.add(tx, jobs, at("2025-04-05"))
        found = await _ask(tx)
        assert (await _ask(tx, days(dt.date(2025, 2, 1), dt.date(2025, 2, 28))))["E1"].value == 0
    assert [found[id_].value for id_ in ("E1", "E2", "E3")] == [2, 3, 1.5]
    assert [(cell.key, cell.value) for cell in found["E4"].cells if cell.value] == [("crafts", 2)]


async def test_no_enterprise_has_no_rate(database: Database) -> None:
    """Nothing is divided by nothing."""
    async with database.read() as tx:
        assert (await _ask(tx))["E3"].value is None


# --- cooperatives


async def test_cooperatives_of_approved_projects(database: Database) -> None:
    """Once each, with their union; members of the last census in the period, women as far as known."""
    async with database.write() as tx:
        (union,) = await add_organisations(tx, [Organisation("union", "U")], at("2025-01-02"))
        rows = [Organisation("cooperative", f"C{n}", n == 0, parent_union=union) for n in range(4)]
        coops = await add_organisations(tx, rows, at("2025-01-02"))
        first, second, third = await add_projects(
            tx, [Project("sse", organisation_id=coop) for coop in coops[:3]], at("2025-01-03")
        )
        await attach(tx, [(first, coops[1]), (first, coops[3])], at("2025-01-03"))
        await attach(tx, [(first, coops[3])], at("2025-01-04"), attached=False)
        reached = [
            Stage(first, "approved", dt.date(2025, 3, 3)),
            Stage(second, "approved", dt.date(2025, 4, 4)),
        ]
        await STAGE_FACTS.add(
            tx, [*reached, Stage(third, "committee", dt.date(2025, 4, 4))], at("2025-04-04")
        )
        censuses = [
            Census(coops[0], dt.date(2025, 2, 2), 7, 7),
            Census(coops[0], dt.date(2025, 5, 5), 9, 8),
            Census(coops[0], dt.date(2026, 5, 5), 99, 99),
            Census(coops[1], dt.date(2025, 5, 5), 5, None, "about"),
        ]
        await CENSUSES.add(tx, censuses, at("2025-05-05"))
        found, spring = await _ask(tx), await _ask(tx, days(STARTED, dt.date(2025, 3, 31)))
        told_then = await _ask(tx, as_of=at("2025-01-03", 13))
    told = {id_: (found[id_].value, found[id_].qualifier) for id_ in ("C1", "C2", "C2w", "C3", "C4", "C4f")}
    assert told == {
        "C1": (2, "exact"),
        "C2": (2, "exact"),
        "C2w": (1, "exact"),
        "C3": (1, "exact"),
        "C4": (14, "about"),
        "C4f": (8, "at_least"),
    }
    assert (spring["C1"].value, spring["C2"].value, spring["C4"].value, spring["C4"].qualifier) == (
        1,
        2,
        7,
        "at_least",
    )
    assert told_then["C1"].value == 0


async def test_a_cooperative_may_be_in_the_figure_already(database: Database) -> None:
    """As with people: it is asked, and where nobody knows there is a range."""
    async with database.write() as tx:
        rows = [
            Organisation("cooperative", f"C{n}", prior=prior) for n, prior in enumerate(("no", "yes", ""))
        ]
        coops = await add_organisations(tx, rows, at("2025-07-02"))
        numbers = await add_projects(
            tx, [Project("sse", organisation_id=one) for one in coops], at("2025-07-02")
        )
        stages = [Stage(number, "approved", dt.date(2025, 7, 3)) for number in numbers]
        await STAGE_FACTS.add(tx, stages, at("2025-07-03"))
        figures = [Figure("C2", 40, JUNE_30, "report"), Figure("C1", 21, JUNE_30, "report")]
        await add_figures(tx, figures, at("2025-06-30"))
        found = await _ask(tx)
        told = Organisation("cooperative", "C2", prior="yes", organisation_id=coops[2])
        await correct_organisation(tx, told, at("2025-08-01"))
        after = await _ask(tx)
    assert (found["C2"].value, found["C2"].high, found["C2"].covered) == (41, 42, 1)
    assert found["C1"].value == 24
    assert (after["C2"].value, after["C2"].high, after["C2"].covered) == (41, 41, 2)


# --- training, placements, talks


async def test_persons_trained_are_counted_once(database: Database) -> None:
    """However many courses they completed; who was recorded as completed by mistake is not."""
    async with database.write() as tx:
        one, two, three = await _people(tx, 3, sex="female")
        run = RunEntry(dt.date(2025, 3, 3), dt.date(2025, 3, 7), 4)
        entries = [CourseEntry(f"{f}-1", f, "أ", "A", "OFPPT", (run,)) for f in ("solar", "drone")]
        await import_catalogue(tx, entries, at("2025-01-02"))
        solar, drone = [found.id for found in await run_list(tx, dt.date(2025, 1, 1))]
        taken = [await take_seat(tx, run, one, at("2025-02-03")) for run in (solar, drone)]
        taken += [await take_seat(tx, solar, person, at("2025-02-03")) for person in (two, three)]
        ids = [seat.enrolment_id for seat in taken]
        await step(tx, ids, "completed", dt.date(2025, 3, 7), at("2025-03-07"))
        await step(tx, [ids[2]], "no_show", dt.date(2025, 3, 7), at("2025-03-20"))
        await step(tx, [ids[0]], "certified", dt.date(2025, 4, 1), at("2025-04-01"))
        found, then = await _ask(tx), await _ask(tx, as_of=at("2025-03-10"))
        april = await _ask(tx, days(dt.date(2025, 4, 1), dt.date(2025, 4, 30)))
    assert (found["T1"].value, then["T1"].value, april["T1"].value) == (2, 3, 0)
    cells = [(cell.key, cell.value) for cell in found["T3"].cells if cell.split == "training_field"]
    assert (cells, found["T3"].counts["overlap"]) == ([("solar", 2), ("drone", 1)], 1)
    assert found["T2"].value == 4
    counts = found["T2"].counts
    assert (counts["seats"], counts["taken"], counts["completed"], counts["no_show"]) == (8, 4, 3, 1)
    assert (counts["fill_percent"], counts["completion_percent"], counts["missed_percent"]) == (50, 75, 25)


async def test_placements_and_how_many_were_kept(database: Database) -> None:
    """Persons once; the share is of those that were checked."""
    async with database.write() as tx:
        one, two, three = await _people(tx, 3)
        day = dt.date(2025, 2, 3)
        rows = [
            Placement(one, day),
            Placement(one, day),
            Placement(two, day),
            Placement(three, dt.date(2024, 2, 3)),
        ]
        await PLACEMENTS.add(tx, rows, at("2025-02-03"))
        entries = await PLACEMENTS.current(tx)
        await check_placement(tx, entries[0], True, dt.date(2025, 5, 5), at("2025-05-05"))
        await check_placement(tx, entries[2], False, dt.date(2025, 5, 5), at("2025-05-05"))
        year, then = (await _ask(tx, YEAR))["P1"], (await _ask(tx, YEAR, at("2025-03-03")))["P1"]
    assert (year.value, year.share, dict(year.counts)) == (
        2,
        ("checked", 50.0),
        {"placements": 3, "kept": 1, "checked": 2},
    )
    assert (then.value, then.share) == (2, None)


async def test_the_median_wait_for_a_human(database: Database) -> None:
    """Of replies known by then, for all and by risk; talks without one are open."""
    async with database.write() as tx:
        people = await _people(tx, 4)
        for person, minutes, risk in zip(
            people, (5, 10, 45, None), ("none", "none", "high", "none"), strict=True
        ):
            opened, _ = await open_case(tx, person, person, at("2025-02-03"))
            replied = at("2025-02-03") + dt.timedelta(minutes=minutes) if minutes else None
            values = {"first_reply_at": replied, "risk": risk}
            await tx.execute(update(cases).where(cases.c.id == opened.id).values(values))
        found = (await _ask(tx))["S1"]
        early = (await _ask(tx, as_of=at("2025-02-03") + dt.timedelta(minutes=11)))["S1"]
    assert (found.value, dict(found.counts)) == (10, {"cases": 4, "replied": 3, "open": 4})
    assert [(cell.key, cell.value) for cell in found.cells] == [("none", 8), ("high", 45)]
    assert (early.value, early.counts["replied"]) == (7.5, 2)


# --- random histories against a recount by other means

_DAYS = st.sampled_from(["2025-05-05", "2025-06-30", "2025-07-01", "2025-08-08"])
_ROWS = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from([*HEADLINE, "training"]), _DAYS, _DAYS), max_size=14
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=_ROWS,
    priors=st.lists(st.sampled_from(["", "yes", "no", "unknown"]), min_size=5, max_size=5),
    merged=st.booleans(),
    value=st.sampled_from([None, 0, 50]),
    first=st.sampled_from([STARTED, dt.date(2025, 7, 1)]),
    as_of=st.sampled_from([at("2025-07-15"), LATE]),
)
async def test_random_histories_equal_a_recount(
    database: Database,
    rows: list[tuple[int, str, str, str]],
    priors: list[str],
    merged: bool,
    value: int | None,
    first: dt.date,
    as_of: dt.datetime,
) -> None:
    """Whatever was recorded late, merged, said of before, or official: B1, B2, B3, B4 equal plain loops."""
    period = days(first, dt.date(2025, 12, 31))
    async with database.write() as tx:
        moment = await tx.begin_nested()
        ids = await _people(tx, 5)
        for id_, prior in zip(ids, priors, strict=True):
            await tx.execute(update(beneficiaries).where(beneficiaries.c.id == id_).values(prior=prior))
        if merged:
            await tx.execute(
                update(beneficiaries).where(beneficiaries.c.id == ids[4]).values(merged_into=ids[0])
            )
        await add_contacts(
            tx, [contact(ids[n], service, day, recorded=max(day, known)) for n, service, day, known in rows]
        )
        if value is not None:
            await add_figures(tx, [Figure("B1", value, JUNE_30, "report")], at("2025-06-30"))
        found = await _ask(tx, period, as_of)
        await moment.rollback()
    expected = _recount(rows, priors, merged, value, period, as_of)
    assert {id_: (found[id_].value, found[id_].high) for id_ in expected} == expected
    for indicator in ("B6", "B7"):
        for name in {cell.split for cell in found[indicator].cells}:
            cells = [cell for cell in found[indicator].cells if cell.split == name]
            assert (sum(cell.value for cell in cells), sum(cell.high for cell in cells)) == expected["B1"]


def _recount(
    rows: list[tuple[int, str, str, str]],
    priors: list[str],
    merged: bool,
    value: int | None,
    period: Period,
    as_of: dt.datetime,
) -> dict[str, tuple[int, int]]:
    known = sorted(
        (day, 0 if merged and n == 4 else n)
        for n, service, day, recorded in rows
        if service in HEADLINE and at(max(day, recorded), 13) <= as_of
    )
    first: dict[int, str] = {}
    for day, person in known:
        first.setdefault(person, day)

    def counted(people: dict[int, str], certain: bool) -> int:
        ok = {"no"} if certain else {"no", "", "unknown"}
        if not value:  # an official nobody counted nobody already
            ok = {"no", "", "unknown", "yes"}
        return sum(priors[n] in ok and (value is None or day > "2025-06-30") for n, day in people.items())

    start = period.first_day.isoformat()
    new = {person: day for person, day in first.items() if day >= start}
    inside = [person for day, person in known if day >= start]
    base = value or 0
    return {
        "B1": (base + counted(first, True), base + counted(first, False)),
        "B2": (len(inside), len(inside)),
        "B3": (counted(new, True), counted(new, False)),
        "B4": (len(set(inside)), len(set(inside))),
    }
