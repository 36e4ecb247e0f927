"""Persons and contacts counted from the log: for any past date, and whenever the kept totals cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import CTE, ColumnElement, Row, Select, case, cast, func, literal, select

from storage.baselines import Figure
from storage.counted import platform_start, standing
from storage.database import Transaction
from storage.indicators.cube import DIMENSIONS, FACTS, Came, Cube, Figures, Split, empty_splits
from storage.indicators.scope import Scope
from storage.tables import service_contacts
from storage.tables.types import Big
from storage.vocabulary import HEADLINE_SERVICES

Rows = Sequence[Row[*tuple[Any, ...]]]


async def cube_from_log(tx: Transaction, scope: Scope, figures: Figures) -> Cube:
    """Count every row that stands."""
    rows = (await tx.execute(_people_cube(scope, figures))).all()
    splits = empty_splits()
    for row in rows:
        flags = (bool(row.is_new), bool(row.after_whole), bool(row.after_women), bool(row.after_ever))
        for name in DIMENSIONS:
            key, split = getattr(row, name), splits[name]
            split.came.append(Came(key, row.prior, row.persons, *flags))
            split.active[key] += row.persons if row.is_active else 0
            split.contacts[key] += row.contacts
    services = _services((await tx.execute(_by_service(scope, figures.whole))).all())
    held = {row[0]: row[1] for row in await tx.execute(_by_channel(scope))}
    return Cube(splits, services, held, sum(row.contacts_after for row in rows))


def _services(rows: Rows) -> Split:
    services = Split()
    for row in rows:
        after = bool(row.after_whole)
        services.came.append(Came(row.service, row.prior, row.persons, False, after, False, False))
        services.active[row.service] += row.active
        services.contacts[row.service] += row.contacts
    return services


def _after(figure: Figure | None, moment: ColumnElement[Any]) -> ColumnElement[Any]:
    """1 where a moment comes after the last day of an official figure, or there is none; else 0."""
    return literal(1, Big) if figure is None else case((moment >= _day_after(figure.as_of), 1), else_=0)


def _day_after(day: date) -> datetime:
    return platform_start(day + timedelta(days=1))


def _people_cube(scope: Scope, figures: Figures) -> Select[*tuple[Any, ...]]:
    """How many persons share the same facts, so that people are counted by the database and not here."""
    flags = {"after_whole": figures.whole, "after_women": figures.women, "after_ever": figures.ever}
    each = _each_person(scope, figures.contacts, flags)
    told = (scope.who.c[name] for name in (*FACTS, "prior"))
    facts = (*told, *(each.c[name] for name in ("channel", "is_new", "is_active", *flags)))
    sums = [cast(func.sum(each.c[name]), Big).label(name) for name in ("contacts", "contacts_after")]
    return (
        select(*facts, func.count().label("persons"), *sums)
        .join_from(each, scope.who, scope.who.c.id == each.c.person_id)
        .group_by(*facts)
    )


def _contacts_of(scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield service_contacts.c.service.in_(HEADLINE_SERVICES)
    yield standing(service_contacts, scope.start, scope.period.end, scope.as_of)


def _inside(scope: Scope) -> ColumnElement[Any]:
    return case((service_contacts.c.occurred_at >= scope.period.start, 1), else_=0)


def _each_person(scope: Scope, contacts: Figure | None, flags: Mapping[str, Figure | None]) -> CTE:
    """For each person: the first contact, its channel, if that or any was in the period, how many were."""
    order = (service_contacts.c.occurred_at, service_contacts.c.id)
    nth = func.row_number().over(partition_by=scope.who.c.person_id, order_by=order)
    contact = (
        select(
            scope.who.c.person_id,
            service_contacts.c.occurred_at,
            service_contacts.c.channel,
            nth.label("nth"),
            _inside(scope).label("inside"),
            _after(contacts, service_contacts.c.occurred_at).label("after"),
        )
        .join_from(service_contacts, scope.who, scope.who.c.id == service_contacts.c.beneficiary_id)
        .where(*_contacts_of(scope))
        .cte("contact")
    )
    return (
        select(
            contact.c.person_id,
            *(_after(flags[name], func.min(contact.c.occurred_at)).label(name) for name in flags),
            func.min(contact.c.inside).label("is_new"),
            func.max(contact.c.inside).label("is_active"),
            func.max(case((contact.c.nth == 1, contact.c.channel))).label("channel"),
            func.sum(contact.c.inside).label("contacts"),
            func.sum(contact.c.inside * contact.c.after).label("contacts_after"),
        )
        .group_by(contact.c.person_id)
        .cte("each_person")
    )


def _by_channel(scope: Scope) -> Select[*tuple[Any, ...]]:
    inside = service_contacts.c.occurred_at >= scope.period.start
    return (
        select(service_contacts.c.channel, func.count())
        .join_from(service_contacts, scope.who, scope.who.c.id == service_contacts.c.beneficiary_id)
        .where(*_contacts_of(scope), inside)
        .group_by(service_contacts.c.channel)
    )


def _by_service(scope: Scope, whole: Figure | None) -> Select[*tuple[Any, ...]]:
    """How many persons had each service, for the first time before or after the official figure."""
    each = (
        select(
            service_contacts.c.service,
            scope.who.c.person_id,
            scope.who.c.prior,
            _after(whole, func.min(service_contacts.c.occurred_at)).label("after_whole"),
            func.max(_inside(scope)).label("is_active"),
            func.sum(_inside(scope)).label("contacts"),
        )
        .join_from(service_contacts, scope.who, scope.who.c.id == service_contacts.c.beneficiary_id)
        .where(standing(service_contacts, scope.start, scope.period.end, scope.as_of))
        .group_by(service_contacts.c.service, scope.who.c.person_id, scope.who.c.prior)
        .cte("each_service")
    )
    kinds = (each.c.service, each.c.prior, each.c.after_whole)
    return select(
        *kinds,
        func.count().label("persons"),
        cast(func.sum(each.c.is_active), Big).label("active"),
        cast(func.sum(each.c.contacts), Big).label("contacts"),
    ).group_by(*kinds)
