"""Sign-ups: taking a seat or a place on the wait list, and giving it back, whoever else is at it as well.

On SQLite there is one writer; on PostgreSQL the row of the course run is locked first, so that seats are
counted by one person at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, func, insert, select, update

from storage.counted import lineage
from storage.courses import Run, run
from storage.database import Transaction, keyring_of
from storage.former import SIGN_UPS
from storage.periods import today_in_casablanca
from storage.tables import beneficiaries, conversations, course_runs, courses, enrolments, identities
from storage.vocabulary import ENDED_ENROLMENTS, SEAT_HOLDING, TRAINED


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a sign-up; `rank` is the place on the wait list from 1, or 0."""

    outcome: Literal["confirmed", "waitlisted", "already", "closed"]
    rank: int = 0
    run: Run | None = None
    enrolment_id: int = 0


@dataclass(frozen=True, slots=True)
class Promoted:
    """The person who got the seat that was given back; `chat_id` is 0 where none is known."""

    enrolment_id: int
    beneficiary_id: int
    chat_id: int
    language: str


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat that was free and who got it."""

    run: Run
    promoted: Promoted


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What became of a withdrawal, and who got the seat."""

    outcome: Literal["withdrawn", "gone"]
    run: Run | None = None
    promoted: Promoted | None = None


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One sign-up of a person; `rank` is the place on the wait list from 1, or 0."""

    id: int
    status: str
    rank: int
    run: Run


@dataclass(frozen=True, slots=True)
class SignedUp:
    """One line of the list of a course run, for staff."""

    enrolment_id: int
    public_id: str
    name: str
    phone: str
    status: str
    rank: int
    signed_up_at: datetime


_ACTIVE = enrolments.c.status.not_in(ENDED_ENROLMENTS)


async def take_seat(tx: Transaction, run_id: int, beneficiary_id: int, at: datetime) -> Taken:
    """Sign a person up: a seat if one is left and nobody waits, else the next place on the wait list."""
    await _lock(tx, run_id)
    found = await run(tx, run_id)
    if found is None:
        return Taken("closed")
    if existing := await _active(tx, run_id, beneficiary_id):
        return Taken("already", await _rank(tx, existing), found, existing.id)
    if found.status != "open":
        return Taken("closed", 0, found)
    waits = found.left == 0 or found.waiting > 0
    enrolment_id = await _enrol(tx, run_id, beneficiary_id, waits, at)
    after = await run(tx, run_id)
    return Taken(
        "waitlisted" if waits else "confirmed", found.waiting + 1 if waits else 0, after, enrolment_id
    )


async def withdraw(tx: Transaction, enrolment_id: int, beneficiary_id: int, at: datetime) -> Withdrawn:
    """Give a seat or a place on the wait list back; a seat goes to the first who waits."""
    run_id = await tx.scalar(select(enrolments.c.run_id).where(enrolments.c.id == enrolment_id))
    if run_id is None:
        return Withdrawn("gone")
    await _lock(tx, run_id)
    await SIGN_UPS.keep(tx, [enrolment_id], at)
    own = (enrolments.c.id == enrolment_id, enrolments.c.beneficiary_id == beneficiary_id, _ACTIVE)
    statement = update(enrolments).where(*own).values(status="withdrawn", rank=0, updated_at=at)
    if not (await tx.execute(statement)).rowcount:
        return Withdrawn("gone")
    promoted = await _promote(tx, run_id, at)
    return Withdrawn("withdrawn", await run(tx, run_id), promoted)


async def fill_seats(tx: Transaction, at: datetime) -> list[Seated]:
    """Give seats of runs to come that nobody holds to those who wait, in their order, until none is free."""
    waited_for = (
        select(enrolments.c.run_id)
        .join(course_runs, course_runs.c.id == enrolments.c.run_id)
        .where(enrolments.c.status == "waitlisted", course_runs.c.starts_on >= today_in_casablanca(at))
        .distinct()
    )
    seated = []
    for run_id in sorted((await tx.scalars(waited_for)).all()):
        await _lock(tx, run_id)
        while promoted := await _promote(tx, run_id, at):
            found = await run(tx, run_id)
            assert found is not None
            seated.append(Seated(found, promoted))
    return seated


async def my_enrolments(tx: Transaction, beneficiary_id: int) -> list[Enrolment]:
    """The sign-ups of a person that hold a seat or a place on a wait list, soonest run first."""
    states = (*SEAT_HOLDING, "waitlisted")
    statement = select(enrolments.c.id, enrolments.c.run_id, enrolments.c.status, enrolments.c.rank).where(
        enrolments.c.beneficiary_id == beneficiary_id, enrolments.c.status.in_(states)
    )
    found = [await _enrolment(tx, row) for row in (await tx.execute(statement)).all()]
    return sorted(found, key=lambda enrolment: (enrolment.run.starts_on, enrolment.id))


async def enrolment(tx: Transaction, enrolment_id: int, beneficiary_id: int) -> Enrolment | None:
    """One sign-up, if it is this person's and not over."""
    mine = await my_enrolments(tx, beneficiary_id)
    return next((one for one in mine if one.id == enrolment_id), None)


async def signed_up(tx: Transaction, run_id: int) -> list[SignedUp]:
    """For staff: who signed up for a run and has not withdrawn, seats first, then the wait list in order."""
    return await _people(tx, run_id, _ACTIVE)


