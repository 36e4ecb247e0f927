"""The dispatch is the referee: acceptance tests 1 to 7 of the platform's own list, on both databases.

Test 8, two hundred taps on twenty seats, is `test_two_hundred_at_once_on_twenty_seats` in `test_training.py`.
"""

from __future__ import annotations

import asyncio
import csv
import datetime as dt
import json
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from sqlalchemy import select, text, update

from bot.exporting import SETS, Order, export
from bot.exporting.order import Format
from flows.library import Library
from flows.loading import load_library
from storage.conversations import Newcomer, create_people
from storage.database import Database, Transaction
from storage.demo import Fixture, Lists, load
from storage.demo.people import SURPLUS
from storage.indicators import NOT_SPLIT, Indicator, by_id, indicators, indicators_json
from storage.merging import merge, unmerge
from storage.people import save_people
from storage.periods import CASABLANCA, Period, days
from storage.privacy import erase
from storage.record import Contact, add_contacts
from storage.secrets import Keyring
from storage.stats import totals
from storage.tables import beneficiaries, identities, metadata, service_contacts
from storage.vocabulary import HEADLINE_SERVICES
from tests.storage.conftest import run_on, server_url

pytestmark = pytest.mark.anyio

STARTED = dt.date(2019, 1, 1)
JUNE_30 = dt.datetime(2025, 6, 30, 23, 59, 59, tzinfo=CASABLANCA)
LATER = dt.datetime(2025, 12, 31, 12, tzinfo=CASABLANCA)
TO_JUNE = days(STARTED, dt.date(2025, 6, 30))
TO_DECEMBER = days(STARTED, dt.date(2025, 12, 31))
DISPATCH = {
    "B1": (8421, "at_least"),
    "B1f": (2055, "exact"),
    "E1": (234, "exact"),
    "E2": (480, "about"),
    "C1": (21, "exact"),
    "C2": (40, "exact"),
    "C2w": (10, "exact"),
    "C3": (3, "exact"),
    "C4": (355, "at_least"),
    "C4f": (277, "exact"),
    "T1": (732, "exact"),
}


@pytest.fixture(scope="session")
def library() -> Library:
    """The library as it is shipped."""
    return load_library()


async def _load(url: str, keyring: Keyring, fixture: Fixture, library: Library) -> None:
    communes = {entry.key: entry.milieu for entry in library.lists["communes"] if entry.milieu}
    lists = Lists(communes, [entry.key for entry in library.lists["training_fields"]])
    database = await Database.open(url, keyring)
    await load(database, fixture, lists, lambda done, total: None)
    await database.close()


