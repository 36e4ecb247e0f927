"""Floods: many people at once, one person without end, and a cry for help in the midst of it (F45 to F47)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.sandbox.cast import STAFF_GROUP
from bot.sandbox.chats import Message
from tests.faults.checker import verdict
from tests.faults.conftest import Figure
from tests.faults.flood import flood
from tests.faults.nursery import Nursery
from tests.faults.scene import CRY, Scene

pytestmark = pytest.mark.anyio


async def test_a_flood_of_people_holds_up_no_cry_for_help(
    tmp_path: Path, bots: Nursery, figure: Figure
) -> None:
    """A thousand people at once and one in danger among them: who had written earlier is answered later."""
    found = await flood(tmp_path, bots, 1000)
    figure("F45", str(found))
    assert found.verdict.clean, found
    assert found.overtaken > 100, found


async def test_one_person_without_end_holds_up_nobody(stage: Scene, figure: Figure) -> None:
    """Two thousand messages of one person, told to a human: the others are answered as ever."""
    flooder, *others = stage.crowd(11)
    await stage.start()
    for words in ("/start", "parler"):
        stage.world.write(flooder, words)
    await stage.quiet()
    for n in range(2000):
        stage.world.write(flooder, f"m-{flooder}-{n}-end")
    began = stage.world.clock()
    mark = len(stage.world.ledger)
    for person in others:
        stage.world.write(person, "/start")
    stage.world.write(flooder, CRY)
    await stage.quiet(180)
    after = [call for call in stage.world.ledger[mark:] if call.code == 200 and call.method == "sendMessage"]
    first = {int(call.parameters["chat_id"]): call.at for call in reversed(after)}
    slowest = max((first[person] - began).total_seconds() for person in others)
    found = await verdict(stage)
    urgent = sum("🔴" in message.text or CRY in message.text for message in _group(stage))
    figure("F46", f"2,000 messages of one person; others answered within {slowest:.1f} s; {found}")
    figure("F47", f"cry for help in that flood: reached the staff {urgent > 0}")
    assert found.clean, found
    assert urgent


def _group(stage: Scene) -> list[Message]:
    return list(stage.world.chats[STAFF_GROUP].messages.values())
