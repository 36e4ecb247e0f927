"""Carrying out what administrators request about official figures from before the record was kept here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.batch import Batch, Present
from bot.carriers import Arguments, Carrier, amount, day, listed, note, number
from flows.events import Answered, Event, Option, Value
from storage.baselines import (
    FIGURES,
    PARTS,
    SPLITS,
    WHOLES,
    Figure,
    NoSuchFigure,
    add_figures,
    correct_figure,
)
from storage.errors import StorageRefused
from storage.facts import Fact
from storage.savepoint import savepoint
from storage.tables import baseline_figures

LISTED = 8

_IDS = {id_.lower(): id_ for id_ in (*WHOLES, *PARTS, *SPLITS)}


async def _figure_list(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = sorted(await FIGURES.current(batch.tx), key=lambda one: -one.id)[:LISTED]
    return listed([Option(str(one.id), "option-figure", _shown(one)) for one in found])


def _shown(one: Fact[Figure]) -> dict[str, Value]:
    part = f"{one.facts.split_key}={one.facts.split_value}" if one.facts.split_key else ""
    return {
        "figure_indicator": one.facts.indicator.lower(),
        "figure_value": one.facts.value,
        "qualifier": one.facts.qualifier,
        "figure_as_of": one.facts.as_of.isoformat(),
        "figure_source": one.facts.source,
        "part": part,
    }


async def _open_figure(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = await FIGURES.current(batch.tx, baseline_figures.c.id == number(given["figure"]))
    return Answered("found", {"figure": found[0].id, **_shown(found[0])}) if found else Answered("gone")


async def _save_figure(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    value = amount(given["figure_value"])
    as_of = date.fromisoformat(str(given["figure_as_of"]))
    split_key, _, split_value = str(given.get("part", "")).partition("=")
    if value is None or as_of > day(batch.ledger.at) or bool(split_key) != bool(split_value):
        return Answered("refused")
    row = Figure(
        indicator=_IDS.get(str(given["figure_indicator"]), ""),
        value=value,
        as_of=as_of,
        source=str(given["figure_source"]),
        qualifier=str(given.get("qualifier", "")) or "exact",
        split_key=split_key.strip(),
        split_value=split_value.strip(),
    )
    earlier, at, staff_id = number(given.get("figure", "")), batch.ledger.at, present.loaded.staff_id
    try:
        async with savepoint(batch.tx):
            if earlier:
                await correct_figure(batch.tx, earlier, row, at, staff_id)
            else:
                await add_figures(batch.tx, [row], at, staff_id)
    except (StorageRefused, NoSuchFigure):
        return Answered("refused")
    await note(batch, present, "baseline", row.indicator, f"{row.value} {row.as_of}")
    return Answered("saved")


CARRIERS: Mapping[str, Carrier] = {
    "figure_list": _figure_list,
    "open_figure": _open_figure,
    "save_figure": _save_figure,
}
