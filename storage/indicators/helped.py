"""Placements and how many were kept (P1); how soon people who asked for a human were answered (S1)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from sqlalchemy import Row, Select, case, func, select

from storage.counted import standing
from storage.database import Transaction
from storage.facts import standing_facts
from storage.former import CASES
from storage.indicators.knowing import FACTS
from storage.indicators.scope import Scope, is_fresh
from storage.indicators.values import Cell, Indicator, Live, combine, percent, split, state
from storage.tables import placements, ratings, referral_askings, referral_steps, service_contacts
from storage.vocabulary import RATINGS, RISKS, SEXES


async def helped(tx: Transaction, scope: Scope) -> tuple[Indicator, ...]:
    """P1, S1 and S2."""
    placed = (await tx.execute(placements_of(scope))).all()
    answered = (await tx.execute(cases_of(scope))).all()
    return _placed(scope, placed), _answered(scope, answered), await _satisfied(tx, scope)


def placements_of(scope: Scope) -> Select[*tuple[Any, ...]]:
    """Every placement as known at the time, with what is known about the person."""
    columns = (placements.c.started_on, placements.c.kept_3m, placements.c.checked_on)
    return (
        select(scope.who.c.person_id, scope.who.c.prior, *(scope.who.c[name] for name in FACTS), *columns)
        .join_from(placements, scope.who, scope.who.c.id == placements.c.beneficiary_id)
        .where(standing_facts(placements, scope.as_of))
        .order_by(placements.c.started_on, placements.c.id)
    )


def _placed(scope: Scope, rows: Sequence[Row[*tuple[Any, ...]]]) -> Indicator:
    """Persons once, by the first day they started; kept or not, each placement of which it was checked."""
    whole, live, sexes = scope.figure("P1"), Live(), defaultdict[str, Live](Live)
    inside = [row for row in rows if scope.has(row.started_on)]
    for row in {row.person_id: row for row in reversed(inside)}.values():
        counted = state(whole, is_fresh(row.started_on, whole), row.prior)
        live.add(counted)
        sexes[row.sex].add(counted)
    kept = Counter(row.kept_3m for row in inside)
    cells = split("sex", sexes, scope.parts(whole, "sex"), whole, SEXES[1:])
    counts = {"placements": len(inside), "kept": kept["yes"], "checked": kept["yes"] + kept["no"]}
    found = combine("P1", scope.period, "persons", live, whole, cells, counts)
    share = percent(counts["kept"], counts["checked"])
    return found if share is None else replace(found, share=("checked", share))


def cases_of(scope: Scope) -> Select[*tuple[Any, ...]]:
    """The talks with a human that were opened in the period."""
    talk = CASES.as_of(scope.as_of)
    opened = talk.c.opened_at
    return (
        select(talk.c.reference, talk.c.risk, opened, talk.c.first_reply_at, talk.c.closed_at)
        .join_from(talk, scope.who, scope.who.c.id == talk.c.beneficiary_id)
        .where(opened >= max(scope.start, scope.period.start), opened < scope.period.end)
    )


def _answered(scope: Scope, rows: Sequence[Row[*tuple[Any, ...]]]) -> Indicator:
    """The median of minutes until the first reply, for all and by risk; how many cases it rests on."""
    waits = defaultdict[str, list[float]](list)
    for row in rows:
        if row.first_reply_at is not None and row.first_reply_at <= scope.as_of:
            waits[row.risk].append((row.first_reply_at - row.opened_at).total_seconds() / 60)
    still_open = sum(row.closed_at is None or row.closed_at > scope.as_of for row in rows)
    replied = [wait for risk in waits.values() for wait in risk]
    value = round(median(replied), 1) if replied else None
    cells = tuple(_wait(risk, waits[risk]) for risk in RISKS if waits[risk])
    counts = {"cases": len(rows), "replied": len(replied), "open": still_open}
    return Indicator(
        "S1", scope.period, value, value, "minutes", live=len(replied), cells=cells, counts=counts
    )


def _wait(risk: str, minutes: list[float]) -> Cell:
    typical = round(median(minutes))
    return Cell("risk", risk, typical, typical, counts={"replied": len(minutes)})


def ratings_of(scope: Scope) -> Select[*tuple[Any, ...]]:
    """What people thought, said in the period."""
    said = (ratings.c.at >= max(scope.start, scope.period.start), ratings.c.at < scope.period.end)
    return (
        select(ratings.c.rating, ratings.c.at)
        .join_from(ratings, scope.who, scope.who.c.id == ratings.c.beneficiary_id)
        .where(*said, ratings.c.at <= scope.as_of)
        .order_by(ratings.c.id)
    )


def _referrals(scope: Scope) -> Select[*tuple[Any, ...]]:
    """Of the referrals that stand, those of the period; the last word on each ("no news" is one)."""
    last = select(func.max(referral_steps.c.id)).where(referral_steps.c.recorded_at <= scope.as_of)
    last = last.group_by(referral_steps.c.contact_id)
    asked_since = select(referral_askings.c.id).where(
        referral_askings.c.contact_id == referral_steps.c.contact_id,
        referral_askings.c.recorded_at > referral_steps.c.recorded_at,
        referral_askings.c.recorded_at <= scope.as_of,
    )
    received = select(referral_steps.c.contact_id).where(referral_steps.c.id.in_(last), referral_steps.c.done)
    received = received.where(~asked_since.exists())
    start = max(scope.start, scope.period.start)
    return (
        select(
            func.count().label("referrals"),
            func.count(case((service_contacts.c.id.in_(received), service_contacts.c.id))).label("received"),
        )
        .join_from(service_contacts, scope.who, scope.who.c.id == service_contacts.c.beneficiary_id)
        .where(standing(service_contacts, start, scope.period.end, scope.as_of))
        .where(service_contacts.c.outcome == "referred")
    )


async def _satisfied(tx: Transaction, scope: Scope) -> Indicator:
    """How many said what they thought, how many of them it helped; referrals, and those received."""
    said = Counter(row.rating for row in await tx.execute(ratings_of(scope)))
    referred = (await tx.execute(_referrals(scope))).one()
    rated = sum(said.values())
    counts = {rating: said[rating] for rating in RATINGS}
    counts |= {"referrals": referred.referrals, "received": referred.received}
    good, received = percent(said["good"], rated), percent(referred.received, referred.referrals)
    told = {"good_percent": good, "received_percent": received}
    counts |= {name: round(value) for name, value in told.items() if value is not None}
    cells = tuple(Cell("rating", rating, said[rating], said[rating]) for rating in RATINGS if said[rating])
    return Indicator("S2", scope.period, rated, rated, "answers", live=rated, cells=cells, counts=counts)
