"""Statements carried out once for each of many rows.

SQLAlchemy works out the parameters of every row anew, which for the few statements of every turn costs more
than the database's own work. Here a statement is compiled once, and a row becomes a tuple.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ClauseElement, Dialect, Insert

from storage.database import Transaction

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """Its SQL, the values that stand in the statement, and where each parameter comes from, in order."""

    sql: str
    fixed: Row
    sources: tuple[tuple[str, Callable[[Any], Any] | None], ...]

    def values(self, row: Row) -> tuple[Any, ...]:
        """A row as the driver takes it."""
        given = {**self.fixed, **row}
        return tuple(
            [given[name] if convert is None else convert(given[name]) for name, convert in self.sources]
        )


class ForEach:
    """A statement for rows that all name the same parameters, an INSERT its columns."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    async def __call__(self, tx: Transaction, rows: Sequence[Row]) -> int:
        """Carry it out for these rows, if there are any; how many were written, which only SQLite tells."""
        if not rows:
            return 0
        compiled = self._compiled.get(tx.dialect.name)
        if compiled is None:
            compiled = self._compiled[tx.dialect.name] = _compile(self._statement, tx.dialect, rows[0])
        result = await tx.exec_driver_sql(compiled.sql, [compiled.values(row) for row in rows])
        return result.rowcount


def _compile(statement: ClauseElement, dialect: Dialect, row: Row) -> _Compiled:
    columns = list(row) if isinstance(statement, Insert) else None
    compiled: Any = statement.compile(dialect=dialect, column_keys=columns, for_executemany=True)
    sources = tuple(
        (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
        for name in compiled.positiontup
    )
    fixed = {name: value for name, value in compiled.params.items() if name not in row}
    return _Compiled(str(compiled), fixed, sources)
