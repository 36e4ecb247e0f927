"""The whole look-alike as one value in memory: people, chats, files, updates and the ledger.

No I/O and no clock of its own. The human side is here (write, press, send_media ...), each act
queues the Update that Telegram would send; the bot's side is in `methods`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.sandbox import media
from bot.sandbox.cast import DEFAULT_CAST, Cast, Group, Someone
from bot.sandbox.chats import Chat, Json, Message, Seen
from bot.sandbox.entities import found, units
from bot.sandbox.faults import FaultRule
from bot.sandbox.keyboards import Markup, buttons
from bot.sandbox.profile import Profile
from bot.sandbox.records import Call, Press
from bot.sandbox.refusals import TEXT_LIMIT
from bot.sandbox.updates import UpdateQueue

Clock = Callable[[], datetime]
GREETING_PLACE = {"latitude": 35.7595, "longitude": -5.8340}  # Tangier


def utc_now() -> datetime:
    """Tell the real time, aware and in UTC."""
    return datetime.now(UTC)


class World:
    """Everything the sandbox knows; used from one event loop (or one thread) only."""

    def __init__(self, cast: Cast = DEFAULT_CAST, clock: Clock = utc_now) -> None:
        self.clock = clock
        self.revision = 1  # 0 stands for a page that has seen nothing yet
        self.closing = False  # the server is stopping: whoever waits for a change goes home
        self.watchers: set[Callable[[], None]] = set()
        self.people: dict[int, Someone] = {}
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue(clock)
        self.profile = Profile()
        self.presses: dict[str, Press] = {}
        self.files: dict[str, media.StoredFile] = {}
        self.ledger: list[Call] = []
        self.faults: list[FaultRule] = []
        self.bot: Json = {
            "id": cast.bot_id,
            "is_bot": True,
            "first_name": cast.bot_name,
            "username": cast.bot_username,
        }
        for someone in cast.people:
            self.meet(someone)
        for group in cast.groups:
            self.open_group(group)

    # Who is there

    def meet(self, someone: Someone) -> None:
        """Add a person; the bot may not write first."""
        self.people[someone.id] = someone
        self.chats[someone.id] = Chat(someone.as_chat(), (someone.id,))

    def open_group(self, group: Group) -> None:
        """Add a group that the bot is in."""
        about = {"id": group.id, "title": group.title, "type": "group"}
        self.chats[group.id] = Chat(about, group.member_ids, group.admin_ids, group.bot_status, started=True)

    def changed(self) -> int:
        """Count one more change and wake everybody who waits for one."""
        self.revision += 1
        for wake in tuple(self.watchers):
            wake()
        return self.revision

    def seconds(self) -> int:
        """Tell the time as Telegram does, in whole seconds since 1970."""
        return int(self.clock().timestamp())

    # What people see

    def inbox(self, chat_id: int) -> list[Seen]:
        """List the messages of a chat as the people in it see them, oldest first."""
        return [Seen.of(message, self.bot["id"]) for message in self.chats[chat_id].present()]

    # What people do

    def write(
        self, user_id: int, text: str, chat_id: int | None = None, reply_to: int | None = None
    ) -> Message:
        """Send a text; raises ValueError for one that no phone would send."""
        if not text.strip() or units(text.strip()) > TEXT_LIMIT:
            raise ValueError("a text has 1 to 4096 characters")
        return self._send(user_id, self._worded(text.strip()), chat_id, reply_to)

    def command(self, user_id: int, name: str, chat_id: int | None = None) -> Message:
        """Send a command, named without its slash; an argument may follow after a space."""
        return self.write(user_id, f"/{name}", chat_id)

    def send_media(
        self,
        user_id: int,
        kind: str,
        chat_id: int | None = None,
        *,
        upload: media.Upload | None = None,
        caption: str = "",
        reply_to: int | None = None,
        **details: Any,
    ) -> Message:
        """Send a photo, document, voice, sticker, video_note, location or contact.

        Without an upload a small sample is sent; details add or replace fields of that kind.
        A contact is one's own unless details say otherwise.
        """
        if kind in ("location", "contact"):
            content: Json = {kind: self._place_or_contact(user_id, kind) | details}
        else:
            emoji = {"emoji": "👋"} if kind == "sticker" else {}
            content = media.described(self.keep(kind, upload or media.sample(kind)), **(emoji | details))
        if caption:
            content |= {"caption": caption}
        return self._send(user_id, content, chat_id, reply_to)

    def press(self, user_id: int, message_id: int, button: int | str, chat_id: int | None = None) -> Press:
        """Tap an inline button by its index, or send any callback data, as a modified app could."""
        chat = self._chat_of(user_id, chat_id)
        message = chat.messages[message_id]
        data = buttons(message.inline)[button].get("callback_data") if isinstance(button, int) else button
        if data is None:
            raise ValueError("this button opens a link, it sends nothing to the bot")
        press = Press(f"{user_id}{len(self.presses):09d}", user_id, chat.id, message_id, data, self.clock())
        self.presses[press.id] = press
        query = {
            "id": press.id,
            "from": self.people[user_id].as_user(),
            "message": message.as_json(),
            "chat_instance": str(chat.id),
            "data": data,
        }
        self.updates.put("callback_query", query)
        press.revision = self.changed()
        return press

    def edit(self, user_id: int, message_id: int, text: str, chat_id: int | None = None) -> Message:
        """Change one's own text message; raises ValueError for another person's."""
        chat = self._chat_of(user_id, chat_id)
        message = chat.messages[message_id]
        if message.sender["id"] != user_id or message.kind != "text":
            raise ValueError("only one's own text can be edited")
        message.content, message.edit_date = self._worded(text.strip()), self.seconds()
        self._tell("edited_message", message)
        return message

    def forward(
        self, user_id: int, message_id: int, from_chat_id: int, chat_id: int | None = None
    ) -> Message:
        """Forward a message from one chat of this person to another (by default the private one)."""
        original = self._chat_of(user_id, from_chat_id).messages[message_id]
        origin = original.forwarded or {"type": "user", "date": original.date, "sender_user": original.sender}
        return self._send(user_id, original.content, chat_id, None, forwarded=origin)

    def block(self, user_id: int) -> None:
        """Block the bot."""
        self._set_blocked(user_id, True)

    def unblock(self, user_id: int) -> None:
        """Unblock the bot."""
        self._set_blocked(user_id, False)

    def migrate(self, group_id: int) -> int:
        """Turn a group into a supergroup; gives the new id, the old one is refused from then on."""
        old = self.chats[group_id]
        new_id = -1_000_000_000_000 + group_id
        about = old.about | {"id": new_id, "type": "supergroup"}
        self.chats[new_id] = Chat(about, old.member_ids, old.admin_ids, old.bot_status, started=True)
        sender = self.people[old.member_ids[0]].as_user()
        note = self.post(old, {"migrate_to_chat_id": new_id}, sender)
        old.migrated_to = new_id
        self.updates.put("message", note.as_json())
        return new_id

    # What both sides do

    def post(
        self,
        chat: Chat,
        content: Json,
        sender: Json,
        *,
        markup: Markup | None = None,
        reply_to: int | None = None,
        forwarded: Json | None = None,
    ) -> Message:
        """Put a message into a chat."""
        chat.last_id += 1
        message = Message(chat, chat.last_id, sender, self.seconds(), content, markup, reply_to, forwarded)
        chat.messages[message.id] = message
        if sender["id"] == self.bot["id"]:
            chat.action = ""
            chat.keyboard = _keyboard_after(chat.keyboard, markup)
        self.touch(message)
        return message

    def touch(self, message: Message) -> None:
        """Mark a message (and its chat) as changed."""
        message.revision = message.chat.revision = self.revision + 1
        self.changed()

    def keep(self, kind: str, upload: media.Upload) -> media.StoredFile:
        """Store a file and give it its ids."""
        file = media.stored(len(self.files) + 1, kind, upload)
        self.files[file.id] = file
        return file

    def _send(
        self,
        user_id: int,
        content: Json,
        chat_id: int | None,
        reply_to: int | None,
        forwarded: Json | None = None,
    ) -> Message:
        chat = self._chat_of(user_id, chat_id)
        if chat.blocked:
            raise ValueError("this person has blocked the bot: unblock first")
        chat.started = True
        message = self.post(
            chat, content, self.people[user_id].as_user(), reply_to=reply_to, forwarded=forwarded
        )
        self._tell("message", message)
        return message

    def _tell(self, kind: str, message: Message) -> None:
        if message.heard_by(self.bot):
            self.updates.put(kind, message.as_json())
        self.touch(message)

    def _chat_of(self, user_id: int, chat_id: int | None) -> Chat:
        chat = self.chats[user_id if chat_id is None else chat_id]
        if user_id not in chat.member_ids:
            raise ValueError(f"{user_id} is not in chat {chat.id}")
        return chat

    def _worded(self, text: str) -> Json:
        entities = found(text)
        return {"text": text} | ({"entities": entities} if entities else {})

    def _place_or_contact(self, user_id: int, kind: str) -> Json:
        if kind == "location":
            return dict(GREETING_PLACE)
        me = self.people[user_id]
        return {"phone_number": me.phone.removeprefix("+"), "first_name": me.first_name, "user_id": me.id}

    def _set_blocked(self, user_id: int, blocked: bool) -> None:
        chat = self.chats[user_id]
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        was, now = ("member", "kicked") if blocked else ("kicked", "member")
        change = {"chat": chat.about, "from": self.people[user_id].as_user(), "date": self.seconds()}
        change |= {"old_chat_member": self.as_member(was), "new_chat_member": self.as_member(now)}
        self.updates.put("my_chat_member", change)
        chat.revision = self.changed()

    def as_member(self, status: str) -> Json:
        """Give Telegram's ChatMember object of the bot with a status."""
        return {"user": self.bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})


def _keyboard_after(keyboard: Markup | None, markup: Markup | None) -> Markup | None:
    if markup is None or "inline_keyboard" in markup:
        return keyboard
    return markup if "keyboard" in markup else None
