"""Pauses: when nothing at all may be sent, because Telegram asks for patience or does not answer.

Pure: no clock, no network. The pause that Telegram asked for is also kept in the outbox, over a restart.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.outcomes import Outcome, Retry, Stop, Wait

STOPPED_FOR: Final = 60.0
"""Seconds between attempts while the token is refused."""

STORM: Final = 8
"""Faults one after the other, with no success between them, from which on one call at a time is tried."""

LONGEST_LULL: Final = 5.0
"""Seconds at most between two such trials."""


class Pauses:
    """What is known of Telegram's patience; times are aware UTC."""

    def __init__(self) -> None:
        self._until: datetime | None = None
        self._refused: dict[int, datetime] = {}
        self._faults = 0

    @property
    def trying(self) -> bool:
        """Whether so much failed that only one call at a time should be tried."""
        return self._faults >= STORM

    def on(self, now: datetime) -> bool:
        """Whether nothing may be sent now."""
        return self._until is not None and now < self._until

    def others_wait(self, chat_id: int, now: datetime) -> bool:
        """Whether Telegram has asked for patience in another chat too: then it means the whole bot."""
        self._refused = {chat: until for chat, until in self._refused.items() if now < until}
        return any(chat != chat_id for chat in self._refused)

    def hold(self, until: datetime | None) -> None:
        """Send nothing before this time; an earlier one changes nothing."""
        if until is not None and (self._until is None or self._until < until):
            self._until = until

    def learn(self, chat_id: int, outcome: Outcome, now: datetime) -> None:
        """Take note of what became of a call."""
        match outcome:
            case Wait(seconds, whole_bot):
                self._refused[chat_id] = now + timedelta(seconds=seconds)
                self.hold(self._refused[chat_id] if whole_bot else None)
            case Stop():
                self._faults = max(self._faults, STORM)
                self.hold(now + timedelta(seconds=STOPPED_FOR))
            case Retry():
                self._faults += 1
                self.hold(self._lull(now))
            case _:
                self._faults = 0

    def _lull(self, now: datetime) -> datetime | None:
        if not self.trying:
            return None
        return now + timedelta(seconds=min(LONGEST_LULL, 0.5 * 2.0 ** min(self._faults - STORM, 8)))
