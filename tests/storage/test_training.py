"""Sign-ups: seats are never given twice, the wait list keeps its order, a catalogue can be imported again."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from storage.conversations import Newcomer, create_people
from storage.courses import (
    CourseEntry,
    Run,
    RunEntry,
    add_run,
    close_run,
    import_catalogue,
    list_courses,
    open_runs,
    reopen_run,
    run,
    run_list,
)
from storage.database import Database, Transaction
from storage.errors import StorageRefused
from storage.merging import merge
from storage.people import save_people
from storage.training import (
    Taken,
    enrolment,
    fill_seats,
    my_enrolments,
    signed_up,
    take_seat,
    withdraw,
)

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
TODAY = dt.date(2025, 6, 30)
JULY = RunEntry(dt.date(2025, 7, 7), dt.date(2025, 7, 11), 2, "El Hajeb", "9-12")
AUGUST = RunEntry(dt.date(2025, 8, 4), dt.date(2025, 8, 8), 20, "Agourai")
PAST = RunEntry(dt.date(2025, 5, 5), dt.date(2025, 5, 9), 20)
CATALOGUE = (
    CourseEntry("solar-1", "solar", "صيانة الألواح الشمسية", "Panneaux solaires", "OFPPT", (JULY, PAST)),
    CourseEntry("drone-1", "drone", "الدرون الزراعي", "Drone agricole", "", (AUGUST,)),
    CourseEntry("photo-1", "photography", "التصوير", "Photographie"),
)


async def _people(tx: Transaction, count: int) -> list[int]:
    newcomers = [Newcomer(chat, chat, "ar", NOON) for chat in range(1000, 1000 + count)]
    return [one.beneficiary_id for one in (await create_people(tx, newcomers)).values()]


async def _run(tx: Transaction) -> Run:
    """The July run of two seats."""
    await import_catalogue(tx, CATALOGUE, NOON)
    return (await open_runs(tx, "solar", TODAY))[0]


async def test_open_runs_are_those_one_can_still_join(database: Database) -> None:
    """By field or of all fields, soonest first, without the past and the closed ones."""
    async with database.write() as tx:
        july = await _run(tx)
        assert (july.course, july.starts_on, july.place, july.seats, july.left) == (
            "solar-1",
            dt.date(2025, 7, 7),
            "El Hajeb",
            2,
            2,
        )
        assert [one.course for one in await open_runs(tx, "", TODAY)] == ["solar-1", "drone-1"]
        assert [one.course for one in await open_runs(tx, "", TODAY, limit=1)] == ["solar-1"]
        assert await open_runs(tx, "photography", TODAY) == []
        assert await close_run(tx, july.id, NOON)
        assert await open_runs(tx, "solar", TODAY) == []
        assert not await close_run(tx, july.id, NOON)
        assert await reopen_run(tx, july.id, NOON)
        assert [one.id for one in await open_runs(tx, "solar", TODAY)] == [july.id]
        assert len(await run_list(tx, dt.date(2025, 1, 1))) == 3


async def test_seats_then_the_wait_list(database: Database) -> None:
    """Two seats: the third person is first on the wait list, and asking again changes nothing."""
    async with database.write() as tx:
        run_id = (await _run(tx)).id
        people = await _people(tx, 4)
        taken = [await take_seat(tx, run_id, person, NOON) for person in people]
        again = [await take_seat(tx, run_id, person, NOON) for person in people]
        after = await run(tx, run_id)

    assert [(one.outcome, one.rank) for one in taken] == [
        ("confirmed", 0),
        ("confirmed", 0),
        ("waitlisted", 1),
        ("waitlisted", 2),
    ]
    assert [(one.outcome, one.rank) for one in again] == [
        ("already", 0),
        ("already", 0),
        ("already", 1),
        ("already", 2),
    ]
    assert [one.enrolment_id for one in taken] == [one.enrolment_id for one in again]
    assert after is not None
    assert (after.taken, after.waiting, after.left) == (2, 2, 0)


async def test_closed_or_unknown_runs_take_nobody(database: Database) -> None:
    """Sign-up has ended, or there is no such run."""
    async with database.write() as tx:
        run_id = (await _run(tx)).id
        (person,) = await _people(tx, 1)
        await close_run(tx, run_id, NOON, cancelled=True)
        assert (await take_seat(tx, run_id, person, NOON)).outcome == "closed"
        assert await take_seat(tx, 999_999, person, NOON) == Taken("closed")


async def test_a_seat_given_back_goes_to_the_first_who_waits(database: Database) -> None:
    """The next gets it and can be told; who gives up waiting takes no seat from anyone."""
    async with database.write() as tx:
        run_id = (await _run(tx)).id
        people = await _people(tx, 5)
        ids = [(await take_seat(tx, run_id, person, NOON)).enrolment_id for person in people]

        waiting = await withdraw(tx, ids[2], people[2], NOON)
        assert (waiting.outcome, waiting.promoted) == ("withdrawn", None)
        seat = await withdraw(tx, ids[0], people[0], NOON)
        assert seat.outcome == "withdrawn"
        assert seat.promoted is not None
        assert (seat.promoted.beneficiary_id, seat.promoted.chat_id, seat.promoted.language) == (
            people[3],
            1003,
            "ar",
        )
        assert (await withdraw(tx, ids[0], people[0], NOON)).outcome == "gone"
        assert (await withdraw(tx, ids[1], people[4], NOON)).outcome == "gone"
        assert (await withdraw(tx, 999_999, people[4], NOON)).outcome == "gone"
        assert [(one.status, one.rank) for one in await signed_up(tx, run_id)] == [
            ("confirmed", 0),
            ("confirmed", 0),
            ("waitlisted", 1),
        ]
        back = await take_seat(tx, run_id, people[0], NOON)
        assert (back.outcome, back.rank) == ("waitlisted", 2)


async def test_a_seat_freed_by_a_merge_goes_to_the_first_who_waits(database: Database) -> None:
    """Two records of one person held both seats: after the merge one is free, once, unless it is too late."""
    async with database.write() as tx:
        july = await _run(tx)
        first, second, third, fourth = await _people(tx, 4)
        for person in (first, second, third, fourth):
            await take_seat(tx, july.id, person, NOON)
        assert await fill_seats(tx, NOON) == []
        await merge(tx, first, second, None, NOON)
        assert await fill_seats(tx, dt.datetime(2025, 7, 8, tzinfo=dt.UTC)) == []
        seated = await fill_seats(tx, NOON)
        assert [(one.promoted.beneficiary_id, one.run.left, one.run.waiting) for one in seated] == [
            (third, 0, 1)
        ]
        assert await fill_seats(tx, NOON) == []


async def test_nobody_overtakes_the_wait_list(database: Database) -> None:
    """A seat that becomes free in a closed run goes to who waits, not to who comes later."""
    async with database.write() as tx:
        run_id = (await _run(tx)).id
        people = await _people(tx, 4)
        ids = [(await take_seat(tx, run_id, person, NOON)).enrolment_id for person in people[:3]]
        await close_run(tx, run_id, NOON)
        promoted = (await withdraw(tx, ids[1], people[1], NOON)).promoted
        assert promoted is not None
        assert promoted.beneficiary_id == people[2]
        assert (await take_seat(tx, run_id, people[3], NOON)).outcome == "closed"


async def test_my_sign_ups(database: Database) -> None:
    """What a person holds, soonest first; nobody sees another's."""
    async with database.write() as tx:
        july = await _run(tx)
        (august,) = await open_runs(tx, "drone", TODAY)
        mine, other = await _people(tx, 2)
        later = await take_seat(tx, august.id, mine, NOON)
        sooner = await take_seat(tx, july.id, mine, NOON)
        held = await my_enrolments(tx, mine)
        assert [one.id for one in held] == [sooner.enrolment_id, later.enrolment_id]
        assert [one.run.course for one in held] == ["solar-1", "drone-1"]
        assert await my_enrolments(tx, other) == []
        assert await enrolment(tx, later.enrolment_id, mine) == held[1]
        assert await enrolment(tx, later.enrolment_id, other) is None


