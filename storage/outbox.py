"""The outbox: every call to Telegram that a turn decided on, until it is sent.

Rows of a chat are sent in order of lane, then of writing; only the crisis lane overtakes. What is
confidential is sealed while it waits and forgotten once sent: no file holds it, not even the journal.
"""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Row,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    tuple_,
    update,
)

from storage.database import Transaction, is_postgresql, keyring_of
from storage.each import ForEach
from storage.rows import mapper
from storage.secrets import Unreadable
from storage.tables import cases, conversations, outbox, places
from storage.vocabulary import LANE_BROADCAST

LEASE = timedelta(seconds=60)
"""How long a claimed row belongs to one sender; afterwards another may take it."""

PER_CHAT = 4
"""Rows of one chat claimed together at most, so that a flood in one chat leaves room for the others."""

LONGEST_WAIT = timedelta(days=1, hours=1)
"""Nothing is put off for longer; Telegram's own pauses are at most a day."""

PAUSED = "the bot must wait"
"""What stands on a row that shows how long nothing may be sent at all."""

UNCLEAR = "unclear"
"""What stands on a broadcast that may have been sent or not: it is not sent again."""

_CLAIMING = 0x57494A4F  # the number of our advisory lock: one claim at a time keeps the order of each chat


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A call to make: `payload` is JSON of its parameters, `n` counts the calls of one update from 0."""

    chat_id: int
    lane: int
    method: str
    payload: str
    created_at: datetime
    update_id: int | None = None
    n: int = 0
    case_id: int | None = None
    confidential: bool = False
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """A call that waits to be made, or has been claimed."""

    id: int
    chat_id: int
    lane: int
    method: str
    payload: str
    attempts: int
    confidential: bool
    case_id: int | None
    update_id: int | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SentRow:
    """A message that was sent, found again by what someone replied to."""

    id: int
    chat_id: int
    message_id: int
    case_id: int
    lane: int


@dataclass(frozen=True, slots=True)
class Health:
    """How many rows wait, since when the oldest does, how many were given up."""

    unsent: int
    oldest_at: datetime | None
    failed: int


_outgoing = mapper(Outgoing)
_insert = ForEach(insert(outbox))
_PENDING = [outbox.c[name] for name in Pending.__slots__]
_IS_NEW = outbox.c.state == text("'new'")  # spelled out, so that the partial indexes are used
_KEPT_UNLESS_CONFIDENTIAL = case((outbox.c.confidential, ""), else_=outbox.c.payload)
_FREE = {"leased_by": "", "leased_until": None}

_NOW = bindparam("now", type_=outbox.c.created_at.type)
_UNTIL = bindparam("until", type_=outbox.c.created_at.type)
_FARTHEST = bindparam("farthest", type_=outbox.c.created_at.type)
_HORIZON = bindparam("horizon", type_=outbox.c.created_at.type)


def _leased(row: FromClause) -> ColumnElement[bool]:
    """Whether a sender has it; a lease far beyond any that could be given is from a clock since set back.

    Not so one a little beyond: another worker claimed while we waited for our turn, or its clock is ahead.
    """
    return and_(row.c.leased_until > _NOW, row.c.leased_until <= _FARTHEST)


def _waits(row: FromClause) -> ColumnElement[bool]:
    """Whether its time has not come; nothing is ever put off beyond the horizon."""
    return and_(row.c.not_before > _NOW, row.c.not_before <= _HORIZON)


_earlier = outbox.alias("earlier")
_EARLIER = (
    _earlier.c.state == text("'new'"),
    _earlier.c.chat_id == outbox.c.chat_id,
    tuple_(_earlier.c.lane, _earlier.c.id) < tuple_(outbox.c.lane, outbox.c.id),  # a range of the index
)
_HELD_UP = exists().where(*_EARLIER, or_(_leased(_earlier), _waits(_earlier)))
_NTH_OF_CHAT = select(_earlier.c.id).where(*_EARLIER).correlate(outbox).limit(1).offset(PER_CHAT - 1)
_UNCLEAR = and_(outbox.c.lane == LANE_BROADCAST, outbox.c.leased_until.is_not(None))
_CLAIMABLE = (
    select(outbox.c.id)
    .where(
        _IS_NEW,
        outbox.c.lane <= bindparam("lowest"),
        func.coalesce(~_leased(outbox), True),
        func.coalesce(~_waits(outbox), True),
        ~_UNCLEAR,
        ~exists(_NTH_OF_CHAT),
        ~_HELD_UP,
    )
    .order_by(outbox.c.lane, outbox.c.id)
    .limit(bindparam("most"))
)
_CLAIM = (
    update(outbox)
    .where(outbox.c.id.in_(_CLAIMABLE.scalar_subquery()))
    .values(leased_by=bindparam("by"), leased_until=_UNTIL)
    .returning(*_PENDING)
)
_mark_sent = ForEach(
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(
        state="sent",
        message_id=bindparam("message"),
        sent_at=bindparam("at"),
        payload=_KEPT_UNLESS_CONFIDENTIAL,
        **_FREE,
    )
)


async def add_outbox(tx: Transaction, rows: Sequence[Outgoing]) -> None:
    """Write calls to be made, with rising ids. StorageRefused if (chat, update, n) is there already."""
    kept = [replace(row, payload=_sealed(tx, row.payload)) if row.confidential else row for row in rows]
    await _insert(tx, _outgoing(kept))


async def claim(
    tx: Transaction,
    now: datetime,
    limit: int,
    by: str = "",
    lease: timedelta = LEASE,
    lowest: int = LANE_BROADCAST,
) -> list[Pending]:
    """Take up to `limit` calls that may be made now, in order of lane and writing, for the time of the lease.

    Those of a chat come together and in order; none comes while an earlier one of its chat waits or is out.
    Lanes below `lowest` are left alone.
    """
    if is_postgresql(tx):
        await tx.execute(select(func.pg_advisory_xact_lock(_CLAIMING)))
    return await _claimed(tx, now, limit, by, lease, lowest)


async def claim_at_once(
    tx: Transaction, now: datetime, limit: int, by: str, lowest: int = LANE_BROADCAST
) -> list[Pending] | None:
    """The same, but None if another worker is claiming just now: nobody is kept waiting for its commit."""
    if is_postgresql(tx) and not await tx.scalar(select(func.pg_try_advisory_xact_lock(_CLAIMING))):
        return None
    return await _claimed(tx, now, limit, by, LEASE, lowest)


async def _claimed(
    tx: Transaction, now: datetime, limit: int, by: str, lease: timedelta, lowest: int
) -> list[Pending]:
    times = {"now": now, "until": now + lease, "farthest": now + 2 * lease, "horizon": now + LONGEST_WAIT}
    found = await tx.execute(_CLAIM, {**times, "most": limit, "by": by, "lowest": lowest})
    return sorted(_pending(tx, found), key=lambda row: (row.lane, row.id))


async def paused_until(tx: Transaction, now: datetime) -> datetime | None:
    """Until when nothing may be sent, because Telegram has asked the whole bot to wait; None if it may."""
    until = select(func.max(outbox.c.not_before)).where(_IS_NEW, outbox.c.error == PAUSED)
    latest: datetime | None = await tx.scalar(until.where(outbox.c.not_before <= now + LONGEST_WAIT))
    return latest


async def give_up_unclear(tx: Transaction, now: datetime, out: Collection[int] = ()) -> int:
    """Give up broadcasts whose sender did not say in time what became of them; the number of calls.

    Not those that are `out`: their sender is alive and will say so, though its clock has jumped.
    """
    return await _give_up(tx, _UNCLEAR, outbox.c.leased_until < now, outbox.c.id.not_in(sorted(out)))


async def unsent(tx: Transaction, limit: int = 1000) -> list[Pending]:
    """What waits, claimed or not, in order of lane and writing."""
    found = await tx.execute(
        select(*_PENDING).where(_IS_NEW).order_by(outbox.c.lane, outbox.c.id).limit(limit)
    )
    return list(_pending(tx, found))


async def mark_sent(tx: Transaction, rows: Sequence[tuple[int, int | None, datetime]]) -> None:
    """Note calls that were made, as (id, message id if a message came of it, when)."""
    await _mark_sent(tx, [{"row": id_, "message": message, "at": at} for id_, message, at in rows])


async def mark_failed(tx: Transaction, row_id: int, error: str, at: datetime) -> None:
    """Give a call up for good."""
    values = {"state": "failed", "error": error, "sent_at": at, "payload": _KEPT_UNLESS_CONFIDENTIAL, **_FREE}
    await tx.execute(update(outbox).where(outbox.c.id == row_id).values(values))


async def retry_later(tx: Transaction, row_id: int, not_before: datetime, error: str = "") -> None:
    """Make the call again, but not before a time; until then the rest of its chat waits as well."""
    values = {"not_before": not_before, "error": error, "attempts": outbox.c.attempts + 1, **_FREE}
    await tx.execute(update(outbox).where(outbox.c.id == row_id).values(values))


async def release(tx: Transaction, by: str | None = None) -> int:
    """Hand back what a sender that died (or any, for None) had claimed and not noted; the number of calls.

    Broadcasts among them may have been sent: they are given up rather than sent twice.
    """
    theirs = [] if by is None else [outbox.c.leased_by == by]
    await _give_up(tx, _UNCLEAR, *theirs)
    statement = update(outbox).where(_IS_NEW, outbox.c.leased_until.is_not(None), *theirs)
    return (await tx.execute(statement.values(_FREE))).rowcount


async def release_rows(tx: Transaction, row_ids: Iterable[int], by: str) -> None:
    """Hand back calls that a sender had claimed and not tried; they count as no attempt."""
    ids = list(row_ids)
    if ids:
        await tx.execute(update(outbox).where(outbox.c.id.in_(ids), outbox.c.leased_by == by).values(_FREE))


async def replace_call(tx: Transaction, row: Pending, method: str, payload: str) -> None:
    """Make another call instead, as when a message can no longer be edited but its words can be sent."""
    kept = _sealed(tx, payload) if row.confidential else payload
    await tx.execute(update(outbox).where(outbox.c.id == row.id).values(method=method, payload=kept, **_FREE))


async def cancel_chat(tx: Transaction, chat_id: int, reason: str) -> int:
    """Nobody can be reached in this chat: cancel what waits for it; the number of calls."""
    statement = update(outbox).where(_IS_NEW, outbox.c.chat_id == chat_id)
    values = {"state": "cancelled", "error": reason, "payload": _KEPT_UNLESS_CONFIDENTIAL, **_FREE}
    return (await tx.execute(statement.values(values))).rowcount


async def move_chat(tx: Transaction, old: int, new: int) -> None:
    """A group became a supergroup: everything that names its chat names the new one."""
    await tx.execute(update(outbox).where(_IS_NEW, outbox.c.chat_id == old).values(chat_id=new))
    for table in (conversations, cases, places):
        await tx.execute(update(table).where(table.c.chat_id == old).values(chat_id=new))


async def by_message(tx: Transaction, chat_id: int, message_id: int) -> SentRow | None:
    """The sent message of a case, by the place where it stands; None if it belongs to no case."""
    statement = select(outbox.c.id, outbox.c.case_id, outbox.c.lane).where(
        outbox.c.chat_id == chat_id, outbox.c.message_id == message_id, outbox.c.case_id.is_not(None)
    )
    row = (await tx.execute(statement)).first()
    return SentRow(row.id, chat_id, message_id, row.case_id, row.lane) if row else None


async def health(tx: Transaction) -> Health:
    """Figures for those who watch over the bot."""
    waiting = select(func.count(), func.min(outbox.c.created_at)).where(_IS_NEW)
    unsent, oldest_at = (await tx.execute(waiting)).one()
    failed = await tx.scalar(select(func.count()).where(outbox.c.state == text("'failed'")))
    return Health(unsent, oldest_at, failed or 0)


async def purge_sent(tx: Transaction, before: datetime) -> int:
    """Forget finished calls made before a time, except those of cases; the number forgotten."""
    old = outbox.delete().where(
        outbox.c.state != "new", outbox.c.created_at < before, outbox.c.case_id.is_(None)
    )
    return (await tx.execute(old)).rowcount


async def _give_up(tx: Transaction, *which: ColumnElement[bool]) -> int:
    values = {"state": "failed", "error": UNCLEAR, "payload": _KEPT_UNLESS_CONFIDENTIAL, **_FREE}
    return (await tx.execute(update(outbox).where(_IS_NEW, *which).values(values))).rowcount


def _pending(tx: Transaction, rows: Iterable[Row[*tuple[Any, ...]]]) -> Iterator[Pending]:
    for row in rows:
        pending = Pending(*row)
        yield replace(pending, payload=_unsealed(tx, pending.payload)) if pending.confidential else pending


def _sealed(tx: Transaction, payload: str) -> str:
    return base64.b64encode(keyring_of(tx).seal("outbox.payload", payload)).decode("ascii")


def _unsealed(tx: Transaction, payload: str) -> str:
    """The payload again, nothing if no key of ours opens it: one row must not hold up all the others."""
    try:
        return keyring_of(tx).unseal("outbox.payload", base64.b64decode(payload))
    except (Unreadable, ValueError):
        return ""
