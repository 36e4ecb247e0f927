"""Periods: whole days of Casablanca, closed at the start and open at the end."""

from __future__ import annotations

import datetime as dt

import pytest

from storage.periods import NAMES, Period, days, named, parse_period, today_in_casablanca
from tests.figures import Figure

STARTED = dt.date(2019, 1, 1)
TODAY = dt.date(2025, 8, 20)  # a Wednesday


def _read(text: str) -> tuple[str, str, str]:
    period = parse_period(text, TODAY, STARTED)
    return period.first_day.isoformat(), period.last_day.isoformat(), period.name


@pytest.mark.parametrize(
    ("text", "first", "last", "name"),
    [
        ("today", "2025-08-20", "2025-08-20", "today"),
        ("week", "2025-08-18", "2025-08-20", "week"),
        ("month", "2025-08-01", "2025-08-20", "month"),
        ("Quarter", "2025-07-01", "2025-08-20", "quarter"),
        ("year", "2025-01-01", "2025-08-20", "year"),
        ("start", "2019-01-01", "2025-08-20", "start"),
        ("", "2019-01-01", "2025-08-20", "start"),
        ("2024", "2024-01-01", "2024-12-31", "range"),
        ("2024-02", "2024-02-01", "2024-02-29", "range"),
        ("2024-12", "2024-12-01", "2024-12-31", "range"),
        ("2024-q4", "2024-10-01", "2024-12-31", "range"),
        ("2024Q1", "2024-01-01", "2024-03-31", "range"),
        ("2025-06-30", "2025-06-30", "2025-06-30", "range"),
        ("2025-03-15..2025-06-30", "2025-03-15", "2025-06-30", "range"),
        ("2025-03-15 .. 2025-06-30", "2025-03-15", "2025-06-30", "range"),
        ("2023 2024-06", "2023-01-01", "2024-06-30", "range"),
    ],
)
def test_what_people_write(text: str, first: str, last: str, name: str) -> None:
    """Names, figures and pairs of them."""
    assert _read(text) == (first, last, name)


@pytest.mark.parametrize(
    "text",
    ["yesterweek", "2024-13", "2024-q5", "2025-02-30", "2025 2024", "a b c", "2024 2025 2026", "12.3.2024"],
)
def test_what_means_nothing_is_refused(text: str) -> None:
    """Never a guess."""
    with pytest.raises(ValueError):
        parse_period(text, TODAY, STARTED)


def test_the_wrong_name_or_order_is_refused() -> None:
    """Also from code."""
    with pytest.raises(ValueError, match="no such period"):
        named("decade", TODAY, STARTED)
    with pytest.raises(ValueError, match="after"):
        days(TODAY, STARTED)


def test_days_begin_at_midnight_in_casablanca(figure: Figure) -> None:
    """An hour before UTC's, except in Ramadan; a leap day is a day."""
    assert days(TODAY, TODAY) == Period(
        dt.datetime(2025, 8, 19, 23, tzinfo=dt.UTC), dt.datetime(2025, 8, 20, 23, tzinfo=dt.UTC)
    )
    ramadan = dt.date(2025, 3, 10)
    assert days(ramadan, ramadan).start == dt.datetime(2025, 3, 10, tzinfo=dt.UTC)
    assert today_in_casablanca(dt.datetime(2025, 8, 19, 23, 30, tzinfo=dt.UTC)) == TODAY
    leap = days(dt.date(2028, 2, 29), dt.date(2028, 2, 29))
    assert leap.end - leap.start == dt.timedelta(days=1)
    figure("F42", "wrong days 0: Ramadan, midnight, 29 February")


def test_periods_that_follow_each_other_share_no_moment() -> None:
    """Months of a year put together are the year."""
    months = [parse_period(f"2025-{month:02d}", TODAY, STARTED) for month in range(1, 13)]
    year = parse_period("2025", TODAY, STARTED)
    assert [month.end for month in months[:-1]] == [month.start for month in months[1:]]
    assert (months[0].start, months[-1].end) == (year.start, year.end)


def test_every_name_has_a_period() -> None:
    """Also on the first day of all."""
    for name in NAMES:
        assert named(name, STARTED, STARTED).last_day == STARTED
