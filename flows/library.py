"""The library: everything the engine may know, loaded once and never changed while running."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.asking_words import Phrases
from flows.danger import Danger
from flows.events import Value
from flows.lists import Lists
from flows.matching import Names
from flows.model import Flow
from flows.ordinals import Ordinals
from flows.orientation import Rules
from flows.texts import DEFAULT, Texts
from flows.words import Words

MENU = "menu"
WELCOME = "welcome"
LISTENING = "listening"
PROFILE = "me"
LANGUAGE = "language"
"""Flows that every library must have: the engine itself leads to them."""

TRAINING, TRAINING_FIELD = "training", "training_field"
"""The flow and the field of a field of training named at the menu, in a library that has them."""


@dataclass(frozen=True, slots=True)
class Helpline:
    """A number to call in need. Shown only once someone has verified it (ISO date in `verified_on`)."""

    key: str
    number: str
    text: str
    verified_on: str = ""
    verified_by: str = ""
    hours: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme card (axis, texts, source). Shown only once someone has verified it."""

    key: str
    axis: str
    text: str
    source_url: str = ""
    verified_on: str = ""
    review_on: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """All flows, texts and word lists.

    `platform` are its own facts given to every text, by language: `platform["ar"]["platform_name"]`.
    """

    flows: Mapping[str, Flow]
    texts: Texts
    words: Words
    danger: Danger
    sorrow: Danger
    orientation: Rules
    helplines: tuple[Helpline, ...] = ()
    programmes: tuple[Programme, ...] = ()
    platform: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    lists: Lists = field(default_factory=dict)
    asking: Phrases = field(default_factory=Phrases)
    ordinals: Ordinals = field(default_factory=Ordinals)
    names: dict[tuple[str, str, str], Names] = field(default_factory=dict, compare=False, repr=False)
    """Names of the choices of (flow, node, language), made ready for matching when first needed."""

    @property
    def verified_helplines(self) -> tuple[Helpline, ...]:
        """The numbers that may be shown."""
        return tuple(line for line in self.helplines if line.verified_on)

    @property
    def verified_programmes(self) -> frozenset[str]:
        """Keys of the programme cards that may be shown."""
        return frozenset(card.key for card in self.programmes if card.verified_on)

    def platform_fact(self, language: str, name: str) -> Value:
        """A fact about the platform in a language, or in Arabic; empty where there is none."""
        facts = self.platform.get(language) or self.platform.get(DEFAULT) or {}
        return facts.get(name, "")

    def milieu(self, commune: str) -> str:
        """Whether a commune is urban or rural; empty where nobody has said."""
        entries = (entry for entry in self.lists.get("communes", ()) if entry.key == commune)
        return next((entry.milieu for entry in entries), "")
