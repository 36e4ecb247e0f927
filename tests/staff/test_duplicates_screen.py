"""/duplicates: the queue, two records side by side, merging, keeping apart, and taking it back."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.config import Settings
from bot.staff.duplicates import CAPABILITY
from flows.library import Library
from storage.database import Database
from storage.finding import person
from storage.registering import Newly, register
from storage.staff import audit_trail
from tests.staff.cast import COORDINATOR, NOW, Desk, hire, tokens

pytestmark = pytest.mark.anyio

PHONE = "+212661234567"


@pytest.fixture
async def desk(database: Database, settings: Settings, library: Library) -> AsyncIterator[Desk]:
    """One person twice, and a brother with the same telephone."""
    async with database.write() as tx:
        members = await hire(tx)
        people = [
            Newly(name="فاطمة الزهراء العلوي", phone=PHONE, birth_year=2001, commune="agourai"),
            Newly(name="Fatima Zahra Alaoui", phone=PHONE, channel="mobile"),
            Newly(name="Omar Alaoui", phone=PHONE),
        ]
        await register(tx, people, NOW)
        yield Desk(tx, settings, library, members)


async def _ids(desk: Desk) -> list[int]:
    found = [await person(desk.tx, id_) for id_ in (1, 2, 3)]
    return [one.id for one in found if one]


async def test_the_queue_lists_pairs_and_a_card_says_why(desk: Desk) -> None:
    """The brother is not suspected; names are forgotten once sent."""
    listed = await desk.ask(CAPABILITY, who=COORDINATOR)
    assert listed.confidential
    assert tokens(listed) == ["s.duplicates.1", "s.duplicates.merges"]
    card = await desk.ask(CAPABILITY, "1", who=COORDINATOR)
    screen = desk.screen(card)
    assert "En commun : téléphone, nom" in screen
    assert "<b>Fatima Zahra Alaoui</b>" in screen and "Agourai" in screen and PHONE in screen
    assert tokens(card)[:4] == [f"s.duplicates.{key}.1" for key in ("first", "second", "different", "later")]


@pytest.mark.parametrize(("choice", "kept"), [("first", [1, 1, 3]), ("second", [2, 2, 3])])
async def test_a_merge_and_its_undo(desk: Desk, choice: str, kept: list[int]) -> None:
    """Either record can be the one that stays; after the undo both are there, and both acts are audited."""
    await desk.ask(CAPABILITY)
    merged = await desk.ask(CAPABILITY, f"{choice}.1", who=COORDINATOR)
    assert await _ids(desk) == kept
    assert "Aucun doublon" in desk.screen(await desk.ask(CAPABILITY))
    undo = tokens(merged)[0]
    assert undo == "s.duplicates.undo.1"
    assert undo in tokens(await desk.ask(CAPABILITY, "merges"))
    await desk.ask(CAPABILITY, "undo.1", who=COORDINATOR)
    assert await _ids(desk) == [1, 2, 3]
    assert "plus possible" in desk.screen(await desk.ask(CAPABILITY, "undo.1"))
    assert "Aucune fusion" in desk.screen(await desk.ask(CAPABILITY, "merges"))
    assert [event.action for event in await audit_trail(desk.tx)] == ["unmerge", "merge"]
    assert tokens(await desk.ask(CAPABILITY))[0] == "s.duplicates.1"


async def test_two_people_stay_two(desk: Desk) -> None:
    """What was decided is not asked again; what was put off is."""
    await desk.ask(CAPABILITY)
    assert tokens(await desk.ask(CAPABILITY, "later.1"))[0] == "s.duplicates.1"
    assert tokens(await desk.ask(CAPABILITY, "different.1")) == ["s.duplicates.merges"]
    assert tokens(await desk.ask(CAPABILITY)) == ["s.duplicates.merges"]
    assert await _ids(desk) == [1, 2, 3]


@pytest.mark.parametrize("argument", ["99", "first.99", "first.x", "٣", "undo.", "1" * 30, "undo.7", "x.1.1"])
async def test_nonsense_changes_nothing(desk: Desk, argument: str) -> None:
    """Old and invented buttons lead to the list or a plain no."""
    await desk.ask(CAPABILITY)
    reply = await desk.ask(CAPABILITY, argument)
    assert desk.screen(reply)
    assert await _ids(desk) == [1, 2, 3]
