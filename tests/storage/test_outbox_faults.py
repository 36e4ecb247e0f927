"""The outbox when something went wrong: what is handed back, put off, given up or not believed."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from storage import outbox
from storage.database import Database, Transaction
from storage.outbox import Outgoing, add_outbox, claim, unsent
from storage.tables import outbox as outbox_table

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
CRISIS, REPLY, STAFF, BROADCAST = range(4)


async def _put(tx: Transaction, *rows: tuple[int, int]) -> list[int]:
    """Write (chat, lane) rows."""
    await add_outbox(tx, [Outgoing(chat, lane, "sendMessage", "{}", NOON) for chat, lane in rows])
    return sorted(row.id for row in await unsent(tx))[-len(rows) :]


async def _claimed(tx: Transaction, at: dt.datetime = NOON) -> list[int]:
    return [row.id for row in await claim(tx, at, 100)]


async def test_what_was_not_tried_is_handed_back_without_counting(database: Database) -> None:
    """Only by the sender that had claimed it, and ready at once."""
    async with database.write() as tx:
        a, b = await _put(tx, (1, REPLY), (1, REPLY))
        await claim(tx, NOON, 10, "first")
        await outbox.release_rows(tx, [a, b], "second")
        assert await _claimed(tx) == []
        await outbox.release_rows(tx, [a, b], "first")
        await outbox.release_rows(tx, [], "first")
        assert [(row.id, row.attempts) for row in await claim(tx, NOON, 10)] == [(a, 0), (b, 0)]


async def test_a_pause_of_the_whole_bot_is_remembered(database: Database) -> None:
    """It stands on the row that was refused, until it is over; one beyond all reason is not believed."""
    async with database.write() as tx:
        a, b = await _put(tx, (1, REPLY), (2, REPLY))
        await outbox.retry_later(tx, a, NOON + 5 * MINUTE, "429")
        assert await outbox.paused_until(tx, NOON) is None
        await outbox.retry_later(tx, b, NOON + MINUTE, outbox.PAUSED)
        assert await outbox.paused_until(tx, NOON) == NOON + MINUTE
        await outbox.retry_later(tx, b, NOON + dt.timedelta(days=700), outbox.PAUSED)
        assert await outbox.paused_until(tx, NOON) is None
        assert await _claimed(tx) == [b]


async def test_a_broadcast_whose_sender_died_is_not_sent_again(database: Database) -> None:
    """It may have arrived: it is given up; replies of the same sender are sent again."""
    async with database.write() as tx:
        reply, broadcast, other = await _put(tx, (1, REPLY), (2, BROADCAST), (3, BROADCAST))
        await claim(tx, NOON, 2, "first")
        await outbox.release(tx)
        assert await _claimed(tx) == [reply, other]
        assert await outbox.give_up_unclear(tx, NOON) == 0
        assert await outbox.give_up_unclear(tx, NOON + 2 * MINUTE, {other}) == 0
        assert await outbox.give_up_unclear(tx, NOON + 2 * MINUTE) == 1
        assert await _claimed(tx, NOON + 2 * MINUTE) == [reply]
        given_up = await tx.execute(
            select(outbox_table.c.id, outbox_table.c.error).where(outbox_table.c.state == "failed")
        )
        assert given_up.all() == [(broadcast, outbox.UNCLEAR), (other, outbox.UNCLEAR)]


async def test_a_clock_that_was_wrong_holds_nothing_up(database: Database) -> None:
    """Leases and waits from a future that no rule of ours could give are not believed."""
    async with database.write() as tx:
        a, b = await _put(tx, (1, REPLY), (2, REPLY))
        await claim(tx, NOON + dt.timedelta(days=700), 1, "first")
        await outbox.retry_later(tx, b, NOON + dt.timedelta(days=700))
        assert await _claimed(tx) == [a, b]


async def test_a_flood_in_one_chat_leaves_room_for_the_others(database: Database) -> None:
    """A chat takes a few places at a time, and only the crisis lane is served when told so."""
    async with database.write() as tx:
        flood = await _put(tx, *[(1, CRISIS)] * 100)
        (reply,) = await _put(tx, (2, REPLY))
        assert await _claimed(tx) == [*flood[: outbox.PER_CHAT], reply]
        await outbox.release(tx)
        assert [row.id for row in await claim(tx, NOON, 10, lowest=CRISIS)] == flood[: outbox.PER_CHAT]
