"""Attending to one person: their event goes through the engine, and what follows goes into the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot import desk
from bot.batch import Batch, Present
from bot.carrying import carry
from bot.menus import show_menu
from bot.render import stripped
from bot.staff.capability import Menu
from flows.conversation import Conversation, to_json
from flows.effects import CloseCase, Complete, Effect, HandOff, Record, Relay, Save, Say
from flows.engine import advance
from flows.events import Event, Left, Pressed, Value
from flows.library import Library
from storage.conversations import Saved
from storage.record import Contact, Interaction
from storage.staff import speak
from storage.vocabulary import LANE_CRISIS, LANE_REPLY

MOST_REQUESTS = 16
"""Requests carried out in one turn; a library that asks for more is at fault."""

IDENTITY = frozenset({"name", "phone", "person_label"})
"""Values of texts that say who somebody is: such a message is sealed while it waits, forgotten once sent."""


async def attend(batch: Batch, event: Event) -> None:
    """Take one event of a person in their private chat."""
    present = batch.people[event.chat_id]
    effects = await _advance(batch, present, event)
    await _follow(batch, present, event, effects)
    gone = isinstance(event.what, Left)
    if gone:
        await desk.left(batch, present, event)
    batch.ledger.conversations[event.chat_id] = Saved(
        chat_id=event.chat_id,
        state=to_json(present.conversation),
        at=batch.ledger.at,
        reachable=not gone,
        confidential=_in_confidence(batch.library, present.conversation),
    )


def _in_confidence(library: Library, conversation: Conversation) -> bool:
    """Whether answers are remembered that were given in a confidential flow."""
    flows = (library.flows.get(place.flow) for place in (conversation.place, *conversation.stack))
    return bool(conversation.answers) and any(flow.confidential for flow in flows if flow)


async def _advance(batch: Batch, present: Present, event: Event) -> list[Effect]:
    """Let the engine work, carrying out what it requests, until the turn is complete."""
    effects: list[Effect] = []
    for _ in range(MOST_REQUESTS):
        step = advance(batch.library, present.conversation, present.person, event)
        present.conversation, present.person = step.conversation, dict(step.person)
        effects += step.effects
        if step.request is None:
            return effects
        event = replace(event, what=await carry(batch, present, event, step.request))
    raise RuntimeError(f"the turn goes on and on at {present.conversation.place}")


async def _follow(batch: Batch, present: Present, event: Event, effects: Sequence[Effect]) -> None:
    """Carry out the effects; what is said becomes one message at the end."""
    for effect in effects:
        match effect:
            case Record():
                batch.ledger.interactions.append(_interaction(batch, present, event, effect))
            case Save(name, value):
                _save(batch, present, name, value, event.update_id)
                if name == "language" and present.person.get("role"):
                    await speak(batch.tx, event.sender_id, value)
            case Complete(service, outcome):
                batch.ledger.contacts.append(_contact(batch, present, event, service, outcome))
            case HandOff(urgent):
                await desk.hand_off(batch, present, event, urgent=urgent)
            case Relay(urgent, message_id):
                await desk.relay(batch, present, event, urgent=urgent, message_id=message_id)
            case CloseCase():
                await desk.closed_by_person(batch, present, event)
            case Say():
                pass
    _say(batch, present, event, effects)


def _say(batch: Batch, present: Present, event: Event, effects: Sequence[Effect]) -> None:
    says = [effect for effect in effects if isinstance(effect, Say)]
    urgent = any(isinstance(effect, HandOff) for effect in effects)
    lane = LANE_CRISIS if urgent else LANE_REPLY
    edit = _rewritten(batch, present, event, lane) if says else 0
    personal = any(not IDENTITY.isdisjoint(args) for say in says for args in _all_args(say))
    batch.tell(present.chat_id, present.language, says, lane, event.update_id, edit, confidential=personal)


def _all_args(say: Say) -> Iterator[Mapping[str, Value]]:
    """The values in a text and on its buttons."""
    yield say.args
    yield from (button.args for row in say.buttons for button in row)


def _rewritten(batch: Batch, present: Present, event: Event, lane: int) -> int:
    """The message to rewrite: the one that was tapped, unless the person has written below it since.

    Up there nobody would see the answer; it only loses its buttons. 0: nothing is rewritten.
    """
    tapped = event.what.message_id if isinstance(event.what, Pressed) else 0
    if tapped > present.conversation.written or not tapped:
        return tapped
    calls = [stripped(present.chat_id, tapped)]
    batch.ledger.send(present.chat_id, calls, lane=lane, update_id=event.update_id)
    return 0


def _save(batch: Batch, present: Present, name: str, value: str, update_id: int) -> None:
    facts = batch.ledger.facts[present.loaded.beneficiary_id]
    facts[name] = value
    if name == "language":
        show_menu(batch, Menu(present.chat_id, value, present.person.get("role", "")), update_id)
    if name == "commune":
        facts["milieu"] = batch.library.milieu(value)


def _interaction(batch: Batch, present: Present, event: Event, record: Record) -> Interaction:
    return Interaction(
        occurred_at=event.at,
        recorded_at=batch.ledger.at,
        kind=record.kind,
        beneficiary_id=present.loaded.beneficiary_id,
        service=record.service,
        flow=record.flow,
        node=record.node,
        answer=record.answer,
        language=present.language,
        update_id=event.update_id,
    )


def _contact(batch: Batch, present: Present, event: Event, service: str, outcome: str) -> Contact:
    return Contact(
        beneficiary_id=present.loaded.beneficiary_id,
        service=service,
        outcome=outcome,
        occurred_at=event.at,
        recorded_at=batch.ledger.at,
        update_id=event.update_id,
    )
