"""Workbooks: one file with all sheets, real dates, a header that stays in sight, and nothing that runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import xlsxwriter

from bot.exporting.cells import clean
from bot.exporting.sheets import Cell

MOST_ROWS = 1_048_576
"""Rows of a sheet, with its header."""

_LONGEST_TITLE = 31
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Workbook:
    """Writes sheets one after the other; call it from one thread at a time."""

    def __init__(self, path: Path, right_to_left: bool, most_rows: int = MOST_ROWS) -> None:
        self.paths = [path]
        self._book = xlsxwriter.Workbook(path, _OPTIONS)
        self._bold = self._book.add_format({"bold": True, "bg_color": "#E7EFEA", "bottom": 1})
        self._date = self._book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        self._right_to_left = right_to_left
        self._most_rows = most_rows
        self._sheet: Any = None
        self._opened: tuple[str, Sequence[str], Sequence[int]] = ("", (), ())
        self._row = self._part = 0

    def __enter__(self) -> Workbook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._finish_sheet()
        self._book.close()

    def open_sheet(self, key: str, title: str, header: Sequence[str], widths: Sequence[int]) -> None:
        """Begin a sheet with its header."""
        self._finish_sheet()
        self._opened = title, header, widths
        self._part = 0
        self._add_sheet()

    def write(self, lines: Iterable[Sequence[Cell]]) -> None:
        """Add lines to the open sheet, or to a further one when it is full."""
        for line in lines:
            if self._row == self._most_rows:
                self._finish_sheet()
                self._add_sheet()
            for column, cell in enumerate(line):
                self._write(column, cell)
            self._row += 1

    def _add_sheet(self) -> None:
        title, header, widths = self._opened
        self._part += 1
        suffix = f" {self._part}" if self._part > 1 else ""
        self._sheet = sheet = self._book.add_worksheet(title[: _LONGEST_TITLE - len(suffix)] + suffix)
        if self._right_to_left:
            sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        for column, (name, width) in enumerate(zip(header, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, clean(name), self._bold)
        self._row = 1

    def _finish_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.autofilter(0, 0, max(self._row - 1, 0), len(self._opened[1]) - 1)

    def _write(self, column: int, cell: Cell) -> None:
        match cell:
            case str():
                self._sheet.write_string(self._row, column, clean(cell))
            case datetime():
                self._sheet.write_datetime(self._row, column, cell, self._date)
            case int():
                self._sheet.write_number(self._row, column, cell)
