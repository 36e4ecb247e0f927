"""Administrators are told of an alarm once, and once when it is over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text as sql

from bot.app import LASTING, now
from bot.jobs import Again, Worker
from bot.sandbox.cast import RACHID, SALMA
from bot.sandbox.refusals import OTHER_POLLER, WEBHOOK_ACTIVE
from bot.watching import KIND, watch
from storage.dead_letters import add_dead_letter, settle_dead_letter
from storage.jobs import Job, has_job
from tests.e2e.town import Guest, Town

pytestmark = pytest.mark.anyio


class Watchman:
    """Looks at a house as the job does, as often as a test wants."""

    def __init__(self, town: Town) -> None:
        house = town.house
        self._town, self._payload = town, dict[str, Any]()
        self._worker = Worker(
            house.database, house.settings, house.library, house.bot, now, house.delivery.wake, house.vitals
        )

    async def looks(self, times: int = 1) -> None:
        """Look, and wait until what follows is sent."""
        for _ in range(times):
            again = await watch(self._worker, self._payload, Job(0, KIND, "", now(), 1, None))
            assert isinstance(again, Again)
            assert timedelta(0) < again.due_at - now() < timedelta(seconds=30)
            self._payload = dict(again.payload)
        await self._town.settled()


@pytest.fixture
async def rachid(town: Town) -> Guest:
    """The administrator, who has started the bot."""
    guest = town.guest(RACHID, "ar")
    await guest.says("/start")
    return guest


def _read(town: Town) -> list[str]:
    """What the administrator was sent, as it is written in the catalogue."""
    sent = (call.parameters.get("text", "") for call in town.calls(RACHID))
    return [text.replace("\u200f", "") for text in sent]


def _count(town: Town, text: str) -> int:
    return sum(town.words(text, "ar").replace("\u200f", "") in said for said in _read(town))


def _ends(town: Town, alarm: str) -> int:
    said = town.texts.format("ar", "alarm-over", {"alarm": alarm}).replace("\u200f", "")
    return _read(town).count(said)


async def test_a_dead_letter_is_told_once_and_once_when_settled(town: Town, rachid: Guest) -> None:
    """Two looks make an alarm, any number more make no second one; nobody else is told."""
    watchman = Watchman(town)
    async with town.house.database.write() as tx:
        letter = await add_dead_letter(tx, None, "{}", "KeyError", 3, now())
    await watchman.looks()
    assert _count(town, "alarm-dead-letters") == 0
    await watchman.looks(4)
    assert _count(town, "alarm-dead-letters") == 1
    assert "wijha dead list" in rachid.last().text
    async with town.house.database.write() as tx:
        await settle_dead_letter(tx, letter, "dropped")
    await watchman.looks(3)
    assert _count(town, "alarm-dead-letters") == 1
    assert _ends(town, "dead-letters") == 1
    assert town.calls(SALMA) == []
    async with town.house.database.write() as tx:
        await tx.execute(sql("DELETE FROM dead_letters"))  # the audit of the house wants none at all


async def test_a_stolen_token_is_noticed(town: Town, rachid: Guest) -> None:
    """Someone has updates sent to their own address: the administrators know within two looks."""
    watchman = Watchman(town)
    town.refusals.update(f"Conflict: {reason}" for reason in (WEBHOOK_ACTIVE, OTHER_POLLER))
    await town.house.bot.set_webhook("http://127.0.0.1:1/thief")
    await watchman.looks(2)
    assert _count(town, "alarm-webhook-other") == 1
    await town.house.bot.delete_webhook()
    await watchman.looks(1)
    assert _ends(town, "webhook-other") == 1


async def test_the_watch_is_kept_from_the_start(town: Town) -> None:
    """A house that runs has one of each job that is always there planned, however often it is started."""
    async with town.house.database.read() as tx:
        assert await has_job(tx, KIND)
    kinds = await town.rows("SELECT kind, count(*) AS count FROM jobs WHERE state = 'new' GROUP BY kind")
    assert {row["kind"]: row["count"] for row in kinds} == dict.fromkeys(LASTING, 1)
