"""Enterprises, jobs, cooperatives, training and placements by any of what is known about them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, Select, select

from storage.baselines import Figure
from storage.database import Transaction
from storage.former import COURSES, SIGN_UPS
from storage.indicators.cooperatives import Supported, approved_projects, last_censuses
from storage.indicators.crossing import crossed_contacts, crossed_persons
from storage.indicators.enterprises import counted_jobs, funded_projects
from storage.indicators.helped import placements_of
from storage.indicators.knowing import FACTS, Plan
from storage.indicators.scope import Scope, is_fresh
from storage.indicators.tallying import Counted, Keys, Unit
from storage.indicators.trained import completed
from storage.tables import course_runs

Facts = Mapping[str, str]
_NOT_KNOWN: Final = {"sex": "undisclosed"}


async def counted(tx: Transaction, scope: Scope, plan: Plan) -> Counted:
    """What the record holds of an indicator, with the values of what it is split by."""
    return await _COUNTED[plan.base](tx, scope, plan)


def facts_of(row: Row[*tuple[Any, ...]], *further: str) -> dict[str, str]:
    """What is known about whoever a row is of; a project of an organisation alone has no person."""
    return {name: getattr(row, name) or _NOT_KNOWN.get(name, "unknown") for name in (*FACTS, *further)}


def asked_for(plan: Plan, facts: Facts) -> bool:
    """Whether something is among what is asked for."""
    return all(facts[name] in values for name, values in plan.filters.items())


def _keys(plan: Plan, facts: Facts) -> tuple[Keys, ...]:
    return tuple((facts[name],) for name in plan.splits)


async def _enterprises(tx: Transaction, scope: Scope, plan: Plan) -> Counted:
    figure = scope.figure("E1")
    told = [
        (facts_of(row, "sector"), row.funded_on)
        for row in await funded_projects(tx, scope)
        if scope.has(row.funded_on)
    ]
    units = [
        Unit(_keys(plan, facts), fresh=is_fresh(day, figure)) for facts, day in told if asked_for(plan, facts)
    ]
    return Counted(units, units, "projects", figure, figure)


async def _jobs(tx: Transaction, scope: Scope, plan: Plan) -> Counted:
    figure, funded = scope.figure("E2"), await funded_projects(tx, scope)
    sectors = {row.project_id: row.sector for row in funded}
    of_organisations = {row.organisation_id: row.sector for row in funded}
    units = []
    for job in await counted_jobs(tx, scope, funded):
        sector = sectors[job.project_id] if job.project_id else of_organisations.get(job.organisation_id)
        facts = {"sex": job.sex or "undisclosed", "sector": sector or "unknown"}
        if asked_for(plan, facts):
            fresh = is_fresh(job.dated_on, figure)
            units.append(Unit(_keys(plan, facts), job.count, fresh=fresh, qualifier=job.qualifier))
    return Counted(units, units, "jobs", figure, figure)


async def _sse_projects(tx: Transaction, scope: Scope, plan: Plan) -> Counted:
    """By the commune of the organisation that holds the project, or else of the person."""
    figure, found = scope.figure("C1"), await approved_projects(tx, scope)
    units = []
    for row in found.rows:
        holder = found.known.get(row.organisation_id)
        facts = {"commune": (holder.commune if holder else row.commune) or "unknown"}
        if asked_for(plan, facts):
            units.append(Unit(_keys(plan, facts), fresh=is_fresh(row.approved_on, figure)))
    return Counted(units, units, "projects", figure, figure)


async def _organisations(tx: Transaction, scope: Scope, plan: Plan) -> Counted:
    figure, found = scope.figure(plan.base), await approved_projects(tx, scope)
    supported = found.unions if plan.base == "C3" else found.cooperatives
    if plan.base == "C2w":
        supported = [one for one in supported if one.organisation.women_led]
    units = [unit for one in supported for unit in _supported(plan, one, figure)]
    return Counted(units, units, "organisations", figure, figure)


def _supported(
    plan: Plan, one: Supported, figure: Figure | None, count: int = 1, qualifier: str = "exact"
) -> Iterable[Unit]:
    facts = {"commune": one.organisation.commune or "unknown"}
    if asked_for(plan, facts):
        fresh, prior = is_fresh(one.since, figure), one.organisation.prior
        yield Unit(_keys(plan, facts), count, fresh=fresh, prior=prior, qualifier=qualifier)


async def _members(tx: Transaction, scope: Scope, plan: Plan) -> Counted:
    """Members at the last census of each cooperative; one without a census leaves "at least"."""
    figure, found = scope.figure(plan.base), await approved_projects(tx, scope)
    last = await last_censuses(tx, scope)
    units: list[Unit] = []
    for one in found.cooperatives:
        census = last.get(one.organisation.organisation_id)
        known = census.members_total if census and plan.base == "C4" else None
        known = census.members_women if census and plan.base == "C4f" else known
        sure = census.qualifier if census and plan.base == "C4" else "exact"
        units += _supported(plan, one, figure, known or 0, sure if known is not None else "at_least")
    return Counted(units, units, "members", figure, figure)


@dataclass(slots=True)
class _Trained:
    """A person who completed something: when first, what is known, and which fields in the period."""

    facts: Facts
    prior: str
    first_on: date
    fields: set[str] = field(default_factory=set)


async def _trained(tx: Transaction, scope: Scope, plan: Plan) -> Counted:
    """Persons once; in every field that they completed in the period. Only the fields asked for count."""
    figure, people = scope.figure("T1"), dict[int, _Trained]()
    for row in await tx.execute(completed(scope)):
        facts = facts_of(row, "training_field")
        if not (scope.since(row.day) and asked_for(plan, facts)):
            continue
        one = people.setdefault(row.person_id, _Trained(facts, row.prior, row.day))
        one.first_on = min(one.first_on, row.day)
        if scope.has(row.day):
            one.fields.add(row.training_field)
    units = [_trained_unit(plan, one, figure) for one in people.values() if one.fields]
    return Counted(units, units, "persons", figure, figure, has_women=True)


def _trained_unit(plan: Plan, one: _Trained, figure: Figure | None) -> Unit:
    keys = tuple(
        tuple(sorted(one.fields)) if name == "training_field" else (one.facts[name],) for name in plan.splits
    )
    women = int(one.facts["sex"] == "female")
    return Unit(keys, women=women, fresh=is_fresh(one.first_on, figure), prior=one.prior)


async def _sign_ups(tx: Transaction, scope: Scope, plan: Plan) -> Counted:
    """Sign-ups made in the period; seats belong to runs, and are told only of the whole."""
    told = [facts_of(row, "training_field") for row in await tx.execute(sign_ups_of(scope))]
    units = [Unit(_keys(plan, facts)) for facts in told if asked_for(plan, facts)]
    return Counted(units, units, "sign_ups")


def sign_ups_of(scope: Scope) -> Select[*tuple[Any, ...]]:
    """The sign-ups made in the period, with what is known about the person."""
    signed, course = SIGN_UPS.as_of(scope.as_of), COURSES.as_of(scope.as_of)
    made, first = signed.c.created_at, max(scope.start, scope.period.start)
    facts = (scope.who.c[name] for name in FACTS)
    return (
        select(scope.who.c.person_id, *facts, course.c.training_field, signed.c.created_at)
        .join_from(signed, scope.who, scope.who.c.id == signed.c.beneficiary_id)
        .join(course_runs, course_runs.c.id == signed.c.run_id)
        .join(course, course.c.id == course_runs.c.course_id)
        .where(made >= first, made < scope.period.end)
    )


async def _placed(tx: Transaction, scope: Scope, plan: Plan) -> Counted:
    """Persons once, by the first day they started."""
    figure = scope.figure("P1")
    rows = [row for row in await tx.execute(placements_of(scope)) if scope.has(row.started_on)]
    units = [
        _placed_unit(plan, row, figure)
        for row in {row.person_id: row for row in reversed(rows)}.values()
        if asked_for(plan, facts_of(row))
    ]
    return Counted(units, units, "persons", figure, figure, has_women=True)


def _placed_unit(plan: Plan, row: Row[*tuple[Any, ...]], figure: Figure | None) -> Unit:
    women, fresh = int(row.sex == "female"), is_fresh(row.started_on, figure)
    return Unit(_keys(plan, facts_of(row)), women=women, fresh=fresh, prior=row.prior)


_COUNTED: Final[Mapping[str, Callable[[Transaction, Scope, Plan], Awaitable[Counted]]]] = {
    **dict.fromkeys(("B1", "B1f", "B3", "B4", "B5"), crossed_persons),
    "B2": crossed_contacts,
    "E1": _enterprises,
    "E2": _jobs,
    "C1": _sse_projects,
    **dict.fromkeys(("C2", "C2w", "C3"), _organisations),
    **dict.fromkeys(("C4", "C4f"), _members),
    "T1": _trained,
    "T2": _sign_ups,
    "P1": _placed,
}
