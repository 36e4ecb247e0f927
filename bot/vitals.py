"""What a process knows of its own health and no table says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

UNANSWERED: Final = timedelta(minutes=5)
"""After this long without an answer to the question for updates, something is wrong."""

CONTESTED: Final = timedelta(minutes=2)
"""For this long a conflict is remembered: two programs that ask in turns are answered now and then."""

Refusal = Literal["", "conflict", "token"]


@dataclass(slots=True)
class Vitals:
    """Kept by polling: `answered_at` is when Telegram last answered (at first: when asking began), aware UTC.

    `refusal` is what it refused our question for, if it did: another program asks too, or the token is void.
    """

    answered_at: datetime | None = None
    refusal: Refusal = ""
    conflict_at: datetime | None = None

    def answered(self, at: datetime) -> None:
        """Telegram has answered, with updates or with none."""
        self.answered_at, self.refusal = at, ""

    def refused(self, refusal: Refusal, at: datetime) -> None:
        """Telegram has refused the question, or (for nothing) there was another fault."""
        self.refusal = refusal
        if refusal == "conflict":
            self.conflict_at = at

    def contested(self, now: datetime) -> bool:
        """Whether another program has asked with our token lately."""
        return self.conflict_at is not None and now - self.conflict_at < CONTESTED

    def unanswered(self, now: datetime) -> bool:
        """Whether polling has gone without an answer for too long; never so for a webhook."""
        return self.answered_at is not None and now - self.answered_at > UNANSWERED
