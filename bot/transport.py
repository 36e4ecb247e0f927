"""How calls reach the Bot API: python-telegram-bot's request interface over aiohttp.

It keeps three promises to those who call. A failure is always one of telegram.error's classes. `NotSent`
means that Telegram cannot have seen the call, so that repeating it can never show a message twice; any other
network error leaves that open. No address, and so no token, stands in an error or a log line.
"""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import lru_cache
from typing import Any
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.calling import JsonData
from bot.multipart import Multipart, multipart

# Opts in to the coming type of RetryAfter.retry_after, without which PTB warns at each 429.
os.environ.setdefault("PTB_TIMEDELTA", "1")

RETRY_UNSTATED = 5  # seconds to wait when a 429 does not say how long
RETRY_LONGEST = 86_400
_KEPT_CODES = frozenset({400, 401, 403, 404, 408, 409, 429})
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_JSON_HEADERS = {"Content-Type": "application/json"}


class NotSent(NetworkError):
    """The call did not leave this machine: no connection, no name, no certificate, or no free slot."""

    __slots__ = ()


class _Answer(dict[str, Any]):
    """A parsed answer; asking it for a result that Telegram did not give is a network error."""

    def __missing__(self, key: str) -> Any:
        raise NetworkError(f"The answer has no {key}")


