"""Turns in the kept totals. Nearly all of them are of somebody who wrote today already: one look says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Text, case, func, select, type_coerce
from sqlalchemy.dialects import postgresql, sqlite

from storage.among import among
from storage.database import Transaction, is_postgresql
from storage.each import ForEach
from storage.kept import log
from storage.kept.counting import NEVER, WROTE, Entries, Entry, turned
from storage.naming import AT_ONCE
from storage.tables import beneficiaries, kept_writers


class Turn(NamedTuple):
    """A turn of a person on a day; `is_own` if they wrote themselves."""

    person: int
    day: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Steady:
    """People whose turns can just be added: the last day on which they wrote, None for who is not counted."""

    last_on: dict[int, str | None]

    def takes(self, turns: Sequence[Turn]) -> bool:
        """Whether these turns are all of such people, and none from before the last day they wrote."""
        return all(
            turn.person in self.last_on
            and not (turn.is_own and turn.day < (self.last_on[turn.person] or NEVER))
            for turn in turns
        )

    async def add(self, tx: Transaction, turns: Sequence[Turn]) -> Entries:
        """Note who wrote in the turns that were put on record; what these turns come to."""
        entries, wrote = Entries(), dict[int, str]()
        for person, day, is_own in sorted(turns):
            last = wrote.get(person, self.last_on[person])
            if last is not None:
                entries[turned(day)] += 1
                if is_own and day != last:
                    entries[Entry(day, last, WROTE)] += 1
                    wrote[person] = day
        if wrote:
            rows = [{"beneficiary_id": one, "last_on": date.fromisoformat(day)} for one, day in wrote.items()]
            await _write_last[is_postgresql(tx)](tx, rows)
        return entries


_last_on = func.coalesce(type_coerce(kept_writers.c.last_on, Text), NEVER)
_STEADY = (
    select(beneficiaries.c.id, case((beneficiaries.c.is_test, None), else_=_last_on).label("last_on"))
    .outerjoin(kept_writers, kept_writers.c.beneficiary_id == beneficiaries.c.id)
    .where(among(beneficiaries.c.id, "people"), beneficiaries.c.merged_into.is_(None))
)
_add = sqlite.insert(kept_writers), postgresql.insert(kept_writers)
_write_last = tuple(
    ForEach(
        add.on_conflict_do_update(
            index_elements=[kept_writers.c.beneficiary_id], set_={"last_on": add.excluded.last_on}
        )
    )
    for add in _add
)


async def steady(tx: Transaction, turns: Sequence[Turn]) -> Steady | None:
    """The people of these turns, if all of them can just be added; else they must be counted anew."""
    people = sorted({turn.person for turn in turns})
    if len(people) > AT_ONCE:
        return None
    if people and is_postgresql(tx):
        await log.lock(tx, people)
    rows = await tx.execute(_STEADY, {"people": people}) if people else ()
    found = Steady({row.id: row.last_on for row in rows})
    return found if found.takes(turns) else None
