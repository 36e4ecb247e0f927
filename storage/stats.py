"""Totals, counted from the record: exact, for any period, and as they would have been told at any time.

Indicators have the ids and definitions of the platform's own list (B1, B1f, B2 ...). Nothing here writes.
`as_of` leaves out what was recorded later; people, merges and sign-ups are told as they were then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, case, distinct, func, select

from storage.baselines import Official
from storage.counted import standing
from storage.database import Transaction
from storage.former import SIGN_UPS
from storage.indicators.cube import Figures, Split
from storage.indicators.from_kept import turns_from_kept
from storage.indicators.persons import cube_of
from storage.indicators.scope import Scope
from storage.periods import Period
from storage.tables import interactions
from storage.totals import Cell, Totals, totals_json
from storage.vocabulary import AGE_BANDS, CHANNELS, SEAT_HOLDING, SERVICES, SEXES

__all__ = ["Cell", "Totals", "totals", "totals_json"]

_HOLDING = (*SEAT_HOLDING, "completed", "certified")


async def totals(tx: Transaction, period: Period, started_on: date, as_of: datetime) -> Totals:
    """Count everything for a period, as of a time, for a platform that started on a day."""
    scope = await Scope.of(tx, period, started_on, as_of, Official(()))
    cube = await cube_of(tx, scope, Figures())
    turns, writers = await turns_from_kept(tx, scope) or await turns_from_log(tx, scope)
    sign_ups = {row[0]: row[1] for row in await tx.execute(_sign_ups(scope))}
    everybody = cube.everybody
    return Totals(
        period=period,
        as_of=as_of,
        since=started_on,
        persons=sum(one.persons for one in everybody),
        new=sum(one.persons for one in everybody if one.is_new),
        active=cube.active,
        contacts=cube.contacts,
        interactions=turns,
        writers=writers,
        sign_ups=sum(sign_ups.values()),
        confirmed=sum(sign_ups.get(state, 0) for state in _HOLDING),
        waiting=sign_ups.get("waitlisted", 0),
        sexes=_ordered(_cells(cube.splits["sex"]), SEXES[1:]),
        services=_ordered(_cells(cube.services), SERVICES),
        channels=_with_contacts(_ordered(_cells(cube.splits["channel"]), CHANNELS), cube.held),
        communes=_largest_first(_cells(cube.splits["commune"])),
        age_bands=_present(_ordered(_cells(cube.splits["age_band"]), AGE_BANDS[1:])),
    )


async def turns_from_log(tx: Transaction, scope: Scope) -> tuple[int, int]:
    """Rows of the log, and how many people wrote themselves, counted from the log."""
    own = case((interactions.c.staff_id.is_(None), scope.who.c.person_id))
    start = max(scope.start, scope.period.start)
    counted = (
        select(func.count(), func.count(distinct(own)))
        .join_from(interactions, scope.who, scope.who.c.id == interactions.c.beneficiary_id)
        .where(standing(interactions, start, scope.period.end, scope.as_of))
    )
    rows, writers = (await tx.execute(counted)).one()
    return rows, writers


def _sign_ups(scope: Scope) -> Select[*tuple[Any, ...]]:
    signed = SIGN_UPS.as_of(scope.as_of)
    made = signed.c.created_at
    return (
        select(signed.c.status, func.count())
        .join_from(signed, scope.who, scope.who.c.id == signed.c.beneficiary_id)
        .where(made >= max(scope.start, scope.period.start), made < scope.period.end)
        .group_by(signed.c.status)
    )


def _cells(split: Split) -> dict[str, Cell]:
    persons = split.persons()
    return {key: Cell(key, n, split.active[key], split.contacts[key]) for key, n in persons.items()}


def _ordered(cells: dict[str, Cell], keys: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(cells.get(key, Cell(key)) for key in keys)


def _present(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(cell for cell in cells if cell.persons)


def _largest_first(cells: dict[str, Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells.values(), key=lambda cell: (-cell.active, -cell.persons, cell.key)))


def _with_contacts(cells: Iterable[Cell], contacts: Mapping[str, int]) -> tuple[Cell, ...]:
    return tuple(Cell(cell.key, cell.persons, cell.active, contacts.get(cell.key, 0)) for cell in cells)
