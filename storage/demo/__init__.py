"""Demonstration data: synthetic people whose totals are those of the dispatch, or its figures alone.

`dispatch` is a whole record, `baseline` official figures without any rows, `mixed` both. The same every time;
nobody in it exists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import Table, func, select, text

from storage.baselines import add_figures
from storage.database import Database, Transaction, is_postgresql
from storage.demo.cooperatives import write_cooperatives
from storage.demo.enterprises import holders, write_enterprises
from storage.demo.official import BEFORE, ENTERED_AT, STARTED_AT, official
from storage.demo.people import drawn_people, live_people, write_contacts, write_people
from storage.demo.training import write_training
from storage.errors import StorageRefused
from storage.tables import baseline_figures, beneficiaries, organisations, projects, service_contacts

Fixture = Literal["dispatch", "baseline", "mixed"]
FIXTURES: Final[tuple[Fixture, ...]] = ("dispatch", "baseline", "mixed")

Advance = Callable[[int, int], None]
"""Told how much is done, and of how much in all."""


class NotEmpty(StorageRefused):
    """Demonstration data go into an empty database only; the message says what is there."""


@dataclass(frozen=True, slots=True)
class Lists:
    """What people can choose from: communes with their milieu, and the keys of the training fields."""

    communes: Mapping[str, str]
    training_fields: Sequence[str]


async def load(database: Database, fixture: Fixture, lists: Lists, advance: Advance) -> None:
    """Write a fixture, all or nothing. NotEmpty, changing nothing, if there is anything to count already."""
    async with database.write() as tx:
        await _check_empty(tx)
        match fixture:
            case "dispatch":
                await _dispatch(tx, lists, advance)
            case "baseline":
                await add_figures(tx, official(), ENTERED_AT)
            case "mixed":
                await add_figures(tx, official(), ENTERED_AT)
                people = live_people(lists.communes)
                await write_contacts(tx, people, await write_people(tx, people))
        if is_postgresql(tx):  # it counts by how many rows it believes there to be
            await tx.execute(text("ANALYZE"))
        advance(1, 1)


async def _dispatch(tx: Transaction, lists: Lists, advance: Advance) -> None:
    steps = 5
    await add_figures(tx, [BEFORE], STARTED_AT)
    people = drawn_people(lists.communes)
    ids = await write_people(tx, people)
    advance(1, steps)
    enterprises = holders(people)
    await write_contacts(tx, people, ids, {one.person: one.accompanied_on for one in enterprises})
    advance(2, steps)
    await write_training(tx, people, ids, lists.training_fields)
    advance(3, steps)
    await write_enterprises(tx, enterprises, ids)
    advance(4, steps)
    await write_cooperatives(tx, list(lists.communes))


async def _check_empty(tx: Transaction) -> None:
    tables: Sequence[Table] = (
        beneficiaries,
        service_contacts,
        projects,
        organisations,
        baseline_figures,
    )
    for table in tables:
        if there := await tx.scalar(select(func.count()).select_from(table)):
            raise NotEmpty(f"there are {there} rows in {table.name} already")
