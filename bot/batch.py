"""A batch of events in one transaction: who they come from, and the ledger of what follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.config import Settings
from bot.ledger import Ledger
from bot.render import render
from flows.conversation import Conversation, from_json
from flows.effects import Say
from flows.events import Event
from flows.library import Library
from flows.texts import LANGUAGES
from storage.conversations import Loaded, Newcomer, create_people, load_people
from storage.database import Transaction
from storage.places import all_places
from storage.staff import Member, members_by_telegram_id


@dataclass(slots=True)
class Present:
    """A person in this batch: the row they came with, and where they are after the events taken so far."""

    loaded: Loaded
    conversation: Conversation
    person: dict[str, str]

    @property
    def chat_id(self) -> int:
        """Their private chat."""
        return self.loaded.chat_id

    @property
    def language(self) -> str:
        """The language to speak to them."""
        return self.person.get("language", "")


@dataclass(slots=True)
class Batch:
    """What the events of a batch share. `reply` and `tell` put messages into the ledger."""

    tx: Transaction
    settings: Settings
    library: Library
    ledger: Ledger
    people: dict[int, Present] = field(default_factory=dict)
    staff: dict[int, Member] = field(default_factory=dict)
    _places: dict[int, str] | None = None

    async def gather(self, events: Sequence[Event]) -> None:
        """Load everybody the events come from; who writes for the first time is put on record."""
        private = {event.chat_id: event for event in events if event.chat == "private"}
        await self.load(private)
        senders = {event.sender_id for event in events if event.sender_id}
        self.staff = await members_by_telegram_id(self.tx, senders)
        strangers = [event for chat_id, event in private.items() if chat_id not in self.people]
        await self._welcome(strangers)

    async def load(self, chat_ids: Iterable[int]) -> None:
        """Load further people, those that are not here yet."""
        missing = [chat_id for chat_id in chat_ids if chat_id not in self.people]
        for loaded in (await load_people(self.tx, missing)).values() if missing else ():
            self.people[loaded.chat_id] = _present(loaded)

    async def groups(self) -> dict[int, str]:
        """The enrolled groups: chat id -> kind."""
        if self._places is None:
            self._places = await all_places(self.tx)
        return self._places

    async def places(self) -> list[int]:
        """Where the staff are told things: their group, else the administrators' own chats."""
        groups = [chat_id for chat_id, kind in (await self.groups()).items() if kind == "staff"]
        return groups or list(self.settings.admin_ids)

    def moved(self) -> None:
        """The groups have changed: look again when they are next needed."""
        self._places = None

    def staff_language(self, member: Member | None) -> str:
        """The language to answer a member of the staff in."""
        return (member.language if member else "") or self.settings.staff_language

    def tell(
        self,
        chat_id: int,
        language: str,
        says: Sequence[Say],
        lane: int,
        update_id: int,
        edit: int = 0,
        confidential: bool = False,
    ) -> None:
        """Say something in a chat, or rewrite a message there; forget it once sent if confidential."""
        calls = render(self.library.texts, language, chat_id, says, edit)
        self.ledger.send(chat_id, calls, lane=lane, update_id=update_id, confidential=confidential)

    async def _welcome(self, strangers: Sequence[Event]) -> None:
        newcomers = [
            Newcomer(
                chat_id=event.chat_id,
                telegram_id=event.sender_id or event.chat_id,
                language=self._first_language(event.language_code),
                at=event.at,
                is_test=event.sender_id in self.staff or event.sender_id in self.settings.admin_ids,
            )
            for event in strangers
        ]
        created = await create_people(self.tx, newcomers, self.settings.platform.id_prefix)
        for loaded in created.values():
            self.people[loaded.chat_id] = _present(loaded)

    def _first_language(self, code: str) -> str:
        """The language of the phone, where it says more than that the person reads Arabic."""
        short = code.partition("-")[0].lower()
        return short if short in LANGUAGES and short != "ar" else self.settings.default_language


def _present(loaded: Loaded) -> Present:
    conversation = from_json(loaded.state) if loaded.state else Conversation()
    return Present(loaded, conversation, dict(loaded.person))
