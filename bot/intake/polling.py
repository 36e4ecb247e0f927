"""Polling: ask Telegram for updates, take them, and confirm them with the next question.

The offset lives in memory only: after a restart Telegram offers again what was not confirmed, and what had
been taken already is recognised by its id.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.calling import call
from bot.decode import ALLOWED_UPDATES, Update
from bot.delivery import Delivery
from bot.turns import MOST_IN_BATCH, Turns
from storage.errors import StorageUnavailable

log = structlog.get_logger(__name__)

LONG_POLL: Final = 30
"""Seconds that Telegram may hold a question open while there is nothing to tell."""

PATIENCE: Final = LONG_POLL + 10.0
LONGEST_WAIT: Final = 60.0


class Polling:
    """Polls until stopped; a fault is waited out, longer each time, and nothing is confirmed meanwhile."""

    def __init__(self, bot: Bot, turns: Turns, delivery: Delivery) -> None:
        self._bot, self._turns, self._delivery = bot, turns, delivery
        self._offset = 0
        self._asking: asyncio.Task[list[Update]] | None = None
        self._stopping = False

    async def run(self) -> None:
        """Poll. Ends only by `stop`."""
        faults = 0
        while not self._stopping:
            try:
                await self._once()
                faults = 0
            except asyncio.CancelledError:
                if not self._stopping:
                    raise
            except (TelegramError, StorageUnavailable) as fault:
                faults += 1
                await asyncio.sleep(_wait(fault, faults))

    def stop(self) -> None:
        """Ask no more; what is being taken is taken to its end."""
        self._stopping = True
        if self._asking is not None:
            self._asking.cancel()

    async def _once(self) -> None:
        updates = await self._ask()
        if not updates:
            self._offset = 0  # all is confirmed: after a quiet week Telegram may begin at any number
        for batch in _batches(updates):
            presses = await self._turns.take(batch)
            self._delivery.answer(presses)
            self._offset = max(update["update_id"] for update in batch if "update_id" in update) + 1

    async def _ask(self) -> list[Update]:
        parameters = {"offset": self._offset, "timeout": LONG_POLL, "allowed_updates": list(ALLOWED_UPDATES)}
        asking = call(self._bot, "getUpdates", parameters, silence=PATIENCE)
        self._asking = asyncio.ensure_future(asking)
        try:
            return await self._asking
        finally:
            self._asking = None


def _batches(updates: Sequence[Update]) -> list[Sequence[Update]]:
    return [updates[at : at + MOST_IN_BATCH] for at in range(0, len(updates), MOST_IN_BATCH)]


def _wait(fault: Exception, faults: int) -> float:
    """Seconds until the next attempt, and a line for whoever watches."""
    if isinstance(fault, Conflict):
        log.error("intake.conflict", remedy="another program uses this token, or a webhook is set")
        return 5.0
    if isinstance(fault, InvalidToken):
        log.error("intake.token_refused", remedy="check WIJHA_BOT_TOKEN with @BotFather")
        return LONGEST_WAIT
    if isinstance(fault, RetryAfter):
        return float(fault._retry_after.total_seconds())
    log.warning("intake.fault", error=type(fault).__name__)
    return float(min(LONGEST_WAIT, 0.5 * 2**faults))
