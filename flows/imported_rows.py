"""A row of a list becomes a visit, or a refusal that says which cell cannot be understood.

An empty cell means "not known". A cell that says something which cannot be understood refuses its row: what
was written is never dropped in silence, and never guessed.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from flows import cells
from flows.cells import Cell
from flows.import_columns import OF_HEALTH, Header, ImportWords
from flows.library import Library
from flows.lists import Lists
from flows.matching import Names, fold, index, match
from flows.rules import RULES


@dataclass(frozen=True, slots=True)
class Visit:
    """What a row says: who, and the service rendered, if any (`service` is empty where nothing was)."""

    line: int
    name: str = ""
    phone: str = ""
    sex: str = ""
    birth_year: int | None = None
    commune: str = ""
    milieu: str = ""
    education: str = ""
    situation: str = ""
    disability: str = ""
    prior: str = ""
    public_id: str = ""
    service: str = ""
    channel: str = "reception"
    sub_channel: str = "paper"
    happened_on: dt.date | None = None
    outcome: str = "informed"
    minutes: int | None = None
    said: str = ""
    """What the row says, however it is formatted: by this it is known again."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row was refused: the text of the reason, the column and cell it is about, what would fit."""

    line: int
    reason: str
    column: str = ""
    cell: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for rows that do not say it themselves."""

    service: str = ""
    channel: str = ""
    happened_on: dt.date | None = None


class Unclear(Exception):
    """A cell that cannot be understood."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


@dataclass(slots=True)
class RowReader:
    """Reads rows below a header; made once for a file."""

    library: Library
    words: ImportWords
    header: Header
    today: dt.date
    started_on: dt.date
    defaults: Defaults = field(default_factory=Defaults)
    _names: dict[str, Names] = field(default_factory=dict)
    _words: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def read(self, line: int, row: Sequence[Cell]) -> Visit | Refusal | None:
        """One row; None if it is empty."""
        found = {column: row[at] if at < len(row) else None for column, at in self.header.places.items()}
        if not any(cells.text(cell) for cell in found.values()):
            return None
        values: dict[str, object] = {}
        for column, read in self._columns():
            cell = found.get(column)
            if not cells.text(cell):
                continue
            try:
                values[column] = read(cell)
            except Unclear as unclear:
                return Refusal(line, unclear.reason, column, cells.text(cell)[:120], unclear.hint)
        return self._visit(line, values, self._said(found, values))

    def _columns(self) -> Iterator[tuple[str, Callable[[Cell], object]]]:
        for column in ("name", "last_name", "first_name"):
            yield column, self._name
        yield "phone", self._phone
        yield "birth_year", self._birth_year
        yield "happened_on", self._happened_on
        for column, listed in _LISTS.items():
            yield column, lambda cell, listed=listed: self._listed(listed, cell)  # type: ignore[misc]
        for column in self.words.values:
            yield column, lambda cell, column=column: self._worded(column, cell)  # type: ignore[misc]
        yield "minutes", self._minutes
        yield "public_id", lambda cell: cells.text(cell).upper().replace(" ", "")

    def _said(self, found: Mapping[str, Cell], values: Mapping[str, object]) -> str:
        """Cells by column, days as days; an age stays an age, for next year it means another year.

        Without what tells of health: whether that is read may change, and the row stays the same.
        """
        told = {column: cell for column, cell in found.items() if column not in OF_HEALTH}
        said = {column: cells.plainly(cell) for column, cell in told.items() if cells.text(cell)}
        said |= {"phone": str(values["phone"])} if "phone" in values else {}
        defaults = [self.defaults.service, self.defaults.channel, str(self.defaults.happened_on or "")]
        return json.dumps([sorted(said.items()), defaults], ensure_ascii=False)

    def _visit(self, line: int, values: Mapping[str, object], said: str) -> Visit | Refusal:
        parts = (values.get("first_name"), values.get("last_name"))
        name = str(values.get("name") or " ".join(str(part) for part in parts if part))
        if not name and not values.get("public_id"):
            return Refusal(line, "import-nobody", "name")
        channel, sub_channel = _CHANNELS[str(values.get("channel") or self.defaults.channel or "reception")]
        kept = {key: value for key, value in values.items() if key in Visit.__slots__}
        kept |= {"name": name, "channel": channel, "sub_channel": sub_channel}
        kept["said"] = said
        kept["milieu"] = self.library.milieu(str(values.get("commune", "")))
        visit = Visit(line, **kept)  # type: ignore[arg-type]  # each was made by the reader of its column
        return self._dated(visit)

    def _dated(self, visit: Visit) -> Visit | Refusal:
        """A service needs a day, and a day a service."""
        happened_on = visit.happened_on or self.defaults.happened_on
        service = visit.service or (self.defaults.service if happened_on else "")
        if service and happened_on is None:
            return Refusal(visit.line, "import-no-day", "happened_on")
        if visit.happened_on and not service:
            return Refusal(visit.line, "import-no-service", "service")
        return replace(visit, service=service, happened_on=happened_on if service else None)

    def _name(self, cell: Cell) -> str:
        name = RULES["name"].parse(cells.text(cell), self.today) if isinstance(cell, str) else None
        if name is None or not fold(name):
            raise Unclear("import-name")
        return name

    def _phone(self, cell: Cell) -> str:
        written = cells.text(cell)
        if isinstance(cell, int | float) and len(written) == 9:
            written = f"0{written}"  # a spreadsheet has eaten the zero
        phone = RULES["phone"].parse(written, self.today)
        if phone is None:
            raise Unclear("import-phone")
        return phone

    def _birth_year(self, cell: Cell) -> int:
        day = cells.day(cell) if not cells.is_short_number(cell) else None
        if day:
            year: str | None = RULES["birth_year"].parse(str(day.year), self.today)
        elif cells.looks_like_day(cell):
            raise Unclear("import-no-such-day")
        else:
            year = RULES["birth_year"].parse(cells.text(cell), self.today)
        if year is None:
            raise Unclear("import-birth")
        return int(year)

    def _happened_on(self, cell: Cell) -> dt.date:
        day = cells.day(cell)
        if day is None and not cells.looks_like_day(cell) and isinstance(cell, str):
            written = RULES["past_date"].parse(cell, self.today)
            day = dt.date.fromisoformat(written) if written and re.search(r"\d{4}", fold(cell)) else None
        if day is None:
            raise Unclear("import-no-such-day")
        if day > self.today:
            raise Unclear("import-day-to-come")
        if day < self.started_on:
            raise Unclear("import-day-too-early", self.started_on.isoformat())
        return day

    def _minutes(self, cell: Cell) -> int:
        minutes = RULES["count"].parse(cells.text(cell), self.today)
        if minutes is None:
            raise Unclear("import-minutes")
        return int(minutes)

    def _listed(self, name: str, cell: Cell) -> str:
        """A key of one of the lists, however it is spelt; only nearly right is not right."""
        if name not in self._names:
            self._names[name] = _spellings(self.library, name)
        found = match(cells.text(cell), self._names[name])
        if not found.certain:
            raise Unclear("import-unknown-word", ", ".join(found.near))
        return found.certain

    def _words_of(self, column: str) -> Mapping[str, str]:
        """The words of a closed set: those of the file of names, and our own names of the values."""
        if column not in self._words:
            own = _own_names(self.library, column, set(self.words.values[column].values()))
            self._words[column] = {**own, **self.words.values[column]}
        return self._words[column]

    def _worded(self, column: str, cell: Cell) -> str:
        """A value of a closed set, by the words of the file of names, or very like one of them."""
        written, words = cells.text(cell), self._words_of(column)
        if fold(written) in words:
            return words[fold(written)]
        if column not in self._names:
            meant: dict[str, list[str]] = {}
            for word, value in words.items():
                meant.setdefault(value, []).append(word)
            self._names[column] = index(meant)
        found = match(written, self._names[column])
        if not found.certain:
            raise Unclear("import-unknown-word", ", ".join(found.near or dict.fromkeys(words.values())))
        return found.certain


