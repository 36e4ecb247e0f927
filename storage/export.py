"""Rows for exports: the log of interactions and the service contacts of a period, without who it was.

A person appears under a code that is made anew for each export: within one file the same person keeps it, and
no two files can be joined by it. Names, numbers, Telegram ids and words are not read at all; that somebody
spoke of danger is not told either.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Literal

from sqlalchemy import Select, Table, case, func, select

from storage.counted import people, platform_start, reporting_year, standing
from storage.database import Transaction
from storage.periods import CASABLANCA, Period
from storage.tables import interactions, service_contacts

Sheet = Literal["interactions", "contacts"]
Value = str | int | bool | datetime | None
Row = tuple[Value, ...]
"""The values of one line, in the order of the columns of its sheet; times are those of Casablanca."""

COLUMNS: Final[dict[Sheet, tuple[str, ...]]] = {
    "interactions": (
        "happened_at",
        "person",
        "channel",
        "sub_channel",
        "service",
        "flow",
        "node",
        "kind",
        "language",
        "by_staff",
        "sex",
        "age_band",
        "commune",
        "recorded_at",
    ),
    "contacts": (
        "happened_at",
        "person",
        "service",
        "channel",
        "sub_channel",
        "outcome",
        "minutes",
        "by_staff",
        "sex",
        "age_band",
        "commune",
        "recorded_at",
    ),
}
PARTITION: Final = 2000
"""Rows that are read, and given out, at once."""

_Convert = Callable[[Any], Value]
_CODE_BYTES = 8


def _new_key() -> bytes:
    return secrets.token_bytes(32)


@dataclass(frozen=True, slots=True)
class Selection:
    """What to export: the rows that the totals of this period, as of this time, were counted from."""

    period: Period
    started_on: date
    as_of: datetime
    key: bytes = field(default_factory=_new_key, repr=False)

    def code(self, person_id: int) -> str:
        """What a person is called in this export: sixteen letters and digits that say nothing."""
        return hmac.digest(self.key, b"%d" % person_id, "sha256")[:_CODE_BYTES].hex()


async def count_rows(tx: Transaction, sheet: Sheet, selection: Selection) -> int:
    """How many rows a sheet will have."""
    statement = _rows(sheet, selection).with_only_columns(func.count())
    return await tx.scalar(statement.order_by(None)) or 0


async def stream_rows(tx: Transaction, sheet: Sheet, selection: Selection) -> AsyncIterator[list[Row]]:
    """The rows of a sheet in the order in which they happened, some at a time."""
    convert = [_converter(name, selection) for name in COLUMNS[sheet]]
    result = await tx.stream(_rows(sheet, selection))
    async for rows in result.partitions(PARTITION):
        yield await asyncio.to_thread(_converted, rows, convert)  # to leave the loop to conversations


def _converted(rows: Iterable[Iterable[Any]], convert: Sequence[_Convert | None]) -> list[Row]:
    """Column by column, since most columns stay as they are."""
    columns = [
        column if make is None else map(make, column)
        for make, column in zip(convert, zip(*rows, strict=True), strict=True)
    ]
    return list(zip(*columns, strict=True))


def _rows(sheet: Sheet, selection: Selection) -> Select[*tuple[Any, ...]]:
    table = interactions if sheet == "interactions" else service_contacts
    who = people(reporting_year(selection.period, selection.as_of))
    start = max(platform_start(selection.started_on), selection.period.start)
    return (
        select(*(_column(name, table, who.c) for name in COLUMNS[sheet]))
        .join_from(table, who, who.c.id == table.c.beneficiary_id)
        .where(standing(table, start, selection.period.end, selection.as_of))
        .order_by(table.c.occurred_at, table.c.id)
    )


def _column(name: str, table: Table, who: Any) -> Any:
    match name:
        case "happened_at":
            return table.c.occurred_at
        case "person":
            return who.person_id
        case "by_staff":
            return table.c.staff_id.is_not(None).label("by_staff")
        case "minutes":
            return table.c.duration_minutes
        case "kind":
            return case((table.c.kind == "danger", "text"), else_=table.c.kind)
        case "sex" | "age_band" | "commune":
            return who[name]
    return table.c[name]


def _converter(name: str, selection: Selection) -> _Convert | None:
    if name == "person":
        return selection.code
    if name in ("happened_at", "recorded_at"):
        return _local
    return bool if name == "by_staff" else None


def _local(at: datetime) -> datetime:
    """The time on the clocks of Casablanca, bare: files know no time zones."""
    return at.astimezone(CASABLANCA).replace(tzinfo=None)
