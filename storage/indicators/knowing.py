"""Which indicator knows which dimension, and which questions make no sense. Pure.

What is not listed in KNOWS is refused: a figure that cannot be split so is never told as if it could.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from flows.question import MOST_SPLITS, Dimension, Question
from storage.vocabulary import AGE_BANDS, CHANNELS, HEADLINE_SERVICES, PROFILES, SECTORS, SERVICES, SEXES

FACTS: Final[tuple[Dimension, ...]] = ("sex", "age_band", "commune", "milieu", "profile", "disability")
"""What is known about a person."""

_PERSONS: Final = (*FACTS, "service", "channel")
_TRAINED: Final = (*FACTS, "training_field")
_HOLDERS: Final = (*FACTS, "sector")

KNOWS: Final[Mapping[str, tuple[Dimension, ...]]] = {
    "B1": _PERSONS,
    "B1f": _PERSONS[1:],
    "B2": _PERSONS,
    "B3": _PERSONS,
    "B4": _PERSONS,
    "B5": _PERSONS,
    "B6": _PERSONS,
    "B7": _PERSONS,
    "E1": _HOLDERS,
    "E2": ("sex", "sector"),
    "E3": ("sector",),
    "E4": _HOLDERS,
    "C1": ("commune",),
    "C2": ("commune",),
    "C2w": ("commune",),
    "C3": ("commune",),
    "C4": ("commune",),
    "C4f": ("commune",),
    "T1": _TRAINED,
    "T2": _TRAINED,
    "T3": _TRAINED,
    "P1": FACTS,
    "S1": (),
    "S2": (),
}
"""For every indicator, by what it can be split and filtered."""

OVERVIEW: Final = tuple(id_ for id_ in KNOWS if id_ not in ("B5", "B6", "B7", "E4", "T3"))
"""The indicators that are one figure each."""

_IMPLIED: Final[Mapping[str, tuple[str, tuple[Dimension, ...]]]] = {
    "B5": ("B5", ("service",)),
    "B6": ("B1", ("channel",)),
    "B7": ("B1", ()),
    "E4": ("E1", ("sector",)),
    "T3": ("T1", ("training_field",)),
}

VALUES: Final[Mapping[Dimension, tuple[str, ...]]] = {
    "sex": SEXES[1:],
    "age_band": AGE_BANDS[1:],
    "milieu": ("urban", "rural", "unknown"),
    "profile": PROFILES[1:],
    "disability": ("yes", "no", "unknown"),
    "service": SERVICES,
    "channel": CHANNELS,
    "sector": (*SECTORS[1:], "unknown"),
}
"""The values of each dimension that is a closed list; communes and training fields are the platform's own."""

Fault = Literal["indicator", "dimension", "value", "splits", "period"]


class Nonsense(ValueError):
    """A question that has no answer: what is wrong with it, about which indicator, dimension and value."""

    def __init__(self, fault: Fault, indicator: str = "", dimension: str = "", value: str = "") -> None:
        self.fault, self.indicator, self.dimension, self.value = fault, indicator, dimension, value
        super().__init__(self._words())

    def _words(self) -> str:
        match self.fault:
            case "indicator":
                return f"there is no indicator {self.indicator!r}; there are {', '.join(KNOWS)}"
            case "dimension":
                known = ", ".join(KNOWS.get(self.indicator, ())) or "nothing"
                return f"{self.indicator} is not known by {self.dimension}; it is known by {known}"
            case "value":
                return f"{self.indicator} knows no {self.dimension} {self.value!r}"
            case "splits":
                return f"at most {MOST_SPLITS} different splits at once"
        return f"{self.value!r} is no period; write month, 2025, 2025-06, 2025-Q2 or A..B"


@dataclass(frozen=True, slots=True)
class Plan:
    """How one indicator of a question is counted: `base` is counted, split and filtered, and told as `id`."""

    id: str
    base: str
    splits: tuple[Dimension, ...] = ()
    filters: Mapping[Dimension, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        """Whether it is asked without any split or filter."""
        return not (self.splits or self.filters)

    @property
    def dimensions(self) -> frozenset[Dimension]:
        """All that it is split or filtered by."""
        return frozenset((*self.splits, *self.filters))

    def overlaps(self, dimension: str) -> bool:
        """Whether one thing counted may have several values of a dimension."""
        if dimension == "service":
            return self.base != "B2"
        return dimension == "training_field" and self.base == "T1"


def plan(question: Question, indicator: str) -> Plan:
    """How an indicator of a question is counted; Nonsense if it cannot be."""
    if indicator not in KNOWS:
        raise Nonsense("indicator", indicator)
    base, implied = _IMPLIED.get(indicator, (indicator, ()))
    splits = (*implied, *(one for one in question.splits if one not in implied))
    if len(splits) > MOST_SPLITS or len(set(question.splits)) < len(question.splits):
        raise Nonsense("splits")
    filters = {one.dimension: one.values for one in question.filters}
    for dimension in (*splits, *filters):
        if dimension not in KNOWS[indicator]:
            raise Nonsense("dimension", indicator, dimension)
    for dimension, values in filters.items():
        _check_values(indicator, base, dimension, values)
    return Plan(indicator, base, splits, filters)


def _check_values(indicator: str, base: str, dimension: Dimension, values: tuple[str, ...]) -> None:
    known = VALUES.get(dimension)
    if dimension == "service" and base != "B5":
        known = HEADLINE_SERVICES
    if not values:
        raise Nonsense("value", indicator, dimension)
    for value in values if known else ():
        if known and value not in known:
            raise Nonsense("value", indicator, dimension, value)


def plans(question: Question) -> tuple[tuple[Plan, ...], tuple[str, ...]]:
    """How a question is counted, and which indicators of the overview do not know what it asks.

    Nonsense if an indicator that is asked for by its id cannot be counted so.
    """
    if question.indicators:
        return tuple(plan(question, one) for one in question.indicators), ()
    asked = {*question.splits, *(one.dimension for one in question.filters)}
    able = tuple(one for one in OVERVIEW if asked <= set(KNOWS[one]))
    if not able:
        raise Nonsense("dimension", "B1", next(iter(asked - set(KNOWS["B1"])), ""))
    return tuple(plan(question, one) for one in able), tuple(one for one in OVERVIEW if one not in able)
