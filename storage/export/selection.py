"""What is exported: the rows of a period, of whom, as of when, and whether people are named."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b

from flows.question import Filter
from storage.counted import platform_start, reporting_year
from storage.periods import Period

Value = str | int | float | None
"""What a cell holds before it is put into words: see `Kind` for what each kind of column gives."""

_CODE_BYTES = 8


def _new_key() -> bytes:
    return secrets.token_bytes(32)


@dataclass(frozen=True, slots=True)
class Selection:
    """What to export: the rows that the figures of this period, as of this time, were counted from.

    `unchanged`: nobody was changed since that time.
    """

    period: Period
    started_on: date
    as_of: datetime
    filters: tuple[Filter, ...] = ()
    identified: bool = False
    unchanged: bool = False
    key: bytes = field(default_factory=_new_key, repr=False)

    @property
    def start(self) -> datetime:
        """The first moment that counts: that of the period, or of the platform if it started later."""
        return max(platform_start(self.started_on), self.period.start)

    @property
    def first_day(self) -> date:
        """The first day that counts."""
        return max(self.started_on, self.period.first_day)

    @property
    def year(self) -> int:
        """The year in which ages are told."""
        return reporting_year(self.period, self.as_of)

    def code(self, of: str, id: int) -> str:
        """What a person, project or organisation is called in this export: sixteen letters and digits."""
        return blake2b(b"%s %d" % (of.encode(), id), key=self.key, digest_size=_CODE_BYTES).hexdigest()
