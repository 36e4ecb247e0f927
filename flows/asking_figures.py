"""Which figures a question means, from its words, whom it is about, and how it is split. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from flows.asking_tokens import Token
from flows.asking_words import SEVERAL
from flows.question import Dimension

Filters = Mapping[Dimension, tuple[str, ...]]

_HEADLINE: Final = frozenset({"listening", "orientation", "accompaniment"})
_OF_PERSONS: Final = frozenset({"B3", "B4"})
_SAID_BY_FIGURE: Final[Mapping[str, frozenset[str]]] = {
    "E": frozenset({"accompaniment", "funding"}),
    "C": frozenset({"funding", "coop_support"}),
    "P": frozenset({"placement"}),
    "S": frozenset({"listening"}),
}
"""Services that the definition of a family of figures says already."""


def figures(
    tokens: Sequence[Token], filters: Filters, splits: Sequence[Dimension], is_whole: bool
) -> tuple[str, ...]:
    """The ids of the figures, none for the overview. `is_whole`: everything since the start is asked."""
    named = _named(tokens)
    if _is_about(tokens, "training") and not {*named} - _OF_PERSONS:
        named = ["T1"]
    if any(one[0] != "B" for one in named):
        named = [one for one in named if one not in _OF_PERSONS]  # new sign-ups are sign-ups
    if named:
        return tuple(_women(tokens, named, filters))
    if filters or splits or _is_about(tokens, "persons"):
        return (_of_persons(filters, splits, is_whole),)
    return ()


def without_said(filters: Filters, found: Sequence[str]) -> Filters:
    """The filters without what the figures say by themselves: funded enterprises, women of cooperatives."""
    kept = dict(filters)
    families = {one[0] for one in found}
    said = frozenset().union(*(_SAID_BY_FIGURE.get(family, frozenset()) for family in families))
    if kept.get("service") and said.issuperset(kept["service"]) and len(families) == 1:
        del kept["service"]
    if any(one in ("C4f", "C2w") for one in found) and kept.get("sex") == ("female",):
        del kept["sex"]
    return kept


def of_their_kind(dimension: str, tokens: Sequence[Token]) -> str:
    """The field of a training or the sector of an enterprise: one word for both means that of the figures."""
    named = {one[0] for one in _named(tokens)}
    if dimension == "sector" and "E" not in named and ("T" in named or _is_about(tokens, "training")):
        return "training_field"
    if dimension == "training_field" and "E" in named and "T" not in named:
        return "sector"
    return dimension


def _is_about(tokens: Sequence[Token], topic: str) -> bool:
    return any(token.kind == "topic" and token.key == topic for token in tokens)


def _named(tokens: Sequence[Token]) -> list[str]:
    """The ids in the order of their words; a word that names two gives way to one that names one of them."""
    written = [token.key for token in tokens if token.kind == "figure"]
    single = {one for one in written if SEVERAL not in one}
    if any(token.meaning.dimension == "service" and token.key == "funding" for token in tokens):
        single.add("E1") if "E1_C1" in written else None
    found: list[str] = []
    for one in written:
        members = one.split(SEVERAL)
        found += [member for member in members if len(members) == 1 or not single.intersection(members)]
        found += [member for member in members if len(members) > 1 and member in single]
    return list(dict.fromkeys(found))


def _women(tokens: Sequence[Token], named: Sequence[str], filters: Filters) -> list[str]:
    """Women of cooperatives have figures of their own: women before cooperatives are members of them."""
    if filters.get("sex") != ("female",):
        return list(named)
    order = [token.key for token in tokens if token.key in ("C2", "female")]
    of_cooperatives = {"C4": "C4f", "C2": "C4f" if order[:1] == ["female"] else "C2w"}
    return [of_cooperatives.get(one, one) for one in named]


def _of_persons(filters: Filters, splits: Sequence[Dimension], is_whole: bool) -> str:
    dimensions = {*filters, *splits}
    if "training_field" in dimensions:
        return "T1"
    if "sector" in dimensions:
        return "E1"
    if not _HEADLINE.issuperset(filters.get("service", ())):
        return "B5"
    return "B1" if is_whole else "B4"
