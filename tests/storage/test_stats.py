"""Totals are exact: on a ledger counted by hand, and on random ones against an independent recount."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select

from storage.database import Database
from storage.periods import Period, days, named
from storage.record import Contact
from storage.stats import Cell, Totals, totals, totals_json
from storage.tables import staff
from tests.storage.ledgers import (
    HEADLINE,
    STARTED,
    Ledger,
    Person,
    SignUp,
    at,
    contact,
    recount,
    turn,
    write_down,
)

pytestmark = pytest.mark.anyio

JUNE = days(dt.date(2025, 6, 1), dt.date(2025, 6, 30))
MAY = days(dt.date(2025, 5, 1), dt.date(2025, 5, 31))
LATE = at("2025-12-01")
EVER = named("start", dt.date(2025, 6, 30), STARTED)

LEDGER = Ledger(
    people=[
        Person(1, sex="female", commune="agourai", birth_year=2001),
        Person(2, sex="male", commune="agourai", age_band="25_29"),
        Person(3),  # nothing told
        Person(4, sex="female", commune="bitit", birth_year=1990, consent_statistics="no"),
        Person(5, sex="male", is_test=True),
        Person(6, sex="male", merged_into=1),
        Person(7, sex="female", commune="bitit", erased=True),
        Person(8, sex="male", commune="bitit"),
        Person(9, merged_into=6),  # merged into somebody who was merged
    ],
    contacts=[
        contact(1, "listening", "2025-05-10", channel="reception"),
        contact(6, "orientation", "2025-06-02"),
        contact(9, "orientation", "2025-06-03", channel="mobile"),
        contact(2, "orientation", "2025-06-04"),
        contact(2, "training", "2025-06-05"),
        contact(3, "listening", "2025-06-30"),
        contact(4, "accompaniment", "2025-06-10", channel="reception"),
        contact(5, "listening", "2025-06-10"),
        contact(7, "listening", "2025-05-20"),
        contact(8, "training", "2025-06-10"),  # not of the headline bundle: no beneficiary
        contact(2, "listening", "2025-06-20"),  # corrected below, in July: it was accompaniment
        contact(2, "accompaniment", "2025-06-20", recorded="2025-07-05", supersedes=11),
        contact(3, "listening", "2018-12-31"),  # before the platform began
        contact(3, "listening", "2025-07-01"),
    ],
    interactions=[
        turn(1, "2025-06-02"),
        turn(9, "2025-06-03"),
        turn(5, "2025-06-03"),  # a test person
        turn(None, "2025-06-03"),  # staff at work for nobody
        turn(8, "2025-06-30"),
        turn(8, "2025-07-01"),
    ],
    sign_ups=[
        SignUp(2, "confirmed", at("2025-06-05")),
        SignUp(8, "waitlisted", at("2025-06-10")),
        SignUp(1, "withdrawn", at("2025-06-11")),
        SignUp(3, "completed", at("2025-05-11")),
        SignUp(5, "confirmed", at("2025-06-12")),
    ],
)


@pytest.fixture
async def ask(database: Database) -> Callable[[Period, dt.datetime], Awaitable[Totals]]:
    """The totals of the ledger above."""
    async with database.write() as tx:
        await write_down(tx, LEDGER)

    async def asked(period: Period, as_of: dt.datetime) -> Totals:
        async with database.read() as tx:
            return await totals(tx, period, STARTED, as_of)

    return asked


Ask = Callable[[Period, dt.datetime], Awaitable[Totals]]


async def test_a_month_counted_by_hand(ask: Ask) -> None:
    """Persons since the start; new, active, contacts, turns and sign-ups of the month."""
    june = await ask(JUNE, LATE)
    assert (june.persons, june.new, june.active, june.contacts) == (5, 3, 4, 6)
    assert (june.interactions, june.writers) == (3, 2)
    assert (june.sign_ups, june.confirmed, june.waiting) == (3, 1, 1)
    assert not june.is_empty


async def test_undisclosed_never_folds_into_men(ask: Ask) -> None:
    """Who said nothing and who refused statistics are neither women nor men."""
    sexes = {cell.key: (cell.persons, cell.active) for cell in (await ask(JUNE, LATE)).sexes}
    assert sexes == {"female": (2, 1), "male": (1, 1), "undisclosed": (2, 2)}


async def test_facts_of_who_refused_statistics_are_unknown(ask: Ask) -> None:
    """They are counted, but in no commune and of no age."""
    june = await ask(JUNE, LATE)
    assert {cell.key: cell.persons for cell in june.communes} == {"agourai": 2, "bitit": 1, "unknown": 2}
    assert {cell.key: cell.persons for cell in june.age_bands} == {"18_24": 1, "25_29": 1, "unknown": 3}


async def test_services_overlap_and_channels_add_up(ask: Ask) -> None:
    """A person stands under each service they had, but under one first channel."""
    june = await ask(JUNE, LATE)
    services = {
        cell.key: (cell.persons, cell.active, cell.contacts) for cell in june.services if cell.persons
    }
    assert services == {
        "listening": (3, 1, 1),
        "orientation": (2, 2, 3),
        "accompaniment": (2, 2, 2),
        "training": (2, 2, 2),
    }
    assert june.channels == (Cell("reception", 2, 2, 1), Cell("electronic", 3, 2, 4), Cell("mobile", 0, 0, 1))
    assert sum(cell.persons for cell in june.channels) == june.persons
    assert sum(cell.contacts for cell in june.channels) == june.contacts


async def test_as_of_says_what_would_have_been_said_then(ask: Ask) -> None:
    """Before the correction of July the contact of 20 June was one of listening."""
    then = {cell.key: cell.contacts for cell in (await ask(JUNE, at("2025-07-01"))).services}
    assert (then["listening"], then["accompaniment"]) == (2, 1)
    early = await ask(JUNE, at("2025-06-03", 14))
    assert (early.persons, early.contacts, early.interactions, early.sign_ups) == (2, 2, 2, 0)


async def test_new_persons_of_all_periods_add_up(ask: Ask) -> None:
    """The sum of the new over periods is the number of persons."""
    before = days(STARTED, dt.date(2025, 4, 30))
    parts = [(await ask(period, LATE)).new for period in (before, MAY, JUNE)]
    ever = await ask(EVER, LATE)
    assert (sum(parts), ever.new, ever.active) == (ever.persons,) * 3


async def test_an_empty_period_is_empty(ask: Ask) -> None:
    """Nothing happened in 2020."""
    year = await ask(days(dt.date(2020, 1, 1), dt.date(2020, 12, 31)), LATE)
    assert year.is_empty
    assert (year.persons, year.contacts, year.communes, year.age_bands) == (0, 0, (), ())
    assert [cell.key for cell in year.sexes] == ["female", "male", "undisclosed"]


async def test_a_day_ends_at_midnight_in_casablanca(database: Database) -> None:
    """In summer that is 23:00 UTC: the first moment of July is not in June."""
    midnight = dt.datetime(2025, 6, 30, 23, tzinfo=dt.UTC)
    moments = [midnight - dt.timedelta(microseconds=1), midnight]
    contacts = [Contact(1, "listening", "informed", moment, moment) for moment in moments]
    async with database.write() as tx:
        await write_down(tx, Ledger(people=[Person(1)], contacts=contacts))
        assert (await totals(tx, JUNE, STARTED, LATE)).contacts == 1


async def test_totals_as_json(ask: Ask) -> None:
    """Indicators by id, with qualifier, period and time."""
    told = totals_json(await ask(JUNE, LATE))
    assert json.loads(json.dumps(told)) == told
    assert told["as_of"] == "2025-12-01T12:00:00+01:00"
    assert told["period"] == {"name": "range", "from": "2025-06-01", "to": "2025-06-30"}
    headline = {entry["id"]: entry["value"] for entry in told["indicators"] if len(entry) == 3}
    assert headline["B1"] == 5 and headline["B1f"] == 2 and headline["B1u"] == 2 and headline["B2"] == 6
    assert {entry["qualifier"] for entry in told["indicators"]} == {"exact"}
    agourai = [entry for entry in told["indicators"] if entry.get("commune") == "agourai"]
    assert agourai == [
        {"id": "B7", "commune": "agourai", "value": 2, "in_period": 2, "contacts": 4, "qualifier": "exact"}
    ]


DAYS = st.sampled_from(
    ["2018-12-31", "2019-01-01", "2025-05-31", "2025-06-01", "2025-06-15", "2025-06-30", "2025-07-01"]
)
SERVICE = st.sampled_from([*HEADLINE, "training"])
CHANNEL = st.sampled_from(["reception", "electronic", "mobile"])


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """A few people and a dozen rows in any order, with merges, corrections and late entries."""
    size = draw(st.integers(1, 6))
    people = [
        Person(
            id=number,
            sex=draw(st.sampled_from(["", "female", "male", "undisclosed"])),
            commune=draw(st.sampled_from(["", "agourai", "bitit"])),
            age_band=draw(st.sampled_from(["", "18_24", "unknown"])),
            birth_year=draw(st.sampled_from([None, 1979, 1980, 1995, 2001, 2007, 2010])),
            consent_statistics=draw(st.sampled_from(["", "yes", "no"])),
            is_test=draw(st.sampled_from([False, False, False, True])),
            merged_into=draw(st.sampled_from([None, None, *range(number + 1, size + 1)])),
        )
        for number in range(1, size + 1)
    ]
    someone = st.integers(1, size)
    contacts: list[Contact] = []
    for number in range(draw(st.integers(0, 12))):
        happened, recorded = draw(DAYS), draw(DAYS)
        superseded = draw(st.sampled_from([None, None, *range(1, number + 1)]))
        contacts.append(
            contact(
                draw(someone),
                draw(SERVICE),
                happened,
                channel=draw(CHANNEL),
                recorded=max(happened, recorded),
                supersedes=superseded,
            )
        )
    turns = [
        turn(draw(st.one_of(st.none(), someone)), draw(DAYS), staff_id=draw(st.sampled_from([None, 1])))
        for _ in range(draw(st.integers(0, 6)))
    ]
    return Ledger(people, contacts, turns)


async def _counted(database: Database, ledger: Ledger, period: Period, as_of: dt.datetime) -> Totals:
    """The totals of a ledger that is gone again afterwards."""
    async with database.write() as tx:
        moment = await tx.begin_nested()
        member = {
            "id": 1,
            "telegram_id": 1,
            "role": "counsellor",
            "active": True,
            "added_at": at("2019-01-01"),
        }
        await tx.execute(insert(staff).values(member))
        await write_down(tx, _renumbered(ledger, await _last_contact(tx)))
        counted = await totals(tx, period, STARTED, as_of)
        await moment.rollback()
    return counted


async def _last_contact(tx: Any) -> int:
    """PostgreSQL does not take numbers back; the next row's number is one more than this."""
    if tx.dialect.name == "sqlite":
        return 0
    return int(await tx.scalar(select(func.nextval("service_contacts_id_seq"))))


