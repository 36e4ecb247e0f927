"""The sandbox page in a real browser: people write, tap, share and read, on a small and on a large screen."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, Page, async_playwright, expect
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from bot.sandbox.cast import KHADIJA, SALMA, STAFF_GROUP, TOKEN, YOUSSEF
from bot.sandbox.person import Person
from bot.sandbox.server import serve
from bot.sandbox.world import World

CHROMIUM = Path("/usr/bin/chromium")
PHONE, DESKTOP = (360, 740), (1200, 800)
BUTTONS = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("🧭 التوجيه", callback_data="guide"),
            InlineKeyboardButton("🎓 التكوين", callback_data="train"),
        ]
    ]
)

expect.set_options(timeout=60_000)  # on a busy machine too; what takes longer has failed

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser at {CHROMIUM}"),
]


@dataclass
class Stage:
    """What a page test plays with: the world, the real client, and a browser."""

    world: World
    bot: Bot
    address: str
    browser: Browser
    complaints: list[str] = field(default_factory=list)

    async def open(
        self, person: int, chat: int | None = None, size: tuple[int, int] = PHONE, locale: str = "fr"
    ) -> Page:
        """Open the page as one person in one chat, on a fresh screen."""
        context = await self.browser.new_context(
            locale=locale, viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
        )
        page = await context.new_page()
        page.set_default_timeout(60_000)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        await page.goto(f"{self.address}/sandbox/#{person}/{chat or person}")
        await page.wait_for_selector(".person[aria-current]")
        return page


@asynccontextmanager
async def a_stage() -> AsyncIterator[Stage]:
    """Start a sandbox and a browser; at the end the browser's console must be empty."""
    world = World()
    async with (
        serve(world, TOKEN) as address,
        Bot(TOKEN, base_url=f"{address}/bot") as bot,
        async_playwright() as play,
    ):
        browser = await play.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        stage = Stage(world, bot, address, browser)
        try:
            yield stage
        finally:
            await browser.close()
        assert stage.complaints == []


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """Give a stage to one test."""
    async with a_stage() as stage:
        yield stage


async def answer_start(stage: Stage) -> None:
    """Play the bot: wait for /start and answer with two buttons."""
    (update,) = await stage.bot.get_updates(timeout=5)
    assert update.message is not None
    text = "مرحبا <b>سلمى</b>! كيف أساعدك؟\nBonjour, <i>comment aider</i> ?"
    await stage.bot.send_message(update.message.chat_id, text, parse_mode="HTML", reply_markup=BUTTONS)


async def answer_tap(stage: Stage) -> None:
    """Play the bot: wait for a tap, answer it with a notice, then change the message."""
    update = (await stage.bot.get_updates(offset=-1, timeout=5))[-1]
    query = update.callback_query
    assert query is not None
    await query.answer("وصلت")
    await query.edit_message_text(f"choice: {query.data}")


