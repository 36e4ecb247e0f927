"""The desk: talk between young people and staff, through the bot and never past it.

What a person writes goes to where the staff are, under the reference of a case; a staff member answers by
replying to it. Neither sees the other's name, number or profile. Words pass through the outbox, which
forgets them once sent; pictures and voice notes are copied by Telegram itself and never come here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from bot.batch import Batch, Present
from bot.render import ApiCall, keyboard, split
from flows.effects import Button, Say
from flows.events import Edited, Event, Sent, Value, Wrote
from storage import cases
from storage.appointments import Appointment
from storage.cases import Case
from storage.outbox import cancel_chat
from storage.vocabulary import LANE_CRISIS, LANE_STAFF

CAPTIONED = frozenset({"voice", "audio", "photo", "video", "document", "animation"})
"""What Telegram lets carry a caption when it is copied."""

LONGEST_CAPTION = 1000
NO_PREVIEW = {"is_disabled": True}

_TAG = re.compile(r"#([CR])_([2-9A-HJ-NP-Z]{5})\b")


def case_tag(reference: str) -> str:
    """How a case is written on messages to staff: a hashtag, so that it can be searched."""
    return f"#C_{reference}"


def appointment_tag(reference: str) -> str:
    """How an appointment request is written on messages to staff."""
    return f"#R_{reference}"


def tag_in(text: str) -> tuple[str, str]:
    """The kind (`C` or `R`) and reference on one of our messages; empty where there is none."""
    found = _TAG.search(text)
    return (found[1], found[2]) if found else ("", "")


async def hand_off(batch: Batch, present: Present, event: Event, *, urgent: bool) -> None:
    """Open a case, or keep the open one; the staff are told of a new one, and of every urgent call."""
    case, is_new = await cases.open_case(
        batch.tx, present.loaded.beneficiary_id, present.chat_id, batch.ledger.at, urgent
    )
    if not (is_new or urgent):
        return
    language_name = batch.library.texts.label(
        _staff_language(batch), f"language-{present.language or 'ary'}", {}
    )
    args: dict[str, Value] = {"tag": case_tag(case.reference), "language": language_name}
    says = [Say("desk-urgent" if urgent else "desk-new", args, _case_buttons(case))]
    await _to_staff(batch, says, event, case)


async def relay(batch: Batch, present: Present, event: Event, *, urgent: bool, message_id: int = 0) -> None:
    """Pass what a person sent to the staff, under the reference of their case."""
    case = (await cases.open_cases_of(batch.tx, [present.chat_id])).get(present.chat_id)
    if case is None:
        case, _ = await cases.open_case(
            batch.tx, present.loaded.beneficiary_id, present.chat_id, batch.ledger.at, urgent
        )
    await cases.touch_cases(batch.tx, [(case.id, event.at)])
    head = _head(batch, case, "desk-correction" if isinstance(event.what, Edited) else "desk-message", urgent)
    for place in await batch.places():
        if message_id:
            calls = [_copy(place, present.chat_id, message_id, head)]
        else:
            calls = _relayed(place, event, head)
        _send(batch, place, calls, event, case)


async def reply(batch: Batch, case: Case, event: Event, staff_id: int) -> None:
    """Pass what a member of the staff sent to the person; the first answer is what makes listening happen."""
    texts = batch.library.texts
    head = texts.format(case.language, "staff-says", {})
    match event.what:
        case Wrote(text):
            calls = worded(case.chat_id, head, text)
        case Sent() as sent:
            calls = _copied(case.chat_id, event, sent, head)
        case _:
            calls = []
    _send(batch, case.chat_id, calls, event, case)
    await cases.note_reply(batch.tx, case.id, staff_id, batch.ledger.at)


async def tell_staff(batch: Batch, text: str, case: Case, event: Event, **args: Value) -> None:
    """Say something about a case where the staff are."""
    await _to_staff(batch, [Say(text, {"tag": case_tag(case.reference), **args})], event, case)


async def closed_by_person(batch: Batch, present: Present, event: Event) -> None:
    """The person ended the talk: close the case, and tell the staff."""
    case = (await cases.open_cases_of(batch.tx, [present.chat_id])).get(present.chat_id)
    if case and await cases.close_case(batch.tx, case.id, "person", batch.ledger.at):
        await tell_staff(batch, "desk-closed-by-person", case, event)


async def left(batch: Batch, present: Present, event: Event) -> None:
    """The person blocked the bot: nothing more is sent to them, and whoever holds their case is told."""
    await cancel_chat(batch.tx, present.chat_id, "blocked")
    case = (await cases.open_cases_of(batch.tx, [present.chat_id])).get(present.chat_id)
    if case:
        await tell_staff(batch, "desk-left", case, event)


async def announce_appointment(batch: Batch, asked: Appointment, event: Event) -> None:
    """Tell the staff of a request; they answer by replying to this message."""
    texts, language = batch.library.texts, _staff_language(batch)
    half_days = texts.label(language, f"half-day-{asked.half_days}".replace("_", "-"), {})
    args: dict[str, Value] = {
        "tag": appointment_tag(asked.reference),
        "name": asked.name,
        "subject": texts.label(language, f"subject-{asked.subject}", {}),
        "half_days": half_days if asked.half_days else "",
    }
    head = texts.format(language, "desk-appointment", args)
    card = Button(f"s.requests.{asked.reference}", "requests-open")
    for place in await batch.places():
        calls = worded(place, head, asked.details) if asked.details else [_message(place, head)]
        calls[-1].parameters["reply_markup"] = keyboard(texts, language, ((card,),))
        batch.ledger.send(place, calls, lane=LANE_STAFF, update_id=event.update_id, confidential=True)


def _staff_language(batch: Batch) -> str:
    return batch.settings.staff_language


def _case_buttons(case: Case) -> tuple[tuple[Button, ...], ...]:
    take = Button(f"c.take.{case.reference}", "desk-take")
    close = Button(f"c.close.{case.reference}", "desk-close")
    return ((take, close),)


async def _to_staff(batch: Batch, says: Sequence[Say], event: Event, case: Case) -> None:
    texts, language = batch.library.texts, _staff_language(batch)
    text = "\n\n".join(texts.format(language, say.text, say.args) for say in says)
    for place in await batch.places():
        call = _message(place, text)
        if says[-1].buttons:
            call.parameters["reply_markup"] = keyboard(texts, language, says[-1].buttons)
        _send(batch, place, [call], event, case)


def _head(batch: Batch, case: Case, text: str, urgent: bool) -> str:
    mark = "desk-urgent-mark" if urgent or case.urgent else "desk-mark"
    texts, language = batch.library.texts, _staff_language(batch)
    args: dict[str, Value] = {"tag": case_tag(case.reference), "mark": texts.label(language, mark, {})}
    return texts.format(language, text, args)


def _relayed(place: int, event: Event, head: str) -> list[ApiCall]:
    match event.what:
        case Wrote(text) | Edited(text):
            return worded(place, head, text)
        case Sent() as sent:
            return _copied(place, event, sent, head)
    return []


def worded(chat_id: int, head: str, words: str) -> list[ApiCall]:
    """Somebody's own words under a heading, in as many messages as they need."""
    return [_message(chat_id, part) for part in split(f"{head}\n{escape(words, quote=False)}")]


