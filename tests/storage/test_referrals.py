"""Open referrals: until staff hear what became of them; not if corrected, cancelled or erased."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import text

from storage.conversations import Newcomer, create_people
from storage.database import Database, Transaction, is_postgresql
from storage.entries import Entry, cancel_entry, correct_entry, write_entries
from storage.indicators import by_id, indicators
from storage.merging import merge
from storage.periods import days
from storage.privacy import erase
from storage.referrals import count_referrals, note_word, open_referrals, referral

pytestmark = pytest.mark.anyio

NOW = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
TODAY, STARTED = NOW.date(), dt.date(2019, 1, 1)


async def _referred(tx: Transaction, count: int) -> list[int]:
    """People who were referred to ANAPEC, the first the longest ago."""
    newcomers = [Newcomer(chat, chat, "ar", NOW) for chat in range(1, count + 1)]
    people = [one.beneficiary_id for one in (await create_people(tx, newcomers)).values()]
    for number, person in enumerate(people):
        day = TODAY - dt.timedelta(days=count - number)
        entry = Entry(person, "orientation", "reception", day, "referred", referred_to="anapec")
        await write_entries(tx, [entry], None, None, NOW + dt.timedelta(seconds=number))
    return people


async def _say(tx: Transaction, contact: int, word: str, minutes: int) -> bool:
    found = await referral(tx, contact)
    at = NOW + dt.timedelta(minutes=minutes)
    return found is not None and await note_word(tx, found, word, TODAY, at, None)


async def _open(tx: Transaction) -> list[tuple[int, str]]:
    found = await open_referrals(tx, 10)
    assert await count_referrals(tx) == len(found)
    return [(one.id, one.state) for one in found]


async def _received(tx: Transaction) -> int:
    at = NOW + dt.timedelta(days=60)
    found = by_id(await indicators(tx, days(STARTED, dt.date(2025, 12, 31)), STARTED, at))
    return found["S2"].counts["received"]


async def test_a_referral_is_open_until_something_is_heard(database: Database) -> None:
    """Received and did not go close it; no news keeps it, behind the others; S2 follows each word."""
    async with database.write() as tx:
        await _referred(tx, 3)
        assert await _open(tx) == [(1, "open"), (2, "open"), (3, "open")]
        assert [one.referred_to for one in await open_referrals(tx, 1, 1)] == ["anapec"]
        assert await _say(tx, 1, "silent", 1)
        assert not await _say(tx, 1, "silent", 2)
        assert await _open(tx) == [(2, "open"), (3, "open"), (1, "silent")]
        assert await _say(tx, 2, "received", 3) and await _say(tx, 3, "missed", 4)
        assert not await _say(tx, 2, "received", 5)
        assert (await _open(tx), await _received(tx)) == ([(1, "silent")], 1)


async def test_a_wrong_word_is_put_right_by_the_next(database: Database) -> None:
    """The last word counts; opening again takes the one before it back. All rows stay."""
    async with database.write() as tx:
        await _referred(tx, 1)
        assert await _say(tx, 1, "missed", 1) and await _say(tx, 1, "received", 2)
        assert (await _open(tx), await _received(tx)) == ([], 1)
        assert await _say(tx, 1, "silent", 3)
        assert (await _open(tx), await _received(tx)) == ([(1, "silent")], 0)
        assert await _say(tx, 1, "received", 4)
        assert (await _open(tx), await _received(tx)) == ([], 1)
        for table, rows in (("referral_steps", 3), ("referral_askings", 1)):
            assert await tx.scalar(text(f"SELECT count(*) FROM {table}")) == rows  # noqa: S608


async def test_what_stands_no_more_is_not_open(database: Database) -> None:
    """Corrected into something else, cancelled, erased; a merge keeps it, with the one person."""
    async with database.write() as tx:
        one, two, three, four = await _referred(tx, 4)
        assert await correct_entry(tx, 1, Entry(one, "orientation", "reception", TODAY), None, None, NOW)
        assert await cancel_entry(tx, 2, None, None, NOW)
        await erase(tx, three, NOW)
        await merge(tx, one, four, None, NOW)
        assert await _open(tx) == [(4, "open")]
        assert await referral(tx, 1) is None and await referral(tx, 99) is None
        assert two


async def test_referrals_are_found_by_an_index(database: Database) -> None:
    """Among millions of services, those that were referred are not searched for one by one."""
    async with database.write() as tx:
        if is_postgresql(tx):
            pytest.skip("with few rows the planner of PostgreSQL reads them all")
        plan = await tx.execute(
            text("EXPLAIN QUERY PLAN SELECT id FROM service_contacts WHERE outcome = 'referred'")
        )
        assert "ix_service_contacts_referred" in str(plan.all())
