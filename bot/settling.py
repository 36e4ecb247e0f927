"""Settling: what became of a call goes into the outbox; it is done with, made again, otherwise or never."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape
from typing import Final

import structlog

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
)
from bot.pausing import STOPPED_FOR
from storage import outbox
from storage.conversations import mark_unreachable
from storage.database import Transaction
from storage.outbox import Pending
from storage.vocabulary import LANE_BROADCAST

log = structlog.get_logger(__name__)

LONGEST_BACKOFF: Final = 300.0


@dataclass(frozen=True, slots=True)
class Held:
    """The call was not tried: one before it in its chat, or the whole bot, has to wait."""


Result = Outcome | Held


@dataclass(frozen=True, slots=True)
class Settled:
    """A row and what became of it."""

    row: Pending
    result: Result
    at: datetime

    @property
    def plain(self) -> bool:
        """Whether there is nothing to decide: it is done with, or was not tried."""
        return isinstance(self.result, Sent | Done | Drop | Held)


async def note_plain(tx: Transaction, settled: Sequence[Settled], worker: str) -> None:
    """Write down calls that are done with, and hand back those not tried: two statements, never refused."""
    done = [(s.row.id, _message_id(s.result), s.at) for s in settled if not isinstance(s.result, Held)]
    await outbox.mark_sent(tx, done)
    await outbox.release_rows(tx, [s.row.id for s in settled if isinstance(s.result, Held)], worker)


async def note_fault(tx: Transaction, settled: Settled) -> None:
    """Write down what follows from a call that was not simply made."""
    row, at = settled.row, settled.at
    outcome = type(settled.result).__name__
    log.info("delivery.outcome", method=row.method, outcome=outcome, attempts=row.attempts)
    match settled.result:
        case Wait(seconds, whole_bot):
            reason = outbox.PAUSED if whole_bot else "429"
            await outbox.retry_later(tx, row.id, at + timedelta(seconds=seconds), reason)
        case Stop():
            log.error("delivery.token_refused", remedy="check WIJHA_BOT_TOKEN with @BotFather")
            await outbox.retry_later(tx, row.id, at + timedelta(seconds=STOPPED_FOR), outbox.PAUSED)
        case Unreachable(reason):
            await outbox.cancel_chat(tx, row.chat_id, reason)
            await mark_unreachable(tx, row.chat_id, at)
        case Moved(new_chat_id) if row.chat_id < 0:  # only groups move
            await outbox.move_chat(tx, row.chat_id, new_chat_id)
            await outbox.replace_call(tx, row, row.method, _changed(row.payload, chat_id=new_chat_id))
        case ResendPlain() if (plain := _plain(row.payload)) != row.payload:
            await outbox.replace_call(tx, row, row.method, plain)
        case SendInstead() if row.method == "editMessageReplyMarkup":  # gone, and its buttons with it
            await outbox.mark_sent(tx, [(row.id, None, at)])
        case SendInstead() if row.method != "sendMessage":
            await outbox.replace_call(tx, row, "sendMessage", _changed(row.payload, message_id=None))
        case Retry(unclear=True) if row.lane == LANE_BROADCAST:
            await outbox.mark_failed(tx, row.id, outbox.UNCLEAR, at)
        case Retry():
            await outbox.retry_later(tx, row.id, at + _backoff(row.attempts), "network")
        case refused:
            await give_up(tx, settled, refused.reason if isinstance(refused, Refused) else outcome)


async def give_up(tx: Transaction, settled: Settled, reason: str) -> None:
    """The call will never succeed; whoever watches over the bot is told."""
    log.error("delivery.refused", method=settled.row.method, reason=reason)
    await outbox.mark_failed(tx, settled.row.id, reason, settled.at)


def _message_id(result: Result) -> int | None:
    return result.message_id if isinstance(result, Sent) else None


def _backoff(attempts: int) -> timedelta:
    """Twice as long each time, with jitter, at most five minutes."""
    return timedelta(seconds=min(LONGEST_BACKOFF, 0.5 * 2 ** min(attempts, 12)) * random.uniform(0.5, 1.0))


def _changed(payload: str, **changes: int | None) -> str:
    """The parameters with others in their place; None takes one away."""
    parameters = json.loads(payload) | changes
    return json.dumps({k: v for k, v in parameters.items() if v is not None}, ensure_ascii=False)


def _plain(payload: str) -> str:
    """The same words without formatting; unchanged if there is none."""
    parameters = json.loads(payload)
    if parameters.pop("parse_mode", None) is None:
        return payload
    for name in ("text", "caption"):
        if name in parameters:
            parameters[name] = unescape(re.sub(r"</?[a-z][^<>]*>", "", parameters[name]))
    return json.dumps(parameters, ensure_ascii=False)
