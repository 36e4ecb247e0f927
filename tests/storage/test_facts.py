"""Projects, organisations, jobs, placements, official figures: added, corrected, moved; the past is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from storage.baselines import (
    Figure,
    NoSuchFigure,
    Official,
    add_figures,
    check_figures,
    correct_figure,
    figure_list,
)
from storage.completion import step, steps_of
from storage.conversations import Newcomer, create_people
from storage.courses import CourseEntry, RunEntry, import_catalogue, open_runs
from storage.database import Database, Transaction
from storage.errors import StorageRefused
from storage.organisations import (
    CENSUSES,
    HANDOVERS,
    WORKSHOPS,
    Census,
    Handover,
    Organisation,
    Workshop,
    add_organisations,
    correct_organisation,
    organisation_list,
)
from storage.projects import (
    STAGE_FACTS,
    Project,
    Stage,
    add_projects,
    attach,
    correct_project,
    history,
    move,
    project,
    project_list,
    projects_of,
)
from storage.public_id import is_valid
from storage.tables import baseline_figures, beneficiaries, job_records, project_stages
from storage.training import take_seat
from storage.vocabulary import STAGES
from storage.work import JOB_RECORDS, OFFERS, PLACEMENTS, JobRecord, Offer, Placement, check_placement

pytestmark = pytest.mark.anyio

MAY = dt.datetime(2025, 5, 5, 12, tzinfo=dt.UTC)
JUNE = dt.datetime(2025, 6, 5, 12, tzinfo=dt.UTC)
JULY = dt.datetime(2025, 7, 5, 12, tzinfo=dt.UTC)
DAY = dt.date(2025, 5, 5)
B1 = Figure("B1", 8421, dt.date(2025, 6, 30), "MAP", "at_least")


async def _person(tx: Transaction, number: int = 1) -> int:
    return (await create_people(tx, [Newcomer(number, number, "ar", MAY)]))[number].beneficiary_id


# --- organisations


async def test_an_organisation_is_corrected_and_its_past_is_told(database: Database) -> None:
    """What was known in May is told as of May; a second correction builds on the first."""
    async with database.write() as tx:
        (union, coop) = await add_organisations(
            tx, [Organisation("union", "U"), Organisation("cooperative", "C", women_led=True)], MAY
        )
        told = Organisation("cooperative", "C", parent_union=union, organisation_id=coop)
        await correct_organisation(tx, told, JUNE)
        await correct_organisation(tx, replace(told, commune="bitit"), JULY)
        now, then = (
            await organisation_list(tx, "cooperative"),
            await organisation_list(tx, "cooperative", MAY),
        )
    assert [one.facts for one in now] == [replace(told, commune="bitit")]
    assert [(one.facts.women_led, one.facts.parent_union) for one in then] == [(True, None)]


async def test_an_unknown_organisation_is_not_corrected(database: Database) -> None:
    """There is nothing to put right."""
    async with database.write() as tx:
        with pytest.raises(StorageRefused, match="no organisation 7"):
            await correct_organisation(tx, Organisation("union", "U", organisation_id=7), MAY)


@pytest.mark.parametrize(
    "wrong",
    [
        Census(1, DAY, 5, 6),
        Handover("solar pump", 0, DAY, organisation_id=1),
        Handover("solar pump", 1, DAY),
        Workshop("cooking", DAY, 5),
        Workshop("management", DAY, 5, 6),
        JobRecord(0, DAY, organisation_id=1),
        JobRecord(1, DAY),
        JobRecord(1, DAY, organisation_id=1, qualifier="surely"),
        Offer(1, "shepherd", 0, DAY),
        Offer(9, "shepherd", 1, DAY),
        Placement(1, DAY, kept_3m="yes"),
    ],
)
async def test_what_cannot_be_is_refused(database: Database, wrong: object) -> None:
    """More women than members, nobody to receive, jobs made by nobody, kept without a day: not on record."""
    tables = {
        Census: CENSUSES,
        Handover: HANDOVERS,
        Workshop: WORKSHOPS,
        JobRecord: JOB_RECORDS,
        Offer: OFFERS,
        Placement: PLACEMENTS,
    }
    async with database.write() as tx:
        await _person(tx)
        await add_organisations(tx, [Organisation("employer", "E")], MAY)
    with pytest.raises(StorageRefused):
        async with database.write() as tx:
            await tables[type(wrong)].add(tx, [wrong], MAY)  # type: ignore[attr-defined]  # one of them


async def test_workshops_and_equipment_are_kept(database: Database) -> None:
    """In the order of entry."""
    held = Workshop("feasibility", DAY, 20, 15, "bitit")
    async with database.write() as tx:
        (coop,) = await add_organisations(tx, [Organisation("cooperative", "C")], MAY)
        handed = Handover("solar pump", 2, DAY, organisation_id=coop, worth=30_000)
        await WORKSHOPS.add(tx, [held], MAY)
        await HANDOVERS.add(tx, [handed], MAY)
        assert [one.facts for one in await WORKSHOPS.current(tx)] == [held]
        assert [one.facts for one in await HANDOVERS.current(tx)] == [handed]


# --- projects


async def test_a_project_goes_its_way(database: Database) -> None:
    """From idea to funding, each stage on its day; the reference is one to say on the telephone."""
    async with database.write() as tx:
        person = await _person(tx)
        (number,) = await add_projects(tx, [Project("entrepreneurship", beneficiary_id=person)], MAY)
        (begun,) = await projects_of(tx, person)
        assert (begun.stage, begun.next_stage, begun.reached_on) == ("", "idea", None)
        for stage, day in (("idea", 1), ("study", 2), ("approved", 3), ("funded", 4)):
            await move(tx, number, stage, dt.date(2025, 5, day), MAY)
        (far,) = await projects_of(tx, person)
        assert await project(tx, far.reference.lower()) == far
    assert is_valid(far.reference) and far.reference.startswith("PR-25-")
    assert (far.stage, far.next_stage, far.reached_on) == ("funded", "running", dt.date(2025, 5, 4))
    assert (far.approved_on, far.funded_on) == (dt.date(2025, 5, 3), dt.date(2025, 5, 4))


async def test_what_was_funded_was_approved_by_then(database: Database) -> None:
    """A project that is imported at its last stage has the days that count."""
    async with database.write() as tx:
        person = await _person(tx)
        (number,) = await add_projects(tx, [Project("sse", beneficiary_id=person)], MAY)
        await move(tx, number, "funded", DAY, MAY)
        await move(tx, number, "closed", DAY, MAY)
        (far,) = await projects_of(tx, person)
    assert (far.approved_on, far.funded_on, far.stage, far.next_stage) == (DAY, DAY, "closed", "")


async def test_a_wrong_stage_is_corrected_once(database: Database) -> None:
    """The first entry stays on record; two corrections of the same entry are refused."""
    async with database.write() as tx:
        person = await _person(tx)
        (number,) = await add_projects(tx, [Project("sse", beneficiary_id=person)], MAY)
        wrong = await move(tx, number, "funded", DAY, MAY)
        right = Stage(number, "committee", DAY)
        await STAGE_FACTS.correct(tx, wrong, right, JUNE)
        assert [stage for _, stage in await history(tx, number)] == [right]
        (now,) = await project_list(tx)
        (then,) = await project_list(tx, as_of=MAY)
        assert (now.stage, now.funded_on, then.stage, then.funded_on) == ("committee", None, "funded", DAY)
        rows = (
            (await tx.execute(select(project_stages.c.stage).order_by(project_stages.c.id))).scalars().all()
        )
        assert list(rows) == ["funded", "committee"]
    with pytest.raises(StorageRefused):
        async with database.write() as tx:
            await STAGE_FACTS.correct(tx, wrong, Stage(number, "idea", DAY), JULY)


async def test_rows_of_facts_are_never_changed(database: Database) -> None:
    """The database itself refuses."""
    async with database.write() as tx:
        await add_figures(tx, [B1], MAY)
    with pytest.raises(StorageRefused, match="append-only"):
        async with database.write() as tx:
            await tx.execute(update(baseline_figures).values(value=9000))


async def test_projects_are_listed_by_axis_and_stage(database: Database) -> None:
    """The latest first, with what is known of each."""
    async with database.write() as tx:
        (coop,) = await add_organisations(tx, [Organisation("cooperative", "C")], MAY)
        rows = [Project("sse", f"P{n}", organisation_id=coop, amount_total=1000 * n) for n in (1, 2, 3)]
        first, second, third = await add_projects(tx, rows, MAY)
        for number, stage in ((first, "idea"), (second, "study"), (third, "idea")):
            await move(tx, number, stage, DAY, MAY)
        await correct_project(tx, replace(rows[0], title="P1 again", project_id=first), JUNE)
        ideas = await project_list(tx, "sse", "idea")
        assert await project_list(tx, "entrepreneurship") == []
        await attach(tx, [(first, coop)], JUNE, attached=False)
        with pytest.raises(StorageRefused, match="no project 99"):
            await correct_project(tx, Project("sse", organisation_id=coop, project_id=99), JUNE)
    assert [(one.project.title, one.project.amount_total) for one in ideas] == [
        ("P3", 3000),
        ("P1 again", 1000),
    ]


async def test_a_merged_person_keeps_their_project(database: Database) -> None:
    """It is found under the record that was kept."""
    async with database.write() as tx:
        kept, other = await _person(tx, 1), await _person(tx, 2)
        await add_projects(tx, [Project("entrepreneurship", "bees", beneficiary_id=other)], MAY)
        await tx.execute(update(beneficiaries).where(beneficiaries.c.id == other).values(merged_into=kept))
        assert [one.project.title for one in await projects_of(tx, kept)] == ["bees"]


def test_stages_have_an_order() -> None:
    """The domain's own."""
    assert STAGES == ("idea", "study", "committee", "approved", "funded", "running", "closed")


