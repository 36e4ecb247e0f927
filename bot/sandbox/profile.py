"""What the bot says about itself: commands, names, descriptions, menu button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.chats import Chat

Json = dict[str, Any]
Scope = tuple[str, int, int]  # kind, chat id or 0, person's id or 0


@dataclass(slots=True)
class Profile:
    """The bot's public face; the empty language code stands for every other language."""

    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)  # by chat id, 0 for all
    revision: int = 0

    def commands_for(self, chat: Chat, person_id: int, language: str) -> list[Json]:
        """List the commands a person sees in a chat, by Telegram's order of scopes."""
        for scope in _scopes(chat, person_id):
            for code in (language[:2], ""):
                if (scope, code) in self.commands:
                    return self.commands[scope, code]
        return []

    def name_in(self, language: str, default: str) -> str:
        """Give the bot's name in a language."""
        return self.names.get(language[:2]) or self.names.get("") or default


def _scopes(chat: Chat, person_id: int) -> Iterator[Scope]:
    if chat.private:
        yield ("chat", chat.id, 0)
        yield ("all_private_chats", 0, 0)
    else:
        yield ("chat_member", chat.id, person_id)
        if person_id in chat.admin_ids:
            yield ("chat_administrators", chat.id, 0)
        yield ("chat", chat.id, 0)
        if person_id in chat.admin_ids:
            yield ("all_chat_administrators", 0, 0)
        yield ("all_group_chats", 0, 0)
    yield ("default", 0, 0)
