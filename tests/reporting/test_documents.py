"""The card and the report really come out of the compiler, and hold what they should."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pypdf
import pytest

from bot.reporting.card import card
from bot.reporting.document import document
from bot.reporting.findings import Findings
from bot.reporting.making import file_name, made
from bot.reporting.showing import bars, months, table
from bot.reporting.typesetting import CannotTypeset, typeset
from bot.reporting.wording import Wording
from storage.indicators import NOT_SPLIT

pytestmark = pytest.mark.anyio

DOCUMENTS = [("dispatch", "ar"), ("mixed", "fr"), ("month", "en"), ("almost-empty", "ar")]
MOST_BYTES = 2_000_000


def _size(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG, as its header has them."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    return int(width), int(height)


def _digits(text: str) -> str:
    """A text with its thousands together."""
    return re.sub(r"(?<=\d)[.,\u202f\u00a0 ](?=\d{3}\b)", "", text)


@pytest.mark.parametrize(("case", "language"), DOCUMENTS)
async def test_a_card_fits_a_phone(
    told: Mapping[str, Findings], wordings: Mapping[str, Wording], case: str, language: str
) -> None:
    """As wide as phones show, upright or square, and small enough to load on a weak network."""
    picture = await made("chart", told[case], wordings[language])
    width, height = _size(picture)
    assert width == 1080 and 600 <= height <= 2 * width
    assert len(picture) < 400_000


@pytest.mark.parametrize(("case", "language"), DOCUMENTS)
async def test_a_report_opens_and_says_its_language(
    told: Mapping[str, Findings], wordings: Mapping[str, Wording], case: str, language: str
) -> None:
    """Several pages, tagged for those who cannot see them, with a title, and not large."""
    content = await made("pdf", told[case], wordings[language])
    assert len(content) < MOST_BYTES
    pdf = pypdf.PdfReader(io.BytesIO(content))
    root: Any = pdf.trailer["/Root"]
    assert 3 <= len(pdf.pages) <= 14
    assert root["/Lang"] == language and root["/MarkInfo"]["/Marked"]
    assert wordings[language].say("report-title") in str(pdf.metadata and pdf.metadata.title)


async def test_the_figures_of_the_dispatch_stand_in_the_report(
    told: Mapping[str, Findings], wordings: Mapping[str, Wording]
) -> None:
    """In both languages, as numbers of their own."""
    for language in ("ar", "fr"):
        pdf = pypdf.PdfReader(io.BytesIO(await made("pdf", told["dispatch"], wordings[language])))
        text = "\n".join(page.extract_text() for page in pdf.pages)
        numbers = {*re.findall(r"\d+", text), *re.findall(r"\d+", _digits(text))}
        wanted = {"8421", "2055", "234", "480", "21", "40", "10", "3", "355", "277", "732"}
        assert wanted - numbers == set()


async def test_what_no_compiler_takes_is_told(wordings: Mapping[str, Wording]) -> None:
    """With the compiler's own words, and no half document."""
    with pytest.raises(CannotTypeset, match="dictionary does not contain key"):
        await typeset("card.typ", {}, "png")


def test_no_text_of_the_documents_is_missing(
    told: Mapping[str, Findings], wordings: Mapping[str, Wording]
) -> None:
    """Whatever the templates set is words of the catalogue: no id, no code of the record."""
    codes = re.compile(r"\b(?:report|indicator|basis|paragraph|qualifier)-[a-z]|_[a-z]|baseline_")
    for case, findings in told.items():
        for wording in wordings.values():
            for data in (card(findings, wording), document(findings, wording)):
                said = [words for words in _strings(data) if codes.search(words)]
                assert said == [], (case, wording.language)


def _strings(data: object) -> list[str]:
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        return [words for value in data.values() for words in _strings(value)]
    return [words for value in data for words in _strings(value)] if isinstance(data, list) else []


def test_bars_tell_the_rest_and_what_is_not_split(
    told: Mapping[str, Findings], wordings: Mapping[str, Wording]
) -> None:
    """The sum of all bars is the figure; the rest and the unknown are marked, and drawn apart."""
    findings, wording = told["dispatch"], wordings["fr"]
    shown = bars(findings, wording, "B7", "commune", 5)
    assert shown is not None
    assert len([row for row in shown["rows"] if not row["vague"]]) == 4
    assert sum(row["count"] for row in shown["rows"]) == findings.value("B1")
    assert shown["rows"][0]["count"] >= shown["rows"][3]["count"]
    mixed = bars(told["mixed"], wording, "B7", "commune")
    assert mixed is not None and mixed["rows"][-1]["label"] == wording.name_of("commune", NOT_SPLIT)
    assert bars(told["baseline"], wording, "B7", "commune") is None


def test_tables_tell_ranges_and_shares(told: Mapping[str, Findings], wordings: Mapping[str, Wording]) -> None:
    """Women of the mixed record from what is certain to what is possible; the share is of what is certain."""
    told_by_sex = table(told["mixed"], wordings["fr"], "B7", "sex")
    assert told_by_sex is not None
    name, value, share, *_ = told_by_sex["rows"][0]
    assert name == "Femmes" and " – " in value and share.endswith("\u00a0%")
    assert table(told["baseline"], wordings["fr"], "T3", "training_field") is None


def test_without_anybody_there_is_no_trend(
    told: Mapping[str, Findings], wordings: Mapping[str, Wording]
) -> None:
    """A chart of nothing is left out, and the card says that there is nothing."""
    nobody = replace(told["baseline"], figures={}, months=())
    assert months(nobody, wordings["ar"]) is None
    assert months(told["baseline"], wordings["ar"]) is None


def test_files_are_named_by_their_days(told: Mapping[str, Findings]) -> None:
    """So that two of them are told apart in a chat."""
    period = told["month"].period
    assert file_name("pdf", period, "ary") == "wijha-2025-07-01-2025-07-31-ar.pdf"
    assert file_name("chart", period, "fr") == "wijha-2025-07-01-2025-07-31-fr.png"
