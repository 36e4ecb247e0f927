"""What is asked: the period, as of when, who is who, and the official figures known then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import CTE

from storage.baselines import Figure, Official
from storage.counted import people, platform_start, reporting_year
from storage.database import Transaction
from storage.former import PEOPLE
from storage.periods import Period


@dataclass(frozen=True)
class Scope:
    """One question to the record of a platform that started on a day.

    `unchanged`: nobody was changed since `as_of`.
    """

    period: Period
    started_on: date
    as_of: datetime
    official: Official
    unchanged: bool = False

    @classmethod
    async def of(
        cls, tx: Transaction, period: Period, started_on: date, as_of: datetime, official: Official
    ) -> Scope:
        """A question beside these official figures."""
        return cls(period, started_on, as_of, official, await PEOPLE.is_unchanged(tx, as_of))

    @property
    def start(self) -> datetime:
        """The first moment that counts."""
        return platform_start(self.started_on)

    @cached_property
    def who(self) -> CTE:
        """Who is who, and what was known of them; made only where the log is read."""
        return people(reporting_year(self.period, self.as_of), self.as_of, unchanged=self.unchanged)

    @property
    def is_from_start(self) -> bool:
        """Whether the period holds everything since the platform started."""
        return self.period.first_day <= self.started_on

    def figure(self, indicator: str) -> Figure | None:
        """The official figure that is part of the value: only where the period holds the whole of it."""
        return self.stock(indicator) if self.is_from_start else None

    def stock(self, indicator: str) -> Figure | None:
        """The official figure of an indicator that counts from the start, whichever the period."""
        return self.official.latest(indicator, self.period.last_day)

    def parts(self, whole: Figure | None, split_key: str) -> dict[str, Figure]:
        """The parts of an official figure that are known."""
        return self.official.split(whole, split_key) if whole else {}

    def has(self, day: date | None) -> bool:
        """Whether a day is in the period, and the platform had started."""
        return self.since(day) and day is not None and day >= self.period.first_day

    def since(self, day: date | None) -> bool:
        """Whether a day lies between the start of the platform and the end of the period."""
        return day is not None and self.started_on <= day <= self.period.last_day


def is_fresh(day: date, figure: Figure | None) -> bool:
    """Whether a day comes after those that an official figure counts."""
    return figure is None or day > figure.as_of
