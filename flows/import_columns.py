"""What the columns of a list may be called, and what may stand in them (flows/data/import_columns.yaml)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from flows.faults import Fault, Faulty, unknown
from flows.grammar import KEY, SPELLING
from flows.matching import fold
from flows.shapes import Key, Many, Named, Record, misfits
from flows.yaml_reading import plain, read_yaml

COLUMNS = (
    "name", "last_name", "first_name", "phone", "sex", "birth_year", "commune", "education", "situation",
    "disability", "prior", "public_id", "service", "channel", "happened_on", "outcome", "minutes",
)  # fmt: skip
"""Every column that is read."""

MOST_HEADERS = 20
"""Lines at the beginning of a file among which the names of the columns are looked for."""

OF_HEALTH = frozenset({"disability"})
"""Columns that tell of health: read where the platform may keep that."""

TELLING = frozenset({"name", "last_name", "first_name", "phone", "public_id"})
"""Columns of which a header of people names at least one."""
_SPELLINGS = Named(KEY, Many(SPELLING))
_FILE = Record(
    "import_columns.yaml",
    {
        "columns": Key(_SPELLINGS, "other names of each column", required=True),
        "values": Key(Named(KEY, _SPELLINGS), "other words for each value of a column", required=True),
    },
)
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class ImportWords:
    """Folded names of columns -> column; for some columns folded words -> value."""

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    shown: Mapping[str, Sequence[str]]
    """The names of each column as they are written in the file, for the glossary of a template."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns stand: column -> place in the row; `line` is the last line of the header."""

    places: Mapping[str, int]
    line: int
    unread: tuple[str, ...] = ()


def read_import_words(text: str, file: str, known: Sequence[str] = COLUMNS) -> ImportWords:
    """Read the file of names; raises Faulty for a wrong shape, an unknown column or a name of two columns."""
    tree = read_yaml(text, file)
    faults = misfits(tree, _FILE, file)
    if faults:
        raise Faulty(faults)
    written = plain(tree)
    faults += [
        Fault(file, 0, unknown("column", name, known)) for name in written["columns"] if name not in known
    ]
    columns = _turned(written["columns"], file, faults)
    values = {column: _turned(words, file, faults) for column, words in written["values"].items()}
    if faults:
        raise Faulty(faults)
    return ImportWords(columns, values, written["columns"])


def without(words: ImportWords, columns: Collection[str]) -> ImportWords:
    """The same words as if there were no such columns: what stands in them is not read."""
    return ImportWords(
        {name: column for name, column in words.columns.items() if column not in columns},
        {column: names for column, names in words.values.items() if column not in columns},
        {column: names for column, names in words.shown.items() if column not in columns},
    )


def _turned(spellings: Mapping[str, list[str]], file: str, faults: list[Fault]) -> dict[str, str]:
    """Spelling -> what it means; the key itself is a spelling too."""
    meanings: dict[str, str] = {}
    for key, words in spellings.items():
        for word in (key.replace("_", " "), *words):
            for form in {fold(word), heading(word)}:
                if meanings.setdefault(form, key) != key:
                    faults.append(Fault(file, 0, f"{word!r} means both {meanings[form]!r} and {key!r}"))
    return meanings


def heading(cell: object) -> str:
    """A name of a column as it is compared: folded, without what stands in brackets."""
    return fold(_BRACKETS.sub(" ", str(cell if cell is not None else "")))


def find_header(
    rows: Iterable[Sequence[object]], words: ImportWords, telling_of: Collection[str] = TELLING
) -> Header | None:
    """Find the names of the columns in the first rows of a file: the row that names most of them.

    Titles above are passed over. Where cells were merged, the names stand in two rows: both are read.
    """
    first = list(rows)
    mapped = [_places(row, words) for row in first]
    telling = [at for at in range(len(first)) if set(telling_of) & set(mapped[at])]
    best = max(telling, key=lambda at: len(mapped[at]), default=None)
    if best is None:
        return None
    places, last = dict(mapped[best]), best
    if best > 0:
        places = {**mapped[best - 1], **places}
    if best + 1 < len(first) and mapped[best + 1] and _only_names(first[best + 1], words, places):
        places, last = {**mapped[best + 1], **places}, best + 1
    taken = set(places.values())
    unread = [str(cell) for at, cell in enumerate(first[best]) if heading(cell) and at not in taken]
    return Header(places, last + 1, tuple(unread))


def _places(row: Sequence[object], words: ImportWords) -> dict[str, int]:
    places: dict[str, int] = {}
    for at, cell in enumerate(row):
        column = words.columns.get(heading(cell)) if isinstance(cell, str) else None
        if column:
            places.setdefault(column, at)
    return places


def _only_names(row: Sequence[object], words: ImportWords, places: Mapping[str, int]) -> bool:
    """Whether the row below belongs to the header: nothing in it stands under a name as a value would."""
    taken = set(places.values())
    cells = [(at, cell) for at, cell in enumerate(row) if cell not in (None, "")]
    return all(at not in taken or heading(cell) in words.columns for at, cell in cells) and all(
        isinstance(cell, str) for _, cell in cells
    )
