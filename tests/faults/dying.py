"""Dying at a chosen step while somebody talks, and going on afterwards."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.sandbox.cast import KHADIJA, STAFF_GROUP
from tests.faults.checker import verdict
from tests.faults.nursery import Nursery
from tests.faults.process import Wires
from tests.faults.scene import Scene, scene

WORDS = ("/start", "Français", "/menu", "parler", "confidence-end")
LAST = 400
"""A step that no bot of this script reaches."""


async def play_and_die(stage: Scene, step: int, person: int) -> bool:
    """Let somebody talk to a bot that dies at a step, then to one that does not; whether it died."""
    bot = await stage.start(Wires(die_at=step), ready=False)
    for n, words in enumerate(WORDS):
        stage.world.write(person, words)
        if n % 2:
            await asyncio.sleep(0.01)
    if shown := [m for m in stage.world.chats[STAFF_GROUP].messages.values() if "-end" in m.text]:
        stage.world.write(KHADIJA, f"s-{person}-end", STAFF_GROUP, reply_to=shown[-1].id)
    for _ in range(60):
        if not bot.alive or not await stage.waiting():
            break
        await asyncio.sleep(0.03)
    died = not bot.alive
    await bot.kill()
    await stage.start()
    await stage.quiet()
    await stage.bots[-1].kill()
    return died


async def every_step(folder: Path, bots: Nursery) -> str:
    """Die at the first step, the second ... until the whole talk is survived; what was found."""
    async with scene(folder, bots, people=LAST) as stage:
        step = 1
        while await play_and_die(stage, step, stage.crowd(LAST)[step]):
            step += 1
        return f"died at each of {step - 1} steps: {await verdict(stage)}"
