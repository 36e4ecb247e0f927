"""Kept totals: whatever happens to the record, they are what counting all of it anew comes to."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, update

from storage.baselines import Figure, Official, add_figures
from storage.conversations import Newcomer, create_people
from storage.database import Database, Transaction
from storage.entries import Entry, cancel_entry, correct_entry, write_entries
from storage.indicators import indicators
from storage.indicators.cube import Cube, Figures
from storage.indicators.from_kept import cube_from_kept, turns_from_kept
from storage.indicators.from_log import cube_from_log
from storage.indicators.scope import Scope
from storage.kept.counting import cover
from storage.kept.folding import fold
from storage.kept.rebuilding import rebuild, verify
from storage.merging import Unmergeable, merge, unmerge
from storage.people import save_people, set_apart
from storage.periods import CASABLANCA, Period, days
from storage.privacy import erase
from storage.record import Contact, Interaction, add_contacts, add_interactions
from storage.secrets import Keyring
from storage.tables import beneficiaries, interactions, kept_tallies, kept_writers, merges, service_contacts
from tests.storage.ledgers import HEADLINE, STARTED, at, contact, turn

pytestmark = pytest.mark.anyio

PEOPLE = 4
NOW = at("2026-06-30", 20)
DAYS = [dt.date(2024, 12, 30) + dt.timedelta(days=n) for n in (0, 1, 2, 3, 40, 41, 200, 366, 367, 500)]
FACTS: dict[str, tuple[str, ...]] = {
    "sex": ("female", "male", ""),
    "commune": ("bitit", "agourai", ""),
    "milieu": ("rural", ""),
    "situation": ("student", ""),
    "language": ("fr", "ary", ""),
    "prior": ("yes", "no", ""),
    "birth_year": ("1990", "2001", "2008", ""),
    "age_band": ("25_29", ""),
    "consent_statistics": ("no", "yes"),
}
DEEDS = (
    "contact",
    "turn",
    "entry",
    "late",
    "correct",
    "cancel",
    "merge",
    "unmerge",
    "erase",
    "fact",
    "fact",
    "fold",
)


async def _do(tx: Transaction, deed: str, one: int, other: int, day: dt.date, number: int) -> None:
    """One thing that happens to the record, some of which cannot be."""
    when = dt.datetime.combine(day, dt.time(9 + number % 5), CASABLANCA)
    service = (*HEADLINE, "training")[number % 4]
    match deed:
        case "contact":
            channel = ("electronic", "reception")[number % 2]
            await add_contacts(tx, [Contact(one, service, "informed", when, when, channel, update_id=number)])
        case "turn":
            staff = None if number % 3 else await _staff(tx)
            await add_interactions(
                tx, [Interaction(when, when, "text", one, update_id=number % 7, staff_id=staff)]
            )
        case "entry" | "late":
            entries = [Entry(person, service, "reception", day) for person in dict.fromkeys((one, other))]
            await write_entries(tx, entries, await _staff(tx) if deed == "late" else None, None, NOW)
        case "correct":
            mended = Entry(other, service, "mobile", day)
            await correct_entry(tx, number % 9 + 1, mended, await _staff(tx), None, NOW)
        case "cancel":
            await cancel_entry(tx, number % 9 + 1, await _staff(tx), None, NOW)
        case "merge":
            if one != other:
                await merge(tx, one, other, None, NOW)
        case "unmerge":
            last = await tx.scalar(select(merges.c.id).where(merges.c.undone_at.is_(None)))
            if last:
                await unmerge(tx, last, None, NOW)
        case "erase":
            await erase(tx, one, NOW)
        case "fact":
            name = list(FACTS)[number % len(FACTS)]
            value = FACTS[name][number // 10 % len(FACTS[name])]
            await save_people(tx, {one: {name: value}}, NOW, "1")
        case "fold":
            await fold(tx)


async def _staff(tx: Transaction) -> int:
    from storage.tables import staff

    found = await tx.scalar(select(staff.c.id))
    if found is None:
        row = {"telegram_id": 99, "role": "counsellor", "active": True, "added_at": NOW}
        found = (await tx.execute(insert(staff).values(row).returning(staff.c.id))).scalar_one()
    return int(found)


# --- the same by other means: loops over all rows


async def _recount(tx: Transaction, first: dt.date, last: dt.date) -> dict[str, Any]:
    """Everything about a period, from plain lists of all rows."""
    persons = {row.id: row for row in await tx.execute(select(beneficiaries))}
    served = (await tx.execute(select(service_contacts))).all()
    wrote = (await tx.execute(select(interactions))).all()

    def root(number: int) -> Any:
        return persons[number] if persons[number].merged_into is None else root(persons[number].merged_into)

    def counts(rows: Any) -> list[Any]:
        gone = {row.supersedes for row in rows}
        owned = [row for row in rows if row.id not in gone and row.beneficiary_id is not None]
        return [row for row in owned if not root(row.beneficiary_id).is_test]

    def day(row: Any) -> dt.date:
        return dt.date.fromisoformat(f"{row.occurred_at.astimezone(CASABLANCA):%Y-%m-%d}")

    known = sorted(
        (row for row in counts(served) if day(row) <= last), key=lambda row: (row.occurred_at, row.id)
    )
    inside = [row for row in known if day(row) >= first]
    firsts: dict[int, Any] = {}
    for row in known:
        if row.service in HEADLINE:
            firsts.setdefault(root(row.beneficiary_id).id, row)
    active = {root(row.beneficiary_id).id for row in inside if row.service in HEADLINE}
    found: dict[str, Any] = {}
    for name in ("sex", "age_band", "commune", "milieu", "profile", "language", "channel"):

        def value(number: int, name: str = name) -> str:
            return firsts[number].channel if name == "channel" else _fact(persons[number], name, last.year)

        found[name] = {
            "new": Counter(value(one) for one, row in firsts.items() if day(row) >= first),
            "persons": Counter((value(one), persons[one].prior) for one in firsts),
            "active": Counter(value(one) for one in active),
            "contacts": Counter(
                value(root(row.beneficiary_id).id) for row in inside if row.service in HEADLINE
            ),
        }
    found["held"] = Counter(row.channel for row in inside if row.service in HEADLINE)
    found["service"] = {
        "persons": Counter(s for s, _ in {(row.service, root(row.beneficiary_id).id) for row in known}),
        "active": Counter(s for s, _ in {(row.service, root(row.beneficiary_id).id) for row in inside}),
        "contacts": Counter(row.service for row in inside),
    }
    turns = [row for row in counts(wrote) if first <= day(row) <= last]
    writers = {root(row.beneficiary_id).id for row in turns if row.staff_id is None}
    return found | {"turns": (len(turns), len(writers))}


def _fact(person: Any, name: str, year: int) -> str:
    unknown = "undisclosed" if name == "sex" else "unknown"
    if person.consent_statistics == "no":
        return unknown
    if name == "age_band" and person.birth_year is not None:
        age = year - person.birth_year
        bands = [("under_18", 0), ("18_24", 18), ("25_29", 25), ("30_34", 30), ("35_45", 35), ("over_45", 46)]
        return [band for band, least in bands if age >= least][-1]
    return str(getattr(person, {"profile": "situation"}.get(name, name)) or unknown)


def _plain(cube: Cube, turns: tuple[int, int]) -> dict[str, Any]:
    """What the kept totals say, in the form of the recount."""
    found: dict[str, Any] = {}
    for name, split in cube.splits.items():
        new, persons = Counter[str](), Counter[tuple[str, str]]()
        for one in split.came:
            persons[one.key, one.prior] += one.persons
            new[one.key] += one.persons if one.is_new else 0
        found[name] = {"new": +new, "persons": +persons, "active": +split.active, "contacts": +split.contacts}
    service = cube.services
    told = {"persons": service.persons(), "active": +service.active, "contacts": +service.contacts}
    return found | {"service": told, "held": +Counter(cube.held), "turns": tuple(turns)}


async def _kept(tx: Transaction, first: dt.date, last: dt.date) -> dict[str, Any]:
    scope = await _scope(tx, days(first, last))
    cube, turns = await cube_from_kept(tx, scope, Figures()), await turns_from_kept(tx, scope)
    assert cube is not None and turns is not None
    return _plain(cube, turns)


async def _scope(tx: Transaction, period: Period, as_of: dt.datetime = NOW) -> Scope:
    return Scope(period, STARTED, as_of, await Official.known(tx, as_of))


async def _some_people(tx: Transaction) -> list[int]:
    newcomers = [Newcomer(n, n, "ary", at("2024-12-01")) for n in range(1, PEOPLE + 1)]
    return sorted(one.beneficiary_id for one in (await create_people(tx, newcomers)).values())


History = st.lists(
    st.tuples(
        st.sampled_from(DEEDS),
        st.integers(1, PEOPLE),
        st.integers(1, PEOPLE),
        st.sampled_from(DAYS),
        st.integers(0, 99),
    ),
    min_size=4,
    max_size=24,
)
Asked = st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)), min_size=2, max_size=4)


async def _live(database: Database, history: list[Any], asked: list[tuple[dt.date, dt.date]]) -> None:
    async with database.write() as tx:
        await _some_people(tx)
    for deed in history:
        try:
            async with database.write() as tx:
                await _do(tx, *deed)
        except Unmergeable:
            pass
    async with database.read() as tx:
        for one, other in [*asked, (STARTED, NOW.date())]:
            first, last = sorted((one, other))
            assert await _kept(tx, first, last) == await _recount(tx, first, last), (first, last)
        assert (await verify(tx)).told == []


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=History, asked=Asked)
def test_every_total_equals_a_recount_of_a_random_history(
    history: list[Any],
    asked: list[tuple[dt.date, dt.date]],
    migrated_file: Path,
    tmp_path: Path,
    keyring: Keyring,
) -> None:
    """Talks, entries, late ones, corrections, merges, undo, erasures, changed facts and consents."""

    async def lived() -> None:
        shutil.copy(migrated_file, tmp_path / "lived.db")
        database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'lived.db'}", keyring)
        try:
            await _live(database, history, asked)
        finally:
            await database.close()

    asyncio.run(lived())


HISTORIES = (
    [("contact", 1, 1, DAYS[2], 1), ("entry", 1, 2, DAYS[0], 3), ("merge", 1, 2, DAYS[0], 0)],
    [("turn", n % 4 + 1, 1, DAYS[9 - n], n + 1) for n in range(10)],
    [("entry", 1, 2, DAYS[4], 0), ("correct", 1, 3, DAYS[0], 0), ("cancel", 1, 1, DAYS[0], 1)],
    [("contact", n % 2 + 1, 1, DAYS[n], n) for n in range(10)] + [("erase", 1, 1, DAYS[0], 0)],
    [
        ("late", 1, 2, DAYS[5], 1),
        ("merge", 1, 2, DAYS[0], 0),
        ("fact", 1, 1, DAYS[0], 10),
        ("unmerge",) + (1,) * 2 + (DAYS[0], 0),
    ],
    [
        ("contact", 1, 1, DAYS[1], 2),
        ("fact", 1, 1, DAYS[0], 8),
        ("fold", 1, 1, DAYS[0], 0),
        ("late", 1, 3, DAYS[0], 2),
    ],
)


@pytest.mark.parametrize("history", HISTORIES)
async def test_totals_follow_on_both_databases(database: Database, history: list[Any]) -> None:
    """The same few histories on SQLite and PostgreSQL."""
    await _live(database, history, [(DAYS[0], DAYS[4]), (DAYS[3], DAYS[8])])


async def test_the_log_says_the_same_beside_official_figures(database: Database) -> None:
    """Figures of several days cut the time into parts; a past question goes to the log."""
    async with database.write() as tx:
        ids = await _some_people(tx)
        await save_people(tx, {ids[0]: {"prior": "yes", "sex": "female"}, ids[1]: {"prior": "no"}}, NOW, "1")
        rows = [contact(ids[n % 4], HEADLINE[n % 3], f"{day}") for n, day in enumerate(DAYS)]
        await add_contacts(tx, rows)
        figures = [
            Figure("B1", 100, DAYS[3], "report", "at_least"),
            Figure("B1f", 30, DAYS[1], "report"),
            Figure("B2", 500, DAYS[5], "report"),
        ]
        await add_figures(tx, figures, at("2025-01-01"))
    async with database.read() as tx:
        for first, last in ((STARTED, NOW.date()), (DAYS[1], DAYS[6]), (DAYS[4], DAYS[4])):
            scope = await _scope(tx, days(first, last))
            beside = Figures(*(scope.stock(one) for one in ("B1", "B1f", "B1", "B2")))
            kept, log = await cube_from_kept(tx, scope, beside), await cube_from_log(tx, scope, beside)
            assert kept is not None
            assert _came(kept) == _came(log)
            assert (kept.contacts_after, kept.active) == (log.contacts_after, log.active)
            assert await indicators(tx, scope.period, STARTED, NOW)
        past = await _scope(tx, days(STARTED, NOW.date()), at("2025-06-01"))
        assert await cube_from_kept(tx, past, Figures()) is None


def _came(cube: Cube) -> Any:
    parts = {**cube.splits, "service": cube.services}
    found = Counter[Any]()
    for name, split in parts.items():
        for one in split.came:
            flags = replace(one, persons=0) if name != "service" else (one.key, one.prior, one.after_whole)
            found[name, flags] += one.persons
    return +found


async def test_a_service_from_before_the_start_is_left_to_the_log(database: Database) -> None:
    """Who came first is then somebody else than the kept totals say."""
    async with database.write() as tx:
        ids = await _some_people(tx)
        await add_contacts(
            tx, [contact(ids[0], "listening", "2018-05-05"), contact(ids[0], "listening", "2025-05-05")]
        )
        scope = await _scope(tx, days(STARTED, NOW.date()))
        assert await cube_from_kept(tx, scope, Figures()) is None
        assert (await cube_from_log(tx, scope, Figures())).active == 1


async def test_who_turns_out_to_be_staff_is_taken_out(database: Database) -> None:
    """Their turns count no more; somebody who once got a service stays."""
    async with database.write() as tx:
        ids = await _some_people(tx)
        await add_interactions(tx, [turn(one, "2025-01-02") for one in ids[:2]])
        await add_contacts(tx, [contact(ids[1], "listening", "2025-01-02")])
        for one in ids[:2]:
            await set_apart(tx, one, at("2025-01-02", 14))
        assert (await _kept(tx, DAYS[0], DAYS[9]))["turns"] == (1, 1)
        assert (await verify(tx)).told == []


async def test_what_is_on_record_already_counts_once_beside_what_is_new(database: Database) -> None:
    """A batch of which a part was taken before, in the order in which nobody would put it."""
    async with database.write() as tx:
        ids = await _some_people(tx)
        turns = [replace(turn(one, f"2025-01-0{n % 2 + 2}"), update_id=n) for n, one in enumerate(ids * 2, 1)]
        services = [
            replace(contact(one, HEADLINE[n % 3], f"2025-01-0{n % 2 + 2}"), update_id=n)
            for n, one in enumerate(ids * 2, 1)
        ]
        await add_interactions(tx, turns[1::3])
        await add_contacts(tx, services[1::3])
        await add_interactions(tx, turns[::-1])
        await add_contacts(tx, services[::-1])
        assert await _kept(tx, STARTED, NOW.date()) == await _recount(tx, STARTED, NOW.date())
        assert (await verify(tx)).told == []


async def test_a_tampered_tally_is_noticed_and_mended(database: Database) -> None:
    """Whatever differs from the log is told, and gone after a rebuild."""
    async with database.write() as tx:
        ids = await _some_people(tx)
        await add_contacts(tx, [contact(one, "listening", "2025-01-02") for one in ids])
        await add_interactions(tx, [turn(one, "2025-01-02") for one in ids])
        await fold(tx)
        was = (await tx.execute(select(kept_tallies).order_by(*kept_tallies.primary_key))).all()
        await tx.execute(
            update(kept_tallies).where(kept_tallies.c.span == "2025-01").values(tally='{"sex||female":7}')
        )
        await tx.execute(insert(kept_tallies).values(span="1999", since="", tally='{"sex||female":1}'))
        await tx.execute(update(kept_writers).values(last_on=dt.date(2030, 1, 1)))
        verdict = await verify(tx)
        assert verdict.differing > len(ids)
        assert any("2025-01: sex||female is 7, should be 0" in one for one in verdict.told)
        await rebuild(tx)
        assert (await verify(tx)).differing == 0
        assert (await tx.execute(select(kept_tallies).order_by(*kept_tallies.primary_key))).all() == was


async def test_workers_who_write_at_once_lose_nothing(database: Database) -> None:
    """Of the same people, on several connections: the totals are those of one after the other."""
    async with database.write() as tx:
        ids = await _some_people(tx)

    async def work(worker: int) -> None:
        for n in range(6):
            async with database.write() as tx:
                number = 100 * worker + n
                one = ids[(worker + n) % PEOPLE]
                await add_interactions(tx, [replace(turn(one, f"{DAYS[n]}"), update_id=number)])
                await add_contacts(
                    tx, [replace(contact(one, HEADLINE[n % 3], f"{DAYS[n]}"), update_id=number)]
                )

    await asyncio.gather(*(work(worker) for worker in range(4)))
    async with database.read() as tx:
        assert await _kept(tx, STARTED, NOW.date()) == await _recount(tx, STARTED, NOW.date())
        assert (await verify(tx)).told == []


@given(st.sampled_from(DAYS), st.integers(0, 1200), st.booleans())
def test_spans_cover_each_day_once(first: dt.date, length: int, years: bool) -> None:
    """Neither a day too many nor one too few."""
    last = first + dt.timedelta(days=length)
    spans = cover(first, last, years=years)
    for n in range(-40, length + 40):
        day = (first + dt.timedelta(days=n)).isoformat()
        assert sum(span in (day, day[:7], day[:4]) for span in spans) == (0 <= n <= length)
