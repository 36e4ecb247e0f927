"""/report: the card, the press paragraph or the report of a period, made by a job, sent when it is ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from bot.jobs import TRIES, Worker
from bot.reporting.making import KINDS, findings_of, wording_of
from bot.reporting.posting import outgoing, posts
from bot.reporting.wording import DOCUMENT_LANGUAGES, document_language
from bot.staff.access import may
from bot.staff.capability import Call, Capability, NewJob, Reply, button_token
from bot.staff.periods import argument, exact, period_buttons, read_period, title
from flows.effects import Button, Say
from storage.errors import StorageUnavailable
from storage.jobs import Job
from storage.outbox import add_outbox
from storage.periods import CASABLANCA, Period, parse_period, today_in_casablanca
from storage.staff import member_by_id

KIND: Final = "report"
_AS_OF: Final = "@"
"""Begins the word that says as of which day."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for: one of KINDS or nothing yet, the language of the document, of which period."""

    kind: str
    language: str
    period: Period
    as_of: date | None


async def ask(call: Call) -> Reply:
    """Show what can be made of a period, or have one of them made."""
    asked = _read(call)
    if asked is None:
        return Reply((Say("stats-period-unknown", buttons=period_buttons(KIND, None)),))
    name = title(call.library.texts, call.asker.language, asked.period)
    if not asked.kind:
        language = call.library.texts.label(call.asker.language, f"report-in-{asked.language}", {})
        args = {"period": name, "language": language}
        return Reply((Say("report-menu", args, _menu(call, asked)),))
    payload: dict[str, str | int] = {
        "kind": asked.kind,
        "period": argument(exact(asked.period)),
        "name": asked.period.name,
        "language": asked.language,
        "as_of": asked.as_of.isoformat() if asked.as_of else "",
        "chat_id": call.chat_id,
    }
    what = call.library.texts.label(call.asker.language, f"report-{asked.kind}", {})
    begun = Say("report-begun", {"what": what, "period": name}, _menu(call, asked))
    return Reply((begun,), (NewJob(KIND, payload),))


def report_buttons(period: Period, as_of: date | None = None) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons for whoever shows the figures of a period: the card, the paragraph, the report."""
    words = argument(period) + (f" {_AS_OF}{as_of}" if as_of else "")
    chart, *others = (Button(button_token(KIND, f"{kind} {words}"), f"report-{kind}") for kind in KINDS)
    return (chart,), tuple(others)


def _read(call: Call) -> _Asked | None:
    """What the words after the command, or a button, ask for; None if they name no period."""
    words = call.argument.lower().split()
    kind = next((word for word in words if word in KINDS), "")
    language = next((word for word in words if word in DOCUMENT_LANGUAGES), "")
    days = [word.removeprefix(_AS_OF) for word in words if word.startswith(_AS_OF)]
    rest = [w for w in words if w not in (*KINDS, *DOCUMENT_LANGUAGES) and not w.startswith(_AS_OF)]
    try:
        as_of = date.fromisoformat(days[0]) if days else None
    except ValueError:
        return None
    at = replace(call, at=_end_of(as_of, call.at))
    period = read_period(at, " ".join(rest) or "month")
    if period is None:
        return None
    return _Asked(kind, language or document_language(call.asker.language), period, as_of)


def _menu(call: Call, asked: _Asked) -> tuple[tuple[Button, ...], ...]:
    """What can be made, in which language, of which period."""
    days = f" {_AS_OF}{asked.as_of}" if asked.as_of else ""
    period = argument(asked.period) + days
    made = report_buttons(asked.period, asked.as_of)
    in_language = tuple(tuple(_in(button, asked.language) for button in row) for row in made)
    languages = tuple(
        Button(
            button_token(KIND, f"{language} {period}"),
            f"report-in-{language}" + ("-chosen" if language == asked.language else ""),
        )
        for language in DOCUMENT_LANGUAGES
    )
    before = today_in_casablanca(call.at).replace(day=1) - timedelta(days=1)
    last_month = Button(button_token(KIND, f"{before:%Y-%m} {asked.language}"), "report-last-month")
    return (
        *in_language,
        languages,
        (last_month,),
        *period_buttons(KIND, asked.period, f" {asked.language}"),
    )


def _in(button: Button, language: str) -> Button:
    return replace(button, token=f"{button.token} {language}")


def _end_of(day: date | None, otherwise: datetime) -> datetime:
    return datetime.combine(day, time.max, CASABLANCA).astimezone(UTC) if day else otherwise


CAPABILITY = Capability(KIND, "reporter", ask)


async def report_job(worker: Worker, payload: Mapping[str, Any], job: Job) -> None:
    """Make what was asked for and put it into the outbox; whoever asked is told if it cannot be made."""
    async with worker.database.read() as tx:
        member = await member_by_id(tx, job.staff_id) if job.staff_id else None
    if member is None or not member.active or not may(member.role, CAPABILITY):
        return  # rights may have been taken away since it was asked for
    chat_id, language = int(payload["chat_id"]), member.language or worker.settings.staff_language
    try:
        rows = await _rows(worker, payload, str(job.id))
    except StorageUnavailable:
        raise
    except Exception:
        if job.attempts < TRIES:
            raise
        said = worker.library.texts.format(language, "report-failed", {})
        rows = [outgoing(worker, chat_id, "sendMessage", {"text": said, "parse_mode": "HTML"})]
    async with worker.database.write() as tx:
        await add_outbox(tx, rows)
    worker.wake_delivery()


async def _rows(worker: Worker, payload: Mapping[str, Any], folder: str) -> list[Any]:
    started_on, day = worker.settings.platform.start_date, str(payload.get("as_of", ""))
    as_of = _end_of(date.fromisoformat(day) if day else None, worker.clock())
    period = parse_period(str(payload["period"]), today_in_casablanca(as_of), started_on)
    named = Period(period.start, period.end, str(payload["name"]))
    findings = await findings_of(worker.database, named, started_on, as_of)
    wording = wording_of(worker.library, str(payload["language"]))
    return await posts(worker, [str(payload["kind"])], findings, wording, int(payload["chat_id"]), folder)