class AiohttpRequest(BaseRequest):
    """PTB requests over one keep-alive pool; timeouts are in seconds, None means without limit.

    The defaults are PTB's own. `read_timeout` bounds each silence of the server, `write_timeout` each 64 KiB
    of an upload (`media_write_timeout` where none is given), `pool_timeout` the wait for one of `pool_size`.
    """

    __slots__ = (
        "_connect",
        "_media_write",
        "_pool",
        "_proxies",
        "_read",
        "_session",
        "_slots",
        "_write",
    )

    def __init__(
        self,
        *,
        pool_size: int = 256,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
    ) -> None:
        self._read, self._write, self._connect = read_timeout, write_timeout, connect_timeout
        self._pool, self._media_write = pool_timeout, media_write_timeout
        self._session: aiohttp.ClientSession | None = None
        self._slots = asyncio.Semaphore(pool_size)
        self._proxies: dict[tuple[str, str], URL | None] = {}

    @property
    def read_timeout(self) -> float | None:
        """Seconds of silence allowed when a call does not say otherwise."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool; calling it again while it is open changes nothing."""
        if self._session is not None:
            return
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0),  # the slots above are the limit, with their own timeout
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
            skip_auto_headers=("Accept-Encoding",),
        )

    async def shutdown(self) -> None:
        """Close the pool and its connections; a closed pool can be opened again."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Exchange one call for (status, body); raises TimedOut, NotSent or another NetworkError."""
        if self._session is None:
            raise NotSent("The transport is closed")
        read, connect = _seconds(read_timeout, self._read), _seconds(connect_timeout, self._connect)
        await self._take_slot(_seconds(pool_timeout, self._pool))
        fault: TelegramError
        try:
            if request_data is not None and request_data.contains_files:
                write = _seconds(write_timeout, self._media_write)
                return await self._upload(self._session, url, request_data, _patient(connect, read), write)
            if request_data is None:
                return await self._exchange(self._session, method, url, None, _patient(connect, read))
            patience = _bounded(connect, _seconds(write_timeout, self._write), read)
            ours: object = request_data
            body = ours.body if isinstance(ours, JsonData) else _packed(request_data)
            status, answer = await self._exchange(self._session, method, url, body, patience, _JSON_HEADERS)
            return status, JsonData.brief(answer) if isinstance(ours, JsonData) else answer
        except (aiohttp.ClientError, OSError) as error:
            fault = _fault_of(error)
        finally:
            self._slots.release()
        raise fault  # outside the handler, so that the cause, which names the address, is not carried along

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer of Telegram; a body that is no JSON object raises NetworkError and is not logged."""
        answer = _object_in(payload)
        if answer is None:
            raise NetworkError("The answer is not readable")
        return _Answer(answer)

    async def _take_slot(self, seconds: float | None) -> None:
        if not self._slots.locked():
            await self._slots.acquire()
            return
        try:
            async with asyncio.timeout(seconds):
                await self._slots.acquire()
        except TimeoutError:
            raise NotSent("All connections are busy") from None

    async def _exchange(
        self,
        session: aiohttp.ClientSession,
        method: str,
        url: str,
        body: bytes | AsyncIterator[bytes] | None,
        patience: aiohttp.ClientTimeout,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, bytes]:
        where = _address(url)
        async with session.request(
            method,
            where,
            data=body,
            headers=headers,
            timeout=patience,
            allow_redirects=False,  # a redirect would carry the token to another host
            proxy=self._proxy_to(where),
        ) as response:
            status, payload = response.status, await response.read()
        return (status, payload) if status < 300 else (_known(status), _refusal(status, payload))

    async def _upload(
        self,
        session: aiohttp.ClientSession,
        url: str,
        data: RequestData,
        patience: aiohttp.ClientTimeout,
        seconds: float | None,
    ) -> tuple[int, bytes]:
        body = multipart(data.json_parameters, data.multipart_data)
        headers = {"Content-Type": body.content_type, "Content-Length": str(body.length)}
        async with asyncio.timeout(None) as deadline:
            pieces = _timed(body, deadline, seconds)
            return await self._exchange(session, "POST", url, pieces, patience, headers)

    def _proxy_to(self, where: URL) -> URL | None:
        key = (where.scheme, where.raw_host or "")
        if key not in self._proxies:  # asked once per host: reading the environment costs more than a call
            self._proxies[key] = _proxy_of(*key)
        return self._proxies[key]


def _proxy_of(scheme: str, host: str) -> URL | None:
    """The proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name for this host, with its login, if any."""
    address = getproxies().get(scheme)
    return None if address is None or proxy_bypass(host) else URL(address)


async def _timed(body: Multipart, deadline: asyncio.Timeout, seconds: float | None) -> AsyncIterator[bytes]:
    """The pieces of an upload; each gets `seconds` to be taken by the network."""
    loop = asyncio.get_running_loop()
    for piece in body.pieces():
        deadline.reschedule(None if seconds is None else loop.time() + seconds)
        yield piece
    deadline.reschedule(None)


@lru_cache(maxsize=256)
def _address(url: str) -> URL:
    with suppress(ValueError):
        address = URL(url, encoded=True)
        if address.port != 0:  # reading the port is what refuses one out of range
            return address
    raise NotSent("The address of the server is not readable")


def _packed(data: RequestData) -> bytes:
    """The parameters as JSON; half a surrogate pair becomes a question mark rather than an error."""
    return _COMPACT.encode(data.parameters).encode("utf-8", "replace")


def _seconds(given: object, default: float | None) -> float | None:
    return given if isinstance(given, int | float) else None if given is None else default


@lru_cache(maxsize=64)
def _patient(connect: float | None, read: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, connect=connect, sock_read=read)


@lru_cache(maxsize=64)
def _bounded(connect: float | None, write: float | None, read: float | None) -> aiohttp.ClientTimeout:
    """For bodies that fit in one write: the sum also ends a write that stalls and an answer that drips."""
    total = None if connect is None or write is None or read is None else connect + write + read
    return aiohttp.ClientTimeout(total=total, connect=connect, sock_read=read)


def _fault_of(error: Exception) -> TelegramError:
    """The PTB error for a fault of the network: what is known never to have left is NotSent."""
    name = type(error).__name__  # the text of aiohttp's errors may hold the address
    if isinstance(error, aiohttp.ConnectionTimeoutError | aiohttp.ClientConnectorError):
        return NotSent(f"No connection ({name})")
    if isinstance(error, aiohttp.ClientHttpProxyError | aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError):
        return NotSent(f"No way to the server ({name})")
    if isinstance(error, TimeoutError):
        return TimedOut(f"Timed out ({name})")
    return NetworkError(f"The connection broke ({name})")


def _object_in(payload: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(payload.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _known(status: int) -> int:
    """A refusal that PTB would take for a passing network fault (413 ...) is a bad request for good."""
    return 400 if 400 <= status < 500 and status not in _KEPT_CODES else status


def _refusal(status: int, payload: bytes) -> bytes:
    """What PTB may see of a refusal: Telegram's words and hints, nothing from a proxy's page."""
    answer = _object_in(payload) or {}
    shown: dict[str, Any] = {}
    if isinstance(answer.get("description"), str):
        shown["description"] = answer["description"]
    elif status not in _KEPT_CODES:
        shown["description"] = f"HTTP status {status}"
    hints = answer.get("parameters")
    shown["parameters"] = _hints(status, hints if isinstance(hints, dict) else {})
    return json.dumps(shown).encode()


def _hints(status: int, hints: dict[str, Any]) -> dict[str, int]:
    moved, wait = hints.get("migrate_to_chat_id"), hints.get("retry_after")
    if isinstance(moved, int) and moved:
        return {"migrate_to_chat_id": moved}
    if isinstance(wait, int) and wait > 0:
        return {"retry_after": min(wait, RETRY_LONGEST)}
    return {"retry_after": RETRY_UNSTATED} if status == 429 else {}
