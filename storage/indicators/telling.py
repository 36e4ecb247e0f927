"""Indicators as JSON values, for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from storage.indicators.values import Cell, Indicator
from storage.periods import CASABLANCA, Period

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
