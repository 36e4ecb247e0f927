"""Values of indicators, and how what is on record and an official figure make one value. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from storage.baselines import Figure
from storage.periods import Period
from storage.vocabulary import QUALIFIERS

NOT_SPLIT = "baseline_not_split"
"""The part of an official figure of which it is not known how it splits."""

NOT_IN_PERIOD = {"in_period": 0, "contacts": 0}
"""Of persons: those with a contact in the period, and the contacts. Official figures do not tell."""

Basis = Literal["live", "baseline", "mixed"]
State = Literal["certain", "unsure", "covered"]


@dataclass(slots=True)
class Live:
    """What is on record: counted for certain, perhaps counted by the official figure too, surely so."""

    certain: int = 0
    unsure: int = 0
    covered: int = 0
    qualifier: str = "exact"

    def add(self, state: State, count: int = 1, qualifier: str = "exact") -> None:
        """Count some more."""
        match state:
            case "certain":
                self.certain += count
            case "unsure":
                self.unsure += count
            case "covered":
                self.covered += count
        if count and state != "covered":
            self.qualifier = least_sure(self.qualifier, qualifier)

    @property
    def on_record(self) -> int:
        """All of it."""
        return self.certain + self.unsure + self.covered


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of a split: `value` for certain, at most `high`; `counts` are further counts of it."""

    split: str
    key: str
    value: int
    high: int
    baseline: int = 0
    qualifier: str = "exact"
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: `value` for certain (None: nothing to tell), at most `high`; `live` + `baseline` make it.

    `covered` is what is on record but in the official figure already; `share` is in per cent of the indicator
    named with it; `counts` say how many cases a rate or median rests on.
    """

    id: str
    period: Period
    value: float | None
    high: float | None
    unit: str
    qualifier: str = "exact"
    live: float = 0
    baseline: float = 0
    baseline_as_of: date | None = None
    source: str = ""
    covered: int = 0
    share: tuple[str, float] | None = None
    cells: tuple[Cell, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def low(self) -> float | None:
        """The least it can be: what is certain."""
        return self.value

    @property
    def basis(self) -> Basis:
        """Whether it comes from the record, from an official figure, or both."""
        if not self.baseline:
            return "live"
        return "mixed" if self.live or self.high != self.value else "baseline"

    @property
    def definition(self) -> str:
        """The id of the text that defines it."""
        return f"indicator-{self.id.lower()}-definition"


def state(figure: Figure | None, fresh: bool, prior: str = "no") -> State:
    """Whether something on record counts beside an official figure.

    `fresh`: it came after the day of the figure. `prior`: whether it was there before, as we were told.
    """
    if figure is None:
        return "certain"
    if not fresh:
        return "covered"
    if figure.value == 0 or prior == "no":
        return "certain"
    return "covered" if prior == "yes" else "unsure"


def least_sure(*qualifiers: str) -> str:
    """The qualifier of a sum: that of its least sure part."""
    return max(qualifiers, key=QUALIFIERS.index, default="exact")


def combine(
    id: str,
    period: Period,
    unit: str,
    live: Live,
    figure: Figure | None = None,
    cells: Sequence[Cell] = (),
    counts: Mapping[str, int] | None = None,
) -> Indicator:
    """An indicator from what is on record and the official figure, if there is one."""
    baseline = figure.value if figure else 0
    value = baseline + live.certain
    return Indicator(
        id=id,
        period=period,
        value=value,
        high=value + live.unsure,
        unit=unit,
        qualifier=least_sure(live.qualifier, figure.qualifier if figure else "exact"),
        live=live.certain,
        baseline=baseline,
        baseline_as_of=figure.as_of if figure else None,
        source=figure.source if figure else "",
        covered=live.covered,
        cells=tuple(cells),
        counts=counts or {},
    )


def split(
    name: str,
    lives: Mapping[str, Live],
    parts: Mapping[str, Figure],
    whole: Figure | None,
    keys: Iterable[str] = (),
    counts: Mapping[str, Mapping[str, int]] | None = None,
) -> tuple[Cell, ...]:
    """The cells of a split: the given keys first and in their order, then the others, the largest first.

    What the official figure does not tell the parts of is a cell of its own.
    """
    given = list(keys)
    found = {key: _cell(name, key, lives.get(key), parts.get(key)) for key in {*given, *lives, *parts}}
    others = sorted(found.keys() - set(given), key=lambda key: (-found[key].high, key))
    cells = [found[key] for key in (*given, *others)]
    rest = whole.value - sum(part.value for part in parts.values()) if whole else 0
    if whole and rest > 0:
        cells.append(Cell(name, NOT_SPLIT, rest, rest, rest, whole.qualifier))
    return tuple(cells) if counts is None else tuple(_counted(cell, counts) for cell in cells)


def _cell(name: str, key: str, live: Live | None, part: Figure | None) -> Cell:
    live, baseline = live or Live(), part.value if part else 0
    value = baseline + live.certain
    qualifier = least_sure(live.qualifier, part.qualifier if part else "exact")
    return Cell(name, key, value, value + live.unsure, baseline, qualifier)


def _counted(cell: Cell, counts: Mapping[str, Mapping[str, int]]) -> Cell:
    return replace(cell, counts=NOT_IN_PERIOD | dict(counts.get(cell.key, {})))


def percent(part: float | None, whole: float | None) -> float | None:
    """A part in per cent of the whole with one decimal; None of nothing."""
    return round(100 * part / whole, 1) if part is not None and whole else None
