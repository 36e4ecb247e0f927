"""Members of the staff: invited by a link that works once, removed at once, helped to what they may do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.batch import Batch
from bot.config import Settings
from bot.ledger import Ledger as Pages
from bot.staff.helping import ENROL
from bot.staff.invite import CAPABILITY as INVITE
from bot.staff.joining import is_invitation, join
from bot.staff.registry import CAPABILITIES
from bot.staff.team import CAPABILITY as TEAM
from flows.events import Commanded, Event
from flows.library import Library
from flows.roles import ROLES
from storage.database import Database
from storage.places import all_places
from storage.staff import audit_trail, member_by_telegram_id
from storage.tables import beneficiaries, invites
from tests.staff.cast import ADMIN, COORDINATOR, COUNSELLOR, GROUP, NOW, REPORTER, Desk, hire, tokens

pytestmark = pytest.mark.anyio

STRANGER = 8001


@pytest.fixture
async def desk(database: Database, settings: Settings, library: Library) -> AsyncIterator[Desk]:
    """Staff at work."""
    async with database.write() as tx:
        yield Desk(tx, settings, library, await hire(tx))


async def _link(desk: Desk, role: str = "counsellor") -> str:
    reply = await desk.ask(INVITE, role)
    assert reply.confidential
    return next(line for line in desk.screen(reply).splitlines() if line.startswith("https://"))


def _follows(link: str, telegram_id: int = STRANGER, *, after: timedelta = timedelta()) -> Event:
    token = link.partition("?start=")[2]
    return Event(
        update_id=1,
        chat_id=telegram_id,
        chat="private",
        sender_id=telegram_id,
        at=NOW + after,
        what=Commanded("start", token),
        first_name="Nadia",
        language_code="fr",
    )


async def _joins(desk: Desk, event: Event) -> Batch:
    batch = Batch(desk.tx, desk.settings, desk.library, Pages(event.at))
    await batch.gather([event])
    assert is_invitation(event)
    await join(batch, event)
    return batch


def _said(batch: Batch) -> dict[int, str]:
    return {call.chat_id: call.payload for call in batch.ledger.calls if call.method == "sendMessage"}


async def test_an_invitation_is_a_link_that_fits_telegram(desk: Desk) -> None:
    """256 random bits in at most 64 characters; only their hash is kept."""
    link = await _link(desk)
    assert link.startswith("https://t.me/wijha_bot?start=i_")
    token = link.partition("?start=")[2]
    assert len(token) <= 64 and len(token.removeprefix("i_")) == 43
    stored = (await desk.tx.execute(select(invites))).one()
    assert token.removeprefix("i_").encode() not in stored.token_hash and len(stored.token_hash) == 32
    assert stored.expires_at - stored.issued_at == timedelta(hours=24)
    assert await _link(desk) != link


@pytest.mark.parametrize("role", ["", "boss", "Counsellors", "x" * 200])
async def test_unknown_roles_are_refused_with_the_list(desk: Desk, role: str) -> None:
    """The four roles as buttons; no invitation is made."""
    reply = await desk.ask(INVITE, role)
    assert tokens(reply) == [f"s.invite.{one}" for one in ROLES]
    assert (await desk.tx.execute(select(invites))).all() == []


async def test_whoever_follows_the_link_joins_and_the_issuer_is_told(desk: Desk) -> None:
    """They are welcomed in their language, kept out of the totals, and the act is in the audit."""
    batch = await _joins(desk, _follows(await _link(desk, "reporter")))
    member = await member_by_telegram_id(desk.tx, STRANGER)
    assert member is not None and (member.role, member.name) == ("reporter", "Nadia")
    assert batch.staff[STRANGER] == member
    said = _said(batch)
    assert "Bienvenue dans l'équipe" in said[STRANGER] and "Chargé(e) des rapports" in said[STRANGER]
    assert "Nadia" in said[ADMIN] and set(said) == {STRANGER, ADMIN}
    menu = next(call for call in batch.ledger.calls if call.method == "setMyCommands")
    assert menu.chat_id == STRANGER and '"export"' in menu.payload
    assert [row.is_test for row in await desk.tx.execute(select(beneficiaries))] == [True]
    assert [(e.action, e.detail) for e in await audit_trail(desk.tx)] == [("join", "joined")]
    assert [(row.beneficiary_id, row.staff_id) for row in batch.ledger.interactions] == [(None, member.id)]


async def test_an_invitation_works_once(desk: Desk) -> None:
    """The second who follows it is told so, and is nobody."""
    link = await _link(desk)
    await _joins(desk, _follows(link))
    second = await _joins(desk, _follows(link, 8002))
    assert "déjà servi" in _said(second)[8002]
    assert await member_by_telegram_id(desk.tx, 8002) is None


async def test_an_invitation_ends_after_a_day(desk: Desk) -> None:
    """Too late is too late; and one that was never made is not correct."""
    link = await _link(desk)
    late = await _joins(desk, _follows(link, after=timedelta(hours=24)))
    assert "plus valable" in _said(late)[STRANGER]
    wrong = await _joins(desk, _follows("https://t.me/b?start=i_" + "A" * 43))
    assert "pas correcte" in _said(wrong)[STRANGER]
    assert await member_by_telegram_id(desk.tx, STRANGER) is None
    assert [e.detail for e in await audit_trail(desk.tx)] == ["unknown", "expired"]


async def test_staff_who_try_a_link_keep_their_role(desk: Desk) -> None:
    """And the invitation is still good."""
    link = await _link(desk)
    await _joins(desk, _follows(link, ADMIN))
    kept = await member_by_telegram_id(desk.tx, ADMIN)
    assert kept is not None and kept.role == "administrator"
    await _joins(desk, _follows(link))
    assert await member_by_telegram_id(desk.tx, STRANGER) is not None


def test_what_is_no_invitation() -> None:
    """In a group, from somebody hidden, without the mark, or as another command."""
    event = _follows("?start=i_x")
    assert is_invitation(event)
    others = [
        replace(event, chat="group"),
        replace(event, sender_id=0),
        replace(event, what=Commanded("start", "menu")),
        replace(event, what=Commanded("stop", "i_x")),
    ]
    assert [other for other in others if is_invitation(other)] == []


async def test_the_staff_are_listed_and_removed_after_a_question(desk: Desk) -> None:
    """Not oneself, nor administrators of the settings; removing takes every right away at once."""
    reply = await desk.ask(TEAM)
    ids = {who: desk.members[who].id for who in (COORDINATOR, COUNSELLOR, REPORTER)}
    assert tokens(reply) == [*(f"s.staff.{number}" for number in ids.values()), "s.invite."]
    assert "خديجة · Conseiller(ère)" in desk.screen(reply).splitlines()
    asked = await desk.ask(TEAM, str(ids[COUNSELLOR]))
    assert tokens(asked) == [f"s.staff.sure.{ids[COUNSELLOR]}", "s.staff."]
    assert await member_by_telegram_id(desk.tx, COUNSELLOR) is not None
    await desk.ask(TEAM, f"sure.{ids[COUNSELLOR]}")
    assert await member_by_telegram_id(desk.tx, COUNSELLOR) is None
    gone = await desk.ask(TEAM, f"sure.{ids[COUNSELLOR]}")
    assert "s.staff." + str(ids[COUNSELLOR]) not in tokens(gone)


async def test_nobody_removes_themselves(desk: Desk) -> None:
    """Lest no administrator is left."""
    await desk.ask(TEAM, f"sure.{desk.members[ADMIN].id}")
    assert await member_by_telegram_id(desk.tx, ADMIN) is not None


async def test_help_lists_what_the_role_may_do(desk: Desk) -> None:
    """And nothing else; flows that staff start with a command are in it."""
    help_ = next(one for one in CAPABILITIES if one.command == "help")
    counsellor = desk.screen(await desk.ask(help_, who=COUNSELLOR))
    assert "/cases" in counsellor and "/runs" in counsellor and "/stats" in counsellor
    assert "/export" not in counsellor and "/invite" not in counsellor and "/open_run" not in counsellor
    administrator = desk.screen(await desk.ask(help_, who=ADMIN))
    assert "/invite" in administrator and "/enrol" in administrator
    for flow in desk.library.flows.values():
        assert not (flow.command and flow.role) or f"/{flow.command} ·" in administrator


async def test_a_group_is_enrolled(desk: Desk) -> None:
    """From within it; in private the administrator is told how."""
    told = desk.screen(await desk.ask(ENROL))
    assert "/enrol" in told and await all_places(desk.tx) == {}
    await desk.ask(ENROL, chat_id=GROUP)
    assert await all_places(desk.tx) == {GROUP: "staff"}


@pytest.mark.parametrize("capability", CAPABILITIES, ids=lambda one: one.command)
@pytest.mark.parametrize("language", ["ar", "ary", "fr", "en"])
async def test_every_command_answers_in_every_language(desk: Desk, capability: object, language: str) -> None:
    """With one message without an id that nobody has worded."""
    reply = await desk.ask(capability, language=language)  # type: ignore[arg-type]  # a capability
    texts = desk.library.texts
    used = {say.text for say in reply.says} | {
        b.text for say in reply.says for row in say.buttons for b in row
    }
    assert [text for text in used if not texts.has(text)] == []
    assert desk.screen(reply, language)
