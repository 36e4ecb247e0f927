"""Turns: a batch of updates becomes one transaction, and only then may it be confirmed to Telegram.

A batch that fails is rolled back and taken again one by one; an update that fails three times, or that
cannot be read at all, becomes a dead letter. When `take` returns, every update is on record or buried.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from time import perf_counter
from typing import Final

import structlog

from bot import metrics
from bot.attending import attend
from bot.batch import Batch
from bot.config import Settings
from bot.decode import Undecodable, Update, decode, valid_id
from bot.delivery import Delivery
from bot.ledger import Ledger
from bot.rating import rating_event
from bot.staff.joining import is_invitation, join
from bot.staffing import group_event, staff_event
from flows.effects import Say
from flows.events import Event, Pressed
from flows.library import Library
from storage.database import Transaction
from storage.dead_letters import add_dead_letter, forget_attempt, settle_dead_letter, waiting_letter
from storage.errors import StorageUnavailable
from storage.record import Interaction, add_interactions, new_update_ids
from storage.savepoint import savepoint
from storage.vocabulary import LANE_CRISIS

log = structlog.get_logger(__name__)

MOST_IN_BATCH: Final = 64
TRIES: Final = 3


class Turns:
    """Takes updates; `clock` gives aware UTC. Everything it knows between two batches is in the database."""

    def __init__(
        self, library: Library, settings: Settings, delivery: Delivery, clock: Callable[[], datetime]
    ) -> None:
        self.library, self.settings = library, settings
        self._delivery, self._clock = delivery, clock

    async def take(self, updates: Sequence[Update]) -> list[str]:
        """Record these updates (at most 64) and what follows from them; the presses still to be acknowledged.

        Raises StorageUnavailable if nothing could be written: the updates must then be offered again.
        """
        started = perf_counter()
        readable, unread = self._decoded(updates)
        try:
            await self._take([event for event, _ in readable])
        except StorageUnavailable:
            raise
        except Exception as error:
            log.warning("turns.batch_failed", error=type(error).__name__, size=len(readable))
            for event, update in readable:
                await self._take_alone(event, update)
        for update, reason in unread:
            await self._bury(update, None, reason, attempts=1)
        metrics.batch(len(updates), perf_counter() - started)
        return [event.what.callback_id for event, _ in readable if isinstance(event.what, Pressed)]

    async def take_again(self, letter_id: int) -> bool:
        """Take a dead letter once more; False if nobody waits for that. If it fails, the letter stays."""
        async with self._delivery.exchange() as tx:
            letter = await waiting_letter(tx, letter_id)
            if letter is None:
                return False
            event = decode(json.loads(letter.raw), self._clock())
            await settle_dead_letter(tx, letter_id, "retried")
            await forget_attempt(tx, event.update_id)
            await new_update_ids(tx, [event.update_id], self._clock())
            await self._carry_out(tx, [event])
        return True

    async def bury_unreadable(self, body: bytes) -> None:
        """Keep a body that is not even JSON; StorageUnavailable if that cannot be done."""
        await self._bury({"body": body.decode("utf-8", "replace")}, None, "not JSON", attempts=1)

    def _decoded(
        self, updates: Sequence[Update]
    ) -> tuple[list[tuple[Event, Update]], list[tuple[Update, str]]]:
        readable, unread, now = [], [], self._clock()
        for update in updates:
            try:
                readable.append((decode(update, now), update))
            except Undecodable as error:
                unread.append((update, str(error)))
        return readable, unread

    async def _take(self, events: Sequence[Event]) -> None:
        """One transaction for these events; those that were seen before are passed over."""
        async with self._delivery.exchange() as tx:
            fresh = await new_update_ids(tx, [event.update_id for event in events], self._clock())
            await self._carry_out(tx, _once(events, fresh))

    async def _carry_out(self, tx: Transaction, events: Sequence[Event]) -> None:
        batch = Batch(tx, self.settings, self.library, Ledger(self._clock()))
        await batch.gather(events)
        for event in events:
            await _route(batch, event)
        await batch.ledger.write(tx, self.library.texts.version)

    async def _take_alone(self, event: Event, update: Update) -> None:
        for attempt in range(1, TRIES + 1):
            try:
                await self._take([event])
                return
            except StorageUnavailable:
                raise
            except Exception as error:
                log.warning("turns.turn_failed", error=type(error).__name__, attempt=attempt, exc_info=True)
                reason = type(error).__name__
        await self._bury(update, event, reason, attempts=TRIES)

    async def _bury(self, update: Update, event: Event | None, reason: str, attempts: int) -> None:
        """Keep what could not be taken; the person is told and shown the way to a human."""
        log.error("turns.dead_letter", reason=reason)
        metrics.BURIED.inc()
        update_id, now = valid_id(update), self._clock()
        async with self._delivery.exchange() as tx:
            if update_id is not None and not await new_update_ids(tx, [update_id], now):
                return
            await add_dead_letter(tx, update_id, _as_it_came(update), reason, attempts, now)
            failed = Interaction(
                occurred_at=event.at if event else now, recorded_at=now, kind="failed", update_id=update_id
            )
            await add_interactions(tx, [failed])
            if event is not None and event.chat == "private":
                await self._apologise(tx, event)

    async def _apologise(self, tx: Transaction, event: Event) -> None:
        """Say sorry, in the person's language unless it is their own record that cannot be read."""
        batch = Batch(tx, self.settings, self.library, Ledger(self._clock()))
        try:
            async with savepoint(tx):
                await batch.load([event.chat_id])
        except StorageUnavailable:
            raise
        except Exception as error:
            log.error("turns.person_unreadable", error=type(error).__name__)
        present = batch.people.get(event.chat_id)
        language = (present.language if present else "") or self.settings.default_language
        batch.tell(event.chat_id, language, [Say("sorry-failed")], LANE_CRISIS, event.update_id)
        await batch.ledger.write(tx, self.library.texts.version)


async def _route(batch: Batch, event: Event) -> None:
    """Who takes this event: the staff's side, the group's, or the conversation of the person."""
    if event.chat != "private":
        await group_event(batch, event)
    elif is_invitation(event):
        await join(batch, event)
    elif not await staff_event(batch, event) and not await rating_event(batch, event):
        await attend(batch, event)


def _once(events: Sequence[Event], fresh: set[int]) -> list[Event]:
    """The events whose ids are fresh, each once, in the order in which they came."""
    return list({event.update_id: event for event in events if event.update_id in fresh}.values())


def _as_it_came(update: Update) -> str:
    """The update as JSON again, whatever is in it: what cannot be taken must at least be kept."""
    try:
        return json.dumps(update, default=str)  # in ASCII: half a surrogate pair could not be sealed
    except (ValueError, RecursionError):
        return json.dumps({"update_id": valid_id(update), "unprintable": sorted(map(ascii, update))})
