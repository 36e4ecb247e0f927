"""What dimensions, their values and numbers are called on the screens of figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from babel.lists import format_list
from babel.numbers import format_decimal

from flows.library import Library
from flows.question import Dimension, Filter
from flows.texts import LOCALES, Texts
from storage.indicators import NOT_SPLIT
from storage.indicators.knowing import VALUES

_PREFIXES: Final = {
    "age_band": "age",
    "sex": "part-sex",
    "milieu": "part-milieu",
    "disability": "part-disability",
    "profile": "part-situation",
    "training_field": "training-field",
}
_LISTS: Final = {"commune": "communes", "training_field": "training_fields"}


def locale(language: str) -> str:
    """The CLDR locale of a language."""
    return LOCALES[language].replace("-", "_")


def number(value: float, language: str) -> str:
    """A number with its thousands apart and two decimals at most."""
    return format_decimal(value, "#,##0.##", locale=locale(language))


def signed(value: float, language: str) -> str:
    """A difference with its sign."""
    return format_decimal(value, "+#,##0.##;-#,##0.##", locale=locale(language))


def share(part: float, whole: float, language: str) -> str:
    """A part in per cent with one decimal, as the language writes it, without the sign."""
    return format_decimal(100 * part / whole if whole else 0.0, "0.0", locale=locale(language))


def listed(names: Iterable[str], language: str) -> str:
    """Names as a list in words: A, B and C."""
    return format_list(list(names), locale=locale(language))


def inside(name: str) -> str:
    """A name as it stands inside a sentence."""
    return f"{name[:1].lower()}{name[1:]}"


def dimension_name(texts: Texts, language: str, dimension: str) -> str:
    """What a dimension is called: commune, age band."""
    return texts.label(language, f"dimension-{dimension}".replace("_", "-"), {})


def value_name(texts: Texts, language: str, dimension: str, value: str) -> str:
    """What a value of a dimension is called; of one that the platform has no name for, its key."""
    if value == NOT_SPLIT:
        return texts.label(language, "baseline-not-split", {})
    if value == "unknown":
        return texts.label(language, "stats-unknown", {})
    text = f"{_PREFIXES.get(dimension, dimension)}-{value}".replace("_", "-")
    return texts.label(language, text, {}) if texts.has(text) else value


def indicator_name(texts: Texts, language: str, indicator: str) -> str:
    """What an indicator is called."""
    return texts.label(language, f"indicator-{indicator.lower()}", {})


def filter_words(texts: Texts, language: str, filters: Sequence[Filter]) -> str:
    """Whom the figures are about: women · Agourai."""
    return " · ".join(
        listed((value_name(texts, language, one.dimension, value) for value in one.values), language)
        for one in filters
    )


def values_of(library: Library, dimension: Dimension) -> tuple[str, ...]:
    """Every value that a dimension can have on this platform."""
    if dimension in VALUES:
        return VALUES[dimension]
    return (*(entry.key for entry in library.lists[_LISTS[dimension]]), "unknown")
