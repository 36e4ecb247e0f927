"""The real python-telegram-bot client against the look-alike, over HTTP: calls, polling, planted faults."""

import asyncio
import inspect
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.sandbox.cast import KHADIJA, SALMA, STAFF_GROUP, TOKEN, YOUSSEF
from bot.sandbox.faults import Fault, Next, flood_wait, server_error
from bot.sandbox.media import sample
from bot.sandbox.parameters import KNOWN
from bot.sandbox.person import Person
from bot.sandbox.server import serve
from bot.sandbox.world import World

pytestmark = pytest.mark.anyio
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("نعم", callback_data="yes")]])


@pytest.fixture
def world() -> World:
    """Give a world in which Salma has written."""
    world = World()
    world.write(SALMA, "/start")
    return world


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    """Serve the world on a port of its own."""
    async with serve(world, TOKEN) as address:
        yield address


@pytest.fixture
async def bot(address: str) -> AsyncIterator[Bot]:
    """Give the stock client, as a bot would use it against Telegram."""
    async with Bot(TOKEN, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot") as bot:
        yield bot


async def test_a_conversation_goes_both_ways(world: World, bot: Bot) -> None:
    """A person writes, the bot answers with a button, the tap arrives and is answered, the text is edited."""
    salma = Person(world, SALMA)
    (first,) = await bot.get_updates(timeout=2)
    assert first.message is not None
    assert first.message.text == "/start"
    assert first.message.entities[0].type == "bot_command"

    sent = await bot.send_message(SALMA, "أهلا <b>سلمى</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    assert (await salma.sees("أهلا")).buttons == (("نعم",),)
    await salma.tap("نعم")
    (second,) = await bot.get_updates(offset=first.update_id + 1)
    assert second.callback_query is not None
    assert second.callback_query.data == "yes"
    assert await bot.answer_callback_query(second.callback_query.id, "شكرا", show_alert=True)
    (press,) = world.presses.values()
    assert (press.answer, press.alert) == ("شكرا", True)

    await bot.edit_message_text("تم", SALMA, sent.message_id)
    assert (await salma.sees("تم")).edited


async def test_files_travel_both_ways(world: World, bot: Bot) -> None:
    """A document reaches the person with its name; a voice note and its bytes reach the bot."""
    sent = await bot.send_document(
        SALMA, b"a,b\n", filename="تقرير é.csv", caption="<i>CSV</i>", parse_mode="HTML"
    )
    assert sent.document is not None
    assert (world.inbox(SALMA)[-1].file_name, world.inbox(SALMA)[-1].text) == ("تقرير é.csv", "CSV")
    world.send_media(SALMA, "voice")
    voice = (await bot.get_updates())[-1].message
    assert voice is not None
    assert voice.voice is not None
    file = await voice.voice.get_file()
    assert bytes(await file.download_as_bytearray()) == sample("voice").data


async def test_albums_and_copies(world: World, bot: Bot) -> None:
    """An album arrives as messages of one group; a copy does not say whose it was, a forward does."""
    album = await bot.send_media_group(
        SALMA,
        [
            InputMediaDocument(b"1", filename="1.txt", caption="one"),
            InputMediaDocument(b"2", filename="2.txt"),
        ],
    )
    assert len({message.media_group_id for message in album}) == 1
    copy = await bot.copy_message(STAFF_GROUP, SALMA, 1)
    assert world.chats[STAFF_GROUP].messages[copy.message_id].forwarded is None
    forwarded = await bot.forward_message(STAFF_GROUP, SALMA, 1)
    assert forwarded.forward_origin is not None
    assert world.inbox(STAFF_GROUP)[-1].text == "/start"


async def test_a_shared_number_comes_from_the_reply_keyboard(world: World, bot: Bot) -> None:
    """Tapping a button that asks for the contact sends one's own."""
    rows = [[KeyboardButton("رقمي", request_contact=True)]]
    await bot.send_message(SALMA, "?", reply_markup=ReplyKeyboardMarkup(rows, resize_keyboard=True))
    await Person(world, SALMA).tap("رقمي")
    contact = (await bot.get_updates())[-1].message
    assert contact is not None
    assert contact.contact is not None
    assert contact.contact.user_id == SALMA


async def test_the_face_of_the_bot(bot: Bot) -> None:
    """Commands, names and descriptions are kept per scope and language."""
    scope = BotCommandScopeChat(STAFF_GROUP)
    await bot.set_my_commands([BotCommand("stats", "Totals")], scope=scope, language_code="fr")
    assert [c.command for c in await bot.get_my_commands(scope=scope, language_code="fr")] == ["stats"]
    assert await bot.get_my_commands() == ()
    assert await bot.delete_my_commands(scope=scope, language_code="fr")
    assert await bot.get_my_commands(scope=scope, language_code="fr") == ()
    await bot.set_my_name("وجهة", language_code="ar")
    assert (await bot.get_my_name("ar")).name == "وجهة"
    await bot.set_my_description("d")
    await bot.set_my_short_description("s")
    assert (await bot.get_my_description("fr")).description == "d"
    assert await bot.set_chat_menu_button()


async def test_questions_about_chats(bot: Bot) -> None:
    """Chats, members and administrators are told in objects that the real client accepts."""
    assert (await bot.get_me()).id == (await bot.get_chat_member(STAFF_GROUP, bot.id)).user.id
    assert (await bot.get_chat(SALMA)).type == "private"
    assert await bot.get_chat_member_count(STAFF_GROUP) == 3
    assert [member.status for member in await bot.get_chat_administrators(STAFF_GROUP)] == ["administrator"]
    assert (await bot.get_chat_member(STAFF_GROUP, SALMA)).status == "left"
    assert await bot.leave_chat(STAFF_GROUP)
    with pytest.raises(Forbidden, match="not a member"):
        await bot.send_message(STAFF_GROUP, "x")


async def test_refusals_become_the_clients_own_errors(world: World, bot: Bot) -> None:
    """Each kind of refusal is recognised by the real client."""
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(SALMA, " ")
    with pytest.raises(Forbidden, match="can't initiate"):
        await bot.send_message(YOUSSEF, "x")
    new_id = world.migrate(STAFF_GROUP)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(STAFF_GROUP, "x")
    assert moved.value.new_chat_id == new_id
    assert [call.code for call in world.ledger if call.method == "sendMessage"] == [400, 403, 400]


async def test_a_wrong_token_opens_nothing(world: World, address: str) -> None:
    """Calls and downloads need the token, and leave no trace in the ledger."""
    file = world.send_media(SALMA, "document").content["document"]
    path = world.files[file["file_id"]].path
    async with aiohttp.ClientSession() as http:
        for url in (f"{address}/bot1:wrong/getMe", f"{address}/file/bot1:wrong/{path}"):
            async with http.get(url) as response:
                refusal = await response.json()
            assert refusal == {"ok": False, "error_code": 401, "description": "Unauthorized"}
        async with http.get(f"{address}/file/bot{TOKEN}/{path}") as response:
            assert response.status == 200
    assert world.ledger == []


async def test_a_long_poll_wakes_at_once(world: World, bot: Bot) -> None:
    """A poll that found nothing is answered as soon as somebody writes."""
    last = (await bot.get_updates())[-1].update_id
    poll = asyncio.create_task(bot.get_updates(offset=last + 1, timeout=20))
    await asyncio.sleep(0.1)
    assert not poll.done()
    world.write(SALMA, "news")
    async with asyncio.timeout(15):
        assert [update.message and update.message.text for update in await poll] == ["news"]


async def test_an_empty_poll_ends_in_time(bot: Bot) -> None:
    """Nothing new: the poll gives an empty answer when its time is over."""
    last = (await bot.get_updates())[-1].update_id
    async with asyncio.timeout(15):
        assert await bot.get_updates(offset=last + 1, timeout=1) == ()


async def test_two_pollers_fight(world: World, bot: Bot, address: str) -> None:
    """The newer poll wins and the older one is told of the conflict."""
    last = (await bot.get_updates())[-1].update_id
    older = asyncio.create_task(bot.get_updates(offset=last + 1, timeout=20))
    await asyncio.sleep(0.1)
    async with Bot(TOKEN, base_url=f"{address}/bot") as other:
        newer = asyncio.create_task(other.get_updates(offset=last + 1, timeout=20))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await older
        world.write(SALMA, "for the newer")
        assert len(await newer) == 1


async def test_polling_and_webhook_exclude_each_other(bot: Bot) -> None:
    """With a webhook set, polling is refused until the webhook is deleted."""
    assert await bot.set_webhook("https://example.org/hook", secret_token="s")
    assert (await bot.get_webhook_info()).url == "https://example.org/hook"
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_bodies_of_every_encoding_mean_the_same(world: World, address: str) -> None:
    """JSON, form, multipart and query string are read alike."""
    values = {"chat_id": str(SALMA), "text": "é ب", "disable_notification": "true"}
    form = aiohttp.FormData(values, default_to_multipart=True)
    async with aiohttp.ClientSession() as http:
        url = f"{address}/bot{TOKEN}/SENDmessage"
        for request in ({"json": values}, {"data": values}, {"data": form}, {"params": values}):
            async with http.post(url, **request) as response:
                assert (await response.json())["ok"]
        async with http.post(url, data="{", headers={"Content-Type": "application/json"}) as response:
            assert response.status == 400
    assert [seen.text for seen in world.inbox(SALMA)[1:]] == ["é ب"] * 4


async def test_planted_refusals_are_answered_and_nothing_is_done(
    world: World, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """429 and 5xx come as often as planted, for the planted method and chat only."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    world.faults += [
        Next(flood_wait(7), method="sendMessage", chat_id=SALMA),
        Next(server_error(502), times=2, method="sendMessage"),
    ]
    with pytest.raises(RetryAfter) as wait:
        await bot.send_message(SALMA, "a")
    assert wait.value.retry_after == timedelta(seconds=7)
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(SALMA, "b")
    await bot.send_message(SALMA, "c")
    assert [seen.text for seen in world.inbox(SALMA)] == ["/start", "c"]


@pytest.mark.parametrize(
    ("fault", "done"),
    [
        (Fault(cut_after=True), True),
        (Fault(cut_before=True), False),
        (Fault(body=b"<html>Bad gateway</html>"), True),
        (Fault(body=b'{"ok":true,"resu'), True),
    ],
)
async def test_lost_answers(world: World, bot: Bot, fault: Fault, done: bool) -> None:
    """A cut connection or a broken body leaves the bot without an answer; the ledger knows what was done."""
    world.faults.append(Next(fault))
    with pytest.raises(TelegramError):
        await bot.send_message(SALMA, "did it arrive?")
    assert (world.inbox(SALMA)[-1].text == "did it arrive?") is done
    assert (world.ledger[-1].code == 200) is done
    await bot.send_message(SALMA, "afterwards all is well")


async def test_a_delayed_answer_comes_late(world: World, bot: Bot) -> None:
    """A slow Telegram is slow, not wrong."""
    world.faults.append(Next(Fault(delay=0.3)))
    started = asyncio.get_running_loop().time()
    await bot.send_message(SALMA, "slow")
    assert asyncio.get_running_loop().time() - started >= 0.3


async def test_a_person_says_what_they_saw_instead() -> None:
    """A script that waits for the wrong words fails with the conversation in its message."""
    world = World()
    person = Person(world, KHADIJA)
    await person.write("hello")
    with pytest.raises(AssertionError, match=r"'welcome' was not seen(.|\n)*person \(text\): hello"):
        await person.sees("welcome", seconds=0.05)
    with pytest.raises(AssertionError, match="no button 'yes'"):
        await person.tap("yes", seconds=0.05)


async def test_the_server_stops_while_polls_wait(world: World) -> None:
    """Stopping does not wait for open polls to end by themselves."""
    async with asyncio.timeout(15), aiohttp.ClientSession() as http:
        async with serve(world, TOKEN) as address:
            values = {"offset": 600_000, "timeout": 30}
            poll = asyncio.create_task(_post(http, f"{address}/bot{TOKEN}/getUpdates", values))
            await asyncio.sleep(0.1)
            assert not poll.done()
        assert await poll == {"ok": True, "result": []}


async def _post(http: aiohttp.ClientSession, url: str, values: dict[str, int]) -> object:
    async with http.post(url, json=values) as response:
        return await response.json()


def test_parameters_are_those_of_the_real_client() -> None:
    """Each parameter the sandbox knows exists in python-telegram-bot, and it knows all of PTB's."""
    convenience = {"filename", "contact", "location", "allow_sending_without_reply", "reply_to_message_id"}
    convenience |= {"self", "disable_web_page_preview", "api_kwargs"}
    convenience |= {f"{phase}_timeout" for phase in ("read", "write", "connect", "pool")}
    albums = {"caption", "parse_mode", "caption_entities"}  # PTB puts these into the first item
    for method, known in KNOWN.items():
        function = getattr(Bot, re.sub("([A-Z])", r"_\1", method).lower())
        theirs = set(inspect.signature(function).parameters) - convenience
        assert known == (theirs - albums if method == "sendMediaGroup" else theirs), method
