"""Questions as staff type them: /stats 2025-Q1, T1 2025 by sex,commune, month commune=agourai.

What is not of this form is left to the grammar of plain words (flows/asking).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.staff.capability import Call
from bot.staff.periods import argument, read_period
from bot.staff.stats_names import dimension_name, value_name, values_of
from flows.matching import fold
from flows.question import DIMENSIONS, Comparison, Dimension, Filter, Question
from storage.indicators.knowing import KNOWS
from storage.periods import NAMES

_IDS: Final = {id_.lower(): id_ for id_ in KNOWS}
_FIGURES: Final = re.compile(r"\d{4}(-?[qQ][1-4]|-\d\d?(-\d\d)?)?")


class NotKnown(ValueError):
    """A dimension or value that is asked for does not exist; `dimension` is empty where it is that.

    `exact`: it stands beside ids or signs of equality, so that it is no plain word.
    """

    def __init__(self, word: str, dimension: Dimension | None = None, *, exact: bool = False) -> None:
        self.word, self.dimension, self.exact = word, dimension, exact
        super().__init__(word)


def read_words(call: Call, words: str) -> Question | None:
    """The question that these words ask in so many words, None if they do not; NotKnown for a wrong name."""
    said = " ".join(words.split())
    try:
        return _read(call, said) if said else Question()
    except NotKnown as unknown:
        exact = "=" in said or any(word.lower() in _IDS for word in said.split())
        raise NotKnown(unknown.word, unknown.dimension, exact=exact) from unknown


def _read(call: Call, said: str) -> Question | None:
    said, as_of = _taken(call, said, "stats-words-as-of", r"\s+(\d{4}-\d\d-\d\d)")
    said, compared = _compared(call, said)
    said, splits = _splits(call, said)
    rest, filters, indicators = [], list[Filter](), list[str]()
    for word in said.split():
        if "=" in word:
            filters.append(read_filter(call, word))
        elif word.lower() in _IDS:
            indicators.append(_IDS[word.lower()])
        elif word not in _phrases(call, "stats-words-where"):
            rest.append(word)
    period = _period(call, " ".join(rest))
    if period is None:
        return None
    try:
        day = date.fromisoformat(as_of) if as_of else None
    except ValueError:
        return None
    return Question(tuple(dict.fromkeys(indicators)), period, splits, tuple(filters), compared, day)


def _period(call: Call, words: str) -> str | None:
    """The period as a question holds it: its name, figures as they were written, or two days."""
    found = read_period(call, words)
    if found is None:
        return None
    if found.name in NAMES:
        return found.name
    return words if _FIGURES.fullmatch(words) else argument(found)


def _phrases(call: Call, text: str) -> list[str]:
    """What the text lists in every language, the longest first."""
    texts = call.library.texts
    lines = [texts.label(language, text, {}) for language in texts.languages]
    found = {phrase.strip() for line in lines for phrase in line.split("|")}
    return sorted(found, key=lambda phrase: (-len(phrase), phrase))


def _taken(call: Call, said: str, text: str, pattern: str) -> tuple[str, str]:
    """What is left without a phrase and what follows it, and what followed."""
    phrases = "|".join(re.escape(phrase) for phrase in _phrases(call, text))
    match = re.search(rf"(?:^|\s)(?:{phrases}){pattern}(?=\s|$)", said, re.IGNORECASE)
    if match is None:
        return said, ""
    return f"{said[: match.start()]} {said[match.end() :]}".strip(), match[1]


def _compared(call: Call, said: str) -> tuple[str, Comparison]:
    for text, compared in (("stats-words-last-year", "last_year"), ("stats-words-previous", "previous")):
        left, _ = _taken(call, said, text, "()")
        if left != said:
            return left, compared  # type: ignore[return-value]  # one of the two
    return said, ""


def _splits(call: Call, said: str) -> tuple[str, tuple[Dimension, ...]]:
    left, names = _taken(call, said, "stats-words-by", r"\s+([^\s=,،+]+(?:\s*[,،+]\s*[^\s=,،+]+)*)")
    found = tuple(dimension_of(call, name) for name in re.split(r"\s*[,،+]\s*", names) if name)
    return left, found


def dimension_of(call: Call, word: str) -> Dimension:
    """The dimension of a name in any language, or by its key; NotKnown for another."""
    texts, said = call.library.texts, fold(word)
    for name in DIMENSIONS:
        if word == name or said in set(_dimension_words(call, name)):
            return name
    raise NotKnown(texts.label("en", word, {}))


def _dimension_words(call: Call, dimension: Dimension) -> Iterator[str]:
    texts = call.library.texts
    yield fold(dimension)
    for language in texts.languages:
        yield fold(dimension_name(texts, language, dimension))
    yield from map(fold, _phrases(call, f"stats-words-{dimension}".replace("_", "-")))


def read_filter(call: Call, word: str) -> Filter:
    """A filter as it is written, `commune=agourai,bitit`; NotKnown for a name that does not exist."""
    name, _, values = word.partition("=")
    dimension = dimension_of(call, name)
    found = tuple(_value(call, dimension, value) for value in re.split("[,،]", values))
    return Filter(dimension, tuple(dict.fromkeys(found)))


def _value(call: Call, dimension: Dimension, word: str) -> str:
    texts, said = call.library.texts, fold(word)
    for value in values_of(call.library, dimension):
        names = {fold(value_name(texts, language, dimension, value)) for language in texts.languages}
        if word.lower() == value or (said and said in names | {fold(value)}):
            return value
    raise NotKnown(word, dimension)
