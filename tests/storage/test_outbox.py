"""The outbox: what was decided is sent in order, once, and forgotten where it is confidential."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
from pathlib import Path

import pytest
from sqlalchemy import event, select, text

from storage import outbox
from storage.cases import open_case
from storage.conversations import Newcomer, create_people, load_people
from storage.database import Database, Transaction
from storage.errors import StorageRefused
from storage.outbox import Outgoing, add_outbox, claim, mark_sent, unsent
from storage.places import all_places, enrol_place
from storage.secrets import Keyring
from storage.tables import outbox as outbox_table

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
CRISIS, REPLY, STAFF, BROADCAST = range(4)


async def _put(
    tx: Transaction, *rows: tuple[int, int], payload: str = "{}", confidential: bool = False
) -> list[int]:
    """Write (chat, lane) rows."""
    first = await tx.scalar(text("SELECT count(*) FROM outbox")) or 0
    await add_outbox(
        tx,
        [
            Outgoing(
                chat, lane, "sendMessage", payload, NOON, update_id=1, n=first + n, confidential=confidential
            )
            for n, (chat, lane) in enumerate(rows)
        ],
    )
    return (await _ids(tx))[-len(rows) :]


async def _claimed(tx: Transaction, at: dt.datetime = NOON, limit: int = 100) -> list[int]:
    return [row.id for row in await claim(tx, at, limit)]


async def test_ids_come_in_the_order_of_the_rows(database: Database) -> None:
    """The order of writing is the order of sending."""
    async with database.write() as tx:
        ids = await _put(tx, *[(chat, REPLY) for chat in range(200)])
        chats = (await tx.execute(select(outbox_table.c.chat_id).order_by(outbox_table.c.id))).scalars().all()
        assert ids == sorted(ids)
        assert list(chats) == list(range(200))
        await add_outbox(tx, [])
        assert await _ids(tx) == ids


async def test_a_turn_taken_again_cannot_write_its_replies_twice(database: Database) -> None:
    """The same chat, update and number are refused, whatever happened to the memory of updates seen."""
    reply = Outgoing(5, REPLY, "sendMessage", "{}", NOON, update_id=9, n=0)
    async with database.write() as tx:
        await add_outbox(tx, [reply])
    with pytest.raises(StorageRefused):
        async with database.write() as tx:
            await add_outbox(tx, [reply])


async def test_lanes_go_before_each_other(database: Database) -> None:
    """Crisis first, broadcasts last, each in the order of writing."""
    async with database.write() as tx:
        a, b, c, d, e = await _put(tx, (1, BROADCAST), (2, REPLY), (3, CRISIS), (4, STAFF), (5, REPLY))
        assert await _claimed(tx, limit=3) == [c, b, e]
        assert await _claimed(tx) == [d, a]
        assert await _claimed(tx) == []


async def test_the_messages_of_a_chat_come_together_and_in_order(database: Database) -> None:
    """Nobody else gets the second message of a chat while the first is out."""
    async with database.write() as tx:
        a, b = await _put(tx, (1, REPLY), (1, REPLY))
        assert await _claimed(tx, limit=1) == [a]
        assert await _claimed(tx) == []
        await mark_sent(tx, [(a, 100, NOON)])
        assert await _claimed(tx) == [b]


async def test_a_message_that_must_wait_holds_up_its_chat_only(database: Database) -> None:
    """After a 429 for a chat its later messages wait as well, except those of a crisis."""
    async with database.write() as tx:
        a, b, c = await _put(tx, (1, REPLY), (1, REPLY), (2, REPLY))
        assert await _claimed(tx) == [a, b, c]
        await outbox.retry_later(tx, a, NOON + MINUTE, "429")
        await outbox.release(tx)
        (urgent,) = await _put(tx, (1, CRISIS))
        assert await _claimed(tx) == [urgent, c]
        await mark_sent(tx, [(urgent, 1, NOON), (c, 2, NOON)])
        assert await _claimed(tx, NOON + MINUTE) == [a, b]


async def test_a_dead_senders_messages_are_taken_over_after_the_lease(database: Database) -> None:
    """A claim ends by itself; at start a single process takes everything back at once."""
    async with database.write() as tx:
        ids = await _put(tx, (1, REPLY), (1, REPLY))
        assert [row.id for row in await claim(tx, NOON, 10, by="first")] == ids
        assert await _claimed(tx, NOON + MINUTE / 2) == []
        assert await _claimed(tx, NOON + MINUTE) == ids
        assert await outbox.release(tx, by="first") == 0
        assert await outbox.release(tx) == 2
        assert await _claimed(tx) == ids


async def test_several_senders_never_take_the_same_message(database: Database) -> None:
    """Each message goes to one sender, and a chat's messages stay in order among them."""
    async with database.write() as tx:
        await _put(tx, *[(n % 7, REPLY) for n in range(140)])
    taken: list[int] = []
    of_chat: dict[int, list[int]] = {}

    async def send(name: str) -> None:
        while True:
            async with database.write() as tx:
                rows = await claim(tx, NOON, 5, by=name)
            if not rows:
                return
            for row in rows:
                taken.append(row.id)
                of_chat.setdefault(row.chat_id, []).append(row.id)
            async with database.write() as tx:
                await mark_sent(tx, [(row.id, row.id, NOON) for row in rows])

    while len(taken) < 140:
        await asyncio.gather(*(send(f"sender {n}") for n in range(4)))
    assert len(set(taken)) == len(taken) == 140
    assert all(ids == sorted(ids) for ids in of_chat.values())


