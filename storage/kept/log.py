"""What the record says of some people: the services rendered to them, and the days on which they wrote.

A person is found with every record that was merged into theirs; people who only test are never found, nor are
rows that a later one supersedes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import CTE, ColumnElement, Row, Select, Table, exists, func, select

from storage.among import among
from storage.database import Transaction
from storage.kept.counting import Entries, Facts, Seen, Walk
from storage.naming import AT_ONCE, chunks
from storage.periods import today_in_casablanca
from storage.tables import beneficiaries, interactions, service_contacts

_FACTS = ("sex", "birth_year", "age_band", "commune", "milieu", "situation", "language")
FACTS = tuple(beneficiaries.c[name] for name in ("prior", "consent_statistics", *_FACTS))
"""The columns that `facts` reads."""

COUNTED = frozenset({"prior", "consent_statistics", *_FACTS})
"""The facts about people by which totals are split."""


DIMENSIONS = ("sex", "age", "commune", "milieu", "profile", "language")
"""What people are told apart by; `age` is a year of birth, or an age band where no year is known."""

_UNKNOWN = {"sex": "undisclosed"}


def _upward() -> CTE:
    """The records asked for, those they were merged into, and so on."""
    columns = (beneficiaries.c.id, beneficiaries.c.merged_into)
    asked = select(*columns).where(among(beneficiaries.c.id, "people"))
    up = asked.cte("up", recursive=True)
    return up.union(select(*columns).join(up, beneficiaries.c.id == up.c.merged_into))


def tree() -> CTE:
    """Each of these people (`person_id`) with every record of theirs (`id`)."""
    up = _upward()
    roots = select(up.c.id, up.c.id.label("person_id")).where(up.c.merged_into.is_(None))
    found = roots.cte("tree", recursive=True)
    onward = select(beneficiaries.c.id, found.c.person_id)
    return found.union(onward.join(found, beneficiaries.c.merged_into == found.c.id))


def stands(table: Table) -> ColumnElement[bool]:
    """Whether no later row supersedes a row."""
    later = table.alias("later")
    return ~exists().where(later.c.supersedes == table.c.id)


def _of_people(table: Table, *columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    whose = tree()
    return (
        select(whose.c.person_id, *columns)
        .join_from(whose, beneficiaries, beneficiaries.c.id == whose.c.person_id)
        .join(table, table.c.beneficiary_id == whose.c.id)
        .where(~beneficiaries.c.is_test, stands(table))
    )


CONTACT = (service_contacts.c.occurred_on, service_contacts.c.service, service_contacts.c.channel)
"""The columns that `seen` reads."""

_SERVED = _of_people(service_contacts, *CONTACT, *FACTS).order_by(
    service_contacts.c.occurred_at, service_contacts.c.id
)
_TURNS = _of_people(interactions, interactions.c.occurred_at, interactions.c.staff_id)
_all_of_them = tree()
_RECORDS = select(_all_of_them.c.id)
_ROOTS = select(_all_of_them.c.person_id)
_up = _upward()
_MOVING = 0x57494A54  # the number of our advisory lock: many move totals, one counts them anew
_LOCK = (
    select(beneficiaries.c.id, func.pg_advisory_xact_lock_shared(_MOVING))
    .where(beneficiaries.c.id.in_(select(_up.c.id)))
    .order_by(beneficiaries.c.id)
    .with_for_update(key_share=True)
)


def facts(row: Row[*tuple[Any, ...]]) -> Facts:
    """What is told about a person; whoever refused statistics is counted, but not told apart."""
    age = row.age_band if row.birth_year is None else str(row.birth_year)
    values = (row.sex, age, row.commune, row.milieu, row.situation, row.language)
    told = row.consent_statistics != "no"
    named = zip(DIMENSIONS, values, strict=True)
    return Facts(
        row.prior, tuple((name, (told and value) or _UNKNOWN.get(name, "unknown")) for name, value in named)
    )


def seen(row: Row[*tuple[Any, ...]]) -> Seen:
    """A service rendered, from a row of its columns."""
    return Seen(row.occurred_on.isoformat(), row.service, row.channel)


async def lock(tx: Transaction, people: Iterable[int]) -> None:
    """Have these people for ourselves until the end, always in the same order; PostgreSQL only."""
    for part in chunks(sorted(set(people))):
        await tx.execute(_LOCK, {"people": part})


async def lock_all(tx: Transaction) -> None:
    """Let nobody else move totals until the end; PostgreSQL only."""
    await tx.execute(select(func.pg_advisory_xact_lock(_MOVING)))


async def services(tx: Transaction, people: Collection[int]) -> Entries:
    """The entries of all services rendered to these people."""
    walk, entries = Walk(), Entries()
    for part in await _parts(tx, people):
        for row in await tx.execute(_SERVED, {"people": part}):
            entries.update(walk.served(row.person_id, facts(row), seen(row)))
    return entries


async def turns(tx: Transaction, people: Collection[int]) -> tuple[Entries, dict[int, str]]:
    """The entries of all their turns; person -> last day on which they wrote."""
    days: defaultdict[tuple[str, int], Counter[bool]] = defaultdict(Counter)
    for part in await _parts(tx, people):
        for row in await tx.execute(_TURNS, {"people": part}):
            day = today_in_casablanca(row.occurred_at).isoformat()
            days[day, row.person_id][row.staff_id is None] += 1
    walk, entries = Walk(), Entries()
    for (day, person), kinds in sorted(days.items()):
        for entry, n in walk.wrote(person, day, kinds.total(), bool(kinds[True])):
            entries[entry] += n
    return entries, dict(walk.last_written())


async def records(tx: Transaction, people: Collection[int]) -> set[int]:
    """Every record of these people."""
    return await _all(tx, _RECORDS, people)


async def _parts(tx: Transaction, people: Collection[int]) -> Iterable[list[int]]:
    """These people in parts that one statement takes, none of them in two parts."""
    if len(people) > AT_ONCE:
        people = await _all(tx, _ROOTS, people)
    return chunks(sorted(set(people)))


async def _all(tx: Transaction, statement: Select[*tuple[int]], people: Iterable[int]) -> set[int]:
    return {
        id_ for part in chunks(sorted(set(people))) for id_ in await tx.scalars(statement, {"people": part})
    }
