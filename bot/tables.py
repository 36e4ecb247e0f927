"""Tables on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from flows.question import DIMENSIONS
from storage.baselines import Figure
from storage.facts import Fact
from storage.staff import Member

NAMES = {
    "B1": "Beneficiaries since the start",
    "B1f": "  women",
    "B1m": "  men",
    "B1u": "  undisclosed",
    "B2": "Service contacts (listening, orientation, accompaniment)",
    "B3": "New beneficiaries",
    "B4": "Active beneficiaries",
    "E1": "Micro-enterprises accompanied and financed",
    "E2": "Jobs created",
    "E3": "Jobs per enterprise",
    "C1": "Projects of the social and solidarity economy approved",
    "C2": "Cooperatives supported",
    "C2w": "  women's cooperatives",
    "C3": "Unions of cooperatives",
    "C4": "Members of cooperatives",
    "C4f": "  women",
    "T1": "Young people trained",
    "T2": "Sign-ups for training",
    "P1": "Persons placed",
    "S1": "Median minutes until a human replied",
    "S2": "Answers to whether the talk helped",
    "interactions": "Interactions in the log",
    "writers": "Persons who wrote to the bot",
    "confirmed": "Sign-ups with a seat",
    "waiting": "Sign-ups waiting",
}
"""What the indicators of `wijha stats` are called."""

_PARTED = {
    "B5": "Beneficiaries by service",
    "B6": "Beneficiaries by channel",
    "B7": "Beneficiaries by what is known of them",
    "E4": "Micro-enterprises by sector",
    "T3": "Young people trained by field",
}
"""Those that are told part by part, unless a question asks for one."""

_SURE = {"exact": "", "at_least": "at least ", "about": "about "}


def understood_lines(told: dict[str, Any]) -> list[str]:
    """How a question in words was understood, and which words were not; none for other questions."""
    lines = [f"Understood: {told['understood']}"] if "understood" in told else []
    if left := told.get("not_understood"):
        lines.append(f"Not understood, and left out: {' · '.join(left)}")
    return lines


def totals_table(told: dict[str, Any]) -> None:
    """Show the figures of a period: the indicators, then each split that has anything in it."""
    console, period = Console(), told["period"]
    table = Table(title=f"{period['from']} – {period['to']}", caption=f"As of {told['as_of']}")
    table.add_column("")
    for name in ("", "at most", "official part"):
        table.add_column(name, justify="right")
    names = NAMES | (_PARTED if "by" in told else {})
    for entry in told["indicators"]:
        if entry["id"] in names:
            table.add_row(f"{names[entry['id']]} ({entry['id']})", *_figure(entry))
            _add_before(table, entry)
    console.print(table)
    if "by" in told:
        for entry in told["indicators"]:
            _cells(console, told, entry)
        return
    for dimension in ("service", "channel", "commune", "age_band", "milieu", "profile", "language", "sex"):
        cells = [entry for entry in told["indicators"] if dimension in entry]
        _split(console, dimension, [cell for cell in cells if cell["value"] or cell["contacts"]])


def _figure(entry: dict[str, Any]) -> tuple[str, str, str]:
    """The value with its qualifier, the most it can be where that is more, and the official part of it."""
    value, high = entry["value"], entry.get("high", entry["value"])
    official = f"{entry['baseline']} ({entry['baseline_as_of']})" if entry.get("baseline") else ""
    shown = "—" if value is None else f"{_SURE[entry['qualifier']]}{value}"
    return shown, "" if high == value else str(high), official


def _add_before(table: Table, entry: dict[str, Any]) -> None:
    """What the figure was in the period that it is compared with."""
    before = entry.get("before")
    if before:
        percent = "" if before["percent"] is None else f", {before['percent']:+} %"
        table.add_row("  before", f"{before['value']} ({before['difference']:+}{percent})")
    if entry.get("unplaced"):
        table.add_row("  of the official figure not known so", "", str(entry["unplaced"]))


def _cells(console: Console, told: dict[str, Any], entry: dict[str, Any]) -> None:
    """The parts of one indicator, a column for each dimension that it is split by."""
    cells = entry.get("cells", [])
    names = [name for name in (cells[0] if cells else {}) if name in DIMENSIONS]
    if not names:
        return
    table = Table(title=f"{entry['id']} by {' and '.join(names)}".replace("_", " "), title_justify="left")
    for name in names:
        table.add_column(name)
    further = [
        name for name in ("women", "before") if name in cells[0] and not (name == "women" and "sex" in names)
    ]
    for name in ("value", "at most", *further):
        table.add_column(name, justify="right")
    for cell in cells:
        value, high, _ = _figure(cell | {"baseline": 0})
        table.add_row(
            *(cell[name] for name in names), value, high, *(str(cell.get(name, "")) for name in further)
        )
    if entry.get("overlap"):
        table.caption = f"the parts are {entry['overlap']} more than the whole"
    console.print(table)


def _split(console: Console, dimension: str, cells: Sequence[dict[str, Any]]) -> None:
    if not cells:
        return
    table = Table(title=f"By {dimension.replace('_', ' ')}", title_justify="left")
    table.add_column("")
    for name in ("persons since the start", "persons in the period", "contacts"):
        table.add_column(name, justify="right")
    for cell in cells:
        counts = (str(cell[name]) for name in ("value", "in_period", "contacts"))
        table.add_row(cell[dimension] or "unknown", *counts)
    console.print(table)


def figures_table(figures: Sequence[Fact[Figure]]) -> None:
    """Show the official figures that stand."""
    table = Table()
    for name in ("number", "indicator", "part", "value", "as of", "source", "entered"):
        table.add_column(name)
    for one in figures:
        told = one.facts
        part = f"{told.split_key}={told.split_value}" if told.split_key else ""
        value, day = f"{_SURE[told.qualifier]}{told.value}", told.as_of.isoformat()
        table.add_row(
            str(one.id), told.indicator, part, value, day, told.source, f"{one.recorded_at:%Y-%m-%d}"
        )
    Console().print(table)


def staff_table(members: Sequence[Member]) -> None:
    """Show who works with the bot."""
    table = Table()
    for name in ("id", "Telegram id", "name", "role", "language", "since"):
        table.add_column(name)
    for one in members:
        since = f"{one.added_at:%Y-%m-%d}"
        table.add_row(str(one.id), str(one.telegram_id), one.name, one.role, one.language, since)
    Console().print(table)
