"""The queue of updates: kept until confirmed or too old, as Telegram keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

MESSAGE_HOURS = 24
PRESS_SECONDS = 150
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Update:
    """One thing that happened; lane is the order it must keep (webhooks keep one order per lane)."""

    id: int
    kind: str
    body: dict[str, Any]
    lane: tuple[str, int]
    expires_at: datetime

    def as_json(self) -> dict[str, Any]:
        """Give Telegram's Update object."""
        return {"update_id": self.id, self.kind: self.body}


@dataclass(slots=True)
class Subscription:
    """How the bot asked to be told: by webhook when url is set, else by polling."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    allowed: tuple[str, ...] = ()  # empty means Telegram's default
    ip_address: str = ""
    last_error_at: datetime | None = None
    last_error: str = ""

    def wants(self, kind: str) -> bool:
        """Tell whether updates of this kind are to be queued."""
        return kind in self.allowed if self.allowed else kind not in _NOT_BY_DEFAULT


@dataclass(slots=True)
class UpdateQueue:
    """Updates not yet confirmed, in order of their growing id."""

    clock: Callable[[], datetime]
    next_id: int = 500_001
    subscription: Subscription = field(default_factory=Subscription)
    pending: dict[int, Update] = field(default_factory=dict)
    poll_number: int = 0  # counts polls, so that an older one knows it was replaced

    def put(self, kind: str, body: dict[str, Any]) -> None:
        """Queue an update unless the bot did not ask for its kind."""
        if not self.subscription.wants(kind):
            return
        press = kind == "callback_query"
        lane = ("press", body["from"]["id"]) if press else ("chat", body["chat"]["id"])
        life = timedelta(seconds=PRESS_SECONDS) if press else timedelta(hours=MESSAGE_HOURS)
        self.pending[self.next_id] = Update(self.next_id, kind, body, lane, self.clock() + life)
        self.next_id += 1

    def confirm_below(self, offset: int) -> None:
        """Forget what the bot has confirmed; a negative offset keeps only the last ones."""
        if offset < 0:
            offset = min(sorted(self.pending)[offset:], default=0)
        for update_id in list(self._ids_below(offset)):
            del self.pending[update_id]

    def confirm(self, update_id: int) -> None:
        """Forget one update that a webhook took."""
        self.pending.pop(update_id, None)

    def waiting(self, limit: int = 100) -> list[Update]:
        """List the oldest unconfirmed updates, dropping those that became too old."""
        now = self.clock()
        stale: list[int] = []
        fresh: list[Update] = []
        for update in self.pending.values():
            if update.expires_at <= now:
                stale.append(update.id)
            else:
                fresh.append(update)
            if len(fresh) == limit:
                break
        for update_id in stale:
            del self.pending[update_id]
        return fresh

    def after(self, update_id: int) -> list[Update]:
        """List the updates that came after one, oldest first."""
        newer: list[Update] = []
        for update in reversed(self.pending.values()):
            if update.id <= update_id:
                break
            newer.append(update)
        return newer[::-1]

    def _ids_below(self, offset: int) -> Iterator[int]:
        for update_id in self.pending:
            if update_id >= offset:
                return
            yield update_id
