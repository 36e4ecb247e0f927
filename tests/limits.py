"""Telegram's lengths and counts, from telegram.constants and from rules that only its server knows."""

import re
from collections.abc import Iterator
from typing import Any

from telegram.constants import (
    BotCommandLimit,
    BotDescriptionLimit,
    BotNameLimit,
    BulkRequestLimit,
    CallbackQueryLimit,
    InlineKeyboardButtonLimit,
    InlineKeyboardMarkupLimit,
    MediaGroupLimit,
    PollingLimit,
    PollLimit,
    ReplyLimit,
    WebhookLimit,
)

# Fewest and most characters (or items) of parameters, by method.
_SIZES: dict[tuple[str, str], tuple[int, int]] = {
    ("answerCallbackQuery", "text"): (0, CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH),
    ("deleteMessages", "message_ids"): (BulkRequestLimit.MIN_LIMIT, BulkRequestLimit.MAX_LIMIT),
    ("sendMediaGroup", "media"): (MediaGroupLimit.MIN_MEDIA_LENGTH, MediaGroupLimit.MAX_MEDIA_LENGTH),
    ("sendPoll", "options"): (PollLimit.MIN_OPTION_NUMBER, PollLimit.MAX_OPTION_NUMBER),
    ("sendPoll", "question"): (PollLimit.MIN_QUESTION_LENGTH, PollLimit.MAX_QUESTION_LENGTH),
    ("setMyCommands", "commands"): (0, BotCommandLimit.MAX_COMMAND_NUMBER),
    ("setMyDescription", "description"): (0, BotDescriptionLimit.MAX_DESCRIPTION_LENGTH),
    ("setMyName", "name"): (0, BotNameLimit.MAX_NAME_LENGTH),
    ("setMyShortDescription", "short_description"): (0, BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH),
    ("setWebhook", "secret_token"): (
        WebhookLimit.MIN_SECRET_TOKEN_LENGTH,
        WebhookLimit.MAX_SECRET_TOKEN_LENGTH,
    ),
}
_RANGES: dict[tuple[str, str], tuple[int, int]] = {
    ("getUpdates", "limit"): (PollingLimit.MIN_LIMIT, PollingLimit.MAX_LIMIT),
    ("setWebhook", "max_connections"): (
        WebhookLimit.MIN_CONNECTIONS_LIMIT,
        WebhookLimit.MAX_CONNECTIONS_LIMIT,
    ),
}
# Of these an inline button has exactly one.
_ACTIONS = {
    "callback_data", "callback_game", "copy_text", "disabled", "login_url", "pay", "switch_inline_query",
    "switch_inline_query_chosen_chat", "switch_inline_query_current_chat", "url", "web_app",
}  # fmt: skip


def utf16_length(text: str) -> int:
    """How long Telegram says that a text is."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def size_faults(method: str, call: dict[str, Any]) -> Iterator[str]:
    """What is too long, too many or misspelt in a call, in words; formatted texts are not looked at."""
    for name, value in call.items():
        if (method, name) in _SIZES and isinstance(value, str | list):
            size = utf16_length(value) if isinstance(value, str) else len(value)
            yield from outside(f"{method}: {name}", size, _SIZES[method, name])
        if (method, name) in _RANGES and isinstance(value, int):
            yield from outside(f"{method}: {name}", value, _RANGES[method, name])
    if not re.fullmatch(r"([a-z]{2})?", str(call.get("language_code", ""))):
        yield f"{method}: language_code: Telegram takes two letters only"
    if not re.fullmatch(r"[A-Za-z0-9_-]*", str(call.get("secret_token", ""))):
        yield f"{method}: secret_token: unallowed characters"
    for part in mappings(call):
        yield from _part_faults(method, part)


def outside(what: str, size: int, limits: tuple[int, int]) -> Iterator[str]:
    """A fault if a size is not within its limits, both included."""
    if not limits[0] <= size <= limits[1]:
        yield f"{what}: {size} is not within {limits[0]} to {limits[1]}"


def mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object inside a value, itself first."""
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from mappings(one)


def _part_faults(method: str, part: dict[str, Any]) -> Iterator[str]:
    if "inline_keyboard" in part:
        yield from _keyboard_faults(method, part["inline_keyboard"])
    for row in part.get("keyboard", ()):
        for button in row if isinstance(row, list) else ():
            if isinstance(button, dict) and not str(button.get("text")).strip():
                yield f"{method}: keyboard: a button without words"
    if "input_field_placeholder" in part:
        limits = ReplyLimit.MIN_INPUT_FIELD_PLACEHOLDER, ReplyLimit.MAX_INPUT_FIELD_PLACEHOLDER
        size = utf16_length(str(part["input_field_placeholder"]))
        yield from outside(f"{method}: input_field_placeholder", size, limits)
    if "command" in part:
        yield from _command_faults(method, part)


def _keyboard_faults(method: str, rows: Any) -> Iterator[str]:
    rows = [[one for one in row if isinstance(one, dict)] for row in rows if isinstance(row, list)]
    total = sum(map(len, rows))
    yield from outside(f"{method}: buttons", total, (0, InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER))
    for row in rows:
        yield from outside(
            f"{method}: buttons in a row", len(row), (0, InlineKeyboardMarkupLimit.BUTTONS_PER_ROW)
        )
        for button in row:
            yield from _button_faults(f"{method}: button {button.get('text', '')!r}", button)


def _button_faults(what: str, button: dict[str, Any]) -> Iterator[str]:
    limit = InlineKeyboardButtonLimit
    if not str(button.get("text", "missing, says the schema")).strip():
        yield f"{what}: no words on it"
    if len(_ACTIONS & button.keys()) != 1:
        yield f"{what}: exactly one action is needed, not {sorted(_ACTIONS & button.keys())}"
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode("utf-8", "surrogatepass"))
        yield from outside(f"{what}: bytes", size, (limit.MIN_CALLBACK_DATA, limit.MAX_CALLBACK_DATA))
    if isinstance(button.get("copy_text"), dict):
        size = utf16_length(str(button["copy_text"].get("text", "")))
        yield from outside(f"{what}: copy_text", size, (limit.MIN_COPY_TEXT, limit.MAX_COPY_TEXT))


def _command_faults(method: str, part: dict[str, Any]) -> Iterator[str]:
    limit = BotCommandLimit
    if not re.fullmatch(rf"[a-z0-9_]{{{limit.MIN_COMMAND:d},{limit.MAX_COMMAND:d}}}", str(part["command"])):
        yield f"{method}: command {part['command']!r}: lower case letters, digits and _ only, 1 to 32"
    size = utf16_length(str(part.get("description", "")))
    limits = limit.MIN_DESCRIPTION, limit.MAX_DESCRIPTION
    yield from outside(f"{method}: description of {part['command']!r}", size, limits)
