"""Two pages for those who watch over the bot: `/healthz` and `/metrics`. Nothing on them is about anybody.

They are not for the internet: the proxy before the bot passes on the address of the webhook alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import metrics
from bot.metrics import Gauge
from bot.vitals import Vitals
from storage.condition import Condition, condition
from storage.database import Database
from storage.errors import SchemaMismatch, StorageError, StorageUnavailable

PATIENCE: Final = 5.0
"""Seconds that the database may take to answer."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What the pages tell of."""

    database: Database
    vitals: Vitals
    clock: Callable[[], datetime]


def health_routes(watched: Watched) -> list[Route]:
    """Both pages."""

    async def healthz(request: Request) -> Response:
        return await _health(watched)

    async def figures(request: Request) -> Response:
        return await _figures(watched)

    return [Route("/healthz", healthz), Route("/metrics", figures)]


async def _health(watched: Watched) -> Response:
    """200 while this process can do its work; else 503 with the reason, and what to do about it."""
    now = watched.clock()
    try:
        found = await _condition(watched, now)
    except StorageError as fault:
        return JSONResponse({"ok": False, "reason": _told(fault)}, status_code=503)
    reason = _why_not(watched.vitals, now)
    told = {"ok": not reason, "reason": reason, **_as_json(found, now)}
    return JSONResponse(told, status_code=503 if reason else 200)


async def _condition(watched: Watched, now: datetime) -> Condition:
    try:
        async with asyncio.timeout(PATIENCE):
            return await condition(watched.database, now)
    except TimeoutError:
        raise StorageUnavailable("no answer in time") from None


def _told(fault: StorageError) -> str:
    return str(fault) if isinstance(fault, SchemaMismatch) else "the database does not answer"


def _why_not(vitals: Vitals, now: datetime) -> str:
    if vitals.refusal == "token":
        return "Telegram refuses the token; set WIJHA_BOT_TOKEN anew"
    if vitals.unanswered(now):
        return "Telegram has not answered for five minutes"
    return ""


def _as_json(found: Condition, now: datetime) -> dict[str, object]:
    return {
        "schema": found.schema,
        "unsent": found.unsent,
        "oldest_unsent_seconds": _age(found.oldest_unsent_at, now),
        "failed": found.failed,
        "dead_letters": found.dead_letters,
        "last_update_at": found.last_update_at.isoformat() if found.last_update_at else None,
        "last_update_seconds": _age(found.last_update_at, now),
    }


async def _figures(watched: Watched) -> Response:
    """What was counted here, and how the tables stand; without the latter if the database is away."""
    now = watched.clock()
    try:
        gauges = _gauges(await _condition(watched, now), now)
    except StorageError:
        gauges = [Gauge("wijha_database_up", "Whether the database answers", 0)]
    return Response(metrics.page(gauges), headers={"content-type": metrics.TYPE})


def _gauges(found: Condition, now: datetime) -> list[Gauge]:
    return [
        Gauge("wijha_database_up", "Whether the database answers", 1),
        Gauge("wijha_unsent", "Calls to Telegram that wait", found.unsent),
        Gauge(
            "wijha_oldest_unsent_seconds", "Age of the oldest of them", _age(found.oldest_unsent_at, now) or 0
        ),
        Gauge("wijha_failed_sends", "Calls that were given up and not yet forgotten", found.failed),
        Gauge("wijha_waiting_dead_letters", "Dead letters nobody has dealt with", found.dead_letters),
        Gauge("wijha_last_update_seconds", "Age of the last update", _age(found.last_update_at, now)),
    ]


def _age(at: datetime | None, now: datetime) -> float | None:
    return max(0.0, (now - at).total_seconds()) if at else None
