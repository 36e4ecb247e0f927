"""Staff commands through the whole house: Telegram in, transaction, job, Telegram out, files read back."""

from __future__ import annotations

import asyncio
import csv
import dataclasses
import datetime as dt
import io
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import update

from bot.app import now
from bot.exporting import SETS, Order
from bot.exporting.apart import ExportFailed, export_apart
from bot.jobs import TRIES, Worker
from bot.sandbox.cast import KHADIJA, RACHID, SALMA, STAFF_GROUP
from bot.staff import export
from bot.staff.export import export_job
from storage.jobs import Job, add_job
from storage.periods import named
from storage.tables import staff
from tests.e2e.town import Guest, Town, opened
from tests.oracles import TDLIB_MISSING, tdlib_available

pytestmark = [pytest.mark.anyio, pytest.mark.skipif(not tdlib_available(), reason=TDLIB_MISSING)]


@pytest.fixture
async def town(tmp_path: Path, migrated_file: Path) -> AsyncIterator[Town]:
    """A running house."""
    async with opened(tmp_path, migrated_file) as town:
        yield town


@pytest.fixture
async def served(town: Town) -> Guest:
    """A young person to whom listening was rendered, in two taps and an answer."""
    salma = town.guest(SALMA, "fr")
    await salma.says("/start")
    await salma.walks("language-fr", "menu-listening")
    await salma.says("Bonjour, je voudrais parler")
    team = town.guest(KHADIJA, "ar", STAFF_GROUP)
    await team.says("مرحبا", reply_to=team.newest_id())
    return salma


def _documents(guest: Guest) -> list[tuple[str, bytes, str]]:
    """Name, content and caption of every file in the chat."""
    present = guest.world.chats[guest.chat_id].present()
    documents = [(m.content["document"], m.text) for m in present if m.kind == "document"]
    files = guest.world.files
    return [(d["file_name"], files[d["file_id"]].upload.data, caption) for d, caption in documents]


async def test_the_numbers_and_the_file_agree_with_what_happened(town: Town, served: Guest) -> None:
    """One person listened to: /stats says one, and the workbook holds that one contact and every turn."""
    rachid = town.guest(RACHID, "ar")
    answer = await rachid.says("/stats today")
    assert town.words("period-today", "ar") in answer
    turns = await town.count("SELECT count(*) FROM interactions WHERE beneficiary_id IS NOT NULL")
    assert "المستفيدون: 1" in answer and f"رسائل مع البوت: {turns}" in answer
    await rachid.says("/export today")
    ((name, content, caption),) = _documents(rachid)
    assert name.endswith(".xlsx") and "بدون أسماء" in caption
    book = openpyxl.load_workbook(io.BytesIO(content))
    sizes = [sheet.max_row - 1 for sheet in book.worksheets[:2]]
    assert sizes == [turns, 1]


async def test_csv_by_button_in_the_group(town: Town, served: Guest) -> None:
    """An administrator asks in the staff group; three files arrive there."""
    group = town.guest(RACHID, "ar", STAFF_GROUP)
    await group.says("/stats")
    await group.presses("s.export.start csv")
    names = [name for name, _, _ in _documents(group)]
    assert [name.rpartition("-")[2] for name in names][1:] == ["contacts.csv", "glossary.csv"]
    content = _documents(group)[1][1].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert len(rows) == 2 and "الاستماع" in rows[1]


async def test_each_call_leaves_one_line_in_the_audit(town: Town, served: Guest) -> None:
    """Granted or refused, by whom, and what."""
    khadija, rachid = town.guest(KHADIJA, "ar"), town.guest(RACHID, "ar")
    await khadija.says("/stats month")
    await khadija.says("/export")
    await rachid.says("/runs")
    await served.says("/stats")
    lines = await town.rows("SELECT action, object, detail, staff_id FROM audit_events ORDER BY id")
    told = [(line["action"], line["object"], line["detail"]) for line in lines][-4:]
    assert told == [
        ("stats", "month", ""),
        ("export", "", "refused"),
        ("runs", "", ""),
        ("stats", "", "refused"),
    ]
    assert lines[-1]["staff_id"] is None


