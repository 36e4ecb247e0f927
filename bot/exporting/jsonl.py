"""JSON lines: one file for each sheet, one object for each row, in codes, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from bot.exporting.line_files import LineFiles
from bot.exporting.sheets import HOUR, MINUTES, SECOND, Page, Put, hours, kept


class JsonLines(LineFiles):
    """Writes each row under the names of its columns; moments are those of Casablanca, with their offset."""

    def put(self, page: Page, number: int) -> Put:
        """The name of the column, and its value as JSON; codes stay codes."""
        column, names = page.columns[number], page.names[number]
        key = f"{_json(column.name)}:"
        if column.kind == "moment":
            return _moments(key)
        if column.kind == "who":
            return lambda values: [f"{key}{_json(value)}" for value in values]
        if column.kind == "label" and names is not None:
            return kept(lambda value: f"{key}{_json(names[value])}")
        return kept(lambda value: f"{key}{_json(value)}")

    def header(self, page: Page) -> bytes:
        """None: every line names its values."""
        return b""

    def lines(self, columns: Sequence[Iterable[str]]) -> str:
        """One object on each line."""
        return "{" + "}\n{".join(map(",".join, zip(*columns, strict=True))) + "}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _moments(key: str) -> Put:
    known = hours(lambda hour: (f'{key}"{hour:%Y-%m-%dT%H}:', f'{hour:%z}"'[:3] + f':{hour:%z}"'[4:]))

    def put(column: Iterable[Any]) -> list[str]:
        of_hour = [(known[at // HOUR], at % HOUR // SECOND) for at in column]
        return [f"{start}{MINUTES[second]}{offset}" for (start, offset), second in of_hour]

    return put
