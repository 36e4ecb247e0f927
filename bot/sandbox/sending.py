"""Bot API methods that put new messages into chats."""

from __future__ import annotations

from typing import Any

from bot.sandbox import content as put
from bot.sandbox.chats import Chat, Json, Message
from bot.sandbox.keyboards import checked_markup
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusals import ALBUM_LIMIT, bad_request
from bot.sandbox.world import World

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
ACTION_SECONDS = 5


def send_message(world: World, parameters: Parameters) -> Json:
    """Send words."""
    chat = put.open_chat(world, parameters)
    return _post(world, chat, parameters, put.text_content(parameters)).as_json()


def send_document(world: World, parameters: Parameters) -> Json:
    """Send a file."""
    return _send_file(world, parameters, "document")


def send_photo(world: World, parameters: Parameters) -> Json:
    """Send a picture."""
    return _send_file(world, parameters, "photo")


def send_voice(world: World, parameters: Parameters) -> Json:
    """Send a voice note."""
    duration = parameters.number("duration", 0)
    return _send_file(world, parameters, "voice", **({"duration": duration} if duration else {}))


def send_media_group(world: World, parameters: Parameters) -> list[Json]:
    """Send an album; all of its items or none."""
    chat = put.open_chat(world, parameters)
    items = parameters.structure("media")
    if not isinstance(items, list):
        raise bad_request("can't parse media JSON object")
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > ALBUM_LIMIT:
        raise bad_request("too many messages to send as an album")
    contents = [put.album_item(world, parameters, item) for item in items]
    album = {"media_group_id": str(world.revision)}
    return [_post(world, chat, parameters, content | album).as_json() for content in contents]


def send_location(world: World, parameters: Parameters) -> Json:
    """Send a place."""
    chat = put.open_chat(world, parameters)
    place = {"latitude": parameters.real("latitude"), "longitude": parameters.real("longitude")}
    return _post(world, chat, parameters, {"location": place}).as_json()


def send_contact(world: World, parameters: Parameters) -> Json:
    """Send a telephone number with a name."""
    chat = put.open_chat(world, parameters)
    contact = {name: parameters.text(name) for name in ("phone_number", "first_name", "last_name", "vcard")}
    for needed in ("phone_number", "first_name"):
        if not contact[needed]:
            raise bad_request(f"{needed} is empty")
    return _post(world, chat, parameters, {"contact": {k: v for k, v in contact.items() if v}}).as_json()


def send_chat_action(world: World, parameters: Parameters) -> bool:
    """Show for five seconds, or until the next message, what the bot is doing."""
    chat = put.open_chat(world, parameters)
    action = parameters.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.action, chat.action_until = action, world.clock().timestamp() + ACTION_SECONDS
    chat.revision = world.revision + 1
    world.changed()
    return True


def copy_message(world: World, parameters: Parameters) -> Json:
    """Send the content of a message again, without saying whose it was."""
    chat = put.open_chat(world, parameters)
    original = _original(world, parameters, "copy")
    content = {k: v for k, v in original.content.items() if k != "media_group_id"}
    if "caption" in parameters.values and original.kind != "text":
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= put.caption_content(parameters)
    return {"message_id": _post(world, chat, parameters, content).id}


def forward_message(world: World, parameters: Parameters) -> Json:
    """Send a message again, saying whose it was."""
    chat = put.open_chat(world, parameters)
    original = _original(world, parameters, "forward")
    origin = original.forwarded or {"type": "user", "date": original.date, "sender_user": original.sender}
    return world.post(chat, original.content, world.bot, forwarded=origin).as_json()


def _send_file(world: World, parameters: Parameters, kind: str, **details: Any) -> Json:
    chat = put.open_chat(world, parameters)
    words = put.caption_content(parameters)
    content = put.file_content(world, kind, parameters.upload(kind), **details)
    return _post(world, chat, parameters, content | words).as_json()


def _post(world: World, chat: Chat, parameters: Parameters, content: Json) -> Message:
    markup = checked_markup(parameters.structure("reply_markup"), private=chat.private)
    reply_to = _reply_to(chat, parameters)
    return world.post(chat, content, world.bot, markup=markup, reply_to=reply_to)


def _reply_to(chat: Chat, parameters: Parameters) -> int | None:
    reply = parameters.structure("reply_parameters")
    if not reply:
        return None
    original = chat.messages.get(int(reply.get("message_id", 0)))
    if original is not None and not original.deleted:
        return original.id
    if reply.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _original(world: World, parameters: Parameters, purpose: str) -> Message:
    chat = put.known_chat(world, parameters, "from_chat_id")
    message = chat.messages.get(parameters.number("message_id"))
    if message is None or message.deleted:
        raise bad_request(f"message to {purpose} not found")
    if message.kind == "service":
        raise bad_request(f"message can't be {'copied' if purpose == 'copy' else 'forwarded'}")
    return message
