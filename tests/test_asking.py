"""Figures are asked for in plain words: what is read is right, and what is not read is told."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.asking import Understood, read_question
from flows.asking_telling import told_understood
from flows.asking_tokens import LONGEST_QUESTION
from flows.asking_words import read_phrases
from flows.checking import check
from flows.faults import Faulty
from flows.loading import load_library
from flows.question import MOST_SPLITS, Comparison, Dimension, Filter, Question
from flows.yaml_reading import plain, read_yaml
from storage.indicators.knowing import KNOWS
from storage.periods import parse_period

TODAY = date(2026, 11, 23)
STARTED = date(2019, 1, 1)
LIBRARY = load_library({"fr": {"platform_since": STARTED.isoformat()}})
DATA = Path(__file__).parent / "data"
HOUSE = Path(__file__).parent / "flows" / "house"


def _table(name: str) -> list[tuple[str, str]]:
    rows = cast(list[dict[str, str]], plain(read_yaml((DATA / name).read_text("utf-8"), name)))
    return [(row["q"], row["a"]) for row in rows]


QUESTIONS = [*_table("asked_questions.yaml"), *_table("asked_later.yaml")]


def _expected(answer: str) -> Understood | None:
    if not answer:
        return None
    answer, _, unread = answer.partition(" unread:")
    figures, period, *rest = answer.split()
    marked: dict[str, str] = {
        name: value for word in rest if ":" in word for name, _, value in [word.partition(":")]
    }
    filters = [word.partition("=") for word in rest if "=" in word]
    splits = marked.get("by", "").split(",") if marked.get("by") else []
    return Understood(
        Question(
            indicators=() if figures == "overview" else tuple(figures.split(",")),
            period=period,
            splits=cast(tuple[Dimension, ...], tuple(splits)),
            filters=tuple(Filter(cast(Dimension, name), tuple(v.split("+"))) for name, _, v in filters),
            compared=cast(Comparison, marked.get("vs", "")),
            as_of=date.fromisoformat(marked["as_of"]) if "as_of" in marked else None,
        ),
        tuple(unread.split("+")) if unread else (),
    )


@pytest.mark.parametrize(("question", "answer"), QUESTIONS)
def test_a_question_is_read(question: str, answer: str) -> None:
    """In Arabic, Darija in both scripts, French and English; nonsense is no question."""
    assert read_question(LIBRARY, question, TODAY) == _expected(answer)


def test_the_table_is_large_and_in_every_script() -> None:
    """Enough questions for each way of writing."""
    arabic = [q for q, _ in QUESTIONS if any("ء" <= letter <= "ي" for letter in q)]
    darija = [q for q, _ in QUESTIONS if any(word in q for word in ("7al", "dyal", " mn ", " had ", "chhal"))]
    assert len(QUESTIONS) >= 160 and len(arabic) >= 50 and len(darija) >= 20


def test_what_was_read_can_be_answered() -> None:
    """Periods and figures are such as the record knows."""
    for question, _ in QUESTIONS:
        understood = read_question(LIBRARY, question, TODAY)
        if understood:
            parse_period(understood.question.period, TODAY, STARTED)
            assert set(understood.question.indicators) <= set(KNOWS), question


@given(st.text(max_size=600))
@settings(max_examples=300)
def test_no_text_is_too_strange(text: str) -> None:
    """Whatever is typed, there is a question or none, and never an error."""
    _holds(read_question(LIBRARY, text, TODAY))


_WORDS = sorted(LIBRARY.asking.known | {"2025", "31", "2", "18", "24", "2019", "30"})


@given(st.lists(st.sampled_from(_WORDS), max_size=12), st.dates(date(2019, 1, 1), date(2060, 12, 31)))
@settings(max_examples=500)
def test_no_row_of_known_words_is_too_strange(words: list[str], today: date) -> None:
    """Known words in any order, on any day: periods that can be read, at most two splits."""
    understood = read_question(LIBRARY, " ".join(words), today)
    _holds(understood)
    if understood:
        period = parse_period(understood.question.period, today, STARTED)
        assert period.first_day <= period.last_day


def _holds(understood: Understood | None) -> None:
    if understood:
        question = understood.question
        assert len(question.splits) <= MOST_SPLITS
        assert len(set(question.splits)) == len(question.splits)
        dimensions = [one.dimension for one in question.filters]
        assert len(set(dimensions)) == len(dimensions)


def test_a_story_is_no_question() -> None:
    """Nobody asks for figures in a page."""
    assert read_question(LIBRARY, "femmes " * LONGEST_QUESTION, TODAY) is None


def test_without_a_day_of_start_since_a_year_is_a_period_like_others() -> None:
    """A library that was told nothing about its platform reads as well."""
    understood = read_question(load_library(), "jusqu'au 30 juin 2025 : bénéficiaires", TODAY)
    assert understood is not None and understood.question.period == "2000-01-01..2025-06-30"


SAID = {
    "fr": "🔎 J'ai compris : <b>bénéficiaires venus dans la période · femmes · Écoute · novembre 2025</b>",
    "en": "🔎 I understood: <b>beneficiaries who came in the period · women · Listening · November 2025</b>",
    "ar": "🔎 فهمت: <b>المستفيدون في الفترة · النساء · الاستماع · نونبر 2025</b>",
}


@pytest.mark.parametrize("language", SAID)
def test_what_was_understood_is_said_back(language: str) -> None:
    """In the language of who asked, whichever the question was in."""
    understood = read_question(LIBRARY, "شحال من بنت فالاستماع فنونبر 2025", TODAY)
    assert understood is not None
    (say,) = told_understood(LIBRARY.texts, language, understood, TODAY)
    said = LIBRARY.texts.format(language, say.text, say.args)
    assert said.translate({ord(mark): None for mark in "\u2066\u2067\u2068\u2069\u200f"}) == SAID[language]


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("visites ce mois", "Ce mois (novembre 2026)"),
        ("visites par commune au T2 2026", "trimestre 2 de 2026"),
        ("visites depuis le 3 mars 2026", "du 03/03/2026 au 23/11/2026"),
        ("visites hier", "le 22/11/2026"),
        ("visites cette semaine par commune et âge", "par Commune × Âge"),
        ("visites de 2025 comparées à 2024", "comparé à la même période de l'an dernier"),
        (
            "bilan tel que connu au 30 juin 2025",
            "vue d'ensemble · Depuis le début · tel que connu le 30/06/2025",
        ),
        ("femmes en milieu rural, porteuses de projet", "femmes · milieu rural · porteurs de projet"),
    ],
)
def test_every_part_of_a_question_is_said_back(question: str, part: str) -> None:
    """Period, splits, comparison and the day as of which is asked."""
    understood = read_question(LIBRARY, question, TODAY)
    assert understood is not None and understood.unread == ()
    (say,) = told_understood(LIBRARY.texts, "fr", understood, TODAY)
    assert part in str(say.args["asked"])


def test_what_was_not_understood_is_said_as_it_was_typed() -> None:
    """Capitals and accents as they were."""
    understood = read_question(LIBRARY, "combien de Martiens femmes à Agourai", TODAY)
    assert understood is not None and understood.unread == ("Martiens",)
    says = told_understood(LIBRARY.texts, "fr", understood, TODAY)
    assert [say.text for say in says] == ["asking-understood", "asking-unread"]
    assert says[1].args == {"words": "Martiens"}


def _read(text: str) -> Any:
    return read_phrases(read_yaml(text, "asking.yaml"), "asking.yaml", LIBRARY.lists)


HEAD = "passed_over: {fr: [de]}\nfillers: {fr: [combien]}\nsigns: {by: {fr: [par]}}\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "topics: {persons: {fr: [gens, Combien]}}",
            "asking.yaml:4: 'Combien' has two meanings: filler and topic",
        ),
        ("topics: {persons: {fr: [de]}}", "asking.yaml:4: 'de' is all words that are passed over"),
        ("topic: {persons: {fr: [gens]}}", "asking.yaml:4: unknown key of asking.yaml 'topic'"),
        (
            "topics: {person: {fr: [gens]}}",
            "asking.yaml:4: topics: unknown topic 'person'; did you mean 'persons'?",
        ),
        ("months: {13: {fr: [mois]}}", "asking.yaml:4: months: unknown month '13'"),
    ],
)
def test_a_faulty_vocabulary_is_refused_with_its_line(text: str, fault: str) -> None:
    """Wrong keys, and a word that would mean two things."""
    with pytest.raises(Faulty) as caught:
        _read(HEAD + text + "\n")
    assert str(caught.value.faults[0]).startswith(fault)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("figures: {X9: {fr: [truc]}}", "data/asking.yaml:4: unknown figure 'X9'"),
        (
            "dimensions: {sexe: {fr: [sexe]}}",
            "data/asking.yaml:4: unknown dimension 'sexe'; did you mean 'sex'?",
        ),
        ("values: {moon: {full: {fr: [pleine]}}}", "data/asking.yaml:4: unknown dimension 'moon'"),
        ("values: {service: {listen: {fr: [x]}}}", "data/asking.yaml:4: unknown value of service 'listen'"),
        ("values: {sector: {moon: {fr: [x]}}}", "data/asking.yaml:4: sector has no value 'moon'"),
    ],
)
def test_what_words_mean_must_exist(tmp_path: Path, text: str, fault: str) -> None:
    """`wijha check` tells of figures, dimensions and values that nothing has."""
    folder = Path(shutil.copytree(HOUSE, tmp_path / "house"))
    (folder / "data" / "asking.yaml").write_text(HEAD + text + "\n")
    told = [str(one) for one in check(load_library(package=folder))]
    assert any(one.startswith(fault) for one in told), told


def test_names_of_lists_give_way_to_the_vocabulary() -> None:
    """The word "emploi" asks for jobs created, although the list of training fields has the word too."""
    understood = read_question(LIBRARY, "emploi", TODAY)
    assert understood is not None and understood.question.indicators == ("E2",)


@pytest.mark.parametrize("figure", KNOWS)
def test_every_figure_has_words_and_a_short_name(figure: str) -> None:
    """What is asked for by its id is said back in the language of who asked."""
    understood = read_question(LIBRARY, f"{figure} 2026", TODAY)
    if figure in ("T1", "T2", "T3"):  # with a year these are quarters
        understood = read_question(LIBRARY, figure, TODAY)
    assert understood is not None and understood.question.indicators == (figure,)
    assert LIBRARY.texts.has(f"asking-{figure.lower()}")
