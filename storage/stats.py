"""Totals, counted from the record: exact, for any period, and as they would have been told at any time.

Indicators have the ids and definitions of the platform's own list (B1, B1f, B2 ...). Nothing here writes.
`as_of` leaves out what was recorded later; facts about people, merges and states of sign-ups are today's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Row, Select, case, cast, distinct, func, select

from storage.counted import people, platform_start, reporting_year, standing
from storage.database import Transaction
from storage.periods import Period
from storage.tables import enrolments, interactions, service_contacts
from storage.tables.types import Big
from storage.totals import Cell, Totals, totals_json
from storage.vocabulary import AGE_BANDS, CHANNELS, HEADLINE_SERVICES, SEAT_HOLDING, SERVICES, SEXES

__all__ = ["Cell", "Totals", "totals", "totals_json"]

_HOLDING = (*SEAT_HOLDING, "completed", "certified")


@dataclass(frozen=True, slots=True)
class _Scope:
    """What is asked: the period, what counts before it, as of when, and who is who."""

    period: Period
    start: datetime
    as_of: datetime
    who: CTE


async def totals(tx: Transaction, period: Period, started_on: date, as_of: datetime) -> Totals:
    """Count everything for a period, as of a time, for a platform that started on a day."""
    year = reporting_year(period, as_of)
    scope = _Scope(period, platform_start(started_on), as_of, people(year))
    cube = (await tx.execute(_people_cube(scope))).all()
    held = dict(_pairs(await tx.execute(_by_channel(scope))))
    wrote = (await tx.execute(_log(scope))).one()
    sign_ups = dict(_pairs(await tx.execute(_sign_ups(scope))))
    return Totals(
        period=period,
        as_of=as_of,
        since=started_on,
        persons=sum(row.persons for row in cube),
        new=sum(row.persons for row in cube if row.is_new),
        active=sum(row.persons for row in cube if row.is_active),
        contacts=sum(row.contacts for row in cube),
        interactions=wrote.interactions,
        writers=wrote.writers,
        sign_ups=sum(sign_ups.values()),
        confirmed=sum(sign_ups.get(state, 0) for state in _HOLDING),
        waiting=sign_ups.get("waitlisted", 0),
        sexes=_ordered(_split(cube, "sex"), SEXES[1:]),
        services=await _services(tx, scope),
        channels=_with_contacts(_ordered(_split(cube, "channel"), CHANNELS), held),
        communes=_largest_first(_split(cube, "commune")),
        age_bands=_present(_ordered(_split(cube, "age_band"), AGE_BANDS[1:])),
    )


def _known_contacts(scope: _Scope) -> ColumnElement[bool]:
    return standing(service_contacts, scope.start, scope.period.end, scope.as_of)


def _in_period(scope: _Scope) -> ColumnElement[bool]:
    return service_contacts.c.occurred_at >= scope.period.start


def _counted_if(condition: ColumnElement[bool]) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _people_cube(scope: _Scope) -> Select[*tuple[Any, ...]]:
    """How many persons share the same facts: a few hundred rows however many people there are."""
    each = _each_person(scope)
    told = (scope.who.c.sex, scope.who.c.age_band, scope.who.c.commune)
    contacts = cast(func.sum(each.c.contacts), Big)  # PostgreSQL would make a sum of sums a decimal
    facts = (*told, each.c.channel, each.c.is_new, each.c.is_active)
    return (
        select(*facts, func.count().label("persons"), contacts.label("contacts"))
        .join_from(each, scope.who, scope.who.c.id == each.c.person_id)
        .group_by(*facts)
    )


def _each_person(scope: _Scope) -> CTE:
    """For each person: channel of the first contact, if that or any was in the period, how many were."""
    order = (service_contacts.c.occurred_at, service_contacts.c.id)
    nth = func.row_number().over(partition_by=scope.who.c.person_id, order_by=order)
    contact = (
        select(
            scope.who.c.person_id,
            service_contacts.c.occurred_at,
            service_contacts.c.channel,
            nth.label("nth"),
            case((_in_period(scope), 1), else_=0).label("inside"),
        )
        .join_from(service_contacts, scope.who, scope.who.c.id == service_contacts.c.beneficiary_id)
        .where(service_contacts.c.service.in_(HEADLINE_SERVICES), _known_contacts(scope))
        .cte("contact")
    )
    return (
        select(
            contact.c.person_id,
            func.min(contact.c.inside).label("is_new"),
            func.max(contact.c.inside).label("is_active"),
            func.max(case((contact.c.nth == 1, contact.c.channel))).label("channel"),
            func.sum(contact.c.inside).label("contacts"),
        )
        .group_by(contact.c.person_id)
        .cte("each_person")
    )


def _by_channel(scope: _Scope) -> Select[*tuple[Any, ...]]:
    return (
        select(service_contacts.c.channel, func.count())
        .join_from(service_contacts, scope.who, scope.who.c.id == service_contacts.c.beneficiary_id)
        .where(service_contacts.c.service.in_(HEADLINE_SERVICES), _known_contacts(scope), _in_period(scope))
        .group_by(service_contacts.c.channel)
    )


async def _services(tx: Transaction, scope: _Scope) -> tuple[Cell, ...]:
    person = scope.who.c.person_id
    statement = (
        select(
            service_contacts.c.service,
            func.count(distinct(person)),
            func.count(distinct(case((_in_period(scope), person)))),
            _counted_if(_in_period(scope)),
        )
        .join_from(service_contacts, scope.who, scope.who.c.id == service_contacts.c.beneficiary_id)
        .where(_known_contacts(scope))
        .group_by(service_contacts.c.service)
    )
    found = {row[0]: Cell(*row) for row in await tx.execute(statement)}
    return tuple(found.get(service, Cell(service)) for service in SERVICES)


def _log(scope: _Scope) -> Select[*tuple[Any, ...]]:
    """Rows of the log, and how many people wrote themselves."""
    own = case((interactions.c.staff_id.is_(None), scope.who.c.person_id))
    start = max(scope.start, scope.period.start)
    return (
        select(func.count().label("interactions"), func.count(distinct(own)).label("writers"))
        .join_from(interactions, scope.who, scope.who.c.id == interactions.c.beneficiary_id)
        .where(standing(interactions, start, scope.period.end, scope.as_of))
    )


def _sign_ups(scope: _Scope) -> Select[*tuple[Any, ...]]:
    made = enrolments.c.created_at
    return (
        select(enrolments.c.status, func.count())
        .join_from(enrolments, scope.who, scope.who.c.id == enrolments.c.beneficiary_id)
        .where(made >= max(scope.start, scope.period.start), made < scope.period.end, made <= scope.as_of)
        .group_by(enrolments.c.status)
    )


def _pairs(rows: Iterable[Row[*tuple[Any, ...]]]) -> Iterable[tuple[str, int]]:
    return ((row[0], row[1]) for row in rows)


def _split(cube: Sequence[Row[*tuple[Any, ...]]], dimension: str) -> dict[str, Cell]:
    persons, active, contacts = Counter[str](), Counter[str](), Counter[str]()
    for row in cube:
        key = getattr(row, dimension)
        persons[key] += row.persons
        active[key] += row.persons if row.is_active else 0
        contacts[key] += row.contacts
    return {key: Cell(key, persons[key], active[key], contacts[key]) for key in persons}


def _ordered(cells: dict[str, Cell], keys: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(cells.get(key, Cell(key)) for key in keys)


def _present(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(cell for cell in cells if cell.persons)


def _largest_first(cells: dict[str, Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells.values(), key=lambda cell: (-cell.active, -cell.persons, cell.key)))


def _with_contacts(cells: Iterable[Cell], contacts: dict[str, int]) -> tuple[Cell, ...]:
    return tuple(Cell(cell.key, cell.persons, cell.active, contacts.get(cell.key, 0)) for cell in cells)
