"""A capability: one thing that staff can ask for, who may, and the function that answers.

A capability is a plain function: it gets a `Call` (with the open transaction of the turn), returns a
`Reply`, and neither sends nor commits. Anything slow is returned as a job and done later.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.config import Settings
from flows.effects import Say
from flows.library import Library
from storage.database import Transaction

ANY_STAFF = "staff"
"""In place of a role: whoever is staff may."""


@dataclass(frozen=True, slots=True)
class Asker:
    """The member of staff who asks: row id, Telegram id, role, and the language to answer in."""

    staff_id: int
    telegram_id: int
    role: str
    language: str


@dataclass(frozen=True, slots=True)
class Call:
    """One question of staff: `argument` is what followed the command, or what the button carried."""

    tx: Transaction
    settings: Settings
    library: Library
    asker: Asker
    chat_id: int
    argument: str
    at: datetime
    pressed: bool = False


@dataclass(frozen=True, slots=True)
class NewJob:
    """Slow work for later: its kind and what it needs, as JSON values."""

    kind: str
    payload: Mapping[str, str | int]


GROUP = "group"
"""In place of a role: the menu of a group in which staff work."""


@dataclass(frozen=True, slots=True)
class Menu:
    """The menu of commands that a chat should have from now on: its language, and whose it is."""

    chat_id: int
    language: str
    role: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a young person is told because of what staff did: their chat, their language, one message."""

    chat_id: int
    language: str
    says: tuple[Say, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say (one message; buttons of the last text carry tokens `s.<command>.<argument>`), and jobs.

    What is confidential (names of people, an invitation) is forgotten once it is sent.
    """

    says: tuple[Say, ...]
    jobs: tuple[NewJob, ...] = ()
    confidential: bool = False
    menus: tuple[Menu, ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Capability:
    """A command of staff: its name without the slash, the role it needs, the function that answers.

    `in_group`: also in an enrolled group; `anywhere`: also in a group that is not enrolled yet; `shared`: a
    command that means something else to whoever is not staff.
    """

    command: str
    role: str
    answer: Callable[[Call], Awaitable[Reply]]
    in_group: bool = True
    anywhere: bool = False
    shared: bool = False


def button_token(command: str, argument: str) -> str:
    """What a staff button carries."""
    return f"s.{command}.{argument}"
