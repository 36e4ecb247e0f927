"""What Telegram, or somebody who pretends to be Telegram, may hand over: F9 to F14 and F59."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.sandbox.cast import SALMA
from bot.sandbox.faults import Fault, Next
from bot.sandbox.refusals import unauthorized
from bot.sandbox.updates import Update
from tests.faults.checker import verdict
from tests.faults.conftest import Figure
from tests.faults.fuzzing import Fuzz
from tests.faults.nursery import LOG
from tests.faults.posting import idle_sockets, message, post, timed_post
from tests.faults.process import Wires
from tests.faults.scene import Noted, Scene

pytestmark = pytest.mark.anyio

FIRST = 900_001
ON_RECORD = "SELECT count(*) FROM interactions WHERE update_id = :id"


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """A client with as many connections as it likes."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        yield session


@pytest.fixture
async def url(stage: Scene) -> str:
    """The webhook of a running bot."""
    address = stage.by_webhook()
    await stage.start()
    return address


async def test_the_same_update_counts_once(
    stage: Scene, url: str, session: aiohttp.ClientSession, figure: Figure
) -> None:
    """Each update five times, from five senders at once."""
    updates = [message(FIRST + n, stage.crowd(10)[n % 10], f"mot {n}") for n in range(100)]
    posts = [post(session, url, update) for update in updates for _ in range(5)]
    random.Random(9).shuffle(posts)
    statuses = await asyncio.gather(*posts)
    taken = await stage.count("SELECT count(*) FROM interactions")
    figure("F9", f"doubled {taken - 100} of 500 posts, refused {500 - statuses.count(200)}")
    assert (taken, set(statuses)) == (100, {200})


async def test_a_press_that_overtakes_the_text_before_it_changes_nothing(
    stage: Scene, url: str, session: aiohttp.ClientSession, figure: Figure
) -> None:
    """Presses travel on their own: one for a question long answered leaves the person where they are."""
    wrong = 0
    for n, person in enumerate(stage.crowd(10)):
        at = FIRST + 10 * n
        for step, words in enumerate(("/start", "Français", "ok")):
            assert await post(session, url, message(at + step, person, words)) == 200
        (before,) = await stage.rows("SELECT state FROM conversations WHERE chat_id = :id", id=person)
        press = {"id": f"q{n}", "from": {"id": person, "first_name": "J", "is_bot": False}, "data": "v1.en"}
        press["message"] = {"message_id": 2, "date": 0, "chat": {"id": person, "type": "private"}}
        assert await post(session, url, {"update_id": at + 5, "callback_query": press}) == 200
        (after,) = await stage.rows("SELECT state FROM conversations WHERE chat_id = :id", id=person)
        wrong += before["state"].partition('"version"')[0] != after["state"].partition('"version"')[0]
        assert await stage.count(ON_RECORD, id=at + 5) == 1
    figure("F10", f"wrong transitions {wrong} of 10 late presses")
    assert wrong == 0


async def test_ids_may_begin_anew_lower(stage: Scene, figure: Figure) -> None:
    """After a quiet week Telegram starts at any number: what comes is taken all the same."""
    await stage.start()
    person = stage.crowd(1)[0]
    stage.world.write(person, "/start")
    await stage.quiet()
    stage.updates.next_id = 1_000
    for n in range(20):
        stage.world.write(person, f"mot {n}")
    await stage.quiet()
    found = await verdict(stage)
    figure("F11", f"ids that restart lower: refused {found.lost} of 20")
    assert found.clean, found


