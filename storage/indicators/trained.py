"""Training: persons trained (T1), sign-ups and seats (T2), persons by field and provider (T3)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, case, func, select

from storage.baselines import Figure
from storage.database import Transaction
from storage.former import COURSES, RUNS, SIGN_UPS
from storage.indicators.knowing import FACTS
from storage.indicators.scope import Scope, is_fresh
from storage.indicators.values import Cell, Indicator, Live, State, combine, percent, split, state
from storage.tables import attendances, course_runs, enrolment_steps
from storage.vocabulary import SEAT_HOLDING, SEXES, TRAINED


@dataclass(slots=True)
class _Trained:
    """A person who completed something: when first, and which fields and providers in the period."""

    sex: str
    prior: str
    first_on: date
    inside: bool = False
    training_field: set[str] = field(default_factory=set)
    provider: set[str] = field(default_factory=set)

    def beside(self, figure: Figure | None) -> State:
        """Whether they count beside an official figure."""
        return state(figure, is_fresh(self.first_on, figure), self.prior)


async def trained(tx: Transaction, scope: Scope) -> tuple[Indicator, ...]:
    """T1, T2 and T3."""
    rows = (await tx.execute(completed(scope))).all()
    people = [one for one in _gather(scope, rows).values() if one.inside]
    whole, live, sexes = scope.figure("T1"), Live(), defaultdict[str, Live](Live)
    for one in people:
        live.add(one.beside(whole))
        sexes[one.sex].add(one.beside(whole))
    cells = split("sex", sexes, scope.parts(whole, "sex"), whole, SEXES[1:])
    t1 = combine("T1", scope.period, "persons", live, whole, cells)
    return t1, await _seats(tx, scope), _fields(scope, t1, people, whole)


def completed(scope: Scope) -> Select[*tuple[Any, ...]]:
    """Each sign-up whose state was a completed one at the time, and on which day it first was."""
    steps, state_of = enrolment_steps.c, enrolment_steps.alias("state_of")
    last = select(func.max(state_of.c.id)).where(state_of.c.recorded_at <= scope.as_of)
    last = last.group_by(state_of.c.enrolment_id)
    standing = select(steps.enrolment_id).where(steps.id.in_(last), steps.status.in_(TRAINED))
    first = (
        select(steps.enrolment_id, func.min(steps.dated_on).label("day"))
        .where(steps.recorded_at <= scope.as_of, steps.status.in_(TRAINED))
        .where(steps.enrolment_id.in_(standing))
        .group_by(steps.enrolment_id)
        .subquery("first_completed")
    )
    told = (scope.who.c[name] for name in FACTS)
    signed, course = SIGN_UPS.as_of(scope.as_of), COURSES.as_of(scope.as_of)
    return (
        select(
            scope.who.c.person_id,
            scope.who.c.prior,
            *told,
            course.c.training_field,
            course.c.provider,
            first.c.day,
            first.c.enrolment_id,
        )
        .join_from(first, signed, signed.c.id == first.c.enrolment_id)
        .join(scope.who, scope.who.c.id == signed.c.beneficiary_id)
        .join(course_runs, course_runs.c.id == signed.c.run_id)
        .join(course, course.c.id == course_runs.c.course_id)
    )


def _gather(scope: Scope, rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[int, _Trained]:
    people: dict[int, _Trained] = {}
    for row in rows:
        if not scope.since(row.day):
            continue
        one = people.setdefault(row.person_id, _Trained(row.sex, row.prior, row.day))
        one.first_on = min(one.first_on, row.day)
        if scope.has(row.day):
            one.inside = True
            one.training_field.add(row.training_field)
            one.provider.add(row.provider or "unknown")
    return people


def _fields(scope: Scope, t1: Indicator, people: Sequence[_Trained], whole: Figure | None) -> Indicator:
    """By field and by provider; `counts` say how many persons stand in more than one field."""
    cells: list[Cell] = []
    for name in ("training_field", "provider"):
        lives = defaultdict[str, Live](Live)
        for one in people:
            for key in getattr(one, name):
                lives[key].add(one.beside(whole))
        cells += split(name, lives, scope.parts(whole, name), whole)
    overlap = sum(len(one.training_field) - 1 for one in people)
    return replace(t1, id="T3", cells=tuple(cells), counts={"overlap": overlap})


async def _seats(tx: Transaction, scope: Scope) -> Indicator:
    """Sign-ups made in the period, and the seats of the runs that start in it: taken, completed, missed."""
    made = Live((await tx.execute(_sign_ups(scope))).scalar_one())
    runs = Counter[str]()
    for row in await tx.execute(_runs(scope)):
        runs.update({"seats": row.seats, "taken": row.taken, "completed": row.completed})
        runs["no_show"] += row.no_show
    presence = (await tx.execute(_presences(scope))).one()
    runs.update({"present": presence.present, "noted": presence.noted})
    rates = {
        "attendance": ("present", "noted"),
        "fill": ("taken", "seats"),
        "completion": ("completed", "taken"),
        "missed": ("no_show", "taken"),
    }
    told = {f"{name}_percent": percent(runs[of[0]], runs[of[1]]) for name, of in rates.items()}
    counts = dict(runs) | {name: round(value) for name, value in told.items() if value is not None}
    return combine("T2", scope.period, "sign_ups", made, counts=counts)


def _presences(scope: Scope) -> Select[*tuple[Any, ...]]:
    """The presences that were noted for the days of the period, the last word on each."""
    last = select(func.max(attendances.c.id)).where(attendances.c.recorded_at <= scope.as_of)
    last = last.group_by(attendances.c.enrolment_id, attendances.c.day)
    first = max(scope.started_on, scope.period.first_day)
    signed = SIGN_UPS.as_of(scope.as_of)
    return (
        select(
            func.count().label("noted"),
            func.count(case((attendances.c.present, attendances.c.id))).label("present"),
        )
        .join_from(attendances, signed, signed.c.id == attendances.c.enrolment_id)
        .join(scope.who, scope.who.c.id == signed.c.beneficiary_id)
        .where(attendances.c.id.in_(last), attendances.c.day.between(first, scope.period.last_day))
    )


def _sign_ups(scope: Scope) -> Select[*tuple[Any, ...]]:
    signed = SIGN_UPS.as_of(scope.as_of)
    made = signed.c.created_at
    return (
        select(func.count())
        .join_from(signed, scope.who, scope.who.c.id == signed.c.beneficiary_id)
        .where(made >= max(scope.start, scope.period.start), made < scope.period.end)
    )


def _runs(scope: Scope) -> Select[*tuple[Any, ...]]:
    """The runs that start in the period; who took a seat held, kept or lost it."""
    run, signed = RUNS.as_of(scope.as_of), SIGN_UPS.as_of(scope.as_of)
    seats = signed.join(scope.who, scope.who.c.id == signed.c.beneficiary_id)
    first = max(scope.started_on, scope.period.first_day)

    def count(name: str, *states: str) -> Any:
        return func.count(case((signed.c.status.in_(states), scope.who.c.person_id))).label(name)

    return (
        select(
            run.c.seats,
            count("taken", *SEAT_HOLDING, *TRAINED, "no_show", "dropped"),
            count("completed", *TRAINED),
            count("no_show", "no_show"),
        )
        .join_from(run, seats, signed.c.run_id == run.c.id, isouter=True)
        .where(run.c.starts_on.between(first, scope.period.last_day))
        .where(run.c.status != "cancelled")
        .group_by(run.c.id, run.c.seats)
    )
