"""The Bot API methods of the sandbox, by name, and the one way to call them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox import asking, describing, editing, sending, subscribing
from bot.sandbox.parameters import NAMES, Parameters
from bot.sandbox.records import Call
from bot.sandbox.refusals import Refused, method_not_found
from bot.sandbox.world import World

Method = Callable[[World, Parameters], Any]

METHODS: dict[str, Method] = {
    "getMe": describing.get_me,
    "getUpdates": subscribing.polled,
    "setWebhook": subscribing.set_webhook,
    "deleteWebhook": subscribing.delete_webhook,
    "getWebhookInfo": subscribing.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "sendVoice": sending.send_voice,
    "sendMediaGroup": sending.send_media_group,
    "sendLocation": sending.send_location,
    "sendContact": sending.send_contact,
    "sendChatAction": sending.send_chat_action,
    "copyMessage": sending.copy_message,
    "forwardMessage": sending.forward_message,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "answerCallbackQuery": editing.answer_callback_query,
    "setMyCommands": describing.set_my_commands,
    "getMyCommands": describing.get_my_commands,
    "deleteMyCommands": describing.delete_my_commands,
    "setMyName": describing.set_my_name,
    "getMyName": describing.get_my_name,
    "setMyDescription": describing.set_my_description,
    "getMyDescription": describing.get_my_description,
    "setMyShortDescription": describing.set_my_short_description,
    "getMyShortDescription": describing.get_my_short_description,
    "setChatMenuButton": describing.set_chat_menu_button,
    "getChatMenuButton": describing.get_chat_menu_button,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_chat_member,
    "getChatMemberCount": asking.get_chat_member_count,
    "getChatAdministrators": asking.get_chat_administrators,
    "getFile": asking.get_file,
    "leaveChat": asking.leave_chat,
}


def known_method(name: str) -> str:
    """Give a method's proper spelling; raises Refused (404) for one that is not here."""
    method = NAMES.get(name.lower())
    if method is None:
        raise method_not_found()
    return method


def call(world: World, name: str, parameters: Parameters) -> Any:
    """Carry out one call; raises Refused in Telegram's words. getUpdates answers at once here."""
    method = known_method(name)
    parameters.check(method)
    if method == "getUpdates":
        subscribing.begin_poll(world, parameters)
    return METHODS[method](world, parameters)


def note(world: World, name: str, parameters: Parameters, outcome: Any) -> None:
    """Write a call and its outcome (a result or a Refused) into the ledger."""
    refused = outcome if isinstance(outcome, Refused) else None
    code, description = (refused.code, refused.description) if refused else (200, "")
    result = None if refused else outcome
    world.ledger.append(Call(name, parameters.summary(), code, description, result, world.clock()))
