"""The sandbox as one web application, and a server for it on this machine."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from bot.sandbox.api import api_routes
from bot.sandbox.hooks import delivering
from bot.sandbox.pages import page_routes
from bot.sandbox.world import World

_START_SECONDS = 10


def create_app(world: World, token: str, first_pause: float = 1.0) -> Starlette:
    """Make the application: the Bot API for this token, the page, and webhook delivery while it runs.

    `first_pause`, in seconds, is that before a refused update is posted for the third time; others double.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with delivering(world, first_pause):
            yield

    return Starlette(routes=[*api_routes(world, token), *page_routes(world)], lifespan=lifespan)


@asynccontextmanager
async def serve(
    world: World, token: str, host: str = "127.0.0.1", port: int = 0, first_pause: float = 1.0
) -> AsyncIterator[str]:
    """Serve the sandbox while the block runs; gives its address, such as http://127.0.0.1:41234.

    Port 0 lets the system pick one. Raises OSError when the port is taken.
    """
    listener = _listener(host, port)
    world.closing = False
    config = uvicorn.Config(
        create_app(world, token, first_pause),
        http=_CuttableProtocol,
        log_config=None,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=2,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await _started(server, task)
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        world.closing = True
        world.changed()
        await task
        listener.close()


class _Server(uvicorn.Server):
    """A server that leaves signals to the program it lives in."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _CuttableProtocol(AutoHTTPProtocol):  # type: ignore[misc, valid-type]  # a class chosen at import
    """HTTP whose requests know their connection, so that a planted fault can cut it."""

    app_state: dict[str, Any]

    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)
        self.app_state = self.app_state | {"transport": transport}


def _listener(host: str, port: int) -> socket.socket:
    # asyncio only turns off the 40 ms wait of small packets for sockets that name their protocol
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    return listener


async def _started(server: uvicorn.Server, task: asyncio.Task[None]) -> None:
    async with asyncio.timeout(_START_SECONDS):
        while not server.started:
            if task.done():
                await task
                raise RuntimeError("the sandbox server stopped while starting")
            await asyncio.sleep(0.01)
