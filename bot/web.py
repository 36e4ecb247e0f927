"""The one web server of the bot: it serves updates by webhook, and the pages about its health."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from bot.intake.webhook import Webhook

DRAIN_SECONDS = 3
"""How long requests under way may take when the server stops."""

REQUEST_SECONDS = 10
"""How long a client may take to ask for something."""


@dataclass(frozen=True, slots=True)
class Hook:
    """Where Telegram posts: the path of the public address, and who takes what comes."""

    path: str
    webhook: Webhook

    @classmethod
    def at(cls, url: str, webhook: Webhook) -> Hook:
        """The hook of a public address."""
        return cls(urlsplit(url).path or "/", webhook)


@asynccontextmanager
async def serve(
    routes: Sequence[Route], host: str, port: int, hook: Hook | None = None
) -> AsyncIterator[str]:
    """Serve while the block runs; gives the address. Raises OSError where the port is taken."""
    listener = socket.create_server((host, port), family=_family(host), backlog=512)
    config = uvicorn.Config(
        _with(hook, Starlette(routes=list(routes))),
        http=_Impatient,
        ws="none",
        lifespan="off",
        proxy_headers=False,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        server_header=False,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        while not server.started and not task.done():  # noqa: ASYNC110 - uvicorn tells no other way
            await asyncio.sleep(0.01)
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
        listener.close()


def _with(hook: Hook | None, pages: Starlette) -> ASGIApp:
    """The pages, behind a short cut for what Telegram posts."""
    if hook is None:
        return pages

    async def front(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == hook.path and scope["method"] == "POST":
            await hook.webhook(scope, receive, send)
        else:
            await pages(scope, receive, send)

    return front


class _Impatient(AutoHTTPProtocol):  # type: ignore[misc, valid-type]  # a class chosen at import
    """HTTP that closes a connection on which nobody manages to ask anything."""

    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)
        self._look(None)

    def _look(self, before: tuple[object] | None) -> None:
        """Close if since the last look no request has come whole; a body has its own limit."""
        if self.transport.is_closing():
            return
        asked, busy = self.cycle, self.cycle is not None and not self.cycle.response_complete
        if before is not None and not busy and asked is before[0]:
            self.transport.abort()
            return
        asyncio.get_running_loop().call_later(REQUEST_SECONDS, self._look, (asked,))


class _Server(uvicorn.Server):
    """A server that leaves signals to the program it lives in."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
