"""Records of what happened: calls of the bot, taps of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One line of the ledger; code is 200 or Telegram's error code, 0 when the answer was cut off."""

    method: str
    parameters: Json
    code: int
    description: str
    result: Any
    at: datetime


@dataclass(slots=True)
class Press:
    """A tap on an inline button, waiting for answerCallbackQuery."""

    id: str
    user_id: int
    chat_id: int
    message_id: int
    data: str
    at: datetime
    answered: bool = False
    answer: str = ""
    alert: bool = False
    revision: int = 0
