"""The workbench of one turn: what is known while an event is handled, and what has been decided so far.

It lives only inside `advance`: made from the values that came in, turned into a `Step` at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from flows.conversation import NOWHERE, Conversation, Crumb, Place
from flows.effects import Button, Effect, Record, Request, Save, Say
from flows.events import Commanded, Event, Option, Pressed, Sent, Value, Wrote
from flows.library import WELCOME, Library
from flows.model import CONFIDENTIAL_FIELDS, PERSON_FIELDS, AskNode, Flow, Node
from flows.rules import derived

NAMED_FIELDS: Mapping[str, str] = {
    "commune": "commune",
    "education": "education",
    "situation": "situation",
    "sex": "sex",
    "age_band": "age",
    "language": "language",
    "training_field": "training-field",
    "half_days": "half-day",
    "service": "service",
    "channel": "channel",
    "sub_channel": "sub-channel",
    "outcome": "outcome",
    "referred_to": "partner",
    "place_commune": "commune",
    "stage": "stage",
    "new_stage": "stage",
    "sector": "sector",
    "value_chain": "value-chain",
    "project_axis": "project-axis",
    "organisation_kind": "organisation-kind",
    "contract": "contract",
    "qualifier": "qualifier",
    "job_sex": "sex",
    "women_led": "answer",
    "org_commune": "commune",
    "figure_indicator": "indicator",
}
"""Fields whose values have a name: text `commune-agourai` names the commune `agourai`, as `$commune_name`."""

UNKNOWN = "unknown"
"""Text that stands for a fact nobody has given."""

BY_HAND = (Wrote, Sent, Commanded)
"""What stands in the chat as a message of the person's own."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Step:
    """What a turn comes to: where the person now is, what is known, what must happen, what is asked for."""

    conversation: Conversation
    person: Mapping[str, str]
    effects: tuple[Effect, ...]
    request: Request | None = None


