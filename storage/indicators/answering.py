"""Answers to questions: figures with their parts, their filters and what they are compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from flows.question import Question
from storage.baselines import Official
from storage.database import Transaction
from storage.indicators.comparing import changed, compared_period
from storage.indicators.cooperatives import cooperatives
from storage.indicators.crossing_work import counted
from storage.indicators.enterprises import enterprises
from storage.indicators.helped import helped
from storage.indicators.knowing import Nonsense, Plan, plans
from storage.indicators.persons import persons
from storage.indicators.scope import Scope
from storage.indicators.tallying import Told, tell
from storage.indicators.trained import trained
from storage.indicators.values import Indicator, least_sure
from storage.periods import CASABLANCA, Period, parse_period, today_in_casablanca

_FAMILIES = {"B": persons, "E": enterprises, "C": cooperatives, "T": trained, "P": helped, "S": helped}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record answers: for which period, as of when, each figure; compared with which period.

    `left_out`: indicators of the overview that do not know what is asked.
    """

    question: Question
    period: Period
    as_of: datetime
    since: date
    told: tuple[Told, ...]
    compared_with: Period | None = None
    left_out: tuple[str, ...] = ()

    def by_id(self) -> dict[str, Told]:
        """The figures by the id of their indicator."""
        return {one.figure.id: one for one in self.told}


async def answer(tx: Transaction, question: Question, started_on: date, as_of: datetime) -> Answer:
    """Answer a question as of a moment, or the end of the day that it names; `started_on`: the platform.

    Nonsense, whose words say what would make sense, if the question has no answer.
    """
    wanted, left_out = plans(question)
    moment = told_at(question, as_of)
    period = period_of(question, started_on, moment)
    told = await _told(tx, wanted, await scope_of(tx, period, started_on, moment))
    earlier = compared_period(period, question.compared, today_in_casablanca(moment), started_on)
    if earlier is not None:
        before = await _told(tx, wanted, await scope_of(tx, earlier, started_on, moment))
        told = [changed(one, then) for one, then in zip(told, before, strict=True)]
    return Answer(question, period, moment, started_on, tuple(told), earlier, left_out)


def told_at(question: Question, now: datetime) -> datetime:
    """The moment as of which a question is answered: never after now."""
    if question.as_of is None:
        return now
    return min(now, datetime.combine(question.as_of, time.max, CASABLANCA).astimezone(UTC))


def period_of(question: Question, started_on: date, as_of: datetime) -> Period:
    """The days that a question means; Nonsense if it names no period."""
    try:
        return parse_period(question.period, today_in_casablanca(as_of), started_on)
    except (ValueError, OverflowError) as error:
        raise Nonsense("period", value=question.period) from error


async def scope_of(tx: Transaction, period: Period, started_on: date, as_of: datetime) -> Scope:
    """What is asked, with the official figures known then."""
    return await Scope.of(tx, period, started_on, as_of, await Official.known(tx, as_of))


async def _told(tx: Transaction, wanted: tuple[Plan, ...], scope: Scope) -> list[Told]:
    plain = await _plain(tx, scope, {plan.id[0] for plan in wanted if plan.is_plain or plan.base == "S1"})
    return [
        Told(plain[plan.id]) if plan.id in plain and plan.is_plain else await _crossed(tx, scope, plan)
        for plan in wanted
    ]


async def _plain(tx: Transaction, scope: Scope, families: set[str]) -> dict[str, Indicator]:
    """Every indicator of the families asked for, without splits and filters."""
    asked = dict.fromkeys(_FAMILIES[family] for family in sorted(families))
    return {one.id: one for count in asked for one in await count(tx, scope)}


async def _crossed(tx: Transaction, scope: Scope, plan: Plan) -> Told:
    if plan.base == "E3":
        return await _rate(tx, scope, plan)
    return tell(scope, plan, await counted(tx, scope, plan))


async def _rate(tx: Transaction, scope: Scope, plan: Plan) -> Told:
    """Jobs for each enterprise of a sector; rates of parts do not add up to that of the whole."""
    e1, e2 = [
        tell(scope, one, await counted(tx, scope, one))
        for one in (replace(plan, base="E1"), replace(plan, base="E2"))
    ]
    enterprises_of = {part.keys: part.value for part in e1.parts}
    parts = tuple(
        replace(part, value=(rate := round(part.value / enterprises_of[part.keys], 2)), high=rate, baseline=0)
        for part in e2.parts
        if enterprises_of.get(part.keys)
    )
    value = round((e2.figure.value or 0) / e1.figure.value, 2) if e1.figure.value else None
    figure = replace(
        e2.figure,
        value=value,
        high=value,
        unit="rate",
        live=0,
        baseline=0,
        qualifier=least_sure(e1.figure.qualifier, e2.figure.qualifier),
        counts={"enterprises": int(e1.figure.value or 0), "jobs": int(e2.figure.value or 0)},
    )
    return Told(figure, plan.splits, parts, unplaced=max(e1.unplaced, e2.unplaced))
