"""The look-alike refuses what Telegram refuses, in Telegram's words, and keeps what Telegram keeps."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.sandbox.cast import DEFAULT_CAST, KHADIJA, RACHID, SALMA, STAFF_GROUP, YOUSSEF, Group
from bot.sandbox.media import Upload, sample
from bot.sandbox.methods import METHODS, call
from bot.sandbox.parameters import KNOWN, Parameters
from bot.sandbox.refusals import CALLBACK_TOO_OLD, NOT_MODIFIED, UPLOAD_BYTES, Refused
from bot.sandbox.world import World

ONE_BUTTON = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}


class Clock:
    """A clock that tests move by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def forward(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands still."""
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    """Give a world in which Salma wrote, the bot answered (message 2), and Youssef blocked the bot."""
    world = World(clock=clock)
    world.write(SALMA, "salam")
    ask(world, "sendMessage", chat_id=SALMA, text="hello", reply_markup=ONE_BUTTON)
    world.write(YOUSSEF, "bonjour")
    world.block(YOUSSEF)
    return world


def ask(world: World, method: str, **values: Any) -> Any:
    """Call a method with plain values; uploads go where multipart puts them."""
    files = {name: value for name, value in values.items() if isinstance(value, Upload)}
    return call(world, method, Parameters({k: v for k, v in values.items() if k not in files}, files))


def send(text: str = "x", chat_id: int = SALMA, **rest: Any) -> dict[str, Any]:
    """Give the values of a sendMessage."""
    return {"chat_id": chat_id, "text": text} | rest


def inline(**button: Any) -> dict[str, Any]:
    """Give a sendMessage with one inline button."""
    return send(reply_markup={"inline_keyboard": [[button]]})


def edit(**values: Any) -> dict[str, Any]:
    """Give the values of an edit of the bot's message."""
    return {"chat_id": SALMA, "message_id": 2} | values


def commands(command: str = "start", description: str = "Start", **rest: Any) -> dict[str, Any]:
    """Give the values of setMyCommands with one command."""
    return {"commands": [{"command": command, "description": description}]} | rest


REFUSED: list[tuple[str, dict[str, Any], int, str]] = [
    ("sendMessage", send(""), 400, "Bad Request: message text is empty"),
    ("sendMessage", send(" \n "), 400, "Bad Request: message text is empty"),
    ("sendMessage", send("<b></b>", parse_mode="HTML"), 400, "Bad Request: message text is empty"),
    ("sendMessage", send("ب" * 4097), 400, "Bad Request: message is too long"),
    ("sendMessage", send("😀" * 2049), 400, "Bad Request: message is too long"),
    ("sendMessage", send(chat_id=999), 400, "Bad Request: chat not found"),
    ("sendMessage", {"text": "x"}, 400, "Bad Request: chat_id is empty"),
    ("sendMessage", send(chat_id=YOUSSEF), 403, "Forbidden: bot was blocked by the user"),
    ("sendMessage", send(chat_id=RACHID), 403, "Forbidden: bot can't initiate conversation with a user"),
    ("sendMessage", send("<b>x", parse_mode="HTML"), 400, "can't parse entities: Can't find end tag"),
    (
        "sendMessage",
        send("x", parse_mode="MarkdownV2"),
        400,
        "Bad Request: sandbox: MarkdownV2 is not read here",
    ),
    ("sendMessage", send("x", parse_mode="rtf"), 400, "Bad Request: unsupported parse_mode"),
    ("sendMessage", send(txet="x"), 400, 'Bad Request: sandbox: sendMessage has no field "txet"'),
    (
        "sendMessage",
        send(reply_parameters={"message_id": 77}),
        400,
        "Bad Request: message to be replied not found",
    ),
    ("sendMessage", send(entities=[{"type": "bold", "offset": 0, "length": 5}]), 400, "ends after the end"),
    ("sendMessage", send(reply_markup="{"), 400, "Bad Request: can't parse reply_markup JSON object"),
    ("sendMessage", send(reply_markup=["a"]), 400, "Bad Request: object expected as reply markup"),
    ("sendMessage", inline(text="a", callback_data=""), 400, "Bad Request: BUTTON_DATA_INVALID"),
    ("sendMessage", inline(text="a", callback_data="ب" * 33), 400, "Bad Request: BUTTON_DATA_INVALID"),
    ("sendMessage", inline(text="a"), 400, "Text buttons are unallowed in the inline keyboard"),
    (
        "sendMessage",
        inline(text=" ", callback_data="b"),
        400,
        "inline keyboard button text must be non-empty",
    ),
    ("sendMessage", inline(callback_data="b"), 400, 'Can\'t find field "text"'),
    ("sendMessage", inline(text="a", callback_data="b", url="https://a.b"), 400, "more than one action"),
    ("sendMessage", inline(text="a", url="nowhere"), 400, "is invalid: Wrong HTTP URL"),
    (
        "sendMessage",
        inline(text="a", calback_data="b"),
        400,
        'inline keyboard button has no field "calback_data"',
    ),
    (
        "sendMessage",
        send(reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "b"}]] * 101}),
        400,
        "Bad Request: REPLY_MARKUP_TOO_LONG",
    ),
    ("sendMessage", send(reply_markup={"keyboard": ["a"]}), 400, "an array of arrays of buttons expected"),
    ("sendMessage", send(reply_markup={"keyboard": [[""]]}), 400, "keyboard button text must be non-empty"),
    (
        "sendMessage",
        send(chat_id=STAFF_GROUP, reply_markup={"keyboard": [[{"text": "a", "request_contact": True}]]}),
        400,
        "phone number can be requested in private chats only",
    ),
    ("editMessageText", edit(text="hello", reply_markup=ONE_BUTTON), 400, f"Bad Request: {NOT_MODIFIED}"),
    ("editMessageText", edit(text="a", message_id=77), 400, "Bad Request: message to edit not found"),
    ("editMessageText", edit(text="a", message_id=1), 400, "Bad Request: message can't be edited"),
    ("editMessageText", edit(text="a", reply_markup={"keyboard": [["a"]]}), 400, "inline keyboard expected"),
    ("editMessageReplyMarkup", edit(reply_markup=ONE_BUTTON), 400, f"Bad Request: {NOT_MODIFIED}"),
    ("editMessageCaption", edit(caption="a"), 400, "there is no caption in the message to edit"),
    ("deleteMessage", edit(message_id=77), 400, "Bad Request: message to delete not found"),
    ("answerCallbackQuery", {"callback_query_id": "0"}, 400, f"Bad Request: {CALLBACK_TOO_OLD}"),
    ("sendDocument", {"chat_id": SALMA}, 400, "Bad Request: there is no document in the request"),
    ("sendDocument", {"chat_id": SALMA, "document": "nope"}, 400, "wrong file identifier/HTTP URL specified"),
    ("sendDocument", {"chat_id": SALMA, "document": Upload("a", "a/b", b"")}, 400, "file must be non-empty"),
    (
        "sendDocument",
        {"chat_id": SALMA, "document": Upload("a", "a/b", bytes(UPLOAD_BYTES + 1))},
        413,
        "Request Entity Too Large",
    ),
    (
        "sendDocument",
        {"chat_id": SALMA, "document": Upload("a", "a/b", b"1"), "caption": "x" * 1025},
        400,
        "Bad Request: message caption is too long",
    ),
    (
        "sendPhoto",
        {"chat_id": SALMA, "photo": Upload("a.png", "image/png", b"no")},
        400,
        "IMAGE_PROCESS_FAILED",
    ),
    ("sendMediaGroup", {"chat_id": SALMA, "media": []}, 400, "Bad Request: there are no messages to send"),
    (
        "sendMediaGroup",
        {"chat_id": SALMA, "media": [{"type": "document", "media": "attach://a"}]},
        400,
        "not found",
    ),
    ("sendChatAction", {"chat_id": SALMA, "action": "dancing"}, 400, "wrong parameter action in request"),
    (
        "copyMessage",
        {"chat_id": SALMA, "from_chat_id": SALMA, "message_id": 77},
        400,
        "message to copy not found",
    ),
    ("forwardMessage", {"chat_id": SALMA, "from_chat_id": 5, "message_id": 1}, 400, "chat not found"),
    ("setMyCommands", commands("Start"), 400, "Bad Request: BOT_COMMAND_INVALID"),
    ("setMyCommands", commands("ابدأ"), 400, "Bad Request: BOT_COMMAND_INVALID"),
    ("setMyCommands", commands("x" * 33), 400, "Bad Request: BOT_COMMAND_INVALID"),
    ("setMyCommands", commands(description=""), 400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", commands(description="x" * 257), 400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"),
    (
        "setMyCommands",
        {"commands": [{"command": "a", "description": "b"}] * 101},
        400,
        "BOT_COMMANDS_TOO_MUCH",
    ),
    ("setMyCommands", commands(language_code="ary"), 400, "Bad Request: invalid language code specified"),
    ("setMyCommands", commands(scope={"type": "planet"}), 400, "unsupported type specified"),
    ("setMyCommands", commands(scope={"type": "chat", "chat_id": 5}), 400, "Bad Request: chat not found"),
    ("setMyDescription", {"description": "x" * 513}, 400, "description is too long"),
    ("setWebhook", {"url": "http://example.org/hook"}, 400, "An HTTPS URL must be provided for webhook"),
    (
        "setWebhook",
        {"url": "https://a.b", "secret_token": "é"},
        400,
        "secret token contains unallowed characters",
    ),
    ("getFile", {"file_id": "nope"}, 400, "Bad Request: invalid file_id"),
    ("getChatMember", {"chat_id": STAFF_GROUP, "user_id": 5}, 400, "Bad Request: user not found"),
    ("getChatAdministrators", {"chat_id": SALMA}, 400, "there are no administrators in the private chat"),
    ("sendTelepathy", {}, 404, "Not Found: method not found"),
]


