"""Comma-separated files: one for each sheet, readable by spreadsheets and by programs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from bot.exporting.cells import harmless
from bot.exporting.sheets import Cell


class CommaFiles:
    """Writes the first sheet to `path` and each further one beside it; call it from one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("x", encoding="utf-8-sig", newline="")  # the mark tells Excel that it is UTF-8
        self._writer = csv.writer(self._file, quoting=csv.QUOTE_ALL)
        self.paths = [path]
        self._is_begun = False

    def __enter__(self) -> CommaFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def open_sheet(self, key: str, title: str, header: Sequence[str], widths: Sequence[int]) -> None:
        """Begin a sheet with its header."""
        if self._is_begun:
            self._open_beside(key)
        self._is_begun = True
        self._writer.writerow([harmless(name) for name in header])

    def write(self, lines: Iterable[Sequence[Cell]]) -> None:
        """Add lines to the open sheet."""
        self._writer.writerows([_written(cell) for cell in line] for line in lines)

    def _open_beside(self, key: str) -> None:
        path = self._path.with_name(f"{self._path.stem}-{key}{self._path.suffix}")
        self._file.close()
        self._file = path.open("x", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, quoting=csv.QUOTE_ALL)
        self.paths.append(path)


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    return "" if cell is None else str(cell)
