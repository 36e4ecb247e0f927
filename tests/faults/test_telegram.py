"""Telegram at its worst: pauses, errors, cut answers, blocked chats, moved groups (F15 to F28)."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.sandbox.cast import KHADIJA, STAFF_GROUP
from bot.sandbox.faults import Fault, Next, flood_wait, server_error
from bot.sandbox.refusals import unauthorized
from bot.sandbox.world import utc_now
from storage.outbox import UNCLEAR, Outgoing, add_outbox
from storage.vocabulary import LANE_BROADCAST, LANE_REPLY
from tests.faults.checker import MAKING, Verdict, verdict
from tests.faults.conftest import Figure
from tests.faults.process import Wires
from tests.faults.scene import Scene
from tests.faults.way import way

pytestmark = pytest.mark.anyio


class Log:
    """A rule that notes each call with its time, and gives what `fault` says."""

    def __init__(self, fault: Callable[[str, int | None], Fault | None]) -> None:
        self.fault = fault
        self.calls: list[tuple[float, str, int | None]] = []

    def __call__(self, method: str, chat_id: int | None) -> Fault | None:
        """Note a call to a chat; others are let through."""
        if chat_id is None:
            return None
        self.calls.append((time.monotonic(), method, chat_id))
        return self.fault(method, chat_id)

    def between(self, start: float, end: float) -> int:
        """How many calls were made in a time."""
        return sum(start < at < end for at, _, _ in self.calls)


async def _clean(stage: Scene, seconds: float = 60.0) -> Verdict:
    await stage.quiet(seconds)
    found = await verdict(stage)
    assert found.clean, found
    return found


async def _put(
    stage: Scene, lane: int, chats: list[int], method: str = "sendMessage", **more: object
) -> None:
    """Put calls straight into the outbox."""
    async with stage.database.write() as tx:
        rows = [
            Outgoing(chat, lane, method, json.dumps({"chat_id": chat, "text": f"x-{n}", **more}), utc_now())
            for n, chat in enumerate(chats)
        ]
        await add_outbox(tx, rows)


async def test_a_pause_of_the_whole_bot_is_kept_over_a_restart(stage: Scene, figure: Figure) -> None:
    """Two chats refused at the same time mean the bot: silence until the time is over, then crisis first."""
    people = stage.crowd(12)
    await stage.start()
    for person in people:
        stage.world.write(person, "/start")
    await stage.quiet()
    log = Log(lambda method, chat: flood_wait(4))
    stage.world.faults.append(log)
    for person in people[:6]:
        stage.world.write(person, "/help")
    while len(log.calls) < 2:  # noqa: ASYNC110 - the look-alike calls nobody
        await asyncio.sleep(0.01)
    paused_at = time.monotonic()
    await asyncio.sleep(0.5)
    log.fault = lambda method, chat: None
    for person in people[6:11]:
        stage.world.write(person, "/help")
    stage.world.write(people[11], "بغيت نموت")
    await asyncio.sleep(0.5)
    await stage.bots[-1].kill()
    await stage.start()
    found = await _clean(stage)
    during = log.between(paused_at + 0.4, paused_at + 3.5)
    after = [chat for at, _, chat in log.calls if at > paused_at + 3.5]
    first = after.index(people[11]) if people[11] in after else 99
    figure(
        "F15", f"sends during the pause {during}, over a kill; crisis was call {first + 1} after it; {found}"
    )
    assert during == 0
    assert first <= 1


async def test_a_pause_of_one_chat_leaves_the_others_alone(stage: Scene, figure: Figure) -> None:
    """One chat must wait three seconds; the others are answered at once."""
    slow, *others = stage.crowd(20)
    await stage.start()
    log = Log(lambda method, chat: flood_wait(3) if chat == slow else None)
    stage.world.faults.append(log)
    stage.world.write(slow, "/start")
    while not log.calls:  # noqa: ASYNC110 - the look-alike calls nobody
        await asyncio.sleep(0.01)
    began, refused_at = time.monotonic(), log.calls[0][0]
    log.fault = lambda method, chat: None
    for person in others:
        stage.world.write(person, "/start")
    await _clean(stage)
    answered = {chat: at for at, _, chat in log.calls[1:]}
    slowest = max(answered[person] for person in others) - began
    waited = answered[slow] - refused_at
    figure("F16", f"others answered within {slowest:.2f} s, the refused one after {waited:.2f} s of 3")
    assert slowest < 1.5
    assert waited >= 3


async def test_errors_of_the_server_are_waited_out(stage: Scene, figure: Figure) -> None:
    """Five seconds of 502 for everybody: few attempts meanwhile, and everything goes out afterwards."""
    await stage.start()
    log = Log(lambda method, chat: server_error(502))
    stage.world.faults.append(log)
    for n in range(120):
        stage.world.write(stage.crowd(30)[n % 30], "/start" if n < 30 else f"mot {n}")
    await asyncio.sleep(5)
    tried = len(log.calls)
    log.fault = lambda method, chat: None
    over = time.monotonic()
    found = await _clean(stage)
    figure("F17", f"{tried} attempts in 5 s of 502, drained {time.monotonic() - over:.1f} s after; {found}")
    assert tried < 120
    assert found.extra == 0


async def test_a_cut_answer_is_made_up_for_except_in_broadcasts(stage: Scene, figure: Figure) -> None:
    """What Telegram may have sent is sent again; a broadcast never is."""
    people = stage.crowd(40)
    for person in people:
        stage.world.write(person, "/start")
    await stage.start()
    await stage.quiet()
    cut = Next(Fault(cut_after=True), times=20, method="sendMessage")
    stage.world.faults.append(cut)
    for person in people[:30]:
        stage.world.write(person, "/help")
    found = await _clean(stage)
    assert cut.times == 0
    stage.world.faults.append(Next(Fault(cut_after=True), times=5, method="sendMessage"))
    await _put(stage, LANE_BROADCAST, people)
    await stage.quiet()
    copies = [
        sum(f"x-{n}" == m.text for m in stage.world.chats[p].messages.values()) for n, p in enumerate(people)
    ]
    given_up = await stage.count("SELECT count(*) FROM outbox WHERE error = :error", error=UNCLEAR)
    figure("F18", f"{found.extra} extra for 20 cut answers, {found}")
    figure("F48", f"broadcast to 40, 5 answers cut: copies {sum(copies) - 40}, skipped or unclear {given_up}")
    assert found.extra <= 20
    assert (max(copies), given_up) == (1, 5)


async def test_a_broadcast_cut_by_a_crash_is_not_sent_twice(stage: Scene, figure: Figure) -> None:
    """Killed in the middle: it goes on, nobody gets a second copy, only what was under way is left out."""
    people = stage.crowd(40)
    for person in people:
        stage.world.write(person, "/start")
    await stage.start()
    await stage.quiet()
    await _put(stage, LANE_BROADCAST, people * 3)
    for _ in range(3):
        await asyncio.sleep(0.7)
        await stage.bots[-1].kill()
        await stage.start()
    await stage.quiet()
    copies = [
        sum(m.text == f"x-{n}" for m in stage.world.chats[people[n % 40]].messages.values())
        for n in range(120)
    ]
    unclear = await stage.count("SELECT count(*) FROM outbox WHERE error = :error", error=UNCLEAR)
    doubled = sum(max(0, count - 1) for count in copies)
    figure(
        "F48",
        f"broadcast to 120, 3 kills: duplicates {doubled}, skipped {copies.count(0)} (unclear {unclear})",
    )
    assert doubled == 0
    assert copies.count(0) <= unclear <= 75


async def test_a_refused_connection_is_tried_again_without_a_copy(stage: Scene, figure: Figure) -> None:
    """Nobody listens at Telegram's address for three seconds."""
    async with way(stage.address) as between:
        stage.settings["WIJHA_API_URL"] = between.address
        await stage.start()
        for person in stage.crowd(20):
            stage.world.write(person, "/start")
        await stage.quiet()
        await between.close()
        await _put(stage, LANE_REPLY, stage.crowd(20))
        await asyncio.sleep(3)
        await between.open()
        await stage.quiet()
        found = await verdict(stage)
        await stage.bots[-1].stop()
    figure("F19", f"duplicates {found.extra}; {found}")
    assert (found.clean, found.extra) == (True, 0), found