# --- work


async def test_a_placement_is_checked_after_three_months(database: Database) -> None:
    """The check is a new entry; it cannot come before the job."""
    async with database.write() as tx:
        person = await _person(tx)
        (employer,) = await add_organisations(tx, [Organisation("employer", "E")], MAY)
        (offer,) = await OFFERS.add(tx, [Offer(employer, "shepherd", 2, DAY)], MAY)
        await PLACEMENTS.add(tx, [Placement(person, DAY, employer, offer, "seasonal")], MAY)
        (entry,) = await PLACEMENTS.current(tx)
        with pytest.raises(StorageRefused, match="after"):
            await check_placement(tx, entry, True, dt.date(2025, 5, 4), JUNE)
        await check_placement(tx, entry, False, dt.date(2025, 8, 6), JULY)
        (checked,) = await PLACEMENTS.current(tx)
        (before,) = await PLACEMENTS.current(tx, as_of=JUNE)
    assert (checked.facts.kept_3m, checked.facts.checked_on) == ("no", dt.date(2025, 8, 6))
    assert (before.facts.kept_3m, before.id) == ("unknown", entry.id)


async def test_jobs_are_found_by_project(database: Database) -> None:
    """Conditions are those of the table."""
    async with database.write() as tx:
        person = await _person(tx)
        first, second = await add_projects(tx, [Project("entrepreneurship", beneficiary_id=person)] * 2, MAY)
        await JOB_RECORDS.add(tx, [JobRecord(2, DAY, first), JobRecord(3, DAY, second)], MAY)
        found = await JOB_RECORDS.current(tx, job_records.c.project_id == second)
    assert [one.facts.count for one in found] == [3]


