"""A whole house at work, and the people who come to it: the real bot, the real client, the look-alike's API.

A `Town` is one sandbox world with the bot in it, on a fresh SQLite file. A `Guest` is somebody in one chat
who writes and taps, and knows what was answered. Texts are named by their Fluent ids, so that a better
wording breaks no test; the golden transcripts hold the words themselves.
"""

from __future__ import annotations

import asyncio
import html
import io
import re
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import RowMapping
from sqlalchemy import text as sql

from bot.app import House, assembled, serve_until
from bot.config import load
from bot.config_values import Listen
from bot.sandbox.cast import DEFAULT_CAST, RACHID, TOKEN, Cast
from bot.sandbox.keyboards import buttons
from bot.sandbox.media import Upload
from bot.sandbox.person import Person
from bot.sandbox.records import Call
from bot.sandbox.refusals import NOT_MODIFIED
from bot.sandbox.server import serve
from bot.sandbox.world import World
from bot.sandbox_run import furnish
from flows.texts import Texts
from tests.e2e.logbook import logged
from tests.oracles import check_call

PATIENCE = 60.0
"""Seconds that the house may take to answer before a test gives up."""

HARMLESS = frozenset({f"Bad Request: {NOT_MODIFIED}"})
"""Refusals that say that nothing was left to do."""

_ISOLATES = "\u200f\u2066\u2067\u2068\u2069"
_GAP = "§"


