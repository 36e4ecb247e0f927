"""/export: a file of what was recorded, made by a job beside the conversations and sent when it is ready."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from telegram.error import TelegramError

from bot.calling import call as call_telegram
from bot.exporting import ExportResult, Order
from bot.exporting.apart import export_apart
from bot.exporting.parquet import NoParquet
from bot.exporting.telling import filters_in_words
from bot.exporting.wording import Wording
from bot.jobs import TRIES, Worker
from bot.render import keyboard
from bot.staff.access import may
from bot.staff.capability import Call, Capability, NewJob, Reply
from bot.staff.export_choices import choices
from bot.staff.export_stop import STOP, stop, stop_button, unless_stopped
from bot.staff.export_words import KIND, Asked, read_asked
from bot.staff.periods import argument, exact, read_period, title
from flows.effects import Button, Say
from flows.events import Value
from flows.roles import allows
from storage.errors import StorageUnavailable
from storage.jobs import Job, begin_sending
from storage.outbox import Outgoing, add_outbox
from storage.periods import CASABLANCA, Period, parse_period, today_in_casablanca
from storage.staff import audit, member_by_id
from storage.vocabulary import LANE_STAFF

KEEP: Final = timedelta(hours=24)
"""How long a file waits for delivery before it is cleared away."""

LARGEST: Final = 49_000_000
"""Bytes that Telegram takes from a bot in one file, with some room."""

MAY_NAME: Final = "coordinator"
"""The role that may have people named in a file."""

SHORTEST_REASON: Final = 10
"""Letters of a reason that can be one."""

TELL_EVERY: Final = 2.0


async def ask(call: Call) -> Reply:
    """Show what can be chosen, or have a file made of what was asked for in words; or stop one."""
    if call.argument.startswith(STOP):
        return await stop(call)
    try:
        asked = read_asked(call.library.texts, call.argument)
    except ValueError:
        return Reply((Say("export-filter-unknown", buttons=choices(call, Asked())),))
    period = read_period(call, asked.period or "month")
    if period is None:
        return Reply((Say("stats-period-unknown", buttons=choices(call, Asked())),))
    if asked.choosing or not call.argument.strip():
        said = Say("export-choose", {"named": "yes" if asked.named else "no"}, choices(call, asked))
        return Reply((said,))
    if asked.named and (refused := _not_named(call, asked)):
        return Reply((refused,))
    return await _begun(call, asked, period)


def _not_named(call: Call, asked: Asked) -> Say | None:
    """Why people may not be named, or what is still needed: a role, a chat of one's own, a reason."""
    if not allows(call.asker.role, MAY_NAME):
        return Say("export-names-refused")
    if call.chat_id != call.asker.telegram_id:
        return Say("export-names-private")
    if len(asked.reason) < SHORTEST_REASON:
        return Say("export-names-reason", {"typed": f"/{KIND} {asked.with_(reason='').words}:"})
    return None


async def _begun(call: Call, asked: Asked, period: Period) -> Reply:
    said = asked.with_(period=argument(exact(period)))
    payload: dict[str, str | int] = {
        "words": said.words,
        "name": period.name,
        "language": call.asker.language,
        "chat_id": call.chat_id,
    }
    if asked.named:
        what = said.with_(reason="").words
        await audit(call.tx, call.at, call.asker.staff_id, "export_identified", what, asked.reason[:300])
    args = {"period": title(call.library.texts, call.asker.language, period), "format": asked.format}
    return Reply((Say("export-begun", args),), (NewJob(KIND, payload),))


CAPABILITY = Capability(KIND, "reporter", ask)


async def export_job(worker: Worker, payload: Mapping[str, Any], job: Job) -> None:
    """Make the file and put it into the outbox; the asker sees how far it is, and is told if it fails."""
    asked = _asked(worker, payload)
    if not await _still_allowed(worker, job, asked):
        return
    folder = worker.settings.exports_folder / f"job-{job.id}"
    try:
        await asyncio.to_thread(_make_room, worker.settings.exports_folder, folder, worker.clock())
        order = _order(worker, payload, asked)
        async with _told(worker, payload, job.id) as progress:
            path = folder / _file_name(worker, order)
            making = export_apart(worker.settings, order, path, progress.tell)
            made = await unless_stopped(worker, job, making)
        if made is not None and await _on_its_way(worker, job):
            await _send(worker, payload, order, made)
            await progress.close()
        else:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
            await progress.stopped()
    except StorageUnavailable:
        raise
    except NoParquet:
        await _say(worker, payload, "export-no-parquet", {})
    except Exception:
        if job.attempts >= TRIES:
            await _say(worker, payload, "export-failed", {})
        raise


async def _on_its_way(worker: Worker, job: Job) -> bool:
    """From now on it is too late to stop it; False if somebody has."""
    async with worker.database.write() as tx:
        return await begin_sending(tx, job.id)


def _asked(worker: Worker, payload: Mapping[str, Any]) -> Asked:
    words = payload["words"] if "words" in payload else f"{payload['period']} {payload['format']}"
    return read_asked(worker.library.texts, str(words))


