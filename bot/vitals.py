"""What a process knows of its own health and no table says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

UNANSWERED: Final = timedelta(minutes=5)
"""After this long without an answer to the question for updates, something is wrong."""

Refusal = Literal["", "conflict", "token"]


@dataclass(slots=True)
class Vitals:
    """Kept by polling: `answered_at` is when Telegram last answered (at first: when asking began), aware UTC.

    `refusal` is what it refused our question for, if it did: another program asks too, or the token is void.
    """

    answered_at: datetime | None = None
    refusal: Refusal = ""

    def answered(self, at: datetime) -> None:
        """Telegram has answered, with updates or with none."""
        self.answered_at, self.refusal = at, ""

    def unanswered(self, now: datetime) -> bool:
        """Whether polling has gone without an answer for too long; never so for a webhook."""
        return self.answered_at is not None and now - self.answered_at > UNANSWERED
