"""Webhook: Telegram posts updates, and is told 200 only when they are on record.

What arrives while one batch is being written forms the next. The secret is compared in constant time and
before the body is read; without a secret there is no webhook at all.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from dataclasses import dataclass
from typing import Final

import structlog
from starlette.types import Receive, Scope, Send

from bot.decode import Update
from bot.turns import MOST_IN_BATCH, Turns
from storage.errors import StorageUnavailable

log = structlog.get_logger(__name__)

LARGEST_BODY: Final = 1_000_000
MOST_WAITING: Final = 2_000
BODY_SECONDS: Final = 10.0
SECRET_HEADER: Final = b"x-telegram-bot-api-secret-token"


@dataclass(frozen=True, slots=True)
class Answer:
    """What Telegram is told: a status, and a call to the Bot API in JSON, or nothing."""

    status: int
    body: bytes = b""

    async def tell(self, send: Send) -> None:
        """Send it, with all that belongs to it."""
        headers = [(b"content-length", b"%d" % len(self.body))]
        if self.body:
            headers.append((b"content-type", b"application/json"))
        if self.status == 503:
            headers.append((b"retry-after", b"5"))
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self.body})


TAKEN: Final = Answer(200)
TRY_AGAIN: Final = Answer(503)


@dataclass(slots=True)
class _Waiting:
    update: Update
    answer: asyncio.Future[str]


class Webhook:
    """Receives updates and takes them in batches.

    It is an application of its own for the web server, because what a framework does around a handler is a
    tenth of the work.
    """

    def __init__(self, turns: Turns, secret: str) -> None:
        if not secret:
            raise ValueError("a webhook needs a secret")
        self._turns, self._secret = turns, secret.encode()
        self._queue: asyncio.Queue[_Waiting] = asyncio.Queue(MOST_WAITING)

    async def run(self) -> None:
        """Take what arrives, a batch at a time. Ends only by cancelling."""
        while True:
            batch = [await self._queue.get()]
            while len(batch) < MOST_IN_BATCH and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            await self._take(batch)

    async def drain(self) -> None:
        """Take what has arrived, to the last."""
        while not self._queue.empty():
            await self._take(
                [self._queue.get_nowait() for _ in range(min(MOST_IN_BATCH, self._queue.qsize()))]
            )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one post of Telegram."""
        await (await self._answer(scope, receive)).tell(send)

    async def _answer(self, scope: Scope, receive: Receive) -> Answer:
        """200 once the update is on record, with the answer to a press in it."""
        given = next((value for name, value in scope["headers"] if name == SECRET_HEADER), b"")
        if not hmac.compare_digest(given, self._secret):
            return Answer(403)
        body = await _body(receive)
        if body is None:
            return Answer(413)
        update = _read(body)
        return await (self._buried(body) if update is None else self._taken(update))

    async def _buried(self, body: bytes) -> Answer:
        """Kept unread, so that Telegram does not offer it again and hold up the chat behind it."""
        try:
            await self._turns.bury_unreadable(body)
        except StorageUnavailable:
            return TRY_AGAIN
        return TAKEN

    async def _taken(self, update: Update) -> Answer:
        waiting = _Waiting(update, asyncio.get_running_loop().create_future())
        try:
            self._queue.put_nowait(waiting)
            press = await waiting.answer
        except (asyncio.QueueFull, StorageUnavailable):
            return TRY_AGAIN
        if not press:
            return TAKEN
        return Answer(200, json.dumps({"method": "answerCallbackQuery", "callback_query_id": press}).encode())

    async def _take(self, batch: list[_Waiting]) -> None:
        try:
            presses = set(await self._turns.take([waiting.update for waiting in batch]))
        except Exception as error:
            log.error("intake.batch_not_taken", error=type(error).__name__)
            fault = (
                error if isinstance(error, StorageUnavailable) else StorageUnavailable(type(error).__name__)
            )
            _settle(batch, fault)
            return
        for waiting in batch:
            if not waiting.answer.done():
                press = _press(waiting.update)
                waiting.answer.set_result(press if press in presses else "")


def _settle(batch: list[_Waiting], fault: StorageUnavailable) -> None:
    for waiting in batch:
        if not waiting.answer.done():
            waiting.answer.set_exception(fault)


async def _body(receive: Receive) -> bytes | None:
    """The body, or None if it is larger, slower or shorter than Telegram's ever are."""
    body, more = b"", True
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while more:
                message = await receive()
                body += message.get("body", b"")
                more = message.get("more_body", False)
                if message["type"] == "http.disconnect" or len(body) > LARGEST_BODY:
                    return None
    except TimeoutError:
        return None
    return body


def _press(update: Update) -> str:
    query = update.get("callback_query")
    return str(query.get("id", "")) if isinstance(query, dict) else ""


def _read(body: bytes) -> Update | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) else None
