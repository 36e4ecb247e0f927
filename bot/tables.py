"""Tables on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from storage.staff import Member

NAMES = {
    "B1": "Beneficiaries since the start",
    "B1f": "  women",
    "B1m": "  men",
    "B1u": "  undisclosed",
    "B2": "Service contacts (listening, orientation, accompaniment)",
    "B3": "New beneficiaries",
    "B4": "Active beneficiaries",
    "interactions": "Interactions in the log",
    "writers": "Persons who wrote to the bot",
    "sign_ups": "Sign-ups for training",
    "confirmed": "  with a seat",
    "waiting": "  waiting",
}
"""What the indicators of `wijha stats` are called."""


def totals_table(told: dict[str, Any]) -> None:
    """Show the totals of a period: headline figures, then each split that has anything in it."""
    console, period = Console(), told["period"]
    table = Table(title=f"{period['from']} – {period['to']}", caption=f"As of {told['as_of']}")
    table.add_column("")
    table.add_column("", justify="right")
    for entry in told["indicators"]:
        if entry["id"] in NAMES:
            table.add_row(f"{NAMES[entry['id']]} ({entry['id']})", str(entry["value"]))
    console.print(table)
    for dimension in ("service", "channel", "commune", "age_band", "sex"):
        cells = [entry for entry in told["indicators"] if dimension in entry]
        _split(console, dimension, [cell for cell in cells if cell["value"] or cell["contacts"]])


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


def staff_table(members: Sequence[Member]) -> None:
    """Show who works with the bot."""
    table = Table()
    for name in ("id", "Telegram id", "name", "role", "language", "since"):
        table.add_column(name)
    for one in members:
        since = f"{one.added_at:%Y-%m-%d}"
        table.add_row(str(one.id), str(one.telegram_id), one.name, one.role, one.language, since)
    Console().print(table)
