"""The load: people who talk through the welcome and then tell a human numbered things, and staff who answer.

Some wait for an answer before they go on, others never do. Everything is chosen by one seeded dice.
"""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

from bot.sandbox.cast import KHADIJA, STAFF_GROUP
from bot.sandbox.chats import Message
from bot.sandbox.keyboards import buttons
from bot.sandbox.world import World

SHORT = ("/start", "parler")
LONG = ("/start", "Français", "ok", "tout", "non", "Ali <b>&_*[", "passer", "passer", "passer", "passer")
TO_A_HUMAN = ("/menu", "parler")
PATIENCE = 1.5
"""Seconds after which even those who wait for an answer go on."""


@dataclass
class Talker:
    """One person of the crowd; `told` are the numbered things that they have written so far."""

    world: World
    id: int
    opening: list[str]
    patient: bool
    told: list[str] = field(default_factory=list)
    acted_at: float = 0.0
    seen: int = 0

    def may_act(self, now: float) -> bool:
        """Whether they would do the next thing by now."""
        answered = self.world.chats[self.id].last_id > self.seen
        return not self.patient or answered or now - self.acted_at > PATIENCE

    def act(self, now: float, dice: random.Random) -> None:
        """Write the next thing, or now and then tap something."""
        if dice.random() < 0.1 and len(self.opening) > len(TO_A_HUMAN) and (newest := self._with_buttons()):
            self.world.press(self.id, newest.id, dice.randrange(len(buttons(newest.inline))))
            return
        words = self.opening.pop(0) if self.opening else f"m-{self.id}-{len(self.told)}-end"
        message = self.world.write(self.id, words)
        self.acted_at, self.seen = now, message.id
        if words.startswith("m-"):
            self.told.append(words)

    def _with_buttons(self) -> Message | None:
        shown = [message for message in self.world.chats[self.id].messages.values() if message.inline]
        return shown[-1] if shown else None


@dataclass
class Load:
    """All who talk; `acts` counts what they did, `answers` are the numbered answers of the staff."""

    world: World
    dice: random.Random
    talkers: list[Talker]
    per_second: float
    acts: int = 0
    ending: bool = False
    answers: dict[str, int] = field(default_factory=dict)

    async def run(self) -> None:
        """Act until told that it ends."""
        loop = asyncio.get_running_loop()
        while not self.ending:
            talker = self.dice.choice(self.talkers)
            if talker.may_act(loop.time()):
                self.acts += 1
                talker.act(loop.time(), self.dice)
            if self.dice.random() < 0.03:
                self._staff_answers()
            await asyncio.sleep(self.dice.expovariate(self.per_second))

    def _staff_answers(self) -> None:
        """A counsellor replies to one of the last things that reached the group."""
        group = self.world.chats[STAFF_GROUP]
        relayed = [m for m in list(group.messages.values())[-30:] if "m-" in m.text]
        if relayed:
            message = self.dice.choice(relayed)
            words = f"s-{len(self.answers)}-end"
            self.world.write(KHADIJA, words, STAFF_GROUP, reply_to=message.id)
            self.answers[words] = int(message.text.rpartition("m-")[2].split("-")[0])
            self.acts += 1


def load(world: World, seed: int, people: list[int], per_second: float = 200.0) -> Load:
    """A load by these people, so many acts a second."""
    dice = random.Random(seed)
    talkers = [Talker(world, person, _opening(dice), patient=dice.random() < 0.5) for person in people]
    return Load(world, dice, talkers, per_second)


def _opening(dice: random.Random) -> list[str]:
    return list(SHORT if dice.random() < 0.5 else LONG + TO_A_HUMAN)
