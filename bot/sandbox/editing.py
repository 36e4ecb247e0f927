"""Bot API methods that change or remove what is already in a chat, or answer a tap."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.sandbox import content as put
from bot.sandbox.chats import Json, Message
from bot.sandbox.entities import units
from bot.sandbox.keyboards import checked_inline
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusals import (
    CALLBACK_SECONDS,
    CALLBACK_TEXT_LIMIT,
    CALLBACK_TOO_OLD,
    DELETE_HOURS,
    NOT_MODIFIED,
    bad_request,
)
from bot.sandbox.world import World


def edit_message_text(world: World, parameters: Parameters) -> Json:
    """Replace the words of a message, and its keyboard."""
    message = put.own_message(world, parameters, "edit")
    content = put.text_content(parameters)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    return _edit(world, message, content, parameters)


def edit_message_caption(world: World, parameters: Parameters) -> Json:
    """Replace the caption of a file, and its keyboard."""
    message = put.own_message(world, parameters, "edit")
    if message.kind in ("text", "location", "contact", "sticker", "service"):
        raise bad_request("there is no caption in the message to edit")
    rest = {name: value for name, value in message.content.items() if not name.startswith("caption")}
    return _edit(world, message, rest | put.caption_content(parameters), parameters)


def edit_message_reply_markup(world: World, parameters: Parameters) -> Json:
    """Replace the keyboard under a message, or remove it."""
    message = put.own_message(world, parameters, "edit")
    return _edit(world, message, message.content, parameters)


def delete_message(world: World, parameters: Parameters) -> bool:
    """Remove a message: the bot's own, or in a private chat anybody's, younger than 48 hours."""
    chat = put.known_chat(world, parameters)
    message = chat.messages.get(parameters.number("message_id"))
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    if not _deletable(world, message):
        raise bad_request("message can't be deleted")
    message.deleted = True
    world.touch(message)
    return True


def delete_messages(world: World, parameters: Parameters) -> bool:
    """Remove several messages, skipping those that are not there or too old."""
    chat = put.known_chat(world, parameters)
    ids = parameters.structure("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= 100:
        raise bad_request("message identifiers must be 1-100")
    for message_id in ids:
        message = chat.messages.get(int(message_id))
        if message is not None and not message.deleted and _deletable(world, message):
            message.deleted = True
            world.touch(message)
    return True


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """Stop the waiting circle of a tapped button, perhaps with a word; a second answer changes nothing."""
    press = world.presses.get(parameters.text("callback_query_id"))
    if press is None or world.clock() - press.at > timedelta(seconds=CALLBACK_SECONDS):
        raise bad_request(CALLBACK_TOO_OLD)
    if units(parameters.text("text")) > CALLBACK_TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    if not press.answered:
        press.answered, press.answer, press.alert = (
            True,
            parameters.text("text"),
            parameters.flag("show_alert"),
        )
        press.revision = world.revision + 1
        world.changed()
    return True


def _edit(world: World, message: Message, content: dict[str, Any], parameters: Parameters) -> Json:
    markup = checked_inline(parameters.structure("reply_markup"))
    if (content, markup) == (message.content, message.inline):
        raise bad_request(NOT_MODIFIED)
    only_keyboard = content == message.content
    message.content, message.markup = content, markup
    if not only_keyboard:
        message.edit_date = world.seconds()
    world.touch(message)
    return message.as_json()


def _deletable(world: World, message: Message) -> bool:
    young = world.seconds() - message.date <= DELETE_HOURS * 3600
    mine = message.sender["id"] == world.bot["id"]
    return young and (mine or message.chat.private or message.chat.bot_status == "administrator")