@dataclass(slots=True)
class Turn:
    """Mutable while the engine works; every field of the conversation stands here by its own name."""

    library: Library
    event: Event
    person: dict[str, str]
    place: Place
    version: int
    answers: dict[str, Value]
    offered: tuple[Option, ...]
    trail: list[Crumb]
    stack: list[Place]
    tries: int
    human: bool
    alarmed: bool
    held: int
    written: int
    sharing: bool = False
    """Whether a button that shares the telephone number is on the screen."""

    effects: list[Effect] = field(default_factory=list)
    request: Request | None = None

    @classmethod
    def begin(
        cls, library: Library, conversation: Conversation, person: Mapping[str, str], event: Event
    ) -> Turn:
        """Lay out what came in."""
        c = conversation
        turn = cls(
            library=library,
            event=event,
            person=dict(person),
            place=c.place,
            version=c.version,
            answers=dict(c.answers),
            offered=c.offered,
            trail=list(c.trail),
            stack=list(c.stack),
            tries=c.tries,
            human=c.human,
            alarmed=c.alarmed,
            held=c.held,
            written=c.written,
        )
        node = turn.node
        turn.sharing = isinstance(node, AskNode) and bool(node.share_phone)
        return turn

    def step(self) -> Step:
        """Put the result together."""
        conversation = Conversation(
            place=self.place,
            version=self.version,
            answers=self.answers,
            offered=self.offered,
            trail=tuple(self.trail),
            stack=tuple(self.stack),
            tries=self.tries,
            human=self.human,
            alarmed=self.alarmed,
            held=self.held,
            written=self._written(),
        )
        return Step(conversation, self.person, tuple(self._tidied()), self.request)

    def _written(self) -> int:
        """The last message of the person, after this event."""
        return max(self.written, self.event.message_id if isinstance(self.event.what, BY_HAND) else 0)

    def _tidied(self) -> list[Effect]:
        """What was decided; where a contact button was open and is no more, it is put away first."""
        node = self.node
        if not self.sharing or (isinstance(node, AskNode) and node.share_phone):
            return self.effects
        says = [at for at, effect in enumerate(self.effects) if isinstance(effect, Say)]
        if len(says) == 1:
            self.effects.insert(says[0], Say("keyboard-away", puts_away=True))
        elif says:
            self.effects[says[0]] = replace(cast(Say, self.effects[says[0]]), puts_away=True)
        return self.effects

    @property
    def language(self) -> str:
        """The language to speak; the catalogue falls back where there is none."""
        return self.person.get("language", "")

    @property
    def flow(self) -> Flow | None:
        """The flow the person is in, if it still exists."""
        return self.library.flows.get(self.place.flow)

    @property
    def node(self) -> Node | None:
        """The node the person is at, if it still exists."""
        flow = self.flow
        return flow.nodes.get(self.place.node) if flow else None

    def value(self, name: str) -> Value:
        """A fact, an answer, a platform fact or the name of a value (`commune_name`); empty if not known."""
        if name in PERSON_FIELDS:
            return self.person.get(name, "")
        if name in self.answers:
            return self.answers[name]
        fact = self.library.platform_fact(self.language, name)
        if not fact and name.endswith("_name"):
            return self._named(name.removesuffix("_name"))
        return fact

    def _named(self, field_name: str) -> str:
        key = str(self.value(field_name))
        text = f"{NAMED_FIELDS.get(field_name, field_name)}-{key}".replace("_", "-") if key else UNKNOWN
        return self.library.texts.label(self.language, text, {})

    def args(self, text: str) -> dict[str, Value]:
        """The values that a text asks for, and no others; what nobody has given is shown as unknown."""
        return {name: self._shown(name) for name in self.library.texts.variables(self.language, text)}

    def knows(self, name: str) -> bool:
        """Whether there is a value, and not the sign that stands for none."""
        return self.value(name) not in ("", self.library.texts.label(self.language, UNKNOWN, {}))

    def _shown(self, name: str) -> Value:
        value = self.value(name)
        return self.library.texts.label(self.language, UNKNOWN, {}) if value == "" else value

    def say(self, text: str, **args: Value) -> None:
        """Say a text that needs no answer."""
        self.effects.append(Say(text, {**self.args(text), **args}))

    def line(self, text: str, **args: Value) -> None:
        """Say a text as a further line of a list."""
        self.effects.append(Say(text, {**self.args(text), **args}, line=True))

    def ask(self, text: str, buttons: tuple[tuple[Button, ...], ...], share_phone: str = "") -> None:
        """Say a text that waits for an answer."""
        self.effects.append(Say(text, self.args(text), buttons, share_phone))

    def button(self, key: str, text: str, args: Mapping[str, Value] | None = None) -> Button:
        """A button of the question now open."""
        return Button(token(self.version, key), text, args or {})

    def record(self, kind: str, answer: str = "", at: Place | None = None) -> None:
        """Note the interaction of this turn; the answer stays out where it is confidential."""
        place = at or self.place
        if place == NOWHERE:
            place = Place(WELCOME, self.library.flows[WELCOME].entry)
        flow = self.library.flows.get(place.flow)
        service = flow.service if flow else "information"
        kept = "" if self._confidential(place) else answer[:64]
        self.effects.append(Record(place.flow, place.node, service, kind, kept))

    def _confidential(self, place: Place) -> bool:
        flow = self.library.flows.get(place.flow)
        node = flow.nodes.get(place.node) if flow else None
        if flow is None or flow.confidential or self.person.get("consent_service") == "no":
            return True
        return isinstance(node, AskNode) and (node.confidential or node.field in CONFIDENTIAL_FIELDS)

    def put(self, name: str, value: str) -> None:
        """Give a field a value: a fact about the person is saved, an answer stays in the conversation."""
        if name not in PERSON_FIELDS:
            self.answers[name] = value
            return
        for fact, known in {name: value, **derived(name, value, self.event.at.date())}.items():
            self.person[fact] = known
            self.effects.append(Save(fact, known))

    def crumb(self) -> None:
        """Remember the question just answered, for going back."""
        self.trail = [*self.trail[-29:], Crumb(self.place, len(self.stack))]

    @property
    def pressed(self) -> bool:
        """Whether this turn began with a button."""
        return isinstance(self.event.what, Pressed)


def token(version: int, key: str) -> str:
    """What a button carries: the version of its question and the key of its answer."""
    return f"v{_base36(version)}.{key}"


FLOW_BUTTON = "f."


def flow_token(command: str) -> str:
    """What a button carries that does what this slash command of a flow does."""
    return FLOW_BUTTON + command


def read_token(text: str) -> tuple[int, str] | None:
    """The version and key of a button; None for anything we did not make."""
    head, dot, key = text.partition(".")
    if not dot or not key or head[:1] != "v" or not 2 <= len(head) <= 8 or not set(head[1:]) <= set(DIGITS):
        return None
    return int(head[1:], 36), key


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits or "0"
