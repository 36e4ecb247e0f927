"""How a question in plain words was understood, said back in one line: women · listening · November 2026."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from babel import Locale
from babel.dates import format_date

from flows.asking import Understood
from flows.effects import Say
from flows.question import Question
from flows.texts import LOCALES, Texts

_PREFIXES: Final = {
    "age_band": "age",
    "sex": "asking-sex",
    "milieu": "asking-milieu",
    "disability": "asking-disability",
    "profile": "asking-profile",
    "training_field": "training-field",
}
_RUNNING: Final = {"month": "LLLL y", "year": "y"}


def told_understood(texts: Texts, language: str, understood: Understood, today: date) -> tuple[Say, ...]:
    """What to say above the figures: how the question was understood, and which words were not."""
    says = [Say("asking-understood", {"asked": in_words(texts, language, understood.question, today)})]
    if understood.unread:
        says.append(Say("asking-unread", {"words": " · ".join(understood.unread)[:200]}, line=True))
    return tuple(says)


def in_words(texts: Texts, language: str, question: Question, today: date) -> str:
    """A question in one line: which figures, of whom, when, split by what, compared with what."""
    return " · ".join(_parts(texts, language, question, today))


def _parts(texts: Texts, language: str, question: Question, today: date) -> Iterator[str]:
    def label(text: str, **values: str) -> str:
        return texts.label(language, text, values)

    yield from (label(f"asking-{one.lower()}") for one in question.indicators)
    if not question.indicators:
        yield label("asking-overview")
    for one in question.filters:
        yield " + ".join(_value(texts, language, one.dimension, value) for value in one.values)
    yield _period(texts, language, question.period, today)
    if question.splits:
        names = " × ".join(label(f"dimension-{name}".replace("_", "-")) for name in question.splits)
        yield label("asking-by", dimensions=names)
    if question.compared:
        yield label(f"asking-compared-{question.compared}".replace("_", "-"))
    if question.as_of:
        yield label("asking-as-of", day=question.as_of.isoformat())


def _value(texts: Texts, language: str, dimension: str, value: str) -> str:
    text = f"{_PREFIXES.get(dimension, dimension)}-{value}".replace("_", "-")
    return texts.label(language, text, {}) if texts.has(text) else value


def _period(texts: Texts, language: str, period: str, today: date) -> str:
    locale = Locale.parse(LOCALES[language], sep="-")
    if period in _RUNNING:
        name = texts.label(language, f"period-{period}", {})
        return f"{name} ({format_date(today, _RUNNING[period], locale)})"
    if month := re.fullmatch(r"(\d{4})-(\d\d)", period):
        return format_date(date(int(month[1]), int(month[2]), 1), "LLLL y", locale)
    if quarter := re.fullmatch(r"(\d{4})-Q(\d)", period):
        return texts.label(language, "asking-quarter", {"quarter": quarter[2], "year": quarter[1]})
    if ".." in period:
        first, last = period.split("..")
        return texts.label(language, "asking-days", {"from": first, "to": last})
    if re.fullmatch(r"\d{4}-\d\d-\d\d", period):
        return texts.label(language, "asking-day", {"day": period})
    return period if period.isdecimal() else texts.label(language, f"period-{period}", {})
