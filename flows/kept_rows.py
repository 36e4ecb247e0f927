"""A row of a list of projects, organisations, placements or official figures becomes values, or a refusal."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from flows import cells
from flows.cells import Cell
from flows.imported_rows import Refusal, RowReader, Unclear
from flows.rules import RULES

Value = str | int | dt.date


@dataclass(frozen=True, slots=True)
class KeptList:
    """A kind of list: column -> how its cells are read; the columns that a row needs, all or one of them."""

    columns: Mapping[str, str]
    needs: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    people: bool = False
    """Whether its rows may name a person, who is found or created."""


_PERSON = {
    "name": "name",
    "phone": "phone",
    "public_id": "number",
    "sex": "sexes",
    "birth_year": "birth",
    "commune": "communes",
}

LISTS: Mapping[str, KeptList] = {
    "organisations": KeptList(
        {
            "org_name": "words",
            "organisation_kind": "value",
            "women_led": "value",
            "value_chain": "value",
            "org_commune": "communes",
            "union": "words",
            "prior_org": "value",
            "members_total": "amount",
            "members_women": "amount",
            "qualifier": "value",
            "census_on": "day",
        },
        needs=("org_name", "organisation_kind"),
    ),
    "projects": KeptList(
        {
            "reference": "number",
            "project_title": "words",
            "project_axis": "value",
            "sector": "value",
            "value_chain": "value",
            **_PERSON,
            "org_name": "words",
            "stage": "value",
            "reached_on": "day",
            "accompanied_on": "day",
            "amount_total": "amount",
            "amount_indh": "amount",
            "job_count": "amount",
            "jobs_on": "day",
        },
        needs=("project_axis", "stage", "reached_on"),
        one_of=("name", "public_id", "org_name", "reference"),
        people=True,
    ),
    "placements": KeptList(
        {
            **_PERSON,
            "org_name": "words",
            "contract": "value",
            "started_on": "day",
            "kept": "value",
            "checked_on": "day",
        },
        needs=("started_on",),
        one_of=("name", "public_id"),
        people=True,
    ),
    "baselines": KeptList(
        {
            "figure_indicator": "value",
            "figure_value": "amount",
            "qualifier": "value",
            "figure_as_of": "day",
            "figure_source": "words",
            "part": "words",
        },
        needs=("figure_indicator", "figure_value", "figure_as_of", "figure_source"),
    ),
}
"""What can be imported beside people and visits."""

TOGETHER = {"members_total": "census_on", "job_count": "jobs_on", "kept": "checked_on"}
"""A number or an answer that needs its day."""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """What a row says, by column; `said` is what it is known again by."""

    line: int
    values: Mapping[str, Value] = field(default_factory=dict)
    said: str = ""

    def text(self, column: str) -> str:
        """The words in a column, empty where there are none."""
        return str(self.values.get(column, ""))

    def number(self, column: str) -> int | None:
        """The number in a column."""
        found = self.values.get(column)
        return found if isinstance(found, int) else None

    def day(self, column: str) -> dt.date | None:
        """The day in a column."""
        found = self.values.get(column)
        return found if isinstance(found, dt.date) else None


@dataclass(slots=True)
class KeptReader(RowReader):
    """Reads the rows of one kind of list below a header."""

    kind: str = ""

    def read_kept(self, line: int, row: Sequence[Cell]) -> KeptRow | Refusal | None:
        """One row; None if it is empty."""
        found = {column: row[at] if at < len(row) else None for column, at in self.header.places.items()}
        if not any(cells.text(cell) for cell in found.values()):
            return None
        values: dict[str, Value] = {}
        for column, way in LISTS[self.kind].columns.items():
            cell = found.get(column)
            if not cells.text(cell):
                continue
            try:
                values[column] = self._reading(column, way)(cell)
            except Unclear as unclear:
                return Refusal(line, unclear.reason, column, cells.text(cell)[:120], unclear.hint)
        values["milieu"] = self.library.milieu(str(values.get("commune", "")))
        said = {column: cells.plainly(cell) for column, cell in found.items() if cells.text(cell)}
        return self._whole(KeptRow(line, values, json.dumps([self.kind, sorted(said.items())])))

    def _whole(self, row: KeptRow) -> KeptRow | Refusal:
        kind = LISTS[self.kind]
        missing = [column for column in kind.needs if column not in row.values]
        if kind.one_of and not any(column in row.values for column in kind.one_of):
            missing.append(kind.one_of[0])
        missing += [day for told, day in TOGETHER.items() if told in row.values and day not in row.values]
        return Refusal(row.line, "import-missing", missing[0]) if missing else row

    def _reading(self, column: str, way: str) -> Callable[[Cell], Value]:
        readings: dict[str, Callable[[Cell], Value]] = {
            "words": lambda cell: cells.text(cell)[:120],
            "name": self._name,
            "phone": self._phone,
            "birth": self._birth_year,
            "day": self._happened_on,
            "number": lambda cell: cells.text(cell).upper().replace(" ", ""),
            "amount": self._amount,
            "value": lambda cell: self._worded(column, cell),
        }
        return readings.get(way, lambda cell: self._listed(way, cell))

    def _amount(self, cell: Cell) -> int:
        amount = RULES["amount"].parse(cells.text(cell), self.today)
        if amount is None:
            raise Unclear("import-amount")
        return int(amount)
