"""What came of the help: asked seldom and never after words of danger, counted with how many said it."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from flows.kept_rows import KeptRow
from storage.afterwards import may_be_asked, rate
from storage.cases import close_case, mark_urgent, note_reply, open_case
from storage.conversations import Newcomer, create_people
from storage.database import Database, Transaction
from storage.entries import Entry, correct_entry, write_entries
from storage.indicators import by_id, indicators
from storage.indicators.values import Indicator
from storage.kept_import import import_kept
from storage.merging import merge
from storage.periods import days
from storage.privacy import erase
from storage.referrals import note_word, referral
from storage.tables import imported_facts, ratings
from storage.visits import Imported

pytestmark = pytest.mark.anyio

NOW = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
STARTED = dt.date(2019, 1, 1)


async def _people(tx: Transaction, count: int) -> list[int]:
    newcomers = [Newcomer(chat, chat, "ar", NOW) for chat in range(1, count + 1)]
    return [one.beneficiary_id for one in (await create_people(tx, newcomers)).values()]


async def _s2(tx: Transaction) -> Indicator:
    at = NOW + dt.timedelta(days=60)
    return by_id(await indicators(tx, days(STARTED, dt.date(2025, 12, 31)), STARTED, at))["S2"]


async def test_who_is_asked_what_they_thought(database: Database) -> None:
    """After a talk that was answered; not without an answer, not in danger, not again within a month."""
    async with database.write() as tx:
        (person,) = await _people(tx, 1)
        assert not await may_be_asked(tx, person, NOW)
        case, _ = await open_case(tx, person, 1, NOW)
        assert not await may_be_asked(tx, person, NOW)
        await note_reply(tx, case.id, None, NOW)
        await close_case(tx, case.id, "person", NOW)
        assert await may_be_asked(tx, person, NOW)
        await rate(tx, person, "listening", "good", NOW)
        assert not await may_be_asked(tx, person, NOW + dt.timedelta(days=29))
        later = NOW + dt.timedelta(days=31)
        assert await may_be_asked(tx, person, later)
        urgent, _ = await open_case(tx, person, 1, later)
        await note_reply(tx, urgent.id, None, later)
        await mark_urgent(tx, urgent.id, later)
        assert not await may_be_asked(tx, person, later)


async def test_answers_and_referrals_are_counted(database: Database) -> None:
    """How many said it, how many of them it helped; the last word on each referral, corrected ones not."""
    async with database.write() as tx:
        first, second, third = await _people(tx, 3)
        for person, rating in ((first, "good"), (second, "good"), (third, "poor")):
            await rate(tx, person, "listening", rating, NOW)
        day = NOW.date()
        entries = [
            Entry(person, "orientation", "reception", day, "referred", referred_to="anapec")
            for person in (first, second, third)
        ]
        entries.append(Entry(first, "orientation", "reception", day, "informed"))
        for number, entry in enumerate(entries):
            await write_entries(tx, [entry], None, None, NOW + dt.timedelta(minutes=number))
        for contact, word in ((1, "received"), (2, "received"), (2, "missed"), (3, "received")):
            known = await referral(tx, contact)
            assert known and await note_word(tx, known, word, day, NOW, None)
        assert await referral(tx, 4) is None
        s2 = await _s2(tx)
        assert s2.value == 3 and {cell.key: cell.value for cell in s2.cells} == {"good": 2, "poor": 1}
        assert (s2.counts["good_percent"], s2.counts["referrals"], s2.counts["received"]) == (67, 3, 2)
        await correct_entry(tx, 3, entries[3], None, None, NOW)
        assert ((await _s2(tx)).counts["referrals"], (await _s2(tx)).counts["received"]) == (2, 1)
        await merge(tx, first, second, None, NOW)
        assert (await _s2(tx)).value == 3


async def test_who_is_erased_leaves_no_line_of_a_file(database: Database) -> None:
    """What was imported of them still counts; which line of which file it was is forgotten."""
    row: dict[str, str | int | dt.date] = {
        "name": "Salma Alaoui",
        "phone": "+212612345678",
        "started_on": dt.date(2025, 5, 5),
    }
    async with database.write() as tx:
        so_far = Imported()
        rows = [KeptRow(2, row, "one"), KeptRow(3, row | {"name": "Karim", "phone": ""}, "two")]
        await import_kept(tx, "placements", rows, so_far, NOW, "list.csv")
        salma = min(so_far.who.values())
        await rate(tx, salma, "listening", "good", NOW)
        await erase(tx, salma, NOW)
        lines = select(imported_facts.c.file, imported_facts.c.line).order_by(imported_facts.c.line)
        assert [tuple(line) for line in await tx.execute(lines)] == [("", 0), ("list.csv", 3)]
        assert len((await tx.scalars(select(ratings.c.id))).all()) == 1
