"""Comma-separated files: one for each sheet, in words, readable by spreadsheets and by programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.exporting.cells import harmless
from bot.exporting.line_files import LineFiles
from bot.exporting.sheets import HOUR, MINUTES, SECOND, Page, Put, hours, kept


class CommaFiles(LineFiles):
    """Writes csv with every cell quoted; what a spreadsheet might run gets an apostrophe first."""

    mark = b"\xef\xbb\xbf"  # tells Excel that it is UTF-8

    def put(self, page: Page, number: int) -> Put:
        """Moments by the clocks of Casablanca, codes by their names, the rest as it is."""
        kind, names = page.columns[number].kind, page.names[number]
        if kind == "moment":
            return _moments()
        if kind == "who":
            return _codes
        if names is not None:
            return kept(lambda value: _quoted(names[value]))
        return kept(_quoted if kind == "text" else lambda value: f'"{"" if value is None else value}"')

    def header(self, page: Page) -> bytes:
        """The names of the columns."""
        return self.lines([[_quoted(name)] for name in page.header]).encode()

    def lines(self, columns: Sequence[Iterable[str]]) -> str:
        """Cells with commas between."""
        return "\r\n".join(map(",".join, zip(*columns, strict=True))) + "\r\n"


def _quoted(value: Any) -> str:
    text = harmless(str(value or ""))
    return '"' + text.replace('"', '""') + '"'


def _codes(column: Iterable[Any]) -> list[str]:
    return [_quoted(value) if value[:1] in _STARTERS else f'"{value}"' for value in column]


_STARTERS = ("=", "+", "-", "@", '"')


def _moments() -> Put:
    known = hours(lambda hour: f'"{hour:%Y-%m-%d %H}:')
    return lambda column: [f'{known[at // HOUR]}{MINUTES[at % HOUR // SECOND]}"' for at in column]  # type: ignore[operator,index]  # moments are numbers
