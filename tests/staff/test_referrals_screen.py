"""/referrals: whom we sent somewhere, with how to call them, and what became of it, a tap each."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.config import Settings
from bot.staff.referrals import CAPABILITY as REFERRALS
from flows.library import Library
from storage.database import Database
from storage.entries import Entry, write_entries
from storage.registering import Newly, register
from storage.tables import audit_events
from tests.staff.cast import NOW, Desk, hire, tokens

pytestmark = pytest.mark.anyio


@pytest.fixture
async def desk(database: Database, settings: Settings, library: Library) -> AsyncIterator[Desk]:
    """Staff."""
    async with database.write() as tx:
        yield Desk(tx, settings, library, await hire(tx))


async def _refer(desk: Desk, count: int) -> None:
    new = [Newly(name=f"Salma {number}", phone=f"+21261234{number:04}") for number in range(count)]
    people = await register(desk.tx, new, NOW, "HJ")
    for number, (person, _) in enumerate(people):
        day = NOW.date() - timedelta(days=count - number)
        entry = Entry(person, "orientation", "reception", day, "referred", referred_to="anapec")
        await write_entries(desk.tx, [entry], None, None, NOW + timedelta(seconds=number))


async def test_nobody_waits(desk: Desk) -> None:
    """It says so, whatever is asked."""
    for argument in ("", "page.7", "received.1", "1"):
        assert desk.screen(await desk.ask(REFERRALS, argument)) == "Aucun référencement à suivre. ✔"


async def test_the_list_is_paged(desk: Desk) -> None:
    """Eight to a page, the longest waiting first: name, number, partner, day."""
    await _refer(desk, 9)
    first = await desk.ask(REFERRALS)
    lines = desk.screen(first).splitlines()
    assert lines[0] == "↗ <b>Référencements à suivre : 9</b>" and len(lines) == 9
    assert lines[1].startswith("Salma 0 · HJ-") and lines[1].endswith(" → ANAPEC · 21/06/2025")
    assert tokens(first) == [*(f"s.referrals.{number}" for number in range(1, 9)), "s.referrals.page.1"]
    last = await desk.ask(REFERRALS, "page.1")
    assert tokens(last) == ["s.referrals.9", "s.referrals.page.0"]
    assert tokens(await desk.ask(REFERRALS, "page.99")) == tokens(last)
    assert first.confidential


async def test_a_word_is_noted_and_put_right(desk: Desk) -> None:
    """Each tap is a new row and a line of the audit; the same tap again is none."""
    await _refer(desk, 1)
    card = await desk.ask(REFERRALS, "1")
    assert "+212612340000" in desk.screen(card) and "Rien n'est encore noté" in desk.screen(card)
    words = [f"s.referrals.{word}.1" for word in ("received", "missed", "silent")]
    assert tokens(card) == [*words, "s.referrals."]
    assert "Pas encore de nouvelles" in desk.screen(await desk.ask(REFERRALS, "silent.1"))
    assert "pas de nouvelles le 30/06" in desk.screen(await desk.ask(REFERRALS))
    later = NOW + timedelta(minutes=1)
    for _ in range(2):
        received = await desk.ask(REFERRALS, "received.1", at=later)
        assert "y a été reçue" in desk.screen(received)
        assert tokens(received) == ["s.referrals.missed.1", "s.referrals.silent.1", "s.referrals."]
    assert "Aucun référencement" in desk.screen(await desk.ask(REFERRALS))
    await desk.ask(REFERRALS, "silent.1", at=later + timedelta(minutes=1))
    assert "Référencements à suivre : 1" in desk.screen(await desk.ask(REFERRALS))
    said = await desk.tx.scalars(select(audit_events.c.detail).where(audit_events.c.action == "referral"))
    assert list(said) == ["silent", "received", "silent"]
