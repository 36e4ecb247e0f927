"""What Telegram refuses, in Telegram's own words, and the limits behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BUTTON_DATA_BYTES = 64
BUTTONS_LIMIT = 100
UPLOAD_BYTES = 50 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
CALLBACK_SECONDS = 15
CALLBACK_TEXT_LIMIT = 200
DELETE_HOURS = 48
COMMANDS_LIMIT = 100
COMMAND_DESCRIPTION_LIMIT = 256
ALBUM_LIMIT = 10

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
CALLBACK_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
BLOCKED = "bot was blocked by the user"
NEVER_WROTE = "bot can't initiate conversation with a user"
UPGRADED = "group chat was upgraded to a supergroup chat"


@dataclass(eq=False)  # not frozen: Python writes the traceback into a raised exception
class Refused(Exception):
    """A call that Telegram refuses; code as in HTTP, description as Telegram words it."""

    code: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)

    def answer(self) -> dict[str, Any]:
        """Give the JSON body that Telegram sends for this refusal."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str, **parameters: Any) -> Refused:
    """Build the refusal of a call whose content is wrong (400)."""
    return Refused(400, f"Bad Request: {reason}", parameters)


def forbidden(reason: str) -> Refused:
    """Build the refusal of a call to someone who does not want or know the bot (403)."""
    return Refused(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refused:
    """Build the refusal of a poll that competes with another poll or a webhook (409)."""
    return Refused(409, f"Conflict: {reason}")


def too_many_requests(seconds: int) -> Refused:
    """Build the refusal that asks to wait (429); seconds is what retry_after says."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def unauthorized() -> Refused:
    """Build the refusal of a wrong token (401)."""
    return Refused(401, "Unauthorized")


def method_not_found() -> Refused:
    """Build the refusal of a method that does not exist (404)."""
    return Refused(404, "Not Found: method not found")


def too_large() -> Refused:
    """Build the refusal of a request that carries more than Telegram takes (413)."""
    return Refused(413, "Request Entity Too Large")
