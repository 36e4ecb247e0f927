"""Entries of staff: counted on the day they happened, corrected by superseding, cancelled but never lost."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select

from storage.database import Database, Transaction
from storage.entries import EDITABLE, Entry, cancel_entry, correct_entry, my_entries, write_entries, written
from storage.periods import days, named
from storage.registering import Newly, register
from storage.staff import add_member
from storage.stats import totals
from storage.tables import interactions, service_contacts
from storage.totals import Totals

pytestmark = pytest.mark.anyio

NOW = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
STARTED = dt.date(2019, 1, 1)
LAST_WEEK = dt.date(2025, 6, 23)


async def _two(tx: Transaction) -> tuple[int, int, int]:
    """A member of the staff and two people."""
    member = await add_member(tx, 77, "counsellor", NOW)
    people = await register(tx, [Newly(name="Salma"), Newly(name="Karim")], NOW)
    return member.id, people[0][0], people[1][0]


async def _counted(tx: Transaction, as_of: dt.datetime = NOW) -> Totals:
    return await totals(tx, named("start", NOW.date(), STARTED), STARTED, as_of)


def _entry(person: int, service: str = "listening", **more: object) -> Entry:
    return Entry(person, service, "reception", LAST_WEEK, **more)  # type: ignore[arg-type]  # as the test says


async def test_a_late_entry_counts_on_its_day(database: Database) -> None:
    """Written down on Monday for the Monday before: the figures of that day move, by channel too."""
    async with database.write() as tx:
        staff, salma, karim = await _two(tx)
        caravan = Entry(karim, "orientation", "mobile", LAST_WEEK, sub_channel="caravan", place="bitit")
        await write_entries(tx, [_entry(salma, duration_minutes=30), caravan], staff, 5, NOW)
        await write_entries(tx, [_entry(salma)], staff, 5, NOW)  # the same update again
        counted = await totals(tx, days(LAST_WEEK, LAST_WEEK), STARTED, NOW)
        assert (counted.persons, counted.contacts) == (2, 2)
        assert {cell.key: cell.persons for cell in counted.channels} == {
            "reception": 1,
            "electronic": 0,
            "mobile": 1,
        }
        assert (await totals(tx, named("today", NOW.date(), STARTED), STARTED, NOW)).contacts == 0
        assert [one.entry for one in await my_entries(tx, staff, NOW)] == [
            caravan,
            _entry(salma, duration_minutes=30),
        ]


async def test_what_is_to_come_cannot_be_recorded(database: Database) -> None:
    """Nor anything else that came with it."""
    async with database.write() as tx:
        staff, salma, _ = await _two(tx)
        tomorrow = Entry(salma, "listening", "reception", dt.date(2025, 7, 1))
        with pytest.raises(ValueError, match="not happened"):
            await write_entries(tx, [_entry(salma), tomorrow], staff, 5, NOW)
        assert await my_entries(tx, staff, NOW) == []


async def test_a_correction_supersedes_and_the_past_stays(database: Database) -> None:
    """The other person, the other service; what was said before is said again as of then."""
    async with database.write() as tx:
        staff, salma, karim = await _two(tx)
        await write_entries(tx, [_entry(salma, outcome="referred", referred_to="anapec")], staff, 5, NOW)
        (first,) = await my_entries(tx, staff, NOW)
        later = NOW + dt.timedelta(hours=1)
        assert await correct_entry(tx, first.id, _entry(karim, "orientation"), staff, 6, later)
        assert not await correct_entry(tx, first.id, _entry(karim), staff, 7, later)
        (second,) = await my_entries(tx, staff, later)
        assert second.entry == _entry(karim, "orientation")
        assert first.entry.referred_to == "anapec"
        now, before = await _counted(tx, later), await _counted(tx, NOW)
        assert [(c.key, c.contacts) for c in now.services if c.contacts] == [("orientation", 1)]
        assert [(c.key, c.contacts) for c in before.services if c.contacts] == [("listening", 1)]
        assert (now.persons, now.interactions) == (before.persons, before.interactions) == (1, 1)
        assert await _rows(tx) == (2, 2)


async def test_a_cancelled_entry_counts_nowhere(database: Database) -> None:
    """Its rows stay for ever; as of before, it is still counted."""
    async with database.write() as tx:
        staff, salma, _ = await _two(tx)
        await write_entries(tx, [_entry(salma)], staff, 5, NOW)
        (entry,) = await my_entries(tx, staff, NOW)
        later = NOW + dt.timedelta(hours=1)
        assert await cancel_entry(tx, entry.id, staff, 6, later)
        assert not await cancel_entry(tx, entry.id, staff, 7, later)
        assert await written(tx, entry.id) is None
        assert await my_entries(tx, staff, later) == []
        counted = await _counted(tx, later)
        assert (counted.persons, counted.contacts, counted.interactions) == (0, 0, 0)
        assert counted.is_empty
        assert (await _counted(tx, NOW)).persons == 1
        assert await _rows(tx) == (2, 2)


async def test_only_ones_own_fresh_entries_are_listed(database: Database) -> None:
    """Not those of others, nor those of long ago, nor the services of the chat."""
    async with database.write() as tx:
        staff, salma, karim = await _two(tx)
        other = await add_member(tx, 78, "counsellor", NOW)
        await write_entries(tx, [_entry(salma)], other.id, 5, NOW)
        long_ago = Entry(karim, "listening", "reception", dt.date(2025, 1, 6))
        await write_entries(tx, [long_ago], staff, 6, NOW - EDITABLE)
        online = Entry(karim, "listening", "electronic", LAST_WEEK)
        await write_entries(tx, [online], staff, 7, NOW)
        assert await my_entries(tx, staff, NOW) == []


async def _rows(tx: Transaction) -> tuple[int, int]:
    counts = [
        await tx.scalar(select(func.count()).select_from(table)) for table in (service_contacts, interactions)
    ]
    return counts[0] or 0, counts[1] or 0
