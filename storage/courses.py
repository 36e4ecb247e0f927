"""The catalogue: courses and the runs in which they take place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Transaction, is_postgresql
from storage.former import COURSES, RUNS
from storage.tables import course_runs, courses, enrolments
from storage.vocabulary import SEAT_HOLDING


@dataclass(frozen=True, slots=True)
class Course:
    """One course of the catalogue; `key` is its stable name."""

    id: int
    key: str
    training_field: str
    title_ar: str
    title_fr: str
    provider: str


@dataclass(frozen=True, slots=True)
class Run:
    """One date range of a course: `taken` seats of `seats`, and how many are `waiting`."""

    id: int
    course: str
    training_field: str
    title_ar: str
    title_fr: str
    provider: str
    starts_on: date
    ends_on: date
    place: str
    hours: str
    seats: int
    status: str
    taken: int
    waiting: int

    @property
    def left(self) -> int:
        """Seats that can still be taken."""
        return max(0, self.seats - self.taken)


@dataclass(frozen=True, slots=True)
class RunEntry:
    """A run as a catalogue lists it."""

    starts_on: date
    ends_on: date
    seats: int
    place: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class CourseEntry:
    """A course as a catalogue lists it, with its runs."""

    key: str
    training_field: str
    title_ar: str
    title_fr: str
    provider: str = ""
    runs: tuple[RunEntry, ...] = ()


def _counted(*states: str) -> Any:
    return (
        select(func.count())
        .where(enrolments.c.run_id == course_runs.c.id, enrolments.c.status.in_(states))
        .scalar_subquery()
    )


_RUNS = select(
    course_runs.c.id,
    courses.c.key,
    courses.c.training_field,
    courses.c.title_ar,
    courses.c.title_fr,
    courses.c.provider,
    course_runs.c.starts_on,
    course_runs.c.ends_on,
    course_runs.c.place,
    course_runs.c.hours,
    course_runs.c.seats,
    course_runs.c.status,
    _counted(*SEAT_HOLDING),
    _counted("waitlisted"),
).join_from(course_runs, courses, courses.c.id == course_runs.c.course_id)
_SOONEST = (course_runs.c.starts_on, course_runs.c.id)


async def open_runs(tx: Transaction, training_field: str, today: date, limit: int = 8) -> list[Run]:
    """Runs that one can sign up for (of all fields without one), soonest first."""
    statement = _RUNS.where(course_runs.c.status == "open", course_runs.c.starts_on >= today)
    if training_field:
        statement = statement.where(courses.c.training_field == training_field)
    return await _all(tx, statement.order_by(*_SOONEST).limit(limit))


async def run(tx: Transaction, run_id: int) -> Run | None:
    """One run by its id."""
    found = await _all(tx, _RUNS.where(course_runs.c.id == run_id))
    return found[0] if found else None


async def run_list(tx: Transaction, since: date, limit: int = 50) -> list[Run]:
    """For staff: every run that ends on a day or later, whatever its status, soonest first."""
    return await _all(tx, _RUNS.where(course_runs.c.ends_on >= since).order_by(*_SOONEST).limit(limit))


async def list_courses(tx: Transaction, training_field: str = "") -> list[Course]:
    """The courses of a training field (of all fields without one), by key."""
    statement = select(courses).order_by(courses.c.key)
    if training_field:
        statement = statement.where(courses.c.training_field == training_field)
    return [Course(*row) for row in await tx.execute(statement)]


async def course(tx: Transaction, key: str) -> Course | None:
    """One course by its key."""
    row = (await tx.execute(select(courses).where(courses.c.key == key))).first()
    return Course(*row) if row else None


async def add_run(
    tx: Transaction, course_key: str, entry: RunEntry, at: datetime, opened_by: int | None = None
) -> Run | None:
    """Open a run of a course; None if there is no such course.

    StorageRefused if that course already runs at this place from this day.
    """
    found = await course(tx, course_key)
    if found is None:
        return None
    values = _values(entry) | {"course_id": found.id, "opened_by": opened_by, "opened_at": at}
    run_id = (await tx.execute(insert(course_runs).values(values).returning(course_runs.c.id))).scalar_one()
    return await run(tx, run_id)


async def close_run(tx: Transaction, run_id: int, at: datetime, *, cancelled: bool = False) -> bool:
    """End sign-up for a run (or call the run off); False if it was not open."""
    await RUNS.keep(tx, [run_id], at)
    statement = update(course_runs).where(course_runs.c.id == run_id, course_runs.c.status == "open")
    status = "cancelled" if cancelled else "closed"
    return (await tx.execute(statement.values(status=status))).rowcount > 0


async def reopen_run(tx: Transaction, run_id: int, at: datetime) -> bool:
    """Open a closed run for sign-up again; False if it was not closed."""
    await RUNS.keep(tx, [run_id], at)
    statement = update(course_runs).where(course_runs.c.id == run_id, course_runs.c.status == "closed")
    return (await tx.execute(statement.values(status="open"))).rowcount > 0


async def import_catalogue(tx: Transaction, catalogue: Sequence[CourseEntry], at: datetime) -> None:
    """Add the courses and runs that are new and update the others; a second import changes nothing.

    A run is known by course, first day and place. Nothing is ever taken away: people may have signed up.
    """
    if not catalogue:
        return
    dialect = postgresql if is_postgresql(tx) else sqlite
    fields = ("training_field", "title_ar", "title_fr", "provider")
    add = dialect.insert(courses)
    add = add.on_conflict_do_update(
        index_elements=["key"], set_={name: add.excluded[name] for name in fields}
    )
    await COURSES.keep(tx, await _changing_courses(tx, catalogue), at)
    entries = [{"key": entry.key} | {name: getattr(entry, name) for name in fields} for entry in catalogue]
    await tx.execute(add, entries)
    await _import_runs(tx, catalogue, at, dialect)


async def _import_runs(tx: Transaction, catalogue: Sequence[CourseEntry], at: datetime, dialect: Any) -> None:
    ids = {found.key: found.id for found in await list_courses(tx)}
    rows = [
        _values(entry) | {"course_id": ids[course.key], "opened_at": at}
        for course in catalogue
        for entry in course.runs
    ]
    await RUNS.keep(tx, await _changing_runs(tx, rows), at)
    add = dialect.insert(course_runs)
    add = add.on_conflict_do_update(
        index_elements=["course_id", "starts_on", "place"],
        set_={name: add.excluded[name] for name in ("ends_on", "hours", "seats")},
    )
    if rows:
        await tx.execute(add, rows)


async def _changing_courses(tx: Transaction, catalogue: Sequence[CourseEntry]) -> list[int]:
    """The courses that are counted by something else from now on."""
    told = {entry.key: (entry.training_field, entry.provider) for entry in catalogue}
    return [
        one.id
        for one in await list_courses(tx)
        if one.key in told and told[one.key] != (one.training_field, one.provider)
    ]


async def _changing_runs(tx: Transaction, rows: Sequence[dict[str, Any]]) -> list[int]:
    """The runs that have other seats from now on."""
    seats = {(row["course_id"], row["starts_on"], row["place"]): row["seats"] for row in rows}
    columns = course_runs.c
    known = await tx.execute(
        select(columns.id, columns.course_id, columns.starts_on, columns.place, columns.seats)
    )
    return [id_ for id_, *run, had in known if seats.get(tuple(run), had) != had]


def _values(entry: RunEntry) -> dict[str, Any]:
    return {
        "starts_on": entry.starts_on,
        "ends_on": entry.ends_on,
        "seats": entry.seats,
        "place": entry.place,
        "hours": entry.hours,
    }


async def _all(tx: Transaction, statement: Select[*tuple[Any, ...]]) -> list[Run]:
    return [Run(*row) for row in await tx.execute(statement)]
