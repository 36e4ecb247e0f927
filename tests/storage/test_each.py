"""A statement for each of many rows: parameters become what the columns hold, what is fixed in it stays."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import bindparam, insert, select, update

from storage.database import Database
from storage.each import ForEach
from storage.tables import outbox

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)


async def test_rows_are_written_as_the_columns_want_them(database: Database) -> None:
    """Times and flags are converted; a value in the statement goes to every row; no rows are no work."""
    put = ForEach(insert(outbox))
    give_up = ForEach(
        update(outbox)
        .where(outbox.c.chat_id == bindparam("chat"))
        .values(state="failed", leased_until=None, sent_at=bindparam("at"))
    )
    shared = {"lane": 1, "method": "sendMessage", "confidential": True, "created_at": NOON}
    async with database.write() as tx:
        await put(tx, [])
        await put(tx, [shared | {"chat_id": chat} for chat in (1, 2, 3)])
        await give_up(tx, [{"chat": chat, "at": NOON + dt.timedelta(hours=chat)} for chat in (1, 3)])
        columns = [outbox.c[name] for name in ("chat_id", "state", "confidential", "created_at", "sent_at")]
        rows = (await tx.execute(select(*columns).order_by(outbox.c.id))).all()
    assert rows == [
        (1, "failed", True, NOON, NOON + dt.timedelta(hours=1)),
        (2, "new", True, NOON, None),
        (3, "failed", True, NOON, NOON + dt.timedelta(hours=3)),
    ]
