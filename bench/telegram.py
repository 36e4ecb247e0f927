"""A lean look-alike of the Bot API, and people who walk a script: fast enough never to be what is measured.

Each person takes the next step once the reply to the last one has come. The sandbox's look-alike is faithful
where this one is quick; what it must tell is whether every reply came once, to the right person.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httptools

from bench.script import Script

BOT = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
POLL_SECONDS = 0.03
"""What a question for updates takes on its way to the real servers; meanwhile updates gather."""

_SHOWS = frozenset({"sendmessage", "editmessagetext"})
Json = Mapping[str, Any]


@dataclass(slots=True)
class Person:
    """One of the crowd: where they are in the script, and the keyboard they see."""

    chat_id: int
    name: str
    step: int = -1
    markup: Json = field(default_factory=dict)
    shown: int = 0
    waiting: bool = False
    asked_at: float = 0.0


@dataclass(slots=True)
class Tally:
    """What is counted while the crowd walks."""

    replies: int = 0
    calls: int = 0
    presses: int = 0
    acknowledged: int = 0
    wrong: int = 0
    refused: int = 0
    seconds: list[float] = field(default_factory=list)


class World:
    """The crowd, the updates that wait for the bot, and the tally."""

    def __init__(self, script: Script) -> None:
        self.script, self.tally = script, Tally()
        self.ready = asyncio.Event()
        self.waiting: deque[dict[str, Any]] = deque()
        self.posts_to: tuple[str, str, int] | None = None
        self.on_update: Callable[[], None] = lambda: None
        self._unconfirmed: deque[dict[str, Any]] = deque()
        self._people: dict[int, Person] = {}
        self._chat_id, self._update_id, self._message_id = 1_000_000, 1_000, 0
        self._left = 0
        self._done = asyncio.Event()

    async def walk(self, conversations: int, at_once: int, patience: float = 20.0) -> int:
        """Let so many people walk the script; how many replies never came within `patience` of the last."""
        self.tally, self._left = Tally(), conversations
        self._people.clear()
        self._done.clear()
        for _ in range(min(at_once, conversations)):
            self._arrive()
        seen = -1
        while not self._done.is_set() and seen != self.tally.replies:
            seen = self.tally.replies
            try:
                await asyncio.wait_for(self._done.wait(), patience)
            except TimeoutError:
                continue
        await asyncio.sleep(0.2)  # for what comes late, and should not
        return sum(person.waiting for person in self._people.values())

    def handed_out(self, offset: int, limit: int) -> list[dict[str, Any]]:
        """Confirm what lies below the offset, and hand out what waits."""
        while self._unconfirmed and self._unconfirmed[0]["update_id"] < offset:
            self._unconfirmed.popleft()
        given = list(self._unconfirmed)[:limit]
        while self.waiting and len(given) < limit:
            update = self.waiting.popleft()
            self._unconfirmed.append(update)
            given.append(update)
        return given

    def call(self, method: str, given: Json) -> object:
        """The result of one method of the Bot API."""
        self.tally.calls += 1
        if method in _SHOWS:
            return self._message(method, given)
        if method == "answercallbackquery":
            self.tally.acknowledged += 1
        elif method == "getme":
            return BOT
        elif method == "getwebhookinfo":
            return {"url": ""}
        elif method == "setwebhook" and given.get("url"):
            self.posts_to = given["url"], given.get("secret_token", ""), given.get("max_connections", 40)
            self.ready.set()
        return True

    def _message(self, method: str, given: Json) -> object:
        if method == "sendmessage":
            self._message_id += 1
        shown = self._message_id if method == "sendmessage" else int(given["message_id"])
        markup = given.get("reply_markup") or {}
        markup = json.loads(markup) if isinstance(markup, str) else markup
        chat = {"id": int(given["chat_id"]), "first_name": "U", "type": "private"}
        self._see(int(given["chat_id"]), given.get("text", ""), markup, shown)
        message = {"message_id": shown, "from": BOT, "chat": chat, "date": int(time.time())}
        message["text"] = given.get("text", "")
        return message | ({"reply_markup": markup} if "inline_keyboard" in markup else {})

    def _see(self, chat_id: int, text: str, markup: Json, shown: int) -> None:
        person = self._people.get(chat_id)
        if person is None or not person.waiting or self._expected(person) not in text:
            self.tally.wrong += 1
            return
        self.tally.replies += 1
        self.tally.seconds.append(time.perf_counter() - person.asked_at)
        person.markup, person.shown = markup or person.markup, shown
        self._step(person)

    def _expected(self, person: Person) -> str:
        return self.script[person.step].expect.replace("{name}", person.name)

    def _arrive(self) -> None:
        self._left -= 1
        self._chat_id += 1
        person = self._people[self._chat_id] = Person(self._chat_id, f"Amine {self._chat_id}")
        self._step(person)

    def _step(self, person: Person) -> None:
        person.step += 1
        person.waiting = person.step < len(self.script)
        if not person.waiting:
            del self._people[person.chat_id]
            if self._left:
                self._arrive()
            elif not self._people:
                self._done.set()
            return
        self._update_id += 1
        person.asked_at = time.perf_counter()
        self.waiting.append({"update_id": self._update_id, **self._deed(person)})
        self.on_update()

    def _deed(self, person: Person) -> dict[str, Any]:
        """The next step of a person as Telegram would tell it."""
        step = self.script[person.step]
        who = {"id": person.chat_id, "is_bot": False, "first_name": person.name, "language_code": "fr"}
        chat = {"id": person.chat_id, "first_name": person.name, "type": "private"}
        now = int(time.time())
        if isinstance(step.deed, int):
            self.tally.presses += 1
            message = {"message_id": person.shown, "from": BOT, "chat": chat, "date": now, "text": "shown"}
            query = {"id": str(self._update_id), "from": who, "chat_instance": "1"}
            data = _keys(person.markup)[step.deed]["callback_data"]
            return {
                "callback_query": query | {"message": message | {"reply_markup": person.markup}, "data": data}
            }
        self._message_id += 1
        text = step.deed.replace("{name}", person.name)
        message = {"message_id": self._message_id, "from": who, "chat": chat, "date": now, "text": text}
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        return {"message": message}


def _keys(markup: Json) -> Sequence[Json]:
    return [key for row in markup.get("inline_keyboard", ()) for key in row]


class Connection(asyncio.Protocol):
    """One connection on which a bot calls."""

    def __init__(self, world: World) -> None:
        self._world, self._parser = world, httptools.HttpRequestParser(self)
        self._transport: asyncio.WriteTransport | None = None
        self._url, self._body, self._form = b"", b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A bot has connected."""
        assert isinstance(transport, asyncio.WriteTransport) or hasattr(transport, "write")
        self._transport = transport  # type: ignore[assignment]  # uvloop's has no such base

    def data_received(self, data: bytes) -> None:
        """Bytes of a call."""
        self._parser.feed_data(data)

    def on_message_begin(self) -> None:
        """A call begins."""
        self._url, self._body, self._form = b"", b"", False

    def on_url(self, url: bytes) -> None:
        """A piece of its address."""
        self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        """One of its headers."""
        if name.lower() == b"content-type":
            self._form = b"json" not in value

    def on_body(self, body: bytes) -> None:
        """A piece of its parameters."""
        self._body += body

    def on_message_complete(self) -> None:
        """The call is whole: answer it."""
        method = self._url.decode().rpartition("/")[2].lower()
        given = _form(self._body) if self._form else json.loads(self._body or b"{}")
        if method == "getupdates":
            asyncio.get_running_loop().call_later(POLL_SECONDS, self._poll, given)
            self._world.ready.set()
        else:
            self._answer(self._world.call(method, given))

    def _poll(self, given: Json) -> None:
        """Hand out updates, or wait for the first."""
        offset, limit = int(given.get("offset") or 0), int(given.get("limit") or 100)
        found = self._world.handed_out(offset, limit)
        if found:
            self._answer(found)
            return
        loop = asyncio.get_running_loop()

        def now() -> None:
            timer.cancel()
            self._world.on_update = lambda: None
            loop.call_soon(lambda: self._answer(self._world.handed_out(offset, limit)))

        timer = loop.call_later(float(given.get("timeout") or 0), now)
        self._world.on_update = now

    def _answer(self, result: object) -> None:
        body = json.dumps({"ok": True, "result": result}, separators=(",", ":")).encode()
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(head + body)


def _form(body: bytes) -> dict[str, Any]:
    from urllib.parse import parse_qsl

    return dict(parse_qsl(body.decode(), keep_blank_values=True))
