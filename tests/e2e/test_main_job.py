"""The main job from end to end: listened to, oriented, signed up, counted; and the files are read back."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta

import openpyxl
import pytest

from bot.app import now
from bot.sandbox.cast import KHADIJA, RACHID, SALMA, YOUSSEF
from storage.periods import today_in_casablanca
from tests.e2e.test_me import agreeing
from tests.e2e.test_orientation import refusing
from tests.e2e.test_training import signs_up
from tests.e2e.town import Guest, Town

pytestmark = pytest.mark.anyio

TIMES = re.compile(r"\d+")


async def _a_whole_visit(town: Town, guest: Guest, team: Guest) -> None:
    """Welcome with a name and a sex, a talk with an answer, orientation, a seat."""
    await agreeing(guest)
    await guest.walks("menu-me", "me-button-sex", "sex-female", "me-button-commune", "commune-agourai")
    await guest.says("/menu")
    await guest.taps("menu-listening")
    await guest.confides("كناري لا أعرف من أين أبدأ")
    await team.confides("كناري نبدأ معا", reply_to=team.newest_id())
    await guest.walks("nav-close", "nav-skip")  # nobody must say whether it helped
    await guest.taps("menu-orientation")
    await guest.walks("orientation-goal-job", *["nav-skip"] * 7)
    assert guest.has("orientation-result")
    await signs_up(guest, "training-field-solar")
    assert guest.has("sign_up-confirmed")


async def _asked(town: Town, rachid: Guest, command: str) -> str:
    """What an administrator is told, in the language that they chose."""
    await rachid.says("/start")
    await rachid.taps(f"language-{rachid.language}")
    return await rachid.says(command)


def _files(guest: Guest) -> dict[str, bytes]:
    """The files that were sent to somebody, by name."""
    present = guest.world.chats[guest.chat_id].present()
    documents = [message.content["document"] for message in present if message.kind == "document"]
    return {one["file_name"]: guest.world.files[one["file_id"]].upload.data for one in documents}


def _told(answer: str, text: str) -> list[int]:
    """The numbers on the line of an answer that holds these words."""
    line = next(line for line in answer.splitlines() if text in line)
    return [int(number) for number in TIMES.findall(line)]


async def test_what_was_done_is_counted_exactly(town: Town, salma: Guest, team: Guest) -> None:
    """One whole visit and one short one: each line of /stats, checked against what people did."""
    await _a_whole_visit(town, salma, team)
    passing = town.guest(YOUSSEF, salma.language)
    await refusing(passing)
    turns = len(await town.interactions(SALMA)) + len(await town.interactions(YOUSSEF))
    rachid = town.guest(RACHID, salma.language)
    answer = await _asked(town, rachid, "/stats")
    words = {name: town.words(f"stats-{name}", salma.language) for name in ("contacts", "sign-ups")}
    assert _told(answer, words["contacts"])[0] == 2  # listening and orientation; training is counted apart
    assert _told(answer, words["sign-ups"]) == [1, 1, 0]
    lines = answer.splitlines()
    persons = next(line for line in lines if line.startswith("👥"))
    assert TIMES.findall(persons)[0] == "1"
    interactions = next(line for line in lines if str(turns) in TIMES.findall(line))
    assert TIMES.findall(interactions) == [str(turns), "2"]
    split = (await _asked(town, rachid, "/stats B1 by commune")).splitlines()
    assert any(town.label("commune-agourai", salma.language) in line and "1" in line for line in split)


async def test_the_workbook_holds_every_turn(town: Town, salma: Guest, team: Guest) -> None:
    """Rows, sheets, direction, frozen header; pseudonyms instead of people; no word that was said."""
    await _a_whole_visit(town, salma, team)
    rachid = town.guest(RACHID, salma.language)
    await _asked(town, rachid, "/export month")
    ((name, content),) = _files(rachid).items()
    assert name.endswith(".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    interactions, contacts, glossary = book.worksheets
    of_people = "FROM interactions i JOIN beneficiaries b ON b.id = i.beneficiary_id WHERE NOT is_test"
    turns = await town.count(f"SELECT count(*) {of_people}")  # our own words
    assert interactions.max_row - 1 == turns
    assert contacts.max_row - 1 == 3
    assert glossary.max_row > 20
    for sheet in book.worksheets:
        assert bool(sheet.sheet_view.rightToLeft) == (salma.language == "ar")
    assert interactions.freeze_panes == "A2"
    cells = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    public_id = (await town.rows("SELECT public_id FROM beneficiaries WHERE NOT is_test"))[0]["public_id"]
    assert not [one for one in cells if "كناري" in one or "HJ-" in one or public_id in one or "7001" in one]


async def test_the_plain_files_say_the_same(town: Town, salma: Guest, team: Guest) -> None:
    """CSV with a byte order mark, one file for each sheet; the same rows."""
    await _a_whole_visit(town, salma, team)
    rachid = town.guest(RACHID, salma.language)
    await _asked(town, rachid, "/export month csv")
    files = _files(rachid)
    assert len(files) == 3
    assert all(content.startswith(b"\xef\xbb\xbf") for content in files.values())
    (contacts,) = (content for name, content in files.items() if name.endswith("contacts.csv"))
    rows = list(csv.reader(io.StringIO(contacts.decode("utf-8-sig"))))
    assert len(rows) == 1 + 3
    listening = town.label("service-listening", salma.language)
    assert sum(listening in row for row in rows) == 1


async def test_staff_see_runs_cases_and_requests(town: Town, salma: Guest, team: Guest) -> None:
    """/runs with who signed up, /cases with the open talk, /requests with the one that waits."""
    await agreeing(salma)
    await signs_up(salma, "training-field-drone")
    await salma.walks("menu-appointment", "subject-project", "half-day-any", "nav-skip")
    await salma.taps("menu-listening")
    await salma.confides("كناري سؤال")
    rachid = town.guest(RACHID, salma.language)
    await _asked(town, rachid, "/runs")
    drone = next(label for label in rachid.labels if "درون" in label or "drone" in label)
    await rachid.walks(drone, "runs-who")
    assert "كناري زهرة" in rachid.answer
    (case,) = await town.rows("SELECT reference FROM cases")
    assert case["reference"] in await rachid.says("/cases")
    (asked,) = await town.rows("SELECT reference FROM appointments")
    assert asked["reference"] in await rachid.says("/requests")


async def test_a_coordinator_opens_a_run_that_people_then_find(town: Town, salma: Guest) -> None:
    """/open_run by words, then a young person signs up for it."""
    rachid = town.guest(RACHID, salma.language)
    await _asked(town, rachid, "/open_run")
    await rachid.taps("training-field-photography")
    await rachid.taps(rachid.labels[0])
    first, last = (today_in_casablanca(now()) + timedelta(days=days) for days in (40, 44))
    for words in (f"{first:%d/%m/%Y}", f"{last:%d/%m/%Y}", "دار الشباب أكوراي", "14:00-17:00", "3"):
        await rachid.says(words)
    assert rachid.has("open_run-summary")
    await rachid.taps("open_run-open")
    assert rachid.has("open_run-opened")
    await refusing(salma)
    await salma.walks("menu-training", "training-field-photography")
    await salma.taps(f"{first:%d/%m/%Y}")
    assert "دار الشباب أكوراي" in salma.answer


async def test_runs_lead_to_the_guided_entry_of_a_new_one(town: Town) -> None:
    """A button does what its command does: for who may, and for nobody else."""
    for who, may in ((RACHID, True), (KHADIJA, False)):
        guest = town.guest(who, "ar")
        await guest.says("/start")
        await guest.taps("language-ar")
        await guest.says("/runs")
        assert ("f.open_run" in guest.tokens) is may
        await guest.presses("f.open_run")
        assert guest.has("open_run-training-field") is may