async def no_sideways_scroll(page: Page) -> bool:
    """Tell whether everything fits the width of the screen."""
    return bool(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize(
    ("size", "locale", "start"), [(PHONE, "ar-MA", "ابدأ"), (DESKTOP, "fr-FR", "DÉMARRER")]
)
async def test_a_young_person_talks_with_the_bot(
    stage: Stage, tmp_path: Path, size: tuple[int, int], locale: str, start: str
) -> None:
    """Start, read the answer, tap a button, see the notice and the changed message."""
    page = await stage.open(SALMA, size=size, locale=locale)
    await page.get_by_role("button", name=start, exact=True).click()
    await answer_start(stage)
    await expect(page.locator(".message.in b").last).to_have_text("سلمى")
    await page.screenshot(path=tmp_path / "conversation.png")
    assert await page.evaluate("document.documentElement.dir") == ("rtl" if locale == "ar-MA" else "ltr")
    assert await no_sideways_scroll(page)

    await page.get_by_role("button", name="التكوين").click()
    await expect(page.locator(".key.waiting")).to_have_count(1)
    await answer_tap(stage)
    await expect(page.locator("#toast")).to_have_text("وصلت")
    await expect(page.locator(".message.in .words").last).to_have_text("choice: train")
    await expect(page.locator(".key.waiting")).to_have_count(0)


async def test_everything_can_be_done_from_the_keyboard(stage: Stage) -> None:
    """Without a mouse: write, reach the button of the answer, press it."""
    stage.world.write(YOUSSEF, "salut")
    page = await stage.open(YOUSSEF)
    await page.locator("#text").focus()
    await page.keyboard.type("une question")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.out .words").last).to_have_text("une question")
    await stage.bot.send_message(YOUSSEF, "?", reply_markup=BUTTONS)
    await page.wait_for_selector(".inline .key")
    await page.locator("#log").focus()
    for _ in range(12):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.classList.contains('key')"):
            break
    await page.keyboard.press("Enter")
    await expect(page.locator(".key.waiting")).to_have_count(1)
    (press,) = stage.world.presses.values()
    assert press.data == "guide"


async def test_a_number_is_shared_only_after_a_question(stage: Stage) -> None:
    """The reply keyboard asks before it sends the telephone number, then goes away if it is for one time."""
    stage.world.write(SALMA, "/start")
    rows = [[KeyboardButton("📱 Numéro", request_contact=True)], [KeyboardButton("Retour")]]
    markup = ReplyKeyboardMarkup(
        rows, one_time_keyboard=True, resize_keyboard=True, input_field_placeholder="06…"
    )
    await stage.bot.send_message(SALMA, "Votre numéro ?", reply_markup=markup)
    page = await stage.open(SALMA)
    await expect(page.locator("#text")).to_have_attribute("placeholder", "06…")
    await page.get_by_role("button", name="Numéro").click()
    await page.get_by_role("button", name="Annuler").click()
    assert len(stage.world.inbox(SALMA)) == 2
    await page.get_by_role("button", name="Numéro").click()
    await page.get_by_role("button", name="Partager").click()
    await expect(page.locator(".kind-contact small")).to_have_text("+212600000001")
    await expect(page.locator("#keyboard")).to_be_hidden()


async def test_commands_replies_edits_and_files(stage: Stage) -> None:
    """The menu sends a command; one's text can be edited; a message can be answered; files come and go."""
    await stage.bot.set_my_commands([BotCommand("aide", "Parler à quelqu’un")], language_code="fr")
    stage.world.write(YOUSSEF, "premier")
    await stage.bot.send_document(YOUSSEF, b"%PDF-", filename="programme.pdf")
    page = await stage.open(YOUSSEF)
    await page.get_by_role("button", name="Menu", exact=True).click()
    await page.get_by_role("menuitem", name="Parler à quelqu’un").click()
    await expect(page.locator(".message.out .link").last).to_have_text("/aide")

    await page.locator("#m1").hover()
    await page.locator("#m1 .actions").click()
    await page.get_by_role("menuitem", name="Modifier").click()
    await page.keyboard.press("Control+A")
    await page.keyboard.type("corrigé")
    await page.keyboard.press("Enter")
    await expect(page.locator("#m1 .stamp")).to_contain_text("modifié")

    await page.locator("#m2").hover()
    await page.locator("#m2 .actions").click()
    await page.get_by_role("menuitem", name="Répondre").click()
    await page.keyboard.type("merci")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.out .quoted span").last).to_have_text("programme.pdf")
    assert stage.world.inbox(YOUSSEF)[-1].reply_to == 2

    async with page.expect_download() as download:
        await page.locator("#m2 .card").click()
    assert (await download.value).suggested_filename == "programme.pdf"
    await page.locator("#pick-file").set_input_files(
        {"name": "lettre.txt", "mimeType": "text/plain", "buffer": b"x"}
    )
    await expect(page.locator(".message.out .card b").last).to_have_text("lettre.txt")


async def test_what_people_write_is_never_run(stage: Stage) -> None:
    """Markup in texts, names, labels and links stays text, and no address runs code."""
    nasty = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    stage.world.write(SALMA, nasty)
    keys = InlineKeyboardMarkup([[InlineKeyboardButton(nasty, callback_data="x")]])
    await stage.bot.send_message(SALMA, nasty, reply_markup=keys)
    await stage.bot.send_document(SALMA, b"<script>", filename="<img src=x>.html")
    page = await stage.open(SALMA)
    assert await page.locator(".words").all_text_contents() == [nasty, nasty]
    assert await page.locator("#log img, #log script").count() == 0
    assert "سلمى" in await page.title()


async def test_others_messages_raise_a_badge(stage: Stage) -> None:
    """What happens in other chats is counted until one looks."""
    page = await stage.open(SALMA, size=DESKTOP)
    stage.world.write(KHADIJA, "hello", STAFF_GROUP)
    await stage.bot.send_message(STAFF_GROUP, "noted")
    row = page.locator(f'[data-place="{KHADIJA}/{STAFF_GROUP}"]')
    await expect(row.locator(".badge")).to_have_text("1")
    await row.click()
    await expect(page.locator(".sender")).to_contain_text("Wijha")
    await expect(row.locator(".badge")).to_have_count(0)


async def test_blocking_and_coming_back(stage: Stage) -> None:
    """The menu at the top blocks the bot; the button at the bottom unblocks it and starts again."""
    stage.world.write(YOUSSEF, "salut")
    page = await stage.open(YOUSSEF)
    await page.get_by_role("button", name="Plus").click()
    await page.get_by_role("menuitem", name="Bloquer le bot").click()
    await page.get_by_role("button", name="Débloquer le bot").click()
    await expect(page.locator(".message.out .words").last).to_have_text("/start")
    statuses = [
        u.body["new_chat_member"]["status"]
        for u in stage.world.updates.waiting()
        if u.kind == "my_chat_member"
    ]
    assert statuses == ["kicked", "member"]


async def test_typing_and_alerts_are_shown(stage: Stage) -> None:
    """sendChatAction shows in the header; an alert waits for its button."""
    stage.world.write(YOUSSEF, "salut")
    await stage.bot.send_message(YOUSSEF, "?", reply_markup=BUTTONS)
    page = await stage.open(YOUSSEF)
    await stage.bot.send_chat_action(YOUSSEF, "typing")
    await expect(page.locator("#top-status")).to_have_text("écrit…")
    await Person(stage.world, YOUSSEF).tap("التوجيه")
    await stage.bot.answer_callback_query(next(iter(stage.world.presses)), "Attention", show_alert=True)
    await expect(page.get_by_role("dialog")).to_contain_text("Attention")
    await page.get_by_role("button", name="OK").click()
    await expect(page.locator("#dialog")).to_be_hidden()


async def test_other_sites_cannot_act() -> None:
    """A page from elsewhere, open in the same browser, can neither act nor read."""
    world = World()
    act = {"do": "write", "as": SALMA, "chat": SALMA, "text": "x"}
    here = {"Content-Type": "application/json"}
    async with serve(world, TOKEN) as address, aiohttp.ClientSession() as http:

        async def post(path: str, headers: dict[str, str], body: str) -> int:
            async with http.post(f"{address}/sandbox/{path}", data=body, headers=headers) as response:
                return response.status

        assert await post("act", here | {"Origin": "https://evil.example"}, json.dumps(act)) == 403
        assert await post("act", {"Content-Type": "text/plain"}, json.dumps(act)) == 403
        assert await post("upload?as=7001&chat=7001&name=a", {"Content-Type": "text/plain"}, "x") == 403
        assert await post("act", here, "[]") == 400
        assert await post("act", here, json.dumps(act | {"chat": STAFF_GROUP})) == 400
        assert world.inbox(SALMA) == []
        assert await post("act", here | {"Origin": address}, json.dumps(act)) == 200
        for name in ("../server.py", "%2e%2e/server.py", "nothing.js"):
            async with http.get(f"{address}/sandbox/{name}") as response:
                assert response.status == 404
        async with http.get(f"{address}/") as response:
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]


