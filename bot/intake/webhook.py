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
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.decode import Update
from bot.turns import MOST_IN_BATCH, Turns
from storage.errors import StorageUnavailable

log = structlog.get_logger(__name__)

LARGEST_BODY: Final = 1_000_000
MOST_WAITING: Final = 2_000
BODY_SECONDS: Final = 10.0
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
TRY_AGAIN: Final = {"Retry-After": "5"}


@dataclass(slots=True)
class _Waiting:
    update: Update
    answer: asyncio.Future[str]


class Webhook:
    """Receives updates and takes them in batches; `receive` is the handler of the web server."""

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

    async def receive(self, request: Request) -> Response:
        """One post of Telegram: 200 once it is on record, with the answer to a press in it."""
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._secret):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        update = _read(body)
        return await (self._buried(body) if update is None else self._taken(update))

    async def _buried(self, body: bytes) -> Response:
        """Kept unread, so that Telegram does not offer it again and hold up the chat behind it."""
        try:
            await self._turns.bury_unreadable(body)
        except StorageUnavailable:
            return Response(status_code=503, headers=TRY_AGAIN)
        return Response(status_code=200)

    async def _taken(self, update: Update) -> Response:
        waiting = _Waiting(update, asyncio.get_running_loop().create_future())
        try:
            self._queue.put_nowait(waiting)
            press = await waiting.answer
        except (asyncio.QueueFull, StorageUnavailable):
            return Response(status_code=503, headers=TRY_AGAIN)
        if not press:
            return Response(status_code=200)
        return JSONResponse({"method": "answerCallbackQuery", "callback_query_id": press})

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


async def _body(request: Request) -> bytes | None:
    """The body, or None if it is larger, or slower, than Telegram's ever are."""
    body = b""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST_BODY:
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
