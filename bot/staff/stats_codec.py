"""Questions as buttons carry them: a whole question in the 64 bytes that Telegram gives a button.

    ~<view><detail>.<period>.<splits>.<compared>.<as of>.<indicators>.<filters>

What is empty at the end is left out. What does not fit, or cannot be written so, gets no button. Other
capabilities put the same question on their own buttons: `token("chart", Asked(question))`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from bot.staff.capability import button_token
from flows.question import DIMENSIONS, Comparison, Dimension, Filter, Question
from storage.indicators.knowing import KNOWS, VALUES
from storage.periods import NAMES

MARK: Final = "~"
LONGEST: Final = 64
"""Bytes that a button can carry."""

View = Literal["show", "by", "only", "values", "compare", "as_of", "more", "what", "rows"]

_VIEWS: Final[dict[str, View]] = {
    "o": "show",
    "b": "by",
    "f": "only",
    "v": "values",
    "c": "compare",
    "a": "as_of",
    "m": "more",
    "d": "what",
    "r": "rows",
}
_DIMENSIONS: Final[dict[str, Dimension]] = dict(zip("sacmpvhtrd", DIMENSIONS, strict=True))
_COMPARED: Final[dict[str, Comparison]] = {"": "", "p": "previous", "y": "last_year"}
_PERIODS: Final = dict(zip("dwmqys", NAMES, strict=True))
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"

FAMILIES: Final[dict[str, tuple[str, ...]]] = {
    "persons": ("B1", "B1f", "B2", "B3", "B4", "B5", "B6"),
    "enterprises": ("E1", "E2", "E3", "E4"),
    "cooperatives": ("C1", "C2", "C2w", "C3", "C4", "C4f"),
    "training": ("T1", "T2", "T3"),
    "work": ("P1",),
    "listening": ("S1", "S2"),
}
"""Indicators that are told together."""

_SHORT: Final = {f"*{name[0]}": ids for name, ids in FAMILIES.items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a button asks for: a view of a question; `detail` is the page of rows, or a dimension."""

    question: Question
    view: View = "show"
    detail: str = ""


def token(command: str, asked: Asked) -> str | None:
    """What a button of a command carries; None if it would be too long, or cannot be written."""
    code = encode(asked)
    carried = button_token(command, code) if code else ""
    return carried if carried and len(carried.encode()) <= LONGEST else None


def encode(asked: Asked) -> str | None:
    """A question in short; None for one that has no short form."""
    question = asked.question
    filters = [_filter_code(one) for one in question.filters]
    period = _period_code(question.period)
    if period is None or None in filters or not set(question.indicators) <= KNOWS.keys():
        return None
    code = ".".join(
        (
            MARK + _key(_VIEWS, asked.view) + asked.detail,
            period,
            "".join(_key(_DIMENSIONS, name) for name in question.splits),
            _key(_COMPARED, question.compared),
            question.as_of.isoformat().replace("-", "") if question.as_of else "",
            _indicators_code(question.indicators),
            ";".join(filter(None, filters)),
        )
    )
    return code.rstrip(".")


def decode(code: str) -> Asked | None:
    """The question of a button; None for anything else."""
    if not code.startswith(MARK) or code.count(".") > 6:
        return None
    head, *rest = code[1:].split(".")
    fields = (*rest, *[""] * (6 - len(rest)))
    period, splits, compared, as_of, indicators, filters = fields
    try:
        question = Question(
            indicators=_indicators(indicators),
            period=_period(period),
            splits=tuple(_DIMENSIONS[letter] for letter in splits),
            filters=tuple(_filter(one) for one in filters.split(";") if one),
            compared=_COMPARED[compared],
            as_of=date.fromisoformat(as_of) if as_of else None,
        )
        return Asked(question, _VIEWS[head[:1]], head[1:])
    except (KeyError, IndexError, ValueError, OverflowError):
        return None


def _key(table: Mapping[str, str], name: str) -> str:
    return next(key for key, value in table.items() if value == name)


def _indicators_code(indicators: tuple[str, ...]) -> str:
    short = next((key for key, ids in _SHORT.items() if ids == indicators), None)
    return short or "+".join(indicators)


def _indicators(code: str) -> tuple[str, ...]:
    found = _SHORT.get(code) or tuple(filter(None, code.split("+")))
    if not set(found) <= KNOWS.keys():
        raise ValueError(code)
    return found


def _period_code(period: str) -> str | None:
    if period in NAMES:
        return _key(_PERIODS, period)
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", period):
        return "_".join(day.replace("-", "") for day in match.groups())
    return period if re.fullmatch(r"\d{4}(-?[qQ][1-4]|-\d\d?(-\d\d)?)?", period) else None


def _period(code: str) -> str:
    if code in _PERIODS:
        return _PERIODS[code]
    if "_" in code:
        return "..".join(date.fromisoformat(day).isoformat() for day in code.split("_"))
    if _period_code(code) != code:
        raise ValueError(code)
    return code


def _filter_code(asked: Filter) -> str | None:
    letter, known = _key(_DIMENSIONS, asked.dimension), VALUES.get(asked.dimension)
    if known is not None:
        return (
            letter + "".join(_DIGITS[known.index(one)] for one in asked.values)
            if set(asked.values) <= set(known)
            else None
        )
    if not asked.values or not all(re.fullmatch(r"[a-z0-9_]+", one) for one in asked.values):
        return None
    return letter + ",".join(asked.values)


def _filter(code: str) -> Filter:
    dimension = _DIMENSIONS[code[:1]]
    known = VALUES.get(dimension)
    values = [known[_DIGITS.index(one)] for one in code[1:]] if known is not None else code[1:].split(",")
    if not all(values):
        raise ValueError(code)
    return Filter(dimension, tuple(values))
