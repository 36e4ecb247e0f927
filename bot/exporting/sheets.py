"""What the sheets of an export are called and hold, in the words of a language, and the glossary of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flows.library import Library
from flows.texts import Texts
from storage import vocabulary
from storage.export import COLUMNS, Row, Selection, Sheet, Value
from storage.periods import CASABLANCA

Cell = str | int | datetime | None

KINDS: Final = (
    "text",
    "choice",
    "command",
    "word",
    "skip",
    "media",
    "edited",
    "misunderstood",
    "stale",
    "relay",
    "staff",
    "staff_reply",
    "closed",
    "blocked",
    "unblocked",
    "failed",
)
"""The kinds of turn that an export tells apart."""

_CODES: Final[Mapping[str, tuple[str, Sequence[str]]]] = {
    "channel": ("channel", vocabulary.CHANNELS),
    "sub_channel": ("sub-channel", vocabulary.SUB_CHANNELS[1:]),
    "service": ("service", vocabulary.SERVICES),
    "outcome": ("outcome", vocabulary.OUTCOMES),
    "kind": ("kind", KINDS),
    "language": ("language", vocabulary.LANGUAGES[1:]),
    "sex": ("export-sex", vocabulary.SEXES[1:]),
    "age_band": ("age", vocabulary.AGE_BANDS[1:-1]),
}
"""Columns whose values are codes: what the texts that name these begin with, and the codes."""

WIDTHS: Final[Mapping[str, int]] = {
    "happened_at": 17,
    "recorded_at": 17,
    "person": 20,
    "channel": 20,
    "sub_channel": 14,
    "service": 22,
    "flow": 14,
    "node": 18,
    "kind": 24,
    "commune": 20,
    "outcome": 20,
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one export."""

    library: Library
    language: str

    @property
    def texts(self) -> Texts:
        """The catalogue."""
        return self.library.texts

    @property
    def right_to_left(self) -> bool:
        """Whether the sheets are read from the right."""
        return self.language in ("ar", "ary")

    def say(self, text: str, **args: str | int) -> str:
        """A text of the catalogue."""
        return self.texts.label(self.language, text, args)

    def title(self, sheet: Sheet) -> str:
        """What a sheet is called."""
        return self.say(f"export-sheet-{sheet}")

    def header(self, sheet: Sheet) -> list[str]:
        """What its columns are called."""
        return [self.say(_text("export-column", name)) for name in COLUMNS[sheet]]

    def name(self, column: str, code: str) -> str:
        """What a code of a column means; one that nobody has named stays as it is."""
        if code in ("", "unknown"):
            return self.say("export-unknown")
        prefix = "commune" if column == "commune" else _CODES[column][0]
        text = _text(prefix, code)
        return self.say(text) if self.texts.has(text) else code


class Lines:
    """Turns rows of a sheet into lines of cells; each code is looked up once."""

    def __init__(self, wording: Wording, sheet: Sheet) -> None:
        self._names = [
            _Names(wording, name) if name in _CODES or name in ("commune", "by_staff") else None
            for name in COLUMNS[sheet]
        ]

    def cells(self, rows: Iterable[Row]) -> Iterator[Sequence[Cell]]:
        """The lines of these rows."""
        columns = [
            column if names is None else map(names.__getitem__, column)
            for names, column in zip(self._names, zip(*rows, strict=True), strict=True)
        ]
        return zip(*columns, strict=True)


class _Names(dict[Value, str]):
    """What the values of a column are called, filled as they are met."""

    def __init__(self, wording: Wording, column: str) -> None:
        super().__init__()
        self._wording, self._column = wording, column

    def __missing__(self, value: Value) -> str:
        if self._column == "by_staff":
            name = self._wording.say("answer-yes" if value else "answer-no")
        else:
            name = self._wording.name(self._column, str(value))
        self[value] = name
        return name


def glossary(wording: Wording, selection: Selection) -> Iterator[list[Cell]]:
    """The lines of the glossary: what the file holds, then each column, then each code of it."""
    period, as_of = selection.period, selection.as_of.astimezone(CASABLANCA)
    yield [wording.say("export-period"), "", f"{period.first_day:%d/%m/%Y} - {period.last_day:%d/%m/%Y}"]
    yield [wording.say("export-as-of"), "", f"{as_of:%d/%m/%Y %H:%M}"]
    for sheet in COLUMNS:
        yield [wording.title(sheet), "", wording.say(f"export-about-{sheet}")]
    names = dict.fromkeys(name for sheet in COLUMNS for name in COLUMNS[sheet])
    for name in names:
        column = wording.say(_text("export-column", name))
        yield [column, "", wording.say(_text("export-about", name))]
        for code in _codes(wording, name):
            yield [column, code, wording.name(name, code)]


def _codes(wording: Wording, name: str) -> Sequence[str]:
    if name == "commune":
        return [entry.key for entry in wording.library.lists.get("communes", ())]
    return _CODES[name][1] if name in _CODES else ()


def _text(prefix: str, code: str) -> str:
    return f"{prefix}-{code}".replace("_", "-")
