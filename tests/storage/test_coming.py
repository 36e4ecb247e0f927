"""Who came to an appointment: a service once, none when it is taken back; totals follow; asked seldom."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import update

from storage.afterwards import may_be_asked_of_visit, rate, rate_visit
from storage.appointments import (
    Appointment,
    answer_appointment,
    answered_appointments,
    appointment_by_reference,
    ask_appointment,
    cancel_appointment,
    count_answered,
)
from storage.cases import close_case, mark_urgent, open_case
from storage.coming import came_before, last_step, note_came, note_missed, undo_step
from storage.conversations import Newcomer, create_people
from storage.database import Database, Transaction
from storage.entries import Entry, correct_entry, write_entries
from storage.indicators import by_id, indicators
from storage.kept.rebuilding import verify
from storage.periods import days
from storage.tables import beneficiaries, conversations

pytestmark = pytest.mark.anyio

NOW = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
TODAY, STARTED = NOW.date(), dt.date(2019, 1, 1)


async def _person(tx: Transaction) -> int:
    (one,) = (await create_people(tx, [Newcomer(1, 1, "ar", NOW)])).values()
    return one.beneficiary_id


async def _answered(tx: Transaction, person: int, subject: str = "job") -> Appointment:
    asked, _ = await ask_appointment(tx, person, subject, "", "", NOW)
    await answer_appointment(tx, asked.id, "demain", None, NOW)
    found = await appointment_by_reference(tx, asked.reference)
    assert found
    return found


async def _figures(tx: Transaction) -> tuple[int, int]:
    """B1 and B2; the kept totals agree with the record."""
    at = NOW + dt.timedelta(days=60)
    found = by_id(await indicators(tx, days(STARTED, dt.date(2025, 12, 31)), STARTED, at))
    assert (await verify(tx)).differing == 0
    return int(found["B1"].value or 0), int(found["B2"].value or 0)


async def test_a_visit_counts_once(database: Database) -> None:
    """Noted twice it counts once; undone it counts no more, and may be noted again."""
    async with database.write() as tx:
        asked = await _answered(tx, await _person(tx))
        assert await count_answered(tx) == 1
        assert await note_came(tx, asked, TODAY, None, NOW) == "counted"
        assert await note_came(tx, asked, TODAY, None, NOW) == "over"
        assert not await note_missed(tx, asked, None, NOW)
        assert await _figures(tx) == (1, 1)
        assert await undo_step(tx, asked, None, NOW) == "undone"
        assert await undo_step(tx, asked, None, NOW) == "gone"
        assert await _figures(tx) == (0, 0)
        assert [one.id for one in await answered_appointments(tx)] == [asked.id]
        assert await note_missed(tx, asked, None, NOW)
        assert await _figures(tx) == (0, 0)
        assert await undo_step(tx, asked, None, NOW) == "undone"
        assert await note_came(tx, asked, TODAY, None, NOW + dt.timedelta(minutes=1)) == "counted"
        assert await _figures(tx) == (1, 1)
        assert await came_before(tx, asked.id)


async def test_a_visit_that_was_written_down_is_not_counted_again(database: Database) -> None:
    """What staff wrote under /record of that day is the visit; undoing leaves it as it is."""
    async with database.write() as tx:
        person = await _person(tx)
        asked = await _answered(tx, person)
        await write_entries(tx, [Entry(person, "orientation", "reception", TODAY)], None, None, NOW)
        assert await note_came(tx, asked, TODAY, None, NOW) == "known"
        assert await _figures(tx) == (1, 1)
        assert await undo_step(tx, asked, None, NOW) == "undone"
        assert await _figures(tx) == (1, 1)


async def test_what_was_corrected_is_not_undone_behind_it(database: Database) -> None:
    """A visit put right under /record is put right there; a late undo changes nothing either."""
    async with database.write() as tx:
        person = await _person(tx)
        asked = await _answered(tx, person)
        await note_came(tx, asked, TODAY, None, NOW)
        late = NOW + dt.timedelta(days=32)
        assert await undo_step(tx, asked, None, late) == "gone"
        last = await last_step(tx, asked.id)
        assert last and last.contact_id
        listening = Entry(person, "listening", "reception", TODAY)
        assert await correct_entry(tx, last.contact_id, listening, None, None, NOW)
        assert await undo_step(tx, asked, None, NOW) == "corrected"
        assert await _figures(tx) == (1, 1)


async def test_a_request_that_was_not_answered_waits_again(database: Database) -> None:
    """Undo brings a request back to where it was; a cancelled one is never noted; no day to come."""
    async with database.write() as tx:
        person = await _person(tx)
        asked, _ = await ask_appointment(tx, person, "job", "", "", NOW)
        for day in (TODAY + dt.timedelta(days=1), TODAY - dt.timedelta(days=1)):
            with pytest.raises(ValueError, match="nobody comes"):
                await note_came(tx, asked, day, None, NOW)
        assert await note_missed(tx, asked, None, NOW)
        assert await undo_step(tx, asked, None, NOW) == "undone"
        found = await appointment_by_reference(tx, asked.reference)
        assert found and found.status == "asked"
        await cancel_appointment(tx, asked.id, person, NOW)
        assert await note_came(tx, asked, TODAY, None, NOW) == "over"
        assert await undo_step(tx, asked, None, NOW) == "gone"


async def test_who_is_asked_whether_it_helped(database: Database) -> None:
    """Who agreed to contact and statistics, of age, reachable; not in a talk, after danger, or again soon."""
    async with database.write() as tx:
        person = await _person(tx)

        async def know(**facts: object) -> bool:
            if facts:
                await tx.execute(update(beneficiaries).where(beneficiaries.c.id == person).values(**facts))
            return await may_be_asked_of_visit(tx, person, NOW)

        assert not await know(consent_contact="yes")
        assert await know(consent_statistics="yes")
        assert not await know(age_band="under_18")
        assert await know(age_band="18_24")
        await tx.execute(update(conversations).values(reachable=False))
        assert not await know()
        await tx.execute(update(conversations).values(reachable=True))
        talk, _ = await open_case(tx, person, 1, NOW)
        assert not await know()
        await close_case(tx, talk.id, "staff", NOW)
        assert await know()
        await rate(tx, person, "listening", "good", NOW)
        assert not await know()
        later = NOW + dt.timedelta(days=31)
        assert await may_be_asked_of_visit(tx, person, later)
        await mark_urgent(tx, talk.id, NOW)
        assert not await may_be_asked_of_visit(tx, person, later)


async def test_an_answer_is_kept_once_and_counted(database: Database) -> None:
    """The first answer of a visit counts in S2; a second one and a late one do not."""
    async with database.write() as tx:
        person = await _person(tx)
        assert not await rate_visit(tx, person, NOW, "good", NOW + dt.timedelta(days=31))
        assert await rate_visit(tx, person, NOW, "good", NOW)
        assert not await rate_visit(tx, person, NOW, "poor", NOW)
        at = NOW + dt.timedelta(days=60)
        s2 = by_id(await indicators(tx, days(STARTED, dt.date(2025, 12, 31)), STARTED, at))["S2"]
        assert s2.value == 1 and [(cell.key, cell.value) for cell in s2.cells] == [("good", 1)]
