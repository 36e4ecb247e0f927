"""What to say becomes calls to the Bot API. Pure: texts in, parameters out.

What is said in one turn is one message, so that a weak network carries one thing and a phone rings once.
After a button the message it hung on is rewritten; else a new one is sent. Only what is longer than
Telegram takes is split, at a border of paragraphs, and the buttons stand under the last part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flows.effects import Button, Say
from flows.texts import Texts

LONGEST_MESSAGE: Final = 4000
"""UTF-16 units in one message: below Telegram's 4096, which counts after reading the tags."""

Parameters = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call to the Bot API: its method and its parameters, as JSON values."""

    method: str
    parameters: Parameters


def render(texts: Texts, language: str, chat_id: int, says: Sequence[Say], edit: int = 0) -> list[ApiCall]:
    """One message saying all this, more only if it is too long; `edit` is the message to rewrite, or 0.

    A keyboard under the writing line can neither come nor go by rewriting, so what it hangs on is sent anew.
    """
    calls: list[ApiCall] = []
    for group in _messages(says, rewriting=bool(edit)):
        calls += _message(texts, language, chat_id, group, 0 if calls else edit)
    return calls


def _messages(says: Sequence[Say], *, rewriting: bool) -> list[Sequence[Say]]:
    """What is said, parted where one message would need two keyboards, or could not be rewritten."""
    if says and says[0].puts_away:
        return [says[:1], says[1:]]
    asks = next((at for at, say in enumerate(says) if say.share_phone), 0)
    return [says[:asks], says[asks:]] if rewriting and asks else [says]


def _message(texts: Texts, language: str, chat_id: int, says: Sequence[Say], edit: int) -> list[ApiCall]:
    if not says:
        return []
    parts = split(_joined(texts, language, says))
    markup = _markup(texts, language, says)
    anew = "keyboard" in markup or "remove_keyboard" in markup
    calls = [stripped(chat_id, edit)] if edit and anew else []
    for number, part in enumerate(parts):
        parameters: Parameters = {"chat_id": chat_id, "text": part, "parse_mode": "HTML"}
        if number == len(parts) - 1 and markup:
            parameters["reply_markup"] = markup
        if number == 0 and edit and not anew:
            calls.append(ApiCall("editMessageText", {**parameters, "message_id": edit}))
        else:
            calls.append(ApiCall("sendMessage", parameters))
    return calls


def stripped(chat_id: int, message_id: int) -> ApiCall:
    """The message that was tapped, without its buttons: its question is answered."""
    return ApiCall("editMessageReplyMarkup", {"chat_id": chat_id, "message_id": message_id})


def split(text: str) -> list[str]:
    """Cut a text into parts that Telegram takes, at paragraphs, else lines, else words, else anywhere."""
    parts = []
    while _units(text) > LONGEST_MESSAGE:
        cut = _cut(text)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text]


def _units(text: str) -> int:
    """Length as Telegram counts it; a text that is short in any encoding is not encoded to know."""
    return len(text) if len(text) * 2 <= LONGEST_MESSAGE else len(text.encode("utf-16-le")) // 2


def _cut(text: str) -> int:
    longest = len(text.encode("utf-16-le")[: LONGEST_MESSAGE * 2].decode("utf-16-le", "ignore"))
    for border in ("\n\n", "\n", " "):
        at = text.rfind(border, longest // 2, longest)
        if at > 0:
            return at
    return longest


def _joined(texts: Texts, language: str, says: Sequence[Say]) -> str:
    text = ""
    for say in says:
        piece = texts.format(language, say.text, say.args)
        border = "\n" if say.line else "\n\n"
        text = f"{text}{border}{piece}" if text else piece
    return text


def _markup(texts: Texts, language: str, says: Sequence[Say]) -> Parameters:
    """The keyboard of the last text that has one."""
    if says[0].puts_away:
        return {"remove_keyboard": True}
    asking = next((say for say in reversed(says) if say.buttons or say.share_phone), None)
    if asking is None:
        return {}
    if asking.share_phone:
        return _contact_keyboard(texts, language, asking)
    return keyboard(texts, language, asking.buttons)


def keyboard(texts: Texts, language: str, rows: Sequence[Sequence[Button]]) -> Parameters:
    """Buttons under a message."""
    return {"inline_keyboard": [[_inline(texts, language, button) for button in row] for row in rows]}


def _inline(texts: Texts, language: str, button: Button) -> Parameters:
    return {"text": texts.label(language, button.text, button.args), "callback_data": button.token}


def _contact_keyboard(texts: Texts, language: str, say: Say) -> Parameters:
    """A keyboard that can share the phone number; its other keys send words that the engine knows."""
    share = [{"text": texts.label(language, say.share_phone, {}), "request_contact": True}]
    rows = [[{"text": texts.label(language, b.text, b.args)} for b in row] for row in say.buttons]
    return {"keyboard": [share, *rows], "resize_keyboard": True, "one_time_keyboard": True}
