"""The sheet of indicators: every figure of the period, and the parts of those that are told part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.question import Question
from storage.database import Transaction
from storage.export.selection import Selection, Value
from storage.indicators import Cell, Indicator, indicators
from storage.indicators.answering import answer
from storage.indicators.knowing import Nonsense
from storage.tables.types import microseconds


async def figure_rows(tx: Transaction, selection: Selection) -> list[tuple[Value, ...]]:
    """A row for each figure and for each of its parts; with filters, the figures that know what they ask."""
    return [row for one in await _figures(tx, selection) for row in _rows(one, selection)]


async def _figures(tx: Transaction, selection: Selection) -> Sequence[Indicator]:
    period, started_on, as_of = selection.period, selection.started_on, selection.as_of
    if not selection.filters:
        return await indicators(tx, period, started_on, as_of)
    asked = Question(period=f"{period.first_day}..{period.last_day}", filters=selection.filters)
    try:
        return [told.figure for told in (await answer(tx, asked, started_on, as_of)).told]
    except Nonsense:  # no figure is known by all of these at once
        return []


def _rows(one: Indicator, selection: Selection) -> Iterator[tuple[Value, ...]]:
    text = f"indicator-{one.id.lower()}"
    days = (selection.period.first_day.isoformat(), selection.period.last_day.isoformat())
    official = one.baseline_as_of.isoformat() if one.baseline_as_of else None
    as_of, definition = microseconds(selection.as_of), one.definition
    values = (one.value, one.high, one.qualifier, one.unit, one.live, one.baseline)
    yield (one.id, text, "", "", "", *days, *values, official, one.source, as_of, definition)
    for cell in one.cells:
        named = (cell.split, cell.key, _named(cell))
        counted = (cell.value, cell.high, cell.qualifier, one.unit, cell.value - cell.baseline, cell.baseline)
        yield (one.id, text, *named, *days, *counted, official, one.source, as_of, definition)


def _named(cell: Cell) -> str:
    """What tells the name of a part: its dimension and its value."""
    return f"{cell.split}/{cell.key}"
