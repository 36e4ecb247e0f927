"""Persons and contacts (B1 to B7): listening, orientation and accompaniment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from storage.baselines import Figure
from storage.database import Transaction
from storage.indicators.cube import FACTS, Came, Cube, Figures, Split
from storage.indicators.from_kept import cube_from_kept
from storage.indicators.from_log import cube_from_log
from storage.indicators.scope import Scope
from storage.indicators.values import Cell, Indicator, Live, combine, percent, split, state
from storage.periods import today_in_casablanca
from storage.vocabulary import AGE_BANDS, CHANNELS, HEADLINE_SERVICES, PROFILES, SERVICES, SEXES

_KEYS = {
    "sex": SEXES[1:],
    "age_band": AGE_BANDS[1:],
    "commune": (),
    "milieu": ("urban", "rural"),
    "profile": PROFILES[1:],
    "language": (),
    "channel": CHANNELS,
}


async def persons(tx: Transaction, scope: Scope) -> tuple[Indicator, ...]:
    """B1, B1f, B2, B3, B4, B5, B6 and B7."""
    figures = Figures(
        whole=scope.stock("B1"),
        women=scope.stock("B1f"),
        ever=scope.official.latest("B1", today_in_casablanca(scope.as_of)),
        contacts=scope.figure("B2"),
    )
    cube = await cube_of(tx, scope, figures)
    whole = figures.whole
    b1 = combine("B1", scope.period, "persons", _live(cube.everybody, "after_whole", whole), whole)
    return (
        replace(b1, cells=_cells(scope, cube, whole, ("sex",))),
        _women(scope, cube, figures.women, b1),
        _contacts(scope, cube, figures.contacts),
        combine("B3", scope.period, "persons", _new(cube, figures.ever)),
        combine("B4", scope.period, "persons", Live(cube.active)),
        _services(scope, cube.services, b1, whole),
        replace(b1, id="B6", cells=_with_contacts(_cells(scope, cube, whole, ("channel",)), cube.held)),
        replace(b1, id="B7", cells=_cells(scope, cube, whole, FACTS)),
    )


async def cube_of(tx: Transaction, scope: Scope, figures: Figures) -> Cube:
    """Persons and contacts: from the kept totals where they tell it, else from the log."""
    return await cube_from_kept(tx, scope, figures) or await cube_from_log(tx, scope, figures)


def _live(came: Iterable[Came], after: str, figure: Figure | None) -> Live:
    live = Live()
    for one in came:
        live.add(state(figure, getattr(one, after), one.prior), one.persons)
    return live


def _women(scope: Scope, cube: Cube, figure: Figure | None, b1: Indicator) -> Indicator:
    women = [one for one in cube.everybody if one.key == "female"]
    found = combine("B1f", scope.period, "persons", _live(women, "after_women", figure), figure)
    share = percent(found.value, b1.value)
    return found if share is None else replace(found, share=("B1", share))


def _contacts(scope: Scope, cube: Cube, figure: Figure | None) -> Indicator:
    counted = cube.contacts_after if figure else cube.contacts
    return combine("B2", scope.period, "contacts", Live(counted, 0, cube.contacts - counted), figure)


def _new(cube: Cube, figure: Figure | None) -> Live:
    """Those who came for the first time, without the people whom an official figure counts already."""
    return _live([one for one in cube.everybody if one.is_new], "after_ever", figure)


def _cells(scope: Scope, cube: Cube, whole: Figure | None, names: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(cell for name in names for cell in _split(scope, cube.splits[name], whole, name))


def _split(scope: Scope, found: Split, whole: Figure | None, name: str) -> tuple[Cell, ...]:
    lives: defaultdict[str, Live] = defaultdict(Live)
    for one in found.came:
        lives[one.key].add(state(whole, one.after_whole, one.prior), one.persons)
    return split(name, lives, scope.parts(whole, name), whole, _KEYS[name], _counts(found))


def _counts(found: Split) -> dict[str, dict[str, int]]:
    """Who was active in the period, and how often, by value."""
    return {
        key: {"in_period": found.active[key], "contacts": found.contacts[key]}
        for key in {*found.active, *found.contacts}
    }


def _with_contacts(cells: Sequence[Cell], held: Mapping[str, int]) -> tuple[Cell, ...]:
    """By channel the contacts are those that took place there, whoever came."""
    return tuple(replace(cell, counts={**cell.counts, "contacts": held.get(cell.key, 0)}) for cell in cells)


def _services(scope: Scope, found: Split, b1: Indicator, whole: Figure | None) -> Indicator:
    lives: defaultdict[str, Live] = defaultdict(Live)
    parts = scope.parts(whole, "service")
    for one in found.came:
        figure = whole if one.key in parts else None  # without a part of its own nothing is counted twice
        lives[one.key].add(state(figure, one.after_whole, one.prior), one.persons)
    cells = split("service", lives, parts, whole if not parts else None, SERVICES, _counts(found))
    served = sum(lives[service].on_record for service in HEADLINE_SERVICES)
    one_or_more = int(b1.live + (b1.high or 0) - (b1.value or 0)) + b1.covered
    return replace(b1, id="B5", cells=cells, counts={"overlap": served - one_or_more})
