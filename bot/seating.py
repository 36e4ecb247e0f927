"""Seating: seats that came free without anybody giving them back go to those who wait.

Whoever withdraws frees a seat and it is handed on at once. A merge of two records, an erased person or more
seats free some as well; a look now and then finds those.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from bot.carrying import run_values
from bot.jobs import Again, Worker
from bot.render import render
from flows.effects import Say
from storage.jobs import Job
from storage.outbox import Outgoing, add_outbox
from storage.training import Seated, fill_seats
from storage.vocabulary import LANE_REPLY

KIND: Final = "seats"
EVERY: Final = timedelta(minutes=10)


async def seat(worker: Worker, payload: Mapping[str, Any], job: Job) -> Again:
    """Hand free seats on and tell those who get them; look again in a while."""
    now = worker.clock()
    async with worker.database.write() as tx:
        seated = await fill_seats(tx, now)
        await add_outbox(tx, [row for one in seated for row in _told(worker, one)])
    if seated:
        worker.wake_delivery()
    return Again(now + EVERY, {})


def _told(worker: Worker, seated: Seated) -> list[Outgoing]:
    """What the person is told; nothing where no chat is known."""
    who = seated.promoted
    if not who.chat_id:
        return []
    says = [Say("seat-for-you", run_values(seated.run, who.language))]
    return [
        Outgoing(who.chat_id, LANE_REPLY, one.method, json.dumps(one.parameters), created_at=worker.clock())
        for one in render(worker.library.texts, who.language, who.chat_id, says)
    ]
