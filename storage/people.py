"""Facts about people, as conversations learn them; each consent also goes into its history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Text, bindparam, func, insert, select, update

from storage.database import Transaction, keyring_of
from storage.each import ForEach
from storage.former import FORGETTABLE, PEOPLE, forget, nothing
from storage.kept.log import COUNTED, records
from storage.kept.moving import moving_turns, retold
from storage.naming import chunks, note_names
from storage.tables import beneficiaries, consents, identities, service_contacts
from storage.tables.types import Flag, Instant

Changes = Mapping[int, Mapping[str, str]]
"""What became known, by beneficiary id: field -> value, an empty value forgets."""

_FACTS = (
    "language",
    "sex",
    "age_band",
    "commune",
    "milieu",
    "education",
    "situation",
    "disability",
    "prior",
    "consent_service",
    "consent_statistics",
    "consent_contact",
)
_CONSENTS = {"consent_service": "service", "consent_statistics": "statistics", "consent_contact": "contact"}
_SEALED = ("name", "phone")


def _kept_unless_given(name: str) -> Any:
    return func.coalesce(bindparam(f"new_{name}", type_=Text), beneficiaries.c[name])


_save_known = ForEach(
    update(beneficiaries)
    .where(beneficiaries.c.id == bindparam("person"))
    .values(
        {name: _kept_unless_given(name) for name in _FACTS}
        | {
            "birth_year": func.nullif(
                func.coalesce(bindparam("new_birth_year", type_=Integer), beneficiaries.c.birth_year), 0
            )
        }
    )
)
_SAVE_NAME = (
    update(identities)
    .where(identities.c.beneficiary_id == bindparam("person"))
    .values(name=bindparam("sealed_name"))
)
_SAVE_PHONE = (
    update(identities)
    .where(identities.c.beneficiary_id == bindparam("person"))
    .values(phone=bindparam("sealed_phone"), phone_hash=bindparam("hash"))
)
_ADD_CONSENT = insert(consents).from_select(
    ["beneficiary_id", "language", "purpose", "given", "text_version", "channel", "at"],
    select(
        beneficiaries.c.id,
        beneficiaries.c.language,
        bindparam("purpose", type_=Text),
        bindparam("given", type_=Flag),
        bindparam("text_version", type_=Text),
        bindparam("channel", type_=Text),
        bindparam("at", type_=Instant),
    ).where(beneficiaries.c.id == bindparam("person")),
)


async def save_people(
    tx: Transaction, changes: Changes, at: datetime, text_version: str, channel: str = "electronic"
) -> None:
    """Write what became known about people; `text_version` is that of the texts by which they consented.

    Fields are those of `flows.model.PERSON_FIELDS` that may be written, and `milieu`; KeyError for another.
    StorageRefused for a value outside the closed sets of `storage.vocabulary`.
    """
    for fields in changes.values():
        if unknown := fields.keys() - {*_FACTS, *_SEALED, "birth_year"}:
            raise KeyError(f"not facts about a person: {', '.join(sorted(unknown))}")
    await _keep_former(tx, changes, at)
    async with retold(tx, {person for person, fields in changes.items() if fields.keys() & COUNTED}, at):
        await _save_facts(tx, changes)
    await _save_sealed(tx, changes)
    await _add_consents(tx, changes, at, text_version, channel)


async def set_apart(tx: Transaction, beneficiary_id: int, at: datetime) -> None:
    """Keep somebody who turned out to be staff out of the totals, unless they ever got a service."""
    served = select(service_contacts.c.id).where(service_contacts.c.beneficiary_id == beneficiary_id)
    theirs = update(beneficiaries).where(beneficiaries.c.id == beneficiary_id, ~served.exists())
    async with moving_turns(tx, {beneficiary_id}, at):
        await PEOPLE.keep(tx, {beneficiary_id}, at)
        await tx.execute(theirs.values(is_test=True))


async def _keep_former(tx: Transaction, changes: Changes, at: datetime) -> None:
    """Write down what was known before they are changed."""
    changing = {person for person, fields in changes.items() if not fields.keys().isdisjoint(PEOPLE.names)}
    await PEOPLE.keep(tx, changing, at)
    await _take_back(tx, changes)


async def _take_back(tx: Transaction, changes: Changes) -> None:
    """What people forget or refuse is also taken out of what was known before, and of merged records."""
    taken: defaultdict[tuple[frozenset[str], bool], set[int]] = defaultdict(set)
    for person, fields in changes.items():
        gone = frozenset(name for name in fields.keys() & FORGETTABLE if not fields[name])
        taken[gone, fields.get("consent_statistics") == "no"].add(person)
    for (gone, refuses), people in taken.items():
        if gone or refuses:
            every = await records(tx, people)
            await forget(tx, every, gone)
            values = nothing(gone) | ({"consent_statistics": "no"} if refuses else {})
            for part in chunks(sorted(every - people)):
                await tx.execute(update(beneficiaries).where(beneficiaries.c.id.in_(part)).values(values))


async def _save_facts(tx: Transaction, changes: Changes) -> None:
    rows = [_facts(person, fields) for person, fields in changes.items() if fields.keys() - set(_SEALED)]
    await _save_known(tx, rows)


def _facts(person: int, fields: Mapping[str, str]) -> dict[str, int | str | None]:
    year = int(fields["birth_year"] or 0) if "birth_year" in fields else None
    given: dict[str, int | str | None] = {f"new_{name}": fields.get(name) for name in _FACTS}
    return given | {"person": person, "new_birth_year": year}


async def _save_sealed(tx: Transaction, changes: Changes) -> None:
    keyring = keyring_of(tx)
    names = [
        {"person": person, "sealed_name": keyring.seal_optional("identities.name", fields["name"])}
        for person, fields in changes.items()
        if "name" in fields
    ]
    phones = [
        {
            "person": person,
            "sealed_phone": keyring.seal_optional("identities.phone", fields["phone"]),
            "hash": keyring.lookup(fields["phone"]),
        }
        for person, fields in changes.items()
        if "phone" in fields
    ]
    if names:
        await tx.execute(_SAVE_NAME, names)
        await note_names(tx, {person: given["name"] for person, given in changes.items() if "name" in given})
    if phones:
        await tx.execute(_SAVE_PHONE, phones)


async def _add_consents(
    tx: Transaction, changes: Changes, at: datetime, text_version: str, channel: str
) -> None:
    shared: dict[str, object] = {"text_version": text_version, "channel": channel, "at": at}
    rows = [
        shared | {"person": person, "purpose": _CONSENTS[name], "given": value == "yes"}
        for person, fields in changes.items()
        for name, value in fields.items()
        if name in _CONSENTS
    ]
    if rows:
        await tx.execute(_ADD_CONSENT, rows)
