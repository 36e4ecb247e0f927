"""Registering people who do not come through the chat: at the reception, on a caravan, from a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, update

from flows.rules import derived
from storage.database import Transaction, keyring_of
from storage.naming import note_names
from storage.public_id import PREFIX, public_id
from storage.rows import inserter
from storage.tables import beneficiaries, identities


@dataclass(frozen=True, slots=True)
class Newly:
    """Somebody new, as staff know them; unknown facts are empty. `phone` is E.164."""

    name: str = ""
    phone: str = ""
    sex: str = ""
    birth_year: int | None = None
    commune: str = ""
    milieu: str = ""
    education: str = ""
    situation: str = ""
    disability: str = ""
    prior: str = ""
    channel: str = "reception"


_insert_people = inserter(beneficiaries)
_NUMBER = update(beneficiaries).where(beneficiaries.c.id == bindparam("person"))
_NUMBER = _NUMBER.values(public_id=bindparam("number"))


async def register(
    tx: Transaction, people: Sequence[Newly], at: datetime, prefix: str = PREFIX
) -> list[tuple[int, str]]:
    """Create a person for each; (id, public id) in the same order."""
    if not people:
        return []
    ids = await _insert_people(tx, [_facts(one, at) for one in people])
    numbers = [public_id(id_, at.year, prefix) for id_ in ids]
    pairs = list(zip(ids, numbers, strict=True))
    await tx.execute(_NUMBER, [{"person": id_, "number": number} for id_, number in pairs])
    keyring = keyring_of(tx)
    known = [(id_, one) for id_, one in zip(ids, people, strict=True)]
    sealed = [
        {
            "beneficiary_id": id_,
            "name": keyring.seal_optional("identities.name", one.name),
            "phone": keyring.seal_optional("identities.phone", one.phone),
            "phone_hash": keyring.lookup(one.phone),
        }
        for id_, one in known
    ]
    await tx.execute(insert(identities), sealed)
    await note_names(tx, {id_: one.name for id_, one in known if one.name})
    return pairs


def _facts(one: Newly, at: datetime) -> dict[str, Any]:
    year = str(one.birth_year) if one.birth_year else ""
    return {
        "created_at": at,
        "sex": one.sex,
        "birth_year": one.birth_year,
        "age_band": derived("birth_year", year, at.date()).get("age_band", ""),
        "commune": one.commune,
        "milieu": one.milieu,
        "education": one.education,
        "situation": one.situation,
        "disability": one.disability,
        "prior": one.prior,
        "first_channel": one.channel,
        "is_test": False,
    }