async def test_connections_that_never_answer_hold_nobody_up(stage: Scene, figure: Figure) -> None:
    """Every fourth connection is accepted and then silent: those behind others are served meanwhile."""
    people = stage.crowd(24)
    async with way(stage.address) as between:
        stage.settings["WIJHA_API_URL"] = between.address
        await stage.start()
        for person in people:
            stage.world.write(person, "/start")
        await stage.quiet()
        await between.close()
        between.hang_every = 4
        await between.open()
        began = time.monotonic()
        log = Log(lambda method, chat: None)
        stage.world.faults.append(log)
        await _put(stage, LANE_REPLY, people)
        await stage.quiet(60)
        found = await verdict(stage)
        between.hang_every = 0
        await stage.bots[-1].stop()
    at_once = sum(at - began < 4 for at, _, _ in log.calls)
    slowest = max(at for at, _, _ in log.calls) - began
    figure(
        "F20", f"{between.hung} silent connections: {at_once} of 24 sent at once, last after {slowest:.1f} s"
    )
    assert between.hung
    assert at_once >= 24 - 2 * between.hung
    assert found.clean, found
    assert slowest < 30


async def test_an_unreadable_answer_is_an_unclear_one(stage: Scene, figure: Figure) -> None:
    """Sent again, at most one copy for each; the bot goes on."""
    bodies = (b"<html>502</html>", b'{"ok":true,"resu', b"", b"[]", b'{"ok":true}', b"\xff", b'{"ok":1}' * 9)
    await stage.start()
    for body in bodies:
        stage.world.faults.append(Next(Fault(body=body), times=3, method="sendMessage"))
    for person in stage.crowd(30):
        stage.world.write(person, "/start")
    found = await _clean(stage)
    crashes = int(not stage.bots[-1].alive)
    figure("F21", f"21 unreadable answers of {len(bodies)} kinds: crashes {crashes}, {found}")
    assert crashes == 0
    assert found.extra <= 21