async def _still_allowed(worker: Worker, job: Job, asked: Asked) -> bool:
    """Rights may have been taken away since it was asked for."""
    async with worker.database.read() as tx:
        member = await member_by_id(tx, job.staff_id) if job.staff_id else None
    if member is None or not member.active or not may(member.role, CAPABILITY):
        return False
    return allows(member.role, MAY_NAME) or not asked.named


def _order(worker: Worker, payload: Mapping[str, Any], asked: Asked) -> Order:
    now, started_on = worker.clock(), worker.settings.platform.start_date
    period = parse_period(asked.period, today_in_casablanca(now), started_on)
    as_of = now
    if asked.as_of:
        day = datetime.combine(date.fromisoformat(asked.as_of), time.max, CASABLANCA)
        as_of = min(now, day.astimezone(UTC))
    return Order(
        sheets=asked.sheets,
        format=asked.format,
        language=str(payload["language"]),
        period=replace(period, name=str(payload["name"])),
        started_on=started_on,
        as_of=as_of,
        filters=asked.filters,
        identified=asked.named,
        reason=asked.reason,
        most_bytes=LARGEST,
    )


def _file_name(worker: Worker, order: Order) -> str:
    """What the file is called: the days it is of, and whether people are named in it."""
    mark = Wording(worker.library, order.language).say("export-names-mark") if order.identified else ""
    days = f"{order.period.first_day}-{order.period.last_day}"
    return "-".join(filter(None, ("wijha", mark, days))) + f".{order.format}"


async def _send(worker: Worker, payload: Mapping[str, Any], order: Order, made: ExportResult) -> None:
    """Every file, the first with a caption that says what it is, each with which part it is."""
    texts, count = worker.library.texts, len(made.paths)
    language, told_at = order.language, order.as_of.astimezone(CASABLANCA)
    args: dict[str, Value] = {
        "period": title(texts, language, order.period),
        "from": order.period.first_day.isoformat(),
        "to": order.period.last_day.isoformat(),
        "rows": made.rows,
        "day": told_at.date().isoformat(),
        "time": f"{told_at:%H:%M}",
        "filters": filters_in_words(Wording(worker.library, language), order),
        "filtered": "yes" if order.filters else "no",
        "named": "yes" if order.identified else "no",
        "parts": count,
    }
    for number, path in enumerate(made.paths, 1):
        text = "export-caption" if number == 1 else "export-part"
        caption = texts.format(language, text, {**args, "part": number})
        document = {"path": str(path), "name": path.name}
        await _post(
            worker, payload, "sendDocument", {"document": document, "caption": caption, "parse_mode": "HTML"}
        )


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

    def __init__(self, worker: Worker, payload: Mapping[str, Any], job_id: int) -> None:
        self._worker, self._payload, self._job_id = worker, payload, job_id
        self._done = self._total = self._message_id = 0

    def tell(self, done: int, total: int) -> None:
        """Note how many rows of how many are done."""
        self._done, self._total = done, total

    async def show(self) -> None:
        """Keep a message up to date until cancelled; what is ready at once needs none."""
        shown = ""
        while True:
            await asyncio.sleep(TELL_EVERY)
            if (text := self._text()) == shown:
                continue
            shown = text
            with suppress(TelegramError):  # how far it is can be missed; the file cannot
                await self._put(text, stop_button(self._job_id))

    async def stopped(self) -> None:
        """Say in its place that it was stopped: what was on its way meanwhile may have said otherwise."""
        if self._message_id:
            with suppress(TelegramError):
                await self._put(self._worker.library.texts.format(self._language, "export-stopped", {}))

    async def close(self) -> None:
        """Take the button away once there is nothing to stop."""
        if self._message_id:
            where = {"chat_id": int(self._payload["chat_id"]), "message_id": self._message_id}
            with suppress(TelegramError):
                await call_telegram(self._worker.bot, "editMessageReplyMarkup", where)

    def _text(self) -> str:
        percent = 100 * self._done // self._total if self._total else 0
        args: dict[str, Value] = {"percent": percent, "done": self._done, "total": self._total}
        return self._worker.library.texts.format(str(self._payload["language"]), "export-progress", args)

    @property
    def _language(self) -> str:
        return str(self._payload["language"])

    async def _put(self, text: str, *buttons: Button) -> None:
        parameters: dict[str, Any] = {"chat_id": int(self._payload["chat_id"]), "text": text}
        if buttons:
            parameters["reply_markup"] = keyboard(self._worker.library.texts, self._language, (buttons,))
        if self._message_id:
            parameters["message_id"] = self._message_id
            await call_telegram(self._worker.bot, "editMessageText", parameters)
            return
        sent = await call_telegram(self._worker.bot, "sendMessage", parameters)
        self._message_id = int(sent["message_id"])


@asynccontextmanager
async def _told(worker: Worker, payload: Mapping[str, Any], job_id: int) -> AsyncIterator[_Progress]:
    progress = _Progress(worker, payload, job_id)
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
