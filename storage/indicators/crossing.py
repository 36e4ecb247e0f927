"""Persons and contacts by any of what is known about them, counted from the log by the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import CTE, ColumnElement, Row, Select, case, cast, func, literal, select

from storage.baselines import Figure
from storage.counted import platform_start, standing
from storage.database import Transaction
from storage.indicators.knowing import FACTS, Plan
from storage.indicators.scope import Scope
from storage.indicators.tallying import Counted, Unit
from storage.periods import today_in_casablanca
from storage.tables import service_contacts
from storage.tables.types import Big
from storage.vocabulary import HEADLINE_SERVICES, SERVICES

Rows = Sequence[Row[*tuple[Any, ...]]]


async def crossed_persons(tx: Transaction, scope: Scope, plan: Plan) -> Counted:
    """B1, B1f, B3, B4 and B5: persons with a contact of the services counted, each once.

    By channel they stand where they first came. New are those whose first contact of these services lies in
    the period; where services are asked for, these alone count.
    """
    figure, beside = _figures(scope, plan)
    parts = (await tx.execute(_people(scope, plan, plan.splits, beside))).all()
    whole = parts
    if "service" in plan.splits:  # who had several services is in several parts, and once in the whole
        others = tuple(name for name in plan.splits if name != "service")
        whole = (await tx.execute(_people(scope, plan, others, beside))).all()
    return Counted(
        whole=_units(plan, whole, ()),
        parts=_units(plan, parts, plan.splits),
        unit="persons",
        figure=figure,
        beside=beside,
        has_women=plan.base != "B1f",
    )


async def crossed_contacts(tx: Transaction, scope: Scope, plan: Plan) -> Counted:
    """B2: the contacts of the period, by their own service and channel and by the facts about the person."""
    figure = scope.figure("B2")
    columns = [fact_column(scope, name, service_contacts).label(name) for name in plan.splits]
    asked = (fact_column(scope, name, service_contacts).in_(values) for name, values in plan.filters.items())
    fresh = _after(figure, service_contacts.c.occurred_at).label("fresh")
    statement = (
        select(*columns, fresh, func.count().label("contacts"))
        .join_from(service_contacts, scope.who, scope.who.c.id == service_contacts.c.beneficiary_id)
        .where(service_contacts.c.service.in_(HEADLINE_SERVICES))
        .where(service_contacts.c.occurred_at >= scope.period.start)
        .where(standing(service_contacts, scope.start, scope.period.end, scope.as_of))
        .where(*asked)
        .group_by(*columns, fresh)
    )
    units = [
        Unit(tuple((getattr(row, name),) for name in plan.splits), row.contacts, fresh=bool(row.fresh))
        for row in await tx.execute(statement)
    ]
    return Counted(units, units, "contacts", figure, figure)


def _figures(scope: Scope, plan: Plan) -> tuple[Figure | None, Figure | None]:
    """The official figure that is part of the value, and the one that may count the same persons."""
    match plan.base:
        case "B3":
            return None, scope.official.latest("B1", today_in_casablanca(scope.as_of))
        case "B4":
            return None, None
    figure = scope.stock("B1f" if plan.base == "B1f" else "B1")
    return figure, figure


def _units(plan: Plan, rows: Rows, splits: Sequence[str]) -> list[Unit]:
    wanted = {"B1f": "is_woman", "B3": "is_new", "B4": "is_active"}.get(plan.base, "")
    return [
        Unit(
            keys=tuple((getattr(row, name),) for name in splits),
            count=row.persons,
            women=row.persons if row.is_woman else 0,
            fresh=bool(row.fresh),
            prior=row.prior,
        )
        for row in rows
        if not wanted or getattr(row, wanted)
    ]


def _people(
    scope: Scope, plan: Plan, splits: Sequence[str], beside: Figure | None
) -> Select[*tuple[Any, ...]]:
    """How many persons share the same values, so that people are counted by the database and not here."""
    each = each_person(scope, plan, splits)
    told = [fact_column(scope, name, each).label(name) for name in splits]
    woman = case((scope.who.c.sex == "female", 1), else_=0).label("is_woman")
    kinds = (scope.who.c.prior, each.c.is_new, each.c.is_active, woman)
    fresh = _after(beside, each.c.first_at).label("fresh")
    return (
        select(*told, *kinds, fresh, func.count().label("persons"))
        .join_from(each, scope.who, scope.who.c.id == each.c.person_id)
        .where(*person_filters(scope, plan, each))
        .group_by(*told, *kinds, fresh)
    )


def person_filters(scope: Scope, plan: Plan, each: CTE) -> Iterator[ColumnElement[bool]]:
    """What is asked about the person; services are asked of the contacts already."""
    for name, values in plan.filters.items():
        if name != "service":
            yield fact_column(scope, name, each).in_(values)


def each_person(scope: Scope, plan: Plan, splits: Sequence[str] = ()) -> CTE:
    """For each person (and service): first contact, whether it or any was in the period, how many were."""
    contact = _contact(scope, plan)
    groups = [contact.c.person_id]
    groups += [contact.c.service] if "service" in splits else []
    groups += [contact.c.channel] if "channel" in plan.dimensions else []
    statement = select(
        *groups,
        func.min(contact.c.occurred_at).label("first_at"),
        func.min(contact.c.inside).label("is_new"),
        func.max(contact.c.inside).label("is_active"),
        cast(func.sum(contact.c.inside), Big).label("contacts"),
    )
    if "service" in plan.filters:
        statement = statement.where(contact.c.service.in_(plan.filters["service"]))
    return statement.group_by(*groups).cte("each_person")


def _contact(scope: Scope, plan: Plan) -> CTE:
    """The contacts that count; with the channel by which the person first came, where that is asked."""
    columns = service_contacts.c
    told: list[ColumnElement[Any]] = [scope.who.c.person_id, columns.service, columns.occurred_at]
    if "channel" in plan.dimensions:
        order = (columns.occurred_at, columns.id)
        first = func.first_value(columns.channel).over(partition_by=scope.who.c.person_id, order_by=order)
        told.append(first.label("channel"))
    counted = SERVICES if plan.base == "B5" else HEADLINE_SERVICES
    return (
        select(*told, case((columns.occurred_at >= scope.period.start, 1), else_=0).label("inside"))
        .join_from(service_contacts, scope.who, scope.who.c.id == columns.beneficiary_id)
        .where(columns.service.in_(counted))
        .where(standing(service_contacts, scope.start, scope.period.end, scope.as_of))
        .cte("contact")
    )


def fact_column(scope: Scope, name: str, source: Any) -> ColumnElement[Any]:
    """The column of a dimension: a fact about the person, or of the contact."""
    found: ColumnElement[Any] = scope.who.c[name] if name in FACTS else source.c[name]
    return found


def _after(figure: Figure | None, moment: ColumnElement[Any]) -> ColumnElement[Any]:
    """1 where a moment comes after the last day of an official figure, or there is none; else 0."""
    if figure is None:
        return literal(1, Big)
    return case((moment >= platform_start(figure.as_of + timedelta(days=1)), 1), else_=0)
