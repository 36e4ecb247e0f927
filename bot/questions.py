"""Questions to the record as the command line asks them: indicators, splits, filters, a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, get_args

from bot.config import Settings
from bot.staff.stats_buttons import main_indicator
from bot.staff.stats_names import values_of
from bot.verbs import Asked, WrongUse, library, opened, period_of
from flows.asking import read_question
from flows.asking_telling import in_words
from flows.library import Library
from flows.question import DIMENSIONS, Comparison, Dimension, Filter, Question
from storage.indicators.answering import answer
from storage.indicators.knowing import KNOWS, Nonsense
from storage.indicators.telling import answer_json
from storage.periods import parse_period, today_in_casablanca

COMPARISONS: Final[tuple[Comparison, ...]] = get_args(Comparison)[1:]
_ASKABLE: Final = (
    "or ask in words for a figure, of whom, when and by what, such as 'women trained in 2025', "
    "'visits in Agourai this month by sex', 'combien de projets financés depuis 2019' (docs/questions.md)"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Beside the period: indicators, `by` two dimensions, `where` as commune=agourai, compared with what."""

    indicators: Sequence[str] = ()
    by: str = ""
    where: Sequence[str] = ()
    compared: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether everything of the period is asked for."""
        return not (self.indicators or self.by or self.where or self.compared)


async def answered(settings: Settings, asked: Asked, wanted: Wanted, now: datetime) -> dict[str, Any]:
    """The answer as JSON values; WrongUse, saying what would make sense, for a question that has none."""
    period = period_of(asked, settings, now)
    words = f"{period.first_day}..{period.last_day}" if asked.first or asked.last else asked.period or "start"
    loaded = library(settings)
    question = Question(
        indicators=tuple(_indicator(one) for one in _parts(wanted.indicators)),
        period=words,
        splits=tuple(_dimension(one) for one in _parts([wanted.by])),
        filters=tuple(_filter(loaded, one) for one in wanted.where),
        compared=_comparison(wanted.compared),
        as_of=asked.as_of,
    )
    return await _told(settings, question, now)


def is_in_words(asked: Asked, settings: Settings, now: datetime) -> bool:
    """Whether what stands in the place of the period is none, and has letters: a question, perhaps."""
    try:
        parse_period(asked.period, today_in_casablanca(now), settings.platform.start_date)
    except (ValueError, OverflowError):
        return any(character.isalpha() for character in asked.period)
    return False


async def answered_in_words(
    settings: Settings, asked: Asked, wanted: Wanted, now: datetime
) -> dict[str, Any]:
    """The answer to a question in plain words, with `understood` in English and the words `not_understood`.

    WrongUse, saying what can be asked, where the words say none, or where options ask for something beside.
    """
    loaded, today = library(settings), today_in_casablanca(now)
    understood = read_question(loaded, asked.period, today)
    if understood is None:
        raise WrongUse(
            f"{asked.period!r} is no period; write month, 2025, 2025-06, 2025-Q2 or A..B, {_ASKABLE}"
        )
    if asked.first or asked.last or asked.as_of or not wanted.is_plain:
        raise WrongUse(
            f"{asked.period!r} is a question in words; leave the options out, or ask by them alone"
        )
    question = understood.question
    if question.splits and not question.indicators:  # as in the chat, a split is one of persons
        question = replace(question, indicators=(main_indicator(question),))
    told = await _told(settings, question, now)
    words = in_words(loaded.texts, "en", question, today)
    return {"understood": words, "not_understood": list(understood.unread), **told}


async def _told(settings: Settings, question: Question, now: datetime) -> dict[str, Any]:
    async with opened(settings) as database, database.read() as tx:
        try:
            return answer_json(await answer(tx, question, settings.platform.start_date, now))
        except Nonsense as nonsense:
            raise WrongUse(str(nonsense)) from nonsense


def _parts(words: Iterable[str]) -> list[str]:
    return [part.strip() for word in words for part in word.split(",") if part.strip()]


def _indicator(word: str) -> str:
    found = next((one for one in KNOWS if one.lower() == word.lower()), None)
    if found is None:
        raise WrongUse(str(Nonsense("indicator", word)))
    return found


def _dimension(word: str) -> Dimension:
    found = next((one for one in DIMENSIONS if one == word.lower().replace("-", "_")), None)
    if found is None:
        raise WrongUse(f"nothing is known by {word!r}; there are {', '.join(DIMENSIONS)}")
    return found


def _filter(loaded: Library, words: str) -> Filter:
    name, _, values = words.partition("=")
    if not (name and values):
        raise WrongUse(f"{words!r} is no filter; write commune=agourai or sex=female,undisclosed")
    dimension, asked = _dimension(name), tuple(_parts([values]))
    known = values_of(loaded, dimension)
    for value in asked:
        if value not in known:
            raise WrongUse(f"there is no {dimension} {value!r}; there are {', '.join(known)}")
    return Filter(dimension, asked)


def _comparison(word: str) -> Comparison:
    if word not in ("", *COMPARISONS):
        raise WrongUse(f"nothing to compare with is called {word!r}; there are {', '.join(COMPARISONS)}")
    return next((one for one in COMPARISONS if one == word), "")
