"""/cases and /requests: who waits, urgent ones first, and a card to reply to or to note on who came."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.config import Settings
from bot.desk import tag_in
from bot.staff.requests import CAPABILITY as REQUESTS
from bot.staff.waiting import CASES
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
    note = [f"s.requests.{word}.{asked.reference}" for word in ("came.2025-06-30", "when", "missed")]
    assert tokens(card) == [*note, "s.requests."]
    assert tokens(reply) == [f"s.requests.{asked.reference}", "s.requests.answered.0"]
    answered = await desk.ask(REQUESTS, "answered.0")
    assert "Demandes avec réponse, à noter : 1" in desk.screen(answered)
    assert tokens(answered) == [f"s.requests.{done.reference}", "s.requests."]


async def test_who_came_is_noted_and_taken_back(desk: Desk) -> None:
    """Came on a day since the request: a visit; undone: the card again; invented days change nothing."""
    asked, _ = await ask_appointment(desk.tx, 1, "project", "", "", NOW - timedelta(days=2))
    await answer_appointment(desk.tx, asked.id, "ok", None, NOW)
    when = await desk.ask(REQUESTS, f"when.{asked.reference}")
    days = [f"s.requests.came.2025-06-{day}.{asked.reference}" for day in (30, 29, 28)]
    assert tokens(when) == [*days, f"s.requests.{asked.reference}"]
    for invented in ("came.2025-06-27", "came.2025-07-01", "came.x", "went.2025-06-30", "came"):
        card = await desk.ask(REQUESTS, f"{invented}.{asked.reference}")
        assert tag_in(desk.screen(card)) == ("R", asked.reference)
    came = desk.screen(await desk.ask(REQUESTS, f"came.2025-06-29.{asked.reference}"))
    assert "venu(e) le 29/06" in came and "La visite est notée" in came
    again = await desk.ask(REQUESTS, f"missed.{asked.reference}")
    assert "venu(e) le 29/06" in desk.screen(again)
    assert tokens(again) == [f"s.requests.undo.{asked.reference}", "s.requests."]
    undone = await desk.ask(REQUESTS, f"undo.{asked.reference}")
    assert tag_in(desk.screen(undone)) == ("R", asked.reference)
    missed = desk.screen(await desk.ask(REQUESTS, f"missed.{asked.reference}"))
    assert "pas venu(e)" in missed and asked.reference in missed


async def test_answered_requests_are_paged(desk: Desk) -> None:
    """Fifteen to a page, oldest first; a page that does not exist is the last one."""
    for number in range(17):
        asked, _ = await ask_appointment(desk.tx, 1, f"subject-{number}", "", "", NOW)
        await answer_appointment(desk.tx, asked.id, "ok", None, NOW)
    first, last = [await desk.ask(REQUESTS, f"answered.{page}") for page in (0, 1)]
    assert len(desk.screen(first).splitlines()) == 16 and len(desk.screen(last).splitlines()) == 3
    assert "s.requests.answered.1" in tokens(first) and "s.requests.answered.0" in tokens(last)
    assert tokens(await desk.ask(REQUESTS, "answered.99")) == tokens(last)


async def test_nobody_waits(desk: Desk) -> None:
    """It says so."""
    assert "Aucune conversation" in desk.screen(await desk.ask(CASES))
    assert "Aucune demande" in desk.screen(await desk.ask(REQUESTS, "K7P2M"))
