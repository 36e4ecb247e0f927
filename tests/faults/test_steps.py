"""Killed at a chosen step: between the hops and at each statement, commit and call (F2, F3, F4)."""

from __future__ import annotations

import pytest

from tests.faults.checker import verdict
from tests.faults.conftest import Figure
from tests.faults.dying import play_and_die
from tests.faults.scene import Scene

pytestmark = pytest.mark.anyio

STEPS = (4, 9, 13, 16, 19, 21, 23, 25, 27, 29, 31, 34, 37, 41, 45, 50, 56, 63)
"""Where a bot dies; `make faults ARGS=--steps` tries every one."""


async def test_no_step_is_a_bad_one_to_die_at(stage: Scene, figure: Figure) -> None:
    """Whichever step it is: nothing lost, nothing twice, one copy more at most for each call under way."""
    died = [await play_and_die(stage, step, stage.crowd(40)[n]) for n, step in enumerate(STEPS)]
    found = await verdict(stage)
    figure("F2", f"died at {sum(died)} of {len(STEPS)} chosen steps: {found}")
    assert found.clean, found
    assert sum(died) > len(STEPS) * 2 // 3
    assert found.extra <= 2 * len(STEPS)
