"""Each verb of the command line does what it says, on a real database; mistakes get one clear line."""

from __future__ import annotations

import asyncio
import csv
import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
from typer.core import TyperGroup
from typer.main import get_command

from bot.cli import app, main
from bot.cli_record import Kind, Role
from bot.cli_words import Language
from bot.config import load
from bot.exporting import FORMATS
from bot.sandbox.cast import DEFAULT_CAST, TOKEN
from bot.sandbox.server import serve
from bot.sandbox.world import World
from bot.transcripts import read_transcript
from flows.roles import ROLES
from flows.texts import LANGUAGES
from storage.conversations import Newcomer, create_people
from storage.database import Database
from storage.record import Contact, Interaction, add_contacts, add_interactions
from storage.secrets import read_key_file

pytestmark = pytest.mark.usefixtures("logging_as_before")

ROOT = Path(__file__).parents[1]
ENVIRON = {name: value for name, value in os.environ.items() if not name.startswith("WIJHA_")}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, without settings."""
    for name in os.environ:
        if name.startswith("WIJHA_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def wijha(capsys: pytest.CaptureFixture[str]) -> Wijha:
    """Runs one verb as from a shell."""
    return Wijha(capsys)


class Wijha:
    """One command line after the other; `out` and `err` are what the last one showed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str) -> int:
        """Run, and give back the exit code."""
        with pytest.raises(SystemExit) as ended:
            main(list(words))
        self.out, self.err = self._capsys.readouterr()
        return int(ended.value.code or 0)


def _verbs(command: Any, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    if not isinstance(command, TyperGroup):
        return [(path, command)]
    return [found for name, one in command.commands.items() for found in _verbs(one, (*path, name))]


VERBS = _verbs(get_command(app))


@pytest.mark.parametrize(
    ("path", "verb"), VERBS, ids=lambda one: " ".join(one) if isinstance(one, tuple) else ""
)
def test_every_verb_helps(wijha: Wijha, path: tuple[str, ...], verb: Any) -> None:
    """One line of what it does, what each word means, and an example."""
    assert verb.help and "\n" not in verb.help and verb.help.endswith(".")
    assert verb.epilog and verb.epilog.startswith("Example") and f"wijha {' '.join(path)}" in verb.epilog
    assert all(getattr(parameter, "help", "") for parameter in verb.params if parameter.name != "help")
    assert wijha(*path, "--help") == 0
    assert verb.help.split(",")[0][:40] in " ".join(wijha.out.split())


def test_the_words_are_those_of_the_house() -> None:
    """What can be chosen on the command line is what there is."""
    assert get_args(Role) == ROLES
    assert set(get_args(Language)) == set(LANGUAGES)
    assert set(get_args(Kind)) == set(FORMATS)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("stats",), 1, "wijha.db does not exist yet; run: wijha db upgrade"),
        (("db", "check"), 1, "wijha.db does not exist yet; run: wijha db upgrade"),
        (("stats", "whenever"), 2, "'whenever' is no period; write month, 2025"),
        (("stats", "--from", "2025-06-30", "--to", "2025-01-01"), 2, "is no period"),
        (("stats", "--from", "yesterday"), 2, "'yesterday'"),
        (("staff", "invite", "boss"), 2, "'boss'"),
        (("staff", "invite", "counsellor"), 2, "set WIJHA_BOT_TOKEN"),
        (("draw", "trainning"), 2, "unknown flow 'trainning'; did you mean 'training'?"),
        (("play", "welcom"), 2, "unknown flow 'welcom'; did you mean 'welcome'?"),
        (("export",), 2, "--out"),
        (("catalogue", "import", "none.yaml"), 2, "none.yaml"),
        (("fly",), 2, "No such command 'fly'"),
    ],
)
def test_mistakes_are_told_plainly(wijha: Wijha, words: tuple[str, ...], code: int, told: str) -> None:
    """Two for wrong use, one for a fault, and never a traceback."""
    assert wijha(*words) == code
    assert told in wijha.err
    assert "Traceback" not in wijha.err


