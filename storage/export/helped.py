"""Sheets of what people took part in: sign-ups for training, and placements."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, case, func, or_, select

from storage.export.filtering import conditions
from storage.export.selection import Selection
from storage.export.source import Source, number_of, persons
from storage.export.works import organisation_names
from storage.facts import standing_facts
from storage.former import COURSES, SIGN_UPS
from storage.tables import course_runs, enrolment_steps, placements
from storage.vocabulary import TRAINED


def enrolment_source(selection: Selection) -> Source:
    """One row for each sign-up that was made, or completed, in the period; its state as known then."""
    who, done = persons(selection), _completed(selection)
    signed, course = SIGN_UPS.as_of(selection.as_of), COURSES.as_of(selection.as_of)
    made = signed.c.created_at
    tables = (
        who.join(signed, signed.c.beneficiary_id)
        .join(course_runs, course_runs.c.id == signed.c.run_id)
        .join(course, course.c.id == course_runs.c.course_id)
        .outerjoin(done, done.c.enrolment_id == signed.c.id)
    )
    columns = {
        "signed_up_at": made,
        "training_field": course.c.training_field,
        "course": case((course.c.title_fr != "", course.c.title_fr), else_=course.c.title_ar),
        "provider": course.c.provider,
        **{name: course_runs.c[name] for name in ("starts_on", "ends_on", "place")},
        "enrolment_status": signed.c.status,
        "completed_on": done.c.day,
        **who.columns,
    }
    signed_up = and_(made >= selection.start, made < selection.period.end)
    completed = done.c.day.between(selection.first_day, selection.period.last_day)
    known = [or_(signed_up, completed)]
    filtered = {"training_field": course.c.training_field}
    known += conditions(selection, filtered, who.facts)
    return Source(columns, tables, known, (made, signed.c.id))


def _last_steps(selection: Selection) -> Any:
    """The state that each sign-up was last brought to, as known then."""
    other = enrolment_steps.alias("other")
    last = select(func.max(other.c.id)).where(other.c.recorded_at <= selection.as_of)
    return (
        select(enrolment_steps.c.enrolment_id, enrolment_steps.c.status)
        .where(enrolment_steps.c.id.in_(last.group_by(other.c.enrolment_id)))
        .subquery("last_step")
    )


def _completed(selection: Selection) -> Any:
    """The day on which a sign-up was first completed, if that still holds."""
    steps, last = enrolment_steps.c, _last_steps(selection)
    still = select(last.c.enrolment_id).where(last.c.status.in_(TRAINED))
    return (
        select(steps.enrolment_id, func.min(steps.dated_on).label("day"))
        .where(steps.recorded_at <= selection.as_of, steps.status.in_(TRAINED), steps.enrolment_id.in_(still))
        .group_by(steps.enrolment_id)
        .subquery("completed")
    )


def placement_source(selection: Selection) -> Source:
    """One row for each placement that began in the period."""
    who, names = persons(selection), organisation_names(selection)
    tables = who.join(placements, placements.c.beneficiary_id).outerjoin(
        names, names.c.organisation_id == placements.c.organisation_id
    )
    columns = {
        **{name: placements.c[name] for name in ("started_on", "contract", "kept_3m", "checked_on")},
        "recorded_at": placements.c.recorded_at,
        "organisation": number_of(placements.c.organisation_id, selection.identified, "O-"),
        "organisation_name": func.coalesce(names.c.shown, ""),
        **who.columns,
    }
    known = [
        standing_facts(placements, selection.as_of),
        placements.c.started_on.between(selection.first_day, selection.period.last_day),
        *conditions(selection, {}, who.facts),
    ]
    return Source(columns, tables, known, (placements.c.started_on, placements.c.id))
