"""Two records of one person become one, and can be two again.

The rows of the record stay where they are: a merged record names the one it was merged into, and counting
follows. What is alive changes hands (sign-ups, appointments, cases, conversations), and what the kept record
did not know is filled in. All of it is written down by ids and names of facts, so that it can be undone.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, insert, select, update

from storage.database import Transaction, keyring_of
from storage.duplicates import reopen
from storage.former import CASES, PEOPLE, SIGN_UPS
from storage.kept.moving import moving, moving_turns
from storage.naming import note_names
from storage.staff import audit
from storage.tables import (
    appointments,
    beneficiaries,
    cases,
    conversations,
    duplicates,
    enrolments,
    identities,
    merges,
)
from storage.vocabulary import ENDED_ENROLMENTS, SEAT_HOLDING

_MOVING: dict[str, tuple[Table, str]] = {
    "conversations": (conversations, "chat_id"),
    "cases": (cases, "id"),
    "appointments": (appointments, "id"),
    "enrolments": (enrolments, "id"),
}
_FACTS = (
    "sex", "birth_year", "age_band", "commune", "milieu", "education", "situation", "disability", "prior",
    "language",
)  # fmt: skip
_CONSENTS = ("consent_service", "consent_statistics", "consent_contact")
_SEALED = ("name", "phone", "phone_hash")


class Unmergeable(ValueError):
    """These two cannot be merged, or this merge not undone; the message says why."""


async def merge(tx: Transaction, keep: int, other: int, staff_id: int | None, at: datetime) -> int:
    """Merge a record into the one to keep; the id of the merge. Raises Unmergeable."""
    await _lock(tx, keep, other)
    kept, merged = await _standing(tx, keep), await _standing(tx, other)
    if kept is None or merged is None or keep == other:
        raise Unmergeable("one of the two is erased, merged already, or the same")
    if kept.is_test or merged.is_test:
        raise Unmergeable("one of the two only tests, and is not counted")
    both = {keep, other}
    await _keep_former(tx, both, at)
    moved: dict[str, Any] = {"withdrawn": await _one_seat_each(tx, keep, other, at)}
    for name, (table, key) in _MOVING.items():
        moved[name] = await _hand_over(tx, table, key, table.c.beneficiary_id == other, keep)
    async with moving(tx, both, at), moving_turns(tx, both, at):
        moved["facts"] = await _fill_in(tx, kept, merged)
        merging = update(beneficiaries).where(beneficiaries.c.id == other)
        await tx.execute(merging.values(merged_into=keep))
    moved["identity"] = await _identify(tx, keep, other)
    row = {"kept_id": keep, "other_id": other, "moved": json.dumps(moved), "staff_id": staff_id, "at": at}
    merge_id = int((await tx.execute(insert(merges).values(row).returning(merges.c.id))).scalar_one())
    await _settle_pair(tx, keep, other, staff_id, at)
    await audit(tx, at, staff_id, "merge", f"{other}->{keep}", str(merge_id))
    return merge_id


async def unmerge(tx: Transaction, merge_id: int, staff_id: int | None, at: datetime) -> None:
    """Make two records of one again, each as it was but for what came since. Raises Unmergeable."""
    row = (await tx.execute(select(merges).where(merges.c.id == merge_id).with_for_update())).first()
    if row is None or row.undone_at is not None:
        raise Unmergeable("there is no such merge, or it is undone already")
    await _lock(tx, row.kept_id, row.other_id)
    if await _standing(tx, row.kept_id) is None or await _erased(tx, row.other_id):
        raise Unmergeable("the kept record was merged or erased since: undo the later merge first")
    moved = json.loads(row.moved)
    both = {row.kept_id, row.other_id}
    await _keep_former(tx, both, at)
    await _take_back_identity(tx, row.kept_id, row.other_id, moved["identity"])
    async with moving(tx, both, at), moving_turns(tx, both, at):
        await _take_back_facts(tx, row.kept_id, row.other_id, moved["facts"])
        apart = update(beneficiaries).where(beneficiaries.c.id == row.other_id)
        await tx.execute(apart.values(merged_into=None))
    for name, (table, key) in _MOVING.items():
        theirs = table.c[key].in_(moved[name]) & (table.c.beneficiary_id == row.kept_id)
        await _hand_over(tx, table, key, theirs, row.other_id)
    for enrolment_id, status, rank in moved["withdrawn"]:
        again = update(enrolments).where(enrolments.c.id == enrolment_id, enrolments.c.status == "withdrawn")
        await tx.execute(again.values(status=status, rank=rank, updated_at=at))
    await tx.execute(update(merges).where(merges.c.id == merge_id).values(undone_at=at, undone_by=staff_id))
    await reopen(tx, row.kept_id, row.other_id)
    await audit(tx, at, staff_id, "unmerge", f"{row.other_id}<-{row.kept_id}", str(merge_id))


async def last_merges(tx: Transaction, limit: int = 10) -> list[tuple[int, int, int, datetime]]:
    """The merges that can still be undone, latest first: (merge, kept, other, when)."""
    statement = (
        select(merges.c.id, merges.c.kept_id, merges.c.other_id, merges.c.at)
        .where(merges.c.undone_at.is_(None))
        .order_by(merges.c.id.desc())
        .limit(limit)
    )
    return [(row.id, row.kept_id, row.other_id, row.at) for row in await tx.execute(statement)]


async def _lock(tx: Transaction, *ids: int) -> None:
    """Lock records until the end, the lower id first: two who merge the same pair do not block each other."""
    both = select(beneficiaries.c.id).where(beneficiaries.c.id.in_(ids)).order_by(beneficiaries.c.id)
    await tx.execute(both.with_for_update())


async def _standing(tx: Transaction, beneficiary_id: int) -> Row[*tuple[Any, ...]] | None:
    """A record that is neither merged nor erased."""
    statement = select(beneficiaries).where(
        beneficiaries.c.id == beneficiary_id,
        beneficiaries.c.merged_into.is_(None),
        beneficiaries.c.erased_at.is_(None),
    )
    return (await tx.execute(statement)).first()


async def _erased(tx: Transaction, beneficiary_id: int) -> bool:
    statement = select(beneficiaries.c.erased_at).where(beneficiaries.c.id == beneficiary_id)
    return await tx.scalar(statement) is not None


async def _keep_former(tx: Transaction, people: set[int], at: datetime) -> None:
    """Write down what these people are and whose their sign-ups and talks are, before that changes."""
    await PEOPLE.keep(tx, people, at)
    for former, table in ((SIGN_UPS, enrolments), (CASES, cases)):
        theirs = select(table.c.id).where(table.c.beneficiary_id.in_(people))
        await former.keep(tx, (await tx.scalars(theirs)).all(), at)


async def _hand_over(
    tx: Transaction, table: Table, key: str, which: ColumnElement[bool], to: int
) -> list[int]:
    """Give rows to another record; their keys."""
    statement = update(table).where(which).values(beneficiary_id=to).returning(table.c[key])
    return sorted((await tx.scalars(statement)).all())


# --- sign-ups for the same course run


async def _one_seat_each(tx: Transaction, keep: int, other: int, at: datetime) -> list[list[Any]]:
    """Where both signed up for the same run, withdraw the weaker sign-up: [id, status, rank] of each."""
    alive = enrolments.c.status.not_in(ENDED_ENROLMENTS)
    statement = select(enrolments).where(enrolments.c.beneficiary_id.in_((keep, other)), alive)
    by_run: dict[int, list[Row[*tuple[Any, ...]]]] = {}
    for row in await tx.execute(statement.order_by(enrolments.c.id)):
        by_run.setdefault(row.run_id, []).append(row)
    weaker = [sorted(rows, key=_strength)[0] for rows in by_run.values() if len(rows) > 1]
    for row in weaker:
        own = update(enrolments).where(enrolments.c.id == row.id)
        await tx.execute(own.values(status="withdrawn", rank=0, updated_at=at))
    return [[row.id, row.status, row.rank] for row in weaker]


def _strength(row: Row[*tuple[Any, ...]]) -> tuple[int, int]:
    """What is finished, then a seat, then a place on the wait list; the earlier one where both are equal."""
    step = ("completed", "certified").count(row.status) * 2 + SEAT_HOLDING.count(row.status)
    return step, -int(row.rank or row.id)


# --- facts


async def _fill_in(
    tx: Transaction, kept: Row[*tuple[Any, ...]], merged: Row[*tuple[Any, ...]]
) -> dict[str, str]:
    """What the kept record did not know; a refusal of either holds. The facts changed -> what they were."""
    mine, theirs = kept._mapping, merged._mapping
    changed = {name: "" for name in (*_FACTS, *_CONSENTS) if not mine[name] and theirs[name]}
    changed |= {name: "yes" for name in _CONSENTS if (mine[name], theirs[name]) == ("yes", "no")}
    if changed:
        own = update(beneficiaries).where(beneficiaries.c.id == kept.id)
        await tx.execute(own.values({name: theirs[name] for name in changed}))
    return changed


async def _take_back_facts(tx: Transaction, keep: int, other: int, changed: dict[str, str]) -> None:
    """The facts filled in go again, where nobody has changed them since."""
    theirs = (await tx.execute(select(beneficiaries).where(beneficiaries.c.id == other))).one()._mapping
    for name, before in changed.items():
        value = None if name == "birth_year" else before
        column = beneficiaries.c[name]
        own = update(beneficiaries).where(beneficiaries.c.id == keep, column == theirs[name])
        await tx.execute(own.values({name: value}))


# --- identities


async def _identify(tx: Transaction, keep: int, other: int) -> list[str]:
    """What names a person is filled in where the kept record has none; the columns filled."""
    mine, theirs = await _identity(tx, keep), await _identity(tx, other)
    if theirs is None:
        return []
    if mine is None:
        await tx.execute(insert(identities).values(beneficiary_id=keep))
    has = mine._mapping if mine else {}
    filled = [name for name in _SEALED if not has.get(name) and theirs._mapping[name]]
    values = {name: theirs._mapping[name] for name in filled}
    if not has.get("telegram_id") and theirs.telegram_id:
        await _set_identity(tx, other, {"telegram_id": None})
        filled, values = [*filled, "telegram_id"], values | {"telegram_id": theirs.telegram_id}
    if values:
        await _set_identity(tx, keep, values)
    await _note_name(tx, keep, "name" in filled)
    return filled


async def _take_back_identity(tx: Transaction, keep: int, other: int, filled: list[str]) -> None:
    mine, theirs = await _identity(tx, keep), await _identity(tx, other)
    if mine is None or theirs is None:
        return
    same = [name for name in filled if name in _SEALED and mine._mapping[name] == theirs._mapping[name]]
    back: dict[str, Any] = dict.fromkeys(same)
    moves = "telegram_id" in filled and theirs.telegram_id is None
    back |= {"telegram_id": None} if moves else {}
    if back:
        await _set_identity(tx, keep, back)
    if moves:
        await _set_identity(tx, other, {"telegram_id": mine.telegram_id})
    await _note_name(tx, keep, "name" in same)


async def _identity(tx: Transaction, beneficiary_id: int) -> Row[*tuple[Any, ...]] | None:
    statement = select(identities).where(identities.c.beneficiary_id == beneficiary_id)
    return (await tx.execute(statement)).first()


async def _set_identity(tx: Transaction, beneficiary_id: int, values: dict[str, Any]) -> None:
    await tx.execute(update(identities).where(identities.c.beneficiary_id == beneficiary_id).values(values))


async def _note_name(tx: Transaction, beneficiary_id: int, has_changed: bool) -> None:
    if has_changed:
        identity = await _identity(tx, beneficiary_id)
        sealed = identity.name if identity else None
        await note_names(tx, {beneficiary_id: keyring_of(tx).unseal_optional("identities.name", sealed)})


async def _settle_pair(tx: Transaction, keep: int, other: int, staff_id: int | None, at: datetime) -> None:
    same = (duplicates.c.first_id == min(keep, other)) & (duplicates.c.second_id == max(keep, other))
    values = {"state": "merged", "decided_by": staff_id, "decided_at": at}
    await tx.execute(update(duplicates).where(same).values(values))
