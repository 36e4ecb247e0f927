"""Visits from files: people found or created, services put on record, each row once however often it comes.

A row is known by a keyed hash of what it says, not by its place: the same file, sorted anew or cut in two,
changes nothing the second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import insert, select

from flows.imported_rows import Visit
from flows.matching import fold
from flows.names import whole_key
from storage.database import Transaction, keyring_of
from storage.duplicates import all_candidates, note_pairs
from storage.entries import Entry, write_entries
from storage.finding import Known, people
from storage.naming import chunks
from storage.public_id import PREFIX
from storage.registering import Newly, register
from storage.secrets import Keyring
from storage.tables import beneficiaries, imported_rows

Identity = tuple[str, ...]
"""Who a row speaks of, as far as its own file can tell."""


@dataclass(slots=True)
class Imported:
    """What became of rows: people `created` and `recognised`, `services` recorded, `pairs` to look at."""

    created: int = 0
    recognised: int = 0
    services: int = 0
    pairs: int = 0
    who: dict[Identity, int] = field(default_factory=dict)
    """Whom the rows so far speak of."""


def digest(keyring: Keyring, visit: Visit) -> bytes:
    """The keyed hash of what a row says, wherever it stands."""
    found = keyring.lookup(f"imported row {visit.said}")
    assert found is not None
    return found


async def known_rows(tx: Transaction, digests: Iterable[bytes]) -> dict[bytes, int]:
    """Those of these rows that are in the record already -> the person they were found to speak of."""
    found: dict[bytes, int] = {}
    for part in chunks(list(digests)):
        statement = select(imported_rows.c.digest, imported_rows.c.beneficiary_id)
        rows = await tx.execute(statement.where(imported_rows.c.digest.in_(part)))
        found |= {bytes(row.digest): row.beneficiary_id for row in rows}
    return found


async def numbered(tx: Transaction, public_ids: Iterable[str]) -> dict[str, int]:
    """The people with these public numbers, as they are after all merges."""
    found: dict[str, int] = {}
    for part in chunks(sorted(set(public_ids))):
        statement = select(beneficiaries.c.public_id, beneficiaries.c.id)
        rows = await tx.execute(statement.where(beneficiaries.c.public_id.in_(part)))
        found |= {row.public_id: row.id for row in rows}
    known = await people(tx, found.values())
    return {number: known[id_].id for number, id_ in found.items() if id_ in known}


def identity(visit: Visit) -> Identity:
    """Two rows of one identity speak of one person: same number, same telephone and name, or all the same."""
    if visit.public_id:
        return ("number", visit.public_id)
    if visit.phone:
        return ("phone", visit.phone, whole_key(visit.name))
    if visit.birth_year and visit.commune:
        return ("facts", fold(visit.name), str(visit.birth_year), visit.commune, visit.sex)
    return ("row", str(visit.line))


async def import_visits(
    tx: Transaction,
    visits: Sequence[Visit],
    so_far: Imported,
    at: datetime,
    file: str,
    prefix: str = PREFIX,
) -> None:
    """Put rows that are not in the record yet into it; what becomes of them is added to `so_far`."""
    if not visits:
        return
    await identify(tx, visits, so_far, at, prefix)
    ids = [so_far.who[identity(visit)] for visit in visits]
    services = [_entry(visit, id_) for visit, id_ in zip(visits, ids, strict=True) if visit.service]
    await write_entries(tx, services, None, None, at, flow="import")
    so_far.services += len(services)
    keyring = keyring_of(tx)
    rows = [
        {"digest": digest(keyring, visit), "beneficiary_id": id_, "file": file, "line": visit.line, "at": at}
        for visit, id_ in zip(visits, ids, strict=True)
    ]
    await tx.execute(insert(imported_rows), rows)


async def identify(
    tx: Transaction, visits: Sequence[Visit], so_far: Imported, at: datetime, prefix: str = PREFIX
) -> None:
    """Find or create whom the rows speak of; `so_far.who` then knows everybody."""
    await _recognise(tx, visits, so_far)
    await _create(tx, visits, so_far, at, prefix)


async def _recognise(tx: Transaction, visits: Sequence[Visit], so_far: Imported) -> None:
    """Those who are on record for certain: by number, or by telephone and name."""
    unknown = {identity(visit): visit for visit in visits if identity(visit) not in so_far.who}
    by_number = await numbered(tx, (visit.public_id for visit in unknown.values() if visit.public_id))
    found = await all_candidates(tx, [_meant(visit) for visit in unknown.values()])
    for (key, visit), like in zip(unknown.items(), found, strict=True):
        certain = by_number.get(visit.public_id) or next((c.person.id for c in like if c.is_certain), None)
        if certain:
            so_far.who[key] = certain
            so_far.recognised += 1


async def _create(
    tx: Transaction, visits: Sequence[Visit], so_far: Imported, at: datetime, prefix: str
) -> None:
    """The others are new; whom they resemble goes into the queue of possible duplicates."""
    new = {identity(visit): visit for visit in reversed(visits) if identity(visit) not in so_far.who}
    new = dict(reversed(new.items()))
    created = await register(tx, [_newly(visit) for visit in new.values()], at, prefix)
    so_far.who |= {key: id_ for key, (id_, _) in zip(new, created, strict=True)}
    so_far.created += len(created)
    known = await people(tx, [id_ for id_, _ in created])
    found = await all_candidates(tx, [known[id_] for id_, _ in created])
    for (id_, _), like in zip(created, found, strict=True):
        so_far.pairs += await note_pairs(tx, id_, like, at)


def _meant(visit: Visit) -> Known:
    return Known(0, "", visit.name, visit.phone, visit.sex, visit.birth_year, visit.commune)


def _newly(visit: Visit) -> Newly:
    return Newly(
        name=visit.name,
        phone=visit.phone,
        sex=visit.sex,
        birth_year=visit.birth_year,
        commune=visit.commune,
        milieu=visit.milieu,
        education=visit.education,
        situation=visit.situation,
        disability=visit.disability,
        prior=visit.prior,
        channel=visit.channel,
    )


def _entry(visit: Visit, beneficiary_id: int) -> Entry:
    assert visit.happened_on is not None
    return Entry(
        beneficiary_id=beneficiary_id,
        service=visit.service,
        channel=visit.channel,
        happened_on=visit.happened_on,
        outcome=visit.outcome,
        sub_channel=visit.sub_channel,
        duration_minutes=visit.minutes,
    )
