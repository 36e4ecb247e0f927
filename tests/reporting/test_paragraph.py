"""The paragraph for the press: the words of the dispatch around the figures of the record, well agreed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.reporting.annex import annex
from bot.reporting.findings import Findings
from bot.reporting.making import texts
from bot.reporting.paragraph import paragraph, when
from bot.reporting.wording import Wording
from storage.periods import parse_period
from tests.reporting.conftest import STARTED

GOLDEN = Path(__file__).parent / "golden"
CASES = ("dispatch", "baseline", "mixed", "month", "almost-empty")
DISPATCH = {
    "B1": "8421",
    "B1f": "2055",
    "E1": "234",
    "E2": "480",
    "C1": "21",
    "C2": "40",
    "C2w": "10",
    "C3": "3",
    "C4": "355",
    "C4f": "277",
    "T1": "732",
}


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("case", CASES)
def test_the_text_is_the_golden_one(
    told: Mapping[str, Findings],
    wordings: Mapping[str, Wording],
    case: str,
    language: str,
    request: pytest.FixtureRequest,
) -> None:
    """Paragraph and annex, word for word; `--update` writes them anew for a reviewer to read."""
    said = "\n\n\n".join(texts(told[case], wordings[language])) + "\n"
    file = GOLDEN / f"{case}.{language}.txt"
    if request.config.getoption("--update"):
        file.write_text(said, "utf-8")
    assert said == file.read_text("utf-8")


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("case", ["dispatch", "baseline"])
def test_the_eleven_figures_of_the_dispatch_are_in_it(
    told: Mapping[str, Findings], wordings: Mapping[str, Wording], case: str, language: str
) -> None:
    """From rows or from official figures, each as a number of its own, with "more than" and "about"."""
    written = paragraph(told[case], wordings[language])
    assert set(written.told) == set(DISPATCH)
    body = re.sub(r"(?<=\d)[.,\u202f\u00a0](?=\d{3}\b)", "", " ".join(written.sentences))
    numbers = re.findall(r"\d+", body)
    assert [value for value in DISPATCH.values() if value not in numbers] == []
    sure = {"ar": ("أكثر من 8421", "حوالي 480", "أكثر من 355")}
    sure |= {"fr": ("plus de 8421", "environ 480", "plus de 355")}
    sure |= {"en": ("more than 8421", "about 480", "more than 355")}
    assert [words for words in sure[language] if words not in body] == []


def test_each_figure_that_is_told_is_explained(
    told: Mapping[str, Findings], wordings: Mapping[str, Wording]
) -> None:
    """Its definition, its part from before with the day and the source, and the range where there is one."""
    findings, wording = told["mixed"], wordings["fr"]
    counted = annex(findings, wording, paragraph(findings, wording).told)
    definitions = [wording.say(f"indicator-{id.lower()}-definition") for id in DISPATCH]
    assert [words for words in definitions if words not in counted] == []
    assert "registre 60, chiffre officiel 8\u202f421 au 30 juin 2025" in counted
    assert "entre 8\u202f481 et 8\u202f491" in counted


ARABIC_JOBS = {
    1: "فرصة شغل واحدة",
    2: "فرصتي شغل",
    3: "3 فرص شغل",
    10: "10 فرص شغل",
    11: "11 فرصة شغل",
    100: "100 فرصة شغل",
}
ARABIC_YOUTH = {
    3: "3 شباب وشابات",
    11: "11 شابا وشابة",
    99: "99 شابا وشابة",
    100: "100 شاب وشابة",
    103: "103 شباب وشابات",
    111: "111 شابا وشابة",
    1000: "1000 شاب وشابة",
}
ARABIC_UNIONS = {1: "اتحاد واحد للتعاونيات", 2: "اتحادين للتعاونيات", 3: "ثلاثة (3) اتحادات للتعاونيات"}
ARABIC_UNIONS |= {10: "عشرة (10) اتحادات للتعاونيات", 11: "11 اتحادا للتعاونيات", 100: "100 اتحاد للتعاونيات"}
FRENCH_JOBS = {1: "un emploi", 2: "2 emplois", 1_000_000: "1\u202f000\u202f000 d'emplois"}
FRENCH_YOUTH = {1: "un jeune", 2_000_000: "2\u202f000\u202f000 de jeunes", 8421: "8\u202f421 jeunes"}


@pytest.mark.parametrize(
    ("language", "noun", "expected"),
    [
        ("ar", "jobs", ARABIC_JOBS),
        ("ar", "youth", ARABIC_YOUTH),
        ("ar", "unions", ARABIC_UNIONS),
        ("fr", "jobs", FRENCH_JOBS),
        ("fr", "youth", FRENCH_YOUTH),
        (
            "fr",
            "projects",
            {1: "d'un projet", 3: "de 3 projets", 1_000_000: "de 1\u202f000\u202f000 de projets"},
        ),
        ("fr", "enterprises", {1: "une très petite entreprise", 2: "2 très petites entreprises"}),
    ],
)
def test_nouns_agree_with_their_numbers(
    wordings: Mapping[str, Wording], language: str, noun: str, expected: Mapping[int, str]
) -> None:
    """As Arabic and French count: 3 to 10, 11 to 99, hundreds; one, many, millions."""
    said = {
        n: wordings[language].say(f"paragraph-count-{noun}", count=n, qualifier="exact") for n in expected
    }
    assert said == expected


@pytest.mark.parametrize(
    ("noun", "count", "qualifier", "expected"),
    [
        ("jobs", 1, "at_least", "plus d'un emploi"),
        ("women", 1, "exact", "une femme"),
        ("projects", 5, "about", "d'environ 5 projets"),
        ("projects", 1, "at_least", "de plus d'un projet"),
        ("cooperatives", 40, "exact", "de 40 coopératives"),
    ],
)
def test_french_elides(
    wordings: Mapping[str, Wording], noun: str, count: int, qualifier: str, expected: str
) -> None:
    """Before a vowel, also where a qualifier stands between."""
    assert wordings["fr"].say(f"paragraph-count-{noun}", count=count, qualifier=qualifier) == expected


@pytest.mark.parametrize(
    ("asked", "arabic", "french"),
    [
        ("2025-06", "خلال شهر يونيو 2025", "en juin 2025"),
        ("2025", "خلال سنة 2025", "en 2025"),
        ("2025-03-05", "يوم 5 مارس 2025", "le 5 mars 2025"),
        (
            "2025-03-01..2025-03-09",
            "الممتدة من 1 مارس 2025 إلى 9 مارس 2025",
            "du 1er mars 2025 au 9 mars 2025",
        ),
        ("2019-01-01..2025-06-30", "خلال الفترة ما بين 2019 و2025", "entre 2019 et 2025"),
    ],
)
def test_a_period_is_said_as_people_say_it(
    wordings: Mapping[str, Wording], asked: str, arabic: str, french: str
) -> None:
    """A month, a year, a day, some days, all the years since the start."""
    period = parse_period(asked, STARTED, STARTED)
    assert when(period, STARTED, wordings["ar"]).endswith(arabic)
    assert when(period, STARTED, wordings["fr"]) == french