@dataclass
class Town:
    """A running house. `secrets` are words that may stand nowhere on disk nor in a log."""

    world: World
    house: House
    address: str
    folder: Path
    log: io.StringIO
    secrets: list[str] = field(default_factory=list)
    refusals: set[str] = field(default_factory=lambda: set(HARMLESS))
    """Descriptions of refusals that are expected."""

    @property
    def texts(self) -> Texts:
        """The catalogue of the house."""
        return self.house.library.texts

    def guest(self, person_id: int, language: str = "", chat_id: int | None = None) -> Guest:
        """Somebody of the cast, in their own chat or in a group."""
        return Guest(self, person_id, language, chat_id)

    def words(self, text: str, language: str) -> str:
        """The longest part of a text that holds whatever its values are, as people see it."""
        args = dict.fromkeys(self.texts.variables(language, text), _GAP)
        said = html.unescape(re.sub(r"<[^>]*>", "", self.texts.format(language, text, args)))
        parts = re.split(f"[{_ISOLATES}{_GAP}]", said)
        return max(parts, key=len).strip()

    def label(self, text: str, language: str, **args: str) -> str:
        """What a button is called."""
        return self.texts.label(language, text, args)

    async def rows(self, query: str, **values: object) -> Sequence[RowMapping]:
        """What the database says."""
        async with self.house.database.read() as tx:
            return (await tx.execute(sql(query), values)).mappings().all()

    async def count(self, query: str, **values: object) -> int:
        """The first number that the database says."""
        (row,) = await self.rows(query, **values)
        return int(next(iter(row.values())))

    async def settled(self) -> None:
        """Wait until every update is taken, every reply sent and every job done."""
        waiting = (
            "SELECT (SELECT count(*) FROM outbox WHERE state = 'new')"
            " + (SELECT count(*) FROM jobs WHERE state = 'new' AND kind IN ('export', 'report'))"
        )
        async with asyncio.timeout(PATIENCE):
            while self.world.updates.pending or await self.count(waiting):  # noqa: ASYNC110  # nobody calls us
                await asyncio.sleep(0.01)

    def calls(self, chat_id: int) -> list[Call]:
        """What the bot has sent to a chat."""
        return [call for call in self.world.ledger if str(call.parameters.get("chat_id")) == str(chat_id)]

    def told(self, chat_id: int) -> str:
        """Everything that was ever sent to a chat, with the parameters of the calls."""
        return "\n".join(str(call.parameters) for call in self.calls(chat_id))

    async def interactions(self, person_id: int) -> list[RowMapping]:
        """The interactions of a person, in the order of their updates."""
        query = (
            "SELECT i.* FROM interactions i JOIN conversations c USING (beneficiary_id)"
            " WHERE c.chat_id = :chat_id ORDER BY i.id"
        )
        return list(await self.rows(query, chat_id=person_id))

    async def audit(self) -> None:
        """Hold the house to its promises, whatever has happened in the test."""
        await self.settled()
        assert self.faults() == []
        await self._each_update_is_on_record_once()
        unsent = "SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'cancelled')"
        assert await self.count(unsent) == 0
        assert await self.rows("SELECT * FROM dead_letters") == []

    def faults(self) -> list[str]:
        """For what Telegram would refuse calls of the bot, and for what the look-alike did."""
        found = [fault for call in self.world.ledger for fault in check_call(call.method, call.parameters)]
        refused = [f"{c.method}: {c.description}" for c in self.world.ledger if c.code not in (0, 200)]
        return found + [fault for fault in refused if fault.partition(": ")[2] not in self.refusals]

    async def _each_update_is_on_record_once(self) -> None:
        rows = await self.rows("SELECT * FROM interactions WHERE update_id IS NOT NULL ORDER BY id")
        assert {row["update_id"] for row in rows} == set(range(500_001, self.world.updates.next_id))
        for row in rows:
            assert row["kind"]
            assert row["flow"], dict(row)
        # Several entries of staff, of visits that came by no update, share none.
        doubled = (
            "SELECT update_id FROM interactions WHERE kind NOT IN ('closed', 'entry')"
            " GROUP BY 1 HAVING count(*) > 1"
        )
        assert await self.rows(doubled) == []

    def leaks(self) -> list[str]:
        """Which secrets stand in a file of the house or in its log."""
        places = {path.name: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        places["the log"] = self.log.getvalue().encode()
        return [
            f"{secret!r} in {place}"
            for secret in self.secrets
            for place, content in places.items()
            if secret.encode() in content or secret.encode("unicode_escape") in content
        ]


class Guest(Person):
    """Somebody in one chat: acts, waits for the house to settle, and reads what it answered."""

    def __init__(self, town: Town, person_id: int, language: str, chat_id: int | None) -> None:
        super().__init__(town.world, person_id, chat_id)
        self.town, self.language = town, language
        self._since = town.world.revision

    async def says(self, words: str, reply_to: int | None = None) -> str:
        """Write, and give what is answered."""
        self._since = (await self.write(words, reply_to)).revision
        return await self._answer()

    async def confides(self, words: str, reply_to: int | None = None) -> str:
        """Write what may stand nowhere but in the chats."""
        self.town.secrets.append(words)
        return await self.says(words, reply_to)

    async def taps(self, text: str, **args: str) -> str:
        """Tap the newest button that bears this text (a Fluent id, or the words themselves)."""
        label = self.town.label(text, self.language, **args) if self.town.texts.has(text) else text
        self._since = self.world.revision
        await self.tap(label)
        return await self._answer()

    async def walks(self, *texts: str) -> str:
        """Tap one button after another."""
        answer = ""
        for text in texts:
            answer = await self.taps(text)
        return answer

    async def sends(self, kind: str, upload: Upload | None = None, **details: Any) -> str:
        """Send a voice note, a picture, a place ..., and give what is answered."""
        self._since = (await self.send(kind, upload=upload, **details)).revision
        return await self._answer()

    async def edits(self, message_id: int, words: str) -> str:
        """Change one's own message, and give what is answered."""
        self._since = self.world.revision
        self.world.edit(self.user_id, message_id, words, self.chat_id)
        return await self._answer()

    async def presses(self, data: str, message_id: int | None = None) -> str:
        """Send callback data that may stand on no button, as a changed app could."""
        self._since = self.world.revision
        last = message_id or max(self.world.chats[self.chat_id].messages)
        self.world.press(self.user_id, last, data, self.chat_id)
        return await self._answer()

    def has(self, text: str) -> bool:
        """Whether what was answered last holds a text of the catalogue."""
        return self.town.words(text, self.language) in self.answer

    @property
    def answer(self) -> str:
        """What the bot has said here, newly or by rewriting, since the last act."""
        bot_id = self.world.bot["id"]
        said = [
            message.text
            for message in self.world.chats[self.chat_id].present()
            if message.revision > self._since and message.sender["id"] == bot_id
        ]
        return "\n".join(said).translate(dict.fromkeys(map(ord, _ISOLATES)))

    @property
    def labels(self) -> list[str]:
        """The buttons that now stand under the newest message or under the writing line."""
        shown = self.last()
        return [label for row in (*shown.buttons, *shown.keyboard) for label in row]

    @property
    def tokens(self) -> list[str]:
        """What the buttons under the newest message carry."""
        newest = [m for m in self.world.chats[self.chat_id].present() if m.inline][-1]
        return [str(button["callback_data"]) for button in buttons(newest.inline)]

    def newest_id(self) -> int:
        """The number of the newest message in the chat."""
        return self.world.inbox(self.chat_id)[-1].message_id

    async def _answer(self) -> str:
        await self.town.settled()
        return self.answer


@asynccontextmanager
async def opened(
    folder: Path, database: Path, cast: Cast = DEFAULT_CAST, **settings: Any
) -> AsyncIterator[Town]:
    """A house in its own sandbox, as `wijha run` puts it together, with the team and the catalogue in it."""
    world = World(cast)
    file = folder / "house" / "wijha.db"
    file.parent.mkdir()
    shutil.copy(database, file)
    async with serve(world, TOKEN) as address:
        chosen = replace(
            load({}, file.parent),
            token=TOKEN,
            api_url=address,
            database_url=f"sqlite+aiosqlite:///{file}",
            key_file=file.with_suffix(".key"),
            exports_folder=folder / "exports",
            admin_ids=(RACHID,),
            listen=Listen(port=0),
            log_level="debug",
            log_format="json",
            **settings,
        )
        with logged(chosen) as log:
            async with assembled(chosen) as house:
                await furnish(house)
                stop = asyncio.Event()
                serving = asyncio.create_task(serve_until(house, stop))
                town = Town(world, house, address, file.parent, log)
                try:
                    yield town
                    await town.audit()
                    assert town.leaks() == [], town.leaks()
                finally:
                    stop.set()
                    await serving
            assert town.leaks() == [], town.leaks()
