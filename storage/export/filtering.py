"""Filters of an export: which rows they leave.

A filter asks the row itself where the row has the dimension (the service of a contact, the sector of a
project), and else the person the row is about: their sex, age, commune, milieu, profile or disability;
whether they had a contact of the service or channel in the period; whether they signed up for a course of
the training field; whether they hold a project of the sector. A row about no person, and without the
dimension, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, false, or_, select

from flows.question import Filter
from storage.counted import standing
from storage.export.selection import Selection
from storage.facts import standing_facts
from storage.former import COURSES, SIGN_UPS
from storage.tables import course_runs, project_facts, service_contacts

_PERSONAL: Final = ("sex", "age_band", "commune", "milieu", "profile", "disability")
_CONTACTS: Final = ("service", "channel")
Own = Mapping[str, ColumnElement[Any] | None]
"""The dimensions that the rows of a sheet have themselves; None where the sheet sees to one by itself."""


def conditions(selection: Selection, own: Own, person: Any = None) -> Iterator[ColumnElement[bool]]:
    """What the rows have to fulfil; `person` is the source of facts about who they are about, if anybody."""
    through: list[Filter] = []
    for one in selection.filters:
        if one.dimension in own:
            column = own[one.dimension]
            if column is not None:
                yield _among(column, one)
        elif person is None:
            yield false()
        elif one.dimension in _PERSONAL:
            yield person.c[one.dimension].in_(one.values)
        else:
            through.append(one)
    if through:
        yield from _through(selection, through, person)


def _among(column: ColumnElement[Any], one: Filter) -> ColumnElement[bool]:
    """Whether a column has one of the values; what is empty there is called unknown."""
    asked = column.in_(one.values)
    return or_(asked, column == "") if "unknown" in one.values else asked


def _through(selection: Selection, filters: list[Filter], person: Any) -> Iterator[ColumnElement[bool]]:
    """What the record of the person says elsewhere; service and channel are those of one contact."""
    who = person.alias("filtered")
    table = service_contacts.c
    of_contact = [table[one.dimension].in_(one.values) for one in filters if one.dimension in _CONTACTS]
    if of_contact:
        known = standing(service_contacts, selection.start, selection.period.end, selection.as_of)
        yield person.c.person_id.in_(
            select(who.c.person_id)
            .join_from(service_contacts, who, who.c.id == table.beneficiary_id)
            .where(known, *of_contact)
        )
    for one in filters:
        if one.dimension == "training_field":
            signed, course = SIGN_UPS.as_of(selection.as_of), COURSES.as_of(selection.as_of)
            yield person.c.person_id.in_(
                select(who.c.person_id)
                .join_from(signed, who, who.c.id == signed.c.beneficiary_id)
                .join(course_runs, course_runs.c.id == signed.c.run_id)
                .join(course, course.c.id == course_runs.c.course_id)
                .where(course.c.training_field.in_(one.values))
            )
        elif one.dimension == "sector":
            yield person.c.person_id.in_(
                select(who.c.person_id)
                .join_from(project_facts, who, who.c.id == project_facts.c.beneficiary_id)
                .where(_among(project_facts.c.sector, one), standing_facts(project_facts, selection.as_of))
            )
