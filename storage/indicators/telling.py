"""Indicators as JSON values, for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from storage.indicators.tallying import Part, Told
from storage.indicators.values import Cell, Indicator
from storage.periods import CASABLANCA, Period

if TYPE_CHECKING:  # who answers tells in this form too
    from storage.indicators.answering import Answer

_SPLITS = ("B5", "B6", "B7", "E4", "T3")
"""Indicators that are told part by part: one entry for each part, named by its dimension."""


def indicators_json(
    found: Iterable[Indicator], period: Period, started_on: date, as_of: datetime
) -> dict[str, Any]:
    """Indicators as JSON values: as of when, for which period, and a list of entries by id.

    `value` is what is certain and `high` what is possible; `qualifier` is exact, at_least or about; `live`
    and `baseline` are the parts it is made of. A split has one entry for each part, named by its dimension.
    """
    return {
        "as_of": as_of.astimezone(CASABLANCA).isoformat(timespec="seconds"),
        "period": {
            "name": period.name,
            "from": period.first_day.isoformat(),
            "to": period.last_day.isoformat(),
        },
        "since": started_on.isoformat(),
        "indicators": [entry for indicator in found for entry in _entries(indicator)],
    }


def answer_json(answer: Answer) -> dict[str, Any]:
    """An answer as JSON values, in the same form: every indicator is one entry, its parts are `cells`.

    A cell has the value of each dimension that it was split by. `unplaced` is how much of the official figure
    may belong to it and nobody knows; `overlap` by how much the cells are more than the whole; `women` of
    what the record adds; `before` what it is compared with.
    """
    question = answer.question
    told: dict[str, Any] = {
        **indicators_json((), answer.period, answer.since, answer.as_of),
        "by": list(question.splits),
        "where": {one.dimension: list(one.values) for one in question.filters},
        "indicators": [_told(one) for one in answer.told],
    }
    if answer.compared_with:
        first, last = answer.compared_with.first_day, answer.compared_with.last_day
        told["compared_with"] = {"from": first.isoformat(), "to": last.isoformat()}
    return told | ({"left_out": list(answer.left_out)} if answer.left_out else {})


def _told(one: Told) -> dict[str, Any]:
    entry = _whole(one.figure)
    if one.splits:
        entry |= {"cells": [_part(one.splits, part) for part in one.parts], "overlap": one.overlap}
    entry |= {"unplaced": one.unplaced} if one.unplaced else {}
    entry |= {"women": one.women} if one.women is not None else {}
    return entry | ({"before": asdict(one.before)} if one.before else {})


def _part(splits: Sequence[str], part: Part) -> dict[str, Any]:
    told: dict[str, Any] = dict(zip(splits, part.keys, strict=True))
    told |= {"value": part.value, "high": part.high, "baseline": part.baseline, "qualifier": part.qualifier}
    told |= {"women": part.women} if part.women is not None else {}
    return told | ({"before": part.before} if part.before is not None else {})


def _entries(indicator: Indicator) -> Iterator[dict[str, Any]]:
    if indicator.id not in _SPLITS:
        yield _whole(indicator)
        return
    for cell in indicator.cells:
        yield {"id": indicator.id, cell.split: cell.key} | _cell(cell)


def _whole(indicator: Indicator) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": indicator.id,
        "value": indicator.value,
        "qualifier": indicator.qualifier,
        "unit": indicator.unit,
        "basis": indicator.basis,
        "live": indicator.live,
        "baseline": indicator.baseline,
        "low": indicator.low,
        "high": indicator.high,
        "definition": indicator.definition,
    }
    if indicator.baseline_as_of:
        told |= {"baseline_as_of": indicator.baseline_as_of.isoformat(), "source": indicator.source}
    if indicator.covered:
        told["covered"] = indicator.covered
    if indicator.share:
        told["share"] = {"of": indicator.share[0], "percent": indicator.share[1]}
    if indicator.cells:
        told["cells"] = [{cell.split: cell.key} | _cell(cell) for cell in indicator.cells]
    return told | dict(indicator.counts)


def _cell(cell: Cell) -> dict[str, Any]:
    told: dict[str, Any] = {"value": cell.value, "high": cell.high, "baseline": cell.baseline}
    return told | dict(cell.counts) | {"qualifier": cell.qualifier}