async def test_a_young_person_gets_no_numbers(town: Town, served: Guest) -> None:
    """Neither by command nor by an invented button; /help is help for them."""
    await served.says("/stats")
    assert served.has("staff-refused")
    await served.presses("s.stats.month")
    assert served.has("staff-refused")
    await served.presses("s.runs.who.1")
    assert served.has("staff-refused")
    newcomer = town.guest(SALMA + 1, "ar")
    await newcomer.says("/help")
    assert not newcomer.has("staff-refused") and not newcomer.has("staff-help")


async def test_who_loses_their_rights_gets_no_file(town: Town, served: Guest) -> None:
    """Rights are looked at again when the file is made."""
    rachid = town.guest(RACHID, "ar")
    before = len(_documents(rachid))
    async with town.house.database.write() as tx:
        await tx.execute(update(staff).where(staff.c.telegram_id == KHADIJA).values(role="reporter"))
    khadija = town.guest(KHADIJA, "ar")
    await khadija.says("/export today")
    assert len(_documents(khadija)) == 1
    async with town.house.database.write() as tx:
        await tx.execute(update(staff).where(staff.c.telegram_id == KHADIJA).values(active=False))
    await khadija.says("/export today")
    assert khadija.has("staff-refused") and len(_documents(khadija)) == 1
    assert len(_documents(rachid)) == before


def _worker(town: Town, **changes: object) -> Worker:
    house = town.house
    settings = dataclasses.replace(house.settings, **changes)  # type: ignore[arg-type]  # as the test says
    return Worker(house.database, settings, house.library, house.bot, now, house.delivery.wake)


async def test_who_asked_is_told_when_it_fails(town: Town, tmp_path: Path) -> None:
    """After the last try, plainly; before that it is tried again in silence."""
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("")
    worker = _worker(town, exports_folder=blocked)
    rachid = town.guest(RACHID, "fr")
    await rachid.says("/help")
    (member,) = await town.rows("SELECT id FROM staff WHERE telegram_id = :id", id=RACHID)
    payload = {"period": "2025", "name": "range", "format": "csv", "language": "fr", "chat_id": RACHID}
    for attempt in (1, TRIES):
        with pytest.raises(OSError, match="exists"):
            await export_job(worker, payload, Job(1, "export", "", now(), attempt, member["id"]))
        await town.settled()
        assert rachid.has("export-failed") is (attempt == TRIES)


async def test_a_stopped_export_leaves_nothing(town: Town, tmp_path: Path) -> None:
    """The press is answered in its place; who makes it sends no file and leaves none."""
    rachid = town.guest(RACHID, "ar")
    await rachid.says("/help")
    (member,) = await town.rows("SELECT id FROM staff WHERE telegram_id = :id", id=RACHID)
    far = now() + dt.timedelta(days=1)
    async with town.house.database.write() as tx:
        job_id = await add_job(tx, "export", "", far, now(), member["id"])
    await rachid.presses(f"s.export.stop.{job_id}")
    assert rachid.has("export-stopped")
    payload = {"words": "2025 csv", "name": "range", "language": "fr", "chat_id": RACHID}
    worker = _worker(town, exports_folder=tmp_path / "stopped")
    await export_job(worker, payload, Job(job_id, "export", "", now(), 1, member["id"]))
    await town.settled()
    assert _documents(rachid) == []
    assert list((tmp_path / "stopped").iterdir()) == []


async def test_the_buttons_of_an_export(town: Town, served: Guest) -> None:
    """/export asks what, when and how; each button changes one of these, the last one has it made."""
    rachid = town.guest(RACHID, "fr")
    await rachid.says("/export")
    assert _documents(rachid) == []
    await rachid.presses("s.export.ask month xlsx people")
    await rachid.presses("s.export.ask year xlsx people")
    await rachid.presses("s.export.ask year csv people")
    assert "● CSV" in rachid.labels and _documents(rachid) == []
    await rachid.presses("s.export.year csv people")
    names = [name.rpartition("-")[2] for name, _, _ in _documents(rachid)]
    assert names[1:] == ["enrolments.csv", "placements.csv", "glossary.csv"]
    await rachid.says("/export aujourd'hui jsonl Interactions sex=female")
    assert _documents(rachid)[-1][0].endswith("glossary.jsonl")


