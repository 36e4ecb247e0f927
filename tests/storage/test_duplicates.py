"""Possible duplicates: found by telephone and sound of name, decided by staff, merged and unmerged."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from sqlalchemy import select

from storage import duplicates
from storage.conversations import Newcomer, create_people, load_people
from storage.courses import CourseEntry, RunEntry, import_catalogue, open_runs
from storage.database import Database, Transaction
from storage.duplicates import Candidate, candidates, decide, likeness, note_pairs, pair, scan, waiting
from storage.finding import Known, by_name, by_phone, by_public_id, person
from storage.kept.folding import fold
from storage.merging import Unmergeable, last_merges, merge, unmerge
from storage.naming import note_missing, note_names
from storage.people import save_people
from storage.periods import days
from storage.record import Contact, add_contacts
from storage.registering import Newly, register
from storage.staff import audit_trail
from storage.stats import totals
from storage.tables import metadata, name_keys
from storage.training import my_enrolments, take_seat

pytestmark = pytest.mark.anyio

NOW = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
PHONE, OTHER_PHONE = "+212661234567", "+212661234568"

FATIMA = Known(1, name="فاطمة الزهراء العلوي", phone=PHONE, sex="female", birth_year=2001, commune="agourai")


@pytest.mark.parametrize(
    ("other", "least", "most", "reasons"),
    [
        (Known(2, name="Fatima Zahra Alaoui", phone=PHONE), 100, 100, {"phone", "name"}),
        (Known(2, name="Fatima Alaoui", phone=PHONE), 85, 85, {"phone", "name_part"}),
        (Known(2, name="Hassan Bennani", phone=PHONE), 0, 49, {"phone"}),
        (Known(2, name="Fatima Zahra Alaoui"), 0, 49, {"name"}),
        (Known(2, name="Fatima Zahra Alaoui", birth_year=2001), 70, 70, {"name", "birth_year"}),
        (
            Known(2, name="Fatima Zahra Alaoui", birth_year=1990, commune="agourai"),
            0,
            49,
            {"name", "commune"},
        ),
        (Known(2, name="Fatima Alaoui", birth_year=2001), 50, 60, {"name_part", "birth_year"}),
        (Known(2, name="Fatima Zahra Alaoui", sex="male", birth_year=2001), 0, 49, {"name", "birth_year"}),
        (Known(2, birth_year=2001, commune="agourai"), 0, 49, {"birth_year", "commune"}),
    ],
)
def test_what_speaks_for_one_person_and_against(
    other: Known, least: int, most: int, reasons: set[str]
) -> None:
    """A family shares a telephone, a village a name: neither alone makes two records one."""
    score, why = likeness(FATIMA, other)
    assert least <= score <= most
    assert set(why) == reasons
    assert likeness(other, FATIMA) == (score, why)


@pytest.mark.parametrize(
    ("score", "reasons", "certain"),
    [(100, ("phone", "name"), True), (80, ("phone",), False), (90, ("name", "birth_year"), False)],
)
def test_only_telephone_and_name_together_are_certain(
    score: int, reasons: tuple[str, ...], certain: bool
) -> None:
    """Whatever else agrees, a person without the same telephone is asked about."""
    assert Candidate(FATIMA, score, reasons).is_certain is certain


async def _three(tx: Transaction) -> list[int]:
    registered = await register(
        tx,
        [
            Newly(name="فاطمة الزهراء العلوي", phone=PHONE, sex="female", birth_year=2001, commune="agourai"),
            Newly(name="Fatima-Zahra EL ALAOUI", birth_year=2001, channel="mobile"),
            Newly(name="Hassan Bennani", phone=OTHER_PHONE),
        ],
        NOW,
    )
    return [id_ for id_, _ in registered]


async def test_people_are_found_by_number_telephone_and_name(database: Database) -> None:
    """In either script, with a word left out; one word finds everybody who has it."""
    async with database.write() as tx:
        first, second, third = await _three(tx)
    async with database.read() as tx:
        arabic = await person(tx, first)
        assert arabic is not None
        assert await by_public_id(tx, arabic.public_id) == arabic
        assert await by_phone(tx, PHONE) == [arabic]
        for name in ("Alaoui Fatima", "فاطمة العلوي", "fatima zahra alaoui", "العلوي"):
            assert {one.id for one in await by_name(tx, name)} == {first, second}, name
        assert [one.id for one in await by_name(tx, "حسن بناني")] == [third]
        assert await by_name(tx, "Karim") == await by_phone(tx, "+212600000000") == []


async def test_no_name_can_be_read_from_the_hashes(database: Database) -> None:
    """The look-up table holds 32 bytes for each key and nothing else, and follows a change of name."""
    async with database.write() as tx:
        first, _, _ = await _three(tx)
        before = (await tx.execute(select(name_keys).where(name_keys.c.beneficiary_id == first))).all()
        await save_people(tx, {first: {"name": "Salma"}}, NOW, "1")
        after = (await tx.execute(select(name_keys).where(name_keys.c.beneficiary_id == first))).all()
        assert [one.id for one in await by_name(tx, "سلمى")] == [first]
    assert all(len(bytes(row.hash)) == 32 for row in (*before, *after))
    assert len(before) == 7
    assert not {bytes(row.hash) for row in before} & {bytes(row.hash) for row in after}


async def test_names_stored_before_there_were_hashes_are_found(database: Database) -> None:
    """Bringing the index up to date is done once."""
    async with database.write() as tx:
        first, _, _ = await _three(tx)
        await note_names(tx, {first: ""})
        assert first not in {one.id for one in await by_name(tx, "العلوي")}
        assert await note_missing(tx) == 1
        assert await note_missing(tx) == 0
        assert first in {one.id for one in await by_name(tx, "العلوي")}


async def test_the_queue_holds_each_pair_once(database: Database) -> None:
    """What is decided stays decided, what is put off comes last."""
    async with database.write() as tx:
        first, second, _ = await _three(tx)
        known = await person(tx, first)
        assert known is not None
        found = await candidates(tx, known)
        assert [(one.person.id, set(one.reasons)) for one in found] == [(second, {"name", "birth_year"})]
        assert await note_pairs(tx, first, found, NOW) == 1
        assert await note_pairs(tx, first, found, NOW) == 0
        assert await scan(tx, NOW) == 0
        (waits,) = await waiting(tx)
        assert (waits.first.id, waits.second.id, waits.score) == (first, second, 70)
        assert await decide(tx, waits.id, "later", None, NOW)
        assert [one.id for one in await waiting(tx)] == [waits.id]
        assert await decide(tx, waits.id, "different", None, NOW)
        assert not await decide(tx, waits.id, "merged", None, NOW)
        assert await waiting(tx) == [] and await pair(tx, waits.id) is None
        assert (
            await note_pairs(
                tx, second, await candidates(tx, Known(second, name=known.name, birth_year=2001)), NOW
            )
            == 0
        )


async def test_a_scan_finds_who_shares_a_telephone_or_a_name(database: Database) -> None:
    """Whoever wrote to the bot and came to the reception is suspected; a brother is not."""
    async with database.write() as tx:
        chats = await create_people(tx, [Newcomer(7, 7, "ary", NOW), Newcomer(8, 8, "ary", NOW)])
        ids = [chats[7].beneficiary_id, chats[8].beneficiary_id]
        await save_people(tx, {ids[0]: {"name": "Fatima Zahra Alaoui", "phone": PHONE}}, NOW, "1")
        await save_people(tx, {ids[1]: {"name": "Omar Alaoui", "phone": PHONE}}, NOW, "1")
        first, _, _ = await _three(tx)
        assert await scan(tx, NOW) >= 1
        pairs = {(one.first.id, one.second.id) for one in await waiting(tx)}
        assert (min(ids[0], first), max(ids[0], first)) in pairs
        assert not any(ids[1] in one for one in pairs)


async def _everything(tx: Transaction) -> dict[str, Any]:
    """All rows but those that tell of merges themselves."""
    await fold(tx)  # totals are the same when their changes add up to nothing
    found = {}
    for table in metadata.sorted_tables:
        if table.name in ("merges", "audit_events", "duplicates"):
            continue
        rows = [dict(row._mapping) for row in await tx.execute(select(table))]
        for row in rows:
            row.pop("updated_at", None)
        found[table.name] = sorted(json.dumps(row, default=str, sort_keys=True) for row in rows)
    return found


async def _two_with_everything(tx: Transaction) -> tuple[int, int]:
    """One from the reception, one from the chat, both served and signed up for the same run."""
    chats = await create_people(tx, [Newcomer(7, 7, "ary", NOW)])
    other = chats[7].beneficiary_id
    await save_people(
        tx,
        {
            other: {
                "name": "Fatima Alaoui",
                "commune": "bitit",
                "education": "bac",
                "consent_statistics": "no",
            }
        },
        NOW,
        "1",
    )
    ((keep, _),) = await register(tx, [Newly(name="فاطمة العلوي", phone=PHONE, commune="agourai")], NOW)
    await save_people(tx, {keep: {"consent_statistics": "yes"}}, NOW, "1")
    run = RunEntry(dt.date(2025, 9, 1), dt.date(2025, 9, 5), 1, "Agourai")
    await import_catalogue(tx, [CourseEntry("solar-1", "solar", "أ", "A", runs=(run,))], NOW)
    (opened,) = await open_runs(tx, "", NOW.date())
    await take_seat(tx, opened.id, other, NOW)
    await take_seat(tx, opened.id, keep, NOW)
    await add_contacts(
        tx,
        [
            Contact(keep, "listening", "informed", NOW, NOW, channel="reception"),
            Contact(other, "orientation", "informed", NOW, NOW),
        ],
    )
    return keep, other


async def _counted(tx: Transaction) -> tuple[int, int]:
    counted = await totals(tx, days(NOW.date(), NOW.date()), dt.date(2019, 1, 1), NOW)
    return counted.persons, counted.contacts


async def test_a_merge_makes_one_person_and_its_undo_two_again(database: Database) -> None:
    """Persons go down by one and contacts stay; the undo restores every row of every table exactly."""
    async with database.write() as tx:
        keep, other = await _two_with_everything(tx)
        before, counted = await _everything(tx), await _counted(tx)
        done = await merge(tx, keep, other, None, NOW)
        assert await _counted(tx) == (counted[0] - 1, counted[1]) == (1, 2)
        kept = await person(tx, other)
        assert kept is not None and kept.id == keep
        loaded = (await load_people(tx, [7]))[7]
        assert loaded.beneficiary_id == keep
        assert loaded.person["commune"] == "agourai" and loaded.person["education"] == "bac"
        assert loaded.person["consent_statistics"] == "no"
        (seat,) = await my_enrolments(tx, keep)
        assert seat.status == "confirmed"
        assert [row[:3] for row in await last_merges(tx)] == [(done, keep, other)]
        await unmerge(tx, done, None, NOW)
        assert await _everything(tx) == before
        assert await _counted(tx) == counted
        assert await last_merges(tx) == []
        assert [event.action for event in await audit_trail(tx)] == ["unmerge", "merge"]


async def test_what_came_after_a_merge_survives_its_undo(database: Database) -> None:
    """A fact corrected in between is not taken back."""
    async with database.write() as tx:
        keep, other = await _two_with_everything(tx)
        done = await merge(tx, keep, other, None, NOW)
        await save_people(tx, {keep: {"education": "higher", "name": "فاطمة الزهراء العلوي"}}, NOW, "1")
        await unmerge(tx, done, None, NOW)
        again = (await load_people(tx, [7]))[7]
        assert again.person["education"] == "bac"
        kept = await person(tx, keep)
        assert kept is not None and kept.name == "فاطمة الزهراء العلوي"


async def test_what_cannot_be_merged_is_refused(database: Database) -> None:
    """Oneself, who is merged already, and an undo under a later merge."""
    async with database.write() as tx:
        first, second, third = await _three(tx)
        with pytest.raises(Unmergeable):
            await merge(tx, first, first, None, NOW)
        done = await merge(tx, first, second, None, NOW)
        with pytest.raises(Unmergeable):
            await merge(tx, third, second, None, NOW)
        later = await merge(tx, third, first, None, NOW)
        with pytest.raises(Unmergeable):
            await unmerge(tx, done, None, NOW)
        await unmerge(tx, later, None, NOW)
        await unmerge(tx, done, None, NOW)
        with pytest.raises(Unmergeable):
            await unmerge(tx, done, None, NOW)
        everybody = [await person(tx, id_) for id_ in (first, second, third)]
    assert [one.id for one in everybody if one] == [first, second, third]


async def test_an_undone_merge_waits_for_another_look(database: Database) -> None:
    """The pair is in the queue again, put off."""
    async with database.write() as tx:
        first, second, _ = await _three(tx)
        await scan(tx, NOW)
        (waits,) = await waiting(tx)
        done = await merge(tx, first, second, None, NOW)
        assert await waiting(tx) == []
        await unmerge(tx, done, None, NOW)
        assert [one.id for one in await waiting(tx)] == [waits.id]
    assert duplicates.LIKELY < duplicates.CERTAIN
