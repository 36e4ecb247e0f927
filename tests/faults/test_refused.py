"""What Telegram refuses: blocked chats, moved groups, unreadable words, a token now void (F22 to F27)."""

from __future__ import annotations

import asyncio

import pytest

from bot.sandbox.cast import KHADIJA, STAFF_GROUP
from bot.sandbox.faults import Fault
from bot.sandbox.refusals import unauthorized
from storage.vocabulary import LANE_REPLY
from tests.faults.calls import Log, clean, put
from tests.faults.conftest import Figure
from tests.faults.process import Wires
from tests.faults.scene import Scene

pytestmark = pytest.mark.anyio


async def test_who_blocks_the_bot_is_left_alone_until_they_are_back(stage: Scene, figure: Figure) -> None:
    """After the refusal nothing more is tried; with /start everything works again."""
    person = stage.crowd(1)[0]
    await stage.start()
    stage.world.write(person, "/start")
    await stage.quiet()
    chat = stage.world.chats[person]
    chat.blocked = True  # Telegram has not told us yet
    await put(stage, LANE_REPLY, [person] * 10)
    await stage.quiet()
    refused = sum(call.code == 403 for call in stage.world.ledger)
    cancelled = await stage.count("SELECT count(*) FROM outbox WHERE state = 'cancelled'")
    chat.blocked = False
    stage.world.write(person, "/start")
    found = await clean(stage)
    figure("F22", f"sends after 403: {refused - 1}, cancelled {cancelled} of 10, back with /start: {found}")
    assert (refused, cancelled) == (1, 10)
    assert chat.messages[chat.last_id].sender["id"] == stage.world.bot["id"]


async def test_a_group_that_moves_takes_its_alerts_along(stage: Scene, figure: Figure) -> None:
    """What was on its way to the group reaches the supergroup, and staff answer there."""
    person = stage.crowd(1)[0]
    await stage.start()
    stage.world.write(person, "/start")
    stage.world.write(person, "parler")
    await stage.quiet()
    await stage.bots[-1].kill()
    moved = stage.world.migrate(STAFF_GROUP)
    for n in range(5):
        stage.world.write(person, f"m-{person}-{n}-end")
    await stage.start()
    await stage.quiet()
    texts = [m.text for m in stage.world.chats[moved].messages.values()]
    lost = sum(not any(f"m-{person}-{n}-end" in text for text in texts) for n in range(5))
    last = max(stage.world.chats[moved].messages)
    stage.world.write(KHADIJA, "s-1-end", moved, reply_to=last)
    await stage.quiet()
    answered = any("s-1-end" in m.text for m in stage.world.chats[person].messages.values())
    figure("F23", f"alerts lost {lost} of 5, answer from the new group arrived: {answered}")
    assert (lost, answered) == (0, True)


async def test_refusals_that_mean_something_else(stage: Scene, figure: Figure) -> None:
    """Not modified is done, an edit of what is gone becomes a message, broken formatting is sent plainly."""
    person = stage.crowd(1)[0]
    await stage.start()
    stage.world.write(person, "/start")
    await stage.quiet()
    await put(stage, LANE_REPLY, [person], parse_mode="HTML", text="<b>x</i> & <y")
    await stage.quiet()
    chat = stage.world.chats[person]
    newest = chat.last_id
    same = {"message_id": newest, "text": chat.messages[newest].text}
    await put(stage, LANE_REPLY, [person], "editMessageText", **same)
    await put(stage, LANE_REPLY, [person], "editMessageText", message_id=9_999, text="anew")
    await put(
        stage, LANE_REPLY, [person], "editMessageText", message_id=newest, parse_mode="HTML", text="<b>y"
    )
    await put(stage, LANE_REPLY, [person], text="")
    await stage.quiet()
    states = [row["state"] for row in await stage.rows("SELECT state FROM outbox ORDER BY id")][1:]
    said = [m.text for m in chat.messages.values()][-2:]
    figure("F24", f"not modified, gone: {states[1:3]}; what can never be sent is given up: {states[4]}")
    figure("F25", f"broken formatting: {states[0]}, {said}")
    assert states == ["sent", "sent", "sent", "sent", "failed"]
    assert said == ["y", "anew"]


async def test_long_texts_arrive_whole(stage: Scene, figure: Figure) -> None:
    """4,096 signs of each kind become as many messages as they need, in order, none refused."""
    person = stage.crowd(1)[0]
    await stage.start()
    stage.world.write(person, "/start")
    stage.world.write(person, "parler")
    written = ["&" * 4096, "<" * 4096, "😀" * 2048, "é" * 4096, "mot " * 1024, "ب" * 4096]
    for words in written:
        stage.world.write(person, words)
    found = await clean(stage)
    bot_id = stage.world.bot["id"]
    said = "".join(
        m.text for m in stage.world.chats[STAFF_GROUP].messages.values() if m.sender["id"] == bot_id
    )
    refused = sum(call.code == 400 for call in stage.world.ledger)
    kept = {words[0]: said.count(words[0]) for words in written}
    figure("F26", f"400s {refused}, signs kept {sum(min(kept[w[0]], len(w)) for w in written)}; {found}")
    assert refused == 0
    assert all(kept[words[0]] >= words.count(words[0]) for words in written), kept


async def test_a_refused_token_stops_all_sending(stage: Scene, figure: Figure) -> None:
    """One attempt a minute at most; what is taken waits, and goes out when the token is good again."""
    wrong_by = stage.folder / "clock"
    wrong_by.write_text("0")
    await stage.start(Wires(clock_file=str(wrong_by)))
    log = Log(lambda method, chat: Fault(refusal=unauthorized()))
    stage.world.faults.append(log)
    for person in stage.crowd(15):
        stage.world.write(person, "/start")
    await asyncio.sleep(3)
    first = len(log.calls)
    await asyncio.sleep(1)
    later = len(log.calls) - first
    log.fault = lambda method, chat: None
    wrong_by.write_text("61")
    found = await clean(stage)
    figure("F27", f"calls at once {first} (in flight), in the seconds after {later}; afterwards {found}")
    assert later == 0
    assert first <= 15
    assert "delivery.token_refused" in stage.log_end(10_000)
