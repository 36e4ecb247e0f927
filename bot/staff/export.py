"""/export: a file of what was recorded, made by a job beside the conversations and sent when it is ready."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from telegram.error import TelegramError

from bot.calling import call as call_telegram
from bot.exporting import FORMATS, ExportResult, export
from bot.jobs import TRIES, Worker
from bot.staff.access import may
from bot.staff.capability import Call, Capability, NewJob, Reply, button_token
from bot.staff.periods import argument, exact, read_period, title
from flows.effects import Button, Say
from flows.events import Value
from storage.errors import StorageUnavailable
from storage.jobs import Job
from storage.outbox import Outgoing, add_outbox
from storage.periods import CASABLANCA, Period, parse_period, today_in_casablanca
from storage.staff import member_by_id
from storage.vocabulary import LANE_STAFF

KIND: Final = "export"
KEEP: Final = timedelta(hours=24)
"""How long a file waits for delivery before it is cleared away."""

LARGEST: Final = 49_000_000
"""Bytes that Telegram takes from a bot in one file, with some room."""

TELL_EVERY: Final = 2.0
_OFFERED: Final = ("month", "quarter", "year", "start")


async def ask(call: Call) -> Reply:
    """Have a file made for a period (this month, unless said) and a format (a workbook, unless said)."""
    words = call.argument.lower().split()
    format = next((word for word in words if word in FORMATS), FORMATS[0])
    asked = " ".join(word for word in words if word not in FORMATS)
    period = read_period(call, asked or "month")
    if period is None:
        return Reply((Say("stats-period-unknown", buttons=_choices()),))
    payload: dict[str, str | int] = {
        "period": argument(exact(period)),
        "name": period.name,
        "format": format,
        "language": call.asker.language,
        "chat_id": call.chat_id,
    }
    args = {"period": title(call.library.texts, call.asker.language, period), "format": format}
    return Reply((Say("export-begun", args, () if asked else _choices()),), (NewJob(KIND, payload),))


def _choices() -> tuple[tuple[Button, ...], ...]:
    return tuple(
        tuple(Button(button_token(KIND, f"{name} {kind}"), f"export-{name}-{kind}") for kind in FORMATS)
        for name in _OFFERED
    )


CAPABILITY = Capability(KIND, "reporter", ask)


async def export_job(worker: Worker, payload: Mapping[str, Any], job: Job) -> None:
    """Make the file and put it into the outbox; the asker sees how far it is, and is told if it fails."""
    if not await _still_allowed(worker, job):
        return
    folder = worker.settings.exports_folder / f"job-{job.id}"
    try:
        await asyncio.to_thread(_make_room, worker.settings.exports_folder, folder, worker.clock())
        period = _period(worker, payload)
        async with _told(worker, payload) as progress:
            made = await export(
                worker.database,
                worker.library,
                period,
                str(payload["format"]),
                str(payload["language"]),
                folder / f"wijha-{period.first_day}-{period.last_day}.{payload['format']}",
                progress.tell,
                started_on=worker.settings.platform.start_date,
                as_of=worker.clock(),
            )
        await _send(worker, payload, period, made)
    except StorageUnavailable:
        raise
    except Exception:
        if job.attempts >= TRIES:
            await _say(worker, payload, "export-failed", {})
        raise


async def _still_allowed(worker: Worker, job: Job) -> bool:
    """Rights may have been taken away since it was asked for."""
    async with worker.database.read() as tx:
        member = await member_by_id(tx, job.staff_id) if job.staff_id else None
    return member is not None and member.active and may(member.role, CAPABILITY)


def _period(worker: Worker, payload: Mapping[str, Any]) -> Period:
    today = today_in_casablanca(worker.clock())
    read = parse_period(str(payload["period"]), today, worker.settings.platform.start_date)
    return Period(read.start, read.end, str(payload["name"]))


async def _send(worker: Worker, payload: Mapping[str, Any], period: Period, made: ExportResult) -> None:
    """Every file with a caption that says what it is."""
    if max(path.stat().st_size for path in made.paths) > LARGEST:
        await _say(worker, payload, "export-too-large", {})
        return
    language, now = str(payload["language"]), worker.clock()
    args: dict[str, Value] = {
        "period": title(worker.library.texts, language, period),
        "from": period.first_day.isoformat(),
        "to": period.last_day.isoformat(),
        "rows": made.rows,
        "day": now.astimezone(CASABLANCA).date().isoformat(),
        "time": f"{now.astimezone(CASABLANCA):%H:%M}",
    }
    caption = worker.library.texts.format(language, "export-caption", args)
    for number, path in enumerate(made.paths):
        said = {"caption": caption, "parse_mode": "HTML"} if number == 0 else {}
        document = {"path": str(path), "name": path.name}
        await _post(worker, payload, "sendDocument", {"document": document, **said})


async def _say(worker: Worker, payload: Mapping[str, Any], text: str, args: Mapping[str, Value]) -> None:
    said = worker.library.texts.format(str(payload["language"]), text, args)
    await _post(worker, payload, "sendMessage", {"text": said, "parse_mode": "HTML"})


async def _post(
    worker: Worker, payload: Mapping[str, Any], method: str, parameters: Mapping[str, Any]
) -> None:
    chat_id = int(payload["chat_id"])
    given = json.dumps({"chat_id": chat_id, **parameters}, ensure_ascii=False)
    async with worker.database.write() as tx:
        await add_outbox(tx, [Outgoing(chat_id, LANE_STAFF, method, given, created_at=worker.clock())])
    worker.wake_delivery()


class _Progress:
    """How far it is: noted as often as it is told, shown every two seconds."""

    def __init__(self, worker: Worker, payload: Mapping[str, Any]) -> None:
        self._worker, self._payload = worker, payload
        self._done = self._total = 0

    def tell(self, done: int, total: int) -> None:
        """Note how many rows of how many are done."""
        self._done, self._total = done, total

    async def show(self) -> None:
        """Keep a message up to date until cancelled; what is ready at once needs none."""
        message_id, shown = 0, ""
        while True:
            await asyncio.sleep(TELL_EVERY)
            if (text := self._text()) == shown:
                continue
            shown = text
            with suppress(TelegramError):  # how far it is can be missed; the file cannot
                message_id = await self._put(message_id, text)

    def _text(self) -> str:
        percent = 100 * self._done // self._total if self._total else 0
        args: dict[str, Value] = {"percent": percent, "done": self._done, "total": self._total}
        return self._worker.library.texts.format(str(self._payload["language"]), "export-progress", args)

    async def _put(self, message_id: int, text: str) -> int:
        parameters = {"chat_id": int(self._payload["chat_id"]), "text": text}
        if message_id:
            parameters["message_id"] = message_id
            await call_telegram(self._worker.bot, "editMessageText", parameters)
            return message_id
        sent = await call_telegram(self._worker.bot, "sendMessage", parameters)
        return int(sent["message_id"])


@asynccontextmanager
async def _told(worker: Worker, payload: Mapping[str, Any]) -> AsyncIterator[_Progress]:
    progress = _Progress(worker, payload)
    showing = asyncio.create_task(progress.show())
    try:
        yield progress
    finally:
        showing.cancel()
        with suppress(asyncio.CancelledError):
            await showing


def _make_room(exports: Path, folder: Path, now: datetime) -> None:
    """Clear away what an earlier try left, and the files of jobs that were delivered long ago."""
    exports.mkdir(parents=True, exist_ok=True, mode=0o700)
    oldest = (now - KEEP).timestamp()
    for other in exports.glob("job-*"):
        if other == folder or other.stat().st_mtime < oldest:
            shutil.rmtree(other, ignore_errors=True)