@pytest.mark.parametrize(("method", "values", "code", "description"), REFUSED)
def test_refused_as_telegram_refuses(
    world: World, method: str, values: dict[str, Any], code: int, description: str
) -> None:
    """A wrong call gets Telegram's code and words, and changes nothing that people see."""
    before = {chat_id: world.inbox(chat_id) for chat_id in world.chats}
    with pytest.raises(Refused) as refused:
        ask(world, method, **values)
    assert refused.value.code == code
    assert description in refused.value.description
    assert before == {chat_id: world.inbox(chat_id) for chat_id in world.chats}


def test_every_method_knows_its_parameters() -> None:
    """The table of parameters and the table of methods name the same methods."""
    assert set(METHODS) == set(KNOWN)


@pytest.mark.parametrize("text", ["ب" * 4096, "😀" * 2048, "<b>" + "x" * 4096 + "</b>"])
def test_the_longest_text_passes(world: World, text: str) -> None:
    """Length counts UTF-16 units of what is shown, not of the markup."""
    ask(world, "sendMessage", chat_id=SALMA, text=text, parse_mode="HTML")
    assert len(world.inbox(SALMA)[-1].text) >= 2048


def test_old_direction_marks_are_removed_and_isolates_stay(world: World) -> None:
    """Telegram strips U+202A..U+202E, so a bot that relies on them sees it here."""
    ask(world, "sendMessage", chat_id=SALMA, text="\u202aab\u202c \u2068cd\u2069")
    assert world.inbox(SALMA)[-1].text == "ab \u2068cd\u2069"


