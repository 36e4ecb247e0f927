"""The main job in a real browser, on the sandbox page: a young person, a counsellor and an administrator."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.sandbox.cast import KHADIJA, RACHID, SALMA, STAFF_GROUP, YOUSSEF
from tests.e2e.town import PATIENCE, Town

CHROMIUM = Path("/usr/bin/chromium")
PHONE, DESKTOP = (390, 844), (1280, 860)

expect.set_options(timeout=60_000)  # on a busy machine too; what takes longer has failed

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser at {CHROMIUM}"),
]


@dataclass
class Screen:
    """Somebody at the page, in one chat."""

    town: Town
    page: Page
    language: str

    async def tap(self, text: str) -> None:
        """Tap the newest button that bears this text."""
        label = self.town.label(text, self.language) if self.town.texts.has(text) else text
        before = self.town.world.updates.next_id
        whole = re.compile(rf"^\s*{re.escape(label)}\s*$")
        await self.page.locator("#log .key, #keyboard button").filter(has_text=whole).last.click()
        await self._heard(before)

    async def taps(self, *texts: str) -> None:
        """Tap one button after another."""
        for text in texts:
            await self.tap(text)

    async def write(self, words: str) -> None:
        """Type a message and send it with Enter."""
        before = self.town.world.updates.next_id
        await self.page.locator("#text").fill(words)
        await self.page.keyboard.press("Enter")
        await self._heard(before)

    async def begin(self, name: str) -> None:
        """Press the button of an empty chat, or one of a dialog."""
        before = self.town.world.updates.next_id
        await self.page.get_by_role("button", name=name, exact=True).click()
        await self._heard(before)

    async def _heard(self, before: int) -> None:
        """Until what was done has reached the bot, and the bot has answered."""
        async with asyncio.timeout(PATIENCE):
            while self.town.world.updates.next_id == before:  # noqa: ASYNC110  # the page tells nobody
                await asyncio.sleep(0.01)
        await self.town.settled()

    async def reply(self, words: str, message_id: int) -> None:
        """Answer a message of the chat."""
        await self.page.locator(f"#m{message_id}").hover()
        await self.page.locator(f"#m{message_id} .actions").click()
        await self.page.get_by_role("menuitem").first.click()
        await self.write(words)

    async def sees(self, text: str) -> None:
        """Wait until the newest messages hold a text of the catalogue, or these words."""
        words = self.town.words(text, self.language) if self.town.texts.has(text) else text
        first = words.splitlines()[0]
        await expect(self.page.locator(".message.in", has_text=first).last).to_be_visible()

    async def fits(self) -> None:
        """Nothing is wider than the screen, no button hides its words, nothing covers the time."""
        assert await self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        cut = "[...document.querySelectorAll('#log .key')].filter(k => k.scrollWidth > k.clientWidth).length"
        assert await self.page.evaluate(cut) == 0


@dataclass
class Stage:
    """A browser at the page of a town; whatever its console says is a fault."""

    town: Town
    browser: Browser
    complaints: list[str] = field(default_factory=list)

    async def open(
        self, person: int, locale: str, chat: int | None = None, size: tuple[int, int] = PHONE
    ) -> Screen:
        """Open the page as somebody, on a screen of their own."""
        context = await self.browser.new_context(
            locale=locale, viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
        )
        page = await context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        await page.goto(f"{self.town.address}/sandbox/#{person}/{chat or person}")
        await page.wait_for_selector(".person[aria-current]")
        return Screen(self.town, page, locale.partition("-")[0])


@asynccontextmanager
async def _at(town: Town) -> AsyncIterator[Stage]:
    async with async_playwright() as play:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=arguments)
        stage = Stage(town, browser)
        try:
            yield stage
        finally:
            await browser.close()
        assert stage.complaints == []


@pytest.fixture
async def stage(town: Town) -> AsyncIterator[Stage]:
    """A browser for one test."""
    async with _at(town) as stage:
        yield stage


async def test_the_main_job_in_arabic(town: Town, stage: Stage) -> None:
    """Welcome, listening with an answer, orientation, sign-up; then the numbers and the file."""
    salma = await stage.open(SALMA, "ar-MA")
    await salma.begin("ابدأ")
    assert await salma.page.evaluate("document.documentElement.dir") == "rtl"
    await salma.taps("language-ar", "welcome-go", "welcome-consent-all", "answer-no")
    await salma.write("سلمى")
    await salma.tap("sex-female")
    await salma.write("2004")
    await salma.fits()
    await salma.taps("commune-agourai", "education-bac", "situation-job-seeker")
    await salma.page.locator("#keyboard button", has_text=town.label("profile-phone-share", "ar")).click()
    await salma.begin("مشاركة")
    await salma.sees("profile-done")
    await expect(salma.page.locator("#keyboard")).to_be_hidden()

    await salma.tap("menu-listening")
    await salma.write("السلام عليكم، لا أعرف من أين أبدأ بعد الباكالوريا")
    khadija = await stage.open(KHADIJA, "ar-MA", STAFF_GROUP, DESKTOP)
    asked = town.world.inbox(STAFF_GROUP)[-1].message_id
    await khadija.reply("وعليكم السلام. نبدأ معا، خطوة خطوة.", asked)
    await salma.sees("وعليكم السلام. نبدأ معا، خطوة خطوة.")
    await khadija.fits()
    await salma.tap("nav-close")
    last = salma.page.locator(".message").last
    await expect(last).to_contain_text(town.words("case-closed-by-you", "ar"))

    await salma.tap("listening-good")
    await salma.taps("menu-orientation", "orientation-goal-job", "training-field-solar")
    await salma.taps("orientation-experience-none", "orientation-idea-none", "orientation-partners-group")
    await salma.tap("orientation-obstacle-search")
    await salma.sees("axis-employability")
    await salma.fits()
    await salma.taps(town.guest(SALMA, "ar").labels[0], "sign_up-take")
    await salma.sees("sign_up-confirmed")

    rachid = await stage.open(RACHID, "ar-MA")
    await rachid.begin("ابدأ")
    await rachid.tap("language-ar")
    await rachid.write("/stats")
    await rachid.sees("stats-in-period")
    await rachid.fits()
    await rachid.write("/export month")
    async with rachid.page.expect_download() as download:
        await rachid.page.locator(".message .card").last.click()
    book = openpyxl.load_workbook(io.BytesIO((await (await download.value).path()).read_bytes()))
    assert book.worksheets[1].max_row == 1 + 3
    assert book.worksheets[0].sheet_view.rightToLeft


async def test_a_shorter_way_in_french(town: Town, stage: Stage) -> None:
    """A refusal, orientation by words, a seat after all; the administrator reads the numbers in French."""
    youssef = await stage.open(YOUSSEF, "fr-FR")
    await youssef.begin("DÉMARRER")
    await youssef.taps("language-fr", "welcome-go", "welcome-consent-none")
    for words in ("orientation", "projet", "photo", "à mon compte", "idée", "seul", "argent"):
        await youssef.write(words)
    await youssef.sees("axis-entrepreneurship")
    await youssef.fits()
    await youssef.taps(town.guest(YOUSSEF, "fr").labels[0], "sign_up-take", "answer-yes")
    await youssef.write("Youssef")
    await youssef.sees("sign_up-confirmed")
    rachid = await stage.open(RACHID, "fr-FR", size=DESKTOP)
    await rachid.begin("DÉMARRER")
    await rachid.tap("language-fr")
    await rachid.write("/stats")
    await rachid.sees("stats-in-period")
    await rachid.fits()
