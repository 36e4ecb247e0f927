"""Delivery: what the outbox holds is sent to Telegram, in order per chat, and what became of it is noted.

Nothing is remembered here that a restart may not forget. A row is claimed for a time, sent, and marked; a
process that dies in between leaves it to be claimed again, so that it may be seen twice but never lost.
Marks and new claims are made in one transaction, and under load in that of the next turn (`exchange`).
"""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape
from itertools import groupby

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.calling import call
from bot.outcomes import (
    Done,
    Drop,
    Moved,
    Outcome,
    Refused,
    ResendPlain,
    Retry,
    SendInstead,
    Sent,
    Stop,
    Unreachable,
    Wait,
    outcome_of,
)
from storage import outbox
from storage.conversations import mark_unreachable
from storage.database import Database, Transaction
from storage.errors import StorageUnavailable
from storage.outbox import Pending
from storage.vocabulary import LANE_BROADCAST

log = structlog.get_logger(__name__)

MOST_AT_ONCE = 64
"""Rows claimed and in flight at one time."""

LONGEST_BACKOFF = 300.0
STOPPED_FOR = 60.0
"""Seconds between attempts while the token is refused."""

SWEEP = 1.0
"""Seconds after which the outbox is looked at even if nobody said that something is there."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A row and what became of it."""

    row: Pending
    outcome: Outcome
    at: datetime


