"""Dated facts whose rows are never changed; a correction is a new row that names the one it corrects.

What was known as of a time is every row recorded by then that no other row recorded by then corrects.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Table, and_, select, true

from storage.database import Transaction
from storage.rows import inserter, mapper

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Fact(Generic[Told]):
    """One row that stands: its number, what it says, when it was recorded, by whom (None: not by staff)."""

    id: int
    facts: Told
    recorded_at: datetime
    staff_id: int | None


class Facts(Generic[Told]):
    """The facts of one table, each told as a frozen dataclass whose fields are columns of it."""

    def __init__(
        self, table: Table, kind: type[Told], recorded_at: str = "recorded_at", staff_id: str = "staff_id"
    ) -> None:
        self._table = table
        self._kind = kind
        self._recorded_at, self._staff_id = recorded_at, staff_id
        self._names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # a dataclass, as said
        self._values = mapper(kind)
        self._insert = inserter(table)

    async def add(
        self, tx: Transaction, rows: Sequence[Told], at: datetime, staff_id: int | None = None
    ) -> list[int]:
        """Put facts on record; their numbers, in order. StorageRefused for what the tables forbid."""
        recorded = {self._recorded_at: at, self._staff_id: staff_id}
        values = [row | recorded for row in self._values(rows)]
        return await self._insert(tx, values) if values else []

    async def correct(
        self, tx: Transaction, fact_id: int, facts: Told, at: datetime, staff_id: int | None = None
    ) -> int:
        """Put in the place of a fact what is true instead; the number of the new one.

        StorageRefused if there is no such fact, or it was corrected before.
        """
        recorded = {self._recorded_at: at, self._staff_id: staff_id, "supersedes": fact_id}
        return (await self._insert(tx, [self._values([facts])[0] | recorded]))[0]

    async def current(
        self, tx: Transaction, *conditions: ColumnElement[bool], as_of: datetime | None = None
    ) -> list[Fact[Told]]:
        """The facts that stand (as of a time, or now) and fulfil the conditions, oldest first."""
        columns = self._table.c
        names = ("id", self._recorded_at, self._staff_id, *self._names)
        statement = select(*(columns[name] for name in names)).where(
            standing_facts(self._table, as_of, self._recorded_at), *conditions
        )
        rows = (await tx.execute(statement.order_by(columns.id))).all()
        return [Fact(row[0], self._kind(*row[3:]), row[1], row[2]) for row in rows]


def standing_facts(
    table: Table, as_of: datetime | None, recorded_at: str = "recorded_at"
) -> ColumnElement[bool]:
    """Rows of a table of facts that were known as of a time (or are now) and not yet corrected."""
    later: Any = table.alias("correction")
    known, corrects = _by(table.c[recorded_at], as_of), later.c.supersedes.is_not(None)
    corrected = select(later.c.supersedes).where(corrects, _by(later.c[recorded_at], as_of))
    return and_(known, table.c.id.not_in(corrected))


def _by(recorded_at: ColumnElement[Any], as_of: datetime | None) -> ColumnElement[bool]:
    return true() if as_of is None else recorded_at <= as_of
