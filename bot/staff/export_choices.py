"""The buttons of /export: what, of which time, in which format, with or without names; then: make it."""

from __future__ import annotations

from typing import Final

from bot.exporting.order import FORMATS, SETS
from bot.exporting.parquet import has_parquet
from bot.staff.capability import Call, button_token
from bot.staff.export_words import KIND, Asked
from flows.effects import Button
from flows.roles import allows

_PERIODS: Final = ("month", "quarter", "year", "start")
_FORMAT_NAMES: Final = {"xlsx": "Excel", "csv": "CSV", "jsonl": "JSONL", "parquet": "Parquet"}

Rows = tuple[tuple[Button, ...], ...]


def choices(call: Call, asked: Asked) -> Rows:
    """Everything that can be chosen, what is chosen now marked, and the button that has it made."""
    period = asked.period or "month"
    sets = [_choice(asked, f"export-set-{one}", asked.what == one, what=one) for one in SETS]
    periods = [_choice(asked, f"period-{one}", period == one, period=one) for one in _PERIODS]
    formats = [
        _choice(asked, "export-format", asked.format == one, format=one)
        for one in FORMATS
        if one != "parquet" or has_parquet()
    ]
    rows = [tuple(sets[:2]), tuple(sets[2:4]), tuple(sets[4:]), tuple(periods[:2]), tuple(periods[2:])]
    rows.append(tuple(formats))
    if allows(call.asker.role, "coordinator") and call.chat_id == call.asker.telegram_id:
        rows.append((_choice(asked, "export-names", asked.named, named=not asked.named),))
    made = asked.with_(choosing=False, period=period).words
    return (*rows, (Button(button_token(KIND, made), "export-make"),))


def _choice(asked: Asked, text: str, chosen: bool, **changes: object) -> Button:
    token = button_token(KIND, asked.with_(choosing=True, **changes).words)
    format = str(changes.get("format", ""))
    inner = {"name": _FORMAT_NAMES[format]} if format else {}
    return Button(token, f"{text}-chosen" if chosen else text, inner)
