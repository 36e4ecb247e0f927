"""A talk with the bot without Telegram: the real engine and the real memory, one person, one deed at a time.

The terminal player and the golden transcripts are both made of it. Between any two turns the conversation
goes through its JSON, as it does between two messages of a real person.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path

from bot.batch import Batch, Present
from bot.carrying import carry
from bot.config import Settings
from bot.ledger import Ledger
from bot.render import render
from flows.conversation import Conversation, Place, from_json, to_json
from flows.effects import CloseCase, Complete, Effect, HandOff, Record, Relay, Request, Save, Say
from flows.engine import advance
from flows.events import Answered, Commanded, Event, Sent, Value, What
from flows.library import Library
from flows.turn import Step, Turn
from flows.walking import start
from storage.conversations import Newcomer, create_people
from storage.courses import CourseEntry, import_catalogue
from storage.database import Database
from storage.secrets import Keyring, new_key
from storage.staff import add_member

CHAT = 7001
_ISOLATES = re.compile("[\u200f\u2066-\u2069]")
_TAGS = re.compile(r"</?[a-z][^<>]*>")
_MOST_REQUESTS = 16


@dataclass(frozen=True, slots=True)
class Seen:
    """What one turn shows: words, rows of (label, token), and what was recorded and requested, in words."""

    text: str
    rows: tuple[tuple[tuple[str, str], ...], ...]
    recorded: tuple[str, ...]
    place: str

    @property
    def shown(self) -> str:
        """Words and buttons as one text."""
        rows = [" ".join(f"[{label}]" for label, _ in row) for row in self.rows]
        return "\n".join([self.text, *rows]).strip()


@dataclass(slots=True)
class Talk:
    """One person's talk. `now` moves on a minute with each deed."""

    library: Library
    settings: Settings
    database: Database
    now: datetime
    person: dict[str, str]
    state: str = field(default_factory=lambda: to_json(Conversation()))
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    _deeds: int = 0
    _references: list[str] = field(default_factory=list)

    async def begin(self, flow: str) -> Seen:
        """Write for the first time, or find oneself at the beginning of a flow."""
        if flow == "welcome":
            return await self.do(Commanded("start"))
        event = self._event(Commanded("start"))
        turn = Turn.begin(self.library, Conversation(), self.person, event)
        start(turn, flow)
        return await self._take(event, turn.step())

    async def do(self, what: What) -> Seen:
        """Do something, and see what comes of it."""
        event = self._event(what)
        return await self._take(event, advance(self.library, from_json(self.state), self.person, event))

    @property
    def buttons(self) -> Mapping[str, str]:
        """The buttons now under the last message: key -> token."""
        return {token.partition(".")[2]: token for row in self.rows for _, token in row}

    def _event(self, what: What) -> Event:
        self._deeds += 1
        self.now += timedelta(minutes=1)
        return Event(
            update_id=self._deeds,
            chat_id=CHAT,
            chat="private",
            sender_id=CHAT,
            at=self.now,
            what=what,
            message_id=self._deeds,
        )

    async def _take(self, event: Event, step: Step) -> Seen:
        """Carry out what the engine requests until the turn is complete."""
        effects, notes = list(step.effects), []
        for _ in range(_MOST_REQUESTS):
            if step.request is None:
                break
            answered = await self._carry(event, step)
            notes.append(_requested(step.request, answered))
            event = replace(event, what=answered)
            step = advance(self.library, step.conversation, step.person, event)
            effects += step.effects
        self.person, self.state = dict(step.person), to_json(step.conversation)
        return self._seen(effects, notes, step.conversation)

    async def _carry(self, event: Event, step: Step) -> Answered:
        assert step.request is not None
        async with self.database.write() as tx:
            batch = Batch(tx, self.settings, self.library, Ledger(self.now))
            await batch.load([CHAT])
            loaded = batch.people[CHAT].loaded
            present = Present(loaded, step.conversation, dict(step.person))
            answered = await carry(batch, present, event, step.request)
        for values in (answered.values, *(option.args for option in answered.options)):
            if values.get("reference"):
                self._references.append(str(values["reference"]))
        return answered

    def _seen(self, effects: Sequence[Effect], notes: Sequence[str], conversation: Conversation) -> Seen:
        language = self.person.get("language", "")
        says = [effect for effect in effects if isinstance(effect, Say)]
        calls = render(self.library.texts, language, CHAT, says)
        if says:
            self.rows = _rows(calls[-1].parameters.get("reply_markup", {}))
        recorded = [told for effect in effects if (told := _told(effect, language))]
        text = "\n\n".join(self._plain(call.parameters["text"]) for call in calls)
        rows = tuple(tuple((self._plain(label), token) for label, token in row) for row in self.rows)
        return Seen(text, rows if says else (), (*recorded, *notes), _place(conversation))

    def _plain(self, text: str) -> str:
        """A text as one reads it on a screen; random references are the same each time."""
        text = unescape(_TAGS.sub("", _ISOLATES.sub("", text)))
        for number, reference in enumerate(dict.fromkeys(self._references), 1):
            text = text.replace(reference, f"REF{number}")
        return "\n".join(line.rstrip() for line in text.split("\n"))


