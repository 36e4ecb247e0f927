"""Writing: what the command line asks for, made from the database of the settings."""

from __future__ import annotations

from datetime import datetime

from bot.config import Settings
from bot.reporting.making import findings_of, made, wording_of
from bot.verbs import Asked, as_known, library, opened, period_of
from storage.staff import audit


async def write(settings: Settings, kind: str, asked: Asked, language: str, now: datetime) -> bytes:
    """A card, paragraph or report as the content of a file; WrongUse for a period that is none."""
    period, started_on = period_of(asked, settings, now), settings.platform.start_date
    async with opened(settings) as database:
        findings = await findings_of(database, period, started_on, as_known(asked, now))
        content = await made(kind, findings, wording_of(library(settings), language))
        async with database.write() as tx:
            await audit(tx, now, None, "report", f"{kind} {period.first_day} {period.last_day}")
    return content
