"""The card: the figures of a period on one picture that fits a phone."""

from __future__ import annotations

from typing import Final

from bot.reporting.annex import as_of
from bot.reporting.findings import Findings
from bot.reporting.paragraph import platform_name
from bot.reporting.showing import Data, bars, figure, months, present, women
from bot.reporting.wording import Wording

FIGURES: Final = ("E1", "E2", "T1", "C1", "C2", "C4")
"""The figures in the small fields, in their order; those without a value are left out."""

MOST_BARS: Final = 8


def card(findings: Findings, wording: Wording) -> Data:
    """What `card.typ` sets."""
    whole = figure(findings, wording, "B1")
    charts = (
        bars(findings, wording, "B7", "commune", MOST_BARS),
        None if findings.cells("B7", "commune") else bars(findings, wording, "B5", "service"),
    )
    return {
        "language": wording.language,
        "direction": wording.direction,
        "platform": platform_name(wording),
        "title": wording.say("report-card-title"),
        "days": days(findings, wording),
        "as_of": as_of(findings, wording),
        "hero": {**whole, "notes": whole["notes"][1:] if findings.value("B1f") else whole["notes"]},
        "women": women(findings, wording),
        "tiles": [*_in_period(findings, wording), *_headline(findings, wording)][:6],
        "months": months(findings, wording),
        "charts": present(charts),
        "nothing": "" if _has_any(findings) else wording.say("report-nothing"),
    }


def days(findings: Findings, wording: Wording) -> str:
    """Which days are told."""
    if findings.is_from_start:
        return wording.say("report-since-start", last=wording.day(findings.period.last_day))
    return wording.days(findings.period)


def _in_period(findings: Findings, wording: Wording) -> list[Data]:
    """What the period had, where it is a part of the time."""
    ids = ("B2",) if findings.is_from_start else ("B4", "B3", "B2")
    texts = {"B2": "contacts", "B3": "new", "B4": "active"}
    shown = [figure(findings, wording, id) for id in ids if findings.value(id)]
    return [{**one, "label": wording.say(f"report-{texts[one['id']]}-in-period")} for one in shown]


def _headline(findings: Findings, wording: Wording) -> list[Data]:
    return [figure(findings, wording, id) for id in FIGURES if findings.value(id)]


def _has_any(findings: Findings) -> bool:
    return any(findings.value(id) for id in ("B1", "B2", *FIGURES))
