"""Floods: many people at once, one person without end, and a cry for help in the midst of it (F45 to F47)."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bot.sandbox.cast import STAFF_GROUP
from bot.sandbox.chats import Message
from tests.faults.checker import verdict
from tests.faults.conftest import Figure
from tests.faults.nursery import Nursery
from tests.faults.scene import CRY, Scene, scene

pytestmark = pytest.mark.anyio


def _first_answers(stage: Scene) -> dict[int, int]:
    """The place in the ledger of the first message to each chat."""
    places: dict[int, int] = {}
    for place, call in enumerate(stage.world.ledger):
        if call.method == "sendMessage" and call.code == 200:
            places.setdefault(int(call.parameters["chat_id"]), place)
    return places


async def test_a_flood_of_people_holds_up_no_cry_for_help(
    tmp_path: Path, bots: Nursery, figure: Figure
) -> None:
    """A thousand people at once, and the last of them in danger: the staff know before most are answered."""
    async with scene(tmp_path, bots, people=1000) as stage:
        crowd = stage.crowd(1000)
        for person in crowd:
            stage.world.write(person, "/start")
        stage.world.write(crowd[-1], CRY)
        began = time.monotonic()
        await stage.start()
        await stage.quiet(120)
        took = time.monotonic() - began
        found, answers = await verdict(stage), _first_answers(stage)
        answered = stage.world.ledger[answers[crowd[-1]]].at - stage.world.ledger[0].at
    figure("F45", f"1,000 people in {took:.1f} s, the last, in danger, answered after {answered}: {found}")
    assert found.clean, found
    assert answered.total_seconds() < 10


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
    assert slowest < 10


def _group(stage: Scene) -> list[Message]:
    return list(stage.world.chats[STAFF_GROUP].messages.values())
