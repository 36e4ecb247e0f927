"""A flood: very many people at once, sends as slow as Telegram's, and one cry for help amid them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.sandbox.faults import Fault
from tests.faults.checker import Verdict, verdict
from tests.faults.nursery import Nursery
from tests.faults.scene import CRY, Scene, scene

SLOW = Fault(delay=0.2)
"""Sixty-four sends under way, each as long as this: some 300 a second, so that replies queue up."""


@dataclass(frozen=True, slots=True)
class Flood:
    """What came of it: seconds, and how many of those who wrote before the cry were answered after it."""

    people: int
    recorded_in: float
    answered_in: float
    overtaken: int
    acknowledged_in: float
    verdict: Verdict

    def __str__(self) -> str:
        return (
            f"{self.people:,} people on record in {self.recorded_in:.0f} s,"
            f" answered in {self.answered_in:.0f} s; a cry for help in the middle acknowledged"
            f" {self.acknowledged_in:.2f} s after it was recorded, before {self.overtaken:,} who had written"
            f" earlier; {self.verdict}"
        )


async def flood(folder: Path, bots: Nursery, people: int) -> Flood:
    """Let everybody write before the bot starts, one of them in danger; start it, and wait for the end."""
    async with scene(folder, bots, people=people) as stage:
        crowd = stage.crowd(people)
        place = people // 2
        for n, person in enumerate(crowd):
            stage.world.write(person, CRY if n == place else "/start")
        cry = stage.updates.next_id - people + place
        began = time.monotonic()
        stage.world.faults.append(lambda method, _: SLOW if method == "sendMessage" else None)
        await stage.start()
        await stage.until(lambda: not stage.updates.pending, 3600)
        recorded_in = time.monotonic() - began
        await stage.until(lambda: crowd[place] in _answers(stage), 60)
        stage.world.faults.clear()
        await stage.quiet(3600)
        answered_in = time.monotonic() - began
        answers = _answers(stage)
        answered_at = answers[crowd[place]]
        overtaken = sum(answers[person] > answered_at for person in crowd[:place])
        taken_at = await stage.count("SELECT at FROM seen_updates WHERE update_id = :id", id=cry)
        waited = answered_at - (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=taken_at))
        found = await verdict(stage)
        return Flood(people, recorded_in, answered_in, overtaken, waited.total_seconds(), found)


def _answers(stage: Scene) -> dict[int, datetime]:
    """When the first message to each chat was accepted."""
    first: dict[int, datetime] = {}
    for call in stage.world.ledger:
        if call.method == "sendMessage" and call.code == 200:
            first.setdefault(int(call.parameters["chat_id"]), call.at)
    return first
