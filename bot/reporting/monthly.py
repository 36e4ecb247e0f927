"""The monthly report: on the first day of a month the staff group is sent the results of the month past.

One row of `jobs` looks again and again whether it is time. What it sends and where it goes on from are
written together, and only while nobody else has done so: each month is sent once, whoever dies or competes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import structlog

from bot.jobs import Again, Worker
from bot.reporting.making import KINDS, findings_of, wording_of
from bot.reporting.posting import outgoing, posts
from storage.jobs import Job, move_on
from storage.outbox import Outgoing, add_outbox
from storage.periods import CASABLANCA, Period, days, today_in_casablanca
from storage.places import place_of

log = structlog.get_logger(__name__)

KIND: Final = "monthly-report"
LOOK_AGAIN: Final = timedelta(hours=1)
"""A change of the hour in the settings is seen within this time."""


async def monthly(worker: Worker, payload: Mapping[str, Any], job: Job) -> Again:
    """Send the results of the month past if it is time and nobody has; look again later."""
    now, hour = worker.clock(), worker.settings.monthly_report
    last, told = _month_before(today_in_casablanca(now)), str(payload.get("told", ""))
    again = Again(_next_look(now, hour), {"told": _name(last)})
    if hour is None:
        return again  # switched on again, it begins with the month that then ends
    if now < _due(now, hour):
        return Again(again.due_at, {"told": told or _name(_month_before(last))})
    if told and told < _name(last):  # a house that is new tells of no month before it was there
        await _tell(worker, job, again, last)
    return again


async def _tell(worker: Worker, job: Job, again: Again, month: date) -> None:
    async with worker.database.read() as tx:
        chat_id = await place_of(tx)
    rows = await _rows(worker, month, chat_id) if chat_id else []
    async with worker.database.write() as tx:
        if await move_on(tx, job, again.due_at, json.dumps(again.payload)):
            await add_outbox(tx, rows)
            log.info("reporting.monthly", rows=len(rows))
    worker.wake_delivery()


async def _rows(worker: Worker, month: date, chat_id: int) -> list[Outgoing]:
    """A word of what comes, then the card, the paragraph with its annex, and the report."""
    wording = wording_of(worker.library, worker.settings.staff_language)
    started_on = worker.settings.platform.start_date
    findings = await findings_of(worker.database, _whole(month), started_on, worker.clock())
    said = worker.library.texts.format(
        worker.settings.staff_language, "report-monthly", {"month": wording.month(month)}
    )
    head = outgoing(worker, chat_id, "sendMessage", {"text": said, "parse_mode": "HTML"})
    return [head, *await posts(worker, KINDS, findings, wording, chat_id, f"monthly-{_name(month)}")]


def _due(now: datetime, hour: time) -> datetime:
    """The moment in this month at which the month past is told."""
    first = today_in_casablanca(now).replace(day=1)
    return datetime.combine(first, hour, CASABLANCA).astimezone(UTC)


def _next_look(now: datetime, hour: time | None) -> datetime:
    """Soon, or at the very moment at which a month is to be told."""
    soon = now + LOOK_AGAIN
    if hour is None:
        return soon
    moments = (_due(now, hour), _due(_month_after(now), hour))
    return min([soon, *(moment for moment in moments if moment > now)])


def _month_after(now: datetime) -> datetime:
    return datetime.combine(
        today_in_casablanca(now).replace(day=1) + timedelta(days=32), time(12), CASABLANCA
    )


def _month_before(day: date) -> date:
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def _whole(first: date) -> Period:
    following = (first + timedelta(days=32)).replace(day=1)
    return days(first, following - timedelta(days=1))


def _name(month: date) -> str:
    return f"{month:%Y-%m}"
