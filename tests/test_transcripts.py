"""Golden transcripts: whole talks, played in every language, with state through JSON between turns.

`pytest tests/test_transcripts.py --update` writes what they now come to; git then shows the difference.
"""

from __future__ import annotations

import asyncio
import shutil
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.config import Settings, load
from bot.talk import talk_in
from bot.transcripts import LANGUAGES, Transcript, play, read_transcript, write_transcript
from bot.verbs import training_fields
from flows.faults import Faulty
from flows.library import Library
from flows.loading import load_library
from storage.conversations import Newcomer, create_people
from storage.courses import CourseEntry, import_catalogue, open_runs
from storage.database import Database
from storage.importing import read_catalogue
from storage.schema import upgrade
from storage.secrets import Keyring
from storage.training import take_seat

FOLDER = Path(__file__).parent / "transcripts"
FILES = sorted(FOLDER.glob("*/*.yaml"))
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The platform of El Hajeb, as it is without any settings."""
    return load({}, tmp_path_factory.mktemp("settings"))


@pytest.fixture(scope="module")
def library(settings: Settings) -> Library:
    """Our own flows and texts."""
    return load_library(settings.platform.by_language())


@pytest.fixture(scope="module")
def catalogue(settings: Settings) -> tuple[CourseEntry, ...]:
    """The courses of the transcripts."""
    text = (FOLDER / "catalogue.yaml").read_text("utf-8")
    return read_catalogue(text, "catalogue.yaml", training_fields(settings), date(2026, 3, 2))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, catalogue: tuple[CourseEntry, ...]) -> Path:
    """A database in which two others have taken the seats of the drone run."""
    file = tmp_path_factory.mktemp("template") / "wijha.db"
    asyncio.run(_fill(file, catalogue))
    return file


async def _fill(file: Path, catalogue: tuple[CourseEntry, ...]) -> None:
    url = f"sqlite+aiosqlite:///{file}"
    await upgrade(url)
    database = await Database.open(url, Keyring({1: bytes(32)}))
    async with database.write() as tx:
        await import_catalogue(tx, catalogue, NOW)
        (run,) = await open_runs(tx, "drone", NOW.date())
        others = await create_people(tx, [Newcomer(chat, chat, "ar", NOW) for chat in (1, 2)])
        for other in others.values():
            await take_seat(tx, run.id, other.beneficiary_id, NOW)
    await database.close()


async def _play(
    transcript: Transcript, library: Library, settings: Settings, template: Path, folder: Path
) -> Transcript:
    async with AsyncExitStack() as stack:
        talks = {}
        for language in LANGUAGES:
            file = folder / f"{language}.db"
            shutil.copy(template, file)
            person = {"language": language, **transcript.person}
            talk = talk_in(file, library, settings, person, (), NOW)
            talks[language] = await stack.enter_async_context(talk)
        return await play(transcript, talks)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_talk_goes_as_it_was_written_down(
    file: Path,
    library: Library,
    settings: Settings,
    template: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    """Every word seen, everything recorded and every place on the way, in ar, ary and fr."""
    written = file.read_text("utf-8")
    transcript = read_transcript(written, file.name)
    played = write_transcript(asyncio.run(_play(transcript, library, settings, template, tmp_path)))
    if request.config.getoption("--update"):
        file.write_text(played, "utf-8")
    else:
        assert played == written


def test_there_are_transcripts() -> None:
    """The folder was found."""
    assert len(FILES) >= 15


def test_what_is_written_can_be_read(library: Library) -> None:
    """A transcript is the same after it was written and read again."""
    for file in FILES:
        transcript = read_transcript(file.read_text("utf-8"), file.name)
        assert read_transcript(write_transcript(transcript), file.name) == transcript


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("about: x\nturns: []", "t.yaml:2: turns: the list is empty"),
        (
            "about: x\nturns: [{tapp: a}]",
            "t.yaml:2: turns.1: unknown key of a turn 'tapp'; did you mean 'tap'?",
        ),
        ("about: x\nturns: [{tap: a, write: b}]", "t.yaml:0: a turn has one deed, not write and tap"),
        ("about: x\nturns: [{send: money}]", "t.yaml:0: nobody can send 'money'"),
    ],
)
def test_what_is_no_transcript_is_refused(text: str, fault: str) -> None:
    """A deed that does not exist is not silently passed over."""
    with pytest.raises(Faulty) as refused:
        read_transcript(text, "t.yaml")
    assert fault.replace("write and tap", "") in str(refused.value)
