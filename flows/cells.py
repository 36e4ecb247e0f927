"""Cells of a list, whatever a spreadsheet has made of them: words, and days in every form."""

from __future__ import annotations

import datetime as dt
import re

from flows.matching import fold
from flows.rules import clean

Cell = str | int | float | bool | dt.date | dt.datetime | None

_SERIAL_ZERO = dt.date(1899, 12, 30)
"""The day that Excel counts from."""
_SERIALS = range(3653, 80_000)  # 1910 to 2119: below it is a year, an age or nothing
_DAY = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})(?: \d{1,2} \d{2}(?: \d{2})?)?")
_ISO = re.compile(r"(\d{4}) (\d{1,2}) (\d{1,2})(?: \d{1,2} \d{2}(?: \d{2})?)?")


def text(cell: Cell) -> str:
    """What a cell says, as one line; a whole number without its decimals."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(clean(str(cell)).split())


def plainly(cell: Cell) -> str:
    """A cell as it is compared with the same cell of another file: a day as a day, words folded."""
    written = None if is_short_number(cell) else day(cell)
    return written.isoformat() if written else fold(text(cell))


def is_short_number(cell: Cell) -> bool:
    """A year or an age rather than a day."""
    written = fold(text(cell))
    return written.isdecimal() and len(written) <= 4


def day(cell: Cell) -> dt.date | None:
    """The day in a cell: a date, a number of days as Excel counts, or day, month and year in figures."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    written = fold(text(cell))
    if re.fullmatch(r"\d{4,5}( \d+)?", written) and int(written.split()[0]) in _SERIALS:
        return _SERIAL_ZERO + dt.timedelta(days=int(written.split()[0]))
    if found := _ISO.fullmatch(written):
        return _calendar(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY.fullmatch(written):
        return _calendar(_century(found[3]), int(found[2]), int(found[1]))
    return None


def looks_like_day(cell: Cell) -> bool:
    """Whether a cell is written as a day, possible or not."""
    written = fold(text(cell))
    if isinstance(cell, int | float):
        return not is_short_number(cell)
    return isinstance(cell, dt.date) or bool(_ISO.fullmatch(written) or _DAY.fullmatch(written))


def _century(year: str) -> int:
    """Two figures are of this century up to 40: nobody was born before 1941, or comes after 2040."""
    return int(year) if len(year) == 4 else int(year) + (2000 if int(year) <= 40 else 1900)


def _calendar(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
