"""Dead letters: updates that could not be taken, kept as they came (sealed) until someone looks at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, insert, select, text, update

from storage.database import Transaction, keyring_of
from storage.tables import dead_letters, outbox, seen_updates


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """One update that could not be taken: its JSON as it came, and why."""

    id: int
    update_id: int | None
    raw: str
    error: str
    attempts: int
    at: datetime


_NEW = dead_letters.c.state == text("'new'")
_WAITING = select(*(dead_letters.c[name] for name in DeadLetter.__slots__)).where(_NEW)
_ASIDE = 1000  # more calls than one update ever makes: their numbers are free again


async def add_dead_letter(
    tx: Transaction, update_id: int | None, raw: str, error: str, attempts: int, at: datetime
) -> int:
    """Keep an update that could not be taken; its number."""
    row = {
        "update_id": update_id,
        "raw": keyring_of(tx).seal("dead_letters.raw", raw),
        "error": error,
        "attempts": attempts,
        "at": at,
    }
    added = await tx.execute(insert(dead_letters).values(row).returning(dead_letters.c.id))
    return int(added.scalar_one())


async def dead_letter_list(tx: Transaction, limit: int = 100) -> list[DeadLetter]:
    """Those nobody has dealt with, oldest first."""
    return await _letters(tx, _WAITING.order_by(dead_letters.c.id).limit(limit))


async def waiting_letter(tx: Transaction, letter_id: int) -> DeadLetter | None:
    """One that nobody has dealt with; on PostgreSQL it is locked until the transaction ends."""
    found = await _letters(tx, _WAITING.where(dead_letters.c.id == letter_id).with_for_update())
    return found[0] if found else None


async def forget_attempt(tx: Transaction, update_id: int) -> None:
    """Let an update that was buried be taken as if it were new; what was said of its burial stays sent."""
    await tx.execute(delete(seen_updates).where(seen_updates.c.update_id == update_id))
    aside = update(outbox).where(outbox.c.update_id == update_id)
    await tx.execute(aside.values(n=outbox.c.n - _ASIDE))


async def settle_dead_letter(tx: Transaction, letter_id: int, state: str) -> bool:
    """It was "retried" or is "dropped"; the update itself is forgotten. False if that was done already."""
    forgotten = keyring_of(tx).seal("dead_letters.raw", "")
    statement = update(dead_letters).where(dead_letters.c.id == letter_id, _NEW)
    return (await tx.execute(statement.values(state=state, raw=forgotten))).rowcount > 0


async def count_dead_letters(tx: Transaction) -> int:
    """How many nobody has dealt with."""
    return await tx.scalar(select(func.count()).select_from(dead_letters).where(_NEW)) or 0


async def _letters(tx: Transaction, statement: Select[*tuple[Any, ...]]) -> list[DeadLetter]:
    keyring = keyring_of(tx)
    return [
        DeadLetter(**(row | {"raw": keyring.unseal("dead_letters.raw", row["raw"])}))
        for row in map(dict, (await tx.execute(statement)).mappings())
    ]
