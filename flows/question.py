"""A question to the record: which figures, of which time, of whom, split and compared how.

Whoever asks, by buttons, plain words, the shell or an export, asks with one of these; what it means is in
docs/indicators.md. Pure data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

Dimension = Literal[
    "sex",
    "age_band",
    "commune",
    "milieu",
    "profile",
    "service",
    "channel",
    "training_field",
    "sector",
    "disability",
]
DIMENSIONS: Final[tuple[Dimension, ...]] = get_args(Dimension)
MOST_SPLITS: Final = 2

Comparison = Literal["", "previous", "last_year"]
"""With nothing, with the period of the same length just before, or with the same days one year earlier."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Only those of whom a dimension has one of these values."""

    dimension: Dimension
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `period` is a name ("month"), a year, month, quarter or day, or "A..B" of two days.

    No `indicators`: the overview. At most MOST_SPLITS `splits`, `filters` at most one for each dimension;
    `as_of` answers as would have been answered at the end of that day, None: now.
    """

    indicators: tuple[str, ...] = ()
    period: str = "start"
    splits: tuple[Dimension, ...] = ()
    filters: tuple[Filter, ...] = ()
    compared: Comparison = ""
    as_of: date | None = None
