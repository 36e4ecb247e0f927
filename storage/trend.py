"""The trend: for each of a few months, how many people came for the first time and how many were active.

The same people as in the indicators B3 and B4, counted for all months in two passes over the contacts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, distinct, func, literal, select

from storage.baselines import Figure, Official
from storage.counted import people, platform_start, reporting_year, standing
from storage.database import Transaction
from storage.former import PEOPLE
from storage.indicators.values import state
from storage.periods import Period, days, today_in_casablanca
from storage.tables import service_contacts
from storage.tables.types import Big
from storage.vocabulary import HEADLINE_SERVICES

MOST_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Month:
    """One month by its first day: persons who came for the first time, and all who were active."""

    first: date
    new: int
    active: int


async def trend(tx: Transaction, period: Period, started_on: date, as_of: datetime) -> tuple[Month, ...]:
    """The twelve months up to the last day of a period, fewer where the platform is younger.

    The last month ends with that day; contacts of before the platform started do not count.
    """
    last = min(period.last_day, today_in_casablanca(as_of))
    firsts = _firsts(last, started_on)
    if not firsts:
        return ()
    edges = [days(first, first).start for first in (*firsts[1:], last + timedelta(days=1))]
    official = (await Official.known(tx, as_of)).latest("B1", today_in_casablanca(as_of))
    who = people(reporting_year(period, as_of), as_of, unchanged=await PEOPLE.is_unchanged(tx, as_of))
    counted = standing(service_contacts, platform_start(started_on), edges[-1], as_of)
    start = max(days(firsts[0], firsts[0]).start, platform_start(started_on))
    new: Counter[int] = Counter()
    for row in await tx.execute(_first_contacts(who, counted, start, edges, official)):
        new[row.month] += row.persons if state(official, bool(row.fresh), row.prior) == "certain" else 0
    active = {row.month: row.persons for row in await tx.execute(_active(who, counted, start, edges))}
    return tuple(Month(first, new[at], active.get(at, 0)) for at, first in enumerate(firsts))


def _firsts(last: date, started_on: date) -> list[date]:
    """The first days of the months that are told, in their order."""
    number = 12 * last.year + last.month - 1
    firsts = [date(at // 12, at % 12 + 1, 1) for at in range(number - MOST_MONTHS + 1, number + 1)]
    return [first for first in firsts if first >= started_on.replace(day=1)]


def _month(moment: ColumnElement[Any], edges: Sequence[datetime]) -> ColumnElement[int]:
    """The number of the month that a moment lies in, by the moments at which the months end."""
    return case(*((moment < edge, literal(at, Big)) for at, edge in enumerate(edges)), else_=len(edges))


def _first_contacts(
    who: Any, counted: ColumnElement[bool], start: datetime, edges: Sequence[datetime], figure: Figure | None
) -> Select[*tuple[Any, ...]]:
    first = func.min(service_contacts.c.occurred_at)
    after = days(figure.as_of, figure.as_of).end if figure else start
    each = (
        select(
            who.c.person_id,
            who.c.prior,
            _month(first, edges).label("month"),
            case((first >= after, literal(1, Big)), else_=0).label("fresh"),
        )
        .join_from(service_contacts, who, who.c.id == service_contacts.c.beneficiary_id)
        .where(counted, service_contacts.c.service.in_(HEADLINE_SERVICES))
        .group_by(who.c.person_id, who.c.prior)
        .having(first >= start)
        .cte("each_new")
    )
    kinds = (each.c.month, each.c.prior, each.c.fresh)
    return select(*kinds, func.count().label("persons")).group_by(*kinds)


def _active(
    who: Any, counted: ColumnElement[bool], start: datetime, edges: Sequence[datetime]
) -> Select[*tuple[Any, ...]]:
    month = _month(service_contacts.c.occurred_at, edges).label("month")
    return (
        select(month, func.count(distinct(who.c.person_id)).label("persons"))
        .join_from(service_contacts, who, who.c.id == service_contacts.c.beneficiary_id)
        .where(
            counted,
            service_contacts.c.service.in_(HEADLINE_SERVICES),
            service_contacts.c.occurred_at >= start,
        )
        .group_by(month)
    )
