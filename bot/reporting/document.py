"""The report: the figures of a period on paper, with charts, tables, and how every figure was counted."""

from __future__ import annotations

from typing import Final

from bot.reporting.annex import Note, as_of, notes, rules
from bot.reporting.card import days
from bot.reporting.findings import Findings
from bot.reporting.paragraph import paragraph, platform_name
from bot.reporting.showing import Data, bars, figure, months, present, table, women
from bot.reporting.wording import Wording

_AXES: Final = {
    "persons": ("B1", "B2", "B3", "B4"),
    "entrepreneurship": ("E1", "E2"),
    "sse": ("C1", "C2", "C3", "C4"),
    "employability": ("T1", "P1"),
}
"""The figures of each axis, on the page of key figures."""

_NOTED: Final = (
    *("B1", "B1f", "B2", "B3", "B4", "E1", "E2", "E3"),
    *("C1", "C2", "C2w", "C3", "C4", "C4f", "T1", "P1"),
)
"""The figures that the annex explains, in its order."""

_CHARTS: Final = (
    ("B7", "commune"),
    ("B5", "service"),
    ("B6", "channel"),
    ("B7", "age_band"),
    ("E4", "sector"),
    ("T3", "training_field"),
)
_TABLES: Final = (
    ("B7", "sex"),
    ("B7", "age_band"),
    ("B7", "milieu"),
    ("B7", "commune"),
    ("B7", "profile"),
    ("B7", "language"),
    ("B5", "service"),
    ("B6", "channel"),
    ("E4", "sector"),
    ("C1", "value_chain"),
    ("T3", "training_field"),
)
_OVERLAPPING: Final = frozenset({"service", "training_field"})
"""Splits in which one person may appear in several parts."""


def document(findings: Findings, wording: Wording) -> Data:
    """What `report.typ` sets."""
    written = paragraph(findings, wording)
    told = [id for id in _NOTED if findings.value(id)]
    words = ("figures", "summary", "charts", "tables", "annex", "method", "contents")
    return {
        "language": wording.language,
        "direction": wording.direction,
        "platform": platform_name(wording),
        "title": wording.say("report-title"),
        "days": days(findings, wording),
        "as_of": as_of(findings, wording),
        "words": {word: wording.say(f"report-{word}") for word in words},
        "axes": present(_axis(findings, wording, axis) for axis in _AXES),
        "women": women(findings, wording),
        "summary": list(written.sentences),
        "months": months(findings, wording),
        "charts": present(bars(findings, wording, *chart) for chart in _CHARTS),
        "tables": present(
            table(findings, wording, id, split, split in _OVERLAPPING) for id, split in _TABLES
        ),
        "annex": [_note(note) for note in notes(findings, wording, told)],
        "rules": list(rules(wording)),
        "nothing": wording.say("report-nothing"),
    }


def _axis(findings: Findings, wording: Wording, axis: str) -> Data | None:
    """One axis with its figures, None where all are empty."""
    told = [id for id in _AXES[axis] if findings.value(id) and not _is_double(findings, id)]
    if not told:
        return None
    title = wording.say(f"report-axis-{axis}")
    return {"title": title, "figures": [figure(findings, wording, id) for id in told]}


def _is_double(findings: Findings, id: str) -> bool:
    """New and active persons of all the time are the beneficiaries again."""
    return findings.is_from_start and id in ("B3", "B4")


def _note(note: Note) -> Data:
    made_of = list(note.made_of)
    return {"name": note.name, "value": note.value, "definition": note.definition, "made_of": made_of}
