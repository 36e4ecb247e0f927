"""Single moments: killed before a confirmation or a mark; away for longer than Telegram keeps (F3, F28)."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.sandbox.cast import RACHID
from bot.sandbox.chats import Message
from bot.sandbox.faults import Fault
from tests.faults.calls import clean
from tests.faults.checker import MAKING
from tests.faults.conftest import Figure
from tests.faults.process import Wires
from tests.faults.scene import Scene

pytestmark = pytest.mark.anyio

TURNS = "SELECT count(*) FROM interactions"


async def test_what_is_on_record_and_not_confirmed_comes_again_and_counts_once(
    stage: Scene, figure: Figure
) -> None:
    """Killed after the commit and before Telegram hears of it: all is offered again, and recognised."""
    people = stage.crowd(30)
    for person in people:
        stage.world.write(person, "/start")
    polls = iter([None])  # the first question is answered at once, those after it wait
    slow = Fault(delay=3600)
    stage.world.faults.append(lambda method, _: next(polls, slow) if method == "getUpdates" else None)
    await stage.start()
    await stage.counted(TURNS, len(people))
    await stage.bots[-1].kill()
    offered_again = len(stage.updates.pending)
    stage.world.faults.clear()
    await stage.start()
    found = await clean(stage)
    figure("F3", f"on record and not confirmed {offered_again} of 30, offered again; {found}")
    assert offered_again == await stage.count(TURNS) == 30


async def test_what_was_sent_and_not_marked_is_sent_once_more(stage: Scene, figure: Figure) -> None:
    """Killed when Telegram had accepted a message and we had not heard of it: one copy for each, no more."""
    kills = 0
    for person in stage.crowd(5):
        bot = await stage.start()

        def killed(method: str, chat: int | None, pid: int = bot.pid) -> None:
            if method == "sendMessage":
                os.kill(pid, signal.SIGKILL)  # the call is carried out all the same

        stage.world.faults.append(killed)
        stage.world.write(person, "/start")
        await bot.gone(30)
        stage.world.faults.clear()
        kills += 1
    await stage.start()
    found = await clean(stage)
    figure("F4", f"killed {kills} times between accepted and marked; {found}")
    assert kills <= found.extra <= 2 * kills  # the menu of commands may be under way beside the message


async def test_an_outage_loses_presses_but_not_the_way_on(stage: Scene, figure: Figure) -> None:
    """Three minutes away: the press is gone at Telegram, the typed word is not and leads on."""
    person = stage.crowd(1)[0]
    await stage.start()
    stage.world.write(person, "/start")
    await stage.quiet()
    await stage.bots[-1].kill()
    stage.world.press(person, stage.world.chats[person].last_id, 2)
    stage.clock.ahead += timedelta(minutes=3)
    stage.world.write(person, "Français")
    await stage.start()
    await stage.quiet()
    rows = await stage.rows("SELECT kind FROM interactions ORDER BY id")
    figure("F28", f"after 3 minutes away: press lost at Telegram, typed word taken ({len(rows)} of 2 turns)")
    assert len(rows) == 2
    assert sum(call.method in MAKING and call.code == 200 for call in stage.world.ledger) == 2


async def test_what_a_day_away_has_lost_is_told(stage: Scene, figure: Figure) -> None:
    """Twenty-five hours away: Telegram has dropped what was written at first; administrators hear of it."""
    wrong_by = stage.folder / "clock"
    wrong_by.write_text("0")
    wires, person = Wires(clock_file=str(wrong_by)), stage.crowd(1)[0]
    await stage.start(wires)
    for who in (RACHID, person):
        stage.world.write(who, "/start")
    await stage.quiet()
    await stage.counted("SELECT count(*) FROM jobs WHERE kind = 'watch' AND payload != ''", 1)
    await stage.bots[-1].kill()
    stage.world.write(person, "lost")
    stage.clock.ahead += timedelta(hours=25)
    wrong_by.write_text(str(25 * 3600))
    stage.world.write(person, "Français")
    await stage.start(wires)
    await stage.quiet()
    rachid = stage.world.chats[RACHID].messages
    await stage.until(lambda: _with(rachid, "25"))
    turns, told = await stage.count(TURNS), len(_with(rachid, "25"))
    figure("F28", f"25 hours away: 1 of 2 dropped by Telegram, 1 taken; administrators told {told} time(s)")
    assert turns == 3
    assert told == 1


def _with(messages: Mapping[int, Message], words: str) -> list[str]:
    return [message.text for message in messages.values() if words in message.text]
