"""Questions from the shell: split, filtered, compared, as of then; the same as everywhere else."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main

pytestmark = pytest.mark.usefixtures("logging_as_before")


@pytest.fixture
def wijha(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs one line in a folder with the mixed demonstration data; gives exit code, out and err."""
    for name in os.environ:
        if name.startswith("WIJHA_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")

    def run(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(list(words))
        return (int(ended.value.code or 0), *capsys.readouterr())

    assert run("demo", "mixed")[0] == 0
    return run


def test_questions_are_answered_as_json(wijha: Any) -> None:
    """Cells add up to what was asked; what is official and not split is one of them."""
    code, out, _ = wijha("stats", "-i", "b1,B4", "--by", "sex", "--compare", "previous", "2025-08", "--json")
    told = json.loads(out)
    assert code == 0 and told["by"] == ["sex"]
    assert told["compared_with"] == {"from": "2025-07-01", "to": "2025-07-31"}
    b1, b4 = told["indicators"]
    assert b1["value"] == sum(cell["value"] for cell in b1["cells"])
    assert {cell["sex"] for cell in b1["cells"]} == {"female", "male", "undisclosed", "baseline_not_split"}
    assert (
        b4["value"]
        == sum(cell["value"] for cell in b4["cells"])
        == b4["before"]["value"] + b4["before"]["difference"]
    )

    _, out, _ = wijha(
        "stats", "--indicator", "B1", "--where", "commune=agourai", "--where", "sex=female", "--json"
    )
    only = json.loads(out)
    (entry,) = only["indicators"]
    assert only["where"] == {"commune": ["agourai"], "sex": ["female"]}
    assert (entry["unplaced"], entry["qualifier"], entry["women"]) == (8421, "at_least", entry["value"])

    _, out, _ = wijha("stats", "--by", "commune", "--as-of", "2025-06-30", "--json")
    told = json.loads(out)
    assert told["as_of"].startswith("2025-06-30") and "E2" in told["left_out"]


def test_questions_are_answered_as_tables(wijha: Any) -> None:
    """The figure, what it was before, and a column for each dimension."""
    code, out, _ = wijha("stats", "2025-08", "-i", "B4", "--by", "sex,commune", "--compare", "previous")
    assert code == 0 and "Active beneficiaries (B4)" in out and "B4 by sex and commune" in out
    assert "before" in out and "agourai" in out
    _, out, _ = wijha("stats", "-i", "B5", "-w", "sex=male")
    assert "listening" in out and "more than the whole" not in out
    _, out, _ = wijha("stats", "-i", "B1", "-w", "commune=bitit")
    assert "of the official figure not known so" in out


_NONSENSE = [
    (("-i", "B9"), "there is no indicator 'B9'; there are B1"),
    (("-i", "E2", "--by", "commune"), "E2 is not known by commune; it is known by sex, sector"),
    (("-i", "S1", "--by", "sex"), "it is known by nothing"),
    (("--by", "shoes"), "nothing is known by 'shoes'; there are sex"),
    (("-i", "B1", "--by", "sex,milieu,commune"), "at most 2 different splits"),
    (("-w", "commune"), "'commune' is no filter; write commune=agourai"),
    (("-w", "commune=paris"), "there is no commune 'paris'; there are el_hajeb"),
    (("-i", "B1", "-w", "service=training"), "B1 knows no service 'training'"),
    (("--compare", "then"), "there are previous, last_year"),
    (("whenever", "-i", "B1"), "'whenever' is no period"),
]


def test_nonsense_is_wrong_use(wijha: Any) -> None:
    """Said in one line with what would make sense; exit code 2."""
    for words, told in _NONSENSE:
        code, out, err = wijha("stats", *words)
        assert (code, out) == (2, "") and told in err, words


_IN_WORDS = [
    (
        "combien de femmes formées en 2025",
        ["T1"],
        {"sex": ["female"]},
        [],
        "young people trained · women · 2025",
    ),
    (
        "شحال من بنت فالاستماع فغشت 2025",
        ["B4"],
        {"sex": ["female"], "service": ["listening"]},
        [],
        "August 2025",
    ),
    ("listened to in Agourai in August 2025 by sex", ["B4"], {"commune": ["agourai"]}, ["sex"], "by Sex"),
]


def test_plain_words_ask_the_same_as_options(wijha: Any) -> None:
    """Read by the grammar of the chat, told how they were understood; the figures are those of options."""
    for words, indicators, where, by, told in _IN_WORDS:
        code, out, err = wijha("stats", words, "--json")
        answer = json.loads(out)
        assert code == 0 and told in answer["understood"] and answer["not_understood"] == [], (words, err)
        assert [one["id"] for one in answer["indicators"]] == indicators and answer["by"] == by
        assert answer["where"].items() >= where.items()
        options = [f"--where={name}={','.join(values)}" for name, values in answer["where"].items()]
        options += ["--by", ",".join(by), "-i", indicators[0]]
        span = ["--from", answer["period"]["from"], "--to", answer["period"]["to"]]
        same = json.loads(wijha("stats", *options, *span, "--json")[1])
        assert same["indicators"] == answer["indicators"]


def test_words_left_out_are_told_above_the_table(wijha: Any) -> None:
    """What was understood is answered, the other word is named."""
    code, out, _ = wijha("stats", "women martians listened to in August 2025")
    understood, left, *table = out.splitlines()
    assert code == 0 and understood.startswith("Understood: ") and "women" in understood
    assert left == "Not understood, and left out: martians"
    assert "Active beneficiaries (B4)" in "".join(table)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("how is the weather",), "or ask in words for a figure, of whom, when and by what, such as"),
        (("women trained in 2025", "--by", "sex"), "is a question in words; leave the options out"),
        (("jobs by commune",), "E2 is not known by commune; it is known by sex, sector"),
        (("2025-13",), "'2025-13' is no period"),
    ],
)
def test_words_that_ask_nothing_are_wrong_use(wijha: Any, words: tuple[str, ...], told: str) -> None:
    """Said in one line with what can be asked, nothing on the screen for other programs; exit code 2."""
    code, out, err = wijha("stats", *words)
    assert (code, out) == (2, "") and told in err
