"""Calls to Telegram: noting them, putting them into the outbox, and judging when all are made."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from bot.sandbox.faults import Fault
from bot.sandbox.world import utc_now
from storage.outbox import Outgoing, add_outbox
from tests.faults.checker import Verdict, verdict
from tests.faults.scene import Scene


class Log:
    """A rule that notes each call with its time, and gives what `fault` says."""

    def __init__(self, fault: Callable[[str, int | None], Fault | None]) -> None:
        self.fault = fault
        self.calls: list[tuple[float, str, int | None]] = []

    def __call__(self, method: str, chat_id: int | None) -> Fault | None:
        """Note a call to a chat; others are let through."""
        if chat_id is None:
            return None
        self.calls.append((time.monotonic(), method, chat_id))
        return self.fault(method, chat_id)

    def between(self, start: float, end: float) -> int:
        """How many calls were made in a time."""
        return sum(start < at < end for at, _, _ in self.calls)


async def clean(stage: Scene, seconds: float = 60.0) -> Verdict:
    """Wait for rest and judge: AssertionError if a promise was broken."""
    await stage.quiet(seconds)
    found = await verdict(stage)
    assert found.clean, found
    return found


async def put(stage: Scene, lane: int, chats: list[int], method: str = "sendMessage", **more: object) -> None:
    """Put calls straight into the outbox."""
    async with stage.database.write() as tx:
        rows = [
            Outgoing(chat, lane, method, json.dumps({"chat_id": chat, "text": f"x-{n}", **more}), utc_now())
            for n, chat in enumerate(chats)
        ]
        await add_outbox(tx, rows)
