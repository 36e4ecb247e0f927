"""The nouns of a flow: what an author can write in YAML, as plain frozen data.

A flow is a set of named nodes. Some nodes wait for the person (`Ask`, `Advise`, `Listen`), the others
are passed through. A node names the next one; `end` returns to the calling flow, or to the menu.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

END = "end"
"""The reserved name of the way out of a flow."""

PERSON_FIELDS = frozenset(
    {
        "language",
        "name",
        "sex",
        "birth_year",
        "age_band",
        "commune",
        "education",
        "situation",
        "disability",
        "phone",
        "prior",
        "consent_service",
        "consent_statistics",
        "consent_contact",
        "public_id",
        "role",
    }
)
"""Facts about the person that outlive a conversation; every other field is an answer of the flow."""

READ_ONLY_FIELDS = frozenset({"public_id", "role"})

CONFIDENTIAL_FIELDS = frozenset({"name", "phone"})
"""Never written into the log of interactions, whatever the flow says."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a thing was written, for error messages."""

    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Choice:
    """An offered answer: its stable key, the text of its button, other names people type for it.

    `sets` are the fields it fills: the field of the question with its key, unless the author says otherwise.
    """

    key: str
    text: str
    next: str = ""
    aliases: tuple[str, ...] = ()
    sets: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """Where to go when every named field has one of the given values (an empty string: not known)."""

    when: Mapping[str, tuple[str, ...]]
    next: str


@dataclass(frozen=True, slots=True)
class SayNode:
    """Says a text and goes on."""

    name: str
    text: str
    next: str
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class AskNode:
    """Asks and waits. Answers are choices, options that a request lists, or words that a rule accepts."""

    name: str
    text: str
    next: str = ""
    field: str = ""
    choices: tuple[Choice, ...] = ()
    options: str = ""
    arguments: Mapping[str, str] = dataclasses.field(default_factory=dict)
    none: str = ""
    rule: str = ""
    help: str = ""
    skip: bool = False
    confidential: bool = False
    columns: int = 1
    share_phone: str = ""
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class DecideNode:
    """Goes where the first case that holds says, else to `next`."""

    name: str
    cases: tuple[Case, ...]
    next: str
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class SetNode:
    """Gives fields fixed values (an empty one forgets the field)."""

    name: str
    sets: Mapping[str, str]
    next: str
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class DoNode:
    """Makes a request and goes where its outcome says. There is no way back over it."""

    name: str
    request: str
    arguments: Mapping[str, str]
    outcomes: Mapping[str, str]
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class CallNode:
    """Goes through another flow and comes back."""

    name: str
    flow: str
    next: str
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class CompleteNode:
    """A service was rendered: it counts. There is no way back over it."""

    name: str
    service: str
    next: str
    outcome: str = "informed"
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class WeighNode:
    """Weighs the answers by the rules of orientation and sets the field `axis`."""

    name: str
    next: str
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class AdviseNode:
    """Shows the axis, why, and up to three next steps to choose from; the steps lead to nodes of this flow.

    `options` may name a request whose first option (a course run, say) is offered among the steps.
    """

    name: str
    text: str
    next: str
    options: str = ""
    arguments: Mapping[str, str] = dataclasses.field(default_factory=dict)
    field: str = ""
    option_next: str = ""
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class ListenNode:
    """Hands the talk to a human and stays silent until either side closes it."""

    name: str
    text: str
    next: str
    source: Source = Source()


Node = (
    SayNode
    | AskNode
    | DecideNode
    | SetNode
    | DoNode
    | CallNode
    | CompleteNode
    | WeighNode
    | AdviseNode
    | ListenNode
)


@dataclass(frozen=True, slots=True)
class Flow:
    """One conversation: its nodes by name, where it starts, what its turns count as.

    `command` is the slash command that enters it, `role` the staff role that may.
    """

    name: str
    entry: str
    nodes: Mapping[str, Node]
    service: str = "information"
    command: str = ""
    fields: frozenset[str] = frozenset()
    role: str = ""
    confidential: bool = False
    source: Source = Source()
