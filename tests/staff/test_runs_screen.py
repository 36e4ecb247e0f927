"""/runs: seats and people of course runs, closing and opening again, and who may see and do what."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import insert

from bot.config import Settings
from bot.staff.runs import CAPABILITY
from flows.library import Library
from storage.courses import CourseEntry, RunEntry, import_catalogue, run
from storage.database import Database, keyring_of
from storage.tables import identities
from storage.training import take_seat
from tests.staff.cast import COORDINATOR, COUNSELLOR, GROUP, NOW, Desk, hire, tokens
from tests.storage.ledgers import Ledger, Person, write_down

pytestmark = pytest.mark.anyio

DAY = dt.date(2025, 9, 1)


@pytest.fixture
async def desk(database: Database, settings: Settings, library: Library) -> AsyncIterator[Desk]:
    """Two runs: one full with somebody waiting, the other empty and earlier."""
    entries = [
        CourseEntry("solar-1", "solar", "الألواح الشمسية", "Panneaux solaires", runs=(_entry(DAY, 1),)),
        CourseEntry("photo-1", "photography", "التصوير", "", runs=(_entry(dt.date(2025, 7, 1), 5),)),
        CourseEntry("old-1", "drone", "قديم", "Ancienne", runs=(_entry(dt.date(2024, 7, 1), 5),)),
    ]
    async with database.write() as tx:
        members = await hire(tx)
        await import_catalogue(tx, entries, NOW)
        await write_down(tx, Ledger(people=[Person(1), Person(2)]))
        for person, name in ((1, "Salma <b>"), (2, "")):
            sealed = keyring_of(tx).seal_optional("identities.name", name)
            phone = keyring_of(tx).seal_optional("identities.phone", "+212612345678")
            await tx.execute(insert(identities).values(beneficiary_id=person, name=sealed, phone=phone))
            await take_seat(tx, 1, person, NOW)
        yield Desk(tx, settings, library, members)


def _entry(day: dt.date, seats: int) -> RunEntry:
    return RunEntry(day, day + dt.timedelta(days=4), seats, "El Hajeb", "09:00-12:00")


async def test_runs_are_listed_with_their_seats(desk: Desk) -> None:
    """The soonest first, without those that ended long ago, and how to open another."""
    reply = await desk.ask(CAPABILITY)
    lines = desk.screen(reply).splitlines()
    assert "🟢 photo-1 · 01/07/2025 · 0 places prises sur 5 · 5 libres · 0 en attente" in lines
    assert "🟢 Panneaux solaires · 01/09/2025 · 1 places prises sur 1 · 0 libres · 1 en attente" in lines
    assert "Ancienne" not in str(lines)
    assert tokens(reply) == ["s.runs.2", "s.runs.1", "f.open_run"]
    assert tokens(await desk.ask(CAPABILITY, who=COUNSELLOR)) == ["s.runs.2", "s.runs.1"]
    assert tokens(await desk.ask(CAPABILITY, chat_id=GROUP)) == ["s.runs.2", "s.runs.1"]


async def test_who_signed_up_is_told_in_private_with_telephone_numbers(desk: Desk) -> None:
    """Names are escaped; who gave none appears by number; in the group no telephone number is told."""
    reply = await desk.ask(CAPABILITY, "who.1", who=COUNSELLOR)
    lines = desk.screen(reply).splitlines()
    assert lines[1:] == ["✅ Salma &lt;b&gt; · HJ-1 +212612345678", "⏳ 1. HJ-2 · HJ-2 +212612345678"]
    assert reply.confidential
    group = desk.screen(await desk.ask(CAPABILITY, "who.1", who=COUNSELLOR, chat_id=GROUP))
    assert "Salma" in group and "+212" not in group
    assert "Personne" in desk.screen(await desk.ask(CAPABILITY, "who.2"))


async def test_sign_up_is_closed_and_opened_again(desk: Desk) -> None:
    """By a coordinator, with buttons that say what can be done next."""
    closed = await desk.ask(CAPABILITY, "close.1", who=COORDINATOR)
    assert "Inscriptions closes" in desk.screen(closed)
    assert tokens(closed) == ["s.runs.who.1", "s.runs.reopen.1", "s.runs.p.1", "s.runs.e.1", "s.runs."]
    assert (await _status(desk)) == "closed"
    opened = await desk.ask(CAPABILITY, "reopen.1", who=COORDINATOR)
    assert tokens(opened) == ["s.runs.who.1", "s.runs.close.1", "s.runs.p.1", "s.runs.e.1", "s.runs."]
    assert (await _status(desk)) == "open"


async def test_a_counsellor_changes_nothing(desk: Desk) -> None:
    """Neither is the button there, nor does an invented one work."""
    reply = await desk.ask(CAPABILITY, "close.1", who=COUNSELLOR)
    assert tokens(reply) == ["s.runs.who.1", "s.runs.p.1", "s.runs.e.1", "s.runs."]
    assert (await _status(desk)) == "open"


@pytest.mark.parametrize(
    "argument", ["close.", "who.99", "x", "close.1.2.3", "9" * 40, "drop.١", "-1", "who.1'--"]
)
async def test_invented_arguments_change_nothing(desk: Desk, argument: str) -> None:
    """They lead to the list, or to the run that they name."""
    await desk.ask(CAPABILITY, argument)
    assert (await _status(desk)) == "open"


async def test_without_runs(database: Database, settings: Settings, library: Library) -> None:
    """It says so."""
    async with database.write() as tx:
        desk = Desk(tx, settings, library, await hire(tx))
        assert "pas de session" in desk.screen(await desk.ask(CAPABILITY))


async def _status(desk: Desk) -> str:
    found = await run(desk.tx, 1)
    assert found is not None
    return found.status
