"""Showing: figures, bars, months and tables as plain data, which the templates set on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from bot.reporting.findings import Findings
from bot.reporting.wording import Wording
from storage.indicators import NOT_SPLIT, Cell

Data = dict[str, Any]

_PARTS: Final = {"E2": ("E3",), "C2": ("C2w",), "C4": ("C4f",), "B1": ("B1f",)}
"""Figures that are told as a note below another."""


_COLUMNS: Final = {"in_period": "report-column-in-period", "contacts": "report-column-contacts"}


def figure(findings: Findings, wording: Wording, id: str) -> Data:
    """One figure: its value, its name, and the notes below it."""
    found = findings.figures[id]
    notes = [_part(findings, wording, part) for part in _PARTS.get(id, ()) if findings.figures[part].value]
    if found.baseline and found.baseline_as_of and found.basis == "mixed":
        baseline, day = wording.number(found.baseline), wording.day(found.baseline_as_of)
        notes.append(wording.say("report-baseline-part", baseline=baseline, day=day))
    elif found.baseline:
        notes.append(wording.say("basis-baseline"))
    if found.high is not None and found.high != found.value:
        notes.append(wording.say("report-up-to", high=wording.number(found.high)))
    return {
        "id": id,
        "value": wording.number(found.value or 0),
        "said": wording.figure(found),
        "qualifier": _qualifier(findings, wording, id),
        "label": wording.say(f"indicator-{id.lower()}"),
        "notes": notes,
    }


def _qualifier(findings: Findings, wording: Wording, id: str) -> str:
    said, value = wording.figure(findings.figures[id]), wording.number(findings.figures[id].value or 0)
    return said.removesuffix(value).strip()


def _part(findings: Findings, wording: Wording, id: str) -> str:
    found = findings.figures[id]
    name, value = wording.say(f"indicator-{id.lower()}"), wording.figure(found)
    if found.share is None:
        return wording.say("report-part", name=name, value=value)
    percent = wording.percent(found.share[1], 100)
    return wording.say("report-of-which", name=name, value=value, percent=percent)


def women(findings: Findings, wording: Wording) -> Data | None:
    """The share of women of the beneficiaries, None of nobody; the rest is never called men."""
    part, whole = findings.value("B1f"), findings.value("B1")
    if not whole:
        return None
    percent = wording.say("report-percent", percent=wording.percent(part, whole))
    return {
        "title": wording.say("report-share-women"),
        "share": part / whole,
        "percent": percent,
        "women": f"{wording.say('report-women')} {wording.number(part)}",
        "others": f"{wording.say('report-others')} {wording.number(whole - part)}",
    }


def months(findings: Findings, wording: Wording) -> Data | None:
    """The trend, None where nobody came in any month."""
    told = findings.months
    if not any(month.active for month in told):
        return None
    span = f"{wording.month(told[0].first)} – {wording.month(told[-1].first)}"
    return {
        "title": wording.say("report-trend"),
        "alt": _month_alt(findings, wording),
        "span": span if len(told) > 1 else wording.month(told[0].first),
        "new": wording.say("report-new"),
        "active": wording.say("report-active"),
        "months": [
            {
                "label": wording.short_month(month.first),
                "year": str(month.first.year) if month is told[0] or month.first.month == 1 else "",
                "new": month.new,
                "active": month.active,
                "shown": wording.number(month.active),
            }
            for month in told
        ],
    }


def _month_alt(findings: Findings, wording: Wording) -> str:
    told = [f"{wording.month(month.first)}: {month.new}/{month.active}" for month in findings.months]
    title = f"{wording.say('report-trend')} ({wording.say('report-new')}/{wording.say('report-active')})"
    return wording.say("report-chart-alt", title=title, cells="; ".join(told))


def counted(findings: Findings, cell: Cell) -> int:
    """How many of a part belong to the period."""
    return cell.value if findings.is_from_start else cell.counts.get("in_period", cell.value)


def bars(findings: Findings, wording: Wording, id: str, split: str, most: int = 0) -> Data | None:
    """Bars of the parts of a figure, the largest first but ages in order; None where no part is known.

    What is not known, and what an official figure does not split, stand last and are paler. Of more than
    `most` parts the others are one bar.
    """
    cells = [cell for cell in findings.cells(id, split) if counted(findings, cell)]
    known = [cell for cell in cells if not _is_vague(cell)]
    if split != "age_band":
        known.sort(key=lambda cell: -counted(findings, cell))
    if not known:
        return None
    vague = [cell for cell in cells if _is_vague(cell)]
    rows = [_bar(wording, wording.name_of(split, c.key), counted(findings, c)) for c in known]
    if most and len(rows) > most:
        rest = sum(row["count"] for row in rows[most - 1 :])
        rows = [
            *rows[: most - 1],
            _bar(wording, wording.say("report-other-lines"), rest, vague=True, bar=False),
        ]
    for cell in vague:  # what an official figure does not split would dwarf all that it is shown with
        label, drawn = wording.name_of(split, cell.key), cell.key != NOT_SPLIT
        rows.append(_bar(wording, label, counted(findings, cell), vague=True, bar=drawn))
    title = wording.say(f"report-by-{split}".replace("_", "-"))
    alt = wording.say(
        "report-chart-alt", title=title, cells="; ".join(f"{r['label']} {r['shown']}" for r in rows)
    )
    return {"title": title, "rows": rows, "alt": alt}


def _bar(wording: Wording, label: str, count: int, *, vague: bool = False, bar: bool = True) -> Data:
    return {"label": label, "count": count, "shown": wording.number(count), "vague": vague, "bar": bar}


def _is_vague(cell: Cell) -> bool:
    return cell.key in ("", "unknown", "undisclosed", NOT_SPLIT)


def table(findings: Findings, wording: Wording, id: str, split: str, overlaps: bool = False) -> Data | None:
    """A table of the parts of a figure, None where there are none: number, share, and what the period had."""
    cells = [cell for cell in findings.cells(id, split) if cell.high or any(cell.counts.values())]
    if all(cell.key == NOT_SPLIT for cell in cells):
        return None
    columns = _columns(findings, cells)
    whole = sum(cell.value for cell in cells) if not overlaps else findings.value(id)
    of_persons = columns or split == "training_field"
    head = ["report-column-persons" if of_persons else "report-column-count", "report-column-share"]
    notes = [("report-since-note", "in_period" in columns), ("report-overlap", overlaps)]
    return {
        "title": wording.say(f"report-by-{split}".replace("_", "-")),
        "head": [wording.say(text) for text in (*head, *(_COLUMNS[name] for name in columns))],
        "rows": [_row(wording, split, cell, whole, columns) for cell in cells],
        "note": " ".join(wording.say(text) for text, said in notes if said),
    }


def _columns(findings: Findings, cells: Sequence[Cell]) -> tuple[str, ...]:
    """The further counts to show: of all the time, those active are the persons again."""
    if not any(cell.counts for cell in cells):
        return ()
    return ("contacts",) if findings.is_from_start else ("in_period", "contacts")


def _row(wording: Wording, split: str, cell: Cell, whole: int, columns: Sequence[str]) -> Sequence[str]:
    value = wording.number(cell.value)
    if cell.high != cell.value:
        value = f"{value} – {wording.number(cell.high)}"
    share = wording.percent(cell.value, whole)
    said = wording.say("report-percent", percent=share) if share else ""
    counts = (wording.number(cell.counts.get(name, 0)) for name in columns)
    return [wording.name_of(split, cell.key), value, said, *counts]


def present(found: Iterable[Data | None]) -> list[Data]:
    """Those that are there."""
    return [one for one in found if one is not None]
