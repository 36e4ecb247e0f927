"""Watching: one of the workers looks at the house again and again, and tells the administrators of alarms.

An alarm is said once, when two looks in a row have found it, and once again when it is over. What was said
stands in the job itself, so that it does not matter which worker looks next.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.alarms import Look, alarms, undecided
from bot.calling import call
from bot.intake import subscription
from bot.jobs import Again, Worker
from bot.render import render
from flows.effects import Say
from storage.condition import condition
from storage.database import Transaction
from storage.jobs import Job
from storage.outbox import Outgoing, add_outbox
from storage.staff import Member, staff_list
from storage.vocabulary import LANE_STAFF

log = structlog.get_logger(__name__)

KIND: Final = "watch"
EVERY: Final = timedelta(seconds=20)
AWAY: Final = timedelta(hours=1)
"""If nobody has looked for longer than this, the house was dark, and administrators are told once."""

KEPT: Final = timedelta(hours=24)
"""For this long Telegram keeps what is written to a bot that does not answer; presses for 150 seconds."""


async def watch(worker: Worker, payload: Mapping[str, Any], job: Job) -> Again:
    """Look once, say what is new and what is over, and look again soon."""
    look = await _look(worker)
    found = alarms(look)
    said, suspected = set(payload.get("said", ())), set(payload.get("suspected", ()))
    begun = [name for name in found if name in suspected and name not in said]
    over = sorted(said - found.keys() - undecided(look))
    says = [Say(f"alarm-{name}", found[name]) for name in begun]
    says += _back_again(look.now - job.due_at)
    await _tell(worker, [*says, *(Say("alarm-over", {"alarm": name}) for name in over)])
    for name in begun:
        log.error("alarm.begun", kind=name)
    for name in over:
        log.info("alarm.over", kind=name)
    now_said = sorted(said.difference(over).union(begun))
    return Again(look.now + EVERY, {"said": now_said, "suspected": sorted(found)})


def _back_again(away: timedelta) -> list[Say]:
    """What is said after a time in which no worker was there: nothing else would tell that words are lost."""
    if away < AWAY:
        return []
    log.error("alarm.away", seconds=int(away.total_seconds()))
    hours = round(away / timedelta(hours=1))
    return [Say("alarm-away", {"hours": hours, "lost": str(away > KEPT).lower()})]


async def _look(worker: Worker) -> Look:
    now = worker.clock()
    return Look(
        now=now,
        condition=await condition(worker.database, now),
        vitals=worker.vitals,
        webhook=await _webhook(worker),
        webhook_url=worker.settings.webhook_url,
        free_disk=shutil.disk_usage(worker.settings.key_file.parent).free,
    )


async def _webhook(worker: Worker) -> Mapping[str, Any] | None:
    """What Telegram says of the webhook; where it shows us a secret we do not know, it is told ours again."""
    try:
        info: Mapping[str, Any] = await call(worker.bot, "getWebhookInfo", {})
        if (
            worker.settings.webhook_url
            and worker.settings.webhook_url == info.get("url")
            and _failed_just_now(info, worker.clock())
        ):
            await subscription.by_webhook(worker.bot, worker.settings, info)
    except InvalidToken:
        worker.vitals.refusal = "token"
        return None
    except TelegramError as error:
        log.warning("alarm.telegram_unasked", error=type(error).__name__)
        return None
    if worker.vitals.refusal == "token":
        worker.vitals.refusal = ""
    return info


def _failed_just_now(info: Mapping[str, Any], now: datetime) -> bool:
    return now.timestamp() - float(info.get("last_error_date", 0)) < 2 * EVERY.total_seconds()


async def _tell(worker: Worker, says: Iterable[Say]) -> None:
    """Write to each administrator, in their language."""
    if not (saying := list(says)):
        return
    async with worker.database.write() as tx:
        for member in await _administrators(tx):
            await add_outbox(tx, _rows(worker, member, saying))
    worker.wake_delivery()


async def _administrators(tx: Transaction) -> list[Member]:
    return [member for member in await staff_list(tx) if member.role == "administrator"]


def _rows(worker: Worker, member: Member, says: list[Say]) -> list[Outgoing]:
    language, chat_id = member.language or worker.settings.staff_language, member.telegram_id
    calls = [one for say in says for one in render(worker.library.texts, language, chat_id, [say])]
    return [
        Outgoing(chat_id, LANE_STAFF, one.method, json.dumps(one.parameters), created_at=worker.clock())
        for one in calls
    ]
