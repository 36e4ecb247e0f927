"""The record: every turn once, every rendered service once, on the day it was in Casablanca."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import event, select

from storage.conversations import Newcomer, create_people
from storage.database import Database, Transaction
from storage.record import Contact, Interaction, add_contacts, add_interactions, new_update_ids, purge_seen
from storage.tables import interactions, service_contacts

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)


async def _people(tx: Transaction, count: int = 1) -> list[int]:
    newcomers = [Newcomer(chat, chat, "ar", NOON) for chat in range(1, count + 1)]
    return [one.beneficiary_id for one in (await create_people(tx, newcomers)).values()]


async def test_an_update_is_new_once(database: Database) -> None:
    """What was seen before, in this batch or another, is left out."""
    async with database.write() as tx:
        assert await new_update_ids(tx, [3, 1, 2, 3], NOON) == {1, 2, 3}
    async with database.write() as tx:
        assert await new_update_ids(tx, [2, 3, 4], NOON) == {4}
        assert await new_update_ids(tx, [], NOON) == set()


async def _fail(database: Database) -> None:
    async with database.write() as tx:
        assert await new_update_ids(tx, [1], NOON) == {1}
        raise RuntimeError("the turn failed")


async def test_updates_of_a_turn_that_failed_are_new_again(database: Database) -> None:
    """What was rolled back was never seen."""
    with pytest.raises(RuntimeError, match="the turn failed"):
        await _fail(database)
    async with database.write() as tx:
        assert await new_update_ids(tx, [1], NOON) == {1}


async def test_update_ids_are_forgotten_after_their_time(database: Database) -> None:
    """Only those seen before the given time go."""
    async with database.write() as tx:
        await new_update_ids(tx, [1, 2], NOON - dt.timedelta(days=15))
        await new_update_ids(tx, [3], NOON)
        assert await purge_seen(tx, NOON - dt.timedelta(days=14)) == 2
        assert await new_update_ids(tx, [1, 3], NOON) == {1}


async def test_a_batch_of_updates_is_one_statement(database: Database) -> None:
    """Sixty-four updates cost as many statements as one."""
    seen: list[object] = []

    def note(*args: object) -> None:
        seen.append(args[2])

    async with database.write() as tx:
        event.listen(tx.sync_connection, "after_cursor_execute", note)
        await new_update_ids(tx, range(64), NOON)
        event.remove(tx.sync_connection, "after_cursor_execute", note)
    assert len(seen) == 1


async def test_a_turn_taken_again_is_recorded_once(database: Database) -> None:
    """The same person and update do not make a second row; staff turns without a person do."""
    async with database.write() as tx:
        (person,) = await _people(tx)
        turn = Interaction(NOON, NOON, "wrote", person, update_id=7, service="training", answer="solar")
        await add_interactions(tx, [turn])
        await add_interactions(tx, [turn, Interaction(NOON, NOON, "pressed", person, update_id=8)])
        await add_interactions(tx, [])
        rows = (await tx.execute(select(interactions).order_by(interactions.c.id))).all()
    assert [(row.kind, row.service, row.answer, row.update_id) for row in rows] == [
        ("wrote", "training", "solar", 7),
        ("pressed", "information", "", 8),
    ]
    assert {(row.occurred_at, row.recorded_at, row.channel, row.sub_channel) for row in rows} == {
        (NOON, NOON, "electronic", "telegram")
    }


async def test_a_service_counts_once_for_each_update(database: Database) -> None:
    """Two services of one turn are two contacts; the turn taken again adds none."""
    async with database.write() as tx:
        first, second = await _people(tx, 2)
        contacts = [
            Contact(first, "listening", "informed", NOON, NOON, update_id=7),
            Contact(first, "orientation", "plan_made", NOON, NOON, update_id=7),
            Contact(second, "listening", "informed", NOON, NOON, update_id=7),
        ]
        await add_contacts(tx, contacts)
        await add_contacts(tx, contacts)
        await add_contacts(tx, [])
        rows = (await tx.execute(select(service_contacts).order_by(service_contacts.c.id))).all()
    assert [(row.beneficiary_id, row.service) for row in rows] == [
        (first, "listening"),
        (first, "orientation"),
        (second, "listening"),
    ]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2025-06-30T22:59:59+00:00", "2025-06-30"),
        ("2025-06-30T23:00:00+00:00", "2025-07-01"),  # Morocco is an hour ahead of UTC ...
        ("2025-03-10T23:30:00+00:00", "2025-03-10"),  # ... but not in Ramadan
    ],
)
async def test_the_day_is_that_of_casablanca(database: Database, moment: str, day: str) -> None:
    """A visit late in the evening counts on the day it was there."""
    at = dt.datetime.fromisoformat(moment)
    async with database.write() as tx:
        (person,) = await _people(tx)
        await add_contacts(tx, [Contact(person, "listening", "informed", at, NOON)])
        assert await tx.scalar(select(service_contacts.c.occurred_on)) == dt.date.fromisoformat(day)


async def test_a_correction_is_a_row_of_its_own(database: Database) -> None:
    """What was written stays, and the new row names it."""
    async with database.write() as tx:
        (person,) = await _people(tx)
        await add_contacts(tx, [Contact(person, "listening", "informed", NOON, NOON, channel="reception")])
        first = await tx.scalar(select(service_contacts.c.id))
        await add_contacts(
            tx,
            [Contact(person, "orientation", "informed", NOON, NOON, channel="reception", supersedes=first)],
        )
        rows = (await tx.execute(select(service_contacts).order_by(service_contacts.c.id))).all()
    assert [(row.service, row.supersedes) for row in rows] == [("listening", None), ("orientation", first)]
