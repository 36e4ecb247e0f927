"""Wording: numbers, dates and names of a document, as its language writes them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from babel.dates import format_date
from babel.numbers import format_decimal

from flows.events import Value
from flows.texts import LOCALES, RIGHTWARDS, Texts
from storage.indicators import NOT_SPLIT, Indicator
from storage.periods import Period

DOCUMENT_LANGUAGES: Final = ("ar", "fr", "en")
"""The languages that documents are written in."""

_FAMILIES = {"age_band": "age", "profile": "situation", "training_field": "training-field"}


def document_language(language: str) -> str:
    """The language of a document for somebody who speaks this one: Arabic beside Darija and Tamazight."""
    return language if language in DOCUMENT_LANGUAGES else "ar"


@dataclass(frozen=True, slots=True)
class Wording:
    """One language of the catalogue, for documents: nothing is escaped, nothing marked for direction."""

    texts: Texts
    language: str
    facts: Mapping[str, Value] = field(default_factory=dict)
    """The platform's own facts in this language."""

    @property
    def locale(self) -> str:
        """Its CLDR locale."""
        return LOCALES[self.language].replace("-", "_")

    @property
    def direction(self) -> str:
        """Where its lines begin: rtl or ltr."""
        return "rtl" if self.language in RIGHTWARDS else "ltr"

    def say(self, text: str, **args: Value) -> str:
        """A text of the catalogue."""
        return self.texts.label(self.language, text, args)

    def number(self, value: float) -> str:
        """A number with its thousands apart, and two decimals at most."""
        return format_decimal(value, "#,##0.##", locale=self.locale)

    def percent(self, part: float, whole: float) -> str:
        """A part in per cent of the whole with one decimal, without the sign; empty of nothing."""
        return format_decimal(100 * part / whole, "0.0", locale=self.locale) if whole else ""

    def day(self, day: date) -> str:
        """A date in words: 30 June 2025."""
        month = format_date(day, "MMMM", locale=self.locale)
        return self.say("report-day", day=day.day, month=month, year=str(day.year))

    def month(self, day: date) -> str:
        """The month of a date in words: June 2025."""
        return format_date(day, "MMMM y", locale=self.locale)

    def short_month(self, day: date) -> str:
        """The month of a date, as short as it is written."""
        return format_date(day, "MMM", locale="fr" if self.language == "fr" else self.locale)

    def listed(self, names: Sequence[str]) -> str:
        """Names one after the other, as in a sentence; at least one."""
        told, *further = map(self._inside, names)
        for left, name in zip(range(len(further), 0, -1), further, strict=True):
            text = "paragraph-list-more" if left > 1 else "paragraph-list-last"
            told = self.say(text, first=told, next=name)
        return told

    def days(self, period: Period) -> str:
        """The days of a period, as a line of its own: a month, a year, or first and last."""
        first, last = period.first_day, period.last_day
        if is_whole_year(first, last):
            return str(last.year)
        if is_whole_month(first, last):
            said = self.month(last)
        elif first == last:
            said = self.day(first)
        else:
            said = self.say("report-days", first=self.day(first), last=self.day(last))
        return upper_first(said)

    def figure(self, indicator: Indicator) -> str:
        """The value of an indicator with its qualifier."""
        value = self.number(indicator.value or 0)
        qualifier = sure(indicator)
        if qualifier == "exact":
            return value
        return f"{self.say(f'qualifier-{qualifier}'.replace('_', '-'))} {value}"

    def name_of(self, split: str, key: str) -> str:
        """The name of a part: of a commune, an age band, a service ..."""
        if key == NOT_SPLIT:
            return upper_first(self.say("baseline-not-split"))
        if key in ("", "unknown", "undisclosed"):
            return self.say("stats-unknown")
        text = f"{_FAMILIES.get(split, split)}-{key}".replace("_", "-")
        report = f"report-{text}"
        for name in (report, text):
            if self.texts.has(name):
                return self.say(name)
        return key

    def _inside(self, name: str) -> str:
        """A name as it stands inside a sentence: small, unless it is all in capitals."""
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def sure(indicator: Indicator) -> str:
    """How sure a figure is: what may be more is at least."""
    if indicator.qualifier == "exact" and indicator.high != indicator.value:
        return "at_least"
    return indicator.qualifier


def upper_first(words: str) -> str:
    """Words at the beginning of a line."""
    return words[:1].upper() + words[1:]


def ends_month(day: date) -> bool:
    """Whether a day is the last of its month."""
    return day.day == monthrange(day.year, day.month)[1]


def is_whole_month(first: date, last: date) -> bool:
    """Whether two days are the first and the last of one month."""
    return first == last.replace(day=1) and ends_month(last)


def is_whole_year(first: date, last: date) -> bool:
    """Whether two days are the first and the last of one year."""
    return (first, last) == (date(last.year, 1, 1), date(last.year, 12, 31))
