"""What the record said before it was changed, so that a past day is told as it would have been told then.

Before people, sign-ups, talks, course runs and courses are changed, what they were is written down with the
moment of the change. Questions are of now or of the end of a day, so the first change of a day is enough, and
none is needed of what began that day.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import CTE, Column, Table, bindparam, case, func, select, true, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.among import among
from storage.database import Transaction, is_postgresql
from storage.naming import chunks
from storage.periods import days, today_in_casablanca
from storage.tables import (
    beneficiaries,
    cases,
    course_runs,
    courses,
    enrolments,
    former_cases,
    former_courses,
    former_people,
    former_runs,
    former_sign_ups,
)
from storage.tables.types import Instant


class Former:
    """What the rows of one table were; `names` of its columns are kept.

    `since` is the column that says when a row began; None where nobody knows.
    """

    def __init__(self, table: Table, former: Table, since: Column[Any] | None) -> None:
        self._table, self._former, self._since = table, former, since
        self._key, _, *self._changing = former.c
        self.names: Final = frozenset(column.name for column in self._changing)
        self._keep = tuple(self._keeping(dialect.insert(former)) for dialect in (sqlite, postgresql))

    def _keeping(self, insert: Any) -> Any:
        today = bindparam("today", type_=Instant)
        before = self._former.alias("before")
        known = select(before.c.until).where(
            before.c[self._key.name] == self._table.c.id, before.c.until >= today
        )
        now = (self._table.c[column.name] for column in self._changing)
        what = select(self._table.c.id, bindparam("at", type_=Instant), *now)
        what = what.where(among(self._table.c.id, "ids"), ~known.exists())
        if self._since is not None:
            what = what.where(self._since < today)
        return insert.from_select(self._former.columns.keys(), what).on_conflict_do_nothing()

    async def keep(self, tx: Transaction, ids: Collection[int], at: datetime) -> None:
        """Write down what these rows are, before they are changed at a moment."""
        today = today_in_casablanca(at)
        when = {"at": at, "today": days(today, today).start}
        for part in chunks(sorted(set(ids))):
            await tx.execute(self._keep[is_postgresql(tx)], {"ids": part, **when})

    async def is_unchanged(self, tx: Transaction, as_of: datetime) -> bool:
        """Whether nothing was changed since a moment: what stood then is what stands now."""
        later = select(self._former.c.until).where(self._former.c.until > as_of)
        return (await tx.execute(later.limit(1))).first() is None

    def changed_since(self, as_of: datetime) -> CTE:
        """What those rows were as of a moment that were changed since."""
        nth = func.row_number().over(partition_by=self._key, order_by=self._former.c.until)
        later = select(*self._former.c, nth.label("nth")).where(self._former.c.until > as_of).subquery()
        return select(later).where(later.c.nth == 1).cte(f"{self._former.name}_then")

    def as_of(self, as_of: datetime) -> CTE:
        """The rows of the table that had begun by a moment, as they were then."""
        then = self.changed_since(as_of)
        key = then.c[self._key.name]
        columns = (
            case((key.is_not(None), then.c[column.name]), else_=column).label(column.name)
            if column.name in self.names
            else column
            for column in self._table.c
        )
        joined = self._table.outerjoin(then, key == self._table.c.id)
        begun = true() if self._since is None else self._since <= as_of
        return select(*columns).select_from(joined).where(begun).cte(f"{self._table.name}_as_of")


PEOPLE: Final = Former(beneficiaries, former_people, beneficiaries.c.created_at)
FORGETTABLE: Final = PEOPLE.names - {"consent_statistics", "is_test", "merged_into"}
"""The facts about people that they can take back."""

SIGN_UPS: Final = Former(enrolments, former_sign_ups, enrolments.c.created_at)
CASES: Final = Former(cases, former_cases, cases.c.opened_at)
RUNS: Final = Former(course_runs, former_runs, course_runs.c.opened_at)
COURSES: Final = Former(courses, former_courses, None)


async def forget(tx: Transaction, people: Collection[int], facts: Collection[str] = FORGETTABLE) -> None:
    """Forget what facts about people were: they took them back, and no past day is told by them either."""
    if not facts:
        return
    for part in chunks(sorted(set(people))):
        theirs = update(former_people).where(former_people.c.beneficiary_id.in_(part))
        await tx.execute(theirs.values(nothing(facts)))


def nothing(facts: Collection[str]) -> dict[str, str | None]:
    """What facts are that nobody knows."""
    return {name: None if former_people.c[name].nullable else "" for name in facts}
