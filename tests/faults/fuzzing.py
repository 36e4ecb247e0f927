"""People who do anything at all, chosen by dice."""

from __future__ import annotations

import random
from collections.abc import Sequence

from bot.sandbox.chats import Message
from bot.sandbox.keyboards import buttons
from bot.sandbox.world import World

WORDS = (
    "/start", "/menu", "/help", "/cancel", "/me", "/language", "/stats", "/nothing", "/start abc", "parler",
    "Français", "العربية", "ok", "tout", "non", "oui", "wakha", "passer", "retour", "menu", "aide", "stop",
    "Ali <b>&_*[", "{0.__class__}", "{{7*7}}", "=1+1", "2005", "١٩٩٩", "17", "El Hajeb", "عين تاوجطات",
    "0612345678", "bghit solar", "صيانة الألواح", "formation", "orientation", "rendez-vous", "inscriptions",
    "je veux mourir", "بغيت نموت", "😀" * 30, "\u202eabc\u200b", "a" * 4096, "&" * 4096, "<" * 500, ".", "🫂",
    "confidence", "/close", "/export", "/runs", "/team", "oui oui", "1", "2", "3",
)  # fmt: skip
MEDIA = ("photo", "voice", "sticker", "location", "contact", "document", "video_note")
TOKENS = ("v1.x", "v0.", "s.stats.", "c.take.ABCDE", "", "v" * 64, "zz.…", "v1.ary", "s.close.1", "c.close.")


class Fuzz:
    """Chooses who does what."""

    def __init__(self, world: World, dice: random.Random, people: Sequence[int]) -> None:
        self._world, self._dice, self._people = world, dice, people

    def act(self) -> None:
        """Somebody does something."""
        person = self._dice.choice(self._people)
        chat = self._world.chats[person]
        if chat.blocked:
            self._world.unblock(person)
            return
        own = [message for message in chat.messages.values() if message.sender["id"] == person]
        shown = [message for message in chat.messages.values() if message.inline]
        match self._dice.random():
            case share if share < 0.4 and shown:
                self._tap(person, self._dice.choice(shown[-3:]))
            case share if share < 0.45 and shown:
                self._world.press(person, shown[-1].id, self._dice.choice(TOKENS) or "-")
            case share if share < 0.55:
                self._world.send_media(person, self._dice.choice(MEDIA))
            case share if share < 0.58 and own and own[-1].kind == "text":
                self._world.edit(person, own[-1].id, self._dice.choice(WORDS))
            case share if share < 0.60 and own:
                self._world.forward(person, own[-1].id, person)
            case share if share < 0.61:
                self._world.block(person)
            case _:
                self._world.write(person, self._dice.choice(WORDS))

    def _tap(self, person: int, message: Message) -> None:
        choices = [button for button in buttons(message.inline) if "callback_data" in button]
        if choices:
            self._world.press(person, message.id, str(self._dice.choice(choices)["callback_data"]))
