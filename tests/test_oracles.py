"""The judges of outgoing calls let good calls pass and catch each planted fault."""

import io
import json
from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    MenuButtonCommands,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.request import BaseRequest, RequestData

from tests.limits import utf16_length
from tests.oracles import TDLIB_MISSING, Parsed, check_call, parse, tdlib_available

needs_tdlib = pytest.mark.skipif(not tdlib_available(), reason=TDLIB_MISSING)
MESSAGE = {"message_id": 9, "date": 0, "chat": {"id": 7, "type": "private"}}

ANSWERS: dict[str, Any] = {"sendMediaGroup": [MESSAGE], "sendChatAction": True, "answerCallbackQuery": True}
ANSWERS |= dict.fromkeys(("deleteMessage", "setMyCommands", "setMyDescription", "setChatMenuButton"), True)
ANSWERS |= dict.fromkeys(("setWebhook", "deleteWebhook"), True)


class Recorder(BaseRequest):
    """A request class that keeps what PTB would send, as form fields and files."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any], dict[str, Any]]] = []

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Keep the call as JSON and as form fields; the answer suits every method used below."""
        assert request_data is not None
        name = url.rsplit("/", 1)[-1]
        files = request_data.multipart_data
        self.calls.append(
            (name, {**request_data.parameters, **files}, {**request_data.json_parameters, **files})
        )
        result = ANSWERS.get(name, MESSAGE)
        return 200, json.dumps({"ok": True, "result": result}).encode()


async def say_everything(bot: Bot) -> None:
    """Each kind of call that a bot like ours makes, through PTB's own methods."""
    keyboard = InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton("تسجيل", callback_data="v3.register"),
                InlineKeyboardButton("Site", "https://x.ma"),
            ],
            [InlineKeyboardButton("نسخ", copy_text=CopyTextButton("HJ-26-00001"))],
        ]
    )
    place = ReplyParameters(5, allow_sending_without_reply=True)
    await bot.send_message(
        7, "<b>مرحبا</b> &lt;3", parse_mode="HTML", reply_markup=keyboard, reply_parameters=place
    )
    await bot.send_message(
        "@desk", "x" * 4096, link_preview_options=LinkPreviewOptions(is_disabled=True), protect_content=True
    )
    phone = KeyboardButton("رقمي", request_contact=True)
    await bot.send_message(7, "؟", reply_markup=ReplyKeyboardMarkup([[phone, "تخطي"]], resize_keyboard=True))
    await bot.send_message(7, "ok", reply_markup=ReplyKeyboardRemove(), disable_notification=True)
    await bot.send_message(-100123, "?", reply_markup=ForceReply(selective=True), message_thread_id=3)
    await bot.edit_message_text("جديد", 7, 9, parse_mode="HTML", reply_markup=keyboard)
    await bot.edit_message_reply_markup(7, 9, reply_markup=None)
    await bot.delete_message(7, 9)
    await bot.answer_callback_query("99", text="ok", show_alert=False, cache_time=0)
    await bot.send_chat_action(7, "typing")
    await bot.send_document(
        7, io.BytesIO(b"PK"), filename="a.xlsx", caption="<i>قائمة</i>", parse_mode="HTML"
    )
    await bot.send_photo(7, "AgACfile")
    await bot.send_media_group(7, [InputMediaPhoto(b"\x89PNG"), InputMediaDocument("BQfile", caption="c")])
    await bot.copy_message(7, -100123, 12)
    await bot.forward_message(7, -100123, 12)
    scope = BotCommandScopeChat(7)
    await bot.set_my_commands([BotCommand("menu", "القائمة")], scope=scope, language_code="ar")
    await bot.set_my_description("نستمع إليك", language_code="fr")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    await bot.set_webhook(
        "https://x.ma/hook", secret_token="s-_1", max_connections=10, allowed_updates=["message"]
    )
    await bot.delete_webhook(drop_pending_updates=False)


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_what_ptb_sends_passes(anyio_backend: str) -> None:
    """No false alarm on twenty real calls, neither as JSON nor as form fields."""
    recorder = Recorder()
    await say_everything(Bot("1:token", request=recorder, get_updates_request=recorder))
    assert len(recorder.calls) == 20
    for name, as_json, as_fields in recorder.calls:
        assert check_call(name, as_json) == []
        assert check_call(name, as_fields) == []


