"""What counts: the people and the rows that totals and exports are made from, defined once for both.

A person is counted once however often they were merged, people who only test never are, those who were
erased still are. A row that a later one corrects is not counted. Whoever refused statistics is counted, but
the facts about them are not told.

All of it as it was known at a time, but for what people took back: whoever refuses statistics, has a fact
forgotten or is erased is not told by it of any past day either.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Table, and_, case, func, null, select

from storage.former import PEOPLE
from storage.periods import CASABLANCA, Period
from storage.tables import beneficiaries

_AGES = ((18, "under_18"), (25, "18_24"), (30, "25_29"), (35, "30_34"), (46, "35_45"))
_OLDEST = "over_45"


def reporting_year(period: Period, as_of: datetime) -> int:
    """The year in which ages are told: that of the last day of the period, or of the day it is told."""
    return min(period.last_day, as_of.astimezone(CASABLANCA).date()).year


def people(year: int, as_of: datetime, *, unchanged: bool = False) -> CTE:
    """Each record of a person (`id`), who it is (`person_id`), and the facts about them in that year.

    `unchanged`: nobody was changed since (`PEOPLE.is_unchanged`), so that people are read as they are.
    """
    then = None if unchanged else PEOPLE.changed_since(as_of)
    merged = _merged(then)
    record, moved = beneficiaries.alias("record"), _ends(merged)
    fact = _facts(then)
    # What they refuse today is not told, nor what they refused then.
    told = and_(beneficiaries.c.consent_statistics != "no", fact["consent_statistics"] != "no")
    found = (
        select(
            record.c.id,
            beneficiaries.c.id.label("person_id"),
            _or(fact["sex"], "undisclosed", told).label("sex"),
            _age_band(year, fact, told).label("age_band"),
            _or(fact["commune"], "unknown", told).label("commune"),
            _or(fact["milieu"], "unknown", told).label("milieu"),
            _or(fact["situation"], "unknown", told).label("profile"),
            _or(fact["disability"], "unknown", told).label("disability"),
            _or(fact["language"], "unknown", told).label("language"),
            _or(fact["education"], "", told).label("education"),
            fact["prior"].label("prior"),
        )
        .join_from(record, moved, moved.c.id == record.c.id, isouter=True)
        .join(beneficiaries, beneficiaries.c.id == func.coalesce(moved.c.person_id, record.c.id))
    )
    if then is None:
        alive = found.where(beneficiaries.c.merged_into.is_(None), ~beneficiaries.c.is_test)
        return alive.cte("people")
    return (
        found.outerjoin(then, then.c.beneficiary_id == beneficiaries.c.id)
        .where(beneficiaries.c.id.not_in(select(merged.c.id)))
        .where(~func.coalesce(then.c.is_test, beneficiaries.c.is_test))
        .cte("people")
    )


def _facts(then: CTE | None) -> dict[str, ColumnElement[Any]]:
    """The facts about people as they were, by name; of whoever was erased only what is left of them."""
    if then is None:
        return {name: beneficiaries.c[name] for name in PEOPLE.names}
    was = and_(then.c.beneficiary_id.is_not(None), beneficiaries.c.erased_at.is_(None))
    return {name: case((was, then.c[name]), else_=beneficiaries.c[name]) for name in PEOPLE.names}


def moved_records() -> CTE:
    """The records that were merged into others, with the one in which each ended: they are few."""
    return _ends(_merged())


def _merged(then: CTE | None = None) -> CTE:
    """The records that are merged into others, or were; `then` is what people were who changed since."""
    columns = (beneficiaries.c.id, beneficiaries.c.merged_into)
    now = select(*columns).where(beneficiaries.c.merged_into.is_not(None))
    if then is None:
        return now.cte("merged")
    still = now.where(beneficiaries.c.id.not_in(select(then.c.beneficiary_id)))
    were = select(then.c.beneficiary_id, then.c.merged_into).where(then.c.merged_into.is_not(None))
    return still.union_all(were).cte("merged")


def _ends(merged: CTE) -> CTE:
    """Each merged record with the one in which it ended."""
    start = select(merged.c.id, merged.c.merged_into.label("person_id")).cte("way", recursive=True)
    onward = select(start.c.id, merged.c.merged_into).join(merged, merged.c.id == start.c.person_id)
    way = start.union(onward)  # not union_all: should two records name each other, this still ends
    at_the_end = way.c.person_id.not_in(select(merged.c.id))
    return select(way.c.id, way.c.person_id).where(at_the_end).cte("moved")


def lineage() -> CTE:
    """Each record with itself, the one it was merged into, and so on up to one that was not."""
    start = select(
        beneficiaries.c.id, beneficiaries.c.id.label("person_id"), beneficiaries.c.merged_into
    ).cte("lineage", recursive=True)
    onward = select(start.c.id, beneficiaries.c.id, beneficiaries.c.merged_into).join(
        beneficiaries, beneficiaries.c.id == start.c.merged_into
    )
    return start.union(onward)  # not union_all: should two records name each other, this still ends


def standing(table: Table, start: datetime, end: datetime, as_of: datetime) -> ColumnElement[bool]:
    """Rows of the record that happened from start up to end, were known as of then and not yet corrected."""
    later = table.alias("later")
    # Not a correlated query: nothing indexes `supersedes`, and corrections are few.
    corrected = select(later.c.supersedes).where(
        later.c.supersedes.is_not(None), later.c.recorded_at <= as_of
    )
    return and_(
        table.c.occurred_at >= start,
        table.c.occurred_at < end,
        table.c.recorded_at <= as_of,
        table.c.id.not_in(corrected),
    )


def age_band(age: int) -> str:
    """The band of an age in years."""
    return next((band for below, band in _AGES if age < below), _OLDEST)


def platform_start(started_on: date) -> datetime:
    """The first moment that counts."""
    return datetime(started_on.year, started_on.month, started_on.day, tzinfo=CASABLANCA)


def _or(value: ColumnElement[str], unknown: str, told: ColumnElement[bool]) -> Any:
    return case((and_(told, value != ""), value), else_=unknown)


def _age_band(year: int, fact: Mapping[str, ColumnElement[Any]], told: ColumnElement[bool]) -> Any:
    """The band by year of birth, for people grow older; by what they chose where no year is known."""
    age = year - fact["birth_year"]
    bands = [(and_(told, age < below), band) for below, band in _AGES]
    older = (and_(told, fact["birth_year"].is_not(null())), _OLDEST)
    chosen = (and_(told, fact["age_band"] != ""), fact["age_band"])
    return case(*bands, older, chosen, else_="unknown")
