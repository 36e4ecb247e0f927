"""Posting to a bot's webhook as Telegram would, or as nobody should."""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import Mapping
from typing import Any

import aiohttp

from tests.faults.scene import SECRET

HEADER = "X-Telegram-Bot-Api-Secret-Token"


async def post(
    session: aiohttp.ClientSession, url: str, body: bytes | Mapping[str, Any], secret: str = SECRET
) -> int:
    """Post a body; the status, 0 if the bot closed the connection."""
    given: dict[str, Any] = {"data": io.BytesIO(body)} if isinstance(body, bytes) else {"json": body}
    headers = {HEADER: secret, "Content-Type": "application/json"}
    try:
        async with session.post(url, headers=headers, **given) as answer:
            await answer.read()
            return answer.status
    except (aiohttp.ClientConnectionError, ConnectionError):
        return 0


async def timed_post(session: aiohttp.ClientSession, url: str, body: Mapping[str, Any]) -> float:
    """Post a good update; the seconds until it was taken. AssertionError if it was not."""
    began = time.perf_counter()
    status = await post(session, url, body)
    assert status == 200, status
    return time.perf_counter() - began


def message(update_id: int, person: int, text: str) -> dict[str, Any]:
    """An update that carries a text of one of the crowd."""
    about = {"id": person, "first_name": "Jeune", "is_bot": False, "language_code": "fr"}
    chat = {"id": person, "type": "private", "first_name": "Jeune"}
    inner = {"message_id": update_id, "from": about, "chat": chat, "date": int(time.time()), "text": text}
    return {"update_id": update_id, "message": inner}


async def idle_sockets(host: str, port: int, count: int) -> list[asyncio.StreamWriter]:
    """So many connections on which nothing is said; close them when done."""
    opened = [await asyncio.open_connection(host, port) for _ in range(count)]
    return [writer for _, writer in opened]
