"""Rows in bulk: from frozen dataclasses to what statements take, and inserts that give ids back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Table, insert

from storage.database import Transaction, is_postgresql

Row = TypeVar("Row")


def mapper(kind: type[Row]) -> Callable[[Iterable[Row]], list[dict[str, Any]]]:
    """A function that turns rows of a frozen dataclass into mappings by field name."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # a dataclass, as said
    values = attrgetter(*names)
    return lambda rows: [dict(zip(names, values(row), strict=True)) for row in rows]


def inserter(table: Table) -> Callable[[Transaction, Sequence[dict[str, Any]]], Awaitable[list[int]]]:
    """A function that inserts rows with one statement and gives their ids back in the order of the rows."""
    statement = insert(table).returning(table.c.id)
    ordered = insert(table).returning(table.c.id, sort_by_parameter_order=True)

    async def add(tx: Transaction, rows: Sequence[dict[str, Any]]) -> list[int]:
        if is_postgresql(tx):
            return list((await tx.execute(ordered, rows)).scalars())
        # SQLite's only writer counts up row by row; asked for the order, SQLAlchemy would insert one by one.
        return sorted((await tx.execute(statement, rows)).scalars())

    return add
