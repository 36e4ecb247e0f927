"""Events of staff and of groups: answers to young people, buttons on cases, commands, idle talk."""

from __future__ import annotations

import json
from dataclasses import replace

from bot import desk
from bot.attending import attend
from bot.batch import Batch
from bot.menus import show_menu
from bot.staff.access import authorise
from bot.staff.capability import Asker, Call, Capability
from bot.staff.registry import CAPABILITIES
from flows.effects import Say
from flows.events import Closed, Commanded, Event, Left, Pressed, Sent, Wrote
from storage import appointments, cases, outbox
from storage.appointments import Appointment
from storage.cases import Case
from storage.database import long_statements
from storage.jobs import add_job
from storage.places import leave_place
from storage.record import Contact, Interaction
from storage.staff import Member, audit
from storage.vocabulary import LANE_REPLY, LANE_STAFF

_COMMANDS = {capability.command: capability for capability in CAPABILITIES}


async def staff_event(batch: Batch, event: Event) -> bool:
    """Take an event of a member of the staff in their own chat, if it is staff work; whether it was."""
    member = batch.staff.get(event.sender_id)
    capability, argument = _asked(event.what)
    if capability and (member or not capability.shared):
        await _answer(batch, event, member, capability, argument)
        return True
    return member is not None and await _desk_work(batch, event, member)


async def group_event(batch: Batch, event: Event) -> None:
    """Take an event of a group. Staff work there; to anybody else the bot says where to find it."""
    member = batch.staff.get(event.sender_id)
    capability, argument = _asked(event.what)
    if isinstance(event.what, Left):
        await leave_place(batch.tx, event.chat_id)
        batch.moved()
        _record(batch, event, member, "group", "left")
    elif capability and (member or not capability.shared):
        await _answer(batch, event, member, capability, argument)
    elif member and event.chat_id in await batch.groups() and await _desk_work(batch, event, member):
        pass
    else:
        _record(batch, event, member, "group")
        if isinstance(event.what, Commanded) and event.chat_id not in await batch.groups():
            language = batch.settings.default_language
            batch.tell(event.chat_id, language, [Say("group-only-private")], LANE_STAFF, event.update_id)


def _asked(what: object) -> tuple[Capability | None, str]:
    """The capability that a command or a staff button asks for, and its argument."""
    match what:
        case Commanded(name, argument):
            return _COMMANDS.get(name), argument
        case Pressed(token) if token.startswith("s."):
            name, _, argument = token.removeprefix("s.").partition(".")
            return _COMMANDS.get(name), argument
    return None, ""


async def _answer(
    batch: Batch, event: Event, member: Member | None, capability: Capability, argument: str
) -> None:
    """Let the capability answer, if this person may ask it here; either way it goes into the audit."""
    language = _spoken(batch, event, member)
    asker = Asker(member.id, member.telegram_id, member.role, language) if member else None
    refused = "forwarded" if event.forwarded else ""
    refused = refused or authorise(asker, capability, event.chat, event.chat_id, await batch.groups())
    staff_id = member.id if member else None
    detail = "refused" if refused else ""
    await audit(batch.tx, batch.ledger.at, staff_id, capability.command, argument[:64], detail)
    present = batch.people.get(event.chat_id) if member is None else None
    stranger = present.loaded.beneficiary_id if present else None
    _record(batch, event, member, "staff", capability.command, stranger)
    edit = event.what.message_id if isinstance(event.what, Pressed) else 0
    if refused or asker is None:
        says = [Say("staff-refused" if refused == "forwarded" else refused)]
        batch.tell(event.chat_id, language, says, LANE_STAFF, event.update_id)
        return
    call = Call(
        tx=batch.tx,
        settings=batch.settings,
        library=batch.library,
        asker=asker,
        chat_id=event.chat_id,
        argument=argument,
        at=batch.ledger.at,
        pressed=bool(edit),
    )
    with long_statements(batch.tx):  # a question may read the whole record
        reply = await capability.answer(call)
    batch.moved()
    batch.tell(
        event.chat_id,
        language,
        reply.says,
        LANE_STAFF,
        event.update_id,
        edit,
        confidential=reply.confidential,
    )
    for one in reply.told:
        batch.tell(one.chat_id, one.language, one.says, LANE_REPLY, event.update_id)
    for menu in reply.menus:
        show_menu(batch, menu, event.update_id)
    for job in reply.jobs:
        payload = json.dumps(dict(job.payload), ensure_ascii=False)
        await add_job(batch.tx, job.kind, payload, batch.ledger.at, batch.ledger.at, asker.staff_id)


def _spoken(batch: Batch, event: Event, member: Member | None) -> str:
    """The language of a member of the staff, or of the young person who tries a command of theirs."""
    present = batch.people.get(event.chat_id)
    return present.language if present and member is None else batch.staff_language(member)


# --- cases and appointments


