"""Everybody finds the commands they may use in Telegram's menu, in their own language, and no others."""

from __future__ import annotations

import pytest

from bot.commands import (
    EVERYONE,
    chat_menu,
    commands,
    group_menu,
    menus,
    staff_commands,
    text_of,
)
from bot.config import load
from bot.render import ApiCall
from bot.staff.registry import CAPABILITIES
from flows.library import Library
from flows.loading import load_library
from flows.roles import ROLES
from tests.oracles import check_call


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Our own flows and texts."""
    return load_library(load({}, tmp_path_factory.mktemp("settings")).platform.by_language())


def _names(call: ApiCall) -> list[str]:
    return [listed["command"] for listed in call.parameters["commands"]]


def test_young_people_never_see_a_command_of_staff(library: Library) -> None:
    """The menu of everyone holds what the engine knows, in the languages an app can have."""
    *young, groups = menus(library, "ary")
    assert [call.parameters.get("language_code") for call in young] == [None, "ar", "fr", "en"]
    assert all(_names(call) == list(EVERYONE) for call in young)
    assert groups.method == "deleteMyCommands"
    shown = young[2].parameters["commands"][0]
    assert shown == {"command": "menu", "description": "Tous les services"}


def test_languages_that_apps_do_not_have_are_set_for_the_chat(library: Library) -> None:
    """Darija has no code that Telegram takes; its speakers have a menu of their chat."""
    call = chat_menu(library, 5, "ary")
    assert call.parameters["scope"] == {"type": "chat", "chat_id": 5}
    assert "language_code" not in call.parameters
    assert call.parameters["commands"][0]["description"] == "الخدمات كاملين"


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("counsellor", {"runs", "cases", "stats", "help"}, {"export", "invite", "open_run", "staff"}),
        ("reporter", {"export", "stats"}, {"invite", "cases", "open_run"}),
        ("coordinator", {"export", "runs", "open_run"}, {"invite", "staff"}),
        ("administrator", {"invite", "staff", "export", "open_run", "enrol"}, set()),
    ],
)
def test_staff_see_what_their_role_may_do(
    library: Library, role: str, may: set[str], may_not: set[str]
) -> None:
    """No more and no less than they are allowed."""
    shown = set(_names(chat_menu(library, 5, "fr", role)))
    assert may <= shown
    assert not shown & may_not
    assert set(staff_commands(library, role)) <= shown


def test_a_group_shows_what_may_be_asked_there(library: Library) -> None:
    """Invitations and the list of staff stay in private chats."""
    assert set(_names(group_menu(library, -5, "ar"))) == {one.command for one in CAPABILITIES if one.in_group}


def test_every_command_is_described_in_every_language(library: Library) -> None:
    """A menu never shows the name of a text."""
    for command in commands(library):
        for language in ("ar", "ary", "fr", "en"):
            text = text_of(command)
            described = library.texts.label(language, text, {})
            assert described != text and 3 <= len(described) <= 256, (command, language)


def test_telegram_takes_every_menu(library: Library) -> None:
    """The calls fit the Bot API's own types, and its limits for commands."""
    calls = [*menus(library, "ary"), group_menu(library, -5, "fr")]
    calls += [chat_menu(library, 5, "ary", role) for role in ("", *ROLES)]
    for call in calls:
        assert check_call(call.method, call.parameters) == []
