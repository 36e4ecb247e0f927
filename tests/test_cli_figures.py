"""The command line about figures: demonstration data, official figures, every indicator."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main

pytestmark = pytest.mark.usefixtures("logging_as_before")

ELEVEN = {
    "B1": (8421, "at_least"),
    "B1f": (2055, "exact"),
    "E1": (234, "exact"),
    "E2": (480, "about"),
    "C1": (21, "exact"),
    "C2": (40, "exact"),
    "C2w": (10, "exact"),
    "C3": (3, "exact"),
    "C4": (355, "at_least"),
    "C4f": (277, "exact"),
    "T1": (732, "exact"),
}


class Shell:
    """One command line after the other, in an empty folder; `out` and `err` are what the last one showed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str) -> int:
        """Run, and give back the exit code."""
        with pytest.raises(SystemExit) as ended:
            main(list(words))
        self.out, self.err = self._capsys.readouterr()
        return int(ended.value.code or 0)

    def told(self, *words: str) -> dict[str, dict[str, Any]]:
        """The indicators that `wijha stats --json` tells, the headline one of each id."""
        assert self("stats", *words, "--json") == 0
        entries = json.loads(self.out)["indicators"]
        return {entry["id"]: entry for entry in reversed(entries)}


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell in a folder without any settings."""
    for name in os.environ:
        if name.startswith("WIJHA_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    return Shell(capsys)


@pytest.mark.parametrize(("fixture", "basis"), [("dispatch", "live"), ("baseline", "baseline")])
def test_the_dispatch_is_told_as_it_was_published(shell: Shell, fixture: str, basis: str) -> None:
    """Out of nothing: the database is made, filled and counted; the figures say where they come from."""
    assert shell("demo", fixture) == 0
    told = shell.told("--as-of", "2025-06-30")
    assert {id_: (told[id_]["value"], told[id_]["qualifier"]) for id_ in ELEVEN} == ELEVEN
    assert {told[id_]["basis"] for id_ in ELEVEN} == {basis}
    assert told["B2"]["value"] != told["B1"]["value"]
    assert json.loads(shell.out)["as_of"].startswith("2025-06-30")
    assert shell("stats", "--as-of", "2025-06-30") == 0
    assert "at least 8421" in shell.out and "about 480" in shell.out


def test_official_figures_and_people_since(shell: Shell) -> None:
    """What is certain, and what is possible."""
    assert shell("demo", "mixed") == 0
    b1 = shell.told()["B1"]
    assert (b1["value"], b1["low"], b1["high"], b1["baseline"], b1["live"]) == (8481, 8481, 8491, 8421, 60)
    assert shell("stats") == 0
    assert "8421 (2025-06-30)" in shell.out and "baseline_not_split" in shell.out


def test_demonstration_data_never_mix_with_others(shell: Shell) -> None:
    """A database that holds anything is left as it is; the message says what to do."""
    assert shell("demo", "baseline") == 0
    assert shell("demo", "dispatch") == 2
    assert "11 rows in baseline_figures" in shell.err and "WIJHA_DATABASE_URL=" in shell.err
    assert shell.told()["B1"]["basis"] == "baseline"


def test_official_figures_are_kept_and_corrected(shell: Shell) -> None:
    """By command; the wrong one is replaced, and both stay on record."""
    assert shell("db", "upgrade") == 0
    words = ("--as-of", "2025-06-30", "--source", "MAP")
    assert shell("baseline", "add", "B1", "8412", *words) == 0
    assert shell.out == "kept as number 1\n"
    assert shell("baseline", "add", "B1", "8421", *words, "--qualifier", "at_least", "--corrects", "1") == 0
    assert shell("baseline", "add", "B7", "300", *words, "--part", "commune=bitit") == 0
    assert shell("baseline", "list") == 0
    assert "at least 8421" in shell.out and "commune=bitit" in shell.out and "8412" not in shell.out
    assert shell.told()["B1"]["value"] == 8421


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("B9", "1"), "no official figure can be part of 'B9'"),
        (("B7", "1"), "say which part it is"),
        (("B7", "1", "--part", "agourai"), "'agourai' names no part; write commune=agourai"),
        (("B1", "1", "--corrects", "5"), "there is no figure 5 to correct"),
        (("--", "B1", "-1"), "Invalid value for 'value'"),
    ],
)
def test_wrong_figures_are_refused(shell: Shell, words: tuple[str, ...], says: str) -> None:
    """In one line that says what would be right; nothing is kept."""
    assert shell("db", "upgrade") == 0
    assert shell("baseline", "add", "--as-of", "2025-06-30", "--source", "MAP", *words) == 2
    assert says in shell.err
    assert shell.told()["B1"]["value"] == 0


def test_the_kept_totals_are_verified_and_rebuilt(shell: Shell) -> None:
    """Tampered ones are told with what they should be, exit code 1, and put right."""
    assert shell("demo", "mixed") == 0
    assert shell("totals", "verify") == 0
    assert "no difference" in shell.out
    with closing(sqlite3.connect(next(Path().rglob("wijha.db")))) as connection, connection:
        connection.execute("UPDATE kept_tallies SET tally = '{\"sex||female\":9}' WHERE span = '2025'")
        connection.execute("DELETE FROM kept_changes")
    for words in (("totals", "verify"), ("db", "check")):
        assert shell(*words) == 1
        assert "should be" in shell.out and "wijha totals rebuild" in shell.err
    assert shell("totals", "rebuild") == 0
    for words in (("totals", "verify"), ("db", "check")):
        assert shell(*words) == 0 and "no difference" in shell.out
    assert shell.told()["B1"]["value"] == 8481
