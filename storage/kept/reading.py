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

    def keys(self, earliest: date) -> Iterator[Key]:
        """The tallies that make up the answer, where nothing was seen before the earliest day."""
        if self.what != "active":
            spans = cover(max(self.first, earliest), self.last)
            return product(spans, [NEVER if self.what == "first" else EACH])
        # The tallies of years look back to years only.
        spans = cover(self.first, self.last, years=(self.first.month, self.first.day) == (1, 1))
        return product(spans, [NEVER, *cover(earliest, self.first - timedelta(days=1))])


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that was read: the tallies by key, and the entries not folded into them yet."""

    earliest: date
    tallies: dict[Key, dict[str, int]]
    entries: Sequence[tuple[Entry, int]]

    def count(self, days: Days) -> Counter[tuple[str, str, str]]:
        """How many of each mark: (dimension, prior, value)."""
        total = Counter[str]()
        for key in days.keys(self.earliest):
            if key in self.tallies:
                total.update(self.tallies[key])
        for entry, n in self.entries:
            if days.has(entry):
                for mark in entry.marks:
                    total[mark] += n
        return Counter({read_mark(mark): n for mark, n in total.items() if n})


_EARLIEST = select(func.min(kept_tallies.c.span), select(kept_state.c.recorded_at).scalar_subquery())
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
    first_span, recorded_at = (await tx.execute(_EARLIEST)).one()
    changes = (await tx.execute(_CHANGES)).all()
    latest = [at for at in (recorded_at, *(row.recorded_at for row in changes)) if at]
    if latest and max(latest) > as_of:
        return None
    entries = [entry for row in changes for entry in read_entries(row.entries)]
    earliest = date.fromisoformat(f"{first_span[:4]}-01-01") if first_span else date.max
    tallies = await _tallies(tx, {key for days in asked for key in days.keys(earliest)}) if first_span else {}
    return Kept(earliest, tallies, entries)


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
