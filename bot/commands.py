"""The menu of commands in Telegram: by role and by language, as calls to make. Pure.

Telegram chooses a menu by the language of the app, and knows neither Darija nor Tamazight; so whoever
speaks those, has chosen another language than that of their phone, or is staff has a menu of their own chat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from bot.render import ApiCall
from bot.staff.access import may
from bot.staff.capability import GROUP, Menu
from bot.staff.registry import CAPABILITIES
from flows.library import Library
from flows.roles import allows

EVERYONE: Final = ("menu", "human", "me", "language", "help", "cancel")
"""What young people find in their menu; the engine knows these itself."""

FOR_STAFF: Final = ("menu", "language")
"""What staff keep of it, behind their own commands."""

APP_LANGUAGES: Final = ("ar", "fr", "en")
"""Languages of ours that an app of Telegram can have."""


def menus(library: Library, default_language: str) -> list[ApiCall]:
    """The menus of private chats: for any language, and for each that an app can have; none in groups."""
    scope = {"type": "all_private_chats"}
    young = [
        _set(_labelled(library, EVERYONE, language), scope, code)
        for code, language in (("", default_language), *((code, code) for code in APP_LANGUAGES))
    ]
    return [*young, ApiCall("deleteMyCommands", {"scope": {"type": "all_group_chats"}})]


def chat_menu(library: Library, chat_id: int, language: str, role: str = "") -> ApiCall:
    """The menu of one private chat, in its own language and for the role of its person (empty: none)."""
    names = (*staff_commands(library, role), *FOR_STAFF) if role else EVERYONE
    return _set(_labelled(library, names, language), {"type": "chat", "chat_id": chat_id})


def group_menu(library: Library, chat_id: int, language: str) -> ApiCall:
    """The menu of an enrolled group: what any of the staff may ask there."""
    names = [one.command for one in CAPABILITIES if one.in_group]
    return _set(_labelled(library, names, language), {"type": "chat", "chat_id": chat_id})


def staff_commands(library: Library, role: str) -> tuple[str, ...]:
    """The commands of this role: capabilities, then flows."""
    capabilities = [one.command for one in CAPABILITIES if may(role, one)]
    flows = [flow.command for flow in library.flows.values() if flow.role and allows(role, flow.role)]
    return (*capabilities, *filter(None, flows))


def changed(library: Library, menu: Menu) -> ApiCall:
    """The call that gives a chat the menu it should have now."""
    if menu.role == GROUP:
        return group_menu(library, menu.chat_id, menu.language)
    return chat_menu(library, menu.chat_id, menu.language, menu.role)


def _labelled(library: Library, names: Sequence[str], language: str) -> list[dict[str, str]]:
    return [
        {"command": name, "description": library.texts.label(language, text_of(name), {})} for name in names
    ]


def text_of(command: str) -> str:
    """The text that describes a command."""
    return f"command-{command.replace('_', '-')}"


def commands(library: Library) -> Iterator[str]:
    """Every command that somebody can find in a menu."""
    yield from dict.fromkeys((*EVERYONE, *staff_commands(library, "administrator")))


def _set(listed: list[dict[str, str]], scope: dict[str, Any], code: str = "") -> ApiCall:
    language = {"language_code": code} if code else {}
    return ApiCall("setMyCommands", {"commands": listed, "scope": scope, **language})