async def test_names_need_a_role_a_reason_and_a_private_chat(town: Town, served: Guest) -> None:
    """And are noted with the reason; the file says so in its name, its caption and its first sheet."""
    rachid, khadija = town.guest(RACHID, "ar"), town.guest(KHADIJA, "ar")
    await rachid.says("/export month people noms")
    assert rachid.has("export-names-reason") and _documents(rachid) == []
    await town.guest(RACHID, "fr", STAFF_GROUP).says("/export month people noms: une relance de juillet")
    assert _documents(town.guest(RACHID, "fr", STAFF_GROUP)) == []
    async with town.house.database.write() as tx:
        await tx.execute(update(staff).where(staff.c.telegram_id == KHADIJA).values(role="reporter"))
    await khadija.says("/export month people names: a reason that is long enough")
    assert khadija.has("export-names-refused") and _documents(khadija) == []
    await rachid.says("/export month people noms: une relance de juillet")
    ((name, content, caption),) = _documents(rachid)
    assert "بالأسماء" in name
    assert "⚠️" in caption
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert "une relance de juillet" in [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    (noted,) = await town.rows("SELECT object, detail FROM audit_events WHERE action = 'export_identified'")
    assert "people" in noted["object"] and noted["detail"] == "une relance de juillet"


async def test_an_export_leaves_the_loop_and_no_process(town: Town, tmp_path: Path) -> None:
    """It is made by another process, which is gone when it is cut off."""
    began = dt.date(2019, 1, 1)
    order = Order(SETS["all"], "xlsx", "fr", named("start", now().date(), began), began, now())
    making = asyncio.create_task(
        export_apart(town.house.settings, order, tmp_path / "cut" / "off.xlsx", lambda *_: None)
    )
    await asyncio.sleep(0)
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    made = await export_apart(town.house.settings, order, tmp_path / "whole" / "on.xlsx", lambda *_: None)
    assert made.paths == (tmp_path / "whole" / "on.xlsx",)
    with pytest.raises(ExportFailed, match="FileExistsError"):
        await export_apart(town.house.settings, order, tmp_path / "whole" / "on.xlsx", lambda *_: None)


async def _until(condition: Callable[[], bool]) -> None:
    for _ in range(500):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError


async def test_how_far_it_is_stands_in_one_message(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is sent once, then rewritten."""
    monkeypatch.setattr(export, "TELL_EVERY", 0.02)
    rachid = town.guest(RACHID, "fr")
    await rachid.says("/help")
    async with export._told(_worker(town), {"language": "fr", "chat_id": RACHID}, 7) as progress:
        for done in (100, 500):
            progress.tell(done, 1000)
            shown = f"{done // 10} %"
            await _until(lambda shown=shown: shown in rachid.answer)  # type: ignore[misc]  # a default
    methods = [call.method for call in town.calls(RACHID)]
    assert methods.count("sendMessage") == 2 and methods.count("editMessageText") == 1
    assert rachid.tokens == ["s.export.stop.7"]
    await progress.close()
    assert rachid.labels == []
    await progress.stopped()
    assert rachid.has("export-stopped")


async def test_an_invitation_through_telegram(town: Town, served: Guest) -> None:
    """The link of /invite makes the one who follows it staff; nothing of the token stays on disk."""
    rachid = town.guest(RACHID, "ar")
    link = next(line for line in (await rachid.says("/invite reporter")).splitlines() if "start=i_" in line)
    token = link.partition("?start=")[2].strip()
    town.secrets.append(token)
    town.secrets.append(token.removeprefix("i_"))
    nadia = town.guest(SALMA + 1, "ar")
    await nadia.says(f"/start {token}")
    assert town.words("invite-joined", "ar") in rachid.last().text
    await nadia.says("/help")
    assert "/export" in nadia.answer and "/cases" not in nadia.answer
