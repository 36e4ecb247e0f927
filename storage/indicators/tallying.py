"""From what is counted to a figure with its parts: what is certain, possible, official. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from storage.baselines import PARTS, Figure
from storage.indicators.knowing import VALUES, Plan
from storage.indicators.scope import Scope
from storage.indicators.values import NOT_SPLIT, Indicator, Live, least_sure, state
from storage.vocabulary import HEADLINE_SERVICES

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """Some things counted that are alike: for each split the values they have, how many, how many women.

    `fresh`: they came after the day of the official figure; `prior`: whether they were there before it.
    """

    keys: tuple[Keys, ...] = ()
    count: int = 1
    women: int = 0
    fresh: bool = True
    prior: str = "no"
    qualifier: str = "exact"


@dataclass(frozen=True, slots=True)
class Counted:
    """What the record holds: things for the whole, things with their values for the parts.

    `figure` is the official figure that is part of the value, `beside` the one that may count the same.
    """

    whole: Sequence[Unit]
    parts: Sequence[Unit]
    unit: str
    figure: Figure | None = None
    beside: Figure | None = None
    has_women: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """One cell: a value of each split, then `value` for certain, at most `high`, `baseline` of it official.

    `women` are those among what the record adds (None: not told of this); `before` is the same cell of the
    period that it is compared with.
    """

    keys: Keys
    value: float
    high: float
    baseline: float = 0
    qualifier: str = "exact"
    women: int | None = None
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """The figure of an earlier period, and what changed since: in numbers and per cent (None: of nothing)."""

    value: float
    high: float
    qualifier: str
    difference: float
    percent: float | None


@dataclass(frozen=True, slots=True)
class Told:
    """One indicator as it was asked: the figure, its parts, and what they do not say.

    `overlap`: by how much the parts are more than the whole, where one thing has several values; `unplaced`:
    how much of the official figure may belong to it, and nobody knows; `women` of what the record adds.
    """

    figure: Indicator
    splits: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    overlap: int = 0
    unplaced: int = 0
    women: int | None = None
    before: Change | None = None


@dataclass(frozen=True, slots=True)
class _Placed:
    """What an official figure says of a question: how much of it belongs there, perhaps does, by part."""

    baseline: int = 0
    unplaced: int = 0
    parts: Mapping[str, Figure] = field(default_factory=dict)
    rest: int = 0


def tell(scope: Scope, plan: Plan, counted: Counted) -> Told:
    """The figure with its parts."""
    known = _known_parts(scope, plan, counted.figure)
    placed = _place(plan, counted.figure, known)
    live, women = _tally(counted.whole, _beside_whole(plan, counted.beside, known))
    lives = (
        _by_key(counted.parts, lambda keys: _beside(plan, keys, counted.beside, known)) if plan.splits else {}
    )
    parts = tuple(_part(keys, lives, placed, counted) for keys in _ordered(plan, lives, placed))
    overlap = 0
    if any(plan.overlaps(name) for name in plan.splits):
        overlap = sum(one.on_record for one, _ in lives.values()) - live.on_record
    return Told(
        figure=_figure(scope, plan, counted, placed, live),
        splits=plan.splits,
        parts=(*parts, *_rest(plan, placed, counted.figure)),
        overlap=overlap,
        unplaced=placed.unplaced,
        women=women if counted.has_women else None,
    )


def _figure(scope: Scope, plan: Plan, counted: Counted, placed: _Placed, live: Live) -> Indicator:
    figure = counted.figure
    told = figure is not None and (bool(placed.baseline) or not plan.filters)
    sureness = [figure.qualifier] if figure and told else []
    sureness += ["at_least"] if placed.unplaced else []
    value = placed.baseline + live.certain
    return Indicator(
        id=plan.id,
        period=scope.period,
        value=value,
        high=value + live.unsure,
        unit=counted.unit,
        qualifier=least_sure(live.qualifier, *sureness),
        live=live.certain,
        baseline=placed.baseline,
        baseline_as_of=figure.as_of if figure else None,
        source=figure.source if figure else "",
        covered=live.covered,
        counts=counted.counts,
    )


# --- official figures


def _known_parts(scope: Scope, plan: Plan, figure: Figure | None) -> dict[str, dict[str, Figure]]:
    """By dimension, the parts of the official figure that are known; a part itself has none."""
    if figure is None or plan.base in PARTS:
        return {}
    return {name: scope.parts(figure, name) for name in plan.dimensions}


def _place(plan: Plan, figure: Figure | None, known: Mapping[str, Mapping[str, Figure]]) -> _Placed:
    if figure is None:
        return _Placed()
    first = plan.splits[0] if plan.splits else ""
    if not plan.filters:
        parts = known.get(first, {})
        return _Placed(figure.value, 0, parts, _rest_of(plan, first, figure, parts))
    bounds = [
        _bound(plan, name, values, figure, known.get(name, {})) for name, values in plan.filters.items()
    ]
    if len(bounds) > 1:
        return _Placed(unplaced=min(certain + perhaps for certain, perhaps in bounds))
    ((certain, perhaps),) = bounds
    ((name, values),) = plan.filters.items()
    parts = {key: part for key, part in known.get(name, {}).items() if key in values} if name == first else {}
    return _Placed(certain, perhaps, parts, max(0, certain - sum(part.value for part in parts.values())))


def _rest_of(plan: Plan, name: str, figure: Figure, parts: Mapping[str, Figure]) -> int:
    if parts and plan.overlaps(name):
        return 0
    return max(0, figure.value - sum(part.value for part in parts.values()))


def _bound(
    plan: Plan, name: str, values: Keys, figure: Figure, parts: Mapping[str, Figure]
) -> tuple[int, int]:
    """How many of the official figure have one of the values, and how many more perhaps have."""
    if plan.overlaps(name):
        part = parts.get(values[0]) if len(values) == 1 else None
        return (part.value, 0) if part else (0, figure.value)
    certain = sum(parts[value].value for value in values if value in parts)
    return certain, max(0, figure.value - sum(part.value for part in parts.values()))


def _beside_whole(
    plan: Plan, beside: Figure | None, known: Mapping[str, Mapping[str, Figure]]
) -> Figure | None:
    asked = plan.filters.get("service", ()) if plan.overlaps("service") else ()
    if not asked or (len(asked) == 1 and asked[0] in known.get("service", {})):
        return beside
    return None


def _beside(
    plan: Plan, keys: Keys, beside: Figure | None, known: Mapping[str, Mapping[str, Figure]]
) -> Figure | None:
    """The figure that may count the same as a cell: none of a service that it tells nothing of."""
    if "service" in plan.splits and plan.overlaps("service"):
        return beside if keys[plan.splits.index("service")] in known.get("service", {}) else None
    return _beside_whole(plan, beside, known)


# --- the record


def _tally(units: Iterable[Unit], beside: Figure | None) -> tuple[Live, int]:
    live, women = Live(), 0
    for unit in units:
        found = state(beside, unit.fresh, unit.prior)
        live.add(found, unit.count, unit.qualifier)
        women += unit.women if found == "certain" else 0
    return live, women


def _by_key(units: Iterable[Unit], beside: Callable[[Keys], Figure | None]) -> dict[Keys, tuple[Live, int]]:
    gathered = defaultdict[Keys, list[Unit]](list)
    for unit in units:
        for keys in product(*unit.keys):
            gathered[keys].append(unit)
    return {keys: _tally(alike, beside(keys)) for keys, alike in gathered.items()}


def _ordered(plan: Plan, lives: Mapping[Keys, tuple[Live, int]], placed: _Placed) -> list[Keys]:
    """Cells in the order of their lists; of what has none, the largest first; what is not known last."""
    keys = {*lives}
    if len(plan.splits) == 1:
        keys |= {(key,) for key in (*placed.parts, *_listed(plan))}
    elif plan.splits:
        keys |= {(key, NOT_SPLIT) for key in placed.parts}
    ranks = [_ranks(plan, name, at, lives, placed) for at, name in enumerate(plan.splits)]
    return sorted(keys, key=lambda one: [rank(key) for rank, key in zip(ranks, one, strict=True)])


def _listed(plan: Plan) -> Keys:
    name = plan.splits[0]
    if name in plan.filters:
        return plan.filters[name]
    if name == "service" and plan.base != "B5":
        return HEADLINE_SERVICES
    return tuple(key for key in VALUES.get(name, ()) if key != "unknown")


def _ranks(
    plan: Plan, name: str, at: int, lives: Mapping[Keys, tuple[Live, int]], placed: _Placed
) -> Callable[[str], tuple[int, int, str]]:
    sizes, listed = defaultdict[str, int](int), VALUES.get(name, ())  # type: ignore[call-overload]  # any name
    for keys, (live, _) in lives.items():
        sizes[keys[at]] += live.certain + live.unsure
    for key, part in placed.parts.items() if at == 0 else ():
        sizes[key] += part.value

    def rank(key: str) -> tuple[int, int, str]:
        if key in (NOT_SPLIT, "unknown"):
            return 2 + (key == NOT_SPLIT), 0, key
        return (0, listed.index(key), key) if key in listed else (1, -sizes[key], key)

    return rank


def _part(keys: Keys, lives: Mapping[Keys, tuple[Live, int]], placed: _Placed, counted: Counted) -> Part:
    live, women = lives.get(keys, (Live(), 0))
    official = placed.parts.get(keys[0]) if len(keys) == 1 or keys[1] == NOT_SPLIT else None
    baseline = official.value if official else 0
    value = baseline + live.certain
    return Part(
        keys=keys,
        value=value,
        high=value + live.unsure,
        baseline=baseline,
        qualifier=least_sure(live.qualifier, official.qualifier if official else "exact"),
        women=women if counted.has_women else None,
    )


def _rest(plan: Plan, placed: _Placed, figure: Figure | None) -> Iterable[Part]:
    """What the official figure does not tell the parts of."""
    if plan.splits and placed.rest and figure:
        keys = (NOT_SPLIT,) * len(plan.splits)
        yield Part(keys, placed.rest, placed.rest, placed.rest, figure.qualifier)
