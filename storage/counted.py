"""What counts: the people and the rows that totals and exports are made from, defined once for both.

A person is counted once however often they were merged, people who only test never are, those who were
erased still are. A row that a later one corrects is not counted. Whoever refused statistics is counted, but
the facts about them are not told.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Table, and_, case, func, null, select

from storage.periods import CASABLANCA, Period
from storage.tables import beneficiaries

_AGES = ((18, "under_18"), (25, "18_24"), (30, "25_29"), (35, "30_34"), (46, "35_45"))
_OLDEST = "over_45"


def reporting_year(period: Period, as_of: datetime) -> int:
    """The year in which ages are told: that of the last day of the period, or of the day it is told."""
    return min(period.last_day, as_of.astimezone(CASABLANCA).date()).year


def people(year: int) -> CTE:
    """Each record of a person (`id`), who it is (`person_id`), and the facts about them in that year."""
    record, moved = beneficiaries.alias("record"), moved_records()
    told = beneficiaries.c.consent_statistics != "no"
    return (
        select(
            record.c.id,
            beneficiaries.c.id.label("person_id"),
            _or(beneficiaries.c.sex, "undisclosed", told).label("sex"),
            _age_band(year, told).label("age_band"),
            _or(beneficiaries.c.commune, "unknown", told).label("commune"),
            _or(beneficiaries.c.milieu, "unknown", told).label("milieu"),
            _or(beneficiaries.c.situation, "unknown", told).label("profile"),
            _or(beneficiaries.c.disability, "unknown", told).label("disability"),
            _or(beneficiaries.c.language, "unknown", told).label("language"),
            beneficiaries.c.prior,
        )
        .join_from(record, moved, moved.c.id == record.c.id, isouter=True)
        .join(beneficiaries, beneficiaries.c.id == func.coalesce(moved.c.person_id, record.c.id))
        .where(beneficiaries.c.merged_into.is_(None), ~beneficiaries.c.is_test)
        .cte("people")
    )


def moved_records() -> CTE:
    """The records that were merged into others, with the one in which each ended: they are few."""
    start = (
        select(beneficiaries.c.id, beneficiaries.c.merged_into.label("person_id"))
        .where(beneficiaries.c.merged_into.is_not(None))
        .cte("merged", recursive=True)
    )
    onward = select(start.c.id, beneficiaries.c.merged_into).join(
        beneficiaries, and_(beneficiaries.c.id == start.c.person_id, beneficiaries.c.merged_into.is_not(None))
    )
    way = start.union(onward)  # not union_all: should two records name each other, this still ends
    return (
        select(way.c.id, way.c.person_id)
        .join(beneficiaries, beneficiaries.c.id == way.c.person_id)
        .where(beneficiaries.c.merged_into.is_(None))
        .cte("moved")
    )


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


def _age_band(year: int, told: ColumnElement[bool]) -> Any:
    """The band by year of birth, for people grow older; by what they chose where no year is known."""
    age = year - beneficiaries.c.birth_year
    bands = [(and_(told, age < below), band) for below, band in _AGES]
    older = (and_(told, beneficiaries.c.birth_year.is_not(null())), "over_45")
    chosen = (and_(told, beneficiaries.c.age_band != ""), beneficiaries.c.age_band)
    return case(*bands, older, chosen, else_="unknown")
