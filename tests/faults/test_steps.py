"""Killed at a chosen step: between the hops and at each statement, commit and call (F2, F3, F4)."""

from __future__ import annotations

import asyncio

import pytest

from bot.sandbox.cast import KHADIJA, STAFF_GROUP
from tests.faults.checker import verdict
from tests.faults.conftest import Figure
from tests.faults.process import Wires
from tests.faults.scene import Scene

pytestmark = pytest.mark.anyio

WORDS = ("/start", "Français", "/menu", "parler", "confidence-end")
STEPS = (4, 9, 13, 16, 19, 21, 23, 25, 27, 29, 31, 34, 37, 41, 45, 50, 56, 63)
"""Where a bot dies; `make faults ARGS=--steps` tries every one."""


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


async def test_no_step_is_a_bad_one_to_die_at(stage: Scene, figure: Figure) -> None:
    """Whichever step it is: nothing lost, nothing twice, one copy more at most for each call under way."""
    died = [await play_and_die(stage, step, stage.crowd(40)[n]) for n, step in enumerate(STEPS)]
    found = await verdict(stage)
    figure("F2", f"died at {sum(died)} of {len(STEPS)} chosen steps: {found}")
    assert found.clean, found
    assert sum(died) > len(STEPS) * 2 // 3
    assert found.extra <= 2 * len(STEPS)
