"""Finding people by name without storing names: keyed hashes of what a name sounds like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, insert, select

from flows.names import name_sounds, part_keys, whole_key
from storage.database import Transaction, keyring_of
from storage.secrets import Keyring
from storage.tables import identities, name_keys

AT_ONCE = 500
"""Values in one statement."""


def name_hashes(keyring: Keyring, name: str) -> dict[bytes, bool]:
    """The hashes of a name and of every two words of it -> whether it is that of the whole name."""
    found = {_hash(keyring, f"name {key}"): False for key in part_keys(name)}
    whole = whole_key(name)
    return found | ({_hash(keyring, f"name {whole}"): True} if whole else {})


def word_hashes(keyring: Keyring, name: str) -> set[bytes]:
    """The hashes of the single words of a name: too common to suspect anybody by, good enough to search."""
    return {_hash(keyring, f"word {heard}") for heard in name_sounds(name)}


async def note_names(tx: Transaction, names: Mapping[int, str]) -> None:
    """Make people findable by these names, and no longer by those they had; an empty name by none."""
    for ids in chunks(list(names)):
        await tx.execute(delete(name_keys).where(name_keys.c.beneficiary_id.in_(ids)))
    keyring = keyring_of(tx)
    rows = [
        {"beneficiary_id": person, "hash": hash_, "whole": whole}
        for person, name in names.items()
        for hash_, whole in _all_hashes(keyring, name).items()
    ]
    if rows:
        await tx.execute(insert(name_keys), rows)


async def note_missing(tx: Transaction, limit: int = AT_ONCE) -> int:
    """Make people findable whose names were stored before there were hashes; how many that were."""
    keyring = keyring_of(tx)
    has_keys = select(name_keys.c.hash).where(name_keys.c.beneficiary_id == identities.c.beneficiary_id)
    statement = select(identities.c.beneficiary_id, identities.c.name).where(
        identities.c.name.is_not(None), ~has_keys.exists()
    )
    names = {
        row.beneficiary_id: keyring.unseal("identities.name", row.name)
        for row in await tx.execute(statement.limit(limit))
    }
    await note_names(tx, {person: name for person, name in names.items() if whole_key(name)})
    return len(names)


def chunks(values: list[Any]) -> Iterable[list[Any]]:
    """A list in parts that one statement takes."""
    return (values[at : at + AT_ONCE] for at in range(0, len(values), AT_ONCE))


def _all_hashes(keyring: Keyring, name: str) -> dict[bytes, bool]:
    return dict.fromkeys(word_hashes(keyring, name), False) | name_hashes(keyring, name)


def _hash(keyring: Keyring, key: str) -> bytes:
    found = keyring.lookup(key)
    assert found is not None
    return found
