"""When nothing may be sent: what Telegram's refusals mean for the others."""

from __future__ import annotations

import datetime as dt

from bot.outcomes import Retry, Sent, Stop, Wait
from bot.pausing import LONGEST_LULL, STORM, Pauses

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


def _later(seconds: float) -> dt.datetime:
    return NOON + dt.timedelta(seconds=seconds)


def test_a_chat_that_must_wait_does_not_stop_the_others() -> None:
    """One refusal is about its chat; a second chat refused meanwhile means the whole bot."""
    pauses = Pauses()
    pauses.learn(1, Wait(30, whole_bot=False), NOON)
    assert not pauses.on(NOON)
    assert not pauses.others_wait(1, _later(1))
    assert pauses.others_wait(2, _later(1))
    assert not pauses.others_wait(2, _later(31))


def test_a_pause_of_the_whole_bot_ends_by_itself() -> None:
    """Exactly when Telegram said, and a shorter one does not cut it short."""
    pauses = Pauses()
    pauses.learn(1, Wait(30, whole_bot=True), NOON)
    pauses.learn(2, Wait(5, whole_bot=True), NOON)
    pauses.hold(None)
    assert pauses.on(_later(29))
    assert not pauses.on(_later(30))


def test_in_a_storm_one_call_at_a_time_is_tried() -> None:
    """Faults without a success between them make it pause longer and longer; one success ends it."""
    pauses = Pauses()
    trying = []
    for _ in range(STORM + 20):
        pauses.learn(1, Retry(unclear=False), NOON)
        trying.append(pauses.trying)
    assert trying == [False] * (STORM - 1) + [True] * 21
    assert pauses.on(_later(LONGEST_LULL - 0.1))
    assert not pauses.on(_later(LONGEST_LULL))
    pauses.learn(1, Sent(5), NOON)
    assert not pauses.trying


def test_a_refused_token_is_tried_once_a_minute() -> None:
    """Whatever else succeeds or fails meanwhile."""
    pauses = Pauses()
    pauses.learn(1, Stop(), NOON)
    assert pauses.trying
    assert pauses.on(_later(59))
    assert not pauses.on(_later(60))