def _renumbered(ledger: Ledger, last: int) -> Ledger:
    shifted = [
        dataclasses.replace(one, supersedes=one.supersedes + last) if one.supersedes else one
        for one in ledger.contacts
    ]
    return dataclasses.replace(ledger, contacts=shifted)


def _as_recounted(counted: Totals) -> dict[str, Any]:
    def persons(cells: tuple[Cell, ...]) -> dict[str, int]:
        return {cell.key: cell.persons for cell in cells if cell.persons}

    def active(cells: tuple[Cell, ...]) -> dict[str, int]:
        return {cell.key: cell.active for cell in cells if cell.active}

    return {
        "persons": counted.persons,
        "new": counted.new,
        "active": counted.active,
        "contacts": counted.contacts,
        "interactions": counted.interactions,
        "writers": counted.writers,
        "sex": persons(counted.sexes),
        "commune": persons(counted.communes),
        "age_band": persons(counted.age_bands),
        "active_commune": active(counted.communes),
        "channel": persons(counted.channels),
        "contacts_by_channel": {cell.key: cell.contacts for cell in counted.channels if cell.contacts},
        "service": persons(counted.services),
        "active_service": active(counted.services),
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ledger=ledgers(),
    period=st.sampled_from([MAY, JUNE, EVER]),
    as_of=st.sampled_from([at("2025-06-15", 14), LATE]),
)
async def test_random_histories_equal_a_recount(
    database: Database, ledger: Ledger, period: Period, as_of: dt.datetime
) -> None:
    """Whatever was recorded, merged and corrected: every total equals a count by other means."""
    assert _as_recounted(await _counted(database, ledger, period, as_of)) == recount(ledger, period, as_of)
