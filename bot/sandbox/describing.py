"""Bot API methods about the bot's public face: commands, names, descriptions, menu button."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.chats import Json
from bot.sandbox.content import known_chat
from bot.sandbox.keyboards import unknown_field
from bot.sandbox.parameters import Parameters
from bot.sandbox.profile import Scope
from bot.sandbox.refusals import COMMAND_DESCRIPTION_LIMIT, COMMANDS_LIMIT, bad_request
from bot.sandbox.world import World

_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def get_me(world: World, parameters: Parameters) -> Json:
    """Tell who the bot is."""
    powers = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return world.bot | powers


def set_my_commands(world: World, parameters: Parameters) -> bool:
    """Set the menu of commands for a scope and a language."""
    key = (_scope(world, parameters), _language(parameters))
    commands = parameters.structure("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands: an array of BotCommand expected")
    if len(commands) > COMMANDS_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check_command(command)
    world.profile.commands[key] = commands
    world.profile.revision = world.changed()
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[Json]:
    """Tell the menu set for exactly this scope and language."""
    return world.profile.commands.get((_scope(world, parameters), _language(parameters)), [])


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """Forget the menu of a scope and language."""
    world.profile.commands.pop((_scope(world, parameters), _language(parameters)), None)
    world.profile.revision = world.changed()
    return True


def set_my_name(world: World, parameters: Parameters) -> bool:
    """Set the bot's name in a language."""
    return _set_words(world, world.profile.names, parameters, "name", 64)


def get_my_name(world: World, parameters: Parameters) -> Json:
    """Tell the bot's name in a language."""
    return {"name": world.profile.name_in(_language(parameters), world.bot["first_name"])}


def set_my_description(world: World, parameters: Parameters) -> bool:
    """Set what is shown in the empty chat."""
    return _set_words(world, world.profile.descriptions, parameters, "description", 512)


def get_my_description(world: World, parameters: Parameters) -> Json:
    """Tell what is shown in the empty chat."""
    return {"description": _words(world.profile.descriptions, parameters)}


def set_my_short_description(world: World, parameters: Parameters) -> bool:
    """Set what is shown on the bot's page."""
    return _set_words(world, world.profile.short_descriptions, parameters, "short_description", 120)


def get_my_short_description(world: World, parameters: Parameters) -> Json:
    """Tell what is shown on the bot's page."""
    return {"short_description": _words(world.profile.short_descriptions, parameters)}


def set_chat_menu_button(world: World, parameters: Parameters) -> bool:
    """Set what the menu button does, in one private chat or in all."""
    button = parameters.structure("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("can't parse menu button: unsupported type")
    chat_id = known_chat(world, parameters).id if parameters.text("chat_id") else 0
    world.profile.menu_buttons[chat_id] = button
    world.profile.revision = world.changed()
    return True


def get_chat_menu_button(world: World, parameters: Parameters) -> Json:
    """Tell what the menu button does."""
    buttons = world.profile.menu_buttons
    chat_id = known_chat(world, parameters).id if parameters.text("chat_id") else 0
    return buttons.get(chat_id) or buttons.get(0) or {"type": "commands"}


def _set_words(world: World, words: dict[str, str], parameters: Parameters, name: str, limit: int) -> bool:
    value = parameters.text(name)
    if len(value) > limit:
        raise bad_request(f"{name} is too long, at most {limit} characters")
    words[_language(parameters)] = value
    world.profile.revision = world.changed()
    return True


def _words(words: dict[str, str], parameters: Parameters) -> str:
    return words.get(_language(parameters)) or words.get("", "")


def _language(parameters: Parameters) -> str:
    code = parameters.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def _scope(world: World, parameters: Parameters) -> Scope:
    scope: Any = parameters.structure("scope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    needed = _SCOPES[scope["type"]]
    for name in scope:
        if name not in ("type", *needed):
            raise unknown_field(name, "BotCommandScope")
    chat_id = known_chat(world, Parameters(scope)).id if "chat_id" in needed else 0
    if "user_id" in needed and scope.get("user_id") not in world.people:
        raise bad_request("user not found")
    return scope["type"], chat_id, scope.get("user_id", 0)


def _check_command(command: Any) -> None:
    if not isinstance(command, dict) or not {"command", "description"} <= command.keys():
        raise bad_request("can't parse BotCommand: command and description are needed")
    for name in command:
        if name not in ("command", "description"):
            raise unknown_field(name, "BotCommand")
    if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command["command"]).removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command["description"])) <= COMMAND_DESCRIPTION_LIMIT:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
