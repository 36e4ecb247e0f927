"""What the page shows, as JSON: everything at first, then only what changed."""

from __future__ import annotations

from typing import Any

from bot.sandbox.chats import Chat, Json, Message
from bot.sandbox.records import Press
from bot.sandbox.world import World

_MEDIA = ("file_id", "file_name", "file_size", "mime_type", "duration", "emoji", "width", "height")


def changes(world: World, since: int) -> Json:
    """Describe what changed after a revision; everything when since is 0."""
    news: Json = {
        "revision": world.revision,
        "now": world.clock().timestamp(),
        "chats": [_chat(world, chat) for chat in world.chats.values() if chat.revision > since or not since],
        "messages": [
            _message(world, message)
            for chat in world.chats.values()
            if chat.revision > since
            for message in chat.messages.values()
            if message.revision > since
        ],
        "presses": [_press(press) for press in world.presses.values() if press.revision > since],
    }
    if not since:
        news["people"] = [_person(world, person_id) for person_id in world.people]
    if not since or world.profile.revision > since:
        news["bot"] = _bot(world)
    return news


def _person(world: World, person_id: int) -> Json:
    someone = world.people[person_id]
    name = f"{someone.first_name} {someone.last_name}".strip()
    return {"id": person_id, "name": name, "role": someone.role, "language": someone.language_code}


def _bot(world: World) -> Json:
    """Describe the bot's face, and each person's menu of commands in each of their chats."""
    profile = world.profile
    return {
        "id": world.bot["id"],
        "username": world.bot["username"],
        "names": {"": world.bot["first_name"]} | profile.names,
        "descriptions": profile.descriptions,
        "menus": [
            {"chat": chat.id, "person": person_id, "commands": commands}
            for chat in world.chats.values()
            for person_id in chat.member_ids
            if (commands := profile.commands_for(chat, person_id, world.people[person_id].language_code))
        ],
    }


def _chat(world: World, chat: Chat) -> Json:
    return {
        "id": chat.id,
        "title": chat.about.get("title", ""),
        "private": chat.private,
        "members": chat.member_ids,
        "started": chat.started,
        "blocked": chat.blocked,
        "keyboard": chat.keyboard,
        "action": chat.action,
        "action_until": chat.action_until,
    }


def _message(world: World, message: Message) -> Json:
    if message.deleted:
        return {"chat": message.chat.id, "id": message.id, "deleted": True}
    shown: Json = {
        "chat": message.chat.id,
        "id": message.id,
        "from": message.sender["id"],
        "name": message.sender["first_name"],
        "date": message.date,
        "edited": message.edit_date is not None,
        "kind": message.kind,
        "text": message.text,
        "entities": message.entities,
        "inline": (message.inline or {}).get("inline_keyboard", []),
        "force_reply": bool(message.markup and message.markup.get("force_reply")),
        "reply_to": message.reply_to,
        "forwarded": _origin(message.forwarded),
    }
    return shown | _carried(message)


def _carried(message: Message) -> Json:
    """Give the file, place or contact that a message carries."""
    value: Any = message.content.get(message.kind)
    value = value[-1] if isinstance(value, list) else value
    if not isinstance(value, dict):
        return {}
    if message.kind in ("location", "contact"):
        return {message.kind: value}
    return {"media": {name: value[name] for name in _MEDIA if name in value}}


def _origin(forwarded: Json | None) -> str:
    return str(forwarded["sender_user"]["first_name"]) if forwarded else ""


def _press(press: Press) -> Json:
    return {
        "id": press.id,
        "person": press.user_id,
        "chat": press.chat_id,
        "message": press.message_id,
        "data": press.data,
        "answered": press.answered,
        "answer": press.answer,
        "alert": press.alert,
    }
