"""Who may ask what, and where: every command, role and kind of chat, held against a table written by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.staff.access import NOT_HERE, REFUSED, authorise, may
from bot.staff.capability import ANY_STAFF, Asker, Call, Capability, Reply
from bot.staff.registry import CAPABILITIES
from flows.events import ChatKind
from flows.roles import ROLES

ME, GROUP, OTHER_GROUP = 7, -100, -200
PLACES = {GROUP: "staff"}

ALLOWED: Mapping[str, set[str]] = {
    "stats": set(ROLES),
    "help": set(ROLES),
    "export": {"reporter", "coordinator", "administrator"},
    "report": {"reporter", "coordinator", "administrator"},
    "runs": {"counsellor", "coordinator", "administrator"},
    "duplicates": {"coordinator", "administrator"},
    "cases": {"counsellor", "coordinator", "administrator"},
    "requests": {"counsellor", "coordinator", "administrator"},
    "referrals": {"counsellor", "coordinator", "administrator"},
    "invite": {"administrator"},
    "staff": {"administrator"},
    "enrol": {"administrator"},
}
PRIVATE_ONLY = {"invite", "staff", "duplicates", "referrals"}
CHATS: Mapping[str, tuple[ChatKind, int]] = {
    "own": ("private", ME),
    "somebody's": ("private", 8),
    "enrolled": ("group", GROUP),
    "other group": ("group", OTHER_GROUP),
    "channel": ("channel", GROUP),
}


def _expected(command: str, role: str, where: str) -> bool:
    if role not in ALLOWED[command]:
        return False
    in_group = where == "enrolled" or (where == "other group" and command == "enrol")
    return where == "own" or (in_group and command not in PRIVATE_ONLY)


@pytest.mark.parametrize("where", CHATS)
@pytest.mark.parametrize("role", [*ROLES, "", "nobody", "staff"])
@pytest.mark.parametrize("capability", CAPABILITIES, ids=lambda one: one.command)
def test_every_command_for_every_role_everywhere(capability: Capability, role: str, where: str) -> None:
    """Allowed exactly where the table says so."""
    chat, chat_id = CHATS[where]
    asker = Asker(1, ME, role, "fr")
    refusal = authorise(asker, capability, chat, chat_id, PLACES)
    assert (refusal == "") is _expected(capability.command, role, where)
    assert refusal in ("", REFUSED, NOT_HERE)


def test_no_command_is_without_a_rule() -> None:
    """Each has a role that exists, and the table above knows each, once."""
    assert [one.command for one in CAPABILITIES if one.role not in (*ROLES, ANY_STAFF)] == []
    assert sorted(one.command for one in CAPABILITIES) == sorted(ALLOWED)


@pytest.mark.parametrize("capability", CAPABILITIES, ids=lambda one: one.command)
def test_whoever_is_hidden_or_unknown_is_refused(capability: Capability) -> None:
    """An anonymous administrator of the group and a stranger are nobody."""
    for chat, chat_id in CHATS.values():
        assert authorise(None, capability, chat, chat_id, PLACES)


async def _nothing(call: Call) -> Reply:
    return Reply(())


@pytest.mark.parametrize("role", ["", "unheard of"])
def test_a_command_without_a_known_role_is_nobodys(role: str) -> None:
    """Denied by default, to administrators too."""
    assert not any(may(asker, Capability("new", role, _nothing)) for asker in ROLES)
