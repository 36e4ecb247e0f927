"""Official figures from before the record was kept here: who said what, as of which day, how sure it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from storage.database import Transaction
from storage.facts import Fact, Facts
from storage.tables import baseline_figures

WHOLES = ("B1", "B2", "E1", "E2", "C1", "C2", "C3", "C4", "T1", "P1")
"""Indicators that grow from the start of the platform, so that a figure from before can be part of them."""

PARTS = {
    "B1f": ("B1", "sex", "female"),
    "C2w": ("C2", "women_led", "yes"),
    "C4f": ("C4", "sex", "female"),
}
"""Indicators that are one part of another: which, and which part."""

SPLITS = {"B5": "B1", "B6": "B1", "B7": "B1", "E4": "E1", "T3": "T1"}
"""Indicators that split another: an official figure of them needs the name of its part."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An official figure of an indicator, counted up to the end of the day `as_of`.

    With a split ("commune", "agourai") it is that part of it only. `qualifier`: exact, at_least or about.
    """

    indicator: str
    value: int
    as_of: date
    source: str
    qualifier: str = "exact"
    split_key: str = ""
    split_value: str = ""


FIGURES = Facts(baseline_figures, Figure, recorded_at="entered_at", staff_id="entered_by")


class NoSuchFigure(ValueError):
    """No official figure can be kept of this; the message says of what."""


async def add_figures(
    tx: Transaction, figures: Sequence[Figure], at: datetime, entered_by: int | None = None
) -> list[int]:
    """Put official figures on record; their numbers. NoSuchFigure for what they cannot be part of."""
    check_figures(figures)
    return await FIGURES.add(tx, figures, at, entered_by)


async def correct_figure(
    tx: Transaction, number: int, figure: Figure, at: datetime, entered_by: int | None = None
) -> int:
    """Put a figure in the place of another, which stays on record; the number of the new one."""
    check_figures([figure])
    return await FIGURES.correct(tx, number, figure, at, entered_by)


async def figure_list(tx: Transaction, as_of: datetime | None = None) -> list[Fact[Figure]]:
    """The official figures that stand, as known at a time or now, in the order of entry."""
    return await FIGURES.current(tx, as_of=as_of)


def check_figures(figures: Iterable[Figure]) -> None:
    """NoSuchFigure for an indicator that cannot have an official figure, or a part that needs its name."""
    for figure in figures:
        known = (*WHOLES, *PARTS, *SPLITS)
        if figure.indicator not in known:
            raise NoSuchFigure(
                f"no official figure can be part of {figure.indicator!r}; there are {', '.join(known)}"
            )
        if figure.indicator in SPLITS and not figure.split_key:
            raise NoSuchFigure(
                f"{figure.indicator} is a split: say which part it is, such as commune=agourai"
            )
        if figure.indicator in PARTS and figure.split_key:
            raise NoSuchFigure(f"{figure.indicator} is a part already; give further parts of its whole")


class Official:
    """The official figures known at a time, found by what they count."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        # The last one entered of two for the same part and day is the one that holds.
        self._figures = {(*part_of(figure), figure.as_of): figure for figure in figures}

    @classmethod
    async def known(cls, tx: Transaction, as_of: datetime) -> Official:
        """Those that were on record at a time."""
        return cls(entry.facts for entry in await figure_list(tx, as_of))

    def latest(self, indicator: str, until: date) -> Figure | None:
        """The latest figure of an indicator ("B1", "B1f") up to a day, if there is one."""
        part = PARTS.get(indicator, (indicator, "", ""))
        found = [figure for key, figure in self._figures.items() if key[:3] == part and figure.as_of <= until]
        return max(found, key=lambda figure: figure.as_of, default=None)

    def split(self, whole: Figure, split_key: str) -> dict[str, Figure]:
        """The parts of a figure that are known of the same day, by value."""
        indicator = part_of(whole)[0]
        return {
            key[2]: figure
            for key, figure in self._figures.items()
            if key[:2] == (indicator, split_key) and figure.as_of == whole.as_of
        }


def part_of(figure: Figure) -> tuple[str, str, str]:
    """What a figure counts: the whole indicator, the split and its value, both empty for all of it."""
    if figure.indicator in PARTS:
        return PARTS[figure.indicator]
    return SPLITS.get(figure.indicator, figure.indicator), figure.split_key, figure.split_value
