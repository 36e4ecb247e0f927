"""Exports hold the rows that totals are counted from, and nothing by which anybody could be recognised."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import insert

from storage.counted import people
from storage.database import Database, Transaction
from storage.export import COLUMNS, PARTITION, Row, Selection, Sheet, count_rows, stream_rows
from storage.periods import days
from storage.record import Interaction
from storage.stats import totals
from storage.tables import identities
from tests.storage.ledgers import STARTED, Ledger, Person, at, contact, turn, write_down

pytestmark = pytest.mark.anyio

JUNE = days(dt.date(2025, 6, 1), dt.date(2025, 6, 30))
LATE = at("2025-12-01")

LEDGER = Ledger(
    people=[
        Person(1, sex="female", commune="agourai", birth_year=2001),
        Person(2, merged_into=1),
        Person(3, sex="male", commune="bitit", consent_statistics="no"),
        Person(4, is_test=True),
    ],
    contacts=[
        contact(1, "listening", "2025-06-03"),
        contact(2, "training", "2025-06-02", channel="reception"),
        contact(3, "orientation", "2025-06-04"),
        contact(4, "listening", "2025-06-04"),
        contact(3, "orientation", "2025-06-05", outcome="referred", supersedes=3),
        contact(1, "listening", "2025-07-01"),
    ],
    interactions=[
        turn(1, "2025-06-03", kind="danger"),
        replace(turn(3, "2025-06-04"), answer="كلمات لا تقال", flow="menu", node="menu"),
        turn(None, "2025-06-04"),
        turn(4, "2025-06-04"),
        turn(1, "2025-05-31"),
    ],
)


async def _told(tx: Transaction, sheet: Sheet, selection: Selection) -> list[dict[str, Any]]:
    rows: list[Row] = [row async for part in stream_rows(tx, sheet, selection) for row in part]
    return [dict(zip(COLUMNS[sheet], row, strict=True)) for row in rows]


@pytest.fixture
async def written(database: Database) -> Database:
    """The ledger above, with a name for each."""
    async with database.write() as tx:
        await write_down(tx, LEDGER)
        await tx.execute(insert(identities).values(beneficiary_id=1, telegram_id=7001))
    return database


async def test_contacts_are_told_in_order(written: Database) -> None:
    """Of the period, corrected, without test people; one person has one code however merged."""
    async with written.read() as tx:
        rows = await _told(tx, "contacts", Selection(JUNE, STARTED, LATE))
    assert [row["service"] for row in rows] == ["training", "listening", "orientation"]
    assert rows[0]["person"] == rows[1]["person"] != rows[2]["person"]
    assert rows[0]["happened_at"] == dt.datetime(2025, 6, 2, 12)  # noqa: DTZ001 - files know no zones
    assert rows[1] | {"person": ""} == {
        "happened_at": dt.datetime(2025, 6, 3, 12),  # noqa: DTZ001
        "person": "",
        "service": "listening",
        "channel": "electronic",
        "sub_channel": "telegram",
        "outcome": "informed",
        "minutes": None,
        "by_staff": False,
        "sex": "female",
        "age_band": "18_24",
        "commune": "agourai",
        "recorded_at": dt.datetime(2025, 6, 3, 13),  # noqa: DTZ001
    }
    assert rows[2]["outcome"] == "referred"
    assert {rows[2][name] for name in ("sex", "age_band", "commune")} == {"undisclosed", "unknown"}


async def test_interactions_hold_no_words_and_no_danger(written: Database) -> None:
    """What somebody wrote is not read, and that it sounded like danger is not told."""
    async with written.read() as tx:
        rows = await _told(tx, "interactions", Selection(JUNE, STARTED, LATE))
    assert [(row["kind"], row["flow"]) for row in rows] == [("text", ""), ("text", "menu")]
    assert "كلمات" not in str(rows)


async def test_nothing_names_a_person(written: Database) -> None:
    """No Telegram id, public id or row id of a person stands in any row."""
    selection = Selection(JUNE, STARTED, LATE)
    async with written.read() as tx:
        cells = [
            str(cell)
            for sheet in COLUMNS
            for row in await _told(tx, sheet, selection)
            for cell in row.values()
        ]
    assert [cell for cell in cells if cell in ("1", "2", "3", "7001") or cell.startswith("HJ-")] == []


async def test_two_exports_cannot_be_joined(written: Database) -> None:
    """The codes of people are made anew each time; within one export both sheets share them."""
    one, other = Selection(JUNE, STARTED, LATE), Selection(JUNE, STARTED, LATE)
    async with written.read() as tx:
        first = {row["person"] for sheet in COLUMNS for row in await _told(tx, sheet, one)}
        second = {row["person"] for sheet in COLUMNS for row in await _told(tx, sheet, other)}
    assert len(first) == len(second) == 2 and not first & second
    assert repr(one.key) not in repr(one)


async def test_rows_equal_the_totals(written: Database) -> None:
    """As many rows as the totals of the same period say, also as of an earlier time."""
    for as_of in (LATE, at("2025-06-04", 14)):
        selection = Selection(JUNE, STARTED, as_of)
        async with written.read() as tx:
            counted = await totals(tx, JUNE, STARTED, as_of)
            rows = await _told(tx, "contacts", selection)
            assert await count_rows(tx, "interactions", selection) == counted.interactions
            assert await count_rows(tx, "contacts", selection) == len(rows)
        assert len(rows) == sum(cell.contacts for cell in counted.services)
        headline = [row for row in rows if row["service"] != "training"]
        assert len(headline) == counted.contacts
        assert len({row["person"] for row in headline}) == counted.active


async def test_rows_come_in_parts(database: Database) -> None:
    """However many there are, only some are held at once."""
    moment = at("2025-06-03")
    many = [Interaction(moment, moment, "text", 1, update_id=number) for number in range(2 * PARTITION + 1)]
    async with database.write() as tx:
        await write_down(tx, Ledger(people=[Person(1)], interactions=many))
    async with database.read() as tx:
        parts = [len(part) async for part in stream_rows(tx, "interactions", Selection(JUNE, STARTED, LATE))]
    assert parts == [PARTITION, PARTITION, 1]


async def test_people_are_each_who_they_were_merged_into(written: Database) -> None:
    """What totals and exports share: test people are nobody."""
    who = people(2025)
    async with written.read() as tx:
        rows = await tx.execute(who.select().order_by(who.c.id))
        assert [(row.id, row.person_id, row.age_band) for row in rows] == [
            (1, 1, "18_24"),
            (2, 1, "18_24"),
            (3, 3, "unknown"),
        ]