def keyboard(**button: Any) -> dict[str, Any]:
    """A good message with one button, whose parts a test spoils."""
    row = [{"text": "نعم", "callback_data": "v1.yes"} | button]
    return {"chat_id": 7, "text": "x", "reply_markup": {"inline_keyboard": [row]}}


def commands(command: str, description: str = "d") -> dict[str, Any]:
    """A commands menu of one entry."""
    return {"commands": [{"command": command, "description": description}]}


def album(*items: dict[str, Any]) -> dict[str, Any]:
    """An album of photos."""
    return {"chat_id": 7, "media": [{"type": "photo", "media": "id"} | item for item in items]}


def buttons(*in_rows: int) -> dict[str, Any]:
    """A new keyboard with so many buttons in each row."""
    rows = [[{"text": "a", "url": "https://x.ma"}] * number for number in in_rows]
    return {"chat_id": 7, "message_id": 1, "reply_markup": {"inline_keyboard": rows}}


TEXT = {"chat_id": 7, "text": "x"}
GOOD: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", TEXT),
    ("sendMessage", {"chat_id": "7", "text": "5", "reply_markup": json.dumps(keyboard()["reply_markup"])}),
    ("sendMessage", TEXT | {"text": "😀" * 2048}),
    ("sendMessage", keyboard(callback_data="ب" * 32)),
    ("getMe", {}),
    ("sendDocument", {"chat_id": 7, "document": b"x", "caption": "c" * 1024}),
    ("setMyCommands", commands("menu_1", "d" * 256)),
    ("answerCallbackQuery", {"callback_query_id": "5", "text": "x" * 200}),
]


@pytest.mark.parametrize(("method", "parameters"), GOOD, ids=range(len(GOOD)))
def test_the_very_limit_passes(method: str, parameters: dict[str, Any]) -> None:
    """What is just allowed is not refused."""
    assert check_call(method, parameters) == []