async def test_confidential_words_are_forgotten_once_sent(database: Database) -> None:
    """Sent, given up or cancelled: the row stays, the words do not; other words stay for those who look."""
    async with database.write() as tx:
        rows = [(1, REPLY), (2, REPLY), (3, REPLY)]
        sent, failed, cancelled = await _put(tx, *rows, payload='{"text":"a story"}', confidential=True)
        (plain,) = await _put(tx, (4, REPLY), payload='{"text":"menu"}')
        await mark_sent(tx, [(sent, 1, NOON), (plain, 2, NOON)])
        await outbox.mark_failed(tx, failed, "400", NOON)
        assert await outbox.cancel_chat(tx, 3, "403") == 1
        found = (await tx.execute(select(outbox_table).order_by(outbox_table.c.id))).all()
    assert [(row.id, row.state, row.payload) for row in found] == [
        (sent, "sent", ""),
        (failed, "failed", ""),
        (cancelled, "cancelled", ""),
        (plain, "sent", '{"text":"menu"}'),
    ]


@pytest.mark.parametrize("length", [300, 4_096])
async def test_forgotten_words_are_nowhere_in_the_file(
    migrated_file: Path, tmp_path: Path, keyring: Keyring, length: int
) -> None:
    """Not in the pages, not in the journal, not in the free list, long or short, before or after sending."""
    path = tmp_path / "wijha.db"
    shutil.copy(migrated_file, path)
    database = await Database.open(f"sqlite+aiosqlite:///{path}", keyring)
    story = "CANARY" * (length // 6)
    async with database.write() as tx:
        ids = await _put(tx, (1, REPLY), (2, REPLY), payload=story, confidential=True)
    assert b"CANARY" not in bytes_below(tmp_path)
    async with database.write() as tx:
        await mark_sent(tx, [(id_, 1, NOON) for id_ in ids])
    await database.close()
    assert b"CANARY" not in bytes_below(tmp_path)


def bytes_below(folder: Path) -> bytes:
    """Every byte of every file in a folder."""
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_the_message_replied_to_leads_to_its_case(database: Database) -> None:
    """Staff reply to an alert: which case it was is found by chat and message."""
    async with database.write() as tx:
        person = (await create_people(tx, [Newcomer(7, 7, "ar", NOON)]))[7]
        case, _ = await open_case(tx, person.beneficiary_id, 7, NOON)
        alert = Outgoing(-100, CRISIS, "sendMessage", "{}", NOON, case_id=case.id)
        await add_outbox(tx, [alert])
        (alert_id,) = await _ids(tx)
        (other,) = await _put(tx, (-100, STAFF))
        await mark_sent(tx, [(alert_id, 41, NOON), (other, 42, NOON)])
        found = await outbox.by_message(tx, -100, 41)
        assert found is not None
        assert (found.id, found.case_id) == (alert_id, case.id)
        assert await outbox.by_message(tx, -100, 42) is None
        assert await outbox.by_message(tx, -999, 41) is None


async def test_a_group_that_moved_takes_everything_along(database: Database) -> None:
    """A supergroup has another id: waiting messages, places and conversations follow."""
    async with database.write() as tx:
        (waiting,) = await _put(tx, (-5, STAFF))
        await enrol_place(tx, -5, "staff", None, NOON)
        await create_people(tx, [Newcomer(-5, 9, "ar", NOON)])
        await outbox.move_chat(tx, -5, -1005)
        assert [(row.id, row.chat_id) for row in await unsent(tx)] == [(waiting, -1005)]
        assert await all_places(tx) == {-1005: "staff"}
        assert set(await load_people(tx, [-5, -1005])) == {-1005}


async def test_a_call_can_be_replaced_by_another(database: Database) -> None:
    """A message that can no longer be edited is sent anew."""
    async with database.write() as tx:
        (row,) = await _put(tx, (1, REPLY))
        (claimed,) = await claim(tx, NOON, 1)
        await outbox.replace_call(tx, claimed, "sendMessage", '{"text":"again"}')
        (again,) = await claim(tx, NOON, 1)
    assert (again.id, again.method, again.payload) == (row, "sendMessage", '{"text":"again"}')


async def test_confidential_words_are_sealed_while_they_wait(database: Database) -> None:
    """The sender reads them, the table does not show them, also where another call takes their place."""
    async with database.write() as tx:
        await _put(tx, (1, REPLY), payload='{"text":"a story"}', confidential=True)
        (claimed,) = await claim(tx, NOON, 1)
        assert claimed.payload == '{"text":"a story"}'
        await outbox.replace_call(tx, claimed, "sendMessage", '{"text":"a story, plain"}')
        assert [row.payload for row in await unsent(tx)] == ['{"text":"a story, plain"}']
        assert "story" not in str(await tx.scalar(select(outbox_table.c.payload)))


async def test_figures_for_those_who_watch(database: Database) -> None:
    """How many wait, since when, and how many were given up."""
    async with database.write() as tx:
        assert await outbox.health(tx) == outbox.Health(0, None, 0)
        a, _ = await _put(tx, (1, REPLY), (2, REPLY))
        await outbox.mark_failed(tx, a, "400", NOON)
        assert await outbox.health(tx) == outbox.Health(1, NOON, 1)


async def test_old_messages_are_forgotten_except_those_of_cases(database: Database) -> None:
    """What waits stays, however old."""
    async with database.write() as tx:
        sent, waiting = await _put(tx, (1, REPLY), (2, REPLY))
        await mark_sent(tx, [(sent, 1, NOON)])
        assert await outbox.purge_sent(tx, NOON) == 0
        assert await outbox.purge_sent(tx, NOON + MINUTE) == 1
        assert await _ids(tx) == [waiting]


async def test_claiming_uses_the_indexes_of_what_waits(
    migrated_file: Path, tmp_path: Path, keyring: Keyring
) -> None:
    """A million sent messages must not slow down the next one: no step of the plan reads them."""
    path = tmp_path / "wijha.db"
    shutil.copy(migrated_file, path)
    database = await Database.open(f"sqlite+aiosqlite:///{path}", keyring)
    said: list[tuple[str, tuple[object, ...]]] = []

    def note(_: object, __: object, statement: str, parameters: tuple[object, ...], *___: object) -> None:
        said.append((statement, parameters))

    async with database.write() as tx:
        event.listen(tx.sync_connection, "before_cursor_execute", note)
        await claim(tx, NOON, 10)
        event.remove(tx.sync_connection, "before_cursor_execute", note)
        ((statement, parameters),) = said
        plan = (await tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)).all()
    await database.close()
    told = [str(row._mapping["detail"]) for row in plan]
    steps = [step for step in told if "outbox" in step or "earlier" in step]
    assert steps
    assert all("ix_outbox_new" in step or "PRIMARY KEY" in step for step in steps), steps


async def _ids(tx: Transaction) -> list[int]:
    return list((await tx.execute(select(outbox_table.c.id).order_by(outbox_table.c.id))).scalars())
