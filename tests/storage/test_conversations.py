"""People and conversations: created, loaded and saved for a whole batch with the same few statements."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest
from sqlalchemy import event, select

from flows.model import PERSON_FIELDS, READ_ONLY_FIELDS
from storage.conversations import (
    Loaded,
    Newcomer,
    Saved,
    create_people,
    load_people,
    mark_unreachable,
    save_conversations,
)
from storage.database import Database, Transaction
from storage.errors import StorageRefused
from storage.people import save_people
from storage.public_id import is_valid
from storage.staff import add_member
from storage.tables import consents, identities

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
EVERYTHING = {
    "language": "ary",
    "name": "فاطمة الزهراء",
    "sex": "female",
    "birth_year": "2001",
    "age_band": "18_24",
    "commune": "agourai",
    "education": "bac",
    "situation": "job_seeker",
    "disability": "yes",
    "phone": "+212612345678",
    "prior": "no",
    "consent_service": "yes",
    "consent_statistics": "no",
    "consent_contact": "yes",
}


def _newcomers(count: int) -> list[Newcomer]:
    return [Newcomer(chat, chat, "ar", NOON) for chat in range(100, 100 + count)]


async def _someone(tx: Transaction) -> Loaded:
    return (await create_people(tx, _newcomers(1)))[100]


async def test_nobody_is_known_at_first(database: Database) -> None:
    """Chats without a row are left out."""
    async with database.write() as tx:
        assert await load_people(tx, [1, 2]) == {}
        assert await load_people(tx, []) == {}
        assert await create_people(tx, []) == {}


async def test_newcomers_get_a_public_id_and_a_conversation(database: Database) -> None:
    """Each has a number of their own, valid by its check digit, and is found again by chat."""
    async with database.write() as tx:
        created = await create_people(tx, _newcomers(20))
    async with database.write() as tx:
        loaded = await load_people(tx, created)
    numbers = [one.person["public_id"] for one in loaded.values()]

    assert created == loaded
    assert len(set(numbers)) == 20
    assert all(is_valid(number) and number.startswith("HJ-25-") for number in numbers)
    assert {one.state for one in loaded.values()} == {""}
    assert all(one.person["language"] == "ar" and one.reachable for one in loaded.values())


async def test_every_fact_comes_back_as_it_was_saved(database: Database) -> None:
    """All fields of a person make the round trip, also the sealed ones."""
    assert EVERYTHING.keys() == PERSON_FIELDS - READ_ONLY_FIELDS
    async with database.write() as tx:
        someone = await _someone(tx)
        await save_people(tx, {someone.beneficiary_id: EVERYTHING}, NOON, "consent-1")
    async with database.write() as tx:
        after = (await load_people(tx, [100]))[100].person
    assert after == EVERYTHING | {"public_id": someone.person["public_id"]}


async def test_saving_touches_only_what_is_named(database: Database) -> None:
    """Two people change different facts in one batch; an empty value forgets."""
    async with database.write() as tx:
        first, second = (await create_people(tx, _newcomers(2))).values()
        await save_people(
            tx, {first.beneficiary_id: EVERYTHING, second.beneficiary_id: {"sex": "male"}}, NOON, "1"
        )
        forgotten = {"birth_year": "", "phone": "", "commune": "", "name": ""}
        await save_people(
            tx, {first.beneficiary_id: forgotten, second.beneficiary_id: {"commune": "bitit"}}, NOON, "1"
        )
        after = await load_people(tx, [100, 101])
        hashes = (await tx.scalars(select(identities.c.phone_hash))).all()

    kept = {name: value for name, value in EVERYTHING.items() if name not in forgotten}
    assert after[100].person == kept | {"public_id": first.person["public_id"]}
    assert after[101].person == dict(second.person) | {"sex": "male", "commune": "bitit"}
    assert hashes == [None, None]


async def test_each_consent_goes_into_the_history(database: Database) -> None:
    """Given, then withdrawn: two rows with the text version, the language and the moment."""
    async with database.write() as tx:
        someone = await _someone(tx)
        for language, answer, version in (("ar", "yes", "v1"), ("fr", "no", "v2"), ("fr", "", "v2")):
            changes = {"language": language, "consent_statistics": answer}
            await save_people(tx, {someone.beneficiary_id: changes}, NOON, version)
        rows = (await tx.execute(select(consents).order_by(consents.c.id))).all()

    history = [(row.purpose, row.given, row.text_version, row.language, row.channel, row.at) for row in rows]
    assert history == [
        ("statistics", True, "v1", "ar", "electronic", NOON),
        ("statistics", False, "v2", "fr", "electronic", NOON),
        ("statistics", False, "v2", "fr", "electronic", NOON),
    ]


async def test_only_facts_about_a_person_can_be_saved(database: Database) -> None:
    """Neither what is read-only nor what nobody knows of, nor a value outside the closed set."""
    async with database.write() as tx:
        person = (await _someone(tx)).beneficiary_id
        for field in ("public_id", "role", "shoe_size"):
            with pytest.raises(KeyError, match=field):
                await save_people(tx, {person: {field: "x"}}, NOON, "1")
    with pytest.raises(StorageRefused):
        async with database.write() as tx:
            await save_people(tx, {person: {"sex": "both"}}, NOON, "1")


async def test_conversations_are_saved_in_bulk(database: Database) -> None:
    """State and reach of each chat are its own."""
    async with database.write() as tx:
        await create_people(tx, _newcomers(3))
        await save_conversations(
            tx, [Saved(100, '{"a":1}', NOON), Saved(101, '{"b":2}', NOON, reachable=False)]
        )
        await mark_unreachable(tx, 102, NOON)
        await save_conversations(tx, [])
        after = await load_people(tx, [100, 101, 102])
    assert [(one.state, one.reachable) for one in after.values()] == [
        ('{"a":1}', True),
        ('{"b":2}', False),
        ("", False),
    ]


async def test_a_known_telegram_id_is_the_same_person(database: Database) -> None:
    """Somebody who was known before writes from a chat that is new: no second person is made."""
    async with database.write() as tx:
        someone = await _someone(tx)
        again = await create_people(tx, [Newcomer(555, 100, "fr", NOON), Newcomer(556, 556, "fr", NOON)])
    assert again[555].beneficiary_id == someone.beneficiary_id
    assert again[556].beneficiary_id != someone.beneficiary_id


async def test_staff_are_known_by_their_telegram_id(database: Database) -> None:
    """The role of active staff comes with the person."""
    async with database.write() as tx:
        await create_people(tx, _newcomers(2))
        member = await add_member(tx, 101, "counsellor", NOON)
        loaded = await load_people(tx, [100, 101])
    assert (loaded[100].staff_id, loaded[100].person.get("role", "")) == (None, "")
    assert (loaded[101].staff_id, loaded[101].person["role"]) == (member.id, "counsellor")


async def test_the_number_of_statements_does_not_grow_with_the_batch(database: Database) -> None:
    """Bulk means bulk: 64 people cost as many statements as one."""

    counts = []
    for chats in (range(1, 2), range(100, 164)):
        seen: list[str] = []
        async with database.write() as tx:
            connection = tx.sync_connection

            def note(*args: object, seen: list[str] = seen) -> None:
                seen.append(str(args[2]))

            event.listen(connection, "after_cursor_execute", note)
            people = await create_people(tx, [Newcomer(chat, chat, "ar", NOON) for chat in chats])
            await save_people(tx, {one.beneficiary_id: EVERYTHING for one in people.values()}, NOON, "1")
            await save_conversations(tx, [Saved(chat, "{}", NOON) for chat in chats])
            event.remove(connection, "after_cursor_execute", note)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 18


async def test_turns_of_one_chat_wait_for_each_other(database: Database) -> None:
    """Many workers at the same chat: each sees what the one before it wrote, and nothing is lost."""
    async with database.write() as tx:
        await create_people(tx, _newcomers(3))

    async def turn(chats: list[int]) -> None:
        async with database.write() as tx:
            loaded = await load_people(tx, chats)
            await save_conversations(tx, [Saved(chat, loaded[chat].state + "{", NOON) for chat in chats])

    orders = ([100, 101, 102], [102, 100, 101], [101, 102, 100])
    await asyncio.gather(*(turn(orders[n % 3]) for n in range(15)))
    async with database.write() as tx:
        loaded = await load_people(tx, [100, 101, 102])
    assert {one.state for one in loaded.values()} == {"{" * 15}