def test_late_answers_to_taps_are_refused(world: World, clock: Clock) -> None:
    """A tap waits for its answer for a few seconds only."""
    first, second = world.press(SALMA, 2, 0), world.press(SALMA, 2, 0)
    assert ask(world, "answerCallbackQuery", callback_query_id=first.id, text="ok") is True
    clock.forward(seconds=16)
    with pytest.raises(Refused, match="too old"):
        ask(world, "answerCallbackQuery", callback_query_id=second.id)
    assert (first.answer, second.answered) == ("ok", False)


def test_old_messages_cannot_be_deleted(world: World, clock: Clock) -> None:
    """After 48 hours a message stays, whoever sent it."""
    assert ask(world, "deleteMessage", chat_id=SALMA, message_id=1)
    clock.forward(hours=49)
    with pytest.raises(Refused, match="message can't be deleted"):
        ask(world, "deleteMessage", chat_id=SALMA, message_id=2)
    assert [seen.message_id for seen in world.inbox(SALMA)] == [2]


def test_editing_changes_words_and_keyboard(world: World) -> None:
    """An edit replaces both, and people see that the words changed."""
    ask(world, "editMessageText", chat_id=SALMA, message_id=2, text="<i>new</i>", parse_mode="html")
    seen = world.inbox(SALMA)[-1]
    assert (seen.text, seen.buttons, seen.edited) == ("new", (), True)
    assert seen.entities == ({"type": "italic", "offset": 0, "length": 3},)


