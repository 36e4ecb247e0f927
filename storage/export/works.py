"""Sheets of what was built: projects, the jobs they made, organisations, equipment, workshops."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Table, and_, case, func, or_, select

from storage.export.filtering import conditions
from storage.export.selection import Selection
from storage.export.source import Source, number_of, persons, yes_or_no
from storage.facts import standing_facts
from storage.projects import progress
from storage.tables import (
    censuses,
    equipment_handovers,
    job_records,
    organisation_facts,
    project_facts,
    project_stages,
    projects,
    workshops,
)
from storage.vocabulary import COUNTED_JOBS

_NAMED_AFTER_PEOPLE: Final = ("enterprise",)
"""Kinds of organisations whose name may be that of a person."""


def project_source(selection: Selection) -> Source:
    """One row for each project that had begun by the end of the period, as far as it was known to be."""
    who, far, jobs = persons(selection), progress(selection.as_of), _jobs(selection)
    facts = project_facts.c
    tables = (
        who.join(project_facts, facts.beneficiary_id, optional=True)
        .join(projects, projects.c.id == facts.project_id)
        .outerjoin(far, far.c.project_id == facts.project_id)
        .outerjoin(jobs, jobs.c.project_id == facts.project_id)
    )
    own = ("title", "axis", "sector", "value_chain", "accompanied_on", "amount_total", "amount_indh")
    days = {name: far.c[name] for name in ("reached_on", "approved_on", "funded_on")}
    columns = {
        **{name: func.coalesce(column, "") for name, column in who.columns.items() if name in _ABOUT},
        **{name: column for name, column in who.columns.items() if name not in _ABOUT},
        **{name: facts[name] for name in own},
        **days,
        "stage": func.coalesce(far.c.stage, ""),
        "project": func.coalesce(projects.c.reference, "") if selection.identified else facts.project_id,
        "organisation": number_of(facts.organisation_id, selection.identified, "O-"),
        "jobs": jobs.c.jobs,
    }
    known = [
        standing_facts(project_facts, selection.as_of),
        or_(facts.beneficiary_id.is_(None), who.facts.c.person_id.is_not(None)),
        _begun(selection),
        *conditions(selection, {"sector": facts.sector}, who.facts),
    ]
    return Source(columns, tables, known, (facts.project_id,))


_ABOUT: Final = ("sex", "age_band", "commune")


def _begun(selection: Selection) -> Any:
    """A project counts from its first stage on; one that has none yet, from when it was written down."""
    stages = select(project_stages.c.project_id).where(standing_facts(project_stages, selection.as_of))
    reached = stages.where(project_stages.c.reached_on <= selection.period.last_day)
    early = projects.c.recorded_at < selection.period.end
    return or_(projects.c.id.in_(reached), and_(projects.c.id.not_in(stages), early))


def _jobs(selection: Selection) -> Any:
    """The jobs that each project made by the end of the period."""
    return (
        select(job_records.c.project_id, func.sum(job_records.c.count).label("jobs"))
        .where(
            standing_facts(job_records, selection.as_of),
            job_records.c.status.in_(COUNTED_JOBS),
            job_records.c.dated_on <= selection.period.last_day,
            job_records.c.project_id.is_not(None),
        )
        .group_by(job_records.c.project_id)
        .subquery("jobs_made")
    )


def job_source(selection: Selection) -> Source:
    """One row for each record of jobs that is dated in the period; filters ask the project of the jobs."""
    own = {name: job_records.c[name] for name in ("dated_on", "sex", "qualifier", "evidence", "recorded_at")}
    numbers = {"jobs": job_records.c.count, "job_status": job_records.c.status}
    return _dated(selection, job_records, "dated_on", {**own, **numbers}, {"sex": job_records.c.sex})


def equipment_source(selection: Selection) -> Source:
    """One row for each hand-over in the period; filters ask the project or organisation that received it."""
    names = ("handed_on", "item", "quantity", "worth", "place", "recorded_at")
    own = {name: equipment_handovers.c[name] for name in names}
    return _dated(selection, equipment_handovers, "handed_on", own, {})


def _dated(
    selection: Selection, table: Table, day: str, own: dict[str, Any], filtered: dict[str, Any]
) -> Source:
    """Rows of a day that belong to a project, an organisation or both."""
    who, names = persons(selection), organisation_names(selection)
    standing = and_(project_facts.c.project_id == table.c.project_id, _now(selection, project_facts))
    tables = (
        table.outerjoin(project_facts, standing)
        .outerjoin(projects, projects.c.id == table.c.project_id)
        .outerjoin(names, names.c.organisation_id == table.c.organisation_id)
    )
    joined = who.join(tables, project_facts.c.beneficiary_id, optional=True)
    columns = {
        **own,
        "project": func.coalesce(projects.c.reference, "") if selection.identified else table.c.project_id,
        "organisation": number_of(table.c.organisation_id, selection.identified, "O-"),
    }
    about = {"sector": project_facts.c.sector, "commune": func.coalesce(who.facts.c.commune, names.c.commune)}
    known = [
        standing_facts(table, selection.as_of),
        table.c[day].between(selection.first_day, selection.period.last_day),
        or_(project_facts.c.beneficiary_id.is_(None), who.facts.c.person_id.is_not(None)),
        *conditions(selection, {**about, **filtered}, who.facts),
    ]
    return Source(columns, joined, known, (table.c[day], table.c.id))


def _now(selection: Selection, table: Table) -> Any:
    return standing_facts(table, selection.as_of)


def organisation_names(selection: Selection) -> Any:
    """What each organisation is called as known then; that of an enterprise only where people are named."""
    facts = organisation_facts.c
    hidden = () if selection.identified else _NAMED_AFTER_PEOPLE
    return (
        select(facts.organisation_id, facts.commune)
        .add_columns(case((facts.kind.in_(hidden), ""), else_=facts.name).label("shown"))
        .where(standing_facts(organisation_facts, selection.as_of))
        .subquery("organisation_names")
    )


def organisation_source(selection: Selection) -> Source:
    """One row for each organisation on record by the end of the period, with its last census."""
    facts, census, names = organisation_facts.c, _last_census(selection), organisation_names(selection)
    tables = organisation_facts.join(names, names.c.organisation_id == facts.organisation_id).outerjoin(
        census, census.c.organisation_id == facts.organisation_id
    )
    columns = {
        "organisation": number_of(facts.organisation_id, selection.identified, "O-"),
        "organisation_name": names.c.shown,
        "organisation_kind": facts.kind,
        "women_led": yes_or_no(facts.women_led),
        **{name: facts[name] for name in ("value_chain", "commune", "prior")},
        "union": number_of(facts.parent_union, selection.identified, "O-"),
        **{name: census.c[name] for name in ("members_total", "members_women", "census_on")},
    }
    sectors = select(project_facts.c.organisation_id).where(_now(selection, project_facts))
    filtered = [one for one in selection.filters if one.dimension == "sector"]
    known = [
        _now(selection, organisation_facts),
        *(
            facts.organisation_id.in_(sectors.where(project_facts.c.sector.in_(one.values)))
            for one in filtered
        ),
        *conditions(selection, {"commune": facts.commune, "sector": None}),
    ]
    return Source(columns, tables, known, (facts.organisation_id,))


def _last_census(selection: Selection) -> Any:
    """The last census of each organisation by the end of the period."""
    latest = (censuses.c.census_on.desc(), censuses.c.id.desc())
    nth = func.row_number().over(partition_by=censuses.c.organisation_id, order_by=latest).label("nth")
    each = (
        select(
            *(censuses.c[name] for name in ("organisation_id", "members_total", "members_women", "census_on"))
        )
        .add_columns(nth)
        .where(standing_facts(censuses, selection.as_of), censuses.c.census_on <= selection.period.last_day)
        .subquery("each_census")
    )
    return select(each).where(each.c.nth == 1).subquery("last_census")


def workshop_source(selection: Selection) -> Source:
    """One row for each workshop for cooperatives in the period."""
    names = ("held_on", "topic", "place", "participants", "women", "recorded_at")
    known = [
        _now(selection, workshops),
        workshops.c.held_on.between(selection.first_day, selection.period.last_day),
        *conditions(selection, {}),
    ]
    columns = {name: workshops.c[name] for name in names}
    return Source(columns, workshops, known, (workshops.c.held_on, workshops.c.id))
