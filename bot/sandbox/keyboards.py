"""Keyboards under messages and under the writing line: what Telegram accepts of them."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.refusals import BUTTON_DATA_BYTES, BUTTONS_LIMIT, Refused, bad_request

Markup = dict[str, Any]

_ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    }
)
_LOOKS = frozenset({"text", "style", "icon_custom_emoji_id"})
_REQUESTS = frozenset(
    {"request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app"}
)
_SHAPES = {
    "inline_keyboard": frozenset({"inline_keyboard"}),
    "keyboard": frozenset(
        {
            "keyboard",
            "is_persistent",
            "resize_keyboard",
            "one_time_keyboard",
            "input_field_placeholder",
            "selective",
        }
    ),
    "remove_keyboard": frozenset({"remove_keyboard", "selective"}),
    "force_reply": frozenset({"force_reply", "input_field_placeholder", "selective"}),
}


def checked_markup(markup: Any, *, private: bool) -> Markup | None:
    """Give a reply markup as Telegram would keep it (None when empty); raises Refused for a wrong one."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    shape = next((name for name in _SHAPES if name in markup), None)
    if shape is None:
        raise bad_request("object expected as reply markup")
    _only_known(markup, _SHAPES[shape], "reply markup")
    if shape == "inline_keyboard":
        return _inline(markup)
    return _reply(markup, private=private) if shape == "keyboard" else markup


def checked_inline(markup: Any) -> Markup | None:
    """Give an inline keyboard for an edited message; raises Refused for any other keyboard."""
    kept = checked_markup(markup, private=True)
    if kept and "inline_keyboard" not in kept:
        raise bad_request("inline keyboard expected")
    return kept


def buttons(markup: Markup | None) -> list[dict[str, Any]]:
    """List the buttons of a keyboard, row after row."""
    rows = (markup or {}).get("inline_keyboard") or (markup or {}).get("keyboard") or []
    return [button for row in rows for button in row]


def _inline(markup: Markup) -> Markup | None:
    rows = _rows(markup["inline_keyboard"], "inline keyboard")
    for row in rows:
        for button in row:
            _check_inline_button(button)
    return {"inline_keyboard": rows} if rows else None


def _check_inline_button(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    _only_known(button, _ACTIONS | _LOOKS, "inline keyboard button")
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [name for name in button if name in _ACTIONS]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad_request(f"can't parse inline keyboard button: more than one action ({', '.join(actions)})")
    if "callback_data" in button and not _right_size(button["callback_data"]):
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not re.match(r"(?:https?|tg)://\S+$|[\w-]+(?:\.[\w-]+)+(?:/\S*)?$", button["url"]):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _right_size(data: Any) -> bool:
    return isinstance(data, str) and 1 <= len(data.encode()) <= BUTTON_DATA_BYTES


def _reply(markup: Markup, *, private: bool) -> Markup:
    rows = [
        [_reply_button(button, private) for button in row] for row in _rows(markup["keyboard"], "keyboard")
    ]
    if not rows:
        raise bad_request("reply markup: a keyboard needs at least one button")
    if len(markup.get("input_field_placeholder", "")) > 64:
        raise bad_request("reply markup: input_field_placeholder must be 1-64 characters")
    return markup | {"keyboard": rows}


def _reply_button(button: Any, private: bool) -> dict[str, Any]:
    button = {"text": button} if isinstance(button, str) else button
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    _only_known(button, _REQUESTS | _LOOKS, "keyboard button")
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    if len([name for name in _REQUESTS if button.get(name)]) > 1:
        raise bad_request("can't parse keyboard button: more than one request")
    if button.get("request_contact") and not private:
        raise bad_request("phone number can be requested in private chats only")
    if button.get("request_location") and not private:
        raise bad_request("location can be requested in private chats only")
    return button


def _rows(rows: Any, what: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f"can't parse {what}: an array of arrays of buttons expected")
    if sum(map(len, rows)) > BUTTONS_LIMIT:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return [row for row in rows if row]


def _only_known(value: dict[str, Any], known: frozenset[str], what: str) -> None:
    for name in value:
        if name not in known:
            raise unknown_field(name, what)


def unknown_field(name: str, what: str) -> Refused:
    """Build the sandbox's own refusal: Telegram would ignore the field, and a mistake would hide."""
    return bad_request(f'sandbox: {what} has no field "{name}"')
