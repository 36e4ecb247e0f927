"""The transport against a real server on loopback: what arrives, and how each fault is told."""

import asyncio
import io
import json
import logging
import socket
import traceback
from collections.abc import AsyncIterator
from contextlib import ExitStack

import pytest
from aiohttp import web
from telegram import Bot, InputFile, InputMediaDocument
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.transport import AiohttpRequest, NotSent
from tests.answering import (
    MESSAGE,
    TOKEN,
    FakeTelegram,
    Reply,
    cut,
    half,
    ok,
    refusing,
    saying,
    serving,
    slow,
)

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
async def request_() -> AsyncIterator[AiohttpRequest]:
    """An open transport with short patience."""
    async with AiohttpRequest(read_timeout=0.4, write_timeout=0.4, connect_timeout=0.4) as opened:
        yield opened


def data(**parameters: object) -> RequestData:
    """Parameters as PTB's Bot hands them over."""
    return RequestData([RequestParameter.from_input(name, value) for name, value in parameters.items()])


async def test_parameters_arrive_as_they_were_meant(telegram: FakeTelegram, request_: AiohttpRequest) -> None:
    """Nested keyboards, Arabic, numbers and half an emoji all reach the server; nulls stay at home."""
    keyboard = {"inline_keyboard": [[{"text": "تسجيل", "callback_data": "a:1"}]]}
    result = await request_.post(
        f"{telegram.address}/sendMessage",
        data(
            chat_id=7,
            text="مرحبا \ud83d",
            reply_markup=keyboard,
            protect_content=True,
            business_connection_id=None,
        ),
    )
    assert result == MESSAGE
    expected = {"chat_id": 7, "text": "مرحبا ?", "reply_markup": keyboard, "protect_content": True}
    assert telegram.seen == [("sendMessage", expected)]
    assert telegram.headers[0]["User-Agent"] == AiohttpRequest.USER_AGENT


async def test_a_whole_bot_works_over_it(telegram: FakeTelegram, request_: AiohttpRequest) -> None:
    """PTB's own methods send a message, a document of two megabytes and an album, and files are read back."""
    bot = Bot(
        TOKEN, base_url=telegram.address.removesuffix(TOKEN), request=request_, get_updates_request=request_
    )
    content = bytes(range(256)) * 8192
    assert (await bot.send_message(7, "سلام")).message_id == 9
    await bot.send_document(7, content, filename='قائمة "1".xlsx', caption="<b>تقرير</b>", parse_mode="HTML")
    assert telegram.seen[1][1]["caption"] == "<b>تقرير</b>"
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert telegram.seen[1][1]["document"] == ("قائمة %221%22.xlsx", content, sheet)

    telegram.reply = saying(200, json.dumps({"ok": True, "result": [MESSAGE, MESSAGE]}).encode())
    await bot.send_media_group(7, [InputMediaDocument(io.BytesIO(b"one")), InputMediaDocument(b"two")])
    album = telegram.seen[2][1]
    attached = [item["media"].removeprefix("attach://") for item in json.loads(str(album["media"]))]
    assert [album[name][1] for name in attached] == [b"one", b"two"]  # type: ignore[index]


async def test_the_connection_is_kept(telegram: FakeTelegram, request_: AiohttpRequest) -> None:
    """A call costs no new connection when an idle one is there."""
    for _ in range(5):
        await request_.post(f"{telegram.address}/getMe", data())
    assert len(telegram.connections) == 1


async def test_a_file_is_fetched_as_bytes(telegram: FakeTelegram, request_: AiohttpRequest) -> None:
    """Downloads go through the same pool."""
    telegram.reply = saying(200, b"\x00voice", "audio/ogg")
    assert await request_.retrieve(f"{telegram.address}/voice.oga") == b"\x00voice"