class Delivery:
    """Sends the outbox; `clock` gives aware UTC, `worker` names this process in leases."""

    def __init__(self, database: Database, bot: Bot, clock: Callable[[], datetime], worker: str) -> None:
        self._database, self._bot, self._clock, self._worker = database, bot, clock, worker
        self._settled: list[Settled] = []
        self._in_flight = 0
        self._sending: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._paused_until: datetime | None = None
        self._stopping = False

    @asynccontextmanager
    async def exchange(self) -> AsyncIterator[Transaction]:
        """A write transaction that also notes what was sent and claims what waits.

        After the commit the claimed rows are on their way. If it fails, nothing was.
        """
        settled, claimed = self._settled, []
        self._settled = []
        try:
            async with self._database.write() as tx:
                yield tx
                await self._note(tx, settled)
                claimed = await self._claim(tx)
        except BaseException:
            self._settled = settled + self._settled
            raise
        self._dispatch(claimed)

    def wake(self) -> None:
        """Something is in the outbox."""
        self._wake.set()

    async def run(self) -> None:
        """Send until stopped. Faults of the database are waited out; rows stay where they are."""
        while not self._stopping:
            try:
                async with self.exchange():
                    pass
            except StorageUnavailable as fault:
                log.warning("delivery.storage_unavailable", fault=str(fault))
                await asyncio.sleep(SWEEP)
            await self._rest()

    async def stop(self, seconds: float) -> None:
        """Claim nothing more, let what is under way end, note it, and hand the rest back."""
        self._stopping = True
        self._wake.set()
        if self._sending:
            await asyncio.wait(self._sending, timeout=seconds)
        for task in self._sending:
            task.cancel()
        async with self._database.write() as tx:
            settled, self._settled = self._settled, []
            await self._note(tx, settled)
            await outbox.release(tx, self._worker)

    def answer(self, callback_ids: Iterable[str]) -> None:
        """Tell Telegram that presses were noticed; that may fail, nobody waits for it."""
        for callback_id in callback_ids:
            self._start(self._answer(callback_id))

    async def _answer(self, callback_id: str) -> None:
        try:
            await call(self._bot, "answerCallbackQuery", {"callback_query_id": callback_id})
        except TelegramError as error:
            log.debug("delivery.press_unanswered", error=type(error).__name__)

    async def _rest(self) -> None:
        """Until woken, or until it is time to look again."""
        try:
            async with asyncio.timeout(SWEEP):
                await self._wake.wait()
        except TimeoutError:
            pass
        self._wake.clear()

    async def _claim(self, tx: Transaction) -> list[Pending]:
        now, room = self._clock(), MOST_AT_ONCE - self._in_flight
        if self._stopping or room <= 0 or (self._paused_until and now < self._paused_until):
            return []
        return await outbox.claim(tx, now, room, self._worker)

    def _dispatch(self, rows: Sequence[Pending]) -> None:
        self._in_flight += len(rows)
        for _, of_chat in groupby(sorted(rows, key=lambda row: row.chat_id), key=lambda row: row.chat_id):
            self._start(self._send_all(sorted(of_chat, key=lambda row: (row.lane, row.id))))

    def _start(self, work: object) -> None:
        task = asyncio.ensure_future(work)  # type: ignore[call-overload]
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _send_all(self, rows: Sequence[Pending]) -> None:
        """The rows of one chat, one after the other; the first that must wait holds up those behind it."""
        held_up = False
        for row in rows:
            outcome: Outcome = Retry(unclear=False) if held_up else await self._send(row)
            held_up = held_up or not isinstance(outcome, Sent | Done | Drop | Refused)
            self._in_flight -= 1
            self._settled.append(Settled(row, outcome, self._clock()))
        self._wake.set()

    async def _send(self, row: Pending) -> Outcome:
        try:
            given: object = await call(self._bot, row.method, json.loads(row.payload))
        except TelegramError as error:
            given = error
        except OSError as error:  # a file to upload that is gone
            return Refused(type(error).__name__)
        return outcome_of(given, other_chat_waits=False)

    async def _note(self, tx: Transaction, settled: Sequence[Settled]) -> None:
        """Write down what became of rows: those that are done in one statement, the others one by one."""
        done = [
            (s.row.id, _message_id(s.outcome), s.at)
            for s in settled
            if isinstance(s.outcome, Sent | Done | Drop)
        ]
        await outbox.mark_sent(tx, done)
        for one in settled:
            if not isinstance(one.outcome, Sent | Done | Drop):
                await self._note_fault(tx, one)

    async def _note_fault(self, tx: Transaction, settled: Settled) -> None:
        row, at = settled.row, settled.at
        log.info(
            "delivery.outcome",
            method=row.method,
            outcome=type(settled.outcome).__name__,
            attempts=row.attempts,
        )
        match settled.outcome:
            case Wait(seconds, whole_bot):
                self._pause(at, seconds if whole_bot else 0)
                await outbox.retry_later(tx, row.id, at + timedelta(seconds=seconds), "429")
            case Unreachable(reason):
                await outbox.cancel_chat(tx, row.chat_id, reason)
                await mark_unreachable(tx, row.chat_id, at)
            case Moved(new_chat_id):
                await outbox.move_chat(tx, row.chat_id, new_chat_id)
                await outbox.replace_call(tx, row, row.method, _moved(row.payload, new_chat_id))
            case ResendPlain():
                await outbox.replace_call(tx, row, row.method, _plain(row.payload))
            case SendInstead():
                await outbox.replace_call(tx, row, "sendMessage", _new_message(row.payload))
            case Refused(reason):
                log.error("delivery.refused", method=row.method, reason=reason)
                await outbox.mark_failed(tx, row.id, reason, at)
            case Stop():
                log.error("delivery.token_refused")
                self._pause(at, STOPPED_FOR)
                await outbox.retry_later(tx, row.id, at + timedelta(seconds=STOPPED_FOR), "401")
            case Retry(unclear) if unclear and row.lane == LANE_BROADCAST:
                await outbox.mark_failed(tx, row.id, "unclear", at)
            case _:
                await outbox.retry_later(tx, row.id, at + _backoff(row.attempts), "network")

    def _pause(self, at: datetime, seconds: float) -> None:
        self._paused_until = max(self._paused_until or at, at + timedelta(seconds=seconds))


def _message_id(outcome: Outcome) -> int | None:
    return outcome.message_id if isinstance(outcome, Sent) else None


def _backoff(attempts: int) -> timedelta:
    """Twice as long each time, with jitter, at most five minutes."""
    return timedelta(seconds=min(LONGEST_BACKOFF, 0.5 * 2 ** min(attempts, 12)) * random.uniform(0.5, 1.0))


def _moved(payload: str, chat_id: int) -> str:
    return json.dumps({**json.loads(payload), "chat_id": chat_id}, ensure_ascii=False)


def _plain(payload: str) -> str:
    """The same words without formatting."""
    parameters = json.loads(payload)
    parameters.pop("parse_mode", None)
    for name in ("text", "caption"):
        if name in parameters:
            parameters[name] = unescape(re.sub(r"</?[a-z][^<>]*>", "", parameters[name]))
    return json.dumps(parameters, ensure_ascii=False)


def _new_message(payload: str) -> str:
    parameters = json.loads(payload)
    parameters.pop("message_id", None)
    return json.dumps(parameters, ensure_ascii=False)