async def test_sign_ups_are_completed_step_by_step(database: Database) -> None:
    """Completed on one day, certified on another; a sign-up nobody knows is passed over."""
    async with database.write() as tx:
        person = await _person(tx)
        run = RunEntry(dt.date(2025, 7, 1), dt.date(2025, 7, 4), 3)
        await import_catalogue(tx, [CourseEntry("s", "solar", "أ", "A", runs=(run,))], MAY)
        (opened,) = await open_runs(tx, "", DAY)
        taken = await take_seat(tx, opened.id, person, MAY)
        assert await step(tx, [taken.enrolment_id, 99], "completed", dt.date(2025, 7, 4), JULY) == 1
        assert await step(tx, [taken.enrolment_id], "certified", dt.date(2025, 7, 9), JULY) == 1
        assert await step(tx, [99], "certified", dt.date(2025, 7, 9), JULY) == 0
        steps = await steps_of(tx, taken.enrolment_id)
    assert steps == [("completed", dt.date(2025, 7, 4)), ("certified", dt.date(2025, 7, 9))]


# --- official figures


async def test_a_figure_is_corrected_and_both_stay(database: Database) -> None:
    """As of May the wrong one is told."""
    async with database.write() as tx:
        (number,) = await add_figures(tx, [replace(B1, value=8412)], MAY)
        await correct_figure(tx, number, B1, JUNE)
        assert [one.facts.value for one in await figure_list(tx)] == [8421]
        assert [one.facts.value for one in await figure_list(tx, MAY)] == [8412]


@pytest.mark.parametrize(
    ("figure", "says"),
    [
        (replace(B1, indicator="B4"), "no official figure can be part of 'B4'; there are B1"),
        (replace(B1, indicator="B7"), "say which part it is, such as commune=agourai"),
        (replace(B1, indicator="B1f", split_key="commune", split_value="bitit"), "is a part already"),
    ],
)
def test_a_figure_of_nothing_is_refused(figure: Figure, says: str) -> None:
    """What does not grow from the start has no figure from before."""
    with pytest.raises(NoSuchFigure, match=says):
        check_figures([figure])


def test_figures_are_found_by_what_they_count() -> None:
    """The latest up to a day; a part by its own id or as part of the whole; parts of the same day only."""
    older = Figure("B1", 7000, dt.date(2024, 12, 31), "MAP")
    women = Figure("B1f", 2055, B1.as_of, "MAP")
    bitit = Figure("B7", 300, B1.as_of, "MAP", split_key="commune", split_value="bitit")
    stale = Figure("B1", 250, older.as_of, "MAP", split_key="commune", split_value="agourai")
    official = Official([older, B1, women, bitit, stale])
    assert official.latest("B1", dt.date(2025, 6, 29)) == older
    assert official.latest("B1", dt.date(2025, 6, 30)) == B1
    assert official.latest("B1", dt.date(2024, 12, 30)) is None
    assert official.latest("B1f", dt.date(2025, 7, 1)) == women
    assert official.split(B1, "sex") == {"female": women}
    assert official.split(B1, "commune") == {"bitit": bitit}


def test_of_two_figures_for_one_thing_the_last_entered_holds() -> None:
    """Nothing is added up twice."""
    assert Official([B1, replace(B1, value=1)]).latest("B1", B1.as_of) == replace(B1, value=1)