def _copied(chat_id: int, event: Event, sent: Sent, head: str) -> list[ApiCall]:
    """A picture, voice note ... under a heading: as its caption, or before it where that cannot be."""
    caption = f"{head}\n{escape(sent.caption, quote=False)}" if sent.caption else head
    if sent.media in CAPTIONED and len(caption) <= LONGEST_CAPTION:
        return [_copy(chat_id, event.chat_id, event.message_id, caption)]
    return [*worded(chat_id, head, sent.caption), _copy(chat_id, event.chat_id, event.message_id, "")]


def _message(chat_id: int, text: str) -> ApiCall:
    parameters = {"chat_id": chat_id, "text": text, "parse_mode": "HTML", "link_preview_options": NO_PREVIEW}
    return ApiCall("sendMessage", parameters)


def _copy(chat_id: int, from_chat_id: int, message_id: int, caption: str) -> ApiCall:
    captioned = {"caption": caption, "parse_mode": "HTML"} if caption else {}
    where = {"chat_id": chat_id, "from_chat_id": from_chat_id, "message_id": message_id}
    return ApiCall("copyMessage", {**where, **captioned})


def _send(batch: Batch, chat_id: int, calls: Sequence[ApiCall], event: Event, case: Case) -> None:
    batch.ledger.send(
        chat_id, calls, lane=LANE_CRISIS, update_id=event.update_id, case_id=case.id, confidential=True
    )
