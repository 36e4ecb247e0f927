"""A Telegram update becomes an event. Pure: JSON in, value out.

The update is read straight from its JSON, not through PTB's classes: an update with a field or a kind that
nobody knows yet must neither stop the others nor cost more than it says (see docs/decisions).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from flows.events import (
    ChatKind,
    Commanded,
    Edited,
    Event,
    Left,
    MediaKind,
    Pressed,
    Returned,
    Sent,
    What,
    Wrote,
)

Update = Mapping[str, Any]
"""One update of the Bot API as parsed JSON."""

ALLOWED_UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update asked of Telegram: those that `decode` reads."""

LONGEST_TEXT: Final = 20_000
LARGEST_ID: Final = 2**63
"""No id reaches it; a database could not hold it."""

_MEDIA: Final[tuple[MediaKind, ...]] = (
    "voice",
    "audio",
    "photo",
    "video",
    "video_note",
    "animation",  # before document: an animation carries both
    "document",
    "sticker",
    "location",
    "contact",
)
_CHATS: Final[Mapping[str, ChatKind]] = {
    "private": "private",
    "group": "group",
    "supergroup": "group",
    "channel": "channel",
}
_GONE: Final = frozenset({"kicked", "left"})
_SERVICE: Final = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "group_chat_created",
        "supergroup_chat_created",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "pinned_message",
        "message_auto_delete_timer_changed",
    }
)


class Undecodable(ValueError):
    """The update cannot be understood: it becomes a dead letter."""


def decode(update: Update, received_at: datetime) -> Event:
    """Read one update; `received_at` stands in where Telegram gives no time. Raises Undecodable."""
    update_id = valid_id(update)
    if update_id is None:
        raise Undecodable("update_id is not a number")
    try:
        if "callback_query" in update:
            return _press(update_id, update["callback_query"], received_at)
        if "message" in update:
            return _message(update_id, update["message"], _said(update["message"]))
        if "edited_message" in update:
            return _message(update_id, update["edited_message"], _edited(update["edited_message"]))
        if "my_chat_member" in update:
            return _membership(update_id, update["my_chat_member"])
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError, IndexError, OSError) as error:
        raise Undecodable(f"{type(error).__name__} in an update") from error
    raise Undecodable(f"unknown kind of update: {sorted(set(update) - {'update_id'})}")


def valid_id(update: Update) -> int | None:
    """The id of an update, None if it is none that Telegram could give or a database could hold."""
    found = update.get("update_id")
    return found if type(found) is int and 0 <= found < LARGEST_ID else None


def is_service(update: Update) -> bool:
    """Whether this is a note of Telegram's about a group (someone joined, the title changed ...)."""
    message = update.get("message")
    return isinstance(message, Mapping) and not _SERVICE.isdisjoint(message)


def _message(update_id: int, message: Update, what: What) -> Event:
    sender = message.get("from") or {}
    chat = message["chat"]
    answered = message.get("reply_to_message") or {}
    ours = bool((answered.get("from") or {}).get("is_bot"))
    hidden = "sender_chat" in message
    return Event(
        update_id=update_id,
        chat_id=_id(chat),
        chat=_CHATS[chat["type"]],
        sender_id=_id(sender) if sender and not hidden else 0,
        at=datetime.fromtimestamp(message.get("edit_date") or message["date"], UTC),
        what=what,
        message_id=int(message["message_id"]),
        reply_to=int(answered.get("message_id", 0)),
        first_name=_clean(sender.get("first_name", ""))[:64],
        language_code=_clean(sender.get("language_code", ""))[:16],
        forwarded="forward_origin" in message,
        replied=_clean(answered.get("text") or answered.get("caption") or "")[:256] if ours else "",
    )


def _said(message: Update) -> What:
    text = message.get("text")
    if text is None:
        return _sent(message)
    if not isinstance(text, str):
        raise Undecodable("text is not a string")
    if text.startswith("/") and len(text) > 1 and not text[1].isspace():
        return _command(text)
    return Wrote(_clean(text))


def _command(text: str) -> Commanded:
    first, _, argument = text.partition(" ") if " " in text else text.partition("\n")
    name = first[1:].partition("@")[0]
    return Commanded(_clean(name.lower())[:32], _clean(argument.strip()))


def _sent(message: Update) -> Sent:
    kind: MediaKind = next((media for media in _MEDIA if media in message), "other")
    contact = message.get("contact") or {}
    own = contact.get("user_id") == (message.get("from") or {}).get("id")
    return Sent(
        media=kind,
        caption=_clean(message.get("caption", "")),
        phone=_clean(contact.get("phone_number", ""))[:32] if own else "",
    )


def _edited(message: Update) -> Edited:
    return Edited(_clean(message.get("text") or message.get("caption") or ""))


def _press(update_id: int, query: Update, received_at: datetime) -> Event:
    message, sender = query.get("message") or {}, query["from"]
    chat = message.get("chat") or {"id": sender["id"], "type": "private"}
    return Event(
        update_id=update_id,
        chat_id=_id(chat),
        chat=_CHATS[chat["type"]],
        sender_id=_id(sender),
        at=received_at,
        what=Pressed(_clean(query.get("data", "")), int(message.get("message_id", 0)), _clean(query["id"])),
        message_id=int(message.get("message_id", 0)),
        first_name=_clean(sender.get("first_name", ""))[:64],
        language_code=_clean(sender.get("language_code", ""))[:16],
    )


def _membership(update_id: int, change: Update) -> Event:
    chat, sender = change["chat"], change["from"]
    return Event(
        update_id=update_id,
        chat_id=_id(chat),
        chat=_CHATS[chat["type"]],
        sender_id=_id(sender),
        at=datetime.fromtimestamp(change["date"], UTC),
        what=Left() if change["new_chat_member"]["status"] in _GONE else Returned(),
        first_name=_clean(sender.get("first_name", ""))[:64],
        language_code=_clean(sender.get("language_code", ""))[:16],
    )


def _id(of: Update) -> int:
    found = int(of["id"])
    if not -LARGEST_ID < found < LARGEST_ID:
        raise Undecodable("an id is out of range")
    return found


def _clean(words: object) -> str:
    """Words without what no database takes: the character NUL, and halves of surrogate pairs."""
    text = str(words)[:LONGEST_TEXT].replace("\0", "")
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
