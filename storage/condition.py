"""The condition of the house as its tables tell it, read in one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select, text

from storage.database import Database
from storage.dead_letters import count_dead_letters
from storage.migrations import HEAD
from storage.outbox import health
from storage.schema import check_schema
from storage.tables import outbox, seen_updates

RECENT: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Condition:
    """Figures without anybody in them.

    `unsent` calls wait, the oldest since `oldest_unsent_at`; `failed` were given up, `lately_failed` of them
    in the last hour; `dead_letters` are updates that nobody has dealt with; `last_update_at` is when one was
    last recorded.
    """

    schema: str
    unsent: int
    oldest_unsent_at: datetime | None
    failed: int
    lately_failed: int
    dead_letters: int
    last_update_at: datetime | None


async def condition(database: Database, now: datetime) -> Condition:
    """How things stand; SchemaMismatch or StorageUnavailable if that cannot be told."""
    await check_schema(database)
    async with database.read() as tx:
        sending = await health(tx)
        failed = select(func.count()).where(
            outbox.c.state == text("'failed'"), outbox.c.sent_at > now - RECENT
        )
        return Condition(
            schema=HEAD,
            unsent=sending.unsent,
            oldest_unsent_at=sending.oldest_at,
            failed=sending.failed,
            lately_failed=await tx.scalar(failed) or 0,
            dead_letters=await count_dead_letters(tx),
            last_update_at=await tx.scalar(select(func.max(seen_updates.c.at))),
        )