async def seated(tx: Transaction, run_id: int) -> list[SignedUp]:
    """For staff: who has or had a seat in a run, however it ended."""
    return await _people(tx, run_id, enrolments.c.status.in_((*SEAT_HOLDING, *TRAINED, "no_show", "dropped")))


async def _people(tx: Transaction, run_id: int, which: ColumnElement[bool]) -> list[SignedUp]:
    columns = (
        enrolments.c.id,
        beneficiaries.c.public_id,
        identities.c.name,
        identities.c.phone,
        enrolments.c.status,
        enrolments.c.created_at,
    )
    statement = (
        select(*columns)
        .join_from(enrolments, beneficiaries, beneficiaries.c.id == enrolments.c.beneficiary_id)
        .outerjoin(identities, identities.c.beneficiary_id == beneficiaries.c.id)
        .where(enrolments.c.run_id == run_id, which)
        .order_by(enrolments.c.rank, enrolments.c.id)
    )
    return _ranked(tx, list((await tx.execute(statement)).all()))


def _ranked(tx: Transaction, rows: list[Row[*tuple[Any, ...]]]) -> list[SignedUp]:
    keyring = keyring_of(tx)
    people, rank = [], 0
    for id_, public_id, name, phone, status, at in rows:
        rank += status == "waitlisted"
        people.append(
            SignedUp(
                id_,
                public_id,
                keyring.unseal_optional("identities.name", name),
                keyring.unseal_optional("identities.phone", phone),
                status,
                rank if status == "waitlisted" else 0,
                at,
            )
        )
    return people


async def completed_courses(tx: Transaction, beneficiary_id: int, *, in_arabic: bool) -> list[str]:
    """The titles of the courses that a person completed, also under records merged into theirs."""
    who, title = lineage(), courses.c.title_ar if in_arabic else courses.c.title_fr
    own = select(who.c.id).where(who.c.person_id == beneficiary_id)
    statement = (
        select(title)
        .join_from(enrolments, course_runs, course_runs.c.id == enrolments.c.run_id)
        .join(courses, courses.c.id == course_runs.c.course_id)
        .where(enrolments.c.beneficiary_id.in_(own), enrolments.c.status.in_(TRAINED))
        .order_by(course_runs.c.ends_on, enrolments.c.id)
    )
    return list(dict.fromkeys((await tx.scalars(statement)).all()))


async def _lock(tx: Transaction, run_id: int) -> None:
    await tx.execute(select(course_runs.c.id).where(course_runs.c.id == run_id).with_for_update())


async def _active(tx: Transaction, run_id: int, beneficiary_id: int) -> Row[*tuple[Any, ...]] | None:
    columns = (enrolments.c.id, enrolments.c.run_id, enrolments.c.status, enrolments.c.rank)
    same = (enrolments.c.run_id == run_id, enrolments.c.beneficiary_id == beneficiary_id)
    return (await tx.execute(select(*columns).where(*same, _ACTIVE))).first()


async def _enrol(tx: Transaction, run_id: int, beneficiary_id: int, waits: bool, at: datetime) -> int:
    last = select(func.coalesce(func.max(enrolments.c.rank), 0) + 1).where(enrolments.c.run_id == run_id)
    values = {
        "run_id": run_id,
        "beneficiary_id": beneficiary_id,
        "status": "waitlisted" if waits else "confirmed",
        "rank": last.scalar_subquery() if waits else 0,
        "created_at": at,
        "updated_at": at,
    }
    added = await tx.execute(insert(enrolments).values(values).returning(enrolments.c.id))
    return int(added.scalar_one())


async def _rank(tx: Transaction, row: Row[*tuple[Any, ...]]) -> int:
    """The place on the wait list: how many who wait came no later."""
    if row.status != "waitlisted":
        return 0
    waiting = (enrolments.c.run_id == row.run_id, enrolments.c.status == "waitlisted")
    statement = select(func.count()).where(*waiting, enrolments.c.rank <= row.rank)
    return await tx.scalar(statement) or 0


async def _enrolment(tx: Transaction, row: Row[*tuple[Any, ...]]) -> Enrolment:
    found = await run(tx, row.run_id)
    assert found is not None
    return Enrolment(row.id, row.status, await _rank(tx, row), found)


async def _promote(tx: Transaction, run_id: int, at: datetime) -> Promoted | None:
    found = await run(tx, run_id)
    if found is None or found.left == 0 or found.status == "cancelled":
        return None
    first = (
        select(
            enrolments.c.id, enrolments.c.beneficiary_id, beneficiaries.c.language, conversations.c.chat_id
        )
        .join_from(enrolments, beneficiaries, beneficiaries.c.id == enrolments.c.beneficiary_id)
        .outerjoin(conversations, conversations.c.beneficiary_id == beneficiaries.c.id)
        .where(enrolments.c.run_id == run_id, enrolments.c.status == "waitlisted")
        .order_by(enrolments.c.rank)
        .limit(1)
    )
    row = (await tx.execute(first)).first()
    if row is None:
        return None
    await SIGN_UPS.keep(tx, [row.id], at)
    seat = update(enrolments).where(enrolments.c.id == row.id)
    await tx.execute(seat.values(status="confirmed", rank=0, updated_at=at))
    return Promoted(row.id, row.beneficiary_id, row.chat_id or 0, row.language)
