"""Workbooks: all sheets in one file, real dates, a header that stays in sight, and nothing that runs.

Written straight as the XML of Office Open XML, row after row: a library that looks at each cell takes many
times as long (docs/decisions/014-own-workbooks.md). Text is only ever a cell of text: no formula, no link and
no number is read into it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Final

from bot.exporting.package import (
    DAY,
    MOMENT,
    ROWS_END,
    SHEET_END,
    book_parts,
    shared_strings,
    sheet_filter,
    sheet_start,
    sheet_title,
    text_cell,
)
from bot.exporting.sheets import HOUR, SECOND, Page, Put, hours, kept, putters
from storage.export import Part

MOST_ROWS: Final = 1_048_576
"""Rows of a sheet, with its header."""

NOTICE: Final = "notice"
"""The sheet that is repeated in front of every further file."""

_MARGIN: Final = 1_500_000
"""Bytes that may still come after it was seen how large a file is."""

_EPOCH: Final = date(1899, 12, 30)


class Workbook:
    """Writes sheets one after the other. A full sheet goes on in the next one, a full file in another.

    Each file has a header on every sheet and opens alone; `most_bytes` 0: one file, however large.
    """

    def __init__(
        self, path: Path, right_to_left: bool, most_bytes: int = 0, most_rows: int = MOST_ROWS
    ) -> None:
        self.paths: list[Path] = []
        self._path, self._right_to_left = path, right_to_left
        self._most, self._most_rows = most_bytes, most_rows
        self._page: Page | None = None
        self._notice: tuple[Page, Part] | None = None
        self._put: list[Put] = []
        self._row = self._part = 0
        self._sheet: IO[bytes] | None = None
        self._begin()

    def open_sheet(self, page: Page) -> None:
        """Begin a sheet with its header."""
        self._end_sheet()
        self._page, self._part = page, 0
        self._begin_sheet()

    def write(self, part: Part) -> None:
        """Add rows to the open sheet, or to a further one when it is full."""
        page = self._page
        assert page is not None
        if page.key == NOTICE:
            self._notice = (page, part)
        elif self._most and self._raw.tell() > self._most - _MARGIN:
            self._go_on(page)
        while part and part[0]:
            if self._row == self._most_rows:
                self._end_sheet()
                self._begin_sheet()
            room = self._most_rows - self._row
            self._write([column[:room] for column in part])
            part = [column[room:] for column in part]

    def close(self) -> None:
        """Finish the last file; calling it again changes nothing."""
        if self._raw.closed:
            return
        try:
            self._end_sheet()
            with self._pack.open("xl/sharedStrings.xml", "w", force_zip64=True) as strings:
                strings.writelines(piece.encode() for piece in shared_strings(list(self._strings)))
            for name, content in book_parts(self._titles):
                self._pack.writestr(name, content)
            self._pack.close()
        finally:
            self._raw.close()

    def _begin(self) -> None:
        further = f"-{len(self.paths) + 1}" if self.paths else ""
        path = self._path.with_name(f"{self._path.stem}{further}{self._path.suffix}")
        self._raw = path.open("xb")
        self.paths.append(path)
        self._pack = zipfile.ZipFile(self._raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self._titles: list[str] = []
        self._strings: dict[str, int] = {}

    def _go_on(self, page: Page) -> None:
        """Another file: with the notice, if there is one, and what is left of the sheet."""
        self.close()
        self._begin()
        if self._notice:
            notice, part = self._notice
            self.open_sheet(notice)
            self._write(part)
            self._end_sheet()
            self._page, self._part = page, 1
        self._begin_sheet()

    def _begin_sheet(self) -> None:
        assert self._page is not None
        self._part += 1
        self._titles.append(sheet_title(self._page.title, self._part))
        name = f"xl/worksheets/sheet{len(self._titles)}.xml"
        self._sheet = self._pack.open(name, "w", force_zip64=True)
        self._sheet.write(sheet_start(self._page, self._right_to_left).encode())
        self._put = putters(self._page, self._putter, "")
        self._row = 1

    def _end_sheet(self) -> None:
        if self._sheet is None or self._page is None:
            return
        end = ROWS_END + sheet_filter(self._page, self._row) + SHEET_END
        self._sheet.write(end.encode())
        self._sheet.close()
        self._sheet = None

    def _write(self, part: Part) -> None:
        assert self._sheet is not None
        cells = [put(column) for put, column in zip(self._put, part, strict=True)]
        rows = "</row><row>".join(map("".join, zip(*cells, strict=True)))
        self._sheet.write(f"<row>{rows}</row>".encode())
        self._row += len(part[0])

    def _putter(self, page: Page, number: int) -> Put:
        """Moments and days as dates, codes by their names, the rest as it is."""
        kind, names = page.columns[number].kind, page.names[number]
        match kind:
            case "moment":
                return _moments()
            case "who":
                return _texts
            case "text":
                return kept(text_cell)
            case "day":
                return kept(_day)
        if names is not None:
            return kept(lambda value: self._shared(names[value]))
        return kept(lambda value: "<c/>" if value is None else f"<c><v>{value}</v></c>")

    def _shared(self, text: str) -> str:
        """A cell that refers to a text kept once for all: names of codes are few and come again and again."""
        return f'<c t="s"><v>{self._strings.setdefault(text, len(self._strings))}</v></c>'


def _texts(column: Sequence[Any]) -> Iterable[str]:
    return [
        f'<c t="inlineStr"><is><t>{value}</t></is></c>' if value.isalnum() else text_cell(value)
        for value in column
    ]


def _day(value: str | None) -> str:
    if not value:
        return "<c/>"
    return f'<c s="{DAY}"><v>{(date.fromisoformat(value) - _EPOCH).days}</v></c>'


def _moments() -> Put:
    known = hours(_serial)
    return lambda column: [
        f'<c s="{MOMENT}"><v>{known[at // HOUR] + at % HOUR // SECOND / 86400:.9f}</v></c>'  # type: ignore[operator]  # moments are numbers
        for at in column
    ]


def _serial(hour: datetime) -> float:
    """An hour as spreadsheets count: days since the end of 1899."""
    return (hour.date() - _EPOCH).days + hour.hour / 24
