"""What is worth an alarm, and what is not, judged from one look at the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.alarms import ALARMS, Look, alarms, undecided
from bot.vitals import Vitals
from flows.loading import load_library
from storage.condition import Condition
from storage.migrations import HEAD

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
OURS = "https://bot.example.org/hook"
CALM = Condition(
    schema=HEAD,
    unsent=3,
    oldest_unsent_at=NOW - timedelta(seconds=5),
    failed=7,
    lately_failed=0,
    dead_letters=0,
    last_update_at=NOW - timedelta(hours=1),
)
INFO = {"url": OURS, "pending_update_count": 0, "last_error_date": int(NOW.timestamp()) - 3600}


def _look(info: dict[str, Any] | None = INFO, url: str = OURS, disk: int = 10**10, **changed: Any) -> Look:
    return Look(NOW, replace(CALM, **changed), Vitals(answered_at=NOW), info, url, disk)


def _refused(at: datetime) -> Look:
    look = _look({"url": ""}, "")
    look.vitals.refused("conflict", at)
    look.vitals.answered(at + timedelta(seconds=1))
    return look


def _without_token() -> Look:
    look = _look(None)
    look.vitals.refused("token", NOW)
    return look


@pytest.mark.parametrize(
    ("look", "found"),
    [
        (_look(), {}),
        (_look({"url": ""}, ""), {}),
        (_look(None), {}),
        (_look(unsent=10**6), {}),
        (_look({**INFO, "pending_update_count": 9}, last_update_at=NOW), {}),
        (_look({**INFO, "pending_update_count": 9}, last_update_at=None), {}),
        (_refused(NOW - timedelta(minutes=3)), {}),
        (_refused(NOW - timedelta(minutes=1)), {"conflict": {}}),
        (_without_token(), {"token": {}}),
        (_look({"url": "https://thief.example.org"}), {"webhook-other": {}}),
        (_look({"url": "https://thief.example.org"}, ""), {"webhook-other": {}}),
        (
            _look({**INFO, "last_error_date": int(NOW.timestamp()) - 60, "last_error_message": "SSL error"}),
            {"webhook-failing": {"reason": "SSL error"}},
        ),
        (_look({**INFO, "pending_update_count": 9}), {"silent": {"count": 9, "minutes": 60}}),
        (_look(dead_letters=2), {"dead-letters": {"count": 2}}),
        (_look(lately_failed=4), {"refused": {"count": 4}}),
        (_look(oldest_unsent_at=NOW - timedelta(minutes=16)), {"stuck": {"count": 3}}),
        (_look(disk=150_999_999), {"disk": {"megabytes": 150}}),
    ],
)
def test_alarms(look: Look, found: dict[str, Any]) -> None:
    """A calm house has none; each fault has its own, with the figures to judge it by."""
    assert alarms(look) == found


def test_what_telegram_did_not_say_is_undecided() -> None:
    """Without an answer, an alarm about the webhook is neither raised nor called off."""
    assert undecided(_look()) == frozenset()
    assert undecided(_look(None)) == {"webhook-other", "webhook-failing", "silent"}


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_each_alarm_says_what_to_do(language: str) -> None:
    """Begin and end have words of their own in each language that administrators read."""
    texts = load_library({}).texts
    ends = {texts.format(language, "alarm-over", {"alarm": name}) for name in ALARMS}
    begins = {texts.format(language, f"alarm-{name}", {}) for name in ALARMS}
    assert len(ends) == len(begins) == len(ALARMS)
    assert all("\n" in begin for begin in begins)
