"""Small ledgers made by hand, and an independent recount of them in plain Python."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, update

from storage.database import Transaction
from storage.periods import CASABLANCA, Period
from storage.record import Contact, Interaction, add_contacts, add_interactions
from storage.tables import beneficiaries, course_runs, courses, enrolments

STARTED = dt.date(2019, 1, 1)
_FACTS = ("id", "sex", "commune", "age_band", "birth_year", "consent_statistics", "is_test")
HEADLINE = ("listening", "orientation", "accompaniment")


@dataclass(frozen=True)
class Person:
    """A row of beneficiaries."""

    id: int
    sex: str = ""
    commune: str = ""
    age_band: str = ""
    birth_year: int | None = None
    consent_statistics: str = ""
    is_test: bool = False
    merged_into: int | None = None
    erased: bool = False


@dataclass(frozen=True)
class SignUp:
    """A row of enrolments, all in the same run."""

    person: int
    status: str
    at: dt.datetime


@dataclass
class Ledger:
    """Everything that was recorded; ids of rows are their places in the lists, from 1."""

    people: list[Person] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)
    sign_ups: list[SignUp] = field(default_factory=list)


def at(day: str, hour: int = 12) -> dt.datetime:
    """An hour of a day in Casablanca, in UTC."""
    return dt.datetime.fromisoformat(f"{day}T{hour:02d}:00").replace(tzinfo=CASABLANCA).astimezone(dt.UTC)


def contact(
    person: int,
    service: str,
    day: str,
    *,
    channel: str = "electronic",
    recorded: str = "",
    supersedes: int | None = None,
    outcome: str = "informed",
) -> Contact:
    """A service rendered at noon of a day, recorded the same day unless said otherwise."""
    return Contact(
        beneficiary_id=person,
        service=service,
        outcome=outcome,
        occurred_at=at(day),
        recorded_at=at(recorded or day, 13),
        channel=channel,
        supersedes=supersedes,
    )


def turn(person: int | None, day: str, *, staff_id: int | None = None, kind: str = "text") -> Interaction:
    """A turn at noon of a day."""
    return Interaction(
        occurred_at=at(day), recorded_at=at(day, 13), kind=kind, beneficiary_id=person, staff_id=staff_id
    )


async def write_down(tx: Transaction, ledger: Ledger) -> None:
    """Put a ledger into a database without people."""
    for person in ledger.people:
        row = {name: getattr(person, name) for name in _FACTS}
        row |= {"public_id": f"HJ-{person.id}", "created_at": at("2019-01-01")}
        row |= {"erased_at": at("2025-01-01") if person.erased else None}
        await tx.execute(insert(beneficiaries).values(row))
    for person in ledger.people:
        merged = update(beneficiaries).where(beneficiaries.c.id == person.id)
        await tx.execute(merged.values(merged_into=person.merged_into))
    for one in ledger.contacts:  # one by one: a correction refers to an earlier row
        await add_contacts(tx, [one])
    await add_interactions(tx, ledger.interactions)
    if ledger.sign_ups:
        await _write_sign_ups(tx, ledger.sign_ups)


async def _write_sign_ups(tx: Transaction, sign_ups: Sequence[SignUp]) -> None:
    await tx.execute(insert(courses).values(id=1, key="solar-1", training_field="solar"))
    day = dt.date(2026, 1, 1)
    run = {
        "id": 1,
        "course_id": 1,
        "starts_on": day,
        "ends_on": day,
        "seats": 5,
        "opened_at": at("2019-01-01"),
    }
    await tx.execute(insert(course_runs).values(run))
    rows = [
        {"run_id": 1, "beneficiary_id": s.person, "status": s.status, "created_at": s.at, "updated_at": s.at}
        for s in sign_ups
    ]
    await tx.execute(insert(enrolments), rows)


def recount(ledger: Ledger, period: Period, as_of: dt.datetime) -> dict[str, Any]:
    """The totals again, by other means: loops over plain lists."""
    by_id = {person.id: person for person in ledger.people}

    def root(person_id: int) -> Person:
        person = by_id[person_id]
        return person if person.merged_into is None else root(person.merged_into)

    known = [one for one in ledger.contacts if one.recorded_at <= as_of]
    corrected = {one.supersedes for one in known}
    start = dt.datetime.combine(STARTED, dt.time(), CASABLANCA)
    standing = [
        (number, root(one.beneficiary_id).id, one)
        for number, one in enumerate(ledger.contacts, 1)
        if one in known
        and number not in corrected
        and start <= one.occurred_at < period.end
        and not root(one.beneficiary_id).is_test
    ]
    headline = sorted(
        [row for row in standing if row[2].service in HEADLINE], key=lambda row: (row[2].occurred_at, row[0])
    )
    inside = [row for row in headline if row[2].occurred_at >= period.start]
    first: dict[int, Contact] = {}
    for _, person, one in headline:
        first.setdefault(person, one)
    active = {person for _, person, _ in inside}
    turns = [
        (root(one.beneficiary_id).id, one)
        for one in ledger.interactions
        if one.beneficiary_id is not None
        and not root(one.beneficiary_id).is_test
        and max(start, period.start) <= one.occurred_at < period.end
        and one.recorded_at <= as_of
    ]

    def facts(name: str, people: set[int]) -> dict[str, int]:
        return dict(Counter(_fact(by_id[person], name, period, as_of) for person in people))

    return {
        "persons": len(first),
        "new": sum(one.occurred_at >= period.start for one in first.values()),
        "active": len(active),
        "contacts": len(inside),
        "interactions": len(turns),
        "writers": len({person for person, one in turns if one.staff_id is None}),
        "sex": facts("sex", set(first)),
        "commune": facts("commune", set(first)),
        "age_band": facts("age_band", set(first)),
        "active_commune": facts("commune", active),
        "channel": dict(Counter(one.channel for one in first.values())),
        "contacts_by_channel": dict(Counter(one.channel for _, _, one in inside)),
        "service": _by_service([(person, one) for _, person, one in standing]),
        "active_service": _by_service(
            [(person, one) for _, person, one in standing if one.occurred_at >= period.start]
        ),
    }


def _by_service(rows: Sequence[tuple[int, Contact]]) -> Mapping[str, int]:
    return dict(Counter(service for _, service in {(person, one.service) for person, one in rows}))


def _fact(person: Person, name: str, period: Period, as_of: dt.datetime) -> str:
    unknown = "undisclosed" if name == "sex" else "unknown"
    if person.consent_statistics == "no":
        return unknown
    if name == "age_band" and person.birth_year:
        year = min(period.last_day, as_of.astimezone(CASABLANCA).date()).year
        return _band(year - person.birth_year)
    return str(getattr(person, name)) or unknown


def _band(age: int) -> str:
    if age < 18:
        return "under_18"
    for low, high in ((18, 24), (25, 29), (30, 34), (35, 45)):
        if low <= age <= high:
            return f"{low}_{high}"
    return "over_45"
