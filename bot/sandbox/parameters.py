"""The parameters of a call: which names a method knows, and reading them whatever the encoding."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.keyboards import unknown_field
from bot.sandbox.media import Upload
from bot.sandbox.refusals import bad_request

_POSTING = (
    "chat_id disable_notification protect_content message_thread_id reply_parameters "
    "message_effect_id allow_paid_broadcast direct_messages_topic_id"
)
_COPIED = f"{_POSTING} suggested_post_parameters reply_markup"
_SENDING = f"{_COPIED} business_connection_id"
_CAPTION = "caption parse_mode caption_entities"
_EDITING = "chat_id message_id inline_message_id business_connection_id reply_markup"
_COPYING = "from_chat_id message_id video_start_timestamp"

KNOWN: dict[str, frozenset[str]] = {
    method: frozenset(names.split())
    for method, names in {
        "getMe": "",
        "getUpdates": "offset limit timeout allowed_updates",
        "setWebhook": "url certificate ip_address max_connections allowed_updates drop_pending_updates "
        "secret_token",
        "deleteWebhook": "drop_pending_updates",
        "getWebhookInfo": "",
        "sendMessage": f"{_SENDING} text parse_mode entities link_preview_options",
        "sendDocument": f"{_SENDING} {_CAPTION} document thumbnail disable_content_type_detection",
        "sendPhoto": f"{_SENDING} {_CAPTION} photo has_spoiler show_caption_above_media",
        "sendVoice": f"{_SENDING} {_CAPTION} voice duration",
        "sendMediaGroup": f"{_POSTING} business_connection_id media",
        "sendLocation": f"{_SENDING} latitude longitude live_period horizontal_accuracy heading "
        "proximity_alert_radius",
        "sendContact": f"{_SENDING} phone_number first_name last_name vcard",
        "sendChatAction": "chat_id action message_thread_id business_connection_id",
        "copyMessage": f"{_COPIED} {_COPYING} {_CAPTION} show_caption_above_media",
        "forwardMessage": "chat_id disable_notification protect_content message_thread_id message_effect_id "
        f"direct_messages_topic_id suggested_post_parameters {_COPYING}",
        "editMessageText": f"{_EDITING} text parse_mode entities link_preview_options",
        "editMessageCaption": f"{_EDITING} {_CAPTION} show_caption_above_media",
        "editMessageReplyMarkup": _EDITING,
        "deleteMessage": "chat_id message_id",
        "deleteMessages": "chat_id message_ids",
        "answerCallbackQuery": "callback_query_id text show_alert url cache_time",
        "setMyCommands": "commands scope language_code",
        "getMyCommands": "scope language_code",
        "deleteMyCommands": "scope language_code",
        "setMyName": "name language_code",
        "getMyName": "language_code",
        "setMyDescription": "description language_code",
        "getMyDescription": "language_code",
        "setMyShortDescription": "short_description language_code",
        "getMyShortDescription": "language_code",
        "setChatMenuButton": "chat_id menu_button",
        "getChatMenuButton": "chat_id",
        "getChat": "chat_id",
        "getChatMember": "chat_id user_id",
        "getChatMemberCount": "chat_id",
        "getChatAdministrators": "chat_id return_bots",
        "getFile": "file_id",
        "leaveChat": "chat_id",
    }.items()
}
NAMES = {method.lower(): method for method in KNOWN}  # Telegram takes any case


@dataclass(frozen=True, slots=True)
class Parameters:
    """Values of one call; strings may hold JSON, as in forms. files are parts with a file name."""

    values: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict)

    def check(self, method: str) -> None:
        """Raise Refused for a name the method does not have, so that a mistake cannot hide."""
        for name in self.values:
            if name not in KNOWN[method]:
                raise unknown_field(name, method)
        attached = json.dumps(self.values)
        for name in self.files:
            if name not in KNOWN[method] and f"attach://{name}" not in attached:
                raise unknown_field(name, method)

    def text(self, name: str) -> str:
        """Give a string, empty when absent."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, default: int | None = None) -> int:
        """Give an integer; raises Refused when it is not one, or absent without a default."""
        value = self.values.get(name)
        if value in (None, "") and default is not None:
            return default
        try:
            return int(str(value))
        except ValueError:
            raise bad_request(f"{name} is not a valid integer" if value else f"{name} is empty") from None

    def real(self, name: str) -> float:
        """Give a number with decimals; raises Refused when it is not one."""
        try:
            return float(self.values.get(name, ""))
        except (TypeError, ValueError):
            raise bad_request(f"{name} is not a valid number") from None

    def flag(self, name: str) -> bool:
        """Give a truth value, false when absent."""
        return str(self.values.get(name, "")).lower() in ("true", "yes", "1")

    def structure(self, name: str) -> Any:
        """Give a list or object, None when absent; raises Refused for broken JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def upload(self, name: str) -> Upload | str:
        """Give the file sent in a field or attached to it, else the text there (an id or address)."""
        if name in self.files:
            return self.files[name]
        return self.attached(self.text(name))

    def attached(self, reference: str) -> Upload | str:
        """Follow attach://name to the file of that name; other references stay as they are."""
        if reference.startswith("attach://"):
            file = self.files.get(reference.removeprefix("attach://"))
            if file is None:
                raise bad_request("wrong remote file identifier specified: attached file not found")
            return file
        return reference

    def summary(self) -> dict[str, Any]:
        """Describe the call for the ledger, with names and sizes instead of file contents."""
        sizes = {name: f"{file.name} ({len(file.data)} bytes)" for name, file in self.files.items()}
        return self.values | sizes
