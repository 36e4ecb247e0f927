"""What became of a call to Telegram, as a closed set of outcomes that delivery acts upon.

Telegram tells its refusals apart only by words, so the words stand here, in one table.
Pure: no clock, no network.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from telegram import Message
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.transport import NotSent


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram carried it out; `message_id` of the first message, None where the method makes none."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Wait:
    """429: send nothing for `seconds`, to this chat or, if `whole_bot`, to anybody."""

    seconds: float
    whole_bot: bool


@dataclass(frozen=True, slots=True)
class Unreachable:
    """403: the person blocked or deleted, or the bot was put out of the group; `reason` is Telegram's."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became a supergroup: rewrite its id and send again."""

    new_chat_id: int


@dataclass(frozen=True, slots=True)
class Done:
    """A refusal that means there is nothing left to do: already so, or already gone."""


@dataclass(frozen=True, slots=True)
class ResendPlain:
    """Telegram could not read the formatting: send the same words once more without it."""


@dataclass(frozen=True, slots=True)
class SendInstead:
    """The message to edit is gone or too old: send the content as a new message."""


@dataclass(frozen=True, slots=True)
class Drop:
    """An answer to a button press that came too late: nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Refused for good, the same call will never succeed; `reason` is Telegram's."""

    reason: str


@dataclass(frozen=True, slots=True)
class Retry:
    """It failed for now; if `unclear`, Telegram may have carried it out nevertheless."""

    unclear: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """401: the token is not valid any more; nothing can be sent until someone acts."""


Outcome = Sent | Wait | Unreachable | Moved | Done | ResendPlain | SendInstead | Drop | Refused | Retry | Stop

# Beginnings or parts of Telegram's descriptions, in lower case, in the order in which they are tried.
_BAD_REQUESTS: tuple[tuple[str, Outcome], ...] = (
    ("message is not modified", Done()),
    ("message to delete not found", Done()),
    ("can't parse entities", ResendPlain()),
    ("message to edit not found", SendInstead()),
    ("message can't be edited", SendInstead()),
    ("message_id_invalid", SendInstead()),
    ("query is too old", Drop()),
    ("query id is invalid", Drop()),
)
# Said with 400 about people and groups that no message can reach.
_NOBODY_THERE = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "peer_id_invalid",
    "input_user_deactivated",
)


def outcome_of(given: object, *, other_chat_waits: bool = False) -> Outcome:
    """The outcome of a call from its result (message, its JSON, list of either, True) or its TelegramError.

    A 429 does not say whether it is about the chat or the whole bot. It is taken to be about the chat, unless
    `other_chat_waits`: two chats refused at the same time mean the bot. Any other exception raises TypeError.
    """
    if isinstance(given, BaseException) and not isinstance(given, TelegramError):
        raise TypeError("not an answer of Telegram") from given
    if not isinstance(given, TelegramError):
        return Sent(_message_id(given))
    if isinstance(given, RetryAfter):
        return Wait(seconds_of(given), other_chat_waits)
    if isinstance(given, ChatMigrated):
        return Moved(given.new_chat_id)
    if isinstance(given, Forbidden):
        return Unreachable(given.message)
    if isinstance(given, BadRequest):
        return _of_bad_request(given.message)
    return _of_fault(given)


def _of_bad_request(reason: str) -> Outcome:
    words = reason.lower()
    for part, outcome in _BAD_REQUESTS:
        if part in words:
            return outcome
    return Unreachable(reason) if any(part in words for part in _NOBODY_THERE) else Refused(reason)


def _of_fault(error: TelegramError) -> Outcome:
    if isinstance(error, InvalidToken):
        return Stop()
    if isinstance(error, EndPointNotFound):
        return Refused(error.message)
    if isinstance(error, NotSent | Conflict):
        return Retry(unclear=False)
    # A bare TelegramError is PTB's word for an answer that it could not read: who knows what was done.
    return Retry(unclear=isinstance(error, NetworkError) or type(error) is TelegramError)


def seconds_of(error: RetryAfter) -> float:
    """How many seconds Telegram asks to wait."""
    wait: int | dt.timedelta = error.retry_after
    return wait.total_seconds() if isinstance(wait, dt.timedelta) else float(wait)


def _message_id(result: object) -> int | None:
    if isinstance(result, Message):
        return result.message_id
    if isinstance(result, Mapping):
        found = result.get("message_id")
        return found if isinstance(found, int) else None
    if isinstance(result, Sequence) and not isinstance(result, str | bytes) and result:
        return _message_id(result[0])
    return None
