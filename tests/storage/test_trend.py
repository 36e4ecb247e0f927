"""The trend of the months says what the indicators of each month say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import update

from storage.baselines import Figure, add_figures
from storage.database import Database
from storage.indicators import by_id, indicators
from storage.periods import days
from storage.record import Contact
from storage.tables import beneficiaries
from storage.trend import MOST_MONTHS, trend
from tests.storage.ledgers import STARTED, Ledger, Person, at, contact, write_down

pytestmark = pytest.mark.anyio

PRIORS = {3: "yes", 4: "unknown"}


def _at_hour(person: int, day: str, hour: int) -> Contact:
    return replace(contact(person, "listening", day), occurred_at=at(day, hour))


LEDGER = Ledger(
    people=[
        Person(1),
        Person(2, merged_into=1),
        Person(3),
        Person(4),
        Person(5, is_test=True),
        Person(6),
    ],
    contacts=[
        _at_hour(1, "2025-01-31", 23),
        contact(2, "orientation", "2024-12-02"),
        _at_hour(3, "2025-02-01", 0),
        contact(4, "orientation", "2025-03-09"),
        contact(4, "orientation", "2025-04-09"),
        contact(5, "listening", "2025-03-09"),
        _at_hour(6, "2025-03-31", 23),
        contact(6, "training", "2025-05-02"),
    ],
)
NOW = at("2025-06-15")


@pytest.mark.parametrize("official", [None, dt.date(2025, 1, 15)])
async def test_each_month_says_what_its_indicators_say(database: Database, official: dt.date | None) -> None:
    """New as B3 and active as B4, with and without an official figure from before."""
    async with database.write() as tx:
        await write_down(tx, LEDGER)
        for person, prior in PRIORS.items():
            await tx.execute(update(beneficiaries).where(beneficiaries.c.id == person).values(prior=prior))
        if official:
            await add_figures(tx, [Figure("B1", 500, official, "MAP")], NOW)
    year = days(dt.date(2025, 1, 1), dt.date(2025, 6, 15))
    async with database.read() as tx:
        told = await trend(tx, year, STARTED, NOW)
        assert len(told) == MOST_MONTHS and told[-1].first == dt.date(2025, 6, 1)
        for month in told:
            last = (month.first + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
            period = days(month.first, min(last, dt.date(2025, 6, 15)))
            found = by_id(await indicators(tx, period, STARTED, NOW))
            assert (month.new, month.active) == (found["B3"].value, found["B4"].value), month.first
    assert sum(month.active for month in told) > 4


async def test_a_young_platform_has_fewer_months(database: Database) -> None:
    """Nothing is told of before it began, nor of a period that lies there."""
    async with database.read() as tx:
        told = await trend(tx, days(STARTED, dt.date(2025, 6, 15)), dt.date(2025, 5, 20), NOW)
        assert [month.first for month in told] == [dt.date(2025, 5, 1), dt.date(2025, 6, 1)]
        before = days(dt.date(2018, 1, 1), dt.date(2018, 12, 31))
        assert await trend(tx, before, STARTED, NOW) == ()
