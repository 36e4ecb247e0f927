"""What one person comes to in the kept totals, as entries that can be added and taken away again. Pure.

A person is seen on days: by a service (of listening, orientation and accompaniment, and each service by
itself), or because they wrote. An entry says on which day somebody was seen, and when they had been seen last
before that. Whoever is active in a period has exactly one entry in it that looks back to before the period:
so that distinct persons of any period are a sum of entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from storage.vocabulary import HEADLINE_SERVICES

NEVER = ""
"""Seen for the first time."""

EACH = "+"
"""Every single time, whenever they had been seen before."""

TURNS, WRITERS, SERVICE, HELD = "turns", "writers", "service", "held"


class Entry(NamedTuple):
    """Seen on a day; `since` is the day on which they were seen last before, NEVER or EACH."""

    day: str
    since: str
    marks: tuple[str, ...]


Entries = Counter[Entry]
Mark = tuple[str, str, str]


class Seen(NamedTuple):
    """One service rendered to a person on a day."""

    day: str
    service: str
    channel: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told about a person: `values` by name, and whether they had come before by their own word."""

    prior: str
    values: tuple[tuple[str, str], ...]

    def marks(self, first_channel: str) -> tuple[str, ...]:
        """What each service to this person counts towards."""
        return tuple(
            mark(name, self.prior, value) for name, value in (*self.values, ("channel", first_channel))
        )


@lru_cache(4096)
def mark(name: str, prior: str, value: str) -> str:
    """What an entry counts towards: a value of a dimension, for people of one answer to "here before?"."""
    return f"{name}|{prior}|{value}"


def read_mark(written: str) -> Mark:
    """Dimension, prior and value of a mark."""
    name, prior, value = written.split("|", 2)
    return name, prior, value


class Walk:
    """Goes through what happened to people in the order in which it did, and gives the entries of it."""

    def __init__(self) -> None:
        self._last: dict[tuple[int, str], str] = {}
        self._marks: dict[int, tuple[str, ...]] = {}

    def served(self, person: int, facts: Facts, seen: Seen) -> Iterator[Entry]:
        """The entries of the next service rendered to a person."""
        own = (mark(SERVICE, facts.prior, seen.service),)
        every: tuple[str, ...] = own
        if seen.service in HEADLINE_SERVICES:
            marks = self._marks_of(person, facts, seen)
            every = (*own, mark(HELD, "", seen.channel), *marks)
            yield from self.arrived(person, "", seen.day, marks)
        yield Entry(seen.day, EACH, every)
        yield from self.arrived(person, seen.service, seen.day, own)

    def passed(self, person: int, facts: Facts, seen: Seen) -> None:
        """Go past the next service rendered to a person, whose entries nobody needs."""
        if seen.service in HEADLINE_SERVICES:
            self._marks_of(person, facts, seen)
            self._last[person, ""] = seen.day
        self._last[person, seen.service] = seen.day

    def _marks_of(self, person: int, facts: Facts, seen: Seen) -> tuple[str, ...]:
        """What services to a person count towards, of which this is one: the first tells the channel."""
        if person not in self._marks:
            self._marks[person] = facts.marks(seen.channel)
        return self._marks[person]

    def wrote(self, person: int, day: str, turns: int, is_own: bool) -> Iterator[tuple[Entry, int]]:
        """The entries of a day with so many turns, on which they wrote themselves or only staff did."""
        yield turned(day), turns
        if is_own:
            yield from ((entry, 1) for entry in self.arrived(person, WRITERS, day, WROTE))

    def arrived(self, person: int, kind: str, day: str, marks: tuple[str, ...]) -> Iterator[Entry]:
        """The entry of being seen on a day, unless they were seen on it already."""
        since = self._last.get((person, kind), NEVER)
        if since != day:
            self._last[person, kind] = day
            yield Entry(day, since, marks)

    def last_written(self) -> Iterator[tuple[int, str]]:
        """Everybody who wrote, with the last day on which they did."""
        return ((person, day) for (person, kind), day in self._last.items() if kind == WRITERS)


WROTE = (mark(WRITERS, "", ""),)


def turned(day: str) -> Entry:
    """The entry of a turn on a day."""
    return Entry(day, EACH, (mark(TURNS, "", ""),))


def spans_of(entry: Entry) -> list[tuple[str, str]]:
    """The tallies that an entry is part of: pairs of when, and since when.

    In the tallies of a month (or year) it stands only if it is the first of that month, so that they tell
    persons and not days.
    """
    day, since, _ = entry
    if since in (NEVER, EACH):
        return [(day, since), (day[:7], since), (day[:4], since)]
    pairs = [(day, since)]
    if since[:7] < day[:7]:
        pairs += [(day, since[:7]), (day[:7], since), (day[:7], since[:7])]
    if since[:4] < day[:4]:
        pairs += [(day, since[:4]), (day[:7], since[:4]), (day[:4], since[:4])]
    return pairs


def cover(first: date, last: date, *, years: bool = True) -> list[str]:
    """The fewest spans that make up the days from first to last: years (if they may), months, days."""
    spans, day = [], first
    while day <= last:
        after = date(day.year + 1, 1, 1)
        following = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        if years and (day.month, day.day) == (1, 1) and after <= last + timedelta(days=1):
            spans.append(day.isoformat()[:4])
            day = after
        elif day.day == 1 and following <= last + timedelta(days=1):
            spans.append(day.isoformat()[:7])
            day = following
        else:
            spans.append(day.isoformat())
            day += timedelta(days=1)
    return spans


def less(after: Entries, before: Entries) -> Entries:
    """What must be added to come from one to the other; may be negative."""
    change = after.copy()
    change.subtract(before)
    return Counter({entry: n for entry, n in change.items() if n})
