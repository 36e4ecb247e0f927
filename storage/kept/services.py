"""Services in the kept totals. Nearly all of them are the latest of what was rendered to a person: what went
before is read once, and the new ones are counted on from there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Text, and_, select, type_coerce

from storage.database import Transaction, is_postgresql
from storage.kept import log
from storage.kept.counting import Entries, Facts, Seen, Walk
from storage.naming import AT_ONCE
from storage.tables import beneficiaries, service_contacts
from storage.tables.types import Big, microseconds


class Service(NamedTuple):
    """A service on record, with what it counts by; of two at the same time that of the lower id is first."""

    occurred_at: datetime
    id: int
    beneficiary_id: int
    occurred_on: date
    service: str
    channel: str


@dataclass(frozen=True, slots=True)
class Served:
    """People as far as they have been served: `root` is whom a record is of, None for who is not counted;
    `latest` is in microseconds since 1970."""

    walk: Walk
    root: dict[int, int | None]
    facts: dict[int, Facts]
    latest: dict[int, int]

    def takes(self, services: Iterable[tuple[int, datetime]]) -> bool:
        """Whether services to these records at these times all come after what is there."""
        for record, at in services:
            latest = self.latest.get(self.root.get(record) or 0)
            if record not in self.root or (latest is not None and microseconds(at) < latest):
                return False
        return True

    def entries(self, services: Iterable[Service]) -> Entries:
        """The entries of services that were put on record."""
        entries = Entries()
        for one in sorted(services):
            person = self.root[one.beneficiary_id]
            if person is not None:
                what = Seen(one.occurred_on.isoformat(), one.service, one.channel)
                entries.update(self.walk.served(person, self.facts[person], what))
        return entries


_tree = log.tree()
_SERVED = (
    select(
        _tree.c.person_id,
        _tree.c.id.label("record"),
        beneficiaries.c.is_test,
        type_coerce(service_contacts.c.occurred_at, Big).label("microseconds"),
        type_coerce(service_contacts.c.occurred_on, Text).label("day"),
        service_contacts.c.service,
        service_contacts.c.channel,
        *log.FACTS,
    )
    .join_from(_tree, beneficiaries, beneficiaries.c.id == _tree.c.person_id)
    .outerjoin(
        service_contacts,
        and_(service_contacts.c.beneficiary_id == _tree.c.id, log.stands(service_contacts)),
    )
    .order_by(service_contacts.c.occurred_at, service_contacts.c.id)
)


async def served(tx: Transaction, records: Collection[int]) -> Served | None:
    """What these people have been served so far; None if they are too many to look at one by one."""
    if len(records) > AT_ONCE:
        return None
    if is_postgresql(tx):
        await log.lock(tx, records)
    found = Served(Walk(), {}, {}, {})
    for row in await tx.execute(_SERVED, {"people": sorted(records)}):
        found.root[row.record] = None if row.is_test else row.person_id
        if row.is_test:
            continue
        if row.person_id not in found.facts:
            found.facts[row.person_id] = log.facts(row)
        if row.microseconds is not None:
            found.latest[row.person_id] = row.microseconds
            found.walk.passed(
                row.person_id, found.facts[row.person_id], Seen(row.day, row.service, row.channel)
            )
    return found
