"""Who is talking and where they stand: loaded for a whole batch of chats at once, and written back so.

The number of statements does not depend on the size of the batch.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, and_, bindparam, insert, select, update

from storage.among import among
from storage.database import Transaction, is_postgresql, keyring_of
from storage.each import ForEach
from storage.public_id import PREFIX, public_id
from storage.rows import inserter
from storage.secrets import Keyring
from storage.tables import beneficiaries, conversations, identities, staff


@dataclass(frozen=True, slots=True)
class Loaded:
    """A chat, its person (facts by `flows.model.PERSON_FIELDS`, unknown ones absent) and where they are.

    `state` is JSON of a conversation, empty before the first turn; `staff_id` is set for active staff.
    """

    chat_id: int
    beneficiary_id: int
    state: str
    reachable: bool
    person: Mapping[str, str]
    staff_id: int | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who writes for the first time."""

    chat_id: int
    telegram_id: int
    language: str
    at: datetime
    is_test: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a conversation stands after a turn; what is `confidential` in it is sealed until the next one."""

    chat_id: int
    state: str
    at: datetime
    reachable: bool = True
    confidential: bool = False


_PLAIN_FACTS = (
    "language",
    "sex",
    "age_band",
    "commune",
    "education",
    "situation",
    "disability",
    "prior",
    "consent_service",
    "consent_statistics",
    "consent_contact",
    "public_id",
)
_OF_CHATS = among(conversations.c.chat_id, "chats")
_LOCK = select(conversations.c.chat_id).where(_OF_CHATS).order_by(conversations.c.chat_id).with_for_update()
_LOAD = (
    select(
        conversations.c.chat_id,
        conversations.c.beneficiary_id,
        conversations.c.state,
        conversations.c.reachable,
        *(beneficiaries.c[name] for name in _PLAIN_FACTS),
        beneficiaries.c.birth_year,
        identities.c.name,
        identities.c.phone,
        staff.c.id.label("staff_id"),
        staff.c.role,
    )
    .join_from(conversations, beneficiaries, beneficiaries.c.id == conversations.c.beneficiary_id)
    .outerjoin(identities, identities.c.beneficiary_id == beneficiaries.c.id)
    .outerjoin(staff, and_(staff.c.telegram_id == identities.c.telegram_id, staff.c.active))
    .where(_OF_CHATS)
)
_KNOWN = select(identities.c.telegram_id, identities.c.beneficiary_id).where(
    among(identities.c.telegram_id, "telegram_ids")
)
_NUMBER = (
    update(beneficiaries)
    .where(beneficiaries.c.id == bindparam("person"))
    .values(public_id=bindparam("number"))
)
_save = ForEach(
    update(conversations)
    .where(conversations.c.chat_id == bindparam("chat"))
    .values(state=bindparam("new_state"), reachable=bindparam("can_reach"), updated_at=bindparam("at"))
)
_insert_people = inserter(beneficiaries)


async def load_people(tx: Transaction, chat_ids: Iterable[int]) -> dict[int, Loaded]:
    """The chats that are known, by chat id; on PostgreSQL they are locked until the transaction ends."""
    chats = sorted(set(chat_ids))
    if not chats:
        return {}
    if is_postgresql(tx):  # a statement of its own: what is then read is what the lock waited for
        await tx.execute(_LOCK, {"chats": chats})
    keyring = keyring_of(tx)
    rows = (await tx.execute(_LOAD, {"chats": chats})).mappings()
    return {row["chat_id"]: _loaded(row, keyring) for row in rows}


async def create_people(
    tx: Transaction, newcomers: Sequence[Newcomer], prefix: str = PREFIX
) -> dict[int, Loaded]:
    """Begin a conversation for each newcomer, and a person unless the Telegram id is one we know."""
    if not newcomers:
        return {}
    known = await _known(tx, [newcomer.telegram_id for newcomer in newcomers])
    unknown = {new.telegram_id: new for new in newcomers if new.telegram_id not in known}
    known |= await _create(tx, list(unknown.values()), prefix)
    await tx.execute(
        insert(conversations),
        [
            {
                "chat_id": new.chat_id,
                "beneficiary_id": known[new.telegram_id],
                "reachable": True,
                "updated_at": new.at,
            }
            for new in newcomers
        ],
    )
    return await load_people(tx, [new.chat_id for new in newcomers])


async def save_conversations(tx: Transaction, rows: Sequence[Saved]) -> None:
    """Write where these conversations stand."""
    keyring = keyring_of(tx)
    values = [
        {"chat": row.chat_id, "new_state": _kept(keyring, row), "can_reach": row.reachable, "at": row.at}
        for row in rows
    ]
    await _save(tx, values)


async def mark_unreachable(tx: Transaction, chat_id: int, at: datetime) -> None:
    """Telegram refuses to deliver to this chat; the next thing they do makes it reachable again."""
    statement = update(conversations).where(conversations.c.chat_id == chat_id)
    await tx.execute(statement.values(reachable=False, updated_at=at))


async def _known(tx: Transaction, telegram_ids: list[int]) -> dict[int, int]:
    rows = await tx.execute(_KNOWN, {"telegram_ids": telegram_ids})
    return {row.telegram_id: row.beneficiary_id for row in rows}


async def _create(tx: Transaction, newcomers: list[Newcomer], prefix: str) -> dict[int, int]:
    if not newcomers:
        return {}
    rows = [{"created_at": new.at, "language": new.language, "is_test": new.is_test} for new in newcomers]
    ids = await _insert_people(tx, rows)
    numbers = [
        {"person": id_, "number": public_id(id_, new.at.year, prefix)}
        for id_, new in zip(ids, newcomers, strict=True)
    ]
    await tx.execute(_NUMBER, numbers)
    created = {new.telegram_id: id_ for new, id_ in zip(newcomers, ids, strict=True)}
    await tx.execute(
        insert(identities), [{"beneficiary_id": id_, "telegram_id": tg} for tg, id_ in created.items()]
    )
    return created


def _loaded(row: RowMapping, keyring: Keyring) -> Loaded:
    person: dict[str, str] = {name: row[name] for name in _PLAIN_FACTS if row[name]}
    if row["birth_year"]:
        person["birth_year"] = str(row["birth_year"])
    if row["name"]:
        person["name"] = keyring.unseal("identities.name", row["name"])
    if row["phone"]:
        person["phone"] = keyring.unseal("identities.phone", row["phone"])
    if row["role"]:
        person["role"] = row["role"]
    return Loaded(
        row["chat_id"],
        row["beneficiary_id"],
        _opened(keyring, row["state"]),
        row["reachable"],
        person,
        row["staff_id"],
    )


def _kept(keyring: Keyring, row: Saved) -> str:
    """The state as it is stored: JSON, or sealed and then never beginning with a brace."""
    if not row.confidential:
        return row.state
    return base64.b64encode(keyring.seal("conversations.state", row.state)).decode("ascii")


def _opened(keyring: Keyring, kept: str) -> str:
    is_sealed = kept and not kept.startswith("{")
    return keyring.unseal("conversations.state", base64.b64decode(kept)) if is_sealed else kept