class Shuffled(Noted):
    """A queue that gives its updates in any order, and some of them early."""

    dice = random.Random(11)

    def waiting(self, limit: int = 100) -> list[Update]:
        """Some of the updates that wait, out of order."""
        found = super().waiting(1000)
        self.dice.shuffle(found)
        return found[: max(1, min(limit, len(found) * 2 // 3))]


async def test_a_batch_that_does_not_ascend_confirms_nothing_unseen(stage: Scene, figure: Figure) -> None:
    """The offset never moves past ids that were not handed over, and whoever watches is told."""
    shuffled = Shuffled(stage.clock)
    stage.world.updates = stage.updates = shuffled
    for n in range(60):
        stage.world.write(stage.crowd(20)[n % 20], f"mot {n}")
    await stage.start()
    await stage.quiet(90)
    found = await verdict(stage)
    told = stage.log_end(10_000).count("intake.not_ascending")
    figure("F11", f"batches out of order: skipped {found.lost} of 60, told {told} times")
    assert found.lost == 0
    assert told


async def test_one_update_that_nobody_understands_does_not_stop_the_others(
    stage: Scene, figure: Figure
) -> None:
    """It becomes a dead letter; the 99 around it are taken, once, without a loop."""
    people = stage.crowd(33)
    for n in range(99):
        stage.world.write(people[n % 33], "/start" if n < 33 else f"mot {n}")
        if n == 50:
            stage.updates.put("message", {"chat": {"id": people[0]}, "text": ["a list"], "new_field": {}})
    await stage.start()
    await stage.quiet()
    polls = sum(call.method == "getUpdates" for call in stage.world.ledger)
    found = await verdict(stage)
    figure("F12", f"handled {99 - found.lost} of 99, dead letters {found.dead_letters}, polls {polls}")
    assert (found.clean, found.dead_letters) == (True, 1), found
    assert polls < 10


BAD_BODIES: dict[str, bytes] = {
    "not JSON": b"{",
    "empty": b"",
    "not UTF-8": b'{"update_id": 1, "message": "\xff\xfe"}',
    "a list": b"[1, 2]",
    "100,000 deep": b'{"a":' * 100_000,
    "900 deep": b'{"update_id": 77, "message": ' + b'{"chat":' * 900 + b"1" + b"}" * 901,
    "a number of 5,000 digits": b'{"update_id": ' + b"9" * 5_000 + b"}",
    "a number of 4,000 digits": b'{"update_id": ' + b"9" * 4_000 + b', "message": {}}',
    "an id that is a string": b'{"update_id": "7", "message": {}}',
    "an id that is a list": b'{"update_id": [7], "message": {}}',
    "an id that is true": b'{"update_id": true, "message": {}}',
    "an id below zero": b'{"update_id": -5, "message": {}}',
    "an id that is a fraction": b'{"update_id": 1e400, "message": {}}',
    "a message that is a string": b'{"update_id": 901, "message": "hello"}',
    "a chat without a kind": b'{"update_id": 902, "message": {"message_id": 1, "date": 1, "chat": {}}}',
    "a chat id beyond all": b'{"update_id": 903, "message": {"message_id": 1, "date": 1, "text": "a",'
    b' "chat": {"id": 99999999999999999999999, "type": "private"}}}',
    "a date beyond all": b'{"update_id": 904, "message": {"message_id": 1, "date": 1e300, "text": "a",'
    b' "chat": {"id": 1, "type": "private"}}}',
    "a press that is a string": b'{"update_id": 905, "callback_query": "x"}',
    "half a surrogate pair": b'{"update_id": 906, "message": {"message_id": 1, "date": 1, "text": "\\ud800",'
    b' "from": {"id": 8001, "first_name": "\\udfff"}, "chat": {"id": 8001, "type": "private"}}}',
    "the character NUL": b'{"update_id": 907, "message": {"message_id": 1, "date": 1, "text": "a\\u0000b",'
    b' "from": {"id": 8001, "first_name": "\\u0000"}, "chat": {"id": 8001, "type": "private"}}}',
    "a huge message id": b'{"update_id": 908, "message": {"message_id": 99999999999999999999999, "date": 1,'
    b' "text": "a", "chat": {"id": 8001, "type": "private"}}}',
    "an unknown kind": b'{"update_id": 909, "message_from_the_future": {}}',
    "nothing but an id": b'{"update_id": 910}',
}


async def test_no_body_stops_the_bot(
    stage: Scene, url: str, session: aiohttp.ClientSession, figure: Figure
) -> None:
    """Whatever is posted with the right secret is kept or taken, once; the bot lives and grows little."""
    (bot,) = stage.bots
    before, crashes, statuses = _memory(bot.pid), 0, []
    for body in BAD_BODIES.values():
        statuses.append(await post(session, url, body))
        crashes += not bot.alive
    await post(session, url, message(FIRST, stage.crowd(1)[0], "/start"))
    await stage.quiet()
    grown = _memory(bot.pid) - before
    told = dict(zip(BAD_BODIES, statuses, strict=True))
    figure("F13", f"crashes {crashes} of {len(told)} bodies, all answered 200, memory +{grown:.0f} MB")
    assert crashes == 0
    assert {name: status for name, status in told.items() if status != 200} == {}
    assert grown < 50
    assert await stage.count(ON_RECORD, id=FIRST) == 1


async def test_nobody_is_let_in_without_the_secret(
    stage: Scene, url: str, session: aiohttp.ClientSession, figure: Figure
) -> None:
    """A missing, empty, near or foreign secret is refused before the body is read."""
    near = ["", "not", "x" * 300, "not-a-real-secret-but-as-lonG", "not-a-real-secret-but-as-long ."]
    update = message(FIRST, stage.crowd(1)[0], "/start")
    statuses = [await post(session, url, update, secret) for secret in near * 20]
    figure("F13", f"let in without the secret {len(statuses) - statuses.count(403)} of {len(statuses)}")
    assert set(statuses) == {403}
    assert await stage.count("SELECT count(*) FROM interactions") == 0


async def test_bodies_too_large_or_too_slow_do_not_hold_up_the_good(
    stage: Scene, url: str, session: aiohttp.ClientSession, figure: Figure
) -> None:
    """60 MB, a body that drips, headers that drip and hundreds of silent connections, beside good updates."""
    (bot,), before = stage.bots, _memory(stage.bots[0].pid)
    where = urlsplit(url)
    assert where.hostname
    assert where.port
    silent = await idle_sockets(where.hostname, where.port, 400)
    slow = [
        writer for _, writer in [await asyncio.open_connection(where.hostname, where.port) for _ in range(2)]
    ]
    slow[0].write(b"POST /telegram HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    large = asyncio.create_task(post(session, url, b"[" + b"0," * 30_000_000 + b"0]"))
    good = [
        await timed_post(session, url, message(FIRST + n, stage.crowd(20)[n % 20], "/start"))
        for n in range(100)
    ]
    slowest = sorted(good)[98]
    assert await large in (0, 413)
    grown = _memory(bot.pid) - before
    await asyncio.sleep(21)
    closed = sum([await _is_closed(writer) for writer in (*silent, slow[0])])
    figure("F14", f"good updates p99 {slowest:.2f} s, silent or slow closed {closed} of 401, +{grown:.0f} MB")
    assert slowest < 5  # it would be ten, were they held up
    assert grown < 50
    assert closed == 401
    for writer in (*silent, *slow):
        writer.close()


async def test_the_log_tells_nothing_of_anyone(stage: Scene, figure: Figure) -> None:
    """A number that is shared, words in confidence, a body that breaks: no trace of them in the log."""
    await stage.start(Wires(raising=0.3, seed=60))
    for words in ("/start", "parler", "confidence 0612345678", "Ali <b>"):
        stage.world.write(SALMA, words)
        stage.world.send_media(SALMA, "contact")
        stage.updates.put("message", {"chat": {"id": SALMA}, "text": [f"{words} confidence"]})
    refused = Next(Fault(refusal=unauthorized()))
    stage.world.faults.append(refused)
    await stage.until(lambda: not refused.times and _lines(stage) > 0)
    await stage.bots[-1].kill()
    await stage.start()
    await asyncio.sleep(1)
    lines = _lines(stage)
    figure("F60", f"hits {len(stage.told())} in {lines} lines; every test here ends with the same search")
    assert stage.told() == []


def _lines(stage: Scene) -> int:
    return len(stage.log_end(1_000_000).splitlines()) if (stage.folder / LOG).exists() else 0


async def test_any_talk_ends_well(stage: Scene, figure: Figure) -> None:
    """People who write, tap, send, edit and block at random are all understood or kept; nothing fails."""
    await stage.start()
    fuzz = Fuzz(stage.world, random.Random(59), stage.crowd(25))
    for _ in range(40):
        for _ in range(50):
            fuzz.act()
        await stage.quiet()
    found = await verdict(stage)
    dead = await stage.rows("SELECT error FROM dead_letters")
    refused = sorted(
        {c.description for c in stage.world.ledger if c.code == 400 and c.method != "answerCallbackQuery"}
    )
    figure(
        "F59", f"exceptions {len(dead)} of {found.updates} updates; refused by Telegram: {refused or 'none'}"
    )
    assert found.clean, found
    assert dead == []


async def _is_closed(writer: asyncio.StreamWriter) -> bool:
    try:
        writer.write(b"\r\n")
        await writer.drain()
        await asyncio.sleep(0)
        writer.write(b"\r\n")
        await writer.drain()
    except ConnectionError:
        return True
    return writer.transport.is_closing()


def _memory(pid: int) -> float:
    """Resident memory in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024