async def _desk_work(batch: Batch, event: Event, member: Member) -> bool:
    """A button on a case, or a reply to one of our messages about one; whether it was."""
    if isinstance(event.what, Pressed):
        return await _case_button(batch, event, member, event.what.token)
    if not event.reply_to or not isinstance(event.what, Wrote | Sent | Commanded):
        return False
    kind, reference = desk.tag_in(event.replied)
    if kind == "R":
        return await _answer_appointment(batch, event, member, reference)
    case = await _case_of(batch, event, reference)
    if case is None:
        return False
    if isinstance(event.what, Commanded):
        return event.what.name == "close" and await _close(batch, event, member, case)
    await _reply(batch, event, member, case)
    return True


async def _case_of(batch: Batch, event: Event, reference: str) -> Case | None:
    if reference:
        return await cases.case_by_reference(batch.tx, reference)
    row = await outbox.by_message(batch.tx, event.chat_id, event.reply_to)
    return await cases.case_by_id(batch.tx, row.case_id) if row else None


async def _reply(batch: Batch, event: Event, member: Member, case: Case) -> None:
    """An answer to a young person; the first one is a service rendered."""
    _record(batch, event, member, "staff_reply", "listening", beneficiary_id=case.beneficiary_id)
    if case.status != "open":
        await desk.tell_staff(batch, "desk-case-closed", case, event)
        return
    await batch.load([case.chat_id])
    if not batch.people[case.chat_id].loaded.reachable:
        await desk.tell_staff(batch, "desk-unreachable", case, event)
        return
    await desk.reply(batch, case, event, member.id)
    if case.first_reply_at is None:
        batch.ledger.contacts.append(
            _contact(batch, event, member, case.beneficiary_id, "listening", "informed", case.id)
        )


async def _case_button(batch: Batch, event: Event, member: Member, token: str) -> bool:
    mark, _, rest = token.partition(".")
    action, _, reference = rest.partition(".")
    case = await cases.case_by_reference(batch.tx, reference) if mark == "c" and reference else None
    if case is None:
        return False
    if action == "close":
        return await _close(batch, event, member, case)
    taken = action == "take" and await cases.take_case(batch.tx, case.id, member.id)
    _record(batch, event, member, "staff", "take", beneficiary_id=case.beneficiary_id)
    text = "desk-taken" if taken else "desk-not-taken"
    await desk.tell_staff(batch, text, case, event, name=event.first_name)
    return True


async def _close(batch: Batch, event: Event, member: Member, case: Case) -> bool:
    """Close a case from the staff's side; the person is told and is back with the bot."""
    _record(batch, event, member, "staff", "close", beneficiary_id=case.beneficiary_id)
    if await cases.close_case(batch.tx, case.id, "staff", batch.ledger.at):
        await batch.load([case.chat_id])
        closed = replace(
            event, chat_id=case.chat_id, chat="private", sender_id=0, what=Closed(), message_id=0
        )
        await attend(batch, closed)
    await desk.tell_staff(batch, "desk-closed", case, event)
    return True


async def _answer_appointment(batch: Batch, event: Event, member: Member, reference: str) -> bool:
    """An answer to a request for an appointment, in the staff's own words."""
    asked = await appointments.appointment_by_reference(batch.tx, reference)
    if asked is None or not isinstance(event.what, Wrote):
        return False
    _record(batch, event, member, "staff_reply", "appointment", beneficiary_id=asked.beneficiary_id)
    words = event.what.text
    if not await appointments.answer_appointment(batch.tx, asked.id, words, member.id, batch.ledger.at):
        language = batch.staff_language(member)
        batch.tell(event.chat_id, language, [Say("desk-appointment-over")], LANE_STAFF, event.update_id)
        return True
    _tell_answer(batch, event, asked, words)
    batch.ledger.contacts.append(
        _contact(batch, event, member, asked.beneficiary_id, "accompaniment", "appointment")
    )
    return True


def _tell_answer(batch: Batch, event: Event, asked: Appointment, words: str) -> None:
    if asked.chat_id:
        texts = batch.library.texts
        head = texts.format(asked.language, "appointment-answer", {"reference": asked.reference})
        calls = desk.worded(asked.chat_id, head, words)
        batch.ledger.send(asked.chat_id, calls, lane=LANE_REPLY, update_id=event.update_id, confidential=True)


def _contact(
    batch: Batch,
    event: Event,
    member: Member,
    beneficiary_id: int,
    service: str,
    outcome: str,
    case_id: int | None = None,
) -> Contact:
    return Contact(
        beneficiary_id=beneficiary_id,
        service=service,
        outcome=outcome,
        occurred_at=event.at,
        recorded_at=batch.ledger.at,
        staff_id=member.id,
        case_id=case_id,
        update_id=event.update_id,
    )


def _record(
    batch: Batch,
    event: Event,
    member: Member | None,
    kind: str,
    node: str = "",
    beneficiary_id: int | None = None,
) -> None:
    """The interaction of this turn; what was written is not in it."""
    batch.ledger.interactions.append(
        Interaction(
            occurred_at=event.at,
            recorded_at=batch.ledger.at,
            kind=kind,
            beneficiary_id=beneficiary_id,
            service="listening" if node == "listening" else "information",
            flow="staff" if member or event.chat == "private" else "group",
            node=node,
            language=_spoken(batch, event, member),
            staff_id=member.id if member else None,
            update_id=event.update_id,
        )
    )