async def test_staff_see_who_signed_up(database: Database) -> None:
    """Names and phones are readable for them, though sealed in the table."""
    async with database.write() as tx:
        july = await _run(tx)
        (person,) = await _people(tx, 1)
        await save_people(tx, {person: {"name": "Fatima", "phone": "+212612345678"}}, NOON, "1")
        await take_seat(tx, july.id, person, NOON)
        (line,) = await signed_up(tx, july.id)
    assert (line.name, line.phone, line.status, line.signed_up_at) == (
        "Fatima",
        "+212612345678",
        "confirmed",
        NOON,
    )


async def test_two_hundred_at_once_on_twenty_seats(database: Database) -> None:
    """Twenty get a seat, a hundred and eighty wait, each with a place of their own, in a stable order."""
    async with database.write() as tx:
        await _run(tx)
        (august,) = await open_runs(tx, "drone", TODAY)
        people = await _people(tx, 200)

    async def tap(person: int) -> Taken:
        async with database.write() as tx:
            return await take_seat(tx, august.id, person, NOON)

    taken = await asyncio.gather(*map(tap, people))
    assert sorted(one.outcome for one in taken) == ["confirmed"] * 20 + ["waitlisted"] * 180
    assert sorted(one.rank for one in taken) == [0] * 20 + list(range(1, 181))

    async with database.read() as tx:
        listed = await signed_up(tx, august.id)
    said = {one.enrolment_id: one.rank for one in taken}
    assert [one.rank for one in listed] == [0] * 20 + list(range(1, 181))
    assert {one.enrolment_id: one.rank for one in listed} == said


async def test_a_catalogue_can_be_imported_again(database: Database) -> None:
    """The second time changes nothing; a changed title or number of seats is taken over; sign-ups stay."""
    async with database.write() as tx:
        july = await _run(tx)
        (person,) = await _people(tx, 1)
        await take_seat(tx, july.id, person, NOON)
        before = (await list_courses(tx), await run_list(tx, dt.date(2025, 1, 1)))
        await import_catalogue(tx, CATALOGUE, NOON)
        await import_catalogue(tx, (), NOON)
        assert (await list_courses(tx), await run_list(tx, dt.date(2025, 1, 1))) == before

        more = RunEntry(JULY.starts_on, JULY.ends_on, 5, JULY.place, "14-17")
        await import_catalogue(tx, [CourseEntry("solar-1", "solar", "جديد", "Nouveau", "", (more,))], NOON)
        after = await run(tx, july.id)
    assert after is not None
    assert (after.title_fr, after.seats, after.hours, after.taken) == ("Nouveau", 5, "14-17", 1)


async def test_staff_open_a_run(database: Database) -> None:
    """Of a course that exists, once for each day and place."""
    async with database.write() as tx:
        await import_catalogue(tx, CATALOGUE, NOON)
        assert await add_run(tx, "no-such-course", AUGUST, NOON) is None
        opened = await add_run(tx, "photo-1", AUGUST, NOON)
        assert opened is not None
        assert (opened.course, opened.seats, opened.status) == ("photo-1", 20, "open")
        assert [one.key for one in await list_courses(tx, "photography")] == ["photo-1"]
    with pytest.raises(StorageRefused):
        async with database.write() as tx:
            await add_run(tx, "photo-1", AUGUST, NOON)
