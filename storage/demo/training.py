"""Synthetic course runs over all fields: 732 people were trained, some twice, some dropped out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert, select

from storage.courses import CourseEntry, RunEntry, import_catalogue
from storage.database import Transaction
from storage.demo.people import Someone
from storage.periods import CASABLANCA
from storage.record import Contact, add_contacts
from storage.rows import inserter
from storage.tables import course_runs, courses, enrolment_steps, enrolments, former_sign_ups

TRAINED, TWICE, LOST = 732, 48, 61
_STARTS = (date(2021, 10, 4), date(2022, 11, 7), date(2023, 10, 9), date(2024, 10, 7), date(2025, 5, 12))
_LASTS = timedelta(days=25)
_SEATS = 24
_insert_enrolments = inserter(enrolments)


@dataclass(frozen=True, slots=True)
class _SignUp:
    person: int
    run: int
    starts_on: date
    status: str


async def write_training(
    tx: Transaction, people: Sequence[Someone], ids: Sequence[int], fields: Sequence[str]
) -> None:
    """Put courses, runs, sign-ups and how they ended on record."""
    entries = [
        CourseEntry(f"demo-{field}", field, field, field, "demo", tuple(_run(start) for start in _STARTS))
        for field in fields
    ]
    await import_catalogue(tx, entries, _at(date(2021, 9, 1)))
    columns = (course_runs.c.id, course_runs.c.starts_on, courses.c.key)
    runs = select(*columns).join(courses, courses.c.id == course_runs.c.course_id)
    runs = runs.where(courses.c.provider == "demo").order_by(course_runs.c.id)
    open_runs = [(row.id, row.starts_on) for row in await tx.execute(runs)]
    await _write(tx, _drawn(people, open_runs), ids)


def _run(start: date) -> RunEntry:
    return RunEntry(start, start + _LASTS, _SEATS, "demo")


def _drawn(people: Sequence[Someone], runs: Sequence[tuple[int, date]]) -> list[_SignUp]:
    random = Random("training")
    early = [n for n, one in enumerate(people) if one.first_on <= date(2025, 4, 30)]
    completing = set(random.sample(early, TRAINED))
    others = random.sample([n for n in early if n not in completing], LOST)
    latest_first = sorted([*completing, *others], reverse=True)  # they have the fewest runs to choose from
    left = {run: _SEATS for run, _ in runs}
    drawn = [_sign_up(random, people, n, runs, left, n in completing) for n in latest_first]
    again = [one for one in drawn if one.person in completing][-TWICE:]
    for one in again:
        further = [run for run in runs if run[0] != one.run]
        drawn.append(_sign_up(random, people, one.person, further, left, True))
    return drawn


def _sign_up(
    random: Random,
    people: Sequence[Someone],
    n: int,
    runs: Sequence[tuple[int, date]],
    left: dict[int, int],
    completes: bool,
) -> _SignUp:
    """A sign-up for a run that begins after the person first came and has a seat left."""
    run, start = random.choice([run for run in runs if run[1] > people[n].first_on and left[run[0]]])
    left[run] -= 1
    states = ("completed", "certified") if completes else ("no_show", "dropped")
    return _SignUp(n, run, start, random.choice(states))


async def _write(tx: Transaction, drawn: Sequence[_SignUp], ids: Sequence[int]) -> None:
    rows: list[dict[str, Any]] = [
        {
            "run_id": one.run,
            "beneficiary_id": ids[one.person],
            "status": one.status,
            "created_at": _at(one.starts_on - timedelta(days=10)),
            "updated_at": _at(one.starts_on + _LASTS),
        }
        for one in drawn
    ]
    numbers = await _insert_enrolments(tx, rows)
    steps = [step for one, number in zip(drawn, numbers, strict=True) for step in _steps(one, number)]
    await tx.execute(insert(enrolment_steps), steps)
    await tx.execute(
        insert(former_sign_ups), [_before(row, number) for row, number in zip(rows, numbers, strict=True)]
    )
    begun = [one for one in drawn if one.status != "no_show"]
    await add_contacts(tx, [_contact(one, ids[one.person]) for one in begun])


def _before(row: dict[str, Any], number: int) -> dict[str, Any]:
    """Until it ended, a sign-up was that of somebody with a seat."""
    whose = {"enrolment_id": number, "beneficiary_id": row["beneficiary_id"]}
    return whose | {"status": "confirmed", "until": row["updated_at"]}


def _steps(one: _SignUp, number: int) -> list[dict[str, Any]]:
    end = one.starts_on + _LASTS
    states = ["completed", "certified"] if one.status == "certified" else [one.status]
    return [
        {"enrolment_id": number, "status": state, "dated_on": end, "recorded_at": _at(end)}
        for state in states
    ]


def _contact(one: _SignUp, id_: int) -> Contact:
    at = _at(one.starts_on)
    return Contact(id_, "training", "enrolled", at, at, channel="reception", sub_channel="")


def _at(day: date) -> datetime:
    return datetime.combine(day, time(17), CASABLANCA)
