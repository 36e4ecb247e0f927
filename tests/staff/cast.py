"""Who plays in these tests, when, and how they ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.config import Settings
from bot.render import render
from bot.staff.capability import Asker, Call, Capability, Reply
from flows.library import Library
from storage.database import Transaction
from storage.staff import Member, add_member

NOW = dt.datetime(2025, 6, 30, 11, tzinfo=dt.UTC)
ADMIN, COORDINATOR, COUNSELLOR, REPORTER = 9001, 9002, 9003, 9004
GROUP = -100500
CAST = {
    ADMIN: ("administrator", "رشيد"),
    COORDINATOR: ("coordinator", "Hind"),
    COUNSELLOR: ("counsellor", "خديجة"),
    REPORTER: ("reporter", "Karim"),
}


async def hire(tx: Transaction) -> dict[int, Member]:
    """Everybody joins."""
    return {
        telegram_id: await add_member(tx, telegram_id, role, NOW, name=name)
        for telegram_id, (role, name) in CAST.items()
    }


@dataclass(frozen=True)
class Desk:
    """Asks in the name of somebody, and reads the answer as it appears on the screen."""

    tx: Transaction
    settings: Settings
    library: Library
    members: dict[int, Member]

    async def ask(
        self,
        answer: Capability | Callable[[Call], Awaitable[Reply]],
        argument: str = "",
        *,
        who: int = ADMIN,
        language: str = "fr",
        chat_id: int = 0,
        at: dt.datetime = NOW,
    ) -> Reply:
        """What a capability replies; in the asker's private chat unless said otherwise."""
        function = answer.answer if isinstance(answer, Capability) else answer
        member = self.members[who]
        asker = Asker(member.id, member.telegram_id, member.role, language)
        return await function(Call(self.tx, self.settings, self.library, asker, chat_id or who, argument, at))

    def screen(self, reply: Reply, language: str = "fr") -> str:
        """The message, without the marks of direction."""
        calls = render(self.library.texts, language, 1, reply.says)
        assert len(calls) == 1, "one message"
        return str(calls[0].parameters["text"]).translate(dict.fromkeys(range(0x2066, 0x206A)) | {0xA0: " "})


def tokens(reply: Reply) -> list[str]:
    """What the buttons of a reply carry."""
    return [button.token for say in reply.says for row in say.buttons for button in row]