PLANTED: dict[str, tuple[str, dict[str, Any], str]] = {
    "unknown method": ("sendDream", TEXT, "no such method"),
    "bogus parameter": ("sendMessage", TEXT | {"colour": "red"}, "'colour' was unexpected"),
    "parameter of nothing": ("getMe", {"x": 1}, "does not allow 1"),
    "missing parameter": ("sendMessage", {"chat_id": 7}, '"text" is a required property'),
    "wrong type": ("sendMessage", TEXT | {"message_thread_id": "first"}, '"first" is not of type "number"'),
    "unknown mode": ("sendMessage", TEXT | {"parse_mode": "BBCode"}, "parse_mode"),
    "keyboard not JSON": ("sendMessage", TEXT | {"reply_markup": "{oops"}, "reply_markup"),
    "button without text": (
        "sendMessage",
        TEXT | {"reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}},
        '"text" is a required property',
    ),
    "button with empty text": ("sendMessage", keyboard(text=" "), "no words on it"),
    "button of two actions": ("sendMessage", keyboard(url="https://x.ma"), "exactly one action"),
    "65 bytes": ("sendMessage", keyboard(callback_data="x" * 65), "65 is not within 1 to 64"),
    "66 bytes in Arabic": ("sendMessage", keyboard(callback_data="ب" * 33), "66 is not within 1 to 64"),
    "empty data": ("sendMessage", keyboard(callback_data=""), "0 is not within 1 to 64"),
    "bogus part of a button": ("sendMessage", keyboard(colour="red"), "'colour' was unexpected"),
    "101 buttons": (
        "editMessageReplyMarkup",
        buttons(*[1] * 101),
        "101 is not within",
    ),
    "nine in a row": (
        "editMessageReplyMarkup",
        buttons(9),
        "9 is not within",
    ),
    "empty key": ("sendMessage", TEXT | {"reply_markup": {"keyboard": [[{"text": ""}]]}}, "without words"),
    "long placeholder": (
        "sendMessage",
        TEXT | {"reply_markup": {"force_reply": True, "input_field_placeholder": "x" * 65}},
        "65 is not within",
    ),
    "4097": ("sendMessage", TEXT | {"text": "x" * 4097}, "4097 is not within 1 to 4096"),
    "4098 in emoji": ("editMessageText", TEXT | {"message_id": 1, "text": "😀" * 2049}, "4098 is not within"),
    "empty": ("sendMessage", TEXT | {"text": " \n"}, "0 is not within 1 to 4096"),
    "long caption": ("sendPhoto", {"chat_id": 7, "photo": "id", "caption": "x" * 1025}, "1025 is not within"),
    "long caption in an album": (
        "sendMediaGroup",
        album({}, {"caption": "x" * 1025}),
        "1025 is not within",
    ),
    "album of one": ("sendMediaGroup", album({}), "1 is not within 2"),
    "command in capitals": ("setMyCommands", commands("Menu"), "lower case"),
    "command of 33": ("setMyCommands", commands("m" * 33), "lower case"),
    "command in Arabic": ("setMyCommands", commands("قائمة"), "lower case"),
    "command without words": ("setMyCommands", commands("menu", ""), "0 is not within 1 to 256"),
    "three letters": ("setMyCommands", commands("menu") | {"language_code": "ary"}, "two letters"),
    "long answer": ("answerCallbackQuery", {"callback_query_id": "5", "text": "x" * 201}, "201 is not"),
    "long description": ("setMyDescription", {"description": "x" * 513}, "513 is not within"),
    "secret with a space": ("setWebhook", {"url": "https://x.ma", "secret_token": "a b"}, "unallowed"),
    "too many updates": ("getUpdates", {"limit": 101}, "101 is not within"),
    "file that nobody named": ("sendMessage", TEXT | {"file0": b"x"}, "'file0' was unexpected"),
}  # fmt: skip


@pytest.mark.parametrize("case", PLANTED)
def test_a_planted_fault_is_caught(case: str) -> None:
    """Each fault is found, said in words, and found alone."""
    method, parameters, words = PLANTED[case]
    faults = check_call(method, parameters)
    assert len(faults) == 1
    assert words in faults[0]


MARKUP = {
    "unknown tag": ("HTML", "<amina>x</amina>", "Unsupported start tag"),
    "open tag": ("HTML", "<b>x", "Can't find end tag"),
    "crossed tags": ("HTML", "<b><i>x</b></i>", "Unmatched end tag"),
    "bare sign": ("HTML", "a < b", "Unsupported start tag"),
    "reserved": ("MarkdownV2", "1. first", "Character '.' is reserved"),
    "open star": ("MarkdownV2", "*x", "Can't find end of Bold entity"),
}


@needs_tdlib
@pytest.mark.parametrize("case", MARKUP)
def test_broken_markup_is_caught_in_telegrams_words(case: str) -> None:
    """The words are those of the server, in texts and in captions alike."""
    mode, text, words = MARKUP[case]
    [fault] = check_call("sendMessage", {"chat_id": 7, "text": text, "parse_mode": mode})
    [caption] = check_call("sendPhoto", {"chat_id": 7, "photo": "id", "caption": text, "parse_mode": mode})
    assert words in fault and words in caption
    assert check_call("sendMessage", {"chat_id": 7, "text": text}) == []


@needs_tdlib
def test_lengths_count_after_the_tags_are_gone() -> None:
    """Tags and escapes cost nothing, an empty bold text is empty, and a hundred entities are the most."""
    html = {"chat_id": 7, "parse_mode": "HTML"}
    assert check_call("sendMessage", html | {"text": "<b>" + "&lt;" * 4096 + "</b>"}) == []
    assert "4097" in check_call("sendMessage", html | {"text": "<b>" + "&lt;" * 4097 + "</b>"})[0]
    assert "0 is not within" in check_call("sendMessage", html | {"text": "<b> </b>"})[0]
    assert "101 entities" in check_call("sendMessage", html | {"text": "<b>a</b> " * 101})[0]
    assert parse("<b>سلام 😀</b>", "HTML") == Parsed("سلام 😀", 1)


def test_lengths_are_telegrams() -> None:
    """An emoji counts twice, an Arabic letter once, half an emoji once."""
    assert [utf16_length(text) for text in ("", "س", "😀", "\ud83d")] == [0, 1, 2, 1]
