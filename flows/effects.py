"""What must happen because of an event. The engine only returns effects; the shell carries them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.events import Value


@dataclass(frozen=True, slots=True)
class Button:
    """An answer to tap: `token` comes back when it is pressed, `text` and `args` name it."""

    token: str
    text: str
    args: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Say:
    """Say a text, with the buttons below it. `share_phone` labels a contact button.

    What is said in one turn becomes one message: a blank line between two texts, or only a line break
    before a text that is a `line` of a list. `puts_away` takes the contact button off the screen: such a
    text stands in a message of its own.
    """

    text: str
    args: Mapping[str, Value] = field(default_factory=dict)
    buttons: tuple[tuple[Button, ...], ...] = ()
    share_phone: str = ""
    line: bool = False
    puts_away: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """The interaction of this turn: exactly one per event. `answer` is empty where it is confidential."""

    flow: str
    node: str
    service: str
    kind: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Save:
    """A fact about the person is now known (empty value: withdrawn)."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Complete:
    """A service was actually rendered: one service contact, counted in the totals."""

    service: str
    outcome: str = "informed"


@dataclass(frozen=True, slots=True)
class HandOff:
    """Give this conversation to a human: open a case (or keep the open one), alert the staff."""

    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Relay:
    """Pass a message on to the humans who hold the case: that of this event, or an earlier one by its id."""

    urgent: bool = False
    message_id: int = 0


@dataclass(frozen=True, slots=True)
class CloseCase:
    """The person ended the talk with the human."""


Effect = Say | Record | Save | Complete | HandOff | Relay | CloseCase


@dataclass(frozen=True, slots=True)
class Request:
    """What only the database knows; the shell answers with an `Answered` event in the same transaction."""

    name: str
    arguments: Mapping[str, Value]