HTML = b"<html><body>squid could not fetch /bot123456:canary-token-that-must-never-show/x</body></html>"
FAULTS: dict[str, tuple[Reply, type[TelegramError]]] = {
    "slow": (slow, TimedOut),
    "cut before the answer": (cut, NetworkError),
    "cut in the answer": (half, NetworkError),
    "truncated JSON with 200": (saying(200, b'{"ok":true,"result":{"mess'), NetworkError),
    "HTML with 200": (saying(200, HTML, "text/html"), NetworkError),
    "a list with 200": (saying(200, b"[]"), NetworkError),
    "nothing with 200": (saying(200, b""), NetworkError),
    "no result": (saying(200, b'{"ok":true}'), NetworkError),
    "depth with 200": (saying(200, b"[" * 100_000), NetworkError),
    "a list with 500": (saying(500, b"[1]"), NetworkError),
    "odd hints": (saying(400, b'{"description":5,"parameters":[1]}'), BadRequest),
    "an endless pause": (refusing(429, "Too Many Requests", retry_after=10**15), RetryAfter),
    "an unstated pause": (saying(429, b"slow down", "text/plain"), RetryAfter),
    "a redirect": (saying(302, b""), NetworkError),
    "HTML 502": (saying(502, HTML, "text/html"), NetworkError),
    "500": (refusing(500, "Internal Server Error: restart"), NetworkError),
    "413": (refusing(413, "Request Entity Too Large"), BadRequest),
    "HTML 413": (saying(413, HTML, "text/html"), BadRequest),
    "429": (refusing(429, "Too Many Requests: retry after 35", retry_after=35), RetryAfter),
    "403": (refusing(403, "Forbidden: bot was blocked by the user"), Forbidden),
    "400": (refusing(400, "Bad Request: message is not modified"), BadRequest),
    "401": (refusing(401, "Unauthorized"), InvalidToken),
    "404": (refusing(404, "Not Found"), InvalidToken),
    "409": (refusing(409, "Conflict: terminated by other getUpdates request"), Conflict),
    "migrated": (
        refusing(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1005),
        ChatMigrated,
    ),
}


