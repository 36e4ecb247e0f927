"""Making: the card, the paragraph and the report of what was found, ready to be sent or kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from bot.reporting.annex import annex
from bot.reporting.card import card
from bot.reporting.document import document
from bot.reporting.findings import Findings, find
from bot.reporting.paragraph import paragraph
from bot.reporting.typesetting import typeset
from bot.reporting.wording import Wording, document_language
from flows.library import Library
from storage.database import Database
from storage.periods import Period

KINDS: Final = ("chart", "paragraph", "pdf")
"""What can be made of a period."""

ENDINGS: Final = {"chart": "png", "paragraph": "txt", "pdf": "pdf"}


def wording_of(library: Library, language: str) -> Wording:
    """The words of documents for somebody who speaks this language."""
    written = document_language(language)
    return Wording(library.texts, written, library.platform.get(written, {}))


async def findings_of(database: Database, period: Period, started_on: date, as_of: datetime) -> Findings:
    """What was found of a period, as known at a time."""
    async with database.read() as tx:
        return await find(tx, period, started_on, as_of)


async def made(kind: str, findings: Findings, wording: Wording) -> bytes:
    """One of KINDS as the content of a file; CannotTypeset if the compiler refuses."""
    if kind == "chart":
        return await typeset("card.typ", card(findings, wording), "png")
    if kind == "pdf":
        return await typeset("report.typ", document(findings, wording), "pdf")
    written, counted = texts(findings, wording)
    return f"{written}\n\n\n{counted}\n".encode()


def texts(findings: Findings, wording: Wording) -> tuple[str, str]:
    """The paragraph, and the annex that says how each of its numbers was counted."""
    written = paragraph(findings, wording)
    return written.text, annex(findings, wording, written.told)


def file_name(kind: str, period: Period, language: str) -> str:
    """What the file is called."""
    return f"wijha-{period.first_day}-{period.last_day}-{document_language(language)}.{ENDINGS[kind]}"