def test_faults_of_the_settings_are_told_with_their_place(
    wijha: Wijha, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them, whichever verb is used."""
    (here / "config.yaml").write_text("listen: x\nfoo: y\n")
    monkeypatch.setenv("WIJHA_LOG_LEVEL", "loud")
    assert wijha("check") == 1
    assert [line.split(": ")[0] for line in wijha.err.splitlines()] == [
        "config.yaml:2",
        "config.yaml:1",
        "WIJHA_LOG_LEVEL",
    ]


def test_keys_that_others_can_read_are_refused(wijha: Wijha, here: Path) -> None:
    """The verb says what to run."""
    assert wijha("db", "upgrade") == 0
    key = here / "data" / "wijha.key"
    key.write_text("1 AAAA")
    key.chmod(0o644)
    assert wijha("stats") == 1
    assert f"chmod 600 {key}" in wijha.err


def test_a_new_database_is_made_and_checked(wijha: Wijha, here: Path) -> None:
    """`db upgrade` makes the file for nobody else to read, `db check` says that it fits."""
    assert wijha("db", "upgrade") == 0
    assert (here / "data" / "wijha.db").stat().st_mode & 0o077 == 0
    assert wijha("db", "check") == 0
    assert "as they should be" in wijha.out


def test_the_shipped_flows_are_in_order(wijha: Wijha) -> None:
    """No fault; what is still to be confirmed is noted."""
    assert wijha("check") == 0
    assert "Settings, flows and texts are in order." in wijha.err
    assert "note: no helpline is verified" in wijha.err


def test_faults_of_own_data_are_told_with_file_and_line(
    wijha: Wijha, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An operator's helplines are held to the same rules as ours."""
    (here / "own").mkdir()
    (here / "own" / "helplines.yaml").write_text("helplines:\n  - {key: police, nummer: '19', text: x}\n")
    monkeypatch.setenv("WIJHA_DATA_FOLDER", "own")
    assert wijha("check") == 1
    assert "helplines.yaml:2: helplines.1: unknown key of a helpline 'nummer'" in wijha.out


def test_flows_are_drawn(wijha: Wijha, here: Path) -> None:
    """One to the screen, all to a file."""
    assert wijha("draw", "training", "--language", "fr") == 0
    assert wijha.out.startswith("flowchart TD")
    assert wijha("draw", "--out", "all.mmd") == 0
    assert "welcome" in (here / "all.mmd").read_text("utf-8")


def test_the_schema_of_flows_is_json(wijha: Wijha) -> None:
    """Editors can read it."""
    assert wijha("schema") == 0
    assert json.loads(wijha.out)["$schema"].startswith("https://json-schema.org/")


def test_a_catalogue_is_imported(wijha: Wijha, here: Path) -> None:
    """Twice, too; a file with faults leaves everything as it was."""
    example = str(ROOT / "flows" / "data" / "catalogue.example.yaml")
    wijha("db", "upgrade")
    for _ in range(2):
        assert wijha("catalogue", "import", example) == 0
        assert wijha.out.startswith("12 courses with 14 runs")
    (here / "bad.yaml").write_text("courses:\n  - {key: x, training_field: solr, title: {ar: a, fr: b}}\n")
    assert wijha("catalogue", "import", "bad.yaml") == 1
    assert "bad.yaml:2: unknown training field 'solr'; did you mean 'solar'?" in wijha.err


def _record(here: Path) -> None:
    """Two persons, of whom one was listened to on 3 March 2026 and wrote twice."""

    async def write() -> None:
        settings = load({}, here)
        database = await Database.open(settings.database_url, read_key_file(settings.key_file))
        at = datetime(2026, 3, 3, 10, tzinfo=UTC)
        async with database.write() as tx:
            people = await create_people(tx, [Newcomer(chat, chat, "fr", at) for chat in (1, 2)])
            person = people[1].beneficiary_id
            contact = Contact(
                beneficiary_id=person, service="listening", outcome="informed", occurred_at=at, recorded_at=at
            )
            await add_contacts(tx, [contact])
            rows = [
                Interaction(occurred_at=at, recorded_at=at, kind="text", beneficiary_id=person, update_id=n)
                for n in (1, 2)
            ]
            await add_interactions(tx, rows)
        await database.close()

    asyncio.run(write())


def test_totals_are_counted(wijha: Wijha, here: Path) -> None:
    """As a table for people, as JSON for programs; the past as it was known then."""
    wijha("db", "upgrade")
    _record(here)
    assert wijha("stats", "2026-03", "--json") == 0
    counted = {entry["id"]: entry["value"] for entry in json.loads(wijha.out)["indicators"]}
    assert (counted["B1"], counted["B2"], counted["interactions"]) == (1, 1, 2)
    assert wijha("stats", "--from", "2026-04-01", "--to", "2026-04-30", "--json") == 0
    counted = {entry["id"]: entry["value"] for entry in json.loads(wijha.out)["indicators"]}
    assert (counted["B1"], counted["B2"]) == (1, 0)
    assert wijha("stats", "--as-of", "2026-03-02", "--json") == 0
    assert json.loads(wijha.out)["indicators"][0]["value"] == 0
    assert wijha("stats", "2026-03") == 0
    assert "Beneficiaries since the start (B1)" in wijha.out and "By service" in wijha.out


def test_exports_are_written(wijha: Wijha, here: Path) -> None:
    """Both formats hold what was recorded; an older file is not written over."""
    wijha("db", "upgrade")
    _record(here)
    assert wijha("export", "2026-03", "--out", "march.xlsx", "--language", "fr") == 0
    assert wijha.out.startswith("3 rows in march.xlsx")
    sheets = openpyxl.load_workbook(here / "march.xlsx").worksheets
    assert sheets[0].max_row == 3
    assert wijha("export", "2026-03", "--out", "march.csv", "--format", "csv") == 0
    with (here / "march.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 3
    assert wijha("export", "--out", "march.csv", "--format", "csv") == 2
    assert "march.csv exists already" in wijha.err


def test_staff_are_listed(wijha: Wijha, monkeypatch: pytest.MonkeyPatch) -> None:
    """The administrators of the configuration are there from the first moment."""
    wijha("db", "upgrade")
    monkeypatch.setenv("WIJHA_ADMIN_IDS", "7004")
    assert wijha("staff", "list") == 0
    assert "7004" in wijha.out and "administrator" in wijha.out


async def _shell(*words: str, **environ: str) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *words,
        env={**ENVIRON, "PYTHONPATH": str(ROOT), **environ},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode or 0, out.decode(), err.decode()


def test_an_invitation_is_a_link_to_the_bot(wijha: Wijha) -> None:
    """The name of the bot is asked of Telegram; a token that Telegram refuses is not shown."""
    wijha("db", "upgrade")

    async def invite() -> None:
        world = World(DEFAULT_CAST)
        async with serve(world, TOKEN) as address:
            code, out, err = await _shell(
                "staff", "invite", "counsellor", WIJHA_BOT_TOKEN=TOKEN, WIJHA_API_URL=address
            )
            assert (code, err) == (0, "")
            assert out.startswith("https://t.me/") and "?start=i_" in out
            wrong = "7000:another-token"
            code, out, err = await _shell(
                "staff", "invite", "counsellor", WIJHA_BOT_TOKEN=wrong, WIJHA_API_URL=address
            )
            assert code == 1 and "does not know this token" in err and wrong not in out + err

    asyncio.run(invite())


def test_without_a_token_the_sandbox_runs_until_it_is_stopped(here: Path) -> None:
    """`wijha run` prints the address of the page, serves it, and stops within ten seconds."""

    async def try_it() -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            env={**ENVIRON, "PYTHONPATH": str(ROOT), "WIJHA_LISTEN": "127.0.0.1:0"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        line = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
        address = line.removeprefix("The sandbox is at http://").strip()
        host, _, port = address.partition("/")[0].partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET /sandbox/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")
        writer.close()
        process.send_signal(signal.SIGTERM)
        _, err = await asyncio.wait_for(process.communicate(), 10)
        assert process.returncode == 0, err.decode()

    asyncio.run(try_it())


def test_a_talk_in_the_terminal_is_kept_as_a_transcript(
    wijha: Wijha, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers tap, words write, and what was done is played again in every language."""
    typed = iter(["bghit solar", "1", "99999", ":send sticker", "/menu", ":tap nothing", ":quit"])
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))
    assert wijha("play", "training", "--language", "fr", "--verbose", "--save", "talk.yaml") == 0
    assert "[1 Maintenance des panneaux solaires" in wijha.out
    assert "request open_runs training_field=solar: some (2)" in wijha.out
    kept = read_transcript((here / "talk.yaml").read_text("utf-8"), "talk.yaml")
    deeds = [turn.deed.name for turn in kept.turns if turn.deed]
    assert deeds == ["write", "tap", "write", "send", "command"]
    assert set(kept.turns[0].seen) == {"ar", "ary", "fr"}
    assert kept.turns[-1].now == "menu.menu"
    assert "? there is no button 'nothing'" in wijha.out
