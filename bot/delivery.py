"""Delivery: what the outbox holds is sent to Telegram, in order per chat, and what became of it is noted.

Nothing is remembered here that a restart may not forget. A row is claimed for a time, sent, and marked; a
process that dies in between leaves it to be claimed again, so that it may be seen twice but never lost.
Marks and new claims are made in one transaction, and under load in that of the next turn (`exchange`).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Final

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.calling import call
from bot.outcomes import Done, Drop, Outcome, Refused, Retry, Sent, outcome_of
from bot.pausing import Pauses
from bot.settling import Held, Result, Settled, give_up, note_fault, note_plain
from storage import outbox
from storage.database import Database, Transaction
from storage.errors import StorageUnavailable
from storage.outbox import Pending
from storage.savepoint import savepoint
from storage.vocabulary import LANE_BROADCAST, LANE_CRISIS, LANE_STAFF

log = structlog.get_logger(__name__)

MOST_AT_ONCE: Final = 64
"""Rows claimed and in flight at one time."""

RESERVED: Final = 16
"""How many more there may be in the crisis lane, which never waits for the others."""

BULK: Final = 25
"""Broadcasts claimed in a second at most: Telegram asks for fewer than thirty."""

SEND_WITHIN: Final = 40.0
"""Seconds after which what was claimed and not yet tried is handed back, long before the lease ends."""

ODD_TRIES: Final = 5
"""Attempts at a call that fails in a way nobody has foreseen."""

SWEEP: Final = 1.0
"""Seconds after which the outbox is looked at even if nobody said that something is there."""


class Delivery:
    """Sends the outbox; `clock` gives aware UTC, `worker` names this process in leases."""

    def __init__(self, database: Database, bot: Bot, clock: Callable[[], datetime], worker: str) -> None:
        self._database, self._bot, self._clock, self._worker = database, bot, clock, worker
        self._settled: list[Settled] = []
        self._noting = False  # on a server several transactions are under way at once
        self._out: set[int] = set()  # rows claimed and not yet noted: a clock that jumps frees none of them
        self._in_flight = 0
        self._sending: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._pauses = Pauses()
        self._swept_at = self._bulk_at = float("-inf")
        self._stopping = False
        self._ended = asyncio.Event()
        self._ended.set()

    @asynccontextmanager
    async def exchange(self, *, deciding: bool = False) -> AsyncIterator[Transaction]:
        """A write transaction that also notes what was sent and claims what waits.

        After the commit the claimed rows are on their way. If it fails, nothing was. What needs a decision is
        noted only if `deciding`, so that the turns of people never fail of it.
        """
        noted: list[Settled] = []
        try:
            async with self._database.write(short=True) as tx:
                yield tx
                noted = self._to_note(deciding)
                await self._note(tx, noted)
                claimed = await self._claim(tx, patiently=deciding)
        except BaseException:
            self._settled = noted + self._settled
            raise
        finally:
            if noted:
                self._noting = False
        self._out -= {settled.row.id for settled in noted}
        self._dispatch([row for row in claimed if row.id not in self._out])

    def wake(self) -> None:
        """Something is in the outbox."""
        self._wake.set()

    async def run(self) -> None:
        """Send until stopped. Faults are waited out; rows stay where they are."""
        self._ended.clear()
        try:
            while not self._stopping:
                await self._round()
                await self._rest()
        finally:
            self._ended.set()

    async def stop(self, seconds: float) -> None:
        """Claim nothing more, let what is under way end, note it, and hand the rest back."""
        self._stopping = True
        self._wake.set()
        await self._ended.wait()
        sending = set(self._sending)
        if sending:
            await asyncio.wait(sending, timeout=seconds)
        for task in sending:
            task.cancel()
        await asyncio.gather(*sending, return_exceptions=True)
        try:
            async with self.exchange(deciding=True) as tx:
                await outbox.release_rows(tx, self._out, self._worker)
        except StorageUnavailable as fault:  # the next start hands it back
            log.warning("delivery.storage_unavailable", fault=str(fault))

    def answer(self, callback_ids: Iterable[str]) -> None:
        """Tell Telegram that presses were noticed; that may fail, nobody waits for it."""
        if not self._pauses.on(self._clock()):
            for callback_id in callback_ids:
                self._start(self._answer(callback_id))

    async def _answer(self, callback_id: str) -> None:
        try:
            await call(self._bot, "answerCallbackQuery", {"callback_query_id": callback_id})
        except TelegramError as error:
            log.debug("delivery.press_unanswered", error=type(error).__name__)

    # --- claiming and noting

    async def _round(self) -> None:
        try:
            async with self.exchange(deciding=True):
                pass
        except StorageUnavailable as fault:
            log.warning("delivery.storage_unavailable", fault=str(fault))
            await asyncio.sleep(SWEEP)
        except Exception as error:
            log.error("delivery.round_failed", error=type(error).__name__, exc_info=True)
            await asyncio.sleep(SWEEP)

    async def _rest(self) -> None:
        """Until woken, or until it is time to look again."""
        try:
            async with asyncio.timeout(SWEEP):
                await self._wake.wait()
        except TimeoutError:
            pass
        self._wake.clear()

    def _to_note(self, deciding: bool) -> list[Settled]:
        """What is to be noted now; nothing while another transaction notes, so that order is kept."""
        if self._noting:
            return []
        noted = [settled for settled in self._settled if deciding or settled.plain]
        self._settled = [] if deciding else [settled for settled in self._settled if not settled.plain]
        self._noting = bool(noted)
        return noted

    async def _note(self, tx: Transaction, noted: Sequence[Settled]) -> None:
        await note_plain(tx, [settled for settled in noted if settled.plain], self._worker)
        for settled in noted:
            if not settled.plain:
                await _note_fault(tx, settled)

    async def _claim(self, tx: Transaction, *, patiently: bool) -> list[Pending]:
        """What may be sent now; if another worker is claiming, turns leave it to the next round."""
        if self._stopping:
            return []
        now = self._clock()
        await self._sweep(tx, now)
        room, lowest = self._room(now)
        if room <= 0:
            return []
        if patiently:
            return await outbox.claim(tx, now, room, self._worker, lowest=lowest)
        claimed = await outbox.claim_at_once(tx, now, room, self._worker, lowest)
        if claimed is None:
            self._wake.set()
        return claimed or []

    async def _sweep(self, tx: Transaction, now: datetime) -> None:
        """Once a second: learn of the pause that is on, and give up broadcasts whose sender died."""
        if self._ticks() - self._swept_at < SWEEP:
            return
        self._swept_at = self._ticks()
        self._pauses.hold(await outbox.paused_until(tx, now))
        await outbox.give_up_unclear(tx, now, self._out)

    def _room(self, now: datetime) -> tuple[int, int]:
        """How many rows may be claimed, and down to which lane."""
        if self._pauses.on(now):
            return 0, LANE_CRISIS
        if self._pauses.trying:
            return 1 - self._in_flight, LANE_BROADCAST
        free = MOST_AT_ONCE - self._in_flight
        if free <= 0:
            return free + RESERVED, LANE_CRISIS
        if self._ticks() - self._bulk_at < SWEEP:
            return free, LANE_STAFF
        self._bulk_at = self._ticks()
        return min(free, BULK), LANE_BROADCAST

    # --- sending

    def _dispatch(self, rows: Sequence[Pending]) -> None:
        self._in_flight += len(rows)
        self._out.update(row.id for row in rows)
        chats: dict[int, list[Pending]] = {}
        for row in rows:  # in order of lane, so that a chat in the crisis lane is served first
            chats.setdefault(row.chat_id, []).append(row)
        for of_chat in chats.values():
            self._start(self._send_all(of_chat))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _send_all(self, rows: Sequence[Pending]) -> None:
        """The rows of one chat, one after the other; the first that must wait holds up those behind it."""
        waiting, late = deque(rows), self._ticks() + SEND_WITHIN
        try:
            while waiting and self._ticks() < late and not self._pauses.on(self._clock()):
                outcome = await self._send(waiting[0])
                self._settle(waiting.popleft(), outcome)
                if not isinstance(outcome, Sent | Done | Drop | Refused):
                    break
        except asyncio.CancelledError:
            self._settle(waiting.popleft(), Retry(unclear=True))
            raise
        finally:
            for row in waiting:
                self._settle(row, Held())
            self._wake.set()

    async def _send(self, row: Pending) -> Outcome:
        outcome = await self._called(row)
        self._pauses.learn(row.chat_id, outcome, self._clock())
        return outcome

    async def _called(self, row: Pending) -> Outcome:
        try:
            given: object = await call(self._bot, row.method, row.payload)
        except TelegramError as error:
            given = error
        except (OSError, ValueError) as error:  # a file to upload that is gone, a row that no key opens
            return Refused(type(error).__name__)
        except Exception as error:
            log.error("delivery.odd_fault", error=type(error).__name__, exc_info=True)
            return Retry(unclear=True) if row.attempts < ODD_TRIES else Refused(type(error).__name__)
        return outcome_of(given, other_chat_waits=self._pauses.others_wait(row.chat_id, self._clock()))

    def _settle(self, row: Pending, result: Result) -> None:
        self._in_flight -= 1
        self._settled.append(Settled(row, result, self._clock()))

    @staticmethod
    def _ticks() -> float:
        """Seconds of a clock that nobody sets."""
        return asyncio.get_running_loop().time()


async def _note_fault(tx: Transaction, settled: Settled) -> None:
    try:
        async with savepoint(tx):
            await note_fault(tx, settled)
    except StorageUnavailable:
        raise
    except Exception as error:
        await give_up(tx, settled, f"not noted: {type(error).__name__}")
