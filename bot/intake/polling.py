"""Polling: ask Telegram for updates, take them, and confirm them with the next question.

The offset lives in memory only: after a restart Telegram offers again what was not confirmed, and what had
been taken already is recognised by its id.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from itertools import pairwise
from logging import ERROR, WARNING
from typing import Any, Final, TypeVar

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.calling import call
from bot.decode import ALLOWED_UPDATES, Update
from bot.delivery import Delivery
from bot.outcomes import seconds_of
from bot.turns import MOST_IN_BATCH, Turns
from bot.vitals import Refusal, Vitals
from storage.errors import StorageUnavailable

log = structlog.get_logger(__name__)

LONG_POLL: Final = 30
"""Seconds that Telegram may hold a question open while there is nothing to tell."""

PATIENCE: Final = LONG_POLL + 10.0
LONGEST_WAIT: Final = 60.0
CONFLICT_WAIT: Final = 5.0
BREATH: Final = 0.5
"""Seconds between two questions while the answers do not advance as they should."""


T = TypeVar("T")
Clock = Callable[[], datetime]


class Polling:
    """Polls until stopped; a fault is waited out, longer each time, and nothing is confirmed meanwhile."""

    def __init__(self, bot: Bot, turns: Turns, delivery: Delivery, vitals: Vitals, clock: Clock) -> None:
        self._bot, self._turns, self._delivery = bot, turns, delivery
        self._vitals, self._clock = vitals, clock
        self._offset = 0
        self._idle: asyncio.Task[Any] | None = None
        self._stopping = False

    async def run(self) -> None:
        """Poll. Ends only by `stop`."""
        faults, pause = 0, 0.0
        self._vitals.answered(self._clock())
        while not self._stopping:
            try:
                await self._idly(asyncio.sleep(pause))
                await self._once()
                faults, pause = 0, 0.0
            except asyncio.CancelledError:
                if not self._stopping:
                    raise
            except Exception as fault:
                faults += 1
                self._vitals.refused(_refusal(fault), self._clock())
                pause = _seconds_after(fault, faults)

    def stop(self) -> None:
        """Ask no more; what is being taken is taken to its end."""
        self._stopping = True
        if self._idle is not None:
            self._idle.cancel()

    async def _once(self) -> None:
        updates: Sequence[Update] = await self._idly(self._ask())
        self._vitals.answered(self._clock())
        before, ids = self._offset, _ids(updates)
        rising = all(one < other for one, other in pairwise(ids))
        if not rising:
            log.error("intake.not_ascending", remedy="none; Telegram is asked again from the lowest id on")
        if not updates:
            self._offset = 0  # all is confirmed: after a quiet week Telegram may begin at any number
        for batch in _batches(updates):
            self._delivery.answer(await self._turns.take(batch))
            if rising and (taken := _ids(batch)):
                self._offset = taken[-1] + 1
        if not rising:  # an update that came early must not confirm those that are still to come
            self._offset = min(ids) + 1
        if updates and self._offset <= before:
            await self._idly(asyncio.sleep(BREATH))

    async def _ask(self) -> list[Update]:
        parameters = {"offset": self._offset, "timeout": LONG_POLL, "allowed_updates": list(ALLOWED_UPDATES)}
        updates: list[Update] = await call(self._bot, "getUpdates", parameters, silence=PATIENCE)
        return updates

    async def _idly(self, waiting: Coroutine[Any, Any, T]) -> T:
        """Wait for something that `stop` may cut short, because nothing is being written meanwhile."""
        task = asyncio.ensure_future(waiting)
        self._idle = task
        try:
            return await task
        finally:
            self._idle = None


def _refusal(fault: Exception) -> Refusal:
    if isinstance(fault, Conflict):
        return "conflict"
    return "token" if isinstance(fault, InvalidToken) else ""


def _ids(updates: Sequence[Update]) -> list[int]:
    return [update_id for update in updates if isinstance(update_id := update.get("update_id"), int)]


def _batches(updates: Sequence[Update]) -> list[Sequence[Update]]:
    return [updates[at : at + MOST_IN_BATCH] for at in range(0, len(updates), MOST_IN_BATCH)]


def _seconds_after(fault: Exception, faults: int) -> float:
    """Seconds until the next attempt, and a line for whoever watches."""
    if isinstance(fault, Conflict):
        log.error("intake.conflict", remedy="another program uses this token, or a webhook is set")
        return CONFLICT_WAIT
    if isinstance(fault, InvalidToken):
        log.error("intake.token_refused", remedy="check WIJHA_BOT_TOKEN with @BotFather")
        return LONGEST_WAIT
    if isinstance(fault, RetryAfter):
        log.warning("intake.flood_wait")
        return seconds_of(fault)
    known = isinstance(fault, TelegramError | StorageUnavailable)
    log.log(WARNING if known else ERROR, "intake.fault", error=type(fault).__name__, exc_info=not known)
    return float(min(LONGEST_WAIT, 0.5 * 2 ** min(faults, 10)))
