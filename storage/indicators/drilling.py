"""What stands behind a number: persons by their pseudonym, contacts, projects, ten to a page, never a name.

Only coordinators and administrators see it, and that they did is noted. Official figures have no rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, func, select, true

from flows.question import Question
from flows.roles import allows
from storage.counted import standing
from storage.database import Transaction
from storage.errors import StorageRefused
from storage.indicators.answering import period_of, scope_of, told_at
from storage.indicators.crossing import each_person, fact_column, person_filters
from storage.indicators.drilling_work import WORK, Behind
from storage.indicators.knowing import Plan, plan
from storage.indicators.scope import Scope
from storage.periods import today_in_casablanca
from storage.staff import audit
from storage.tables import beneficiaries, service_contacts
from storage.vocabulary import HEADLINE_SERVICES

ROLE: Final = "coordinator"
"""Who may see the rows behind a number."""

ON_A_PAGE: Final = 10


class NotAllowed(StorageRefused):
    """The rows behind a number are not for this role."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of what stands behind a number; `total` rows on `pages` pages, counted from 0."""

    indicator: str
    total: int
    page: int
    rows: tuple[Behind, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // ON_A_PAGE))


async def rows_behind(
    tx: Transaction,
    question: Question,
    page: int,
    *,
    started_on: date,
    at: datetime,
    staff_id: int | None,
    role: str,
) -> Rows:
    """The rows behind the first indicator of a question (B1 unless it names one), oldest first.

    NotAllowed for another role; Nonsense for what has no answer. Splits are left out, filters hold.
    """
    if not allows(role, ROLE):
        raise NotAllowed("the rows behind a number are for coordinators and administrators")
    asked = plan(replace(question, splits=()), (question.indicators or ("B1",))[0])
    asked = replace(asked, splits=())
    moment = told_at(question, at)
    scope = await scope_of(tx, period_of(question, started_on, moment), started_on, moment)
    found = await _find(tx, scope, asked, max(0, page))
    detail = f"{scope.period.first_day} {scope.period.last_day} {_words(asked)}"[:200]
    await audit(tx, at, staff_id, "rows", f"{asked.id} {page}", detail)
    return found


def _words(asked: Plan) -> str:
    return " ".join(f"{name}={','.join(values)}" for name, values in asked.filters.items())


async def _find(tx: Transaction, scope: Scope, asked: Plan, page: int) -> Rows:
    match asked.base:
        case "B1" | "B1f" | "B3" | "B4" | "B5":
            statement = _persons(scope, asked)
        case "B2":
            statement = _contacts(scope, asked)
        case _:
            found = await WORK[asked.base](tx, scope, asked)
            first = page * ON_A_PAGE
            shown = await found.shown(tx, found.things[first : first + ON_A_PAGE])
            return Rows(asked.id, len(found.things), page, tuple(shown))
    total = await tx.scalar(select(func.count()).select_from(statement.order_by(None).subquery("all_rows")))
    rows = await tx.execute(statement.limit(ON_A_PAGE).offset(page * ON_A_PAGE))
    return Rows(asked.id, int(total or 0), page, tuple(map(_behind, rows)))


def _persons(scope: Scope, asked: Plan) -> Select[*tuple[Any, ...]]:
    each = each_person(scope, asked)
    wanted: Mapping[str, ColumnElement[bool]] = {
        "B1f": scope.who.c.sex == "female",
        "B3": each.c.is_new == 1,
        "B4": each.c.is_active == 1,
    }
    return (
        select(beneficiaries.c.public_id, each.c.first_at.label("moment"), each.c.contacts)
        .join_from(each, scope.who, scope.who.c.id == each.c.person_id)
        .join(beneficiaries, beneficiaries.c.id == each.c.person_id)
        .where(*person_filters(scope, asked, each), wanted.get(asked.base, true()))
        .order_by(each.c.first_at, beneficiaries.c.id)
    )


def _contacts(scope: Scope, asked: Plan) -> Select[*tuple[Any, ...]]:
    columns = service_contacts.c
    filters = (
        fact_column(scope, name, service_contacts).in_(values) for name, values in asked.filters.items()
    )
    return (
        select(beneficiaries.c.public_id, columns.occurred_at.label("moment"), columns.service)
        .add_columns(columns.channel)
        .join_from(service_contacts, scope.who, scope.who.c.id == columns.beneficiary_id)
        .join(beneficiaries, beneficiaries.c.id == scope.who.c.person_id)
        .where(columns.service.in_(HEADLINE_SERVICES), columns.occurred_at >= scope.period.start)
        .where(standing(service_contacts, scope.start, scope.period.end, scope.as_of), *filters)
        .order_by(columns.occurred_at, columns.id)
    )


def _behind(row: Row[*tuple[Any, ...]]) -> Behind:
    names: tuple[str, ...] = ("service", "channel", "contacts")
    told: dict[str, str | int] = {name: getattr(row, name) for name in names if name in row._fields}
    return Behind(row.public_id, today_in_casablanca(row.moment), told)
