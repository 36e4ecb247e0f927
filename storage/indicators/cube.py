"""Persons and contacts by what is told about them: what B1 to B7 are made of, wherever it comes from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from storage.baselines import Figure

FACTS: Final = ("sex", "age_band", "commune", "milieu", "profile", "language")
"""What people are told apart by."""

DIMENSIONS: Final = (*FACTS, "channel")
"""These, and the channel by which they first came."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The official figures beside which persons and contacts are counted, where there are any."""

    whole: Figure | None = None
    women: Figure | None = None
    ever: Figure | None = None
    contacts: Figure | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """How many persons of one value came for the first time, and whether after the days of the figures."""

    key: str
    prior: str
    persons: int
    is_new: bool
    after_whole: bool
    after_women: bool
    after_ever: bool


@dataclass(slots=True)
class Split:
    """Persons by values of one dimension: when they first came; who was active in the period, how often."""

    came: list[Came] = field(default_factory=list)
    active: Counter[str] = field(default_factory=Counter)
    contacts: Counter[str] = field(default_factory=Counter)

    def persons(self) -> Counter[str]:
        """All who came, by value."""
        total = Counter[str]()
        for one in self.came:
            total[one.key] += one.persons
        return total


@dataclass(frozen=True, slots=True)
class Cube:
    """A `Split` for each of DIMENSIONS, one by service, and contacts by the channel of each."""

    splits: Mapping[str, Split]
    services: Split
    held: Mapping[str, int]
    contacts_after: int
    """Contacts of the period from after the day of the official figure."""

    @property
    def everybody(self) -> Sequence[Came]:
        """Each person once."""
        return self.splits["sex"].came

    @property
    def active(self) -> int:
        """Persons with a contact in the period."""
        return self.splits["sex"].active.total()

    @property
    def contacts(self) -> int:
        """Contacts in the period."""
        return self.splits["sex"].contacts.total()


def empty_splits() -> defaultdict[str, Split]:
    """A split for each dimension, nobody in it yet."""
    return defaultdict(Split, {name: Split() for name in DIMENSIONS})
