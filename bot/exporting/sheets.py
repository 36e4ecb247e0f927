"""A sheet as it is written, whatever the format: its name, header and columns, and how values are put."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

from bot.exporting.wording import Names, Wording
from storage.export import SEPARATOR, Column, Part, Sheet, Value, columns_of, strands
from storage.periods import CASABLANCA

_WIDTHS: Final[Mapping[str, int]] = {
    "moment": 17,
    "day": 12,
    "who": 20,
    "text": 26,
    "label": 40,
    "number": 12,
}
_WIDER: Final[Mapping[str, int]] = {
    "channel": 20,
    "service": 22,
    "node": 18,
    "kind": 24,
    "commune": 20,
    "outcome": 20,
    "education": 22,
    "profile": 24,
    "training_field": 30,
    "sector": 24,
    "value_chain": 34,
    "axis": 24,
    "enrolment_status": 18,
    "indicator_name": 60,
    "definition": 90,
    "meaning": 90,
    "indicator": 12,
}
_WIDTH: Final = 13

_KEPT: Final = 16_384
"""Values of a column whose written form is kept at once."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet to be written: `header` and `names` go with its columns; `rows` is about how many come."""

    key: str
    title: str
    columns: tuple[Column, ...]
    header: tuple[str, ...]
    names: tuple[Names | None, ...] = ()
    rows: int = 0
    widths: tuple[int, ...] = ()


class Writer(Protocol):
    """What writes files of some format; `paths` are those begun so far, in order."""

    paths: list[Path]

    def open_sheet(self, page: Page) -> None:
        """Begin a sheet with its header."""

    def write(self, part: Part) -> None:
        """Add rows to the open sheet."""

    def close(self) -> None:
        """Finish the last file; calling it again changes nothing."""


def page_of(wording: Wording, sheet: Sheet, identified: bool, rows: int) -> Page:
    """A sheet of the record, in words."""
    columns = columns_of(sheet, identified)
    names = (Names(wording, one) if one.kind in ("code", "label") else None for one in columns)
    header = tuple(wording.column(column) for column in columns)
    return Page(sheet, wording.title(sheet), columns, header, tuple(names), rows, _widths(columns))


def page_of_words(key: str, title: str, names: Sequence[str], header: Sequence[str], rows: int) -> Page:
    """A sheet of nothing but words."""
    columns = tuple(Column(name, "text") for name in names)
    return Page(key, title, columns, tuple(header), (None,) * len(columns), rows, _widths(columns))


def _widths(columns: Iterable[Column]) -> tuple[int, ...]:
    return tuple(_WIDER.get(one.name) or _WIDTHS.get(one.kind, _WIDTH) for one in columns)


class Kept(dict[Any, Any]):
    """What values are made into, remembered as long as they are not too many."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: Any) -> Any:
        if len(self) >= _KEPT:
            self.clear()
        self[value] = made = self._make(value)
        return made


Put = Callable[[Sequence[Value]], Iterable[str]]
"""Writes the values of a column, each as it stands in a row."""


def putters(page: Page, put: Callable[[Page, int], Put], between: str) -> list[Put]:
    """How each strand of a sheet is written, from how each of its columns is."""
    found, number = [], 0
    for strand in strands(page.columns):
        puts = [put(page, number + place) for place in range(len(strand))]
        found.append(puts[0] if len(puts) == 1 else kept(partial(_put_together, puts, between)))
        number += len(strand)
    return found


def _put_together(puts: Sequence[Put], between: str, joined: str) -> str:
    return between.join(next(iter(put([code]))) for put, code in zip(puts, apart(joined), strict=True))


def apart(joined: str) -> list[str]:
    """The codes of a strand, one by one."""
    return joined.split(SEPARATOR)


def kept(make: Callable[[Any], str]) -> Put:
    """Writes each value once and remembers how, for columns in which values recur."""
    return partial(map, Kept(make).__getitem__)


HOUR: Final = 3_600_000_000
SECOND: Final = 1_000_000
"""An hour and a second in microseconds."""

MINUTES: Final = tuple(f"{second // 60:02d}:{second % 60:02d}" for second in range(3600))
"""Minute and second for each second of an hour."""


def hours(make: Callable[[datetime], Any]) -> Kept:
    """Something made once for each hour since 1970, as it is on the clocks of Casablanca.

    Those change by whole hours, so that minutes and seconds are the same everywhere.
    """
    return Kept(lambda hour: make(datetime.fromtimestamp(hour * 3600, CASABLANCA)))
