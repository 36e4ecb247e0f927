"""The one web application of the bot: updates by webhook, and its health."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.intake.webhook import Webhook
from storage.database import Database
from storage.dead_letters import count_dead_letters
from storage.errors import StorageError
from storage.outbox import health
from storage.schema import schema_version

DRAIN_SECONDS = 5


def webhook_route(webhook: Webhook, url: str) -> Route:
    """The route on which Telegram posts, at the path of the public address."""
    return Route(urlsplit(url).path or "/", webhook.receive, methods=["POST"])


def health_route(database: Database) -> Route:
    """`/healthz`: 200 with a few figures while the database answers, else 503. Nothing about people."""

    async def healthz(request: Request) -> Response:
        try:
            async with database.read() as tx:
                outbox, dead = await health(tx), await count_dead_letters(tx)
            version = await schema_version(database)
        except StorageError:
            return JSONResponse({"ok": False, "reason": "the database does not answer"}, status_code=503)
        return JSONResponse(
            {
                "ok": True,
                "schema": version,
                "unsent": outbox.unsent,
                "oldest_unsent_at": _iso(outbox.oldest_at),
                "failed": outbox.failed,
                "dead_letters": dead,
            }
        )

    return Route("/healthz", healthz)


@asynccontextmanager
async def serve(routes: Sequence[Route], host: str, port: int) -> AsyncIterator[str]:
    """Serve while the block runs; gives the address. Raises OSError where the port is taken."""
    listener = socket.create_server((host, port), family=_family(host), backlog=512)
    config = uvicorn.Config(
        Starlette(routes=list(routes)),
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


class _Server(uvicorn.Server):
    """A server that leaves signals to the program it lives in."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
