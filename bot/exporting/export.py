"""One export: rows from a read transaction of its own, written to a file by a thread, some at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from bot.exporting.comma import CommaFiles
from bot.exporting.sheets import WIDTHS, Cell, Lines, Wording, glossary
from flows.library import Library
from storage.database import Database, Transaction
from storage.export import COLUMNS, Row, Selection, Sheet, count_rows, stream_rows
from storage.periods import Period

if TYPE_CHECKING:
    from bot.exporting.workbook import Workbook

FORMATS: Final = ("xlsx", "csv")

_WIDTH: Final = 13
_GLOSSARY_WIDTHS: Final = (24, 22, 90)


class Writer(Protocol):
    """What writes a file of some format; its methods block, so they are called from a thread."""

    paths: list[Path]

    def open_sheet(self, key: str, title: str, header: Sequence[str], widths: Sequence[int]) -> None:
        """Begin a sheet with its header."""

    def write(self, lines: Iterable[Sequence[Cell]]) -> None:
        """Add lines to the open sheet."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """How many rows were written, to which file, and `paths`: all files, where a format needs several."""

    rows: int
    path: Path
    paths: tuple[Path, ...]


async def export(
    database: Database,
    library: Library,
    period: Period,
    format: str,
    language: str,
    path: Path,
    progress: Callable[[int, int], None],
    *,
    started_on: date,
    as_of: datetime,
) -> ExportResult:
    """Write interactions and service contacts of a period to `path`, which must not exist yet.

    `progress` is told rows done and rows in all, from the event loop. A workbook holds both sheets and a
    glossary; csv has the interactions in `path`, and `-contacts` and `-glossary` beside it. ValueError for
    another format than FORMATS, OSError if the files cannot be written; what was begun is then removed.
    """
    if format not in FORMATS:
        raise ValueError(f"no such format: {format}")
    wording = Wording(library, language)
    selection = Selection(period, started_on, as_of)
    writer = await asyncio.to_thread(_open, format, path, wording)
    try:
        try:
            async with database.read() as tx:
                rows = await _write_all(tx, writer, wording, selection, progress)
        finally:
            await asyncio.to_thread(writer.__exit__, None, None, None)
    except BaseException:
        _remove(writer.paths)
        raise
    return ExportResult(rows, path, tuple(writer.paths))


def _open(format: str, path: Path, wording: Wording) -> CommaFiles | Workbook:
    path.parent.mkdir(parents=True, exist_ok=True)
    if format == "csv":
        return CommaFiles(path)
    path.open("x").close()  # an older file is never written over
    from bot.exporting.workbook import Workbook  # not at every start for the sake of a few files

    return Workbook(path, wording.right_to_left)


async def _write_all(
    tx: Transaction,
    writer: Writer,
    wording: Wording,
    selection: Selection,
    progress: Callable[[int, int], None],
) -> int:
    total = sum([await count_rows(tx, sheet, selection) for sheet in COLUMNS])
    done = 0
    progress(done, total)
    for sheet in COLUMNS:
        lines = Lines(wording, sheet)
        await asyncio.to_thread(_open_sheet, writer, wording, sheet)
        async for rows in stream_rows(tx, sheet, selection):
            await asyncio.to_thread(_write_rows, writer, lines, rows)
            done += len(rows)
            progress(done, total)
    await asyncio.to_thread(_write_glossary, writer, wording, selection)
    return done


def _open_sheet(writer: Writer, wording: Wording, sheet: Sheet) -> None:
    widths = [WIDTHS.get(name, _WIDTH) for name in COLUMNS[sheet]]
    writer.open_sheet(sheet, wording.title(sheet), wording.header(sheet), widths)


def _write_rows(writer: Writer, lines: Lines, rows: Iterable[Row]) -> None:
    writer.write(lines.cells(rows))


def _write_glossary(writer: Writer, wording: Wording, selection: Selection) -> None:
    header = [wording.say(f"export-glossary-{name}") for name in ("column", "code", "meaning")]
    writer.open_sheet("glossary", wording.say("export-sheet-glossary"), header, _GLOSSARY_WIDTHS)
    writer.write(glossary(wording, selection))


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
