"""From frozen rows to the mappings that bulk statements take."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

Row = TypeVar("Row")


def mapper(kind: type[Row]) -> Callable[[Iterable[Row]], list[dict[str, Any]]]:
    """A function that turns rows of a frozen dataclass into mappings by field name."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # a dataclass, as said
    values = attrgetter(*names)
    return lambda rows: [dict(zip(names, values(row), strict=True)) for row in rows]
