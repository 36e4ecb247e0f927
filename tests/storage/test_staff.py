"""Staff: known by Telegram id, invited once, ended at once, and on record for what they do."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.errors import StorageRefused
from storage.places import all_places, enrol_place, leave_place, place_of
from storage.staff import (
    add_member,
    audit,
    audit_trail,
    create_invite,
    end_member,
    ensure_administrators,
    member_by_id,
    member_by_telegram_id,
    redeem_invite,
    staff_list,
)
from storage.tables import invites

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


async def test_staff_come_and_go(database: Database) -> None:
    """Rights end at once; who comes back is the same member, with the new role."""
    async with database.write() as tx:
        assert await member_by_telegram_id(tx, 7) is None
        member = await add_member(tx, 7, "counsellor", NOON, name="Salma", language="fr")
        assert (member.name, member.role, member.language, member.active) == (
            "Salma",
            "counsellor",
            "fr",
            True,
        )
        assert await staff_list(tx) == [member]
        assert await end_member(tx, member.id, NOON)
        assert not await end_member(tx, member.id, NOON)
        assert await member_by_telegram_id(tx, 7) is None
        assert await staff_list(tx) == []
        gone = await member_by_id(tx, member.id)
        assert gone is not None
        assert not gone.active
        back = await add_member(tx, 7, "reporter", NOON)
        assert (back.id, back.role, back.name) == (member.id, "reporter", "Salma")
        assert await member_by_id(tx, 999) is None


async def test_administrators_of_the_configuration_are_always_there(database: Database) -> None:
    """New ones are added, others raised, and doing it again changes nothing."""
    async with database.write() as tx:
        await add_member(tx, 7, "counsellor", NOON)
        for _ in range(2):
            await ensure_administrators(tx, [7, 8], NOON)
        assert [(one.telegram_id, one.role) for one in await staff_list(tx)] == [
            (7, "administrator"),
            (8, "administrator"),
        ]


async def test_an_unknown_role_is_refused(database: Database) -> None:
    """The table knows the roles."""
    with pytest.raises(StorageRefused):
        async with database.write() as tx:
            await add_member(tx, 7, "king", NOON)


async def test_an_invitation_works_once(database: Database) -> None:
    """The token leads to the role it was made for; only a hash of it is kept."""
    async with database.write() as tx:
        chief = await add_member(tx, 1, "administrator", NOON)
        token = await create_invite(tx, "coordinator", chief.id, NOON)
        assert len(token) <= 64  # what a deep link can carry
        hashes = (await tx.scalars(select(invites.c.token_hash))).all()
        assert token.encode() not in hashes[0]

        joined = await redeem_invite(tx, token, 7, "Salma", "ar", NOON)
        assert joined.member is not None
        assert (joined.outcome, joined.issued_by, joined.member.role) == ("joined", chief.id, "coordinator")
        assert (await redeem_invite(tx, token, 8, "Other", "ar", NOON)).outcome == "used"
        assert (await redeem_invite(tx, "made-up", 8, "Other", "ar", NOON)).outcome == "unknown"
        assert await member_by_telegram_id(tx, 8) is None


async def test_an_invitation_ends_after_a_day(database: Database) -> None:
    """A link found later is worth nothing."""
    async with database.write() as tx:
        token = await create_invite(tx, "coordinator", None, NOON)
        assert (await redeem_invite(tx, token, 7, "", "ar", NOON + DAY)).outcome == "expired"
        assert (await redeem_invite(tx, token, 7, "", "ar", NOON + DAY * 0.99)).outcome == "joined"


async def test_of_many_with_the_same_link_one_joins(database: Database) -> None:
    """A forwarded invitation in a race lets exactly one in."""
    async with database.write() as tx:
        token = await create_invite(tx, "counsellor", None, NOON)

    async def use(telegram_id: int) -> str:
        async with database.write() as tx:
            return (await redeem_invite(tx, token, telegram_id, "", "ar", NOON)).outcome

    outcomes = await asyncio.gather(*map(use, range(10, 30)))
    assert sorted(outcomes) == ["joined"] + ["used"] * 19
    async with database.read() as tx:
        assert len(await staff_list(tx)) == 1


async def test_what_staff_did_is_on_record(database: Database) -> None:
    """Latest first, also what was done from the command line."""
    async with database.write() as tx:
        member = await add_member(tx, 7, "administrator", NOON)
        await audit(tx, NOON, member.id, "export", "month", "csv")
        await audit(tx, NOON + DAY, None, "invite", "counsellor")
        assert [(one.staff_id, one.action, one.object, one.detail) for one in await audit_trail(tx)] == [
            (None, "invite", "counsellor", ""),
            (member.id, "export", "month", "csv"),
        ]


async def test_there_is_one_place_of_a_kind(database: Database) -> None:
    """A new staff group takes the place of the old one."""
    async with database.write() as tx:
        assert await place_of(tx) == 0
        await enrol_place(tx, -1, "staff", None, NOON)
        await enrol_place(tx, -2, "staff", None, NOON)
        await enrol_place(tx, -3, "administrators", None, NOON)
        assert await all_places(tx) == {-2: "staff", -3: "administrators"}
        assert await place_of(tx) == -2
        assert await leave_place(tx, -2)
        assert not await leave_place(tx, -2)
        assert await place_of(tx) == 0
