"""What all tables share: the metadata with its names of constraints, and the columns that recur."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, LargeBinary, MetaData, Table, Text, text
from sqlalchemy.schema import SchemaItem

from storage.tables.types import Big, Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(name: str, *items: SchemaItem, **options: Any) -> Table:
    """A table of this database, STRICT on SQLite."""
    return Table(name, metadata, *items, sqlite_strict=True, **options)


def key() -> Column[int]:
    """A primary key that the database counts up."""
    return Column("id", Big, primary_key=True, autoincrement=True)


def refers(
    name: str, target: str, *, optional: bool = False, primary: bool = False, index: bool = False
) -> Column[int]:
    """A reference to a column of another table, such as "beneficiaries.id"."""
    return Column(
        name,
        Big,
        ForeignKey(target),
        nullable=optional,
        primary_key=primary,
        autoincrement=False,
        index=index or None,
    )


def words(name: str) -> Column[str]:
    """Text that is never null; empty means not known."""
    return Column(name, Text, nullable=False, server_default="")


def where(name: str, *columns: str, condition: str, unique: bool = False) -> Index:
    """An index over the rows that fulfil a condition only, so that finished rows cost nothing."""
    return Index(
        name, *columns, unique=unique, sqlite_where=text(condition), postgresql_where=text(condition)
    )


def sealed(name: str) -> Column[bytes]:
    """Text that only `storage.secrets` can read back; null means not known."""
    return Column(name, LargeBinary, nullable=True)


def instant(name: str, *, optional: bool = False) -> Column[Any]:
    """A moment in time."""
    return Column(name, Instant, nullable=optional)


def choice(name: str, values: Sequence[str], default: str | None = None) -> Column[str]:
    """An enumeration: one of the values, held by the database itself; the default is the first empty one."""
    listed = ", ".join(f"'{value}'" for value in values)
    standard = "" if default is None and "" in values else default
    return Column(
        name,
        Text,
        CheckConstraint(f"{name} IN ({listed})", name=name),
        nullable=False,
        server_default=standard,
    )