@asynccontextmanager
async def talk_in(
    file: Path,
    library: Library,
    settings: Settings,
    person: Mapping[str, str],
    catalogue: Sequence[CourseEntry],
    now: datetime,
) -> AsyncIterator[Talk]:
    """A talk in a database file with all its tables; others find this person and these courses there."""
    database = await Database.open(f"sqlite+aiosqlite:///{file}", Keyring({1: new_key()}))
    try:
        async with database.write() as tx:
            await import_catalogue(tx, catalogue, now)
            await create_people(tx, [Newcomer(CHAT, CHAT, person.get("language", ""), now)])
            if person.get("role"):
                await add_member(tx, CHAT, person["role"], now)
        yield Talk(library, settings, database, now, dict(person))
    finally:
        await database.close()


def _rows(markup: Mapping[str, list[list[dict[str, str]]]]) -> tuple[tuple[tuple[str, str], ...], ...]:
    written = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return tuple(tuple((key["text"], key.get("callback_data", "")) for key in row) for row in written)


def _place(conversation: Conversation) -> str:
    place: Place = conversation.place
    return f"{place.flow}.{place.node}" + (" (with a human)" if conversation.human else "")


def _told(effect: Effect, language: str) -> str:
    """An effect in a few words; the language of the talk is `$language`, so that all languages agree."""
    match effect:
        case Record(flow, node, service, kind, answer):
            shown = f" = {_same(answer, language)}" if answer else ""
            return f"{kind} at {flow}.{node}{shown} ({service})"
        case Save(name, value):
            return f"save {name} = {_same(value, language)}" if value else f"forget {name}"
        case Complete(service, outcome):
            return f"count {service}: {outcome}"
        case HandOff(urgent):
            return "hand off, urgent" if urgent else "hand off"
        case Relay(urgent, message_id):
            return ("relay, urgent" if urgent else "relay") + (
                f", message {message_id}" if message_id else ""
            )
        case CloseCase():
            return "close the case"
    return ""


def _same(value: Value, language: str) -> str:
    return "$language" if value == language else str(value)


def _requested(request: Request, answered: Answered) -> str:
    given = "".join(f" {name}={value}" for name, value in request.arguments.items() if value)
    listed = f" ({len(answered.options)})" if answered.options else ""
    return f"request {request.name}{given}: {answered.outcome}{listed}"


def sent(media: str) -> Sent:
    """A message that is not words, such as `voice`, or a contact with its number: `contact +212661234567`."""
    kind, _, phone = media.partition(" ")
    return Sent(kind, phone=phone)  # type: ignore[arg-type]  # a wrong kind is refused by who reads it
