"""The report of an import: every refused row as it stands in the file, with its line and why."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from bot.exporting.cells import clean
from bot.importing.files import Row
from bot.importing.template import title
from flows.imported_rows import Refusal
from flows.library import Library


def report_path(file: Path) -> Path:
    """Where the report of a file goes: beside it."""
    return file.with_name(f"{file.stem}.refused.xlsx")


def write_report(
    path: Path,
    library: Library,
    language: str,
    head: Row,
    rows: Mapping[int, Row],
    refused: Sequence[Refusal],
) -> None:
    """Write the refused rows below the header they had, readable by us alone; replaces an old report."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with os.fdopen(handle, "wb") as file, xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(library.texts.label(language, "import-refused", {}))
        if language in ("ar", "ary"):
            sheet.right_to_left()
        names = [library.texts.label(language, f"import-report-{name}", {}) for name in ("line", "why")]
        for at, cell in enumerate([*names, *map(_shown, head)]):
            sheet.write_string(0, at, cell)
        sheet.set_column(1, 1, 60)
        for line, refusal in enumerate(refused, 1):
            sheet.write_number(line, 0, refusal.line)
            sheet.write_string(line, 1, reason(library, language, refusal))
            for at, original in enumerate(rows[refusal.line], 2):
                sheet.write_string(line, at, _shown(original))


def reason(library: Library, language: str, refusal: Refusal) -> str:
    """Why a row was refused, in words."""
    column = title(library, language, refusal.column) if refusal.column else ""
    args = {"column": column, "cell": refusal.cell, "hint": refusal.hint}
    return library.texts.label(language, refusal.reason, args)


def _shown(cell: object) -> str:
    return "" if cell is None else clean(str(cell))
