"""An update that could not be taken can be taken once its fault is mended, and changes the record once."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from bot import letters
from bot.app import assembled, now, serve_until
from bot.config import load
from bot.config_values import Listen
from bot.sandbox.cast import DEFAULT_CAST, RACHID, SALMA, TOKEN
from bot.sandbox.server import serve
from bot.sandbox.world import World
from bot.verbs import WrongUse
from tests.e2e.logbook import logged
from tests.e2e.town import PATIENCE, Guest, Town

pytestmark = pytest.mark.anyio


@pytest.fixture
async def shaken(tmp_path: Path, migrated: Path) -> AsyncIterator[Town]:
    """A house in which something went wrong, so that it is not held to everything at the end."""
    world, file = World(DEFAULT_CAST), tmp_path / "wijha.db"
    shutil.copy(migrated, file)
    async with serve(world, TOKEN) as address:
        settings = replace(
            load({}, tmp_path),
            token=TOKEN,
            api_url=address,
            admin_ids=(RACHID,),
            database_url=f"sqlite+aiosqlite:///{file}",
            listen=Listen(port=0),
        )
        with logged(settings) as log:
            async with assembled(settings) as house:
                stop = asyncio.Event()
                serving = asyncio.create_task(serve_until(house, stop))
                yield Town(world, house, address, tmp_path, log)
                stop.set()
                await serving


async def _write(town: Town, statement: str, **values: object) -> None:
    async with town.house.database.write() as tx:
        await tx.execute(sql(statement), values)


async def _one_letter(town: Town) -> tuple[Guest, letters.Letter, str]:
    """Someone whose place in the talk cannot be read writes: their message is a dead letter."""
    salma = town.guest(SALMA, "ary")
    await salma.says("/start")
    (row,) = await town.rows("SELECT state FROM conversations")
    await _write(town, "UPDATE conversations SET state = '{garbage'")
    await salma.says("Bonjour")
    assert salma.has("sorry-failed")
    (letter,) = await letters.listed(town.house.settings)
    return salma, letter, str(row["state"])


async def _until(town: Town, query: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await town.count(query):  # noqa: ASYNC110  # nobody calls us
            await asyncio.sleep(0.05)


async def test_a_dead_letter_is_taken_again(shaken: Town) -> None:
    """While the fault lasts it stays in the list; once mended, it is answered and on record once."""
    salma, letter, state = await _one_letter(shaken)
    assert (letter.kind, letter.attempts) == ("message", 3)
    assert "Bonjour" not in repr(letter)
    await letters.retry(shaken.house.settings, letter.id, now())
    await _until(shaken, "SELECT count(*) FROM jobs WHERE kind = 'dead_letter' AND result != ''")
    assert await letters.listed(shaken.house.settings) == [letter]
    await _write(shaken, "UPDATE conversations SET state = :state", state=state)
    await _write(shaken, "UPDATE jobs SET due_at = 0 WHERE kind = 'dead_letter'")  # why wait for ten seconds
    await _until(shaken, "SELECT count(*) FROM jobs WHERE kind = 'dead_letter' AND state = 'done'")
    await shaken.settled()
    assert await letters.listed(shaken.house.settings) == []
    rows = await shaken.interactions(SALMA)
    assert [row["kind"] for row in rows if row["update_id"] == letter.update_id] == ["word"]
    assert "sorry" not in salma.last().text
    assert not salma.last().text.startswith(shaken.words("sorry-failed", "ary")[:20])


async def test_what_is_settled_is_not_taken_again(shaken: Town) -> None:
    """Dropped: it is gone, what it held is forgotten, and nothing more can be done with it."""
    _, letter, _ = await _one_letter(shaken)
    settings = shaken.house.settings
    await letters.drop(settings, letter.id, now())
    assert await letters.listed(settings) == []
    with pytest.raises(WrongUse, match="no dead letter"):
        await letters.drop(settings, letter.id, now())
    with pytest.raises(WrongUse, match="no dead letter"):
        await letters.retry(settings, letter.id, now())
    assert await shaken.house.turns.take_again(letter.id) is False
