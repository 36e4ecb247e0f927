"""Roles of staff and what each may stand in for. An empty role is a young person."""

from __future__ import annotations

from collections.abc import Mapping

ROLES = ("counsellor", "coordinator", "reporter", "administrator")

_STANDS_FOR: Mapping[str, frozenset[str]] = {
    "counsellor": frozenset({"counsellor"}),
    "coordinator": frozenset({"counsellor", "coordinator", "reporter"}),
    "reporter": frozenset({"reporter"}),
    "administrator": frozenset(ROLES),
}


def allows(role: str, needed: str) -> bool:
    """Whether someone of this role may do what needs that one; nothing needed is open to everyone."""
    return not needed or needed in _STANDS_FOR.get(role, frozenset())
