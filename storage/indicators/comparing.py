"""Periods that are compared, and what changed between them. Pure.

What still runs is compared with as many days of the period before; a whole month, quarter or year with the
whole one before; any other days with as many just before them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from flows.question import Comparison
from storage.indicators.tallying import Change, Told
from storage.periods import Period, days

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def compared_period(period: Period, compared: Comparison, today: date, started_on: date) -> Period | None:
    """The period to compare with; None for none, and where the platform had not started before its end."""
    if not compared or period.name == "start":
        return None
    try:
        found = _previous(period, today) if compared == "previous" else _last_year(period, today)
    except (ValueError, OverflowError):  # there is no year before the first
        return None
    return found if found.last_day >= started_on else None


def _last_year(period: Period, today: date) -> Period:
    last = max(period.first_day, min(period.last_day, today))
    return days(_year_before(period.first_day), _year_before(last))


def _year_before(day: date) -> date:
    """The same day of the year before, the 28th for a 29th of February."""
    return (
        day.replace(year=day.year - 1, day=28)
        if (day.month, day.day) == (2, 29)
        else day.replace(year=day.year - 1)
    )


def _previous(period: Period, today: date) -> Period:
    unit = period.name if period.name in _MONTHS else _whole_unit(period)
    last = max(period.first_day, min(period.last_day, today))
    elapsed = (last - period.first_day).days
    if unit:
        first = _months_before(period.first_day, _MONTHS[unit])
        end = period.first_day - timedelta(days=1)
        runs = last < _months_before(period.first_day, -_MONTHS[unit]) - timedelta(days=1)
        return days(first, min(end, first + timedelta(days=elapsed)) if runs else end)
    if period.name == "week":
        first = period.first_day - timedelta(days=7)
        return days(first, first + timedelta(days=elapsed))
    return days(period.first_day - timedelta(days=elapsed + 1), period.first_day - timedelta(days=1))


def _whole_unit(period: Period) -> str:
    """The month, quarter or year that a period is the whole of; empty if it is none."""
    first, following = period.first_day, period.last_day + timedelta(days=1)
    for name, months in _MONTHS.items():
        if first.day == 1 and (first.month - 1) % months == 0 and _months_before(first, -months) == following:
            return name
    return ""


def _months_before(first: date, months: int) -> date:
    """The first of a month so many months before that of a first day of one."""
    count = first.year * 12 + first.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def changed(now: Told, earlier: Told) -> Told:
    """The figure with what it was in the earlier period, part by part."""
    before = {part.keys: part.value for part in earlier.parts}
    parts = tuple(replace(part, before=before.get(part.keys, 0)) for part in now.parts)
    value, was = now.figure.value, earlier.figure.value
    if value is None or was is None:
        return replace(now, parts=parts)
    difference = round(value - was, 2)
    change = Change(
        value=was,
        high=was if earlier.figure.high is None else earlier.figure.high,
        qualifier=earlier.figure.qualifier,
        difference=difference,
        percent=round(100 * difference / was, 1) if was else None,
    )
    return replace(now, parts=parts, before=change)
