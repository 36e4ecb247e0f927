"""What a bot puts into messages: words, files and places, checked as Telegram checks them."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox import media
from bot.sandbox.chats import Chat, Json, Message
from bot.sandbox.entities import Entity, found, trimmed, units
from bot.sandbox.formatting import read_html
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusals import (
    BLOCKED,
    CAPTION_LIMIT,
    NEVER_WROTE,
    TEXT_LIMIT,
    UPGRADED,
    bad_request,
    forbidden,
)
from bot.sandbox.world import World

_REMOVED = re.compile("[\r\u2028-\u202e]")  # old direction marks too; isolates (U+2066-2069) stay
_BLANKED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def known_chat(world: World, parameters: Parameters, name: str = "chat_id") -> Chat:
    """Find the chat a call is about; raises Refused when there is none."""
    if not parameters.text(name):
        raise bad_request(f"{name} is empty")
    wanted = parameters.text(name)
    chat = world.chats.get(int(wanted)) if re.fullmatch(r"-?\d+", wanted) else None
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise bad_request(UPGRADED, migrate_to_chat_id=chat.migrated_to)
    return chat


def open_chat(world: World, parameters: Parameters) -> Chat:
    """Find the chat a call writes to; raises Refused when the bot may not write there."""
    chat = known_chat(world, parameters)
    if chat.private and not chat.started:
        raise forbidden(NEVER_WROTE)
    if chat.blocked:
        raise forbidden(BLOCKED)
    if chat.bot_status == "kicked":
        raise forbidden("bot was kicked from the group chat")
    if chat.bot_status == "left":
        raise forbidden("bot is not a member of the group chat")
    return chat


def text_content(parameters: Parameters) -> Json:
    """Read the text of a message; raises Refused when it is empty, too long or badly marked up."""
    text, entities = _words(
        parameters.text("text"), parameters.text("parse_mode"), parameters.structure("entities")
    )
    if not text:
        raise bad_request("message text is empty")
    if units(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption_content(parameters: Parameters) -> Json:
    """Read a caption, which may be empty; raises Refused when too long or badly marked up."""
    return _caption(
        parameters.text("caption"), parameters.text("parse_mode"), parameters.structure("caption_entities")
    )


def album_item(world: World, parameters: Parameters, item: Any) -> Json:
    """Read one item of a media group."""
    if not isinstance(item, dict) or item.get("type") not in ("photo", "document", "audio", "video"):
        raise bad_request("can't parse InputMedia: unsupported type")
    content = file_content(world, item["type"], parameters.attached(str(item.get("media", ""))))
    words = _caption(
        str(item.get("caption") or ""), str(item.get("parse_mode") or ""), item.get("caption_entities")
    )
    return content | words


def file_content(world: World, kind: str, source: media.Upload | str, **details: Any) -> Json:
    """Store an uploaded file, or find a sent one by its id; raises Refused for one that cannot be sent."""
    if isinstance(source, media.Upload):
        media.check_upload(kind, source)
        return media.described(world.keep(kind, source), **details)
    if not source:
        raise bad_request(f"there is no {kind} in the request")
    if source.startswith(("http://", "https://")):
        raise bad_request("sandbox: files by address are not fetched, there is no internet here")
    file = world.files.get(source)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
    return media.described(file, **details)


def own_message(world: World, parameters: Parameters, purpose: str) -> Message:
    """Find the bot's own message that a call changes; raises Refused for any other."""
    if parameters.text("inline_message_id"):
        raise bad_request("sandbox: there are no inline messages here")
    chat = known_chat(world, parameters)
    message = chat.messages.get(parameters.number("message_id"))
    if message is None or message.deleted:
        raise bad_request(f"message to {purpose} not found")
    if message.sender["id"] != world.bot["id"] or message.forwarded:
        raise bad_request("message can't be edited")
    return message


def _caption(caption: str, parse_mode: str, entities: Any) -> Json:
    text, spans = _words(caption, parse_mode, entities)
    if units(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": spans} if spans else {})


def _words(raw: str, parse_mode: str, entities: Any) -> tuple[str, list[Entity]]:
    raw = _BLANKED.sub(" ", _REMOVED.sub("", raw))
    if parse_mode.lower() == "html":
        text, marked = read_html(raw)
    elif parse_mode.lower() in ("markdown", "markdownv2"):
        raise bad_request(f"sandbox: {parse_mode} is not read here, send HTML or entities")
    elif parse_mode:
        raise bad_request("unsupported parse_mode")
    else:
        text, marked = trimmed(raw, _given(raw, entities))
    every = marked + found(text, marked)
    return text, sorted(every, key=lambda e: (e["offset"], -e["length"]))


def _given(text: str, entities: Any) -> list[Entity]:
    if not entities:
        return []
    if not isinstance(entities, list) or not all(isinstance(entity, dict) for entity in entities):
        raise bad_request("can't parse entities: expected an array of MessageEntity")
    for entity in entities:
        offset, length = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(length, int) or "type" not in entity:
            raise bad_request("can't parse MessageEntity: type, offset and length are needed")
        if offset < 0 or length <= 0 or offset + length > units(text):
            raise bad_request(f"entity beginning at UTF-16 offset {offset} ends after the end of the text")
    return [dict(entity) for entity in entities]
