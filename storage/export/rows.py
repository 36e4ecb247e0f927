"""Reading the rows of a sheet: some at a time, column by column, for that is how they are written fastest."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, Final

from sqlalchemy import Select, Text, func, literal, select, type_coerce

from storage.database import Transaction, keyring_of
from storage.export.figures import figure_rows
from storage.export.helped import enrolment_source, placement_source
from storage.export.record import beneficiary_source, contact_source, interaction_source
from storage.export.selection import Selection, Value
from storage.export.sheets import SEPARATOR, Column, Sheet, columns_of, strands
from storage.export.source import Source
from storage.export.works import (
    equipment_source,
    job_source,
    organisation_source,
    project_source,
    workshop_source,
)
from storage.former import PEOPLE
from storage.tables import interactions, service_contacts
from storage.tables.types import Big

Part = Sequence[Sequence[Value]]
"""Some rows of a sheet: as many values for each of its `strands`; codes have SEPARATOR between."""

PARTITION: Final = 2000
"""Rows that are read, and given out, at once."""

_REMEMBERED: Final = 32_768
"""Codes that are kept at once; one that was forgotten comes out the same."""

_SOURCES: Final[Mapping[Sheet, Callable[[Selection], Source]]] = {
    "interactions": interaction_source,
    "contacts": contact_source,
    "beneficiaries": beneficiary_source,
    "enrolments": enrolment_source,
    "placements": placement_source,
    "projects": project_source,
    "jobs": job_source,
    "organisations": organisation_source,
    "equipment": equipment_source,
    "workshops": workshop_source,
}
_Convert = Callable[[Iterable[Any]], Sequence[Value]]


async def count_rows(tx: Transaction, sheet: Sheet, selection: Selection) -> int:
    """How many rows a sheet will have."""
    if sheet == "indicators":
        return len(await figure_rows(tx, selection))
    source = await _source(tx, sheet, selection)
    statement = select(func.count()).select_from(source.tables).where(*source.conditions)
    return await tx.scalar(statement) or 0


async def _source(tx: Transaction, sheet: Sheet, selection: Selection) -> Source:
    unchanged = await PEOPLE.is_unchanged(tx, selection.as_of)
    return _SOURCES[sheet](replace(selection, unchanged=unchanged))


async def roughly(tx: Transaction, sheet: Sheet, selection: Selection) -> int:
    """How many rows a sheet will have at most, where telling exactly would take as long as reading them."""
    if sheet not in ("interactions", "contacts"):
        return await count_rows(tx, sheet, selection)
    table = interactions if sheet == "interactions" else service_contacts
    happened = table.c.occurred_at.between(selection.start, selection.period.end)
    return await tx.scalar(select(func.count()).select_from(table).where(happened)) or 0


async def stream_rows(tx: Transaction, sheet: Sheet, selection: Selection) -> AsyncIterator[Part]:
    """The rows of a sheet in order, at most PARTITION at a time; none at all if there are none."""
    if sheet == "indicators":
        rows = await figure_rows(tx, selection)
        for at in range(0, len(rows), PARTITION):
            yield list(zip(*map(_spun, rows[at : at + PARTITION]), strict=True))
        return
    spun = strands(columns_of(sheet, selection.identified))
    convert = [_converter(tx, strand[0], selection) for strand in spun]
    result = await tx.stream(_statement(await _source(tx, sheet, selection), spun))
    async for part in result.partitions(PARTITION):
        read = zip(*part, strict=True)
        yield [column if make is None else make(column) for make, column in zip(convert, read, strict=True)]


_FIGURES: Final = strands(columns_of("indicators"))


def _spun(row: Sequence[Value]) -> list[Value]:
    """A row of figures, with codes that stand beside each other as one value."""
    values = iter(row)
    return [
        SEPARATOR.join(str(next(values)) for _ in strand) if strand[0].kind == "code" else next(values)
        for strand in _FIGURES
    ]


def _statement(source: Source, spun: Sequence[Sequence[Column]]) -> Select[*tuple[Any, ...]]:
    return (
        select(*(_together(source, strand) for strand in spun))
        .select_from(source.tables)
        .where(*source.conditions)
        .order_by(*source.order)
    )


def _together(source: Source, strand: Sequence[Column]) -> Any:
    if len(strand) == 1:
        return _plain(source, strand[0])
    first, *others = (type_coerce(source.columns[column.name], Text) for column in strand)
    joined: Any = first
    for other in others:
        joined = joined + literal(SEPARATOR) + other
    return joined.label("_".join(column.name for column in strand))


def _plain(source: Source, column: Column) -> Any:
    """A column as the database keeps it, without turning each value into an object."""
    found = source.columns[column.name]
    if column.kind == "moment":
        found = type_coerce(found, Big)
    elif column.kind == "day":
        found = type_coerce(found, Text)
    return found.label(column.name)


def _converter(tx: Transaction, column: Column, selection: Selection) -> _Convert | None:
    if column.kind == "who" and not selection.identified:
        of = "organisation" if column.name == "union" else column.name
        return partial(_codes, lru_cache(_REMEMBERED)(partial(_code, selection, of)))
    if column.name in ("name", "phone"):
        return partial(_codes, partial(keyring_of(tx).unseal_optional, f"identities.{column.name}"))
    return None


def _codes(make: Callable[[Any], str], column: Iterable[Any]) -> Sequence[str]:
    return list(map(make, column))


def _code(selection: Selection, of: str, id: int | None) -> str:
    return "" if id is None else selection.code(of, id)
