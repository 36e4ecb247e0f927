"""Staff: who may ask, how they are invited, and what they did.

Staff are known by Telegram id alone. An invitation is a random token, kept only as a hash; it works once.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Select, insert, select, update

from storage.among import among
from storage.database import Transaction, keyring_of
from storage.tables import audit_events, invites, staff

INVITE_LASTS = timedelta(hours=24)
_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the staff."""

    id: int
    telegram_id: int
    name: str
    role: str
    language: str
    active: bool
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Redeemed:
    """What became of an invitation that someone used; `issued_by` is the staff id of who should be told."""

    outcome: Literal["joined", "expired", "used", "unknown"]
    member: Member | None = None
    issued_by: int | None = None


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One line of what staff did: who (None from the command line), what, to what."""

    at: datetime
    staff_id: int | None
    action: str
    object: str
    detail: str


_MEMBERS = select(*(staff.c[name] for name in Member.__slots__)).order_by(staff.c.id)
_ACTIVE_AMONG = _MEMBERS.where(among(staff.c.telegram_id, "telegram_ids"), staff.c.active)


async def member_by_telegram_id(tx: Transaction, telegram_id: int) -> Member | None:
    """The active member of the staff with this Telegram id."""
    found = await _members(tx, _MEMBERS.where(staff.c.telegram_id == telegram_id, staff.c.active))
    return found[0] if found else None


async def members_by_telegram_id(tx: Transaction, telegram_ids: Iterable[int]) -> dict[int, Member]:
    """The active members of the staff among these Telegram ids."""
    ids = sorted(set(telegram_ids))
    found = await _members(tx, _ACTIVE_AMONG, {"telegram_ids": ids}) if ids else []
    return {member.telegram_id: member for member in found}


async def member_by_id(tx: Transaction, staff_id: int) -> Member | None:
    """A member of the staff by id, active or not."""
    found = await _members(tx, _MEMBERS.where(staff.c.id == staff_id))
    return found[0] if found else None


async def staff_list(tx: Transaction) -> list[Member]:
    """Everyone who is active, in the order of joining."""
    return await _members(tx, _MEMBERS.where(staff.c.active))


async def add_member(
    tx: Transaction,
    telegram_id: int,
    role: str,
    at: datetime,
    *,
    name: str = "",
    language: str = "",
    added_by: int | None = None,
) -> Member:
    """Make someone staff, or give one who was staff a (new) role."""
    sealed = keyring_of(tx).seal_optional("staff.name", name)
    values = {"role": role, "active": True, "ended_at": None}
    values |= {"name": sealed} if sealed else {}
    values |= {"language": language} if language else {}
    again = update(staff).where(staff.c.telegram_id == telegram_id).values(values)
    if not (await tx.execute(again)).rowcount:
        row = values | {"telegram_id": telegram_id, "added_by": added_by, "added_at": at}
        await tx.execute(insert(staff).values(row))
    member = await member_by_telegram_id(tx, telegram_id)
    assert member is not None
    return member


async def speak(tx: Transaction, telegram_id: int, language: str) -> None:
    """From now on a member of the staff is spoken to in this language."""
    await tx.execute(update(staff).where(staff.c.telegram_id == telegram_id).values(language=language))


async def ensure_administrators(tx: Transaction, telegram_ids: Iterable[int], at: datetime) -> None:
    """Make the administrators of the configuration staff, whatever they were before."""
    for telegram_id in sorted(set(telegram_ids)):
        member = await member_by_telegram_id(tx, telegram_id)
        if member is None or member.role != "administrator":
            await add_member(tx, telegram_id, "administrator", at)


async def end_member(tx: Transaction, staff_id: int, at: datetime) -> bool:
    """Take every right away at once; False if they had none."""
    statement = update(staff).where(staff.c.id == staff_id, staff.c.active)
    return (await tx.execute(statement.values(active=False, ended_at=at))).rowcount > 0


async def create_invite(
    tx: Transaction, role: str, issued_by: int | None, at: datetime, lasts: timedelta = INVITE_LASTS
) -> str:
    """A new invitation to a role; the token is nowhere kept, so this is the only time it can be seen."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    row = {
        "token_hash": _hash(token),
        "role": role,
        "issued_by": issued_by,
        "issued_at": at,
        "expires_at": at + lasts,
    }
    await tx.execute(insert(invites).values(row))
    return token


async def redeem_invite(
    tx: Transaction, token: str, telegram_id: int, name: str, language: str, at: datetime
) -> Redeemed:
    """Use an invitation: of several who try at the same moment, exactly one joins."""
    mine = invites.c.token_hash == _hash(token)
    use = update(invites).where(mine, invites.c.used_at.is_(None), invites.c.expires_at > at)
    row = (await tx.execute(use.values(used_at=at).returning(invites.c.role, invites.c.issued_by))).first()
    if row is None:
        return Redeemed(await _why_not(tx, token))
    member = await add_member(
        tx, telegram_id, row.role, at, name=name, language=language, added_by=row.issued_by
    )
    await tx.execute(update(invites).where(mine).values(used_by=member.id))
    return Redeemed("joined", member, row.issued_by)


async def audit(
    tx: Transaction, at: datetime, staff_id: int | None, action: str, object: str = "", detail: str = ""
) -> None:
    """Note what a member of the staff did; names, phones and words of people never go here."""
    row = {"at": at, "staff_id": staff_id, "action": action, "object": object, "detail": detail}
    await tx.execute(insert(audit_events).values(row))


async def audit_trail(tx: Transaction, limit: int = 100) -> list[AuditEvent]:
    """The latest of what staff did, latest first."""
    columns = (audit_events.c[name] for name in AuditEvent.__slots__)
    statement = select(*columns).order_by(audit_events.c.id.desc()).limit(limit)
    return [AuditEvent(*row) for row in await tx.execute(statement)]


async def _why_not(tx: Transaction, token: str) -> Literal["expired", "used", "unknown"]:
    used = select(invites.c.used_at).where(invites.c.token_hash == _hash(token))
    row = (await tx.execute(used)).first()
    if row is None:
        return "unknown"
    return "used" if row.used_at else "expired"


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


async def _members(
    tx: Transaction, statement: Select[*tuple[Any, ...]], values: Mapping[str, Any] | None = None
) -> list[Member]:
    keyring = keyring_of(tx)
    return [
        Member(**(row | {"name": keyring.unseal_optional("staff.name", row["name"])}))
        for row in map(dict, (await tx.execute(statement, values)).mappings())
    ]
