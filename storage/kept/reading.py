"""Reading the kept totals: what was seen in some days, in a few look-ups however long the record is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from typing import Literal

from sqlalchemy import and_, bindparam, func, or_, select

from storage.database import Transaction
from storage.kept.counting import EACH, NEVER, Entry, cover, read_mark
from storage.kept.folding import read_entries
from storage.tables import kept_changes, kept_state, kept_tallies

What = Literal["first", "active", "each"]
"""Persons seen for the first time ever; distinct persons; every single time."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Days:
    """What is asked about the days from first to last; nothing if they are the wrong way round."""

    what: What
    first: date
    last: date

    def has(self, entry: Entry) -> bool:
        """Whether an entry is part of the answer."""
        if not self.first.isoformat() <= entry.day <= self.last.isoformat():
            return False
        match self.what:
            case "first":
                return entry.since == NEVER
            case "each":
                return entry.since == EACH
        return entry.since != EACH and entry.since < self.first.isoformat()

    def keys(self, earliest: date, latest: date) -> Iterator[Key]:
        """The tallies that make up the answer, where nothing was seen outside the earliest and latest day."""
        if self.what != "active":
            spans = self._spans(max(self.first, earliest), latest, years=True)
            return product(spans, [NEVER if self.what == "first" else EACH])
        # The tallies of years look back to years only.
        spans = self._spans(self.first, latest, years=(self.first.month, self.first.day) == (1, 1))
        return product(spans, [NEVER, *cover(earliest, self.first - timedelta(days=1))])

    def _spans(self, first: date, latest: date, *, years: bool) -> list[str]:
        """The fewest spans; where nothing was seen after the last day, the rest of its year may be too."""
        spans = cover(first, self.last, years=years)
        if self.first <= self.last and self.last >= latest:
            return min(spans, cover(first, date(self.last.year, 12, 31), years=years), key=len)
        return spans


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that was read: the tallies by key, and the entries not folded into them yet."""

    earliest: date
    latest: date
    tallies: dict[Key, dict[str, int]]
    entries: Sequence[tuple[Entry, int]]

    def count(self, days: Days) -> Counter[tuple[str, str, str]]:
        """How many of each mark: (dimension, prior, value)."""
        total = Counter[str]()
        for key in days.keys(self.earliest, self.latest):
            if key in self.tallies:
                total.update(self.tallies[key])
        for entry, n in self.entries:
            if days.has(entry):
                for mark in entry.marks:
                    total[mark] += n
        return Counter({read_mark(mark): n for mark, n in total.items() if n})


_REACH = select(
    select(func.min(kept_tallies.c.span)).scalar_subquery(),
    select(func.max(kept_tallies.c.span)).scalar_subquery(),
    select(kept_state.c.recorded_at).scalar_subquery(),
)
_CHANGES = select(kept_changes.c.recorded_at, kept_changes.c.entries)
_TALLIES = select(kept_tallies).where(
    or_(
        and_(
            kept_tallies.c.span.in_(bindparam("spans", expanding=True)),
            kept_tallies.c.since.in_([NEVER, EACH]),
        ),
        and_(
            kept_tallies.c.span.in_(bindparam("active", expanding=True)),
            kept_tallies.c.since.in_(bindparam("since", expanding=True)),
        ),
    )
)


async def read(tx: Transaction, asked: Iterable[Days], as_of: datetime) -> Kept | None:
    """What answers these questions; None if a counted row was recorded later than as of when it is asked."""
    first_span, last_span, recorded_at = (await tx.execute(_REACH)).one()
    changes = (await tx.execute(_CHANGES)).all()
    latest = [at for at in (recorded_at, *(row.recorded_at for row in changes)) if at]
    if latest and max(latest) > as_of:
        return None
    entries = [entry for row in changes for entry in read_entries(row.entries)]
    if not first_span:
        return Kept(date.max, date.max, {}, entries)
    reach = date.fromisoformat(f"{first_span[:4]}-01-01"), _last_day(last_span)
    keys = {key for days in asked for key in days.keys(*reach)}
    return Kept(*reach, await _tallies(tx, keys), entries)


def _last_day(span: str) -> date:
    """The last day of a span: that of the latest day, which sorts after its month and year."""
    return date.fromisoformat(span) if len(span) == 10 else date.max


async def _tallies(tx: Transaction, keys: set[Key]) -> dict[Key, dict[str, int]]:
    """The tallies of these keys, where there are any, and perhaps some more."""
    backward = {key for key in keys if key[1] not in (NEVER, EACH)}
    asked = {
        "spans": [span for span, since in keys if since in (NEVER, EACH)],
        "active": list({span for span, _ in backward}),
        "since": list({since for _, since in backward}),
    }
    rows = await tx.execute(_TALLIES, asked)
    return {(span, since): json.loads(tally) for span, since, tally in rows if (span, since) in keys}
