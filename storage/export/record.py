"""Sheets of the record: interactions, service contacts, and the people who had them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Table, and_, case, func, select

from storage.counted import platform_start, standing
from storage.export.filtering import conditions
from storage.export.selection import Selection
from storage.export.source import Expression, Source, persons, yes_or_no
from storage.tables import interactions, service_contacts
from storage.vocabulary import HEADLINE_SERVICES

_SAME: Final = ("channel", "sub_channel", "service")


def interaction_source(selection: Selection) -> Source:
    """One row for each turn of a talk; that it was one of danger is not told."""
    kind = case((interactions.c.kind == "danger", "text"), else_=interactions.c.kind)
    own = {name: interactions.c[name] for name in ("flow", "node", "language")}
    return _happened(selection, interactions, {**own, "kind": kind})


def contact_source(selection: Selection) -> Source:
    """One row for each service that was rendered: those that figures are counted from."""
    own = {"outcome": service_contacts.c.outcome, "minutes": service_contacts.c.duration_minutes}
    return _happened(selection, service_contacts, own)


def _happened(selection: Selection, table: Table, own: Mapping[str, Expression]) -> Source:
    who = persons(selection)
    columns = {
        "happened_at": table.c.occurred_at,
        "recorded_at": table.c.recorded_at,
        "by_staff": yes_or_no(table.c.staff_id.is_not(None)),
        **{name: table.c[name] for name in _SAME},
        **who.columns,
        **own,
    }
    filtered = {"service": table.c.service, "channel": table.c.channel}
    return Source(
        columns,
        who.join(table, table.c.beneficiary_id),
        [
            standing(table, selection.start, selection.period.end, selection.as_of),
            *conditions(selection, filtered, who.facts),
        ],
        (table.c.occurred_at, table.c.id),
    )


def beneficiary_source(selection: Selection) -> Source:
    """One row for each person who had a service in the period."""
    who = persons(selection)
    had, person = _had(selection, who.facts), who.facts.c
    columns = {
        **who.columns,
        **{name: person[name] for name in ("milieu", "education", "profile", "language", "prior")},
        "beneficiary": yes_or_no(had.c.headline > 0),
        **{name: had.c[name] for name in ("first_on", "last_on", "contacts")},
    }
    rest = conditions(selection, {"service": None, "channel": None}, who.facts)
    return Source(
        columns,
        who.join(had, had.c.person_id),
        [had.c.contacts > 0, *rest],
        (had.c.first_on, person.person_id),
    )


def _had(selection: Selection, facts: Any) -> Any:
    """For each person: the first day ever, and the contacts of the period that the filters leave."""
    table, who = service_contacts, facts.alias("had_by")
    wanted = [
        table.c[one.dimension].in_(one.values)
        for one in selection.filters
        if one.dimension in ("service", "channel")
    ]
    inside = and_(table.c.occurred_at >= selection.start, *wanted)
    headline = and_(inside, table.c.service.in_(HEADLINE_SERVICES))
    began = platform_start(selection.started_on)
    return (
        select(
            who.c.person_id,
            func.min(table.c.occurred_on).label("first_on"),
            func.max(case((inside, table.c.occurred_on))).label("last_on"),
            func.count(case((inside, 1))).label("contacts"),
            func.count(case((headline, 1))).label("headline"),
        )
        .join_from(table, who, who.c.id == table.c.beneficiary_id)
        .where(standing(table, began, selection.period.end, selection.as_of))
        .group_by(who.c.person_id)
        .subquery("had")
    )
