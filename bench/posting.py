"""Posting updates to a webhook as Telegram does: over many connections, each with one update at a time."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import urlsplit

import httptools

from bench.telegram import World


class Posting:
    """Posts what waits in the world to its bot, until closed."""

    def __init__(self, world: World) -> None:
        assert world.posts_to is not None
        self.world = world
        url, secret, most = world.posts_to
        parts = urlsplit(url)
        self._host, self._port, self._most = parts.hostname or "", parts.port or 80, most
        self.head = (
            f"POST {parts.path or '/'} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
            f"Content-Type: application/json\r\nX-Telegram-Bot-Api-Secret-Token: {secret}\r\n"
        ).encode()
        self.idle: list[_Connection] = []
        self._open: list[_Connection] = []
        self._connecting: set[asyncio.Task[Any]] = set()
        world.on_update = self.kick

    def kick(self) -> None:
        """Something waits: give it to a connection that is idle, or open another."""
        if self.idle:
            self.idle.pop().next()
        elif len(self._open) + len(self._connecting) < self._most:
            task = asyncio.create_task(self._connect())
            self._connecting.add(task)
            task.add_done_callback(self._connecting.discard)

    async def _connect(self) -> None:
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(lambda: _Connection(self), self._host, self._port)
        self._open.append(connection)

    def close(self) -> None:
        """Post no more."""
        for connection in self._open:
            connection.close()


class _Connection(asyncio.Protocol):
    def __init__(self, posting: Posting) -> None:
        self._posting, self._parser = posting, httptools.HttpResponseParser(self)
        self._transport: Any = None
        self._body = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self.next()

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def next(self) -> None:
        """Post one update, or rest until there is one."""
        waiting = self._posting.world.waiting
        if not waiting:
            self._posting.idle.append(self)
            return
        body = json.dumps(waiting.popleft(), ensure_ascii=False, separators=(",", ":")).encode()
        self._transport.write(self._posting.head + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def on_message_begin(self) -> None:
        self._body = b""

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        world = self._posting.world
        if self._parser.get_status_code() != 200:
            world.tally.refused += 1
        elif self._body:
            call = json.loads(self._body)
            world.call(call.pop("method").lower(), call)
        self.next()

    def close(self) -> None:
        self._transport.close()
