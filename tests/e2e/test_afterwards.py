"""After a talk: one short question to who agreed to statistics, answered or not; nothing after danger."""

from __future__ import annotations

import pytest

from tests.e2e.test_me import agreeing
from tests.e2e.town import Guest, Town

pytestmark = pytest.mark.anyio


async def _talked(salma: Guest, team: Guest) -> None:
    await salma.taps("menu-listening")
    await salma.confides("كناري سر صغير")
    await team.confides("كناري جواب", reply_to=team.newest_id())
    await salma.taps("nav-close")


async def test_what_they_thought_is_asked_once(town: Town, salma: Guest, team: Guest) -> None:
    """A tap is kept without a word of the talk; the next talk within the month ends without a question."""
    await agreeing(salma)
    await _talked(salma, team)
    assert salma.has("listening-how-was-it")
    await salma.taps("listening-good")
    assert salma.has("listening-thanks") and salma.has("menu-ask")
    assert [row["rating"] for row in await town.rows("SELECT rating FROM ratings")] == ["good"]
    await _talked(salma, team)
    assert not salma.has("listening-how-was-it") and salma.has("menu-ask")


async def test_nobody_has_to_answer(town: Town, salma: Guest, team: Guest) -> None:
    """Skipping leads to the menu, and nothing is kept."""
    await agreeing(salma)
    await _talked(salma, team)
    await salma.taps("nav-skip")
    assert salma.has("menu-ask")
    assert await town.count("SELECT count(*) FROM ratings") == 0
