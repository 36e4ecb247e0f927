"""Projects: who holds them, how far they came, which cooperatives they are for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, bindparam, case, false, func, insert, or_, select, update

from storage.counted import lineage
from storage.database import Transaction
from storage.errors import StorageRefused
from storage.facts import Facts, standing_facts
from storage.public_id import public_id
from storage.rows import inserter
from storage.tables import project_facts, project_organisations, project_stages, projects
from storage.vocabulary import STAGES

PREFIX = "PR"
"""What references of projects begin with."""


@dataclass(frozen=True, slots=True)
class Project:
    """What is known of a project; `project_id` is given by `add_projects`, amounts are in dirhams.

    Its holder is a beneficiary, an organisation, or both. `accompanied_on` is when accompaniment began, where
    no contact of the holder says so.
    """

    axis: str
    title: str = ""
    beneficiary_id: int | None = None
    organisation_id: int | None = None
    sector: str = ""
    value_chain: str = ""
    accompanied_on: date | None = None
    amount_total: int | None = None
    amount_indh: int | None = None
    project_id: int = 0


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a project and the day on which it was reached."""

    project_id: int
    stage: str
    reached_on: date


@dataclass(frozen=True, slots=True)
class Progress:
    """A project, its reference, how far it is, and the days that count; no stage yet is an empty one."""

    reference: str
    project: Project
    stage: str
    reached_on: date | None
    approved_on: date | None
    funded_on: date | None

    @property
    def next_stage(self) -> str:
        """The stage after this one; empty at the end."""
        following = STAGES.index(self.stage) + 1 if self.stage else 0
        return STAGES[following] if following < len(STAGES) else ""


FACTS = Facts(project_facts, Project)
STAGE_FACTS = Facts(project_stages, Stage)

_FIELDS = Project.__slots__
_number = inserter(projects)
_REFER = update(projects).where(projects.c.id == bindparam("project")).values(reference=bindparam("number"))


async def add_projects(
    tx: Transaction, rows: Sequence[Project], at: datetime, staff_id: int | None = None
) -> list[int]:
    """Put projects on record; their numbers, in order. A holding organisation is attached as well."""
    if not rows:
        return []
    ids = await _number(tx, [{"recorded_at": at, "staff_id": staff_id} for _ in rows])
    numbers = [{"project": id_, "number": public_id(id_, at.year, PREFIX)} for id_ in ids]
    await tx.execute(_REFER, numbers)
    known = [replace(row, project_id=id_) for row, id_ in zip(rows, ids, strict=True)]
    await FACTS.add(tx, known, at, staff_id)
    held = [(row.project_id, row.organisation_id) for row in known if row.organisation_id is not None]
    await attach(tx, held, at, staff_id)
    return ids


async def correct_project(tx: Transaction, row: Project, at: datetime, staff_id: int | None = None) -> None:
    """Say what is true of a project from now on; StorageRefused if there is none of its number."""
    found = await FACTS.current(tx, project_facts.c.project_id == row.project_id)
    if not found:
        raise StorageRefused(f"there is no project {row.project_id}")
    await FACTS.correct(tx, found[0].id, row, at, staff_id)


async def attach(
    tx: Transaction,
    pairs: Iterable[tuple[int, int]],
    at: datetime,
    staff_id: int | None = None,
    *,
    attached: bool = True,
) -> None:
    """Say that organisations benefit from projects (or no longer do): pairs of project and organisation."""
    shared = {"attached": attached, "recorded_at": at, "staff_id": staff_id}
    rows = [shared | {"project_id": project, "organisation_id": one} for project, one in pairs]
    if rows:
        await tx.execute(insert(project_organisations), rows)


async def benefiting(tx: Transaction, project_id: int) -> list[int]:
    """The organisations that benefit from a project: the last row of each pair says so."""
    pairs = project_organisations.c
    last = select(func.max(pairs.id)).where(pairs.project_id == project_id).group_by(pairs.organisation_id)
    statement = select(pairs.organisation_id).where(pairs.id.in_(last), pairs.attached)
    return list((await tx.scalars(statement.order_by(pairs.id))).all())


async def move(
    tx: Transaction, project_id: int, stage: str, reached_on: date, at: datetime, staff_id: int | None = None
) -> int:
    """Bring a project to a stage that it reached on a day; the number of the entry, for corrections."""
    return (await STAGE_FACTS.add(tx, [Stage(project_id, stage, reached_on)], at, staff_id))[0]