@pytest.mark.parametrize("case", FAULTS)
async def test_every_fault_is_an_error_of_telegram(
    case: str, telegram: FakeTelegram, request_: AiohttpRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """The class is exact, a call that left is never `NotSent`, and the token shows nowhere."""
    telegram.reply, expected = FAULTS[case]
    with caplog.at_level(logging.DEBUG), pytest.raises(TelegramError) as caught:
        await request_.post(f"{telegram.address}/sendMessage", data(chat_id=7, text="x"))
    assert type(caught.value) is expected
    assert len(telegram.seen) == 1
    assert_secret(caught.value, caplog)


def assert_secret(error: BaseException, caplog: pytest.LogCaptureFixture) -> None:
    """No token in the error, in what caused it, in its traceback or in the log."""
    link: BaseException | None = error
    while link is not None:
        assert "canary" not in f"{link!s} {link!r}"
        link = link.__cause__ or link.__context__
    assert "canary" not in "".join(traceback.format_exception(error))
    ours = [
        record for record in caplog.records if record.name != "aiohttp.access"
    ]  # the fake server's own log
    assert not [record for record in ours if "canary" in record.getMessage()]


async def test_what_telegram_says_is_kept(telegram: FakeTelegram, request_: AiohttpRequest) -> None:
    """The words, the pause and the new id of a refusal survive the way to the caller."""
    for reply, words in (
        (FAULTS["400"][0], "Message is not modified"),
        (FAULTS["403"][0], "Forbidden: bot was blocked by the user"),
        (FAULTS["429"][0], "Flood control exceeded. Retry in 0:00:35"),
        (FAULTS["migrated"][0], "Group migrated to supergroup. New chat id: -1005"),
        (FAULTS["HTML 502"][0], "HTTP status 502"),
    ):
        telegram.reply = reply
        with pytest.raises(TelegramError) as caught:
            await request_.post(f"{telegram.address}/sendMessage", data(chat_id=7))
        assert caught.value.message == words


async def test_no_server_means_not_sent(request_: AiohttpRequest, caplog: pytest.LogCaptureFixture) -> None:
    """Refused connections, unknown names and broken addresses are known never to have left."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        port = taken.getsockname()[1]
        for root in (
            f"http://127.0.0.1:{port}",
            "http://nobody.invalid",
            "ftp://127.0.0.1",
            "nonsense",
            "http://127.0.0.1:99999",
        ):
            with pytest.raises(NotSent) as caught:
                await request_.post(f"{root}/bot{TOKEN}/sendMessage", data(chat_id=7))
            assert_secret(caught.value, caplog)


async def test_a_server_without_tls_means_not_sent(telegram: FakeTelegram, request_: AiohttpRequest) -> None:
    """When the secure line cannot be made, nothing was said on it."""
    with pytest.raises(NotSent):
        await request_.post(telegram.address.replace("http:", "https:") + "/sendMessage", data(chat_id=7))
    assert telegram.seen == []


async def test_a_host_that_does_not_pick_up_means_not_sent(request_: AiohttpRequest) -> None:
    """The connect timeout is one of those after which a call may be repeated freely."""
    with socket.socket() as full, ExitStack() as waiting:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(4):  # more than the queue of a server that takes nobody can hold
            caller = waiting.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(full.getsockname())
        address = f"http://127.0.0.1:{full.getsockname()[1]}/bot{TOKEN}/getMe"
        with pytest.raises(NotSent):
            await request_.post(address, data(), connect_timeout=0.2)


async def test_a_busy_pool_means_not_sent(telegram: FakeTelegram) -> None:
    """Who gets no connection in time is told that nothing left; who waits long enough gets one."""
    telegram.reply = slow
    async with AiohttpRequest(pool_size=1, pool_timeout=0.05, read_timeout=0.3) as request:
        first = asyncio.ensure_future(request.post(f"{telegram.address}/getMe", data()))
        await asyncio.sleep(0.05)
        with pytest.raises(NotSent):
            await request.post(f"{telegram.address}/getMe", data())
        with pytest.raises(TimedOut):
            await request.post(f"{telegram.address}/getMe", data(), pool_timeout=None)
        with pytest.raises(TimedOut):
            await first
    assert len(telegram.seen) == 2


async def test_the_patience_of_one_call_is_its_own(telegram: FakeTelegram, request_: AiohttpRequest) -> None:
    """A long poll waits longer than a message, and None waits as long as it takes."""

    async def later(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.6)
        return await ok(request)

    telegram.reply = later
    with pytest.raises(TimedOut):
        await request_.post(f"{telegram.address}/getUpdates", data())
    assert await request_.post(f"{telegram.address}/getUpdates", data(), read_timeout=3) == MESSAGE
    assert await request_.post(f"{telegram.address}/getUpdates", data(), read_timeout=None) == MESSAGE
    assert request_.read_timeout == 0.4


@pytest.mark.parametrize("size", [10, 30_000_000])
async def test_an_upload_that_nobody_reads_times_out(size: int, request_: AiohttpRequest) -> None:
    """Bytes that are not taken in time end the upload, and so does an answer that does not come."""
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}/bot{TOKEN}/sendDocument"
        document = data(chat_id=7, document=InputFile(b"x" * size))
        async with asyncio.timeout(15):
            with pytest.raises(TimedOut):
                await request_.post(address, document, write_timeout=0.2, read_timeout=0.2)


async def test_a_slow_upload_is_not_cut_while_it_moves(request_: AiohttpRequest) -> None:
    """The write timeout is for each piece, so a thin line may take its time."""

    async def thin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        got = 0
        while got < 12_000_000:
            got += len(await reader.read(1_000_000))
            await asyncio.sleep(0.02)
        body = json.dumps({"ok": True, "result": MESSAGE}).encode()
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b" % (len(body), body)
        )
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(thin, "127.0.0.1", 0, limit=1_000_000) as server:
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot{TOKEN}/sendDocument"
        document = data(chat_id=7, document=InputFile(b"x" * 12_000_000))
        assert await request_.post(address, document, write_timeout=0.2, read_timeout=2) == MESSAGE


async def test_a_closed_transport_says_so_and_opens_again(telegram: FakeTelegram) -> None:
    """Opening twice and closing twice are harmless."""
    request = AiohttpRequest()
    with pytest.raises(NotSent):
        await request.post(f"{telegram.address}/getMe", data())
    await request.initialize()
    await request.initialize()
    assert await request.post(f"{telegram.address}/getMe", data()) == MESSAGE
    await request.shutdown()
    await request.shutdown()
    await request.initialize()
    assert await request.post(f"{telegram.address}/getMe", data()) == MESSAGE
    await request.shutdown()


async def test_a_proxy_of_the_environment_is_used(
    telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HTTP_PROXY with its login is obeyed, NO_PROXY too."""
    host = telegram.address.split("/")[2]
    monkeypatch.setenv("http_proxy", f"http://amina:pass@{host}")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    async with AiohttpRequest() as request:
        assert await request.post(f"http://api.invalid/bot{TOKEN}/getMe", data()) == MESSAGE
        assert telegram.headers[0]["Host"] == "api.invalid"
        assert telegram.headers[0]["Proxy-Authorization"].startswith("Basic ")
        assert await request.post(f"{telegram.address}/getMe", data()) == MESSAGE
        assert "Proxy-Authorization" not in telegram.headers[1]
