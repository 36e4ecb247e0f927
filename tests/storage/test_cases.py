"""Cases and appointments: who waits for whom, since when, and that nobody is forgotten or taken twice."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from storage.appointments import (
    answer_appointment,
    appointment_by_reference,
    ask_appointment,
    asked_appointments,
    cancel_appointment,
    finish_appointment,
    my_appointments,
)
from storage.cases import (
    Case,
    case_by_id,
    case_by_reference,
    close_case,
    count_open,
    note_reply,
    open_case,
    open_cases,
    open_cases_of,
    take_case,
    touch_cases,
)
from storage.conversations import Newcomer, create_people
from storage.database import Database, Transaction
from storage.dead_letters import add_dead_letter
from storage.people import save_people
from storage.references import ALPHABET, LENGTH
from storage.secrets import Keyring
from storage.staff import add_member

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


async def _people(tx: Transaction, count: int) -> list[int]:
    newcomers = [Newcomer(chat, chat, "fr", NOON) for chat in range(1, count + 1)]
    return [one.beneficiary_id for one in (await create_people(tx, newcomers)).values()]


async def _case(tx: Transaction, person: int, chat: int, minutes: int = 0, urgent: bool = False) -> Case:
    case, _ = await open_case(tx, person, chat, NOON + minutes * MINUTE, urgent)
    return case


async def test_a_chat_has_one_open_case(database: Database) -> None:
    """Asking for a human again keeps the case; danger makes it urgent, and nothing makes it less so."""
    async with database.write() as tx:
        (person,) = await _people(tx, 1)
        first, new = await open_case(tx, person, 1, NOON)
        assert new
        assert (first.status, first.urgent, first.risk, first.language) == ("open", False, "none", "fr")
        second, new = await open_case(tx, person, 1, NOON + MINUTE, urgent=True)
        assert not new
        assert (second.id, second.urgent, second.risk, second.opened_at) == (first.id, True, "high", NOON)
        third, _ = await open_case(tx, person, 1, NOON + MINUTE)
        assert third.urgent
        assert await close_case(tx, first.id, "person", NOON + MINUTE)
        assert not await close_case(tx, first.id, "staff", NOON + 2 * MINUTE)
        fourth, new = await open_case(tx, person, 1, NOON + 2 * MINUTE)
        assert new
        assert fourth.id != first.id
        closed = await case_by_id(tx, first.id)
        assert closed is not None
        assert (closed.status, closed.closed_by, closed.closed_at) == ("closed", "person", NOON + MINUTE)


async def test_references_can_be_said_on_the_phone(database: Database) -> None:
    """Five characters, none that looks like another; found however they are typed."""
    async with database.write() as tx:
        people = await _people(tx, 30)
        references = [(await _case(tx, person, person)).reference for person in people]
        assert len(set(references)) == 30
        assert {len(reference) for reference in references} == {LENGTH}
        assert set("".join(references)) <= set(ALPHABET)
        assert not set("01OIL") & set(ALPHABET)
        found = await case_by_reference(tx, f" {references[3].lower()} ")
        assert found is not None
        assert found.reference == references[3]
        assert await case_by_reference(tx, "00000") is None


async def test_the_queue_puts_danger_first(database: Database) -> None:
    """Urgent, then unanswered, then the longest waiting; closed ones are gone."""
    async with database.write() as tx:
        a, b, c, d, e = await _people(tx, 5)
        answered = await _case(tx, a, 1, 0)
        late = await _case(tx, b, 2, 5)
        early = await _case(tx, c, 3, 1)
        urgent = await _case(tx, d, 4, 9, urgent=True)
        closed = await _case(tx, e, 5, 0)
        await note_reply(tx, answered.id, None, NOON + MINUTE)
        await close_case(tx, closed.id, "staff", NOON + MINUTE)
        queue = [case.id for case in await open_cases(tx)]
        assert queue == [urgent.id, early.id, late.id, answered.id]
        assert await count_open(tx) == 4
        assert {chat: case.id for chat, case in (await open_cases_of(tx, [1, 3, 5, 77])).items()} == {
            1: answered.id,
            3: early.id,
        }
        assert await open_cases_of(tx, []) == {}


async def test_one_member_of_the_staff_takes_a_case(database: Database) -> None:
    """The second is told that somebody was faster."""
    async with database.write() as tx:
        (person,) = await _people(tx, 1)
        first, second = [(await add_member(tx, tg, "counsellor", NOON)).id for tg in (901, 902)]
        case = await _case(tx, person, 1)
        assert await take_case(tx, case.id, first)
        assert await take_case(tx, case.id, first)
        assert not await take_case(tx, case.id, second)


async def test_the_first_answer_sets_the_time_of_reply(database: Database) -> None:
    """It takes the case as well, and later answers change neither."""
    async with database.write() as tx:
        (person,) = await _people(tx, 1)
        first, second = [(await add_member(tx, tg, "counsellor", NOON)).id for tg in (901, 902)]
        case = await _case(tx, person, 1)
        await touch_cases(tx, [(case.id, NOON + MINUTE)])
        await touch_cases(tx, [])
        await note_reply(tx, case.id, first, NOON + 2 * MINUTE)
        await note_reply(tx, case.id, second, NOON + 3 * MINUTE)
        after = await case_by_id(tx, case.id)
        assert after is not None
        assert (after.first_reply_at, after.taken_by, after.last_message_at) == (
            NOON + 2 * MINUTE,
            first,
            NOON + 3 * MINUTE,
        )


async def test_an_appointment_is_asked_answered_and_done(database: Database) -> None:
    """The words of both sides come back, with whom to tell."""
    async with database.write() as tx:
        (person,) = await _people(tx, 1)
        await save_people(tx, {person: {"name": "Youssef"}}, NOON, "1")
        asked, new = await ask_appointment(
            tx, person, "accompaniment", "monday_morning", "j'ai une idée", NOON
        )
        assert new
        again, new = await ask_appointment(tx, person, "accompaniment", "any", "", NOON)
        assert not new
        assert again == asked
        assert await asked_appointments(tx) == await my_appointments(tx, person) == [asked]
        assert (asked.chat_id, asked.language, asked.name, asked.details) == (
            1,
            "fr",
            "Youssef",
            "j'ai une idée",
        )

        assert await answer_appointment(tx, asked.id, "mardi à 10 h", None, NOON + MINUTE)
        answered = await appointment_by_reference(tx, asked.reference.lower())
        assert answered is not None
        assert (answered.status, answered.answer) == ("answered", "mardi à 10 h")
        assert await asked_appointments(tx) == []
        assert await finish_appointment(tx, asked.id, NOON)
        assert not await finish_appointment(tx, asked.id, NOON)
        assert not await answer_appointment(tx, asked.id, "trop tard", None, NOON)
        assert await my_appointments(tx, person) == []


async def test_only_its_person_can_cancel_an_appointment(database: Database) -> None:
    """And only once."""
    async with database.write() as tx:
        mine, other = await _people(tx, 2)
        asked, _ = await ask_appointment(tx, mine, "orientation", "any", "", NOON)
        assert not await cancel_appointment(tx, asked.id, other, NOON)
        assert await cancel_appointment(tx, asked.id, mine, NOON)
        assert not await cancel_appointment(tx, asked.id, mine, NOON)
        _, new = await ask_appointment(tx, mine, "orientation", "any", "", NOON)
        assert new


async def test_what_names_a_person_is_unreadable_in_the_file(
    migrated_file: Path, tmp_path: Path, keyring: Keyring
) -> None:
    """A stolen database file shows no name, phone or own words of anybody."""
    shutil.copy(migrated_file, tmp_path / "wijha.db")
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'wijha.db'}", keyring)
    async with database.write() as tx:
        (person,) = await _people(tx, 1)
        await save_people(tx, {person: {"name": "CANARY-NAME", "phone": "+212600CANARY"}}, NOON, "1")
        asked, _ = await ask_appointment(tx, person, "orientation", "any", "CANARY-DETAILS", NOON)
        await answer_appointment(tx, asked.id, "CANARY-ANSWER", None, NOON)
        await add_member(tx, 901, "counsellor", NOON, name="CANARY-STAFF")
        await add_dead_letter(tx, 7, "CANARY-UPDATE", "KeyError", 3, NOON)
    on_disk = bytes_below(tmp_path)
    await database.close()
    for found in (on_disk, bytes_below(tmp_path)):
        assert asked.reference.encode() in found
        assert b"CANARY" not in found


def bytes_below(folder: Path) -> bytes:
    """Every byte of every file in a folder."""
    return b"".join(file.read_bytes() for file in folder.iterdir())
