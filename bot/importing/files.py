"""Files to rows: the first sheet of a workbook, or separated text in whatever encoding it was saved."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from bot.verbs import WrongUse
from flows.cells import Cell

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read."""

Row = tuple[Cell, ...]


def read_rows(path: Path) -> list[tuple[int, Row]]:
    """Every row of a file with the number of its line; WrongUse for a file that is no list."""
    if path.stat().st_size > LARGEST:
        raise WrongUse(f"{path} is larger than {LARGEST // 1024 // 1024} MB; cut it in parts")
    read = _workbook if path.suffix.lower() in (".xlsx", ".xlsm") else _text
    return list(enumerate(read(path), 1))


def _workbook(path: Path) -> Iterator[Row]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which are not read
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            try:
                book.worksheets[0].reset_dimensions()  # what a file says of its own size is often wrong
                for row in book.worksheets[0].iter_rows(values_only=True):
                    yield tuple(row)
            finally:
                book.close()
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError) as error:
        raise WrongUse(f"{path} cannot be read as a workbook: {error}") from error


def _text(path: Path) -> Iterator[Row]:
    content = path.read_bytes()
    text = _decoded(content)
    if text is None:
        raise WrongUse(f"{path} is neither a workbook (.xlsx) nor text")
    yield from (tuple(row) for row in csv.reader(text.splitlines(), delimiter=_separator(text)))


def _decoded(content: bytes) -> str | None:
    """Text as spreadsheets save it: UTF-8 with or without a mark, UTF-16, or the old Arabic code page."""
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    for encoding in ("utf-8-sig", "utf-16", "cp1256"):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    return None


def _separator(text: str) -> str:
    """What stands between the cells: what is most frequent in the first lines."""
    head = "\n".join(text.splitlines()[:20])
    return max((";", ",", "\t", "|"), key=head.count)
