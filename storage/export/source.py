"""Where the rows of a sheet come from, and who they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, String, case, func, literal
from sqlalchemy import cast as as_type

from storage.counted import people
from storage.export.selection import Selection
from storage.tables import beneficiaries, identities

Expression = ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Source:
    """A sheet as a query: its columns by name, the tables, which rows, in which order."""

    columns: Mapping[str, Expression]
    tables: FromClause
    conditions: Sequence[ColumnElement[bool]]
    order: Sequence[Expression]


@dataclass(frozen=True, slots=True)
class Persons:
    """The people whom rows are about: `facts` for joining, and what stands in their columns."""

    facts: CTE
    identified: bool

    def join(self, tables: FromClause, record_id: Expression, *, optional: bool = False) -> FromClause:
        """These tables with the person of each row; a row of nobody is kept only if that is `optional`."""
        joined = tables.join(self.facts, self.facts.c.id == record_id, isouter=optional)
        if not self.identified:
            return joined
        named = joined.join(beneficiaries, beneficiaries.c.id == self.facts.c.person_id, isouter=optional)
        return named.join(identities, identities.c.beneficiary_id == self.facts.c.person_id, isouter=True)

    @property
    def columns(self) -> dict[str, Expression]:
        """Who each is and what is known of them; a telephone only of those who may be called."""
        facts = {name: self.facts.c[name] for name in ("sex", "age_band", "commune")}
        if not self.identified:
            return {"person": self.facts.c.person_id, **facts}
        reachable = case((beneficiaries.c.consent_contact != "no", identities.c.phone))
        named = {"person": func.coalesce(beneficiaries.c.public_id, ""), "name": identities.c.name}
        return {**named, "phone": reachable, **facts}


def persons(selection: Selection) -> Persons:
    """The people of an export."""
    return Persons(
        people(selection.year, selection.as_of, unchanged=selection.unchanged), selection.identified
    )


def number_of(column: Expression, identified: bool, prefix: str) -> Expression:
    """The number of a row that stands for it; identified, with a prefix, as words."""
    if not identified:
        return column
    return case((column.is_not(None), literal(prefix) + as_type(column, String)), else_="")


def yes_or_no(condition: ColumnElement[bool]) -> Expression:
    """A flag as a value of a closed list."""
    return case((condition, "yes"), else_="no")