_LISTS = {"sex": "sexes", "commune": "communes", "education": "education_levels", "situation": "situations"}
_CHANNELS = {
    "reception": ("reception", "paper"),
    "phone": ("reception", "phone"),
    "caravan": ("mobile", "caravan"),
    "mobile": ("mobile", "paper"),
    "electronic": ("electronic", "web"),
}
CHANNELS = tuple(_CHANNELS)
"""What a column of channels can say."""


def _spellings(library: Library, name: str) -> Names:
    """Every name of the entries of a list, in all languages."""
    lists: Lists = library.lists
    label, languages = library.texts.label, library.texts.languages
    return index(
        {
            entry.key: (*(label(language, entry.text, {}) for language in languages), *entry.aliases)
            for entry in lists[name]
        }
    )


OWN_NAMES = {
    "service": "service",
    "outcome": "outcome",
    "channel": "import-channel",
    "project_axis": "project-axis",
    "sector": "sector",
    "value_chain": "value-chain",
    "stage": "stage",
    "organisation_kind": "organisation-kind",
    "contract": "contract",
    "qualifier": "qualifier",
    "figure_indicator": "baseline",
}
"""Columns whose values have a name of ours: what the ids of those texts begin with."""


def _own_names(library: Library, column: str, keys: Iterable[str]) -> dict[str, str]:
    """What we call the values of a column ourselves, in every language."""
    texts, start = library.texts, OWN_NAMES.get(column)
    if start is None:
        return {}
    return {
        fold(texts.label(language, f"{start}-{key}".replace("_", "-"), {})): key
        for key in keys
        for language in texts.languages
    }
