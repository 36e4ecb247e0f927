"""What /export is asked for, in typed words of any language and in the tokens of buttons."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.staff.export_words import LONGEST_TOKEN, Asked, export_token, read_asked
from flows.library import Library
from flows.question import Filter, Question

FEMALE = Filter("sex", ("female",))


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("", Asked()),
        ("2025 csv contacts", Asked("2025", "csv", "contacts")),
        ("csv 2025-01 2025-03 Bénéficiaires", Asked("2025-01 2025-03", "csv", "beneficiaries")),
        ("هذا الشهر المستفيدون XLSX", Asked("هذا الشهر", "xlsx", "beneficiaries")),
        ("tout jsonl sex=female", Asked("", "jsonl", "all", (FEMALE,))),
        ("month asof=2025-06-30", Asked("month", as_of="2025-06-30")),
        ("mois gens noms: les  appeler", Asked("mois", what="people", named=True, reason="les appeler")),
        ("ask year csv", Asked("year", "csv", choosing=True)),
    ],
)  # fmt: skip
def test_words_in_any_order_and_language(library: Library, words: str, asked: Asked) -> None:
    """What is neither sheet, format, filter nor mark is the period; a reason stands behind a colon."""
    assert read_asked(library.texts, words) == asked


@pytest.mark.parametrize(
    "asked",
    [
        Asked("2025", "csv", "people", (FEMALE, Filter("commune", ("agourai", "bitit")))),
        Asked("month", "parquet", "all", as_of="2025-06-30", named=True, reason="because it is needed"),
        Asked("start", choosing=True),
    ],
)
def test_a_button_carries_what_was_chosen(library: Library, asked: Asked) -> None:
    """The words of a token mean the same when they come back."""
    assert read_asked(library.texts, asked.words) == asked


def test_the_rows_of_a_question_are_a_button(library: Library) -> None:
    """With its filters and its day; none where Telegram would not carry it."""
    question = Question(period="2025", filters=(FEMALE,), as_of=dt.date(2025, 6, 30))
    token = export_token(question, "csv")
    assert token == "s.export.2025 csv asof=2025-06-30 sex=female"
    assert read_asked(library.texts, token.removeprefix("s.export.")).filters == question.filters
    many = Filter("commune", tuple(f"commune_{number}" for number in range(16)))
    assert export_token(Question(period="2025", filters=(many,))) is None
    assert len(token.encode()) <= LONGEST_TOKEN


def test_a_filter_that_makes_no_sense_is_refused(library: Library) -> None:
    """It is not taken for a period."""
    with pytest.raises(ValueError, match="shoe"):
        read_asked(library.texts, "2025 shoe=42")
