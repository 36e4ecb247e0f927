"""/cases and /requests: who waits, urgent ones first, and a card to reply to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.config import Settings
from bot.desk import tag_in
from bot.staff.waiting import CASES, REQUESTS
from flows.library import Library
from storage.appointments import answer_appointment, ask_appointment
from storage.cases import close_case, open_case, take_case
from storage.database import Database
from tests.staff.cast import COUNSELLOR, NOW, Desk, hire, tokens
from tests.storage.ledgers import Ledger, Person, write_down

pytestmark = pytest.mark.anyio


@pytest.fixture
async def desk(database: Database, settings: Settings, library: Library) -> AsyncIterator[Desk]:
    """Staff, and three people."""
    async with database.write() as tx:
        members = await hire(tx)
        await write_down(tx, Ledger(people=[Person(1), Person(2), Person(3)]))
        yield Desk(tx, settings, library, members)


async def test_open_cases_urgent_first(desk: Desk) -> None:
    """Reference, since when, who has taken it; nothing that was said, and no tag that could be replied to."""
    calm, _ = await open_case(desk.tx, 1, 101, NOW - timedelta(hours=5))
    urgent, _ = await open_case(desk.tx, 2, 102, NOW - timedelta(hours=1), urgent=True)
    over, _ = await open_case(desk.tx, 3, 103, NOW)
    await close_case(desk.tx, over.id, "staff", NOW)
    await take_case(desk.tx, calm.id, desk.members[COUNSELLOR].id)
    reply = await desk.ask(CASES)
    screen = desk.screen(reply)
    assert screen.splitlines() == [
        "💬 <b>Conversations ouvertes : 2</b>",
        f"🔴 {urgent.reference} · depuis le 30/06 11:00 (1 h) · personne ne suit encore",
        f"💬 {calm.reference} · depuis le 30/06 07:00 (5 h) · خديجة",
    ]
    assert tag_in(screen) == ("", "")
    assert tokens(reply) == [f"s.cases.{urgent.reference}", f"s.cases.{calm.reference}"]


async def test_a_card_of_a_case_can_be_replied_to(desk: Desk) -> None:
    """It carries the tag by which the desk knows the case, and its buttons."""
    case, _ = await open_case(desk.tx, 1, 101, NOW)
    reply = await desk.ask(CASES, case.reference.lower())
    assert tag_in(desk.screen(reply)) == ("C", case.reference)
    assert tokens(reply) == [f"c.take.{case.reference}", f"c.close.{case.reference}", "s.cases."]
    await close_case(desk.tx, case.id, "person", NOW)
    assert "Aucune conversation" in desk.screen(await desk.ask(CASES, case.reference))


async def test_requests_that_wait_for_an_answer(desk: Desk) -> None:
    """Subject and half-days by name; the card carries the tag and the person's own words, escaped."""
    asked, _ = await ask_appointment(desk.tx, 1, "project", "monday_morning", "J'ai <une> idée", NOW)
    done, _ = await ask_appointment(desk.tx, 2, "job", "", "", NOW)
    await answer_appointment(desk.tx, done.id, "ok", None, NOW)
    reply = await desk.ask(REQUESTS)
    lines = desk.screen(reply).splitlines()
    assert lines[0] == "📅 <b>Demandes de rendez-vous sans réponse : 1</b>"
    assert lines[1].startswith(f"{asked.reference} · — · ") and "Lundi matin" in lines[1]
    assert tag_in(desk.screen(reply)) == ("", "")
    card = await desk.ask(REQUESTS, asked.reference)
    assert tag_in(desk.screen(card)) == ("R", asked.reference)
    assert "J'ai &lt;une&gt; idée" in desk.screen(card)
    assert reply.confidential and card.confidential
    assert tokens(card) == ["s.requests."]
    again = desk.screen(await desk.ask(REQUESTS, done.reference))
    assert tag_in(again) == ("", "") and asked.reference in again


async def test_nobody_waits(desk: Desk) -> None:
    """It says so."""
    assert "Aucune conversation" in desk.screen(await desk.ask(CASES))
    assert "Aucune demande" in desk.screen(await desk.ask(REQUESTS, "K7P2M"))
