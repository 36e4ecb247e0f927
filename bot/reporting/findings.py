"""Findings: everything that a card, a paragraph or a report tells of one period, read in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from storage.database import Transaction
from storage.indicators import Cell, Indicator, by_id, indicators
from storage.periods import CASABLANCA, Period
from storage.trend import Month, trend


@dataclass(frozen=True, slots=True)
class Findings:
    """The indicators of a period by their id, as known at a time, and the months up to its end."""

    period: Period
    started_on: date
    as_of: datetime
    figures: Mapping[str, Indicator]
    months: tuple[Month, ...]

    @property
    def told_on(self) -> date:
        """The day in Casablanca up to which the record was read."""
        return self.as_of.astimezone(CASABLANCA).date()

    @property
    def is_from_start(self) -> bool:
        """Whether the period holds everything since the platform started."""
        return self.period.first_day <= self.started_on

    def value(self, id: str) -> int:
        """What is certain of a figure, 0 if there is nothing to tell."""
        found = self.figures.get(id)
        return int(found.value or 0) if found else 0

    def cells(self, id: str, split: str) -> tuple[Cell, ...]:
        """The parts of a figure along one dimension."""
        found = self.figures.get(id)
        return tuple(cell for cell in found.cells if cell.split == split) if found else ()

    def women_active(self) -> int:
        """How many of those active in the period are women."""
        cells = self.cells("B7", "sex")
        return sum(cell.counts.get("in_period", 0) for cell in cells if cell.key == "female")


async def find(tx: Transaction, period: Period, started_on: date, as_of: datetime) -> Findings:
    """Read the figures of a period as known at a time, for a platform that started on a day."""
    found = by_id(await indicators(tx, period, started_on, as_of))
    return Findings(period, started_on, as_of, found, await trend(tx, period, started_on, as_of))
