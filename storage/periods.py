"""Periods of time as people speak of them: from the first moment of a day in Casablanca, up to another's.

Closed at the start and open at the end, so that periods that follow each other share no moment. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

CASABLANCA = ZoneInfo("Africa/Casablanca")

NAMES = ("today", "week", "month", "quarter", "year", "start")
"""The periods that go by a name; "start" is everything since the platform began."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` up to but not including `end`, both aware; `name` is one of NAMES, or "range"."""

    start: datetime
    end: datetime
    name: str = "range"

    @property
    def first_day(self) -> date:
        """The first day of it."""
        return self.start.astimezone(CASABLANCA).date()

    @property
    def last_day(self) -> date:
        """The last day of it."""
        return self.end.astimezone(CASABLANCA).date() - timedelta(days=1)


def days(first: date, last: date, name: str = "range") -> Period:
    """From the first moment of one day to the last of another; ValueError if they are the wrong way round."""
    if last < first:
        raise ValueError(f"{first} is after {last}")
    return Period(_midnight(first), _midnight(last + timedelta(days=1)), name)


def today_in_casablanca(now: datetime) -> date:
    """The day it is in Casablanca at a moment."""
    return now.astimezone(CASABLANCA).date()


def named(name: str, today: date, started_on: date) -> Period:
    """The period of a name that today lies in, up to the end of today; ValueError for another name."""
    if name == "start":
        return days(min(started_on, today), today, name)
    if name not in _FIRST_DAYS:
        raise ValueError(f"no such period: {name}")
    return days(_FIRST_DAYS[name](today), today, name)


def parse_period(text: str, today: date, started_on: date) -> Period:
    """Read a name, a year (2025), month (2025-06), quarter (2025-Q2) or day, or two of them ("A..B", "A B").

    Nothing at all means everything since the start. ValueError if the words mean none of these.
    """
    words = [word for word in re.split(r"\s*\.\.\s*|\s+", text.strip().lower()) if word]
    if not words:
        return named("start", today, started_on)
    if len(words) == 1:
        return named(words[0], today, started_on) if words[0] in NAMES else days(*_span(words[0]))
    if len(words) == 2:
        return days(_span(words[0])[0], _span(words[1])[1])
    raise ValueError(f"not a period: {text}")


_FIRST_DAYS: dict[str, Callable[[date], date]] = {
    "today": lambda day: day,
    "week": lambda day: day - timedelta(days=day.weekday()),
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: date(day.year, 3 * ((day.month - 1) // 3) + 1, 1),
    "year": lambda day: date(day.year, 1, 1),
}


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), CASABLANCA).astimezone(UTC)


def _span(word: str) -> tuple[date, date]:
    """First and last day of a year, quarter, month or day written in figures."""
    if match := re.fullmatch(r"(\d{4})", word):
        return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
    if match := re.fullmatch(r"(\d{4})-?q([1-4])", word):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})", word):
        return _months(int(match[1]), int(match[2]), 1)
    day = date.fromisoformat(word)
    return day, day


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    start = date(year, first, 1)
    following = date(year + (first + count > 12), (first + count - 1) % 12 + 1, 1)
    return start, following - timedelta(days=1)
