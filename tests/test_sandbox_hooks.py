"""Webhook delivery of the look-alike, to a small receiver that answers as each test asks."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web

from bot.sandbox.cast import RACHID, SALMA, YOUSSEF
from bot.sandbox.hooks import SECRET_HEADER, delivering
from bot.sandbox.methods import call
from bot.sandbox.parameters import Parameters
from bot.sandbox.waiting import until
from bot.sandbox.world import World

pytestmark = pytest.mark.anyio


class Receiver:
    """A webhook; answers maps each update, in order of arrival, to a response."""

    def __init__(self) -> None:
        self.url = ""
        self.seen: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answer: Callable[[dict[str, Any]], web.Response] = lambda update: web.Response()
        self.hold = asyncio.Event()
        self.hold.set()
        self.held_chat = 0

    async def handle(self, request: web.Request) -> web.Response:
        """Keep the update, perhaps wait, then answer."""
        update = await request.json()
        self.secrets.append(request.headers.get(SECRET_HEADER))
        self.seen.append(update)
        if _chat(update) == self.held_chat:
            await self.hold.wait()
        return self.answer(update)

    @property
    def texts(self) -> list[str]:
        """List the texts that came, in order."""
        return [update["message"]["text"] for update in self.seen if "message" in update]


def _chat(update: dict[str, Any]) -> int:
    return int(update["message"]["chat"]["id"]) if "message" in update else 0


@pytest.fixture
def world() -> World:
    """Give a fresh world."""
    return World()


@pytest.fixture
async def receiver(world: World) -> AsyncIterator[Receiver]:
    """Run a receiver and let the world deliver to it, with short pauses between retries."""
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    async with delivering(world, first_pause=0.02):
        yield receiver
        receiver.hold.set()
    await runner.cleanup()


def hook(world: World, receiver: Receiver, **rest: Any) -> None:
    """Set the webhook."""
    call(world, "setWebhook", Parameters({"url": receiver.url} | rest))


async def shrunk(world: World, left: int = 0) -> None:
    """Wait until no more than so many updates are left; fails after five seconds."""
    async with asyncio.timeout(5):
        while len(world.updates.pending) > left:  # noqa: ASYNC110 (delivery wakes nobody)
            await asyncio.sleep(0.005)


async def test_updates_arrive_with_the_secret(world: World, receiver: Receiver) -> None:
    """What was written before and after the webhook was set arrives once, with the secret header."""
    world.write(SALMA, "before")
    hook(world, receiver, secret_token="s-e_c")
    world.write(SALMA, "after")
    await shrunk(world)
    assert (receiver.texts, set(receiver.secrets)) == (["before", "after"], {"s-e_c"})


async def test_a_refused_update_comes_again_before_the_next(world: World, receiver: Receiver) -> None:
    """A chat keeps its order: the next message waits until the previous was taken."""
    answers = iter([500, 503])
    receiver.answer = lambda update: web.Response(status=next(answers, 200))
    hook(world, receiver)
    world.write(SALMA, "one")
    world.write(SALMA, "two")
    await shrunk(world)
    assert receiver.texts == ["one", "one", "one", "two"]
    info = call(world, "getWebhookInfo", Parameters({}))
    assert "Wrong response from the webhook: 503" in info["last_error_message"]


async def test_chats_do_not_wait_for_each_other(world: World, receiver: Receiver) -> None:
    """One slow chat holds nobody else back, and a tap does not wait for its own chat's messages."""
    receiver.held_chat = SALMA
    receiver.hold.clear()
    world.write(SALMA, "slow")
    world.post(
        world.chats[SALMA],
        {"text": "?"},
        world.bot,
        markup={"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]},
    )
    hook(world, receiver)
    world.write(SALMA, "waits")
    world.write(YOUSSEF, "quick")
    world.press(SALMA, 2, 0)
    await shrunk(world, left=2)
    assert sorted(receiver.texts) == ["quick", "slow"]
    receiver.hold.set()
    await shrunk(world)
    assert receiver.texts[-1] == "waits"


async def test_no_more_connections_than_asked(world: World, receiver: Receiver) -> None:
    """max_connections bounds what is under way at once."""
    receiver.held_chat = SALMA
    receiver.hold.clear()
    hook(world, receiver, max_connections=1)
    world.write(SALMA, "holds the only connection")
    world.write(YOUSSEF, "waits")
    world.write(RACHID, "waits too")
    await asyncio.sleep(0.1)
    assert receiver.texts == ["holds the only connection"]
    receiver.hold.set()
    await shrunk(world)
    assert len(receiver.texts) == 3


async def test_a_method_in_the_answer_is_carried_out(world: World, receiver: Receiver) -> None:
    """A call put into the webhook's answer is done, and its failure stays silent."""
    calls = iter(
        [
            {"method": "sendMessage", "chat_id": SALMA, "text": "hello"},
            {"method": "sendMessage", "chat_id": 5, "text": "to nobody"},
        ]
    )
    receiver.answer = lambda update: web.json_response(next(calls))
    hook(world, receiver)
    world.write(SALMA, "one")
    world.write(SALMA, "two")
    await shrunk(world)
    assert [seen.text for seen in world.inbox(SALMA) if seen.from_bot] == ["hello"]
    assert [call.code for call in world.ledger] == [200, 400]


async def test_an_unreachable_webhook_is_reported(world: World, receiver: Receiver) -> None:
    """Nothing listens: updates stay, the failure is told, and a new address gets them."""
    call(world, "setWebhook", Parameters({"url": "http://127.0.0.1:9/hook"}))
    world.write(SALMA, "kept")
    await asyncio.sleep(0.2)
    assert "Connection failed" in world.updates.subscription.last_error
    hook(world, receiver)
    await shrunk(world)
    assert receiver.texts == ["kept"]


async def test_deleting_the_webhook_ends_delivery(world: World, receiver: Receiver) -> None:
    """After deleteWebhook updates wait for a poll again."""
    hook(world, receiver)
    call(world, "deleteWebhook", Parameters({}))
    world.write(SALMA, "for a poll")
    await until(world, lambda: None, 0.1)
    assert receiver.seen == []
    assert len(call(world, "getUpdates", Parameters({}))) == 1
