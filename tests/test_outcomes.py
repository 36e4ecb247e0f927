"""Each answer that Telegram gives leads to the one right outcome."""

import datetime as dt

import pytest
from telegram import Chat, Message
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
    TimedOut,
)

from bot.outcomes import (
    Done,
    Drop,
    Moved,
    Outcome,
    Refused,
    ResendPlain,
    Retry,
    SendInstead,
    Sent,
    Stop,
    Unreachable,
    Wait,
    outcome_of,
)
from bot.transport import NotSent

MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the"
    " same as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
UNPARSED = 'Bad Request: can\'t parse entities: Unsupported start tag "amina" at byte offset 12'

# What Telegram says with a 400, word for word as its server is written.
BAD_REQUESTS: list[tuple[str, Outcome]] = [
    (MODIFIED, Done()),
    ("Bad Request: message to delete not found", Done()),
    (UNPARSED, ResendPlain()),
    ("Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"", ResendPlain()),
    ("Bad Request: message to edit not found", SendInstead()),
    ("Bad Request: message can't be edited", SendInstead()),
    ("Bad Request: MESSAGE_ID_INVALID", SendInstead()),
    (TOO_OLD, Drop()),
    ("Bad Request: query ID is invalid", Drop()),
    ("Bad Request: chat not found", Unreachable("Chat not found")),
    ("Bad Request: PEER_ID_INVALID", Unreachable("Peer_id_invalid")),
    ("Bad Request: message is too long", Refused("Message is too long")),
    ("Bad Request: message text is empty", Refused("Message text is empty")),
    ("Bad Request: BUTTON_DATA_INVALID", Refused("Button_data_invalid")),
    (
        "Bad Request: not enough rights to send text messages to the chat",
        Refused("Not enough rights to send text messages to the chat"),
    ),
]


@pytest.mark.parametrize(("description", "expected"), BAD_REQUESTS, ids=lambda value: str(value)[:60])
def test_a_bad_request_is_told_apart_by_its_words(description: str, expected: Outcome) -> None:
    """Five different things to do hide behind status 400."""
    assert outcome_of(BadRequest(description)) == expected


FORBIDDEN = [
    "Forbidden: bot was blocked by the user",
    "Forbidden: user is deactivated",
    "Forbidden: bot was kicked from the group chat",
    "Forbidden: bot was kicked from the supergroup chat",
    "Forbidden: bot can't initiate conversation with a user",
]


@pytest.mark.parametrize("description", FORBIDDEN)
def test_a_closed_door_makes_the_chat_unreachable(description: str) -> None:
    """Whatever the reason for a 403, no further message goes there; the reason is kept for staff."""
    assert outcome_of(Forbidden(description)) == Unreachable(description)


FAULTS: list[tuple[TelegramError, Outcome]] = [
    (RetryAfter(35), Wait(35.0, whole_bot=False)),
    (RetryAfter(dt.timedelta(hours=1)), Wait(3600.0, whole_bot=False)),
    (ChatMigrated(-1001234567890), Moved(-1001234567890)),
    (InvalidToken("Unauthorized"), Stop()),
    (
        EndPointNotFound("Endpoint 'sendDream' not found in Bot API"),
        Refused("Endpoint 'sendDream' not found in Bot API"),
    ),
    (Conflict("Conflict: terminated by other getUpdates request"), Retry(unclear=False)),
    (NotSent("No connection"), Retry(unclear=False)),
    (TimedOut(), Retry(unclear=True)),
    (NetworkError("Bad Gateway (502)"), Retry(unclear=True)),
    (NetworkError("Internal Server Error: restart"), Retry(unclear=True)),
    (TelegramError("Invalid server response"), Retry(unclear=True)),
]


@pytest.mark.parametrize(("error", "expected"), FAULTS, ids=lambda value: repr(value)[:60])
def test_other_faults_say_whether_and_how_to_go_on(error: TelegramError, expected: Outcome) -> None:
    """Only a call that certainly never left may be repeated without a second thought."""
    assert outcome_of(error) == expected


def test_two_chats_refused_at_once_pause_the_whole_bot() -> None:
    """A 429 does not name its scope, so a second one during the first pause widens it."""
    assert outcome_of(RetryAfter(7), other_chat_waits=True) == Wait(7.0, whole_bot=True)


MESSAGE = Message(41, dt.datetime(2026, 11, 23, tzinfo=dt.UTC), Chat(7, "private"))
RESULTS: list[tuple[object, Outcome]] = [
    (MESSAGE, Sent(41)),
    ({"message_id": 42, "date": 0}, Sent(42)),
    ([{"message_id": 43}, {"message_id": 44}], Sent(43)),
    ((MESSAGE,), Sent(41)),
    ([], Sent(None)),
    (True, Sent(None)),
    ({"url": ""}, Sent(None)),
]


@pytest.mark.parametrize(("result", "expected"), RESULTS, ids=range(len(RESULTS)))
def test_a_result_gives_the_id_of_the_message(result: object, expected: Outcome) -> None:
    """PTB objects and plain JSON mean the same; methods that make no message have no id."""
    assert outcome_of(result) == expected


def test_an_error_of_ours_is_not_taken_for_an_answer() -> None:
    """A programming error must not be marked as a message that was sent."""
    with pytest.raises(TypeError):
        outcome_of(ValueError("ours"))
