"""A trial: bots are killed at random moments while people talk, and Telegram has bad moments of its own."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.faults import Fault, flood_wait, server_error
from tests.faults.checker import Verdict, verdict
from tests.faults.load import Load, load
from tests.faults.nursery import Nursery
from tests.faults.scene import Scene, scene

AT_START = ("getMe", "getWebhookInfo", "setWebhook", "setMyCommands")
"""Calls without which a bot does not start: whoever watches over it starts it again."""

IN_FLIGHT = 64
"""Calls under way at most when a bot dies; each may be seen twice."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is tried; the same seed makes the same choices."""

    seed: int = 1
    kills: int = 10
    people: int = 24
    per_second: float = 150.0
    webhook: bool = False
    database_url: str = ""
    fault_share: float = 0.005


@dataclass
class Outcome:
    """What came of a trial."""

    verdict: Verdict
    kills: int
    cut: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.kills} kills, {self.cut} answers cut, {self.seconds:.0f} s: {self.verdict}"


async def trial(folder: Path, bots: Nursery, plan: Plan) -> Outcome:
    """Run a plan to its end and judge it."""
    began = asyncio.get_running_loop().time()
    async with scene(folder, bots, plan.database_url, people=plan.people) as stage:
        dice = random.Random(plan.seed)
        trouble = Trouble(random.Random(plan.seed + 1), plan.fault_share)
        stage.world.faults.append(trouble)
        people = load(stage.world, plan.seed, stage.crowd(plan.people), plan.per_second)
        if plan.webhook:
            stage.by_webhook()
        await stage.start()
        await _kill_under(stage, people, plan, dice)
        trouble.share = 0.0
        await stage.quiet(120.0)
        await stage.bots[-1].stop()
        assert stage.bots[-1].code == 0, stage.log_end()
        seconds = asyncio.get_running_loop().time() - began
        return Outcome(await verdict(stage, people), plan.kills, trouble.cut, seconds)


class Trouble:
    """A rule by which some calls fail; `cut` counts those that were carried out all the same."""

    def __init__(self, dice: random.Random, share: float) -> None:
        self._dice, self.share, self.cut = dice, share, 0

    def __call__(self, method: str, chat_id: int | None) -> Fault | None:
        """Give a fault for this call, rarely."""
        if self._dice.random() >= self.share or method in AT_START:
            return None
        fault = self._dice.choice(
            [
                Fault(cut_after=True),
                Fault(cut_before=True),
                Fault(body=b"<html>"),
                server_error(),
                flood_wait(1),
            ]
        )
        self.cut += not fault.prevents and method != "getUpdates"
        return fault


async def _kill_under(stage: Scene, people: Load, plan: Plan, dice: random.Random) -> None:
    """Kill and restart while people talk."""
    talking = asyncio.create_task(people.run())
    for _ in range(plan.kills):
        await asyncio.sleep(dice.uniform(0.02, 0.6))
        await stage.bots[-1].kill()
        await stage.start()
    people.ending = True
    await talking
