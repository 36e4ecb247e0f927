"""A scripted person for end-to-end tests: writes, taps, and waits to see an answer."""

from __future__ import annotations

from typing import Any

from bot.sandbox.chats import Message, Seen
from bot.sandbox.keyboards import buttons
from bot.sandbox.waiting import until
from bot.sandbox.world import World

PATIENCE = 5.0  # seconds


class Person:
    """Somebody in one chat; what they see counts from their own last act."""

    def __init__(self, world: World, user_id: int, chat_id: int | None = None) -> None:
        self.world, self.user_id = world, user_id
        self.chat_id = user_id if chat_id is None else chat_id
        self._acted_at = world.revision

    async def write(self, text: str, reply_to: int | None = None) -> Message:
        """Send a text."""
        self._acted_at = self.world.revision
        message = self.world.write(self.user_id, text, self.chat_id, reply_to)
        self._acted_at = message.revision
        return message

    async def send(self, kind: str, **details: Any) -> Message:
        """Send a voice, photo, document, location, contact ... (see World.send_media)."""
        message = self.world.send_media(self.user_id, kind, self.chat_id, **details)
        self._acted_at = message.revision
        return message

    async def tap(self, label: str, seconds: float = PATIENCE) -> None:
        """Tap the newest button whose label holds these words, waiting for it to appear.

        A button under a message sends its data; one under the writing line sends its words, or the
        contact or place it asks for. Raises AssertionError when no such button comes.
        """
        found = await until(self.world, lambda: self._button(label), seconds)
        if found is None:
            raise AssertionError(f"no button {label!r}; in the chat:\n{self.transcript()}")
        message, button = found
        if message is not None:
            press = self.world.press(self.user_id, message.id, button["callback_data"], self.chat_id)
            self._acted_at = press.revision
        elif button.get("request_contact"):
            await self.send("contact")
        elif button.get("request_location"):
            await self.send("location")
        else:
            await self.write(button["text"])

    async def sees(self, text: str, seconds: float = PATIENCE) -> Seen:
        """Wait for a message of the bot, new or edited since the last act, that holds these words.

        Raises AssertionError, with the chat so far, when none comes in time.
        """
        seen = await until(self.world, lambda: self._newest(text), seconds)
        if seen is None:
            raise AssertionError(f"{text!r} was not seen; in the chat:\n{self.transcript()}")
        return seen

    def last(self) -> Seen:
        """Give the newest message of the bot; raises IndexError without one."""
        return [seen for seen in self.world.inbox(self.chat_id) if seen.from_bot][-1]

    def transcript(self, newest: int = 12) -> str:
        """Write the newest messages as lines, with the labels of their buttons."""
        lines = []
        for seen in self.world.inbox(self.chat_id)[-newest:]:
            labels = " ".join(f"[{label}]" for row in seen.buttons + seen.keyboard for label in row)
            lines.append(
                f"{'bot' if seen.from_bot else 'person'} ({seen.kind}): {seen.text} {labels}".rstrip()
            )
        return "\n".join(lines)

    def _newest(self, text: str) -> Seen | None:
        bot_id = self.world.bot["id"]
        for message in reversed(self.world.chats[self.chat_id].present()):
            if message.revision > self._acted_at and message.sender["id"] == bot_id and text in message.text:
                return Seen.of(message, bot_id)
        return None

    def _button(self, label: str) -> tuple[Message | None, dict[str, Any]] | None:
        """The nearest to the thumb: under the newest message, under the writing line, then higher up."""
        chat = self.world.chats[self.chat_id]
        inline = [
            (message, button)
            for message in reversed(chat.present())
            for button in buttons(message.inline)
            if label in button["text"] and "callback_data" in button
        ]
        shown = [(None, button) for button in buttons(chat.keyboard) if label in button["text"]]
        newest = inline and inline[0][0] is chat.present()[-1]
        found = [*inline, *shown] if newest else [*shown, *inline]
        return found[0] if found else None
