"""A real HTTP server on loopback that gives whatever answer a test of the transport chooses."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

TOKEN = "123456:canary-token-that-must-never-show"
MESSAGE = {"message_id": 9, "date": 0, "chat": {"id": 7, "type": "private"}, "text": "ok"}
Reply = Callable[[web.Request], Awaitable[web.StreamResponse]]


class FakeTelegram:
    """A real HTTP server whose next answer each test chooses; it keeps what it was sent."""

    def __init__(self) -> None:
        self.address = ""
        self.reply: Reply = ok
        self.seen: list[tuple[str, dict[str, object]]] = []
        self.headers: list[dict[str, str]] = []
        self.connections: set[object] = set()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Keep the call, then give the chosen answer."""
        self.connections.add(request.transport)
        self.headers.append(dict(request.headers))
        self.seen.append((request.path.rsplit("/", 1)[-1], await _parameters(request)))
        return await self.reply(request)


async def _parameters(request: web.Request) -> dict[str, object]:
    if not request.can_read_body:
        return {}
    if request.content_type == "application/json":
        found = await request.json()
        assert isinstance(found, dict)
        return found
    form = await request.post()
    return {
        name: (value.filename, value.file.read(), value.content_type)
        if isinstance(value, web.FileField)
        else value
        for name, value in form.items()
    }


async def ok(request: web.Request) -> web.StreamResponse:
    """The answer to a message that was sent."""
    return web.json_response({"ok": True, "result": MESSAGE})


def saying(status: int, body: bytes, content_type: str = "application/json") -> Reply:
    """An answer of this status and body."""

    async def reply(request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, body=body, content_type=content_type)

    return reply


def refusing(status: int, description: str, **parameters: object) -> Reply:
    """A refusal as Telegram writes it."""
    answer = {"ok": False, "error_code": status, "description": description}
    return saying(status, json.dumps(answer | ({"parameters": parameters} if parameters else {})).encode())


async def cut(request: web.Request) -> web.StreamResponse:
    """The line goes dead after the call was read."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def half(request: web.Request) -> web.StreamResponse:
    """The line goes dead in the middle of the answer."""
    response = web.StreamResponse(headers={"Content-Length": "100"})
    await response.prepare(request)
    await response.write(b'{"ok":true,"res')
    assert request.transport is not None
    request.transport.abort()
    return response


async def slow(request: web.Request) -> web.StreamResponse:
    """The answer takes longer than any test waits."""
    await asyncio.sleep(1)
    return web.Response()


@asynccontextmanager
async def serving() -> AsyncIterator[FakeTelegram]:
    """A running fake server; its `address` ends in the token, as the root of a Bot API does."""
    fake = FakeTelegram()
    app = web.Application(client_max_size=2**26)
    app.router.add_route("*", "/{rest:.*}", fake.handle)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.address = f"http://127.0.0.1:{runner.addresses[0][1]}/bot{TOKEN}"
    yield fake
    await runner.cleanup()