def test_a_group_member_hears_only_what_privacy_mode_lets_through(world: World) -> None:
    """In the staff group: commands, answers to the bot and its name are heard, talk is not."""
    world.updates.pending.clear()
    asked = ask(world, "sendMessage", chat_id=STAFF_GROUP, text="who takes it?")
    world.write(KHADIJA, "good morning all", STAFF_GROUP)
    world.write(KHADIJA, "me", STAFF_GROUP, reply_to=asked["message_id"])
    world.write(RACHID, "/stats@wijha_sandbox_bot", STAFF_GROUP)
    world.write(RACHID, "@wijha_sandbox_bot hi", STAFF_GROUP)
    heard = [update.body["text"] for update in world.updates.waiting()]
    assert heard == ["me", "/stats@wijha_sandbox_bot", "@wijha_sandbox_bot hi"]


def test_an_administrator_bot_hears_everything(world: World) -> None:
    """A bot made administrator is not bound by privacy mode."""
    world.open_group(Group(-5, "All", (RACHID,), bot_status="administrator"))
    world.write(RACHID, "good morning", -5)
    assert world.updates.waiting()[-1].body["text"] == "good morning"


def test_command_entities_count_utf16(world: World) -> None:
    """A command after an emoji starts where Telegram counts it."""
    world.write(SALMA, "😀 /help")
    assert world.updates.waiting()[-1].body["entities"] == [{"type": "bot_command", "offset": 3, "length": 5}]


def test_blocking_tells_the_bot(world: World) -> None:
    """Blocking and unblocking arrive as my_chat_member, and unblocking lets the bot write again."""
    world.unblock(YOUSSEF)
    changes = [u.body for u in world.updates.waiting() if u.kind == "my_chat_member"]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]
    assert ask(world, "sendMessage", chat_id=YOUSSEF, text="welcome back")["text"] == "welcome back"


def test_updates_expire_as_on_telegram(world: World, clock: Clock) -> None:
    """A tap lives 150 seconds, a message 24 hours."""
    world.updates.pending.clear()
    world.write(SALMA, "one")
    world.press(SALMA, 2, 0)
    clock.forward(seconds=151)
    assert [update.kind for update in world.updates.waiting()] == ["message"]
    clock.forward(hours=24)
    assert world.updates.waiting() == []


def test_offsets_confirm(world: World) -> None:
    """An update is offered until a higher offset is asked; a negative offset keeps the last ones."""
    ids = [update["update_id"] for update in ask(world, "getUpdates")]
    assert [update["update_id"] for update in ask(world, "getUpdates", offset=ids[1])] == ids[1:]
    assert [update["update_id"] for update in ask(world, "getUpdates", offset="-1")] == ids[-1:]


def test_unwanted_kinds_are_not_queued(world: World) -> None:
    """allowed_updates is remembered and holds for what comes after."""
    ask(world, "getUpdates", allowed_updates='["callback_query"]')
    count = len(world.updates.pending)
    world.write(SALMA, "unheard")
    world.press(SALMA, 2, 0)
    assert len(world.updates.pending) == count + 1


def test_a_group_that_became_a_supergroup_says_where_it_went(world: World) -> None:
    """The old id is refused with the new one, and the new one works."""
    new_id = world.migrate(STAFF_GROUP)
    with pytest.raises(Refused) as refused:
        ask(world, "sendMessage", chat_id=STAFF_GROUP, text="x")
    assert refused.value.parameters == {"migrate_to_chat_id": new_id}
    assert ask(world, "sendMessage", chat_id=new_id, text="x")["chat"]["type"] == "supergroup"


def test_menus_follow_scope_and_language(world: World) -> None:
    """A narrower scope wins over a language, a language over none; other scopes stay as they were."""
    everyone = {"type": "all_private_chats"}
    ask(world, "setMyCommands", **commands("a"))
    ask(world, "setMyCommands", **commands("b", scope=everyone))
    ask(world, "setMyCommands", **commands("c", scope=everyone, language_code="ar"))
    ask(world, "setMyCommands", **commands("d", scope={"type": "chat", "chat_id": KHADIJA}))

    def menu(person: int, chat: int, language: str) -> list[str]:
        return [c["command"] for c in world.profile.commands_for(world.chats[chat], person, language)]

    assert menu(SALMA, SALMA, "ar") == ["c"]
    assert menu(YOUSSEF, YOUSSEF, "fr") == ["b"]
    assert menu(KHADIJA, KHADIJA, "ar") == ["d"]
    assert menu(KHADIJA, STAFF_GROUP, "ar") == ["a"]


def test_a_keyboard_stays_until_replaced_or_removed(world: World) -> None:
    """Reply keyboards belong to the chat: plain and inline messages leave them."""
    chat = world.chats[SALMA]
    ask(world, "sendMessage", chat_id=SALMA, text="?", reply_markup={"keyboard": [["yes"], ["no"]]})
    ask(world, "sendMessage", chat_id=SALMA, text="!", reply_markup=ONE_BUTTON)
    assert chat.keyboard == {"keyboard": [[{"text": "yes"}], [{"text": "no"}]]}
    ask(world, "sendMessage", chat_id=SALMA, text=".", reply_markup={"remove_keyboard": True})
    assert chat.keyboard is None


@pytest.mark.parametrize(
    "kind", ["voice", "photo", "document", "sticker", "video_note", "location", "contact"]
)
def test_people_send_every_kind(world: World, kind: str) -> None:
    """Each kind arrives in its own field; a file among them can be fetched again by the bot."""
    world.send_media(SALMA, kind)
    body = world.updates.waiting()[-1].body[kind]
    media = body[-1] if isinstance(body, list) else body
    assert kind in ("location", "contact") or ask(world, "getFile", file_id=media["file_id"])["file_path"]


def test_a_shared_contact_is_ones_own(world: World) -> None:
    """The contact names its owner, so that a bot can tell it from somebody else's."""
    world.send_media(SALMA, "contact")
    assert world.updates.waiting()[-1].body["contact"]["user_id"] == SALMA


def test_files_are_sent_again_by_their_id(world: World) -> None:
    """A stored file goes out again without being uploaded, but only as its own kind."""
    sent = ask(world, "sendPhoto", chat_id=SALMA, photo=sample("photo"))
    file_id = sent["photo"][0]["file_id"]
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (320, 200)
    assert ask(world, "sendPhoto", chat_id=SALMA, photo=file_id)["photo"][0]["file_id"] == file_id
    with pytest.raises(Refused, match="can't use file of type Photo as Document"):
        ask(world, "sendDocument", chat_id=SALMA, document=file_id)


def test_a_crowd_can_be_added_to_the_cast() -> None:
    """Scripted people have their own ids and chats."""
    world = World(DEFAULT_CAST.with_crowd(64))
    assert len(world.people) == len(DEFAULT_CAST.people) + 64
    assert world.write(8064, "salut").chat.id == 8064


def test_people_cannot_do_what_no_phone_does(world: World) -> None:
    """Scripts that ask for the impossible fail at once instead of testing nothing."""
    with pytest.raises(ValueError, match="unblock first"):
        world.write(YOUSSEF, "hello")
    with pytest.raises(ValueError, match="not in chat"):
        world.write(SALMA, "hello", STAFF_GROUP)
    with pytest.raises(ValueError, match="one's own text"):
        world.edit(SALMA, 2, "not mine")
