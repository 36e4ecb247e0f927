"""Column types that mean the same on both databases: STRICT tables know only INTEGER, TEXT, REAL and BLOB."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, Boolean, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

Big = BigInteger().with_variant(Integer(), "sqlite")
"""A 64-bit whole number (Telegram's ids need 52 bits)."""


class Instant(TypeDecorator[dt.datetime]):
    """An aware datetime, stored as whole microseconds since 1970 in UTC; a naive one is refused."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """INTEGER on SQLite, BIGINT elsewhere."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> int | None:
        """Aware datetime -> microseconds; ValueError without a zone."""
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> dt.datetime | None:
        """Microseconds -> aware datetime in UTC."""
        return None if value is None else EPOCH + dt.timedelta(microseconds=value)


class Day(TypeDecorator[dt.date]):
    """A calendar day, stored as ISO text, which sorts as the days do."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> str | None:
        """Date -> "2025-06-30"."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.date | None:
        """Text -> date."""
        return None if value is None else dt.date.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no: 0 or 1 on SQLite, BOOLEAN on PostgreSQL."""

    impl = Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """INTEGER on SQLite, BOOLEAN elsewhere."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else Boolean())

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> bool | None:
        """The same; the SQLite driver stores a bool as 0 or 1."""
        return value

    def process_result_value(self, value: bool | int | None, dialect: Dialect) -> bool | None:
        """0 or 1 -> bool."""
        return None if value is None else bool(value)


def microseconds(value: dt.datetime) -> int:
    """Whole microseconds since 1970 in UTC; ValueError for a datetime without a zone."""
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    delta = value - EPOCH
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds
