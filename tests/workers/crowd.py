"""A crowd that talks with the bot: they sign up for too few seats, then write and tap whatever comes."""

from __future__ import annotations

import asyncio
from random import Random

from bot.sandbox.keyboards import buttons
from bot.sandbox.person import Person
from bot.sandbox.waiting import until
from bot.sandbox.world import World
from flows.texts import Texts

PATIENCE = 60.0
COURSE = "Pilotage"
"""What stands on the button of the one course run."""


class Walker(Person):
    """One person of the crowd, who acts again only when Telegram was told 200 for what they did before.

    Telegram itself keeps no order between a tap and a message of one person.
    """

    def __init__(self, world: World, user_id: int, texts: Texts) -> None:
        super().__init__(world, user_id)
        self._texts, self._random = texts, Random(user_id)

    async def signs_up(self, field: str) -> None:
        """Choose French, go through the welcome, and ask for a seat in the one run of a field."""
        await self.write("/start")
        for text in ("language-fr", "welcome-go", "welcome-consent-none", "menu-training", field):
            await self._taps(self._label(text))
        await self._taps(COURSE)
        await self._taps(self._label("sign_up-take"), self._label("sign_up-wait"))
        await self._taps(self._label("answer-yes"))
        await self.answered()
        await self.write(f"Amina {self.user_id}")
        await self.answered()

    async def wanders(self, stop: asyncio.Event) -> None:
        """Write and tap until told to stop."""
        count = 0
        while not stop.is_set():
            if self._random.random() < 0.3:
                await self._taps_something()
            else:
                count = await self._writes_a_few(count)
            await self.answered()

    async def answered(self) -> None:
        """Wait until all that this person did is confirmed."""
        while any(update.lane[1] == self.user_id for update in self.world.updates.pending.values()):  # noqa: ASYNC110
            await asyncio.sleep(0.02)

    def _label(self, text: str) -> str:
        return self._texts.label("fr", text, {})

    async def _taps(self, *labels: str) -> None:
        """Tap the newest button that bears one of these labels, once it is there."""
        await self.answered()
        found = await until(self.world, lambda: next(filter(None, map(self._button, labels)), None), PATIENCE)
        if found is None or found[0] is None:
            raise AssertionError(f"no button {labels}; in the chat:\n{self.transcript()}")
        self.world.press(self.user_id, found[0].id, found[1]["callback_data"])

    async def _writes_a_few(self, count: int) -> int:
        for _ in range(self._random.randint(1, 3)):
            count += 1
            await self.write(f"mot {count}")
        return count

    async def _taps_something(self) -> None:
        shown = [m for m in self.world.chats[self.chat_id].present() if m.inline]
        offered = list(buttons(shown[-1].inline)) if shown else []
        if offered:
            self.world.press(self.user_id, shown[-1].id, self._random.choice(offered)["callback_data"])
