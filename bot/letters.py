"""Dead letters, for the command line: listed without what was written, taken once more, or dropped.

Taking one more time is a job, so that it is done by the bot itself, in order with everything else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from bot.config import Settings
from bot.retrying import KIND
from bot.verbs import WrongUse, opened
from storage.dead_letters import DeadLetter, dead_letter_list, settle_dead_letter, waiting_letter
from storage.jobs import add_job
from storage.staff import audit


@dataclass(frozen=True, slots=True)
class Letter:
    """One dead letter as it may be shown: what kind of update it was, not what stood in it."""

    id: int
    at: datetime
    update_id: int | None
    kind: str
    error: str
    attempts: int


async def listed(settings: Settings) -> list[Letter]:
    """Those nobody has dealt with, oldest first."""
    async with opened(settings) as database, database.read() as tx:
        return [_shown(letter) for letter in await dead_letter_list(tx)]


async def retry(settings: Settings, letter_id: int, now: datetime) -> None:
    """Have the bot take it once more; WrongUse if it does not wait for that."""
    async with opened(settings) as database, database.write() as tx:
        if await waiting_letter(tx, letter_id) is None:
            raise WrongUse(_none(letter_id))
        await add_job(tx, KIND, json.dumps({"letter": letter_id}), now, now)
        await audit(tx, now, None, "dead_retry", str(letter_id))


async def drop(settings: Settings, letter_id: int, now: datetime) -> None:
    """Forget what it held; WrongUse if nobody waits for that."""
    async with opened(settings) as database, database.write() as tx:
        if not await settle_dead_letter(tx, letter_id, "dropped"):
            raise WrongUse(_none(letter_id))
        await audit(tx, now, None, "dead_drop", str(letter_id))


def _none(letter_id: int) -> str:
    return f"there is no dead letter {letter_id} to be dealt with; see: wijha dead list"


def _shown(letter: DeadLetter) -> Letter:
    update = json.loads(letter.raw or "{}")
    kinds = [name for name in update if name != "update_id"] if isinstance(update, dict) else []
    kind = kinds[0][:40] if kinds else "?"
    return Letter(letter.id, letter.at, letter.update_id, kind, letter.error, letter.attempts)
