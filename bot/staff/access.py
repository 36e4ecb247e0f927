"""Who may ask what, and where. Everything is refused that is not expressly allowed."""

from __future__ import annotations

from collections.abc import Container

from bot.staff.capability import ANY_STAFF, Asker, Capability
from flows.events import ChatKind
from flows.roles import ROLES, allows

REFUSED = "staff-refused"
NOT_HERE = "staff-refused-here"


def authorise(
    asker: Asker | None, capability: Capability, chat: ChatKind, chat_id: int, places: Container[int]
) -> str:
    """Empty if this person may ask this here, else the text that refuses.

    `asker` is None for whoever is not active staff, and for an administrator of a group whom Telegram hides;
    `places` are the chat ids of the enrolled groups.
    """
    if asker is None or not may(asker.role, capability):
        return REFUSED
    if chat == "private":
        return "" if chat_id == asker.telegram_id else REFUSED
    here = capability.in_group and (chat_id in places or capability.anywhere)
    return "" if chat == "group" and here else NOT_HERE


def may(role: str, capability: Capability) -> bool:
    """Whether staff of this role may use a capability somewhere; one without a rule is nobody's."""
    if role not in ROLES or not capability.role:
        return False
    return capability.role == ANY_STAFF or allows(role, capability.role)
