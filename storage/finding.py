"""Finding people: by public number, by telephone, by what their name sounds like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from flows.names import name_sounds, shared_sounds
from storage.database import Transaction, keyring_of
from storage.naming import chunks, name_hashes, word_hashes
from storage.tables import beneficiaries, identities, name_keys

MOST_COMPARED = 400
"""People of one name that are looked at, the latest first."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody on record: who they are, as far as it is known. `phone` is E.164."""

    id: int
    public_id: str = ""
    name: str = ""
    phone: str = ""
    sex: str = ""
    birth_year: int | None = None
    commune: str = ""


_KNOWN = (
    select(
        beneficiaries.c.id,
        beneficiaries.c.public_id,
        identities.c.name,
        identities.c.phone,
        beneficiaries.c.sex,
        beneficiaries.c.birth_year,
        beneficiaries.c.commune,
    )
    .join_from(beneficiaries, identities, identities.c.beneficiary_id == beneficiaries.c.id, isouter=True)
    .where(
        beneficiaries.c.merged_into.is_(None), beneficiaries.c.erased_at.is_(None), ~beneficiaries.c.is_test
    )
)


async def person(tx: Transaction, beneficiary_id: int) -> Known | None:
    """Somebody by id, or who they were merged into; None for who is erased, or only tests."""
    return (await people(tx, [beneficiary_id])).get(beneficiary_id)


async def people(tx: Transaction, ids: Iterable[int]) -> dict[int, Known]:
    """People by id; who was merged is found as the one they were merged into."""
    roots = await who_they_are(tx, ids)
    found: dict[int, Known] = {}
    for part in chunks(sorted(set(roots.values()))):
        for row in await tx.execute(_KNOWN.where(beneficiaries.c.id.in_(part))):
            found[row.id] = _known(tx, row)
    return {id_: found[root] for id_, root in roots.items() if root in found}


async def who_they_are(tx: Transaction, ids: Iterable[int]) -> dict[int, int]:
    """Each of these ids -> the one that is left after all merges."""
    roots = {id_: id_ for id_ in ids}
    left = set(roots)
    while left:
        onward: dict[int, int] = {}
        for part in chunks(sorted(left)):
            statement = select(beneficiaries.c.id, beneficiaries.c.merged_into)
            merged = statement.where(beneficiaries.c.id.in_(part), beneficiaries.c.merged_into.is_not(None))
            onward |= {row.id: row.merged_into for row in await tx.execute(merged)}
        roots = {id_: onward.get(root, root) for id_, root in roots.items()}
        left = set(onward.values())
    return roots


async def by_public_id(tx: Transaction, public_id: str) -> Known | None:
    """Somebody by the number they carry on paper."""
    statement = select(beneficiaries.c.id).where(beneficiaries.c.public_id == public_id)
    found = await tx.scalar(statement)
    return await person(tx, found) if found else None


async def by_phone(tx: Transaction, phone: str) -> list[Known]:
    """Everybody with this number (E.164): a family may share one."""
    statement = select(identities.c.beneficiary_id).where(
        identities.c.phone_hash == keyring_of(tx).lookup(phone)
    )
    return _once((await people(tx, (await tx.scalars(statement)).all())).values())


async def by_name(tx: Transaction, name: str, limit: int = 8) -> list[Known]:
    """People whose name sounds like this one, the likest first; one word finds everybody who has it."""
    keyring = keyring_of(tx)
    hashes = name_hashes(keyring, name) if len(name_sounds(name)) > 1 else word_hashes(keyring, name)
    statement = select(name_keys.c.beneficiary_id).where(name_keys.c.hash.in_(list(hashes))).distinct()
    latest = statement.order_by(name_keys.c.beneficiary_id.desc()).limit(MOST_COMPARED)
    found = _once((await people(tx, (await tx.scalars(latest)).all())).values())
    return sorted(found, key=lambda one: (-shared_sounds(one.name, name), len(one.name), one.id))[:limit]


def _once(found: Iterable[Known]) -> list[Known]:
    return list({one.id: one for one in found}.values())


def _known(tx: Transaction, row: Row[*tuple[Any, ...]]) -> Known:
    keyring = keyring_of(tx)
    return Known(
        id=row.id,
        public_id=row.public_id or "",
        name=keyring.unseal_optional("identities.name", row.name),
        phone=keyring.unseal_optional("identities.phone", row.phone),
        sex=row.sex,
        birth_year=row.birth_year,
        commune=row.commune,
    )
