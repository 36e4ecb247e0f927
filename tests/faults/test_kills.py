"""Killed again and again under load (F1, F3, F4, F44): nothing lost, nothing twice, all in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.conftest import Figure
from tests.faults.nursery import Nursery
from tests.faults.trial import IN_FLIGHT, Plan, trial

pytestmark = pytest.mark.anyio


async def _holds(folder: Path, bots: Nursery, plan: Plan, figure: Figure) -> None:
    outcome = await trial(folder, bots, plan)
    figure("F1", str(outcome))
    assert outcome.verdict.clean, outcome
    assert outcome.verdict.updates > 100, outcome
    assert outcome.verdict.dead_letters == 0, outcome
    assert outcome.verdict.extra <= outcome.cut + IN_FLIGHT * plan.kills, outcome


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_sqlite_keeps_every_promise(
    tmp_path: Path, bots: Nursery, webhook: bool, figure: Figure
) -> None:
    """Ten kills at random moments, with refusals, cut answers and pauses of Telegram between them."""
    await _holds(tmp_path, bots, Plan(seed=1 + webhook, kills=10, webhook=webhook), figure)


async def test_postgresql_keeps_every_promise(
    tmp_path: Path, bots: Nursery, empty_postgresql: str, figure: Figure
) -> None:
    """The same on a server."""
    await _holds(tmp_path, bots, Plan(seed=3, kills=5, webhook=True, database_url=empty_postgresql), figure)
