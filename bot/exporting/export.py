"""One export: rows from a read transaction of its own, written to files, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.exporting.comma import CommaFiles
from bot.exporting.jsonl import JsonLines
from bot.exporting.order import Order
from bot.exporting.parquet import ParquetFiles
from bot.exporting.sheets import Page, Writer, page_of
from bot.exporting.telling import glossary_page, notice_page
from bot.exporting.wording import Wording
from bot.exporting.workbook import Workbook
from flows.library import Library
from storage.database import Database, Transaction
from storage.export import Part, roughly, stream_rows

Progress = Callable[[int, int], None]
"""Told how many rows are done, and of how many."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """How many rows were written, and to which files, the first of which is the one that was asked for."""

    rows: int
    paths: tuple[Path, ...]


async def export(
    database: Database, library: Library, order: Order, path: Path, progress: Progress
) -> ExportResult:
    """Write what was ordered to `path`, which must not exist yet, and to files beside it where need be.

    It keeps the thread busy, and is meant for a process of its own (`bot.exporting.apart`). OSError if the
    files cannot be written, NoParquet without that extra; what was begun is then removed.
    """
    wording = Wording(library, order.language)
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = _writer(order, path, wording)
    try:
        try:
            async with database.read() as tx:
                rows = await _write_all(tx, writer, wording, order, progress)
        finally:
            writer.close()
    except BaseException:
        _remove(writer.paths)
        raise
    return ExportResult(rows, _not_empty(writer.paths))


def _not_empty(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that hold something: lines without a header may be none, and nobody can send such a file."""
    for path in paths:
        if not path.stat().st_size:
            path.unlink()
    return tuple(path for path in paths if path.exists())


def _writer(order: Order, path: Path, wording: Wording) -> Writer:
    match order.format:
        case "csv":
            return CommaFiles(path, order.most_bytes)
        case "jsonl":
            return JsonLines(path, order.most_bytes)
        case "parquet":
            return ParquetFiles(path, order.most_bytes)
    return Workbook(path, wording.right_to_left, order.most_bytes)


async def _write_all(
    tx: Transaction, writer: Writer, wording: Wording, order: Order, progress: Progress
) -> int:
    selection = order.selection
    counts = {sheet: await roughly(tx, sheet, selection) for sheet in order.sheets}
    done, total = 0, sum(counts.values())
    progress(done, total)
    if order.identified and order.format == "xlsx":
        _write_words(writer, notice_page(wording, order))
    for sheet, rows in counts.items():
        writer.open_sheet(page_of(wording, sheet, order.identified, rows))
        async for part in stream_rows(tx, sheet, selection):
            writer.write(part)
            done += len(part[0])
            progress(done, total)
    progress(done, done)
    if order.identified and order.format != "xlsx":
        _write_words(writer, notice_page(wording, order))
    _write_words(writer, glossary_page(wording, order))
    return done


def _write_words(writer: Writer, told: tuple[Page, Part]) -> None:
    page, part = told
    writer.open_sheet(page)
    writer.write(part)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
