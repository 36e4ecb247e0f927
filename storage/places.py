"""Places: the groups in which staff work, known by their Telegram chat id."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select

from storage.database import Transaction
from storage.tables import places


async def enrol_place(
    tx: Transaction, chat_id: int, kind: str, enrolled_by: int | None, at: datetime
) -> None:
    """Make a group the place of its kind ("staff" or "administrators"), instead of the one before."""
    await tx.execute(delete(places).where((places.c.kind == kind) | (places.c.chat_id == chat_id)))
    row = {"chat_id": chat_id, "kind": kind, "enrolled_by": enrolled_by, "enrolled_at": at}
    await tx.execute(insert(places).values(row))


async def leave_place(tx: Transaction, chat_id: int) -> bool:
    """The bot was removed from a group; False if it was no place of ours."""
    return (await tx.execute(delete(places).where(places.c.chat_id == chat_id))).rowcount > 0


async def place_of(tx: Transaction, kind: str = "staff") -> int:
    """The chat id of the place of a kind, 0 if there is none."""
    return await tx.scalar(select(places.c.chat_id).where(places.c.kind == kind)) or 0


async def all_places(tx: Transaction) -> dict[int, str]:
    """Every place: chat id -> kind."""
    rows = await tx.execute(select(places.c.chat_id, places.c.kind))
    return {row.chat_id: row.kind for row in rows}
