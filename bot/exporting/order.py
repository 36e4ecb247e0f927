"""An order for an export: everything that the process which makes it has to know, as JSON both ways."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, get_args

from flows.question import DIMENSIONS, Filter
from storage.export import SHEETS, Selection, Sheet
from storage.periods import Period, days

Format = Literal["xlsx", "csv", "jsonl", "parquet"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)

What = Literal["visits", "people", "projects", "figures", "all"]
SETS: Final[Mapping[What, tuple[Sheet, ...]]] = {
    "visits": ("interactions", "contacts"),
    "people": ("beneficiaries", "enrolments", "placements"),
    "projects": ("projects", "jobs", "organisations", "equipment", "workshops"),
    "figures": ("indicators",),
    "all": SHEETS,
}
"""Sheets that are asked for together, by the name of the set."""


@dataclass(frozen=True, slots=True)
class Order:
    """Which sheets of which rows, in which format and language, and whether people are named in it.

    `most_bytes`: no file is to be larger (0: as large as it comes); `reason`: why people are to be named.
    """

    sheets: tuple[Sheet, ...]
    format: Format
    language: str
    period: Period
    started_on: date
    as_of: datetime
    filters: tuple[Filter, ...] = ()
    identified: bool = False
    reason: str = ""
    most_bytes: int = 0

    def __post_init__(self) -> None:
        if self.format not in FORMATS:
            raise ValueError(f"no such format: {self.format}")
        if self.identified and not self.reason.strip():
            raise ValueError("an export that names people needs a reason")

    @property
    def selection(self) -> Selection:
        """The rows it asks for, under codes that are new each time."""
        return Selection(self.period, self.started_on, self.as_of, self.filters, self.identified)


def sheets_of(word: str) -> tuple[Sheet, ...]:
    """The sheets of a set, or the one of this name; ValueError if there is neither."""
    for what, sheets in SETS.items():
        if what == word:
            return sheets
    for sheet in SHEETS:
        if sheet == word:
            return (sheet,)
    raise ValueError(f"nothing to export is called {word!r}; there are {', '.join((*SETS, *SHEETS))}")


def read_filters(words: str) -> tuple[Filter, ...]:
    """Read "sex=female;commune=agourai,bitit" or ValueError with what would do."""
    found: dict[str, Filter] = {}
    for word in words.replace(";", " ").split():
        name, _, values = word.partition("=")
        dimension = next((one for one in DIMENSIONS if one == name), None)
        among = tuple(value for value in values.split(",") if value)
        if dimension is None or not among or name in found:
            raise ValueError(
                f"not a filter: {word!r}; write sex=female, each of {', '.join(DIMENSIONS)} once"
            )
        found[name] = Filter(dimension, among)
    return tuple(found.values())


def written_filters(filters: tuple[Filter, ...]) -> str:
    """Filters as `read_filters` reads them."""
    return " ".join(f"{one.dimension}={','.join(one.values)}" for one in filters)


def order_json(order: Order) -> str:
    """An order as JSON."""
    told = {
        "sheets": order.sheets,
        "format": order.format,
        "language": order.language,
        "first_day": order.period.first_day.isoformat(),
        "last_day": order.period.last_day.isoformat(),
        "name": order.period.name,
        "started_on": order.started_on.isoformat(),
        "as_of": order.as_of.isoformat(),
        "filters": written_filters(order.filters),
        "identified": order.identified,
        "reason": order.reason,
        "most_bytes": order.most_bytes,
    }
    return json.dumps(told, ensure_ascii=False)


def read_order(text: str) -> Order:
    """The order of `order_json` again."""
    told = json.loads(text)
    first, last = (date.fromisoformat(told[name]) for name in ("first_day", "last_day"))
    return Order(
        sheets=tuple(told["sheets"]),
        format=told["format"],
        language=told["language"],
        period=days(first, last, told["name"]),
        started_on=date.fromisoformat(told["started_on"]),
        as_of=datetime.fromisoformat(told["as_of"]),
        filters=read_filters(told["filters"]),
        identified=told["identified"],
        reason=told["reason"],
        most_bytes=told["most_bytes"],
    )