@pytest.fixture(scope="session")
def dispatch_file(
    migrated_file: Path, keyring: Keyring, library: Library, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """An SQLite file with fixture R, to copy from."""
    path = tmp_path_factory.mktemp("dispatch") / "wijha.db"
    shutil.copy(migrated_file, path)
    asyncio.run(_load(f"sqlite+aiosqlite:///{path}", keyring, "dispatch", library))
    return path


@pytest.fixture(scope="session")
def dispatch_postgresql(
    postgresql_server: Any, migrated_postgresql: str, keyring: Keyring, library: Library
) -> str:
    """The name of a PostgreSQL database with fixture R, to copy from."""
    name = f"dispatch_{uuid4().hex}"
    asyncio.run(run_on(postgresql_server, f'CREATE DATABASE "{name}" TEMPLATE "{migrated_postgresql}"'))
    asyncio.run(_load(server_url(postgresql_server, name), keyring, "dispatch", library))
    return name


@pytest.fixture
def dispatch_url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with fixture R, of which every test has its own copy."""
    if kind == "sqlite":
        shutil.copy(request.getfixturevalue("dispatch_file"), tmp_path / "dispatch.db")
        yield f"sqlite+aiosqlite:///{tmp_path / 'dispatch.db'}"
        return
    template = request.getfixturevalue("dispatch_postgresql")
    server, name = request.getfixturevalue("postgresql_server"), f"copy_{uuid4().hex}"
    asyncio.run(run_on(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    yield server_url(server, name)
    asyncio.run(run_on(server, f'DROP DATABASE "{name}" WITH (FORCE)'))


@pytest.fixture
async def dispatch(dispatch_url: str, keyring: Keyring) -> AsyncIterator[Database]:
    """A database with fixture R."""
    database = await Database.open(dispatch_url, keyring)
    yield database
    await database.close()


@pytest.fixture
async def mixed(database_url: str, keyring: Keyring, library: Library, database: Database) -> Database:
    """A database with fixture M."""
    await _load(database_url, keyring, "mixed", library)
    return database


async def _ask(
    database: Database, period: Period = TO_JUNE, as_of: dt.datetime = JUNE_30
) -> dict[str, Indicator]:
    async with database.read() as tx:
        return by_id(await indicators(tx, period, STARTED, as_of))


def _told(found: dict[str, Indicator]) -> dict[str, tuple[Any, str]]:
    return {id_: (found[id_].value, found[id_].qualifier) for id_ in DISPATCH}


# --- 1: fixture R


async def test_1_the_record_prints_the_eleven_figures(dispatch: Database) -> None:
    """Each counted row by row, with the dispatch's qualifiers; contacts are not persons."""
    found = await _ask(dispatch)
    assert _told(found) == DISPATCH
    assert {found[id_].basis for id_ in DISPATCH} == {"live"}
    assert {id_: found[id_].high for id_ in DISPATCH} == {id_: value for id_, (value, _) in DISPATCH.items()}
    assert found["B2"].value == 8421 + SURPLUS
    assert [found[id_].share for id_ in ("B1f", "C2w", "C4f")] == [("B1", 24.4), ("C2", 25.0), ("C4", 78.0)]
    assert found["E3"].value == 2.05


async def test_1_every_split_of_the_record_adds_up(dispatch: Database) -> None:
    """Persons by each fact, enterprises by sector; those who are not women are not all called men."""
    found = await _ask(dispatch)
    assert {cell.key for cell in found["E4"].cells if cell.value} == {
        "light_industry",
        "solidarity_agriculture",
        "services",
        "crafts",
        "audiovisual",
        "green_spaces",
    }
    sums = {"E4": 234}
    for indicator in ("B6", "B7", "E4"):
        for split in {cell.split for cell in found[indicator].cells}:
            cells = [cell for cell in found[indicator].cells if cell.split == split]
            assert sum(cell.value for cell in cells) == sums.get(indicator, 8421), split
    sexes = {cell.key: cell.value for cell in found["B1"].cells}
    assert sexes["male"] < 8421 - 2055 and sexes["undisclosed"] > 0
    communes = [cell for cell in found["B7"].cells if cell.split == "commune" and cell.value]
    fields = [cell for cell in found["T3"].cells if cell.split == "training_field" and cell.value]
    assert (len(communes), len(fields)) == (16, 12)
    assert all(cell.value > 0 for cell in found["B6"].cells)
    assert sum(cell.value for cell in fields) == 732 + found["T3"].counts["overlap"]


async def test_1_indicators_and_totals_say_the_same(dispatch: Database) -> None:
    """Two countings of one record: by the indicators, and by the totals of /stats."""
    found = await _ask(dispatch)
    async with dispatch.read() as tx:
        counted = await totals(tx, TO_JUNE, STARTED, JUNE_30)
    told = {"B1": counted.persons, "B2": counted.contacts, "B3": counted.new, "B4": counted.active}
    assert {id_: found[id_].value for id_ in told} == told
    for indicator, cells in (("B6", counted.channels), ("B5", counted.services)):
        theirs = {cell.key: (cell.persons, cell.active, cell.contacts) for cell in cells}
        mine = {
            cell.key: (cell.value, cell.counts["in_period"], cell.counts["contacts"])
            for cell in found[indicator].cells
        }
        assert mine == theirs
    served = [cell.persons for cell in counted.services][:3]
    assert found["B5"].counts["overlap"] == sum(served) - counted.persons > 0


# --- 2: fixture S


async def test_2_official_figures_alone_print_the_same(
    database: Database, database_url: str, keyring: Keyring, library: Library
) -> None:
    """Marked as what they are, with the day and the source; what they do not split is a cell of its own."""
    await _load(database_url, keyring, "baseline", library)
    found = await _ask(database)
    assert _told(found) == DISPATCH
    assert {found[id_].basis for id_ in (*DISPATCH, "E3")} == {"baseline"}
    assert {found[id_].live for id_ in DISPATCH} == {0}
    assert {found[id_].baseline_as_of for id_ in DISPATCH} == {dt.date(2025, 6, 30)}
    assert found["B2"].value == 0
    sexes = {cell.key: cell.value for cell in found["B1"].cells}
    assert sexes == {"female": 2055, "male": 0, "undisclosed": 0, NOT_SPLIT: 6366}
    told = indicators_json(found.values(), TO_JUNE, STARTED, JUNE_30)
    assert json.loads(json.dumps(told)) == told
    (first,) = [entry for entry in told["indicators"] if entry["id"] == "B1"]
    assert (first["baseline"], first["live"], first["basis"]) == (8421, 0, "baseline")


# --- 3: fixture M


async def test_3_who_may_have_come_before_makes_a_range(mixed: Database) -> None:
    """Sixty are added for certain, ten more perhaps, thirty not at all."""
    b1 = (await _ask(mixed, TO_DECEMBER, LATER))["B1"]
    assert (b1.value, b1.low, b1.high) == (8421 + 60, 8481, 8421 + 70)
    assert (b1.live, b1.baseline, b1.covered, b1.basis) == (60, 8421, 30, "mixed")
    assert b1.qualifier == "at_least"
    before = (await _ask(mixed))["B1"]
    assert (before.value, before.high, before.basis) == (8421, 8421, "baseline")


# --- 4: merging


async def test_4_merging_lowers_persons_by_one_and_undoing_restores(dispatch: Database) -> None:
    """Contacts stay what they were."""
    before = await _ask(dispatch)
    women = select(beneficiaries.c.id).where(beneficiaries.c.sex == "female").order_by(beneficiaries.c.id)
    async with dispatch.write() as tx:
        first, second = (await tx.scalars(women.limit(2))).all()
        merged = await merge(tx, first, second, None, JUNE_30)
    between = await _ask(dispatch)
    async with dispatch.write() as tx:
        await unmerge(tx, merged, None, JUNE_30)
    after = await _ask(dispatch)
    ids = ("B1", "B1f", "B2")
    assert [between[id_].value for id_ in ids] == [8420, 2054, before["B2"].value]
    assert [after[id_].value for id_ in ids] == [before[id_].value for id_ in ids]
    assert after == before


# --- 5: erasing

CHAT, NAME, PHONE = 77_665_544_332, "Zineb Oukacha", "+212661234567"


async def _lived(tx: Transaction) -> tuple[int, list[bytes | str]]:
    """A woman who came twice in the spring, and what could name her."""
    at = dt.datetime(2025, 3, 3, 10, tzinfo=CASABLANCA)
    one = (await create_people(tx, [Newcomer(CHAT, CHAT, "ar", at)]))[CHAT]
    await save_people(
        tx,
        {
            one.beneficiary_id: {
                "name": NAME,
                "phone": PHONE,
                "sex": "female",
                "prior": "no",
                "birth_year": "2001",
            }
        },
        at,
        "1",
    )
    came = [at, dt.datetime(2025, 5, 6, 10, tzinfo=CASABLANCA)]
    await add_contacts(tx, [Contact(one.beneficiary_id, "listening", "informed", day, day) for day in came])
    sealed = (
        await tx.execute(
            select(identities.c.name, identities.c.phone, identities.c.phone_hash).where(
                identities.c.beneficiary_id == one.beneficiary_id
            )
        )
    ).one()
    number = await tx.scalar(
        select(beneficiaries.c.public_id).where(beneficiaries.c.id == one.beneficiary_id)
    )
    return one.beneficiary_id, [NAME, PHONE, str(CHAT), str(number), *sealed]


async def _series(database: Database) -> list[tuple[Any, ...]]:
    """Month by month: B1, B1f, B2, B3, B4."""
    async with database.read() as tx:
        months = [_month(2025, month) for month in range(1, 7)]
        found = [by_id(await indicators(tx, month, STARTED, JUNE_30)) for month in months]
    return [tuple(month[id_].value for id_ in ("B1", "B1f", "B2", "B3", "B4")) for month in found]


def _month(year: int, month: int) -> Period:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return days(dt.date(year, month, 1), following - dt.timedelta(days=1))


async def _everything(database: Database) -> str:
    """Every value of every table as text."""
    lines = []
    async with database.read() as tx:
        for table in metadata.sorted_tables:
            rows = await tx.execute(text(f"SELECT * FROM {table.name}"))  # noqa: S608  # our own names
            lines += [repr(tuple(row)) for row in rows]
    return "\n".join(lines)


async def test_5_erasing_leaves_the_series_and_no_byte(
    dispatch: Database, kind: str, library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Monthly figures stay as they were told; name, number and ids are in no row, file, export or log."""
    async with dispatch.write() as tx:
        person, traces = await _lived(tx)
    before = await _series(dispatch)
    there = await _everything(dispatch)
    assert all(_as_text(trace) in there for trace in traces[2:])
    async with dispatch.write() as tx:
        await erase(tx, person, JUNE_30)
    assert await _series(dispatch) == before
    assert before[-1][:2] == (8422, 2056)
    left = await _everything(dispatch)
    assert [trace for trace in traces if _as_text(trace) in left] == []
    made = await _written(dispatch, library, _month(2025, 5), "csv", tmp_path / "may.csv")
    files = b"".join(path.read_bytes() for path in made)
    if kind == "sqlite":
        await dispatch.close()
        files += (tmp_path / "dispatch.db").read_bytes()
    assert [trace for trace in traces if _as_bytes(trace) in files] == []
    assert [trace for trace in traces if _as_text(trace) in caplog.text] == []


def _as_text(trace: bytes | str) -> str:
    return trace if isinstance(trace, str) else repr(trace)


def _as_bytes(trace: bytes | str) -> bytes:
    return trace.encode() if isinstance(trace, str) else trace


# --- 6: sums


async def test_6_new_persons_of_all_months_and_the_baseline_are_all_persons(mixed: Database) -> None:
    """From the first month to the last, whoever is certain and whoever is not."""
    months = [_month(year, month) for year in range(2019, 2026) for month in range(1, 13)]
    async with mixed.read() as tx:
        found = [by_id(await indicators(tx, month, STARTED, LATER)) for month in months]
        whole = by_id(await indicators(tx, TO_DECEMBER, STARTED, LATER))
    new, most = (sum(getattr(month["B3"], name) for month in found) for name in ("value", "high"))
    assert (8421 + new, 8421 + most) == (whole["B1"].value, whole["B1"].high)
    assert sum(month["B4"].value or 0 for month in found) >= whole["B1"].live
    channels = {cell.key: cell.value for cell in whole["B6"].cells}
    assert channels[NOT_SPLIT] == 8421
    assert sum(channels.values()) == whole["B1"].value
    assert sum(cell.counts["contacts"] for cell in whole["B6"].cells) == whole["B2"].value


async def test_6_new_persons_of_all_years_are_all_persons(dispatch: Database) -> None:
    """The same of fixture R."""
    years = [days(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in range(2019, 2026)]
    async with dispatch.read() as tx:
        found = [by_id(await indicators(tx, year, STARTED, JUNE_30)) for year in years]
    assert sum(year["B3"].value or 0 for year in found) == 8421
    assert sum(year["B4"].value or 0 for year in found) > 8421
    assert sum(year["B2"].value or 0 for year in found) == 8421 + SURPLUS
    assert [year["B1"].value for year in found] == sorted(year["B1"].value or 0 for year in found)


# --- 7: exports, and the past


async def _written(
    database: Database, library: Library, period: Period, format: Format, path: Path
) -> tuple[Path, ...]:
    order = Order(SETS["visits"], format, "fr", period, STARTED, JUNE_30)
    return (await export(database, library, order, path, lambda *_: None)).paths


async def test_7_exports_hold_what_was_counted(dispatch: Database, library: Library, tmp_path: Path) -> None:
    """The rows of headline services in csv and in xlsx are as many as B2, of as many persons as B4."""
    period = days(dt.date(2025, 1, 1), dt.date(2025, 3, 31))
    found = await _ask(dispatch, period)
    names = {library.texts.format("fr", f"service-{service}", {}) for service in HEADLINE_SERVICES}
    comma = await _written(dispatch, library, period, "csv", tmp_path / "a.csv")
    book = await _written(dispatch, library, period, "xlsx", tmp_path / "a.xlsx")
    contacts = [path for path in comma if "contacts" in path.name]
    with contacts[0].open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    workbook = openpyxl.load_workbook(book[0], read_only=True)
    rows = [[str(cell or "") for cell in row] for row in workbook.worksheets[1].iter_rows(values_only=True)]
    workbook.close()
    for table in (lines, rows):
        counted = [row for row in table[1:] if names & set(row)]
        assert len(counted) == found["B2"].value
        assert len({row[1] for row in counted}) == found["B4"].value


async def test_7_the_past_is_told_as_it_was(dispatch: Database) -> None:
    """Late entries and corrections of July change what is told in July, not what was told in June."""
    before = await _ask(dispatch)
    july = dt.datetime(2025, 7, 10, 9, tzinfo=CASABLANCA)
    happened = dt.datetime(2025, 6, 2, 9, tzinfo=CASABLANCA)
    async with dispatch.write() as tx:
        wrong = (
            await tx.execute(
                select(service_contacts).where(service_contacts.c.service == "listening").limit(1)
            )
        ).one()
        newcomer = (await create_people(tx, [Newcomer(1, 1, "fr", july)]))[1].beneficiary_id
        await tx.execute(update(beneficiaries).where(beneficiaries.c.id == newcomer).values(prior="no"))
        late = Contact(newcomer, "orientation", "informed", happened, july)
        right = Contact(newcomer, "information", "informed", wrong.occurred_at, july, supersedes=wrong.id)
        await add_contacts(tx, [late, right])
    assert await _ask(dispatch) == before
    after = await _ask(dispatch, TO_JUNE, LATER)
    assert after["B2"].value == before["B2"].value  # one more that came late, one less that was wrong
    assert after["B1"].value in (8421, 8422)
