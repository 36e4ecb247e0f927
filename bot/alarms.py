"""What is worth waking an administrator for, judged from one look at the house. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from bot.vitals import Vitals
from flows.events import Value
from storage.condition import Condition

LEAST_DISK: Final = 200_000_000
"""Bytes that must be free: below, SQLite may soon be unable to write."""

LATEST: Final = timedelta(minutes=15)
"""A message that waits for longer than this means that delivery is stuck."""

SILENCE: Final = timedelta(minutes=10)
"""With updates waiting at Telegram, we should have recorded one within this time."""

FRESH: Final = timedelta(minutes=5)
"""How long a failed post of Telegram's is held against us."""

ALARMS: Final = (
    "token",
    "conflict",
    "webhook-other",
    "webhook-failing",
    "silent",
    "dead-letters",
    "refused",
    "stuck",
    "disk",
)
"""Every alarm; the text that says it is `alarm-` and its name."""

_SEEN_BY_TELEGRAM: Final = frozenset({"webhook-other", "webhook-failing", "silent"})

Found = Mapping[str, Mapping[str, Value]]
"""Alarms by name, with the values of their texts."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look: `webhook` is what getWebhookInfo said, None if Telegram did not answer."""

    now: datetime
    condition: Condition
    vitals: Vitals
    webhook: Mapping[str, Any] | None
    webhook_url: str
    free_disk: int


def alarms(look: Look) -> Found:
    """What is wrong."""
    return dict((*_of_telegram(look), *_of_webhook(look), *_of_house(look)))


def undecided(look: Look) -> frozenset[str]:
    """The alarms that this look could neither find nor rule out."""
    return _SEEN_BY_TELEGRAM if look.webhook is None else frozenset()


def _of_telegram(look: Look) -> Iterator[tuple[str, Mapping[str, Value]]]:
    if look.vitals.refusal == "token":
        yield "token", {}
    if look.vitals.contested(look.now):
        yield "conflict", {}


def _of_webhook(look: Look) -> Iterator[tuple[str, Mapping[str, Value]]]:
    info = look.webhook or {"url": look.webhook_url}
    if info.get("url", "") != look.webhook_url:
        yield "webhook-other", {}
    failed_at = datetime.fromtimestamp(info.get("last_error_date", 0), UTC)
    if look.webhook_url and look.now - failed_at < FRESH:
        yield "webhook-failing", {"reason": str(info.get("last_error_message", ""))[:200]}
    last, waiting = look.condition.last_update_at, int(info.get("pending_update_count", 0))
    if waiting and last and look.now - last > SILENCE:
        yield "silent", {"count": waiting, "minutes": int((look.now - last).total_seconds()) // 60}


def _of_house(look: Look) -> Iterator[tuple[str, Mapping[str, Value]]]:
    found = look.condition
    if found.dead_letters:
        yield "dead-letters", {"count": found.dead_letters}
    if found.lately_failed:
        yield "refused", {"count": found.lately_failed}
    if found.oldest_unsent_at and look.now - found.oldest_unsent_at > LATEST:
        yield "stuck", {"count": found.unsent}
    if look.free_disk < LEAST_DISK:
        yield "disk", {"megabytes": look.free_disk // 1_000_000}
