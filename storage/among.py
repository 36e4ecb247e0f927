"""Many values as one parameter: however many there are, a statement stays the same and is prepared only once.

A parameter for each of them is another text for every number of them, which SQLAlchemy puts together and the
database plans anew each time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Boolean, ColumnElement, Dialect, Text, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether a column of whole numbers or text is one of those in the parameter of this name, a list."""
    values: BindParameter[Any] = bindparam(name, type_=_Values(column.type))
    return _Among(column, values)


class _Values(TypeDecorator[Sequence[Any]]):
    """A JSON array on SQLite, an array on PostgreSQL."""

    impl = Text
    cache_ok = True

    def __init__(self, of: TypeEngine[Any]) -> None:
        super().__init__()
        self.of = of

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """TEXT on SQLite, an array of the column's type elsewhere."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else ARRAY(self.of))

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> Any:
        """Values -> what the driver takes."""
        return json.dumps(value) if dialect.name == "sqlite" else value


class _Among(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> _Among:
        """Itself: it is a condition already, which SQLite's dialect would compare with 1."""
        return self


@compiles(_Among)
def _any(element: _Among, compiler: SQLCompiler, **given: Any) -> str:
    column, values = (compiler.process(one, **given) for one in element.clauses)
    return f"{column} = ANY ({values})"


@compiles(_Among, "sqlite")
def _each(element: _Among, compiler: SQLCompiler, **given: Any) -> str:
    column, values = element.clauses
    each = func.json_each(values).table_valued("value")
    return compiler.process(column.in_(select(each.c.value)), **given)
