"""The people and the staff group that the sandbox starts with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

SALMA = 7001
YOUSSEF = 7002
KHADIJA = 7003
RACHID = 7004
STAFF_GROUP = -1007100

BOT_ID = 7000
TOKEN = f"{BOT_ID}:sandbox-token-for-play-and-tests-only"


@dataclass(frozen=True, slots=True)
class Someone:
    """A person with a Telegram account; role is only shown on the page (young, counsellor, admin)."""

    id: int
    first_name: str
    language_code: str
    last_name: str = ""
    username: str = ""
    phone: str = ""
    role: str = "young"

    def as_user(self) -> dict[str, Any]:
        """Give Telegram's User object."""
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return user | {name: value for name, value in optional.items() if value}

    def as_chat(self) -> dict[str, Any]:
        """Give Telegram's Chat object of the private chat with this person."""
        user = self.as_user()
        return {k: user[k] for k in ("id", "first_name", "last_name", "username") if k in user} | {
            "type": "private"
        }


@dataclass(frozen=True, slots=True)
class Group:
    """A group that the bot is in; bot_status is member (privacy mode on) or administrator (hears all)."""

    id: int
    title: str
    member_ids: tuple[int, ...]
    admin_ids: tuple[int, ...] = ()
    bot_status: str = "member"


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody the world starts with, and the bot's own name."""

    people: tuple[Someone, ...]
    groups: tuple[Group, ...] = ()
    bot_id: int = BOT_ID
    bot_name: str = "وجهة · Wijha"
    bot_username: str = "wijha_sandbox_bot"

    def with_crowd(self, count: int, first_id: int = 8001) -> Cast:
        """Add scripted young people, named by number, for load and fault tests."""
        languages = ("ar", "fr", "en")
        crowd = (Someone(first_id + n, f"Jeune {n}", languages[n % 3]) for n in range(count))
        return self.joined_by(crowd)

    def joined_by(self, people: Iterable[Someone]) -> Cast:
        """Add these people to the cast."""
        return Cast((*self.people, *people), self.groups, self.bot_id, self.bot_name, self.bot_username)


DEFAULT_CAST = Cast(
    people=(
        Someone(SALMA, "سلمى 🌸", "ar", username="salma_sandbox", phone="+212600000001"),
        Someone(YOUSSEF, "Youssef", "fr", last_name="Amrani", phone="+212600000002"),
        Someone(
            KHADIJA, "Khadija", "ar", username="khadija_sandbox", phone="+212600000003", role="counsellor"
        ),
        Someone(RACHID, "Rachid", "fr", username="rachid_sandbox", phone="+212600000004", role="admin"),
    ),
    groups=(Group(STAFF_GROUP, "فريق المنصة · Équipe", (KHADIJA, RACHID), admin_ids=(RACHID,)),),
)
