"""Cards, paragraphs and reports through the whole house, and the report of each month, sent once."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.jobs import TRIES, Again, Worker
from bot.reporting.monthly import KIND, monthly
from bot.sandbox.cast import KHADIJA, RACHID, STAFF_GROUP
from bot.staff.report import report_job
from storage import jobs
from storage.jobs import Job
from storage.periods import CASABLANCA
from storage.tables import places, staff
from tests.e2e.town import Guest, Town, opened
from tests.oracles import TDLIB_MISSING, tdlib_available

pytestmark = [pytest.mark.anyio, pytest.mark.skipif(not tdlib_available(), reason=TDLIB_MISSING)]


@pytest.fixture
async def town(tmp_path: Path, migrated_file: Path) -> AsyncIterator[Town]:
    """A running house that sends nothing by itself."""
    async with opened(tmp_path, migrated_file, monthly_report=None) as town:
        yield town


def _files(guest: Guest, kind: str) -> list[str]:
    """The names of the pictures or documents in a chat, by what their bytes are."""
    present = guest.world.chats[guest.chat_id].present()
    return [str(message.content) for message in present if message.kind == kind]


async def test_a_card_a_paragraph_and_a_report_by_button(town: Town) -> None:
    """/report shows what can be made; each tap brings it, and the menu stays."""
    rachid = town.guest(RACHID, "ar")
    await rachid.says("/report")
    assert rachid.has("report-menu")
    menu = rachid.newest_id()
    await rachid.taps("report-chart")
    await rachid.presses("s.report.pdf month fr", menu)
    await rachid.presses("s.report.paragraph start fr", menu)
    assert len(_files(rachid, "photo")) == 1
    (document,) = _files(rachid, "document")
    assert "-fr.pdf" in document and "application/pdf" in document
    assert town.words("paragraph-nothing", "fr") in rachid.answer
    methods = [call.method for call in town.calls(RACHID)]
    assert methods.count("sendPhoto") == methods.count("sendDocument") == 1


async def test_a_card_under_the_figures(town: Town) -> None:
    """One tap under /stats; somebody who may not export is offered none."""
    rachid, khadija = town.guest(RACHID, "ar"), town.guest(KHADIJA, "ar")
    await rachid.says("/stats month")
    await rachid.taps("report-chart")
    assert len(_files(rachid, "photo")) == 1
    async with town.house.database.write() as tx:
        await tx.execute(update(staff).where(staff.c.telegram_id == KHADIJA).values(role="counsellor"))
    await khadija.says("/stats month")
    assert not [token for token in khadija.tokens if token.startswith("s.report.")]


async def test_the_language_and_the_period_of_a_report_are_chosen(town: Town) -> None:
    """A tap rewrites the menu; its buttons then carry both."""
    rachid = town.guest(RACHID, "ar")
    await rachid.says("/report 2025-06 fr")
    assert "s.report.chart 2025-06-01..2025-06-30 fr" in rachid.tokens
    await rachid.presses("s.report.en 2025-06 @2025-06-15")
    assert "s.report.pdf 2025-06-01..2025-06-30 @2025-06-15 en" in rachid.tokens
    await rachid.says("/report whenever")
    assert rachid.has("stats-period-unknown")
    await rachid.says("/report @never")
    assert rachid.has("stats-period-unknown")


async def test_a_counsellor_gets_no_report(town: Town) -> None:
    """Reports are for reporters and above; rights taken away since hold as well."""
    khadija = town.guest(KHADIJA, "ar")
    async with town.house.database.write() as tx:
        await tx.execute(update(staff).where(staff.c.telegram_id == KHADIJA).values(role="counsellor"))
    await khadija.says("/report")
    assert khadija.has("staff-refused")
    (member,) = await town.rows("SELECT id FROM staff WHERE telegram_id = :id", id=KHADIJA)
    payload = {"kind": "chart", "period": "2025", "name": "range", "language": "ar", "chat_id": KHADIJA}
    await report_job(
        _worker(town, _at("2025-06-15T12:00")),
        payload,
        Job(1, "report", "", _at("2025-06-15T12:00"), 1, member["id"]),
    )
    await town.settled()
    assert _files(khadija, "photo") == []


async def test_who_asked_is_told_when_a_report_fails(town: Town, tmp_path: Path) -> None:
    """After the last try, plainly."""
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("")
    now = _at("2025-06-15T12:00")
    worker = _worker(town, now)
    worker = replace(worker, settings=replace(worker.settings, exports_folder=blocked))
    rachid = town.guest(RACHID, "ar")
    await rachid.says("/help")
    (member,) = await town.rows("SELECT id FROM staff WHERE telegram_id = :id", id=RACHID)
    payload = {"kind": "pdf", "period": "2025", "name": "range", "language": "fr", "chat_id": RACHID}
    with pytest.raises(OSError, match="directory"):
        await report_job(worker, payload, Job(1, "report", "", now, 1, member["id"]))
    await report_job(worker, payload, Job(1, "report", "", now, TRIES, member["id"]))
    await town.settled()
    assert "/report" in rachid.answer and rachid.has("report-failed")


def _at(moment: str) -> dt.datetime:
    """A time of Casablanca."""
    return dt.datetime.fromisoformat(moment).replace(tzinfo=CASABLANCA).astimezone(dt.UTC)


def _worker(town: Town, now: dt.datetime, hour: dt.time | None = dt.time(8)) -> Worker:
    house = town.house
    settings = replace(house.settings, monthly_report=hour)
    return Worker(house.database, settings, house.library, house.bot, lambda: now, house.delivery.wake)


async def _job(town: Town) -> Job:
    """The row of the monthly report as a worker would claim it."""
    query = "SELECT id, kind, payload, due_at, attempts, staff_id FROM jobs WHERE kind = :kind"
    (row,) = await town.rows(query, kind=KIND)
    due = dt.datetime.fromtimestamp(row["due_at"] / 1e6, dt.UTC)
    return Job(row["id"], row["kind"], row["payload"], due, 1, None)


@pytest.fixture
async def unborn(town: Town) -> Town:
    """A house whose monthly report has never looked; all that follows is a century ahead of its own clock."""
    async with asyncio.timeout(60):
        while not (await _job(town)).payload:  # noqa: ASYNC110  # the first look of the house itself
            await asyncio.sleep(0.01)
    async with town.house.database.write() as tx:
        await jobs.repeat_job(tx, (await _job(town)).id, _at("2200-01-01T00:00"))
    return town


async def _look(town: Town, moment: str, hour: dt.time | None = dt.time(8)) -> Again:
    """One look of a worker at a time, as `bot.jobs` has it done."""
    job = await _job(town)
    again = await monthly(_worker(town, _at(moment), hour), json.loads(job.payload or "{}"), job)
    async with town.house.database.write() as tx:
        await jobs.repeat_job(tx, job.id, again.due_at, json.dumps(again.payload))
    return again


async def _sent(town: Town) -> list[str]:
    await town.settled()
    told = [call.method for call in town.calls(STAFF_GROUP)]
    return [method for method in told if method in ("sendPhoto", "sendDocument")]


async def test_a_month_is_told_on_the_first_at_the_hour(unborn: Town) -> None:
    """Not before, not twice, and the next look is at the next hour or the very moment."""
    assert (await _look(unborn, "2125-06-20T10:00")).payload == {"told": "2125-05"}
    before = await _look(unborn, "2125-07-01T07:20")
    assert before.due_at == _at("2125-07-01T08:00") and await _sent(unborn) == []
    assert (await _look(unborn, "2125-07-01T08:00")).payload == {"told": "2125-06"}
    assert await _sent(unborn) == ["sendPhoto", "sendDocument"]
    assert unborn.words("report-monthly", "ar") in unborn.told(STAFF_GROUP)
    assert "wijha-2125-06-01-2125-06-30-ar.pdf" in str(
        _files(unborn.guest(RACHID, "ar", STAFF_GROUP), "document")
    )
    for later in ("2125-07-01T09:00", "2125-07-15T09:00"):
        await _look(unborn, later)
    assert len(await _sent(unborn)) == 2


async def test_workers_that_take_up_one_job_send_it_once(unborn: Town) -> None:
    """Two have the same row in hand, the lease of one having run out; one dies before it notes the end."""
    await _look(unborn, "2125-06-20T10:00")
    job = await _job(unborn)
    worker = _worker(unborn, _at("2125-07-01T08:30"))
    for _ in range(3):
        await monthly(worker, json.loads(job.payload), job)
    assert await _sent(unborn) == ["sendPhoto", "sendDocument"]
    assert json.loads((await _job(unborn)).payload) == {"told": "2125-06"}
    await _look(unborn, "2125-07-01T08:40")
    assert len(await _sent(unborn)) == 2


async def test_after_a_long_absence_only_the_last_month_is_told(unborn: Town) -> None:
    """And a new house tells of no month before it was there."""
    await _look(unborn, "2125-07-02T10:00")
    assert await _sent(unborn) == []
    await _look(unborn, "2125-11-05T10:00")
    assert await _sent(unborn) == ["sendPhoto", "sendDocument"]
    assert "2125-10-01" in unborn.told(STAFF_GROUP) and "2125-08-01" not in unborn.told(STAFF_GROUP)


async def test_without_a_group_or_an_hour_nothing_is_sent(unborn: Town) -> None:
    """It is off in the settings, or no group is enrolled; enrolling later brings no old month."""
    await _look(unborn, "2125-06-20T10:00", None)
    await _look(unborn, "2125-07-01T10:00", None)
    assert await _sent(unborn) == []
    async with unborn.house.database.write() as tx:
        await tx.execute(places.delete())
    await _look(unborn, "2125-08-01T10:00")
    assert (await _look(unborn, "2125-08-01T11:00")).payload == {"told": "2125-07"}
    assert await _sent(unborn) == []
