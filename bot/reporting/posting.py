"""Posting: what was made becomes rows of the outbox; files lie beside exports until they are sent."""

from __future__ import annotations

import asyncio
import html
import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from bot.jobs import Worker
from bot.render import split
from bot.reporting.annex import as_of
from bot.reporting.card import days
from bot.reporting.findings import Findings
from bot.reporting.making import file_name, made, texts
from bot.reporting.paragraph import platform_name
from bot.reporting.wording import Wording
from storage.outbox import Outgoing
from storage.vocabulary import LANE_STAFF

KEEP: Final = timedelta(hours=48)
"""How long files wait for delivery before they are cleared away."""

_METHODS: Final = {"chart": ("sendPhoto", "photo"), "pdf": ("sendDocument", "document")}


async def posts(
    worker: Worker, kinds: Sequence[str], findings: Findings, wording: Wording, chat_id: int, folder: str
) -> list[Outgoing]:
    """Make these kinds and give the calls that send them to a chat; files are in a folder of this name."""
    place = worker.settings.exports_folder / f"report-{folder}"
    await asyncio.to_thread(_make_room, worker.settings.exports_folder, place, worker.clock())
    rows: list[Outgoing] = []
    for kind in kinds:
        if kind == "paragraph":
            said = (part for text in texts(findings, wording) for part in split(text))
            rows += [outgoing(worker, chat_id, "sendMessage", {"text": text}) for text in said]
            continue
        path = place / file_name(kind, findings.period, wording.language)
        await asyncio.to_thread(path.write_bytes, await made(kind, findings, wording))
        method, parameter = _METHODS[kind]
        caption = {"caption": _caption(findings, wording), "parse_mode": "HTML"}
        given = {parameter: {"path": str(path), "name": path.name}, **caption}
        rows.append(outgoing(worker, chat_id, method, given))
    return rows


def outgoing(worker: Worker, chat_id: int, method: str, parameters: Mapping[str, Any]) -> Outgoing:
    """One call to a chat of staff."""
    given = json.dumps({"chat_id": chat_id, **parameters}, ensure_ascii=False)
    return Outgoing(chat_id, LANE_STAFF, method, given, created_at=worker.clock())


def _caption(findings: Findings, wording: Wording) -> str:
    said = wording.say(
        "report-caption",
        platform_name=platform_name(wording),
        title=wording.say("report-title"),
        days=days(findings, wording),
        as_of=as_of(findings, wording),
    )
    return html.escape(said, quote=False)


def _make_room(exports: Path, place: Path, now: datetime) -> None:
    """Clear away what was delivered long ago, and make the folder."""
    oldest = (now - KEEP).timestamp()
    for other in exports.glob("report-*"):
        if other != place and other.stat().st_mtime < oldest:
            shutil.rmtree(other, ignore_errors=True)
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
