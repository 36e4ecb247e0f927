"""The eleven figures of the dispatch, as official figures."""

from __future__ import annotations

from datetime import date, datetime

from storage.baselines import Figure
from storage.periods import CASABLANCA

AS_OF = date(2025, 6, 30)
SOURCE = "MAP, 2025-07"
STARTED_AT = datetime(2019, 1, 2, 9, tzinfo=CASABLANCA)
ENTERED_AT = datetime(2025, 6, 30, 18, tzinfo=CASABLANCA)

BEFORE = Figure("B1", 0, date(2018, 12, 31), "demo", "at_least")
"""Some came before the record began, nobody knows how many: whatever is counted after them is "at least"."""

_FIGURES = (
    ("B1", 8421, "at_least"),
    ("B1f", 2055, "exact"),
    ("E1", 234, "exact"),
    ("E2", 480, "about"),
    ("C1", 21, "exact"),
    ("C2", 40, "exact"),
    ("C2w", 10, "exact"),
    ("C3", 3, "exact"),
    ("C4", 355, "at_least"),
    ("C4f", 277, "exact"),
    ("T1", 732, "exact"),
)


def official() -> list[Figure]:
    """The figures of the dispatch as of the end of June 2025."""
    return [Figure(indicator, value, AS_OF, SOURCE, qualifier) for indicator, value, qualifier in _FIGURES]
