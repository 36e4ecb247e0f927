"""Joining: somebody follows the link of an invitation and becomes staff."""

from __future__ import annotations

from datetime import datetime

from bot.batch import Batch
from bot.menus import show_menu
from bot.staff.capability import Menu
from bot.staff.invite import MARK
from flows.effects import Say
from flows.events import Commanded, Event
from storage.database import Transaction
from storage.people import set_apart
from storage.record import Interaction
from storage.staff import Redeemed, audit, member_by_id, redeem_invite
from storage.vocabulary import LANE_REPLY, LANE_STAFF


def is_invitation(event: Event) -> bool:
    """Whether somebody follows the link of an invitation, in their own chat."""
    what = event.what
    started = isinstance(what, Commanded) and what.name == "start" and what.argument.startswith(MARK)
    return started and event.chat == "private" and bool(event.sender_id)


async def join(batch: Batch, event: Event) -> None:
    """Use the invitation; the new member is welcomed, and whoever invited is told."""
    assert isinstance(event.what, Commanded)
    language = batch.people[event.chat_id].language
    if event.sender_id in batch.staff:  # else an administrator who tries the link would lose the role
        batch.tell(event.chat_id, language, [Say("invite-already")], LANE_REPLY, event.update_id)
        _record(batch, event, language)
        return
    token = event.what.argument.removeprefix(MARK)
    done = await redeem(batch.tx, token, event.sender_id, event.first_name, batch.ledger.at, language)
    if done.member is None:
        batch.tell(event.chat_id, language, [Say(f"invite-{done.outcome}")], LANE_REPLY, event.update_id)
    else:
        batch.staff[event.sender_id] = done.member
        await set_apart(batch.tx, batch.people[event.chat_id].loaded.beneficiary_id, batch.ledger.at)
        await _tell(batch, event, done, language)
        show_menu(batch, Menu(event.chat_id, language, done.member.role), event.update_id)
    _record(batch, event, language)


async def redeem(
    tx: Transaction, token: str, telegram_id: int, name: str, at: datetime, language: str
) -> Redeemed:
    """Use an invitation, and note it in the audit whatever became of it."""
    done = await redeem_invite(tx, token, telegram_id, name, language, at)
    who, role = (done.member.id, done.member.role) if done.member else (None, "")
    await audit(tx, at, who, "join", role, done.outcome)
    return done


async def _tell(batch: Batch, event: Event, done: Redeemed, language: str) -> None:
    assert done.member is not None
    text = f"role-{done.member.role}"
    role = batch.library.texts.label(language, text, {})
    batch.tell(event.chat_id, language, [Say("invite-welcome", {"role": role})], LANE_REPLY, event.update_id)
    issuer = await member_by_id(batch.tx, done.issued_by) if done.issued_by else None
    if issuer is not None and issuer.active:
        spoken = batch.staff_language(issuer)
        args = {"name": event.first_name, "role": batch.library.texts.label(spoken, text, {})}
        says = [Say("invite-joined", args)]
        batch.tell(issuer.telegram_id, spoken, says, LANE_STAFF, event.update_id)


def _record(batch: Batch, event: Event, language: str) -> None:
    """The turn of somebody who is staff, or nobody yet: of no young person."""
    member = batch.staff.get(event.sender_id)
    batch.ledger.interactions.append(
        Interaction(
            occurred_at=event.at,
            recorded_at=batch.ledger.at,
            kind="staff",
            flow="staff",
            node="join",
            language=language,
            staff_id=member.id if member else None,
            update_id=event.update_id,
        )
    )
