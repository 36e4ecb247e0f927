"""Webhook delivery by Telegram's rules: one order per chat, many chats at once, growing pauses."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp

from bot.sandbox import methods
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusals import Refused
from bot.sandbox.updates import Subscription, Update
from bot.sandbox.world import World

LONGEST_PAUSE = 60.0
LONGEST_RETRY_AFTER = 3600.0
ANSWER_SECONDS = 30
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"

Lane = tuple[str, int]


@asynccontextmanager
async def delivering(world: World, first_pause: float = 1.0) -> AsyncIterator[None]:
    """Deliver updates by webhook while the block runs.

    The first retry comes at once, the second after first_pause seconds, then pauses double.
    """
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        courier = asyncio.create_task(_watch(world, session, first_pause))
        try:
            yield
        finally:
            await _cancelled(courier)


async def _watch(world: World, session: aiohttp.ClientSession, first_pause: float) -> None:
    """Keep one courier per webhook setting."""
    news = asyncio.Event()
    world.watchers.add(news.set)
    courier: _Courier | None = None
    try:
        while True:
            subscription = world.updates.subscription
            if courier is not None and courier.subscription is not subscription:
                await courier.stop()
                courier = None
            if courier is None and subscription.url:
                courier = _Courier(world, session, subscription, first_pause)
            if courier is not None:
                courier.take_new()
            await news.wait()
            news.clear()
    finally:
        world.watchers.discard(news.set)
        if courier is not None:
            await courier.stop()


class _Courier:
    """Carries updates to one webhook; a lane (a chat, or a person's taps) waits only for its own answers."""

    def __init__(
        self, world: World, session: aiohttp.ClientSession, subscription: Subscription, first_pause: float
    ) -> None:
        self.world, self.session, self.subscription = world, session, subscription
        self.first_pause = first_pause
        self.connections = asyncio.Semaphore(subscription.max_connections)
        self.headers = {SECRET_HEADER: subscription.secret} if subscription.secret else {}
        self.taken = 0
        self.lanes: dict[Lane, deque[Update]] = {}
        self.tasks: dict[Lane, asyncio.Task[None]] = {}

    def take_new(self) -> None:
        """Put updates that came since the last time into their lanes."""
        for update in self.world.updates.after(self.taken):
            self.taken = update.id
            self.lanes.setdefault(update.lane, deque()).append(update)
            if update.lane not in self.tasks:
                self.tasks[update.lane] = asyncio.create_task(self._walk(update.lane))

    async def stop(self) -> None:
        """Drop what is under way; unconfirmed updates stay in the queue."""
        for task in list(self.tasks.values()):
            await _cancelled(task)

    async def _walk(self, lane: Lane) -> None:
        while self.lanes[lane]:
            await self._deliver(self.lanes[lane].popleft())
        del self.lanes[lane], self.tasks[lane]

    async def _deliver(self, update: Update) -> None:
        """Offer an update until it is taken or too old: again at once, then after doubling pauses."""
        pause = 0.0
        while update.id in self.world.updates.pending and self.world.clock() < update.expires_at:
            async with self.connections:
                asked_pause = await self._offer(update)
            if asked_pause is None:
                self.world.updates.confirm(update.id)
                return
            await asyncio.sleep(asked_pause or pause)
            pause = min(pause * 2, LONGEST_PAUSE) if pause else self.first_pause

    async def _offer(self, update: Update) -> float | None:
        """Send once; None when taken, else the pause the bot asks for (0 when it asks for none)."""
        try:
            async with self.session.post(
                self.subscription.url, json=update.as_json(), headers=self.headers
            ) as response:
                if 200 <= response.status < 300:
                    self._obey(await response.read())
                    return None
                self._note_error(f"Wrong response from the webhook: {response.status} {response.reason}")
                return _seconds(response.headers.get("Retry-After", ""))
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            self._note_error(f"Connection failed: {type(error).__name__}")
            return 0.0

    def _note_error(self, reason: str) -> None:
        self.subscription.last_error_at, self.subscription.last_error = self.world.clock(), reason

    def _obey(self, body: bytes) -> None:
        """Carry out a method named in the answer; as on Telegram, nobody hears whether it worked."""
        parameters = _asked_call(body)
        if parameters is None:
            return
        name = str(parameters.pop("method"))
        outcome: Any
        try:
            outcome = methods.call(self.world, name, Parameters(parameters))
        except Refused as refused:
            outcome = refused
        methods.note(self.world, name, Parameters(parameters), outcome)


def _asked_call(body: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(body)
    except ValueError:
        return None
    return value if isinstance(value, dict) and "method" in value else None


def _seconds(text: str) -> float:
    return min(float(text), LONGEST_RETRY_AFTER) if text.isdecimal() else 0.0


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
