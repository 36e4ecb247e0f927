"""What all carriers share: their shape, and how an answer to the engine is put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime

from bot.batch import Batch, Present
from flows.events import Answered, Event, Option, Value
from storage.periods import CASABLANCA

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
