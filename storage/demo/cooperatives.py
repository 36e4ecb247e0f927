"""Synthetic cooperatives: 40 of them, 10 women's, in three unions; 21 approved projects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from storage.database import Transaction
from storage.organisations import CENSUSES, WORKSHOPS, Census, Organisation, Workshop, add_organisations
from storage.periods import CASABLANCA
from storage.projects import STAGE_FACTS, Project, Stage, add_projects, attach
from storage.vocabulary import VALUE_CHAINS, WORKSHOP_TOPICS

PROJECTS, COOPERATIVES, WOMEN_LED, UNIONS = 21, 40, 10, 3
MEMBERS, WOMEN = 355, 277
_CENSUS_ON = date(2025, 6, 16)
_CHAINS = VALUE_CHAINS[1:]


async def write_cooperatives(tx: Transaction, communes: Sequence[str]) -> None:
    """Put unions, cooperatives, their censuses, projects and workshops on record."""
    random = Random("cooperatives")
    founded = _at(date(2022, 3, 22))
    unions = [Organisation("union", f"U{n}", commune=communes[n]) for n in range(1, UNIONS + 1)]
    union_ids = await add_organisations(tx, unions, founded)
    coops = [
        Organisation(
            "cooperative",
            f"C{n:02d}",
            women_led=n < WOMEN_LED,
            value_chain=_CHAINS[n % len(_CHAINS)],
            commune=communes[n % len(communes)],
            parent_union=union_ids[n % UNIONS],
        )
        for n in range(COOPERATIVES)
    ]
    ids = await add_organisations(tx, coops, founded)
    await _census(tx, ids)
    await _projects(tx, random, ids)
    held = [
        Workshop(topic, date(2025, 5, 5) + timedelta(weeks=n), 24, 18)
        for n, topic in enumerate(WORKSHOP_TOPICS)
    ]
    await WORKSHOPS.add(tx, held, _at(date(2025, 5, 23)))


async def _census(tx: Transaction, ids: Sequence[int]) -> None:
    """Women's cooperatives have women only; of every eighth it is known that they have some members more."""
    members, women = _shared(MEMBERS, COOPERATIVES), []
    left, mixed = WOMEN - sum(members[:WOMEN_LED]), members[WOMEN_LED:]
    for n, total in enumerate(mixed):
        share = round(left / (len(mixed) - n))
        women.append(min(total, share))
        left -= women[-1]
    counted = zip(ids, members, [*members[:WOMEN_LED], *women], strict=True)
    rows = [
        Census(id_, _CENSUS_ON, total, of_them, "at_least" if n % 8 == 7 else "exact")
        for n, (id_, total, of_them) in enumerate(counted)
    ]
    await CENSUSES.add(tx, rows, _at(_CENSUS_ON))


def _shared(whole: int, parts: int) -> list[int]:
    return [whole // parts + (n < whole % parts) for n in range(parts)]


async def _projects(tx: Transaction, random: Random, ids: Sequence[int]) -> None:
    """Each project is for one cooperative or two, so that every one of them has one."""
    for n in range(PROJECTS):
        day = date(2022, 5, 2) + timedelta(days=random.randrange(1100))
        row = Project("sse", organisation_id=ids[n], value_chain=_CHAINS[n % len(_CHAINS)])
        project_id = (await add_projects(tx, [row], _at(day)))[0]
        await attach(tx, [(project_id, other) for other in ids[PROJECTS + n : PROJECTS + n + 1]], _at(day))
        ways = [("idea", -120), ("committee", -30), ("approved", 0)]
        stages = [Stage(project_id, stage, day + timedelta(days=days)) for stage, days in ways]
        await STAGE_FACTS.add(tx, stages, _at(day))


def _at(day: date) -> datetime:
    return datetime.combine(day, time(17), CASABLANCA)
