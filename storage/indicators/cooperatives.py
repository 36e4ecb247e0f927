"""Projects of the social and solidarity economy (C1), their cooperatives (C2), unions (C3), members (C4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select

from storage.baselines import Figure
from storage.database import Transaction
from storage.indicators.enterprises import project_rows
from storage.indicators.scope import Scope, is_fresh
from storage.indicators.values import Indicator, Live, State, combine, percent, split, state
from storage.organisations import CENSUSES, FACTS, Census, Organisation
from storage.tables import project_organisations
from storage.vocabulary import VALUE_CHAINS


@dataclass(frozen=True, slots=True)
class Supported:
    """An organisation, and when the first of its projects was approved."""

    organisation: Organisation
    since: date

    def beside(self, figure: Figure | None) -> State:
        """Whether it counts beside an official figure."""
        return state(figure, is_fresh(self.since, figure), self.organisation.prior)


async def cooperatives(tx: Transaction, scope: Scope) -> tuple[Indicator, ...]:
    """C1, C2, C2w, C3, C4 and C4f."""
    found = await approved_projects(tx, scope)
    coops = found.cooperatives
    c2 = _organisations(scope, "C2", coops)
    women_led = _organisations(scope, "C2w", [one for one in coops if one.organisation.women_led])
    unions = _organisations(scope, "C3", found.unions)
    members, women = await _members(tx, scope, coops)
    chains = ((row.value_chain, row.approved_on) for row in found.rows)
    return (_projects(scope, chains), c2, _share(women_led, c2), unions, members, _share(women, members))


@dataclass(frozen=True, slots=True)
class Approved:
    """The projects approved in the period, and which cooperatives and unions benefit from them."""

    rows: list[Row[*tuple[Any, ...]]]
    known: Mapping[int, Organisation]
    cooperatives: list[Supported]
    unions: list[Supported]


async def approved_projects(tx: Transaction, scope: Scope) -> Approved:
    """The projects of the social and solidarity economy that were approved in the period."""
    rows = [row for row in await project_rows(tx, scope, "sse") if scope.has(row.approved_on)]
    approved = {row.project_id: row.approved_on for row in rows}
    known = {entry.facts.organisation_id: entry.facts for entry in await FACTS.current(tx, as_of=scope.as_of)}
    supported = await _supported(tx, scope, approved, known)
    coops = [one for one in supported.values() if one.organisation.kind == "cooperative"]
    return Approved(rows, known, coops, _unions(supported.values(), known))


def _projects(scope: Scope, approved: Iterable[tuple[str, date]]) -> Indicator:
    whole = scope.figure("C1")
    all_of_it, chains = Live(), defaultdict[str, Live](Live)
    for chain, day in approved:
        counted = state(whole, is_fresh(day, whole))
        all_of_it.add(counted)
        chains[chain or "unknown"].add(counted)
    cells = split("value_chain", chains, scope.parts(whole, "value_chain"), whole, VALUE_CHAINS[1:])
    return combine("C1", scope.period, "projects", all_of_it, whole, cells)


async def _supported(
    tx: Transaction, scope: Scope, approved: Mapping[int, date], known: Mapping[int, Organisation]
) -> dict[int, Supported]:
    found: dict[int, Supported] = {}
    for project, number in await _attached(tx, scope):
        if project in approved and number in known:
            since = min(approved[project], found[number].since) if number in found else approved[project]
            found[number] = Supported(known[number], since)
    return found


async def _attached(tx: Transaction, scope: Scope) -> list[tuple[int, int]]:
    """Pairs of project and organisation: the last row of each says whether it benefits."""
    pair = (project_organisations.c.project_id, project_organisations.c.organisation_id)
    last = select(func.max(project_organisations.c.id)).group_by(*pair)
    last = last.where(project_organisations.c.recorded_at <= scope.as_of)
    statement = select(*pair).where(project_organisations.c.id.in_(last), project_organisations.c.attached)
    return [(project, number) for project, number in await tx.execute(statement)]


def _unions(supported: Iterable[Supported], known: Mapping[int, Organisation]) -> list[Supported]:
    """The unions that benefit themselves, and those of the cooperatives that do."""
    found: dict[int, Supported] = {}
    for one in supported:
        own = one.organisation.kind == "union"
        number = one.organisation.organisation_id if own else one.organisation.parent_union
        if number is not None and number in known:
            since = min(one.since, found[number].since) if number in found else one.since
            found[number] = Supported(known[number], since)
    return list(found.values())


def _organisations(scope: Scope, id: str, supported: Iterable[Supported]) -> Indicator:
    figure, live = scope.figure(id), Live()
    for one in supported:
        live.add(one.beside(figure))
    return combine(id, scope.period, "organisations", live, figure)


async def _members(tx: Transaction, scope: Scope, coops: Iterable[Supported]) -> tuple[Indicator, Indicator]:
    """Members, and women among them, at the last census of each; one that is missing leaves "at least"."""
    last = await last_censuses(tx, scope)
    figures = scope.figure("C4"), scope.figure("C4f")
    members, women = Live(), Live()
    for one in coops:
        census = last.get(one.organisation.organisation_id)
        total = census.members_total if census else 0
        known_women = census.members_women if census else None
        members.add(one.beside(figures[0]), total, census.qualifier if census else "exact")
        women.add(one.beside(figures[1]), known_women or 0)
        members.qualifier = members.qualifier if census else at_least(members)
        women.qualifier = women.qualifier if known_women is not None else at_least(women)
    return (
        combine("C4", scope.period, "members", members, figures[0]),
        combine("C4f", scope.period, "members", women, figures[1]),
    )


def at_least(live: Live) -> str:
    """The qualifier of what has a part that nobody counted."""
    return "at_least" if live.qualifier == "exact" else live.qualifier


async def last_censuses(tx: Transaction, scope: Scope) -> dict[int, Census]:
    """The last census of each organisation up to the end of the period."""
    entries = await CENSUSES.current(tx, as_of=scope.as_of)
    in_time = [entry for entry in entries if entry.facts.census_on <= scope.period.last_day]
    ordered = sorted(in_time, key=lambda entry: (entry.facts.census_on, entry.id))
    return {entry.facts.organisation_id: entry.facts for entry in ordered}


def _share(part: Indicator, whole: Indicator) -> Indicator:
    share = percent(part.value, whole.value)
    return part if share is None else replace(part, share=(whole.id, share))
