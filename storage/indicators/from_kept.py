"""Persons and contacts from the totals that are kept as the record is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from storage.counted import age_band, reporting_year
from storage.database import Transaction
from storage.indicators.cube import DIMENSIONS, Came, Cube, Figures, empty_splits
from storage.indicators.scope import Scope, is_fresh
from storage.kept.counting import HELD, SERVICE, TURNS, WRITERS
from storage.kept.reading import Days, Kept, read
from storage.periods import days

_DAY = timedelta(days=1)
Marks = Counter[tuple[str, str, str]]


async def cube_from_kept(tx: Transaction, scope: Scope, figures: Figures) -> Cube | None:
    """Persons and contacts, unless the kept totals cannot tell: then None.

    They tell what is known now, of whole days, for a record that holds no service from before the start.
    """
    asked = _Asked.of(scope, figures)
    kept = await _read(tx, scope, [*asked.parts, asked.active, asked.each, asked.after, asked.before])
    if kept is None or _of(kept.count(asked.before), SERVICE):
        return None
    year = reporting_year(scope.period, scope.as_of)
    splits = empty_splits()
    for part in asked.parts:
        flags = _flags(scope, figures, part.first)
        for name, prior, key, n in _told(kept, part, year):
            splits[name].came.append(Came(key, prior, n, *flags))
    for name, _, key, n in _told(kept, asked.active, year):
        splits[name].active[key] += n
    for name, _, key, n in _told(kept, asked.each, year):
        splits[name].contacts[key] += n
    after = _of(kept.count(asked.after), HELD)
    known = {name: splits[name] for name in DIMENSIONS}
    return Cube(known, splits[SERVICE], splits[HELD].contacts, after.total())


async def turns_from_kept(tx: Transaction, scope: Scope) -> tuple[int, int] | None:
    """Rows of the log, and how many people wrote themselves; None if the kept totals cannot tell."""
    first, last = max(scope.started_on, scope.period.first_day), scope.period.last_day
    each, active = Days("each", first, last), Days("active", first, last)
    kept = await _read(tx, scope, [each, active])
    if kept is None:
        return None
    return _of(kept.count(each), TURNS).total(), _of(kept.count(active), WRITERS).total()


@dataclass(frozen=True, slots=True)
class _Asked:
    """The questions: who came first in each of the `parts` into which the days of figures cut the time."""

    parts: tuple[Days, ...]
    active: Days
    each: Days
    after: Days
    before: Days

    @classmethod
    def of(cls, scope: Scope, figures: Figures) -> _Asked:
        start, last = scope.started_on, scope.period.last_day
        first = max(start, scope.period.first_day)
        known = [one for one in (figures.whole, figures.women, figures.ever) if one]
        cuts = {start, first, *(one.as_of + _DAY for one in known)}
        edges = [*sorted(cut for cut in cuts if start <= cut <= last), last + _DAY]
        after = max(first, figures.contacts.as_of + _DAY) if figures.contacts else first
        return cls(
            parts=tuple(Days("first", one, following - _DAY) for one, following in pairwise(edges)),
            active=Days("active", first, last),
            each=Days("each", first, last),
            after=Days("each", after, last),
            before=Days("each", date.min, start - _DAY),
        )


async def _read(tx: Transaction, scope: Scope, asked: Sequence[Days]) -> Kept | None:
    """What answers these questions; None where the period does not hold whole days, or ended in the past."""
    period = scope.period
    if days(period.first_day, period.last_day) != replace(period, name="range"):
        return None
    return await read(tx, asked, scope.as_of)


def _flags(scope: Scope, figures: Figures, day: date) -> tuple[bool, bool, bool, bool]:
    """Whether people who first came on a day are new in the period, and come after the figures."""
    return (
        day >= scope.period.first_day,
        is_fresh(day, figures.whole),
        is_fresh(day, figures.women),
        is_fresh(day, figures.ever),
    )


def _told(kept: Kept, asked: Days, year: int) -> Iterator[tuple[str, str, str, int]]:
    """Dimension, prior, value and how many, with ages as bands of a year."""
    for (name, prior, value), n in kept.count(asked).items():
        if name != "age":
            yield name, prior, value, n
        elif value.isdigit():
            yield "age_band", prior, age_band(year - int(value)), n
        else:
            yield "age_band", prior, value, n


def _of(marks: Marks, name: str) -> Counter[str]:
    """The values of one dimension."""
    found = Counter[str]()
    for (dimension, _, value), n in marks.items():
        if dimension == name:
            found[value] += n
    return found
