"""Chats and their messages, as Telegram keeps them and as people see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.entities import cut
from bot.sandbox.keyboards import Markup

Json = dict[str, Any]
KINDS = (
    "text",
    "photo",
    "document",
    "voice",
    "audio",
    "video",
    "video_note",
    "animation",
    "sticker",
    "location",
    "contact",
)


@dataclass(slots=True)
class Message:
    """One message; content holds Telegram's fields of its kind, markup also keeps reply keyboards."""

    chat: Chat
    id: int
    sender: Json
    date: int
    content: Json
    markup: Markup | None = None
    reply_to: int | None = None
    forwarded: Json | None = None
    edit_date: int | None = None
    deleted: bool = False
    revision: int = 0

    @property
    def kind(self) -> str:
        """Name what the message carries: text, photo, voice, ... or service."""
        return next((kind for kind in KINDS if kind in self.content), "service")

    @property
    def text(self) -> str:
        """Give the words of the message: its text or its caption."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def entities(self) -> tuple[Json, ...]:
        """Give the spans of the text or caption that mean something."""
        return tuple(self.content.get("entities") or self.content.get("caption_entities") or ())

    @property
    def inline(self) -> Markup | None:
        """Give the keyboard under the message, if it has one."""
        return self.markup if self.markup and "inline_keyboard" in self.markup else None

    def heard_by(self, bot: Json) -> bool:
        """Apply privacy mode: in a group a plain member hears commands, replies to it and its name."""
        if self.chat.private or self.chat.bot_status == "administrator":
            return True
        if self.chat.bot_status != "member":
            return False
        answered = self.chat.messages.get(self.reply_to or 0)
        if answered is not None and answered.sender["id"] == bot["id"]:
            return True
        names = [cut(self.text, e["offset"], e["length"]) for e in self.entities]
        return any(name.startswith("/") or name == f"@{bot['username']}" for name in names)

    def as_json(self, *, quoted: bool = False) -> Json:
        """Give Telegram's Message object; a quoted one does not quote in turn."""
        message: Json = {
            "message_id": self.id,
            "from": self.sender,
            "chat": self.chat.about,
            "date": self.date,
        }
        message |= self.content
        if self.edit_date is not None:
            message["edit_date"] = self.edit_date
        if self.forwarded:
            message["forward_origin"] = self.forwarded
        if self.inline:
            message["reply_markup"] = self.inline
        original = self.chat.messages.get(self.reply_to or 0)
        if original is not None and not quoted:
            message["reply_to_message"] = original.as_json(quoted=True)
        return message


@dataclass(slots=True)
class Chat:
    """A private chat with the bot (its id is the person's) or a group."""

    about: Json
    member_ids: tuple[int, ...]
    admin_ids: tuple[int, ...] = ()
    bot_status: str = "member"  # in groups: member, administrator, left or kicked
    started: bool = False  # the person wrote at least once, so the bot may write
    blocked: bool = False
    migrated_to: int | None = None
    keyboard: Markup | None = None
    action: str = ""
    action_until: float = 0.0
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    revision: int = 0

    @property
    def id(self) -> int:
        """Give the chat's id: a person's for a private chat, negative for a group."""
        return int(self.about["id"])

    @property
    def private(self) -> bool:
        """Tell a private chat from a group."""
        return bool(self.about["type"] == "private")

    def present(self) -> list[Message]:
        """List the messages still there, oldest first."""
        return [message for message in self.messages.values() if not message.deleted]


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as a person sees it; buttons and keyboard are the labels of each row."""

    message_id: int
    from_bot: bool
    kind: str
    text: str
    buttons: tuple[tuple[str, ...], ...]
    keyboard: tuple[tuple[str, ...], ...]
    edited: bool
    date: int
    reply_to: int | None
    file_name: str
    file_id: str
    entities: tuple[Json, ...]

    @classmethod
    def of(cls, message: Message, bot_id: int) -> Seen:
        """Describe a stored message."""
        media = message.content.get(message.kind)
        media = media[-1] if isinstance(media, list) else media
        media = media if isinstance(media, dict) else {}
        markup = message.markup or {}
        return cls(
            message_id=message.id,
            from_bot=message.sender["id"] == bot_id,
            kind=message.kind,
            text=message.text,
            buttons=_labels(markup.get("inline_keyboard", [])),
            keyboard=_labels(markup.get("keyboard", [])),
            edited=message.edit_date is not None,
            date=message.date,
            reply_to=message.reply_to,
            file_name=media.get("file_name", ""),
            file_id=media.get("file_id", ""),
            entities=message.entities,
        )


def _labels(rows: list[list[Json]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(button["text"] for button in row) for row in rows)