async def history(tx: Transaction, project_id: int) -> list[tuple[int, Stage]]:
    """The stages that a project went through, as far as they stand, by day; each with its entry's number."""
    found = await STAGE_FACTS.current(tx, project_stages.c.project_id == project_id)
    return sorted([(one.id, one.facts) for one in found], key=lambda pair: (pair[1].reached_on, pair[0]))


async def undo_move(
    tx: Transaction, project_id: int, at: datetime, staff_id: int | None = None
) -> Stage | None:
    """Take the last stage of a project back: the one before it stands again; None at the first one."""
    known = await history(tx, project_id)
    before = [stage for _, stage in known if stage != known[-1][1]]
    if not before:
        return None
    for number, stage in known:
        if stage == known[-1][1]:  # once more where an earlier undoing left it twice
            await STAGE_FACTS.correct(tx, number, before[-1], at, staff_id)
    return before[-1]


async def project(tx: Transaction, reference: str) -> Progress | None:
    """A project by its reference, in upper or lower case."""
    found = await _all(tx, projects.c.reference == reference.strip().upper())
    return found[0] if found else None


async def projects_of(tx: Transaction, beneficiary_id: int) -> list[Progress]:
    """The projects that a person holds, also under records that were merged into theirs."""
    who = lineage()
    own = select(who.c.id).where(who.c.person_id == beneficiary_id)
    return await _all(tx, project_facts.c.beneficiary_id.in_(own))


async def project_by_id(tx: Transaction, project_id: int) -> Progress | None:
    """A project by its number in the database."""
    found = await _all(tx, project_facts.c.project_id == project_id)
    return found[0] if found else None


async def projects_like(
    tx: Transaction, words: str, people: Sequence[int] = (), organisations: Sequence[int] = (), limit: int = 8
) -> list[Progress]:
    """Projects whose title holds these words (if any), or that one of these people or organisations holds."""
    who = lineage()
    held = project_facts.c.beneficiary_id.in_(select(who.c.id).where(who.c.person_id.in_(people)))
    by_organisation = project_facts.c.organisation_id.in_(organisations)
    named = project_facts.c.title.icontains(words, autoescape=True) if words else false()
    return await _all(tx, or_(named, held, by_organisation), limit=limit)


async def project_list(
    tx: Transaction, axis: str = "", stage: str = "", as_of: datetime | None = None, limit: int = 50
) -> list[Progress]:
    """Projects (of an axis, at a stage), as known at a time or now, the latest first."""
    conditions = [project_facts.c.axis == axis] if axis else []
    return await _all(tx, *conditions, stage=stage, as_of=as_of, limit=limit)


def progress(as_of: datetime | None) -> CTE:
    """For each project with stages: the last one, when it was reached, and when approved and funded.

    What is funded was approved by then at the latest.
    """
    order = (project_stages.c.reached_on.desc(), project_stages.c.id.desc())
    nth = func.row_number().over(partition_by=project_stages.c.project_id, order_by=order)
    standing = (
        select(project_stages.c.project_id, project_stages.c.stage, project_stages.c.reached_on)
        .add_columns(nth.label("nth"))
        .where(standing_facts(project_stages, as_of))
        .cte("standing_stages")
    )
    reached: ColumnElement[Any] = standing.c.reached_on
    return (
        select(
            standing.c.project_id,
            func.max(case((standing.c.nth == 1, standing.c.stage))).label("stage"),
            func.max(reached).label("reached_on"),
            func.min(case((standing.c.stage.in_(("approved", "funded")), reached))).label("approved_on"),
            func.min(case((standing.c.stage == "funded", reached))).label("funded_on"),
        )
        .group_by(standing.c.project_id)
        .cte("progress")
    )


async def _all(
    tx: Transaction,
    *conditions: ColumnElement[bool],
    stage: str = "",
    as_of: datetime | None = None,
    limit: int | None = None,
) -> list[Progress]:
    far = progress(as_of)
    days = (far.c.reached_on, far.c.approved_on, far.c.funded_on)
    statement = (
        select(projects.c.reference, func.coalesce(far.c.stage, ""), *days)
        .add_columns(*(project_facts.c[name] for name in _FIELDS))
        .join_from(project_facts, projects, projects.c.id == project_facts.c.project_id)
        .outerjoin(far, far.c.project_id == project_facts.c.project_id)
        .where(standing_facts(project_facts, as_of), *conditions)
        .order_by(projects.c.id.desc())
        .limit(limit)
    )
    if stage:
        statement = statement.where(far.c.stage == stage)
    rows = (await tx.execute(statement)).all()
    return [Progress(row[0], Project(*row[5:]), row[1], *row[2:5]) for row in rows]
