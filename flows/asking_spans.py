"""Spans of days that people name, and the calendar around them. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, what they are (a unit, "days", "start"), and how a question writes them.

    `said` are the places of the tokens that it was read from; `is_yearless`: no year was named; `is_past`: it
    was named by its distance from today.
    """

    first: date
    last: date
    unit: str
    text: str
    said: frozenset[int] = frozenset()
    is_yearless: bool = False
    is_past: bool = False


def days_span(first: date, last: date) -> Span:
    """Any days."""
    if first == last:
        return Span(first, last, "day", first.isoformat())
    return Span(first, last, "days", f"{first}..{last}")


def in_months(unit: str, year: int, number: int = 1) -> Span:
    """The nth month, quarter, half or the whole of a year."""
    count = _MONTHS[unit]
    first = date(year, count * (number - 1) + 1, 1)
    last = _later(first, count) - timedelta(days=1)
    written = {"month": f"{year:04}-{number:02}", "quarter": f"{year:04}-Q{number}", "year": f"{year:04}"}
    return Span(first, last, unit, written.get(unit, f"{first}..{last}"))


def current(unit: str, today: date) -> Span:
    """The day, week, month, quarter, half or year that today lies in; named, so that it moves with today."""
    span = _around(unit, today)
    if unit == "half":
        return replace(span, is_past=True)
    return replace(span, text="today" if unit == "day" else unit, last=today, is_past=True)


def before(unit: str, today: date) -> Span:
    """The whole week, month, quarter, half or year before the one today lies in."""
    return replace(_around(unit, _around(unit, today).first - timedelta(days=1)), is_past=True)


def last_ones(count: int, unit: str, today: date) -> Span:
    """The last so many days, weeks, months ... up to today."""
    if unit in ("day", "week"):
        first = today - timedelta(days=count * (7 if unit == "week" else 1) - 1)
    else:
        first = _day_later(today, -count * _MONTHS[unit]) + timedelta(days=1)
    return replace(days_span(first, today), is_past=True)


def in_year(span: Span, year: int) -> Span:
    """The same days of another year."""
    if span.unit == "day":
        return replace(days_span(first := _in(span.first, year), first), said=span.said)
    number = (span.first.month - 1) // _MONTHS[span.unit] + 1
    return replace(in_months(span.unit, year, number), said=span.said)


def is_year_before(one: Span, other: Span) -> bool:
    """Whether a span is the other one a year earlier, or the whole year before that of the other."""
    if one.unit == "year":
        return one.first.year == other.first.year - 1 == other.last.year - 1
    return _day_later(other.first, -12) == one.first and (
        one.unit == other.unit != "days" or _day_later(other.last, -12) == one.last
    )


def is_just_before(one: Span, other: Span) -> bool:
    """Whether a span is what comes just before the other: the unit before, or as many days."""
    if one.last != other.first - timedelta(days=1):
        return False
    return one.unit == other.unit != "days" or one.last - one.first == other.last - other.first


def _around(unit: str, day: date) -> Span:
    if unit == "day":
        return days_span(day, day)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return replace(days_span(monday, monday + timedelta(days=6)), unit="week")
    return in_months(unit, day.year, (day.month - 1) // _MONTHS[unit] + 1)


def _later(first: date, months: int) -> date:
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _day_later(day: date, months: int) -> date:
    """The same day of a month so much later, the last one where that month is shorter."""
    month = _later(day.replace(day=1), months)
    length = (_later(month, 1) - month).days
    return month.replace(day=min(day.day, length))


def _in(day: date, year: int) -> date:
    return _day_later(day, 12 * (year - day.year))
