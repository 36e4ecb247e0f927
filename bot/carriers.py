"""What all carriers share: their shape, and how an answer to the engine is put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime

from bot.batch import Batch, Present
from flows.events import Answered, Event, Option, Value
from storage.periods import CASABLANCA
from storage.staff import audit

Arguments = Mapping[str, Value]
Carrier = Callable[[Batch, Present, Event, Arguments], Awaitable[Answered]]


def listed(options: list[Option]) -> Answered:
    """The options of a question."""
    return Answered("some" if options else "none", {}, tuple(options))


def number(value: Value) -> int:
    """The id in an answer; 0, which no row has, if it is none."""
    text = str(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def day(at: datetime) -> date:
    """The day it is in Casablanca."""
    return at.astimezone(CASABLANCA).date()


def past_day(batch: Batch, value: Value) -> date | None:
    """The day in an answer, from the start of the platform to today; None for any other."""
    try:
        found = date.fromisoformat(str(value))
    except ValueError:
        return None
    return found if batch.settings.platform.start_date <= found <= day(batch.ledger.at) else None


def amount(value: Value) -> int | None:
    """The number in an answer, None if it was left open."""
    text = str(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


async def note(batch: Batch, present: Present, action: str, what: object, detail: str = "") -> None:
    """Put what a member of the staff wrote down into the audit."""
    await audit(batch.tx, batch.ledger.at, present.loaded.staff_id, action, str(what), detail)
