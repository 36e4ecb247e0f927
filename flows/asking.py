"""Plain words -> a question to the record, by a closed grammar and without any guess that is not shown.

1. The words are cut into phrases of asking.yaml and lists.yaml, the longest first (flows.asking_tokens).
2. Numbers beside words of age are age bands; what a word like "except" stands before is not understood.
3. Times are joined to one period, a comparison, a day as of which is asked (flows.asking_periods).
4. After "by", dimensions and values split; elsewhere a value filters, and a dimension splits unless one of
   its values is said. Women and men together split by sex.
5. What figures are meant comes last, from all of that (flows.asking_figures).

What is left over is told as not understood. Where nothing was understood, or less than was not, there is no
question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from flows.asking_ages import aged
from flows.asking_figures import figures, of_their_kind, without_said
from flows.asking_periods import Times, read_times
from flows.asking_tokens import LONGEST_QUESTION, Token, tokens
from flows.library import Library
from flows.question import DIMENSIONS, MOST_SPLITS, Dimension, Filter, Question

_NAMES: Final = ("asking", "", "")
_TELLING: Final = frozenset({"figure", "topic", "value", "dimension"})
_JOINING: Final = frozenset({"by", "compare", "from", "to", "until", "between", "this", "known", "since"})
_EARLIEST: Final = date(2000, 1, 1)
"""Where nobody has told the library since when the platform exists."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it was understood, and the words that were not, as they were typed."""

    question: Question
    unread: tuple[str, ...] = ()


def read_question(library: Library, words: str, today: date) -> Understood | None:
    """What a member of staff asks in plain words on a day; None where it cannot be told. Never raises."""
    if len(words) > LONGEST_QUESTION:
        return None
    since = _since(library)
    row = aged(_tokens(library, words))
    times = read_times(row, today, since)
    reading = _reading(row, times)
    unread = tuple(_unread(row, times, reading))
    if len(unread) > reading.weight:
        return None
    question = _question(row, times, reading, since)
    return Understood(question, unread) if reading.weight else None


def _since(library: Library) -> date:
    try:
        return date.fromisoformat(str(library.platform_fact("fr", "platform_since")))
    except ValueError:
        return _EARLIEST


def _tokens(library: Library, words: str) -> tuple[Token, ...]:
    names = library.names.get(_NAMES)
    if names is None:
        names = library.names[_NAMES] = library.asking.names()
    return tokens(library.asking, names, words)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What splits, what filters; places of the tokens that are left over; how many words were understood."""

    splits: tuple[Dimension, ...]
    values: tuple[Token, ...]
    left: frozenset[int]
    weight: int


def _reading(row: Sequence[Token], times: Times) -> _Reading:
    denied = frozenset(_denied(row))
    splitting = frozenset(_after_by(row))
    values = tuple(
        token
        for at, token in enumerate(row)
        if token.kind == "value" and at not in denied and at not in splitting
    )
    said = {token.meaning.dimension for token in values}
    splits: list[str] = []
    left = set(denied)
    for at, token in enumerate(row):
        dimension = of_their_kind(token.key, row) if token.kind == "dimension" else token.meaning.dimension
        is_split = at in splitting or (
            token.kind == "dimension" and at not in denied and dimension not in said
        )
        if not is_split or dimension in splits:
            continue
        if len(splits) < MOST_SPLITS:
            splits.append(dimension)
        else:
            left.add(at)
    if {"female", "male"} <= {token.key for token in values}:
        values = tuple(token for token in values if token.meaning.dimension != "sex")
        if "sex" not in splits and len(splits) < MOST_SPLITS:
            splits.append("sex")
        elif "sex" not in splits:
            left.update(at for at, token in enumerate(row) if token.meaning.dimension == "sex")
    telling = [at for at, token in enumerate(row) if token.kind in _TELLING and at not in left]
    weight = sum(len(row[at].typed) for at in {*telling, *times.said}) + bool(times.compared)
    return _Reading(cast(tuple[Dimension, ...], tuple(splits)), values, frozenset(left), weight)


def _denied(row: Sequence[Token]) -> Iterator[int]:
    """Places of words like "except", and of what is told by the next telling word, which it turns around."""
    for at, token in enumerate(row):
        if _is_sign(token, "except"):
            yield at
            after = (place for place in range(at + 1, len(row)) if row[place].kind in _TELLING)
            yield from (place for place in after if place <= at + 2)


def _is_sign(token: Token, key: str) -> bool:
    return token.kind == "sign" and token.key == key


def _after_by(row: Sequence[Token]) -> Iterator[int]:
    """Places of what follows "by" at once: dimensions, and values with others of their kind."""
    begun = 0
    for at, token in enumerate(row):
        if _is_sign(token, "by") or token.kind not in ("dimension", "value"):
            begun = at + 1 if _is_sign(token, "by") else 0
        elif begun:
            beside = [one.meaning.dimension for one in row[begun : at + 2]]
            if token.kind == "dimension" or beside.count(token.meaning.dimension) > 1:
                yield at


def _unread(row: Sequence[Token], times: Times, reading: _Reading) -> Iterator[str]:
    for at, token in enumerate(row):
        joins = token.kind == "sign" and token.key in _JOINING
        joins = joins and (token.key != "compare" or bool(times.compared))
        is_time = token.kind == "time" or (token.kind == "unit" and _follows_age(row, at))
        if at in reading.left or not (at in times.said or token.kind in _TELLING or joins or is_time):
            yield from token.typed


def _follows_age(row: Sequence[Token], at: int) -> bool:
    return at > 0 and row[at].key == "year" and row[at - 1].meaning.dimension == "age_band"


def _question(row: Sequence[Token], times: Times, reading: _Reading, since: date) -> Question:
    read = [token for at, token in enumerate(row) if at not in reading.left | times.said]
    filters: dict[Dimension, tuple[str, ...]] = {}
    for token in reading.values:
        dimension = cast(Dimension, token.meaning.dimension)
        if token.key not in filters.get(dimension, ()):
            filters[dimension] = (*filters.get(dimension, ()), token.key)
    is_whole = times.first is None or times.first <= since
    found = figures(read, filters, reading.splits, is_whole)
    kept = without_said(filters, found)
    return Question(
        indicators=found,
        period=times.period or "start",
        splits=reading.splits,
        filters=tuple(Filter(name, kept[name]) for name in DIMENSIONS if name in kept),
        compared=times.compared,
        as_of=times.as_of,
    )
