"""Attending to one person: their event goes through the engine, and what follows goes into the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import desk
from bot.batch import Batch, Present
from bot.carrying import carry
from flows.conversation import to_json
from flows.effects import CloseCase, Complete, Effect, HandOff, Record, Relay, Save, Say
from flows.engine import advance
from flows.events import Event, Left, Pressed
from storage.conversations import Saved
from storage.record import Contact, Interaction
from storage.vocabulary import LANE_CRISIS, LANE_REPLY

MOST_REQUESTS = 16
"""Requests carried out in one turn; a library that asks for more is at fault."""

IDENTITY = frozenset({"name", "phone"})
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
        chat_id=event.chat_id, state=to_json(present.conversation), at=batch.ledger.at, reachable=not gone
    )


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
                _save(batch, present, name, value)
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
    edit = event.what.message_id if isinstance(event.what, Pressed) else 0
    personal = any(not IDENTITY.isdisjoint(say.args) for say in says)
    batch.tell(present.chat_id, present.language, says, lane, event.update_id, edit, confidential=personal)


def _save(batch: Batch, present: Present, name: str, value: str) -> None:
    facts = batch.ledger.facts[present.loaded.beneficiary_id]
    facts[name] = value
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
