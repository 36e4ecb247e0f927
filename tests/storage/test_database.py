"""The database: one transaction is all or nothing, readers see one moment, and faults are told plainly."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
import sqlite3
import threading
import traceback
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text, update

from storage.database import Database, Transaction, keyring_of, long_statements
from storage.errors import StorageRefused, StorageUnavailable
from storage.secrets import Keyring
from storage.tables import (
    audit_events,
    beneficiaries,
    consents,
    course_runs,
    courses,
    interactions,
    seen_updates,
    service_contacts,
)
from storage.tables.types import microseconds

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)


@pytest.fixture
async def file_database(migrated_file: Path, tmp_path: Path, keyring: Keyring) -> AsyncIterator[Database]:
    """An open SQLite file."""
    shutil.copy(migrated_file, tmp_path / "file.db")
    opened = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'file.db'}", keyring)
    yield opened
    await opened.close()


async def _see(tx: Transaction, *update_ids: int) -> None:
    await tx.execute(insert(seen_updates), [{"update_id": id_, "at": NOON} for id_ in update_ids])


async def _count(database: Database) -> int:
    async with database.read() as tx:
        return await tx.scalar(select(func.count()).select_from(seen_updates)) or 0


async def _write_halfway(database: Database) -> None:
    async with database.write() as tx:
        await _see(tx, 2)
        raise RuntimeError("halfway")


async def test_what_is_written_together_is_there_together(database: Database) -> None:
    """An error in the middle takes everything of its transaction back."""
    async with database.write() as tx:
        await _see(tx, 1)
    with pytest.raises(RuntimeError, match="halfway"):
        await _write_halfway(database)
    assert await _count(database) == 1


async def test_a_refused_row_is_told_and_leaves_the_database_usable(database: Database) -> None:
    """A double key is StorageRefused, and the next transaction works."""
    with pytest.raises(StorageRefused):
        async with database.write() as tx:
            await _see(tx, 1, 1)
    async with database.write() as tx:
        await _see(tx, 1)
    assert await _count(database) == 1


async def test_a_cancelled_transaction_leaves_the_database_usable(database: Database) -> None:
    """A clean stop may cut a transaction anywhere: nothing of it stays, and the writer goes on."""
    inside = asyncio.Event()

    async def write_slowly() -> None:
        async with database.write() as tx:
            await _see(tx, 1)
            inside.set()
            for update_id in range(2, 10_000):
                await _see(tx, update_id)

    task = asyncio.create_task(write_slowly())
    await inside.wait()
    await asyncio.sleep(0.02)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await _count(database) == 0
    async with database.write() as tx:
        await _see(tx, 1)
    assert await _count(database) == 1


async def test_writers_take_turns(database: Database) -> None:
    """Many tasks that read, then write what they read, lose no increment."""
    async with database.write() as tx:
        course_id = await _course(tx)

    async def add_a_seat() -> None:
        async with database.write() as tx:
            row = select(course_runs.c.seats).where(course_runs.c.id == course_id).with_for_update()
            seats = await tx.scalar(row) or 0
            await tx.execute(update(course_runs).values(seats=seats + 1))

    await asyncio.gather(*(add_a_seat() for _ in range(30)))
    async with database.read() as tx:
        assert await tx.scalar(select(course_runs.c.seats)) == 30


async def _course(tx: Transaction) -> int:
    course = {"key": "solar", "training_field": "solar"}
    added = await tx.execute(insert(courses).values(course).returning(courses.c.id))
    day = dt.date(2025, 7, 1)
    run = {"course_id": added.scalar_one(), "starts_on": day, "ends_on": day, "seats": 0, "opened_at": NOON}
    return int((await tx.execute(insert(course_runs).values(run).returning(course_runs.c.id))).scalar_one())


async def test_statements_of_a_short_transaction_need_no_thread(file_database: Database) -> None:
    """They are carried out where they are asked for, long ones among them elsewhere."""
    async with file_database.write(short=True) as tx:
        await tx.execute(text("SELECT 1"))  # BEGIN goes with it, and may have to wait
        driver = (await tx.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.create_function("thread", 0, threading.get_ident)
        own = await tx.scalar(text("SELECT thread()"))
        with long_statements(tx):
            other = await tx.scalar(text("SELECT thread()"))
        again = await tx.scalar(text("SELECT thread()"))
    async with file_database.write() as tx:
        long = [await tx.scalar(text("SELECT thread()")) for _ in range(2)]
    assert own == again == threading.get_ident()
    assert other == long[0] == long[1] != own


async def test_a_short_transaction_waits_for_the_file_without_holding_up_others(
    file_database: Database, tmp_path: Path
) -> None:
    """While another program writes, whoever wants to write waits, and the event loop goes on."""
    other = sqlite3.connect(tmp_path / "file.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def see() -> None:
        async with file_database.write(short=True) as tx:
            await _see(tx, 1)

    waiting = asyncio.create_task(see())
    for _ in range(20):  # the loop still turns
        await asyncio.sleep(0.005)
    assert not waiting.done()
    other.execute("ROLLBACK")
    await waiting
    assert await _count(file_database) == 1
    other.close()


async def test_an_error_in_a_short_transaction_takes_all_of_it_back(database: Database) -> None:
    """A refused row is told as everywhere, and the next transaction works."""
    with pytest.raises(StorageRefused):
        await _see_twice(database)
    assert await _count(database) == 0
    async with database.write(short=True) as tx:
        await _see(tx, 1)
    assert await _count(database) == 1


async def _see_twice(database: Database) -> None:
    async with database.write(short=True) as tx:
        await _see(tx, 1)
        await _see(tx, 2)
        await _see(tx, 2)


async def test_readers_cannot_write(database: Database) -> None:
    """A read transaction that writes is a fault of the program, and is stopped by the database."""
    with pytest.raises(Exception, match=r"readonly|read-only"):
        async with database.read() as tx:
            await _see(tx, 1)


async def test_a_reader_sees_a_single_moment(database: Database) -> None:
    """What is written while a reader reads does not change what it sees, nor waits for it."""
    async with database.read() as tx:
        before = await tx.scalar(select(func.count()).select_from(seen_updates))
        async with database.write() as writing:
            await _see(writing, 1)
        assert await tx.scalar(select(func.count()).select_from(seen_updates)) == before == 0
    assert await _count(database) == 1


async def test_a_transaction_knows_its_keys(database: Database, keyring: Keyring) -> None:
    """Functions find the keyring on the transaction they are given."""
    async with database.write() as tx:
        assert keyring_of(tx) is keyring
    async with database.read() as tx:
        assert keyring_of(tx) is keyring


async def test_times_come_back_in_utc_to_the_microsecond(database: Database) -> None:
    """Whatever zone a time was given in, the same moment comes back in UTC."""
    casablanca = dt.timezone(dt.timedelta(hours=1))
    moment = dt.datetime(2025, 6, 30, 13, 30, 0, 123_456, tzinfo=casablanca)
    async with database.write() as tx:
        await tx.execute(insert(seen_updates).values(update_id=1, at=moment))
        back = await tx.scalar(select(seen_updates.c.at))
    assert back == moment
    assert back.utcoffset() == dt.timedelta(0)


def test_a_time_without_a_zone_is_refused() -> None:
    """Nobody could say later which moment was meant."""
    with pytest.raises(ValueError, match="zone"):
        microseconds(dt.datetime(2025, 6, 30, 12))  # noqa: DTZ001
    assert microseconds(dt.datetime(1969, 12, 31, 23, 59, 59, tzinfo=dt.UTC)) == -1_000_000


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE interactions SET service = 'training'",
        "UPDATE interactions SET answer = 'changed'",
        "DELETE FROM interactions",
        "UPDATE service_contacts SET outcome = 'funded'",
        "DELETE FROM service_contacts",
        "DELETE FROM consents",
        "UPDATE audit_events SET action = 'nothing'",
        "DELETE FROM audit_events",
    ],
)
async def test_the_record_is_append_only(database: Database, change: str) -> None:
    """The database refuses to change or delete what happened, whoever asks."""
    await _fill_record(database)
    with pytest.raises(StorageRefused, match="append-only"):
        async with database.write() as tx:
            await tx.execute(text(change))


async def test_words_of_the_record_can_be_erased(database: Database) -> None:
    """The one exception: an answer can be emptied when its person is erased."""
    await _fill_record(database)
    async with database.write() as tx:
        await tx.execute(update(interactions).values(answer=""))
        assert (await tx.scalars(select(interactions.c.answer))).all() == [""]


async def _fill_record(database: Database) -> None:
    """One row in each of the four tables."""
    person = {"beneficiary_id": 1, "channel": "electronic"}
    counted = person | {"occurred_at": NOON, "recorded_at": NOON}
    contact = {"service": "listening", "outcome": "informed", "occurred_on": NOON.date()}
    async with database.write() as tx:
        await tx.execute(insert(beneficiaries).values(created_at=NOON, is_test=False))
        await tx.execute(insert(interactions).values(counted | {"service": "training", "answer": "solar"}))
        await tx.execute(insert(service_contacts).values(counted | contact))
        await tx.execute(insert(consents).values(person | {"purpose": "service", "given": True, "at": NOON}))
        await tx.execute(insert(audit_events).values(at=NOON, action="export"))


async def test_a_value_outside_the_closed_sets_is_refused(database: Database) -> None:
    """An enumeration cannot hold another word."""
    with pytest.raises(StorageRefused):
        async with database.write() as tx:
            await tx.execute(insert(beneficiaries).values(created_at=NOON, is_test=False, sex="f"))


async def test_a_refusal_does_not_tell_what_was_refused(database: Database) -> None:
    """Words of people never get into logs by way of an error."""
    row = {"channel": "CANARY", "service": "training", "answer": "CANARY", "occurred_at": NOON}
    with pytest.raises(StorageRefused) as refusal:
        async with database.write() as tx:
            await tx.execute(insert(interactions).values(row | {"recorded_at": NOON}))
    assert "CANARY" not in "".join(traceback.format_exception(refusal.value))


async def test_a_locked_file_is_unavailable(migrated_file: Path, tmp_path: Path, keyring: Keyring) -> None:
    """Another program that holds the file for long: told plainly, and over when it lets go."""
    path = tmp_path / "locked.db"
    shutil.copy(migrated_file, path)
    database = await Database.open(f"sqlite+aiosqlite:///{path}", keyring)
    async with database.write() as tx:
        await tx.execute(text("PRAGMA busy_timeout=50"))
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnavailable, match="locked"):
        async with database.write() as tx:
            await _see(tx, 1)
    holder.close()
    async with database.write() as tx:
        await _see(tx, 1)
    assert await _count(database) == 1
    await database.close()


async def test_a_full_disk_is_unavailable(migrated_file: Path, tmp_path: Path, keyring: Keyring) -> None:
    """No room for another page: told plainly, nothing half written, and over when there is room."""
    path = tmp_path / "full.db"
    shutil.copy(migrated_file, path)
    database = await Database.open(f"sqlite+aiosqlite:///{path}", keyring)
    async with database.write() as tx:
        pages = await tx.scalar(text("PRAGMA page_count"))
        await tx.execute(text(f"PRAGMA max_page_count={pages}"))
    with pytest.raises(StorageUnavailable, match="full"):
        async with database.write() as tx:
            await _see(tx, *range(10_000))
    assert await _count(database) == 0
    async with database.write() as tx:
        await tx.execute(text("PRAGMA max_page_count=1000000"))
        await _see(tx, *range(10_000))
    assert await _count(database) == 10_000
    await database.close()


async def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path, keyring: Keyring) -> None:
    """A damaged file is told when it is opened."""
    with (tmp_path / "wijha.db").open("wb") as file:
        file.write(b"not a database at all, but long enough" * 100)
    with pytest.raises(StorageUnavailable, match="not a database"):
        await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'wijha.db'}", keyring)


async def test_a_server_that_is_away_is_unavailable(keyring: Keyring) -> None:
    """Nobody listens at this address."""
    with pytest.raises(StorageUnavailable):
        await Database.open("postgresql+asyncpg://nobody@127.0.0.1:1/none", keyring)
