"""Golden transcripts: a talk written down as YAML, turn by turn, and played again to see if it still holds.

    about: An adult finds a course and signs up.
    flow: training                  # where it begins; without it, with the first message
    person: {consent_service: "yes", name: Salma}
    turns:
      - tap: solar                  # the deed: one of DEEDS
        seen: {ar: ..., ary: ..., fr: ...}
        recorded: [...]
        now: training.runs

In a value `$language` stands for the language of the talk: each transcript is played once in each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

import yaml

from bot.talk import Seen, Talk, sent
from flows.events import Closed, Commanded, Edited, Left, MediaKind, Pressed, Returned, What, Wrote
from flows.faults import Fault, Faulty
from flows.grammar import NAME, VALUE
from flows.shapes import Key, Many, Named, Record, Word, misfits
from flows.yaml_reading import plain, read_yaml

LANGUAGES = ("ar", "ary", "fr")
"""A transcript is played and read in each of these."""

DEEDS: Mapping[str, str] = {
    "write": "words they type",
    "flood": "words they type, again and again up to 20,000 characters",
    "command": "a slash command without its slash",
    "tap": "the key of a button that is there",
    "press": "the whole token of a button, there or not",
    "send": "voice, photo, sticker ..., or contact and a number",
    "edit": "what an earlier message is changed to",
    "leave": "yes: they block the bot",
    "return": "yes: they unblock it",
    "closed": "yes: the staff end the talk",
}
"""What a person can do in a transcript, and what is written beside it."""

_TEXT = Word("a text", r"(?s:.*)")
_TURN = Record(
    "a turn",
    {
        **{name: Key(_TEXT, doc) for name, doc in DEEDS.items()},
        "seen": Key(Named(NAME, _TEXT, least=0), "what they see, by language"),
        "recorded": Key(Many(_TEXT, least=0), "what is recorded"),
        "now": Key(_TEXT, "where they are then"),
    },
)
TRANSCRIPT = Record(
    "a transcript",
    {
        "about": Key(_TEXT, "what it shows", required=True),
        "flow": Key(NAME, "the flow it begins in"),
        "person": Key(Named(NAME, VALUE), "what is known of the person"),
        "turns": Key(Many(_TURN), "what they do", required=True),
    },
)
"""The shape of a transcript."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person does: one of DEEDS, and its value."""

    name: str
    value: str

    def what(self, talk: Talk, language: str) -> What:
        """The event it makes; ValueError for a button that is not there."""
        value = self.value.replace("$language", language)
        match self.name:
            case "write" | "flood":
                return Wrote(value if self.name == "write" else (value * 20_000)[:20_000])
            case "command":
                return Commanded(*value.split(" ", 1))
            case "tap":
                if value not in talk.buttons:
                    raise ValueError(f"there is no button {value!r}, only {', '.join(talk.buttons)}")
                return Pressed(talk.buttons[value], 1, "1")
            case "press":
                return Pressed(value, 1, "1")
            case "send":
                return sent(value)
            case "edit":
                return Edited(value)
            case "leave":
                return Left()
            case "return":
                return Returned()
        return Closed()


@dataclass(frozen=True, slots=True)
class Told:
    """One turn as it is written down."""

    deed: Deed | None
    seen: Mapping[str, str] = field(default_factory=dict)
    recorded: tuple[str, ...] = ()
    now: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A talk: what is known before, where it begins, and its turns; the first may be its beginning only."""

    about: str
    turns: tuple[Told, ...]
    flow: str = ""
    person: Mapping[str, str] = field(default_factory=dict)


def read_transcript(text: str, file: str) -> Transcript:
    """Read a transcript; raises Faulty."""
    tree = read_yaml(text, file)
    if faults := misfits(tree, TRANSCRIPT, file):
        raise Faulty(faults)
    written = plain(tree)
    turns = tuple(_turn(turn, file) for turn in written["turns"])
    return Transcript(written["about"], turns, written.get("flow", ""), written.get("person", {}))


def _turn(written: Mapping[str, Any], file: str) -> Told:
    deeds = [Deed(name, written[name]) for name in written if name in DEEDS]
    if len(deeds) > 1:
        raise Faulty([Fault(file, 0, f"a turn has one deed, not {' and '.join(d.name for d in deeds)}")])
    if deeds and deeds[0].name == "send" and deeds[0].value.split()[0] not in get_args(MediaKind):
        raise Faulty([Fault(file, 0, f"nobody can send {deeds[0].value!r}")])
    seen = {language: text.strip() for language, text in written.get("seen", {}).items()}
    return Told(deeds[0] if deeds else None, seen, tuple(written.get("recorded", ())), written.get("now", ""))


def told(deed: Deed | None, seen: Mapping[str, Seen]) -> Told:
    """Write a turn down as it was in each language; ValueError if they differ in more than words."""
    first, *others = seen.values()
    if any((other.recorded, other.place) != (first.recorded, first.place) for other in others):
        raise ValueError(
            "the talk goes another way in another language: "
            + "; ".join(f"{name} {one.place} {list(one.recorded)}" for name, one in seen.items())
        )
    return Told(deed, {name: one.shown for name, one in seen.items()}, first.recorded, first.place)


async def play(transcript: Transcript, talks: Mapping[str, Talk]) -> Transcript:
    """Play a transcript once in each language; gives it back as it now is."""
    turns: list[Told] = []
    for number, turn in enumerate(transcript.turns):
        seen = {}
        for language, talk in talks.items():
            if turn.deed is None and number == 0:
                seen[language] = await talk.begin(transcript.flow)
            elif turn.deed is None:
                raise ValueError(f"turn {number + 1} says nothing of what the person does")
            else:
                seen[language] = await talk.do(turn.deed.what(talk, language))
        turns.append(told(turn.deed, seen))
    return Transcript(transcript.about, tuple(turns), transcript.flow, transcript.person)


def write_transcript(transcript: Transcript) -> str:
    """The YAML of a transcript, as it is kept."""
    head: dict[str, Any] = {"about": transcript.about}
    head |= {"flow": transcript.flow} if transcript.flow else {}
    head |= {"person": dict(transcript.person)} if transcript.person else {}
    turns = [_written(turn) for turn in transcript.turns]
    options: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 10_000}
    return "".join(yaml.dump(part, Dumper=_Dumper, **options) for part in (head, {"turns": turns}))


def _written(turn: Told) -> dict[str, Any]:
    deed = {turn.deed.name: turn.deed.value} if turn.deed else {}
    return {**deed, "seen": dict(turn.seen), "recorded": list(turn.recorded), "now": turn.now}


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
