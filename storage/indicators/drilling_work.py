"""What stands behind figures of enterprises, cooperatives, training, placements and talks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import Table, select

from storage.database import Transaction
from storage.indicators.cooperatives import approved_projects, last_censuses
from storage.indicators.crossing_work import asked_for, facts_of, sign_ups_of
from storage.indicators.enterprises import counted_jobs, funded_projects
from storage.indicators.helped import cases_of, placements_of, ratings_of
from storage.indicators.knowing import Plan
from storage.indicators.scope import Scope
from storage.indicators.trained import completed
from storage.periods import today_in_casablanca
from storage.tables import beneficiaries, projects


@dataclass(frozen=True, slots=True)
class Behind:
    """One row: whose or what it is, by a reference; the day; what else is told of it, by name."""

    reference: str
    day: date | None
    told: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Thing:
    """A thing that was counted: its number in its table, or its reference where it has no number."""

    number: int | None
    day: date | None
    told: Mapping[str, str | int]
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was counted, oldest first, and the table and column of its references."""

    things: Sequence[_Thing]
    table: Table | None = None
    column: str = ""

    async def shown(self, tx: Transaction, things: Sequence[_Thing]) -> list[Behind]:
        """Things as rows, with their references."""
        references: dict[int, str] = {}
        if self.table is not None:
            numbers = [thing.number for thing in things]
            statement = select(self.table.c.id, self.table.c[self.column]).where(self.table.c.id.in_(numbers))
            references = {row[0]: row[1] for row in await tx.execute(statement)}
        return [
            Behind(thing.reference or references.get(thing.number or 0, "—"), thing.day, thing.told)
            for thing in things
        ]


def _oldest_first(things: Sequence[_Thing]) -> list[_Thing]:
    return sorted(things, key=lambda one: (one.day or date.min, one.number or 0, one.reference))


async def _enterprises(tx: Transaction, scope: Scope, plan: Plan) -> Found:
    rows = [row for row in await funded_projects(tx, scope) if scope.has(row.funded_on)]
    things = [
        _Thing(row.project_id, row.funded_on, {"sector": row.sector or "unknown"})
        for row in rows
        if asked_for(plan, facts_of(row, "sector"))
    ]
    return Found(_oldest_first(things), projects, "reference")


async def _jobs(tx: Transaction, scope: Scope, plan: Plan) -> Found:
    funded = await funded_projects(tx, scope)
    sectors = {row.project_id: row.sector for row in funded}
    of_organisations = {row.organisation_id: row for row in funded if row.organisation_id}
    things = []
    for job in await counted_jobs(tx, scope, funded):
        project = job.project_id or of_organisations[job.organisation_id].project_id
        sector = sectors[project] or "unknown"
        if asked_for(plan, {"sex": job.sex or "undisclosed", "sector": sector}):
            things.append(_Thing(project, job.dated_on, {"jobs": job.count, "sector": sector}))
    return Found(_oldest_first(things), projects, "reference")


async def _sse_projects(tx: Transaction, scope: Scope, plan: Plan) -> Found:
    found, things = await approved_projects(tx, scope), []
    for row in found.rows:
        holder = found.known.get(row.organisation_id)
        commune = (holder.commune if holder else row.commune) or "unknown"
        if asked_for(plan, {"commune": commune}):
            things.append(_Thing(row.project_id, row.approved_on, {"commune": commune}))
    return Found(_oldest_first(things), projects, "reference")


async def _organisations(tx: Transaction, scope: Scope, plan: Plan) -> Found:
    """Organisations go by their names, which are public; with their members where these are counted."""
    found = await approved_projects(tx, scope)
    last = await last_censuses(tx, scope) if plan.base in ("C4", "C4f") else {}
    things = []
    for one in found.unions if plan.base == "C3" else found.cooperatives:
        commune, census = one.organisation.commune or "unknown", last.get(one.organisation.organisation_id)
        if not asked_for(plan, {"commune": commune}) or (
            plan.base == "C2w" and not one.organisation.women_led
        ):
            continue
        told: dict[str, str | int] = {"commune": commune}
        if census:
            told |= {"members": census.members_total, "women": census.members_women or 0}
        things.append(_Thing(None, one.since, told, one.organisation.name))
    return Found(_oldest_first(things))


async def _trained(tx: Transaction, scope: Scope, plan: Plan) -> Found:
    """One row for each training that a person completed in the period."""
    things = [
        _Thing(row.person_id, row.day, {"training_field": row.training_field})
        for row in await tx.execute(completed(scope))
        if scope.has(row.day) and asked_for(plan, facts_of(row, "training_field"))
    ]
    return Found(_oldest_first(things), beneficiaries, "public_id")


async def _sign_ups(tx: Transaction, scope: Scope, plan: Plan) -> Found:
    things = [
        _Thing(row.person_id, today_in_casablanca(row.created_at), {"training_field": row.training_field})
        for row in await tx.execute(sign_ups_of(scope))
        if asked_for(plan, facts_of(row, "training_field"))
    ]
    return Found(_oldest_first(things), beneficiaries, "public_id")


async def _placed(tx: Transaction, scope: Scope, plan: Plan) -> Found:
    """One row for each placement: somebody may have several."""
    things = [
        _Thing(row.person_id, row.started_on, {"kept": row.kept_3m})
        for row in await tx.execute(placements_of(scope))
        if scope.has(row.started_on) and asked_for(plan, facts_of(row))
    ]
    return Found(_oldest_first(things), beneficiaries, "public_id")


async def _talks(tx: Transaction, scope: Scope, plan: Plan) -> Found:
    """Talks by the reference that staff know them by; not whose they were."""
    things = []
    for row in await tx.execute(cases_of(scope)):
        replied = row.first_reply_at if row.first_reply_at and row.first_reply_at <= scope.as_of else None
        told: dict[str, str | int] = {"risk": row.risk}
        told |= {"minutes": round((replied - row.opened_at).total_seconds() / 60)} if replied else {}
        things.append(_Thing(None, today_in_casablanca(row.opened_at), told, row.reference or "—"))
    return Found(_oldest_first(things))


async def _answers(tx: Transaction, scope: Scope, plan: Plan) -> Found:
    """When people said what they thought; nobody sees who said what."""
    rows = await tx.execute(ratings_of(scope))
    return Found(_oldest_first([_Thing(None, today_in_casablanca(row.at), {}, "—") for row in rows]))


WORK: Final[Mapping[str, Callable[[Transaction, Scope, Plan], Awaitable[Found]]]] = {
    "E1": _enterprises,
    "E2": _jobs,
    "E3": _enterprises,
    "C1": _sse_projects,
    **dict.fromkeys(("C2", "C2w", "C3", "C4", "C4f"), _organisations),
    "T1": _trained,
    "T2": _sign_ups,
    "P1": _placed,
    "S1": _talks,
    "S2": _answers,
}
