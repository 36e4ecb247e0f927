"""Micro-enterprises that were accompanied and financed (E1, E4), and the jobs they made (E2, E3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, or_, select

from storage.counted import standing
from storage.database import Transaction
from storage.facts import standing_facts
from storage.indicators.knowing import FACTS
from storage.indicators.scope import Scope, is_fresh
from storage.indicators.values import Indicator, Live, combine, least_sure, split, state
from storage.projects import progress
from storage.tables import project_facts, service_contacts
from storage.vocabulary import COUNTED_JOBS, SECTORS, SEXES
from storage.work import JOB_RECORDS, JobRecord

Funded = Row[*tuple[Any, ...]]


async def enterprises(tx: Transaction, scope: Scope) -> tuple[Indicator, ...]:
    """E1, E2, E3 and E4."""
    funded = await funded_projects(tx, scope)
    jobs = await counted_jobs(tx, scope, funded)
    e1 = _enterprises(scope, [row for row in funded if scope.has(row.funded_on)])
    e2 = _created(scope, jobs)
    cells = [cell for cell in e1.cells if cell.split == "sector"]
    return replace(e1, cells=()), e2, _each(scope, e1, e2), replace(e1, id="E4", cells=tuple(cells))


async def funded_projects(tx: Transaction, scope: Scope) -> list[Funded]:
    """The projects of entrepreneurs that had been funded and accompanied by the end of the period."""
    rows = await project_rows(tx, scope, "entrepreneurship")
    accompanied = await _accompanied(tx, scope)
    return [
        row
        for row in rows
        if scope.since(row.funded_on) and (row.person_id in accompanied or scope.since(row.accompanied_on))
    ]


async def project_rows(tx: Transaction, scope: Scope, axis: str) -> Sequence[Funded]:
    """The projects of an axis with their stages, as known at the time; none held by people who only test."""
    far = progress(scope.as_of)
    names = ("project_id", "organisation_id", "sector", "value_chain", "accompanied_on")
    statement = (
        select(*(project_facts.c[name] for name in names), far.c.approved_on, far.c.funded_on)
        .add_columns(scope.who.c.person_id, *(scope.who.c[name] for name in FACTS))
        .join_from(project_facts, far, far.c.project_id == project_facts.c.project_id)
        .outerjoin(scope.who, scope.who.c.id == project_facts.c.beneficiary_id)
        .where(
            project_facts.c.axis == axis,
            standing_facts(project_facts, scope.as_of),
            or_(project_facts.c.beneficiary_id.is_(None), scope.who.c.person_id.is_not(None)),
        )
    )
    return (await tx.execute(statement)).all()


async def _accompanied(tx: Transaction, scope: Scope) -> set[int]:
    """The people who hold projects and were accompanied by the end of the period."""
    holder = scope.who.alias("holder")
    holders = select(holder.c.person_id).join(project_facts, project_facts.c.beneficiary_id == holder.c.id)
    statement = (
        select(scope.who.c.person_id)
        .distinct()
        .join_from(service_contacts, scope.who, scope.who.c.id == service_contacts.c.beneficiary_id)
        .where(
            service_contacts.c.service == "accompaniment",
            standing(service_contacts, scope.start, scope.period.end, scope.as_of),
            scope.who.c.person_id.in_(holders),
        )
    )
    return set((await tx.execute(statement)).scalars())


def _enterprises(scope: Scope, rows: Iterable[Funded]) -> Indicator:
    whole = scope.figure("E1")
    all_of_it, sectors = Live(), defaultdict[str, Live](Live)
    for row in rows:
        counted = state(whole, is_fresh(row.funded_on, whole))
        all_of_it.add(counted)
        sectors[row.sector or "unknown"].add(counted)
    cells = split("sector", sectors, scope.parts(whole, "sector"), whole, SECTORS[1:])
    return combine("E1", scope.period, "enterprises", all_of_it, whole, cells)


async def counted_jobs(tx: Transaction, scope: Scope, funded: Sequence[Funded]) -> list[JobRecord]:
    """The jobs of these enterprises that are dated in the period."""
    projects = {row.project_id for row in funded}
    organisations = {row.organisation_id for row in funded} - {None}
    records = [entry.facts for entry in await JOB_RECORDS.current(tx, as_of=scope.as_of)]
    return [
        job
        for job in records
        if job.status in COUNTED_JOBS
        and scope.has(job.dated_on)
        and (job.project_id in projects if job.project_id else job.organisation_id in organisations)
    ]


def _created(scope: Scope, jobs: Iterable[JobRecord]) -> Indicator:
    whole = scope.figure("E2")
    all_of_it, sexes = Live(), defaultdict[str, Live](Live)
    for job in jobs:
        counted = state(whole, is_fresh(job.dated_on, whole))
        all_of_it.add(counted, job.count, job.qualifier)
        sexes[job.sex or "undisclosed"].add(counted, job.count, job.qualifier)
    cells = split("sex", sexes, scope.parts(whole, "sex"), whole, SEXES[1:])
    return combine("E2", scope.period, "jobs", all_of_it, whole, cells)


def _each(scope: Scope, e1: Indicator, e2: Indicator) -> Indicator:
    """Jobs for each enterprise: a rate, which official figures of its parts make as well as live rows do."""
    value = round(e2.value / e1.value, 2) if e1.value and e2.value is not None else None
    return Indicator(
        id="E3",
        period=scope.period,
        value=value,
        high=value,
        unit="rate",
        qualifier=least_sure(e1.qualifier, e2.qualifier),
        live=round(e2.live / e1.live, 2) if e1.live else 0,
        baseline=round(e2.baseline / e1.baseline, 2) if e1.baseline else 0,
        baseline_as_of=e2.baseline_as_of,
        source=e2.source,
        counts={"enterprises": int(e1.value or 0), "jobs": int(e2.value or 0)},
    )
