"""Organisations: cooperatives, unions, enterprises and employers, with their members at each census."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from flows.matching import fold
from storage.database import Transaction
from storage.errors import StorageRefused
from storage.facts import Fact, Facts
from storage.rows import inserter
from storage.tables import censuses, equipment_handovers, organisation_facts, organisations, workshops


@dataclass(frozen=True, slots=True)
class Organisation:
    """What is known of an organisation; `organisation_id` is given by `add_organisations`.

    `prior` says whether the official figures from before already count it: yes, no, or empty for not known.
    """

    kind: str
    name: str
    women_led: bool = False
    value_chain: str = ""
    commune: str = ""
    parent_union: int | None = None
    prior: str = ""
    organisation_id: int = 0


@dataclass(frozen=True, slots=True)
class Census:
    """How many members there were on a day; `qualifier` is that of the total."""

    organisation_id: int
    census_on: date
    members_total: int
    members_women: int | None = None
    qualifier: str = "exact"


@dataclass(frozen=True, slots=True)
class Handover:
    """Equipment that was handed to an organisation or a project; `worth` in dirhams."""

    item: str
    quantity: int
    handed_on: date
    organisation_id: int | None = None
    project_id: int | None = None
    worth: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop for cooperatives on one of the three topics."""

    topic: str
    held_on: date
    participants: int
    women: int | None = None
    place: str = ""


FACTS = Facts(organisation_facts, Organisation)
CENSUSES = Facts(censuses, Census)
HANDOVERS = Facts(equipment_handovers, Handover)
WORKSHOPS = Facts(workshops, Workshop)

_number = inserter(organisations)


async def add_organisations(
    tx: Transaction, rows: Sequence[Organisation], at: datetime, staff_id: int | None = None
) -> list[int]:
    """Put organisations on record; their numbers, in order."""
    if not rows:
        return []
    ids = await _number(tx, [{"recorded_at": at, "staff_id": staff_id} for _ in rows])
    known = [replace(row, organisation_id=id_) for row, id_ in zip(rows, ids, strict=True)]
    await FACTS.add(tx, known, at, staff_id)
    return ids


async def correct_organisation(
    tx: Transaction, row: Organisation, at: datetime, staff_id: int | None = None
) -> None:
    """Say what is true of an organisation from now on; StorageRefused if there is none of its number."""
    found = await FACTS.current(tx, organisation_facts.c.organisation_id == row.organisation_id)
    if not found:
        raise StorageRefused(f"there is no organisation {row.organisation_id}")
    await FACTS.correct(tx, found[0].id, row, at, staff_id)


async def organisation_list(
    tx: Transaction, kind: str = "", as_of: datetime | None = None
) -> list[Fact[Organisation]]:
    """The organisations (of one kind), as known at a time or now, oldest first."""
    conditions = [organisation_facts.c.kind == kind] if kind else []
    return await FACTS.current(tx, *conditions, as_of=as_of)


async def organisation(tx: Transaction, organisation_id: int) -> Organisation | None:
    """An organisation by its number, as it is known now."""
    found = await FACTS.current(tx, organisation_facts.c.organisation_id == organisation_id)
    return found[0].facts if found else None


async def organisations_like(
    tx: Transaction, words: str, kinds: Sequence[str] = (), limit: int = 8
) -> list[Organisation]:
    """Organisations (of these kinds) whose name holds these words in any spelling, the latest first."""
    conditions = [organisation_facts.c.kind.in_(kinds)] if kinds else []
    known = [one.facts for one in await FACTS.current(tx, *conditions)]
    wanted = fold(words)
    found = [one for one in known if wanted in fold(one.name)]
    exact = [one for one in found if wanted and fold(one.name) == wanted]
    return sorted(exact or found, key=lambda one: -one.organisation_id)[:limit]


async def last_census(tx: Transaction, organisation_id: int) -> Fact[Census] | None:
    """The latest count of the members of an organisation."""
    found = await CENSUSES.current(tx, censuses.c.organisation_id == organisation_id)
    return max(found, key=lambda one: (one.facts.census_on, one.id), default=None)