async def test_a_page_that_was_away_gets_only_what_it_missed() -> None:
    """The stream goes on after the last event a page has seen."""
    world = World()
    world.write(SALMA, "one")
    async with serve(world, TOKEN) as address, aiohttp.ClientSession() as http:
        event_id, first = await _first_news(http, address, {})
        world.write(YOUSSEF, "two")
        _, missed = await _first_news(http, address, {"Last-Event-ID": event_id})
    assert [message["text"] for message in first["messages"]] == ["one"]
    assert [message["text"] for message in missed["messages"]] == ["two"]
    assert "people" not in missed


async def _first_news(
    http: aiohttp.ClientSession, address: str, headers: dict[str, str]
) -> tuple[str, dict[str, list[dict[str, str]]]]:
    fields = {"data": ""}
    async with asyncio.timeout(5), http.get(f"{address}/sandbox/news", headers=headers) as response:
        while not fields["data"]:
            name, _, value = (await response.content.readline()).decode().strip().partition(": ")
            fields[name] = value
    return fields["id"], json.loads(fields["data"])


TIME_ON_WORDS = """() => [...document.querySelectorAll(".words + .stamp")].some((stamp) => {
  const time = stamp.getBoundingClientRect(), words = document.createRange();
  words.selectNodeContents(stamp.previousElementSibling);
  return [...words.getClientRects()].some((box) =>
    box.width > 1 && box.left < time.right - 1 && box.right > time.left + 1 && box.bottom > time.top + 6);
})"""


async def test_the_time_stands_beside_the_last_words(stage: Stage) -> None:
    """Also where Arabic follows a command, which is a button and has no direction of its own."""
    page = await stage.open(SALMA)
    for text in ("/stats كم عدد النساء", "بغيت formation", "fin كاين التكوين"):
        stage.world.write(SALMA, text)
        await expect(page.locator(".words").last).to_have_text(text)
        assert not await page.evaluate(TIME_ON_WORDS)
