"""Persons and contacts (B1 to B7): listening, orientation and accompaniment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import CTE, ColumnElement, Row, Select, case, cast, func, literal, select

from storage.baselines import Figure
from storage.counted import platform_start, standing
from storage.database import Transaction
from storage.indicators.scope import Scope
from storage.indicators.values import Cell, Indicator, Live, combine, percent, split, state
from storage.periods import today_in_casablanca
from storage.tables import service_contacts
from storage.tables.types import Big
from storage.vocabulary import AGE_BANDS, CHANNELS, HEADLINE_SERVICES, PROFILES, SERVICES, SEXES

_FACTS = ("sex", "age_band", "commune", "milieu", "profile", "language")
_KEYS = {
    "sex": SEXES[1:],
    "age_band": AGE_BANDS[1:],
    "commune": (),
    "milieu": ("urban", "rural"),
    "profile": PROFILES[1:],
    "language": (),
}
Cube = Sequence[Row[*tuple[Any, ...]]]


async def persons(tx: Transaction, scope: Scope) -> tuple[Indicator, ...]:
    """B1, B1f, B2, B3, B4, B5, B6 and B7."""
    whole, women, contacts = scope.stock("B1"), scope.stock("B1f"), scope.figure("B2")
    ever = scope.official.latest("B1", today_in_casablanca(scope.as_of))
    cube = (await tx.execute(_people_cube(scope, whole, women, ever, contacts))).all()
    held = {row[0]: row[1] for row in await tx.execute(_by_channel(scope))}
    b1 = combine("B1", scope.period, "persons", _live(cube, "after_whole", whole), whole)
    return (
        replace(b1, cells=_cells(scope, cube, whole, ("sex",))),
        _women(scope, cube, women, b1),
        _contacts(scope, cube, contacts),
        combine("B3", scope.period, "persons", _new(cube, ever)),
        combine("B4", scope.period, "persons", Live(sum(row.persons for row in cube if row.is_active))),
        await _services(tx, scope, b1, whole),
        replace(b1, id="B6", cells=_with_contacts(_channels(scope, cube, whole), held)),
        replace(b1, id="B7", cells=_cells(scope, cube, whole, _FACTS)),
    )


def _live(cube: Cube, after: str, figure: Figure | None) -> Live:
    live = Live()
    for row in cube:
        live.add(state(figure, bool(getattr(row, after)), row.prior), row.persons)
    return live


def _women(scope: Scope, cube: Cube, figure: Figure | None, b1: Indicator) -> Indicator:
    women = [row for row in cube if row.sex == "female"]
    found = combine("B1f", scope.period, "persons", _live(women, "after_women", figure), figure)
    share = percent(found.value, b1.value)
    return found if share is None else replace(found, share=("B1", share))


def _contacts(scope: Scope, cube: Cube, figure: Figure | None) -> Indicator:
    inside = sum(row.contacts for row in cube)
    counted = sum(row.contacts_after for row in cube) if figure else inside
    return combine("B2", scope.period, "contacts", Live(counted, 0, inside - counted), figure)


def _new(cube: Cube, figure: Figure | None) -> Live:
    """Those who came for the first time, without the people whom an official figure counts already."""
    return _live([row for row in cube if row.is_new], "after_ever", figure)


def _cells(scope: Scope, cube: Cube, whole: Figure | None, names: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(cell for name in names for cell in _split(scope, cube, whole, name, _KEYS[name]))


def _channels(scope: Scope, cube: Cube, whole: Figure | None) -> tuple[Cell, ...]:
    return _split(scope, cube, whole, "channel", CHANNELS)


def _split(
    scope: Scope, cube: Cube, whole: Figure | None, name: str, keys: Sequence[str]
) -> tuple[Cell, ...]:
    lives: defaultdict[str, Live] = defaultdict(Live)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in cube:
        key = getattr(row, name)
        lives[key].add(state(whole, bool(row.after_whole), row.prior), row.persons)
        counts[key]["in_period"] += row.persons if row.is_active else 0
        counts[key]["contacts"] += row.contacts
    return split(name, lives, scope.parts(whole, name), whole, keys, counts)


def _with_contacts(cells: Sequence[Cell], held: dict[str, int]) -> tuple[Cell, ...]:
    """By channel the contacts are those that took place there, whoever came."""
    return tuple(replace(cell, counts={**cell.counts, "contacts": held.get(cell.key, 0)}) for cell in cells)


async def _services(tx: Transaction, scope: Scope, b1: Indicator, whole: Figure | None) -> Indicator:
    lives: defaultdict[str, Live] = defaultdict(Live)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    parts = scope.parts(whole, "service")
    for row in await tx.execute(_by_service(scope, whole)):
        figure = whole if row.service in parts else None  # without a part of its own nothing is counted twice
        lives[row.service].add(state(figure, bool(row.after_whole), row.prior), row.persons)
        counts[row.service]["in_period"] += row.active
        counts[row.service]["contacts"] += row.contacts
    cells = split("service", lives, parts, whole if not parts else None, SERVICES, counts)
    served = sum(lives[service].on_record for service in HEADLINE_SERVICES)
    one_or_more = int(b1.live + (b1.high or 0) - (b1.value or 0)) + b1.covered
    return replace(b1, id="B5", cells=cells, counts={"overlap": served - one_or_more})


def _after(figure: Figure | None, moment: ColumnElement[Any]) -> ColumnElement[Any]:
    """1 where a moment comes after the last day of an official figure, or there is none; else 0."""
    return literal(1, Big) if figure is None else case((moment >= _day_after(figure.as_of), 1), else_=0)


def _day_after(day: date) -> datetime:
    return platform_start(day + timedelta(days=1))


def _people_cube(
    scope: Scope, whole: Figure | None, women: Figure | None, ever: Figure | None, contacts: Figure | None
) -> Select[*tuple[Any, ...]]:
    """How many persons share the same facts, so that people are counted by the database and not here."""
    flags = {"after_whole": whole, "after_women": women, "after_ever": ever}
    each = _each_person(scope, contacts, flags)
    told = (scope.who.c[name] for name in (*_FACTS, "prior"))
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
