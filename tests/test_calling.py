"""Calls go out as they were written, and of a message that comes back only its id is read."""

import json
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.calling import call
from bot.transport import AiohttpRequest
from tests.answering import MESSAGE, TOKEN, FakeTelegram, refusing, saying, serving

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    """The program runs on asyncio alone."""
    return "asyncio"


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    """A running fake server."""
    async with serving() as fake:
        yield fake


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    """A bot that speaks to it."""
    async with AiohttpRequest() as request:
        base = telegram.address.removesuffix(TOKEN)
        yield Bot(TOKEN, base_url=base, request=request, get_updates_request=request)


async def test_json_text_and_values_arrive_alike(telegram: FakeTelegram, bot: Bot) -> None:
    """The outbox holds text, others hand over values; half an emoji harms neither."""
    given = {"chat_id": 7, "text": "مرحبا \ud83d"}
    await call(bot, "sendMessage", given)
    await call(bot, "sendMessage", json.dumps(given, ensure_ascii=False))
    assert telegram.seen == [("sendMessage", {"chat_id": 7, "text": "مرحبا ?"})] * 2


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        (json.dumps({"ok": True, "result": MESSAGE}, separators=(",", ":")), {"message_id": 9}),
        (json.dumps({"ok": True, "result": MESSAGE}), MESSAGE),
        ('{"ok":true,"result":true}', True),
        ('{"ok":true,"result":[{"message_id":9}]}', [{"message_id": 9}]),
        ('{"ok":true,"result":{"id":9,"message_id":8}}', {"id": 9, "message_id": 8}),
    ],
)
async def test_of_a_message_only_the_id_is_read(
    telegram: FakeTelegram, bot: Bot, answer: str, read: object
) -> None:
    """Written as Telegram writes it, a message is cut to its id; anything else is read whole."""
    telegram.reply = saying(200, answer.encode())
    assert await call(bot, "sendMessage", {"chat_id": 7}) == read


async def test_a_refusal_keeps_its_words(telegram: FakeTelegram, bot: Bot) -> None:
    """What delivery decides by is never cut."""
    telegram.reply = refusing(400, "Bad Request: message is not modified")
    with pytest.raises(BadRequest, match="not modified"):
        await call(bot, "editMessageText", "{}")


async def test_a_call_without_words_is_refused_here(telegram: FakeTelegram, bot: Bot) -> None:
    """A row that no key opens any more must not become a call."""
    with pytest.raises(ValueError, match="no parameters"):
        await call(bot, "sendMessage", "")
    assert telegram.seen == []


async def test_a_file_is_uploaded_from_json_text(telegram: FakeTelegram, bot: Bot, tmp_path: object) -> None:
    """An export waits in the outbox as text, too."""
    path = f"{tmp_path}/a.csv"
    with open(path, "wb") as file:  # noqa: ASYNC230  # one small file, in a test
        file.write(b"a,b\n")
    await call(bot, "sendDocument", json.dumps({"chat_id": 7, "document": {"path": path, "name": "b.csv"}}))
    assert telegram.seen[0][1]["document"][:2] == ("b.csv", b"a,b\n")  # type: ignore[index]


async def test_a_photo_is_uploaded_from_json_text(telegram: FakeTelegram, bot: Bot, tmp_path: object) -> None:
    """So does a chart card, with its caption."""
    path = f"{tmp_path}/a.png"
    with open(path, "wb") as file:  # noqa: ASYNC230  # one small file, in a test
        file.write(b"\x89PNG")
    await call(bot, "sendPhoto", json.dumps({"chat_id": 7, "photo": {"path": path}, "caption": "c"}))
    method, sent = telegram.seen[0]
    assert method == "sendPhoto" and sent["caption"] == "c"
    assert sent["photo"][:2] == ("a.png", b"\x89PNG")  # type: ignore[index]
