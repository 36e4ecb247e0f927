"""An empty list to fill in: the columns in the language of the staff, choices to pick, a glossary beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from flows.import_columns import COLUMNS, ImportWords
from flows.imported_rows import CHANNELS, OWN_NAMES
from flows.library import Library
from storage.vocabulary import OUTCOMES, SERVICES

LEAVE_OUT = ("last_name", "first_name")
"""Columns that are read, but that a new list does not need: it has the whole name."""

_RIGHT_TO_LEFT = ("ar", "ary")


def write_template(
    path: Path, library: Library, words: ImportWords, language: str, columns: Sequence[str] = COLUMNS
) -> None:
    """Write a workbook with an empty sheet and a glossary; FileExistsError if the file is there."""
    columns = [column for column in columns if column in words.columns.values()]
    with path.open("xb") as file, xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#DDEBF7"})
        _sheet(book, bold, library, words, language, columns)
        _glossary(book, bold, library, words, language, columns)


def _sheet(
    book: Any, bold: Any, library: Library, words: ImportWords, language: str, all_columns: Sequence[str]
) -> None:
    sheet = book.add_worksheet(_label(library, language, "import-sheet"))
    if language in _RIGHT_TO_LEFT:
        sheet.right_to_left()
    columns = [column for column in all_columns if column not in LEAVE_OUT]
    for at, column in enumerate(columns):
        sheet.write_string(0, at, title(library, language, column), bold)
        sheet.set_column(at, at, 20)
        names = [name for name, _ in _choices(library, words, column, language)]
        if names and sum(map(len, names)) + len(names) <= 255:  # what a workbook takes as a list of choices
            sheet.data_validation(
                1, at, 5000, at, {"validate": "list", "source": names, "error_type": "warning"}
            )
    sheet.freeze_panes(1, 0)


def _glossary(
    book: Any, bold: Any, library: Library, words: ImportWords, language: str, columns: Sequence[str]
) -> None:
    sheet = book.add_worksheet(_label(library, language, "import-glossary"))
    if language in _RIGHT_TO_LEFT:
        sheet.right_to_left()
    head = [
        _label(library, language, f"import-glossary-{name}")
        for name in ("column", "means", "values", "names")
    ]
    for at, name in enumerate(head):
        sheet.write_string(0, at, name, bold)
        sheet.set_column(at, at, (20, 50, 60, 60)[at])
    for line, column in enumerate(columns, 1):
        values = [f"{name}" for name, _ in _choices(library, words, column, language)]
        cells = (
            title(library, language, column),
            _label(library, language, f"import-about-{column.replace('_', '-')}"),
            " · ".join(values),
            " · ".join(words.shown.get(column, ())),
        )
        for at, cell in enumerate(cells):
            sheet.write_string(line, at, cell)


def title(library: Library, language: str, column: str) -> str:
    """What a column is called in a language."""
    return _label(library, language, f"import-column-{column.replace('_', '-')}")


def _choices(library: Library, words: ImportWords, column: str, language: str) -> Iterator[tuple[str, str]]:
    """What can stand in a column, if that is a closed list: (name, key)."""
    for key, text in _keys(library, words, column):
        name = _label(library, language, text)
        yield name, key


def _keys(library: Library, words: ImportWords, column: str) -> Sequence[tuple[str, str]]:
    lists = {
        "sex": "sexes",
        "commune": "communes",
        "org_commune": "communes",
        "education": "education_levels",
        "situation": "situations",
    }
    if column in lists:
        return [(entry.key, entry.text) for entry in library.lists[lists[column]]]
    fixed = {
        "service": [(key, f"service-{key}") for key in SERVICES],
        "outcome": [(key, f"outcome-{key}") for key in OUTCOMES],
        "channel": [(key, f"import-channel-{key}") for key in CHANNELS],
        "prior": [("yes", "answer-yes"), ("no", "answer-no")],
    }
    if column not in fixed and column in words.values:
        start = OWN_NAMES.get(column, "answer")
        keys = [key for key in dict.fromkeys(words.values[column].values()) if key != "unknown"]
        fixed[column] = [(key, f"{start}-{key}") for key in keys]
    return [(key, text.replace("_", "-")) for key, text in fixed.get(column, [])]


def _label(library: Library, language: str, text: str) -> str:
    return library.texts.label(language, text, {})
