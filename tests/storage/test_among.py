"""Many values as one parameter."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import event, select

from storage.among import among
from storage.conversations import Newcomer, create_people, load_people
from storage.database import Database
from storage.tables import conversations

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize("chats", [[], [2], [1, 3, 7], [*range(2, 900)]])
async def test_those_named_are_found(database: Database, chats: list[int]) -> None:
    """However many are named, and none where nobody is."""
    async with database.write() as tx:
        await create_people(tx, [Newcomer(chat, chat, "fr", NOON) for chat in (1, 2, 3, 2**52)])
        statement = select(conversations.c.chat_id).where(among(conversations.c.chat_id, "chats"))
        found = set(await tx.scalars(statement, {"chats": chats}))
    assert found == {1, 2, 3, 2**52} & set(chats)


async def test_a_statement_stays_the_same_for_any_number(database: Database) -> None:
    """So that the database plans it once."""
    seen = set()

    def note(*given: object) -> None:
        seen.add(given[2])

    async with database.write() as tx:
        event.listen(tx.sync_connection, "after_cursor_execute", note)
        await load_people(tx, [1])
        once = len(seen)
        await load_people(tx, range(70))
        event.remove(tx.sync_connection, "after_cursor_execute", note)
    assert len(seen) == once
