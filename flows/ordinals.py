"""Answers pointed at by their place in the list: "le premier", الثاني, lwl, 2eme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from flows.matching import telling

PLACES = (
    "last", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
"""Every place that `flows/data/ordinals.yaml` must fill; but for the last, each stands at its number."""


@dataclass(frozen=True, slots=True)
class Ordinals:
    """Whole answers, folded and bare of fillers, by the number of the place they mean; 0 is the last."""

    places: Mapping[str, int] = field(default_factory=dict)

    def number(self, text: str, answers: int) -> str:
        """The number, in digits, of the answer meant among so many; empty where none is pointed at."""
        place = self.places.get(telling(text))
        if place is None or place > answers:
            return ""
        return str(place or answers)


def read_ordinals(text: str) -> Ordinals:
    """Read the content of ordinals.yaml: place -> language -> spellings; ValueError names what is wrong."""
    data: dict[str, dict[str, list[str]]] = yaml.load(text, Loader=yaml.CBaseLoader)
    if set(data) != set(PLACES):
        raise ValueError(f"ordinals.yaml must fill exactly {', '.join(PLACES)}")
    return Ordinals(_gathered({name: [w for many in by.values() for w in many] for name, by in data.items()}))


def _gathered(spellings: Mapping[str, Sequence[str]]) -> dict[str, int]:
    places: dict[str, int] = {}
    for number, name in enumerate(PLACES):
        for spelling in spellings[name]:
            folded = telling(spelling)
            if not folded or places.setdefault(folded, number) != number:
                raise ValueError(f"{spelling!r} cannot mean the {name}: it has another meaning or none")
    return places
