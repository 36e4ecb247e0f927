"""What arrived: an event says who did what, when. Made by the doors, read by the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Value = str | int
"""What a text can be given and a conversation can remember."""

ChatKind = Literal["private", "group", "channel"]

MediaKind = Literal[
    "voice",
    "audio",
    "photo",
    "video",
    "video_note",
    "animation",
    "document",
    "sticker",
    "location",
    "contact",
    "other",
]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that only the database knew: a key and the text that names it."""

    key: str
    text: str
    args: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wrote:
    """A typed message that is not a command."""

    text: str


@dataclass(frozen=True, slots=True)
class Commanded:
    """A slash command: `name` in lower case without the slash, and what followed it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button under a message: its token, the message it hangs on and the press to acknowledge."""

    token: str
    message_id: int
    callback_id: str


@dataclass(frozen=True, slots=True)
class Sent:
    """Anything that is not words: a voice note, a picture, a place, a shared contact ..."""

    media: MediaKind
    caption: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """A message of theirs changed after it was sent."""

    text: str


@dataclass(frozen=True, slots=True)
class Left:
    """The person blocked the bot, or the bot was removed from the group."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The person unblocked the bot, or the bot was added to a group."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The shell carried out the request on which the engine had stopped."""

    outcome: str
    values: Mapping[str, Value] = field(default_factory=dict)
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """The staff ended the talk with this person."""


What = Wrote | Commanded | Pressed | Sent | Edited | Left | Returned | Closed | Answered


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a chat.

    `sender_id` is the Telegram id of the one who acted (0 where Telegram hides it, as for anonymous
    group administrators); `reply_to` the id of the message it answers, 0 if none, and `replied` the words of
    that message if it was ours; `at` is aware UTC.
    """

    update_id: int
    chat_id: int
    chat: ChatKind
    sender_id: int
    at: datetime
    what: What
    message_id: int = 0
    reply_to: int = 0
    first_name: str = ""
    language_code: str = ""
    forwarded: bool = False
    replied: str = ""
