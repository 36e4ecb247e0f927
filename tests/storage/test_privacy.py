"""Erasing a person: every identifying byte goes from the database, no total moves."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url, select, text

from storage.appointments import ask_appointment
from storage.cases import open_case
from storage.conversations import Newcomer, Saved, create_people, load_people, save_conversations
from storage.courses import CourseEntry, RunEntry, import_catalogue, open_runs
from storage.database import Database, Transaction
from storage.dead_letters import add_dead_letter, dead_letter_list
from storage.finding import by_name, by_phone
from storage.merging import merge
from storage.outbox import Outgoing, add_outbox, claim, mark_sent, unsent
from storage.people import save_people
from storage.periods import named, parse_period
from storage.privacy import erase
from storage.record import Contact, Interaction, add_contacts, add_interactions
from storage.registering import Newly, register
from storage.stats import totals
from storage.tables import beneficiaries, identities, metadata
from storage.totals import totals_json
from storage.training import my_enrolments, take_seat

pytestmark = pytest.mark.anyio

NOW = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
STARTED = dt.date(2019, 1, 1)
CHAT, NAME, PHONE = 77665544332, "Zineb Oukacha", "+212661234567"
STORY = "my brother does not know that I come here"


async def _lived(tx: Transaction) -> tuple[int, int, list[str]]:
    """Somebody who did everything there is, and a neighbour; what would identify the first."""
    people = await create_people(tx, [Newcomer(CHAT, CHAT, "ar", NOW), Newcomer(5, 5, "fr", NOW)])
    theirs, neighbour = people[CHAT].beneficiary_id, people[5].beneficiary_id
    facts = {"name": NAME, "phone": PHONE, "sex": "female", "birth_year": "2001", "commune": "bitit"}
    facts["disability"] = "yes"
    await save_people(tx, {theirs: facts, neighbour: {"name": "Karim Zinebi", "sex": "male"}}, NOW, "1")
    state = json.dumps({"answers": {"name": NAME, "story": STORY}})
    await save_conversations(tx, [Saved(CHAT, state, NOW), Saved(5, "{}", NOW)])
    asked, _ = await ask_appointment(tx, theirs, "project", "monday_morning", STORY, NOW)
    case, _ = await open_case(tx, theirs, CHAT, NOW)
    await _wrote(tx, theirs, neighbour, case.id, asked.reference)
    run = RunEntry(dt.date(2025, 9, 1), dt.date(2025, 9, 5), 1)
    await import_catalogue(tx, [CourseEntry("solar-1", "solar", "أ", "A", runs=(run,))], NOW)
    (opened,) = await open_runs(tx, "", NOW.date())
    await take_seat(tx, opened.id, theirs, NOW)
    await take_seat(tx, opened.id, neighbour, NOW)
    number = str((await load_people(tx, [CHAT]))[CHAT].person["public_id"])
    return theirs, neighbour, [NAME, PHONE, STORY, str(CHAT), number, "2001", "Oukacha", asked.reference]


async def _wrote(tx: Transaction, theirs: int, neighbour: int, case_id: int, reference: str) -> None:
    """Messages, turns, services and one update that nobody could take."""
    payload = json.dumps({"chat_id": CHAT, "text": f"Hello {NAME}"})
    to_staff = json.dumps(
        {"chat_id": -1, "text": f"{NAME} asks, #R_{reference}: {STORY}"}, ensure_ascii=False
    )
    mine = json.dumps({"chat_id": 5, "text": "Hello Karim Zinebi"})
    rows = [
        Outgoing(CHAT, 1, "sendMessage", payload, NOW),
        Outgoing(-1, 2, "sendMessage", to_staff, NOW, confidential=True),
        Outgoing(-1, 0, "sendMessage", STORY, NOW, case_id=case_id, confidential=True),
        Outgoing(5, 1, "sendMessage", mine, NOW),
    ]
    await add_outbox(tx, rows)
    sent = Outgoing(-1, 3, "sendMessage", f'{{"text": "{NAME}"}}', NOW)
    await add_outbox(tx, [sent])
    sent_id = (await unsent(tx))[-1].id
    await mark_sent(tx, [(sent_id, 1, NOW)])
    raw = json.dumps({"update_id": 9, "message": {"from": {"id": CHAT}, "text": STORY}})
    await add_dead_letter(tx, 9, raw, "ValueError", 1, NOW)
    month = NOW - dt.timedelta(days=40)
    await add_contacts(
        tx,
        [
            Contact(theirs, "listening", "informed", month, month),
            Contact(theirs, "orientation", "informed", NOW, NOW, channel="reception"),
            Contact(neighbour, "orientation", "informed", NOW, NOW),
        ],
    )
    await add_interactions(tx, [Interaction(NOW, NOW, "text", theirs, answer="bitit", update_id=1)])


async def _figures(tx: Transaction) -> list[Any]:
    """Every total of every month and of the whole."""
    periods = [parse_period(f"2025-{month:02d}", NOW.date(), STARTED) for month in range(1, 7)]
    periods += [named("start", NOW.date(), STARTED)]
    return [totals_json(await totals(tx, period, STARTED, NOW)) for period in periods]


async def _bytes(tx: Transaction) -> bytes:
    """Everything in every table, as bytes."""
    rows = [row for table in metadata.sorted_tables for row in await tx.execute(select(table))]
    return b"\n".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for row in rows
        for value in row
    )


async def test_every_identifying_byte_goes_and_no_total_moves(database: Database) -> None:
    """Identity, words, messages, requests, numbers: nothing is left but what is counted."""
    async with database.write() as tx:
        theirs, neighbour, traces = await _lived(tx)
        sealed = (await tx.execute(select(identities).where(identities.c.beneficiary_id == theirs))).one()
        before = await _figures(tx)
        content = await _bytes(tx)
        assert all(trace.encode() in content for trace in (str(CHAT), "2001"))
    async with database.write() as tx:
        promoted = await erase(tx, theirs, NOW)
        after = await _figures(tx)
        content = await _bytes(tx)
        assert [one.beneficiary_id for one in promoted] == [neighbour]
        assert [seat.status for seat in await my_enrolments(tx, neighbour)] == ["confirmed"]
        assert await by_phone(tx, PHONE) == await by_name(tx, NAME) == []
        assert (await load_people(tx, [CHAT])) == {}
        assert [one.name for one in await by_name(tx, "كريم")] == ["Karim Zinebi"]
        told = await tx.scalar(select(beneficiaries.c.disability).where(beneficiaries.c.id == theirs))
        assert told == ""
    for trace in traces:
        assert trace.encode() not in content, trace
    for value in (sealed.name, sealed.phone, sealed.phone_hash):
        assert bytes(value) not in content
    assert _persons(after) == _persons(before)


def _persons(figures: list[Any]) -> list[Any]:
    """All indicators but those of sign-ups, which an erased person gives back."""
    leave = ("sign_ups", "confirmed", "waiting")
    return [[one for one in figure["indicators"] if one["id"] not in leave] for figure in figures]


async def test_messages_of_others_stay(database: Database) -> None:
    """Karim Zinebi is not Zineb: what waits for others is delivered."""
    async with database.write() as tx:
        theirs, _, _ = await _lived(tx)
        await erase(tx, theirs, NOW)
        left = await claim(tx, NOW, 10)
        assert [(row.chat_id, "Karim Zinebi" in row.payload) for row in left] == [(5, True)]
        assert [letter.raw for letter in await dead_letter_list(tx)] == []


async def test_who_was_merged_is_erased_with_the_other(database: Database) -> None:
    """Two records of one person are one person also here."""
    async with database.write() as tx:
        theirs, _, traces = await _lived(tx)
        ((keep, number),) = await register(tx, [Newly(name="زينب أوكاشا", phone=PHONE)], NOW)
        await merge(tx, keep, theirs, None, NOW)
        await erase(tx, theirs, NOW)
        content = await _bytes(tx)
    for trace in [*traces, number, "زينب"]:
        assert trace.encode() not in content, trace


async def test_whoever_writes_again_is_somebody_new(database: Database) -> None:
    """Nothing leads from the new record to the old."""
    async with database.write() as tx:
        theirs, _, _ = await _lived(tx)
        await erase(tx, theirs, NOW)
        again = await create_people(tx, [Newcomer(CHAT, CHAT, "ar", NOW)])
        assert again[CHAT].beneficiary_id != theirs


async def test_the_file_itself_holds_no_trace(database: Database, keyring: object) -> None:
    """Not in free pages, nor in the journal once it is folded in."""
    file = make_url(str(database._writing.url)).database
    if not database.is_sqlite or file is None:
        pytest.skip("PostgreSQL keeps old rows until VACUUM")
    async with database.write() as tx:
        theirs, _, traces = await _lived(tx)
    async with database.write() as tx:
        await erase(tx, theirs, NOW)
    async with database.read() as tx:
        assert await tx.scalar(text("SELECT count(*) FROM identities")) == 1
    await database.close()
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = await asyncio.to_thread(Path(file).read_bytes)
    assert b"HJ-25-00002" in content
    for trace in traces:
        if trace != "2001":  # four digits stand in many a number
            assert trace.encode() not in content, trace
