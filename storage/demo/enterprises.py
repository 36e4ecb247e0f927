"""Synthetic micro-enterprises: 234 accompanied and funded, 480 jobs, and projects that are on their way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from storage.database import Transaction
from storage.demo.people import Someone
from storage.periods import CASABLANCA
from storage.projects import STAGE_FACTS, Project, Stage, add_projects
from storage.vocabulary import SECTORS
from storage.work import JOB_RECORDS, JobRecord

FUNDED, UNDER_WAY, JOBS = 234, 40, 480
_LAST_FUNDED = date(2025, 5, 30)
_DAYS_BEFORE_FUNDING = {"idea": 120, "study": 75, "committee": 30, "approved": 14, "funded": 0}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a project (a place in the list of people), since when accompanied, when funded if yet."""

    person: int
    accompanied_on: date
    funded_on: date | None


def holders(people: Sequence[Someone]) -> list[Holder]:
    """Those who hold projects, drawn from the people who came early enough."""
    random = Random("enterprises")
    early = [n for n, one in enumerate(people) if one.first_on <= date(2024, 12, 20)]
    chosen = random.sample(early, FUNDED + UNDER_WAY)
    return [_holder(random, n, people[n], n in chosen[:FUNDED]) for n in sorted(chosen)]


def _holder(random: Random, n: int, one: Someone, is_funded: bool) -> Holder:
    longest = min(720, (_LAST_FUNDED - one.first_on).days)
    funded_on = one.first_on + timedelta(days=random.randint(140, longest))
    return Holder(n, one.first_on + timedelta(days=10), funded_on if is_funded else None)


async def write_enterprises(tx: Transaction, chosen: Sequence[Holder], ids: Sequence[int]) -> None:
    """Put the projects, their stages and their jobs on record, each on its day."""
    random = Random("projects")
    jobs = [JOBS // FUNDED + (n < JOBS % FUNDED) for n in range(FUNDED)]
    for n, holder in enumerate(chosen):
        begun = _at(holder.funded_on or holder.accompanied_on)
        worth = random.randrange(40_000, 160_000, 5_000)
        sector = SECTORS[1:][n % len(SECTORS[1:])]
        row = Project(
            "entrepreneurship",
            beneficiary_id=ids[holder.person],
            sector=sector,
            amount_total=worth,
            amount_indh=worth * 6 // 10,
        )
        project_id = (await add_projects(tx, [row], begun))[0]
        await STAGE_FACTS.add(tx, list(_stages(project_id, holder, n)), begun)
        if holder.funded_on:
            await _record_jobs(tx, random, project_id, holder.funded_on, jobs.pop())


def _stages(project_id: int, holder: Holder, n: int) -> Iterator[Stage]:
    if holder.funded_on is None:
        for step, stage in enumerate(("idea", "study", "committee")[: 1 + n % 3]):
            yield Stage(project_id, stage, holder.accompanied_on + timedelta(days=30 * step))
        return
    for stage, days in _DAYS_BEFORE_FUNDING.items():
        yield Stage(project_id, stage, holder.funded_on - timedelta(days=days))


async def _record_jobs(tx: Transaction, random: Random, project_id: int, funded_on: date, jobs: int) -> None:
    day = funded_on + timedelta(days=21)
    sure = random.random() < 0.8  # some said on the phone how many, more or less
    record = JobRecord(
        count=jobs - 1,
        dated_on=day,
        project_id=project_id,
        status="verified" if sure else "declared",
        qualifier="exact" if sure else "about",
        sex=random.choice(("male", "female", "")),
    )
    own = JobRecord(count=1, dated_on=day, project_id=project_id, status="verified")
    await JOB_RECORDS.add(tx, [record, own], _at(day))


def _at(day: date) -> datetime:
    return datetime.combine(day, time(17), CASABLANCA)
