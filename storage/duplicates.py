"""Possible duplicates: who may be somebody we know already, why, and what the staff decided about it.

Candidates come from the telephone and from what a name sounds like; birth year, commune and sex speak for or
against. Nothing is ever merged by itself: two records that share everything but a word are two, until a
member of the staff says otherwise (`storage.merging`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, and_, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite

from flows.names import name_sounds, shared_sounds, whole_key
from storage.database import Transaction, is_postgresql, keyring_of
from storage.finding import Known, people
from storage.naming import chunks, name_hashes
from storage.tables import duplicates, identities, name_keys

LIKELY = 50
"""Score, of 100, from which a pair is worth a look ..."""

CERTAIN = 85
"""... and from which, with the same telephone, somebody is taken for the one on record."""

Decision = Literal["later", "different", "merged"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on record who may be the one meant: `score` 0 to 100, and what speaks for it."""

    person: Known
    score: int
    reasons: tuple[str, ...]

    @property
    def is_certain(self) -> bool:
        """The same telephone and the same name: no need to ask."""
        return self.score >= CERTAIN and "phone" in self.reasons


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one person, waiting for a decision."""

    id: int
    first: Known
    second: Known
    score: int
    reasons: tuple[str, ...]


def likeness(one: Known, other: Known) -> tuple[int, tuple[str, ...]]:
    """How likely two are the same person (0 to 100), and what speaks for it: pure."""
    weighed = [*_by_phone(one, other), *_by_name(one, other), *_by_facts(one, other)]
    score = sum(points for points, _ in weighed)
    return max(0, min(100, score)), tuple(reason for points, reason in weighed if points > 0)


def _by_phone(one: Known, other: Known) -> Iterable[tuple[int, str]]:
    if one.phone and one.phone == other.phone:
        yield 55, "phone"


def _by_name(one: Known, other: Known) -> Iterable[tuple[int, str]]:
    if not one.name or not other.name:
        return
    shared = shared_sounds(one.name, other.name)
    if whole_key(one.name) == whole_key(other.name):
        yield (45 if len(name_sounds(one.name)) > 1 else 20), "name"
    elif shared == 1:
        yield 30, "name_part"
    elif shared >= 0.5:
        yield -10, "name_part"  # brothers and sisters share a name and a telephone
    else:
        yield -30, "name"


def _by_facts(one: Known, other: Known) -> Iterable[tuple[int, str]]:
    if one.birth_year and other.birth_year:
        apart = abs(one.birth_year - other.birth_year)
        yield (25 if apart == 0 else 10 if apart == 1 else -40), "birth_year"
    if one.commune and other.commune:
        yield (10 if one.commune == other.commune else -10), "commune"
    if {one.sex, other.sex} == {"female", "male"}:
        yield -40, "sex"


async def candidates(tx: Transaction, meant: Known, least: int = LIKELY) -> list[Candidate]:
    """People on record who may be the one meant, the likeliest first; `meant.id` itself is left out."""
    return (await all_candidates(tx, [meant], least))[0]


async def all_candidates(
    tx: Transaction, meant: Sequence[Known], least: int = LIKELY
) -> list[list[Candidate]]:
    """The candidates of each of many, in as many statements as for a few."""
    keyring = keyring_of(tx)
    hashes = [name_hashes(keyring, one.name) for one in meant]
    phones = [keyring.lookup(one.phone) for one in meant]
    named = await _having(tx, name_keys.c, {hash_ for each in hashes for hash_ in each})
    phoned = await _having(tx, identities.c, {phone for phone in phones if phone})
    ids = [
        set().union(phoned[phone] if phone else (), *(named[hash_] for hash_ in each)) - {one.id}
        for one, phone, each in zip(meant, phones, hashes, strict=True)
    ]
    known = await people(tx, set().union(*ids)) if ids else {}
    return [
        _best(one, (known[id_] for id_ in own if id_ in known), least)
        for one, own in zip(meant, ids, strict=True)
    ]


async def _having(tx: Transaction, columns: Any, hashes: set[bytes]) -> defaultdict[bytes, set[int]]:
    """Who has each hash."""
    column = columns.hash if "hash" in columns else columns.phone_hash
    found: defaultdict[bytes, set[int]] = defaultdict(set)
    for part in chunks(list(hashes)):
        for hash_, person in await tx.execute(select(column, columns.beneficiary_id).where(column.in_(part))):
            found[bytes(hash_)].add(person)
    return found


def _best(one: Known, others: Iterable[Known], least: int) -> list[Candidate]:
    found = [
        Candidate(other, *likeness(one, other))
        for other in {o.id: o for o in others}.values()
        if other.id != one.id
    ]
    return sorted(
        (candidate for candidate in found if candidate.score >= least),
        key=lambda candidate: (-candidate.score, candidate.person.id),
    )


async def note_pairs(tx: Transaction, person_id: int, found: Iterable[Candidate], at: datetime) -> int:
    """Put what may be the same person into the queue, unless the pair was there before; how many are new."""
    rows = [
        {
            "first_id": min(person_id, candidate.person.id),
            "second_id": max(person_id, candidate.person.id),
            "score": candidate.score,
            "reasons": ",".join(candidate.reasons),
            "found_at": at,
        }
        for candidate in found
        if candidate.person.id != person_id
    ]
    if not rows:
        return 0
    insert = postgresql.insert if is_postgresql(tx) else sqlite.insert
    statement = insert(duplicates).on_conflict_do_nothing().returning(duplicates.c.id)
    return len((await tx.scalars(statement, rows)).all())


async def scan(tx: Transaction, at: datetime, limit: int = 500) -> int:
    """Look for pairs among everybody who shares a telephone or a whole name; how many are new."""
    found: list[tuple[int, int]] = []
    for table, column in ((identities, identities.c.phone_hash), (name_keys, name_keys.c.hash)):
        found += await _sharing(tx, table, column.name, limit)
    known = await people(tx, {id_ for pair in found for id_ in pair})
    new = 0
    for first, second in dict.fromkeys(found):
        one, other = known.get(first), known.get(second)
        if one and other and one.id != other.id:
            new += await note_pairs(tx, one.id, _best(one, [other], LIKELY), at)
    return new


async def _sharing(tx: Transaction, table: Any, column: str, limit: int) -> list[tuple[int, int]]:
    one, other = table.alias("one"), table.alias("other")
    asked = exists().where(
        duplicates.c.first_id == one.c.beneficiary_id, duplicates.c.second_id == other.c.beneficiary_id
    )
    same = and_(one.c[column] == other.c[column], one.c.beneficiary_id < other.c.beneficiary_id)
    statement = select(one.c.beneficiary_id, other.c.beneficiary_id).join_from(one, other, same)
    if "whole" in table.c:
        statement = statement.where(one.c.whole, other.c.whole)
    rows = await tx.execute(statement.where(~asked).order_by(one.c.beneficiary_id.desc()).limit(limit))
    return [(row[0], row[1]) for row in rows]


async def waiting(tx: Transaction, limit: int = 20) -> list[Pair]:
    """The queue: what nobody has looked at first, then what was put off, the likeliest first."""
    statement = (
        select(duplicates)
        .where(duplicates.c.state.in_(("new", "later")))
        .order_by(duplicates.c.state.desc(), duplicates.c.score.desc(), duplicates.c.id)
        .limit(limit * 10)
    )
    pairs = await _pairs(tx, (await tx.execute(statement)).all())
    return pairs[:limit]


async def pair(tx: Transaction, pair_id: int) -> Pair | None:
    """One pair that waits for a decision."""
    open_ = and_(duplicates.c.id == pair_id, duplicates.c.state.in_(("new", "later")))
    found = await _pairs(tx, (await tx.execute(select(duplicates).where(open_))).all())
    return found[0] if found else None


async def decide(
    tx: Transaction, pair_id: int, decision: Decision, staff_id: int | None, at: datetime
) -> bool:
    """Remember what the staff say of a pair; False if that was decided already."""
    open_ = and_(duplicates.c.id == pair_id, duplicates.c.state.in_(("new", "later")))
    values = {"state": decision, "decided_by": staff_id, "decided_at": at}
    return (await tx.execute(update(duplicates).where(open_).values(values))).rowcount > 0


async def reopen(tx: Transaction, one_id: int, other_id: int) -> None:
    """A merge was undone: the pair waits again, put off."""
    same = and_(
        duplicates.c.first_id == min(one_id, other_id), duplicates.c.second_id == max(one_id, other_id)
    )
    await tx.execute(update(duplicates).where(same, duplicates.c.state == "merged").values(state="later"))


async def _pairs(tx: Transaction, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Pair]:
    """Pairs of people who are still two, each as they are now."""
    known = await people(tx, {id_ for row in rows for id_ in (row.first_id, row.second_id)})
    return [
        Pair(row.id, known[row.first_id], known[row.second_id], row.score, tuple(row.reasons.split(",")))
        for row in rows
        if row.first_id in known
        and row.second_id in known
        and known[row.first_id].id != known[row.second_id].id
    ]
