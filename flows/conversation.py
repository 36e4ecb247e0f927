"""Where a person is: the one value that a conversation consists of between two turns.

It is written as JSON after every turn and read back before the next, so nothing may live outside it.
The JSON carries the version of its own shape; `from_json` knows how to read every older shape.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flows.events import Option, Value

SHAPE = 1
"""Version of the JSON written here."""


@dataclass(frozen=True, slots=True)
class Place:
    """A node of a flow."""

    flow: str
    node: str


NOWHERE = Place("", "")


@dataclass(frozen=True, slots=True)
class Crumb:
    """A question that was answered, and how many calls deep it stood: what "back" returns to."""

    place: Place
    depth: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """One person's place and answers.

    `version` counts the questions asked: buttons carry it, so a press on an older message is known to
    be stale. `offered` are the answers that a request listed for the question now open. `trail` are the
    questions to go back to, `stack` the places to return to from called flows. `human` says that a human
    owns the talk and the bot keeps silent, `alarmed` that the words of danger were already met with help;
    `held` is the last voice note or picture sent where nobody could take it, `written` the last message of
    the person, whatever it was (message ids).
    """

    place: Place = NOWHERE
    version: int = 0
    answers: Mapping[str, Value] = field(default_factory=dict)
    offered: tuple[Option, ...] = ()
    trail: tuple[Crumb, ...] = ()
    stack: tuple[Place, ...] = ()
    tries: int = 0
    human: bool = False
    alarmed: bool = False
    held: int = 0
    written: int = 0


def to_json(conversation: Conversation) -> str:
    """Write a conversation as compact JSON."""
    c = conversation
    return json.dumps(
        {
            "shape": SHAPE,
            "place": _place_out(c.place),
            "version": c.version,
            "answers": dict(c.answers),
            "offered": [[option.key, option.text, dict(option.args)] for option in c.offered],
            "trail": [[*_place_out(crumb.place), crumb.depth] for crumb in c.trail],
            "stack": [_place_out(place) for place in c.stack],
            "tries": c.tries,
            "human": c.human,
            "alarmed": c.alarmed,
            "held": c.held,
            "written": c.written,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_json(text: str) -> Conversation:
    """Read a conversation back; ValueError if the text was not written by `to_json`."""
    data: dict[str, Any] = json.loads(text)
    if data.get("shape") != SHAPE:
        raise ValueError(f"conversation of an unknown shape: {data.get('shape')!r}")
    return Conversation(
        place=_place_in(data["place"]),
        version=data["version"],
        answers=data["answers"],
        offered=tuple(Option(key, text, args) for key, text, args in data["offered"]),
        trail=tuple(Crumb(Place(flow, node), depth) for flow, node, depth in data["trail"]),
        stack=tuple(_place_in(place) for place in data["stack"]),
        tries=data["tries"],
        human=data["human"],
        alarmed=data["alarmed"],
        held=data["held"],
        written=data.get("written", 0),
    )


def _place_out(place: Place) -> list[str]:
    return [place.flow, place.node]


def _place_in(pair: list[str]) -> Place:
    return Place(pair[0], pair[1])