async def test_who_blocks_the_bot_is_left_alone_until_they_are_back(stage: Scene, figure: Figure) -> None:
    """After the refusal nothing more is tried; with /start everything works again."""
    person = stage.crowd(1)[0]
    await stage.start()
    stage.world.write(person, "/start")
    await stage.quiet()
    chat = stage.world.chats[person]
    chat.blocked = True  # Telegram has not told us yet
    await _put(stage, LANE_REPLY, [person] * 10)
    await stage.quiet()
    refused = sum(call.code == 403 for call in stage.world.ledger)
    cancelled = await stage.count("SELECT count(*) FROM outbox WHERE state = 'cancelled'")
    chat.blocked = False
    stage.world.write(person, "/start")
    found = await _clean(stage)
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
    await _put(stage, LANE_REPLY, [person], parse_mode="HTML", text="<b>x</i> & <y")
    await stage.quiet()
    chat = stage.world.chats[person]
    newest = chat.last_id
    same = {"message_id": newest, "text": chat.messages[newest].text}
    await _put(stage, LANE_REPLY, [person], "editMessageText", **same)
    await _put(stage, LANE_REPLY, [person], "editMessageText", message_id=9_999, text="anew")
    await _put(
        stage, LANE_REPLY, [person], "editMessageText", message_id=newest, parse_mode="HTML", text="<b>y"
    )
    await _put(stage, LANE_REPLY, [person], text="")
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
    found = await _clean(stage)
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
    found = await _clean(stage)
    figure("F27", f"calls at once {first} (in flight), in the seconds after {later}; afterwards {found}")
    assert later == 0
    assert first <= 15
    assert "delivery.token_refused" in stage.log_end(10_000)


async def test_an_outage_loses_presses_but_not_the_way_on(stage: Scene, figure: Figure) -> None:
    """Three minutes away: the press is gone at Telegram, the typed word is not; 25 hours lose both there."""
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
