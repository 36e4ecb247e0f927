"""Times in a question, one by one: dates, months, quarters, years, and what is told from today. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from flows.asking_spans import Span, before, current, days_span, in_months, in_year, last_ones
from flows.asking_tokens import Token

_Found = tuple[Span, int] | None
"""A span and how many tokens it was read from."""

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099
_MOST: Final = 999
_PARTS: Final = {"month": 12, "quarter": 4, "half": 2}


def read_spans(tokens: Sequence[Token], today: date) -> list[Token | Span]:
    """The same row, with the tokens that say a time replaced by its span; the longest first."""
    row: list[Token | Span] = []
    at = 0
    while at < len(tokens):
        apart = at > 0 and _is(tokens, at - 1, "sign", "by")  # "by month" is no time
        found = None if apart else next((one for way in _WAYS if (one := way(tokens[at:], today))), None)
        if found is None:
            row.append(tokens[at])
            at += 1
        else:
            span, length = found
            row.append(_saying(span, at, length))
            at += length
    return row


def _saying(span: Span, at: int, length: int) -> Span:
    return Span(
        span.first, span.last, span.unit, span.text, frozenset(range(at, at + length)), span.is_yearless,
        span.is_past,
    )  # fmt: skip


def number(tokens: Sequence[Token], at: int, least: int = 0, most: int = _MOST) -> int | None:
    """The number at a place, if there is one between two others."""
    if at < len(tokens) and tokens[at].kind == "number" and least <= int(tokens[at].key) <= most:
        return int(tokens[at].key)
    return None


def _is(tokens: Sequence[Token], at: int, kind: str, key: str = "") -> bool:
    return at < len(tokens) and tokens[at].kind == kind and key in ("", tokens[at].key)


def _year(tokens: Sequence[Token], at: int) -> int | None:
    return number(tokens, at, FIRST_YEAR, LAST_YEAR)


def _day(year: int, month: int, day: int) -> Span | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return days_span(found, found)


def _in_figures(tokens: Sequence[Token], today: date) -> _Found:
    """2025-06-30, 30/06/2025, 2025-06, 06/2025."""
    year, last = _year(tokens, 0), _year(tokens, 2)
    month, day = number(tokens, 1, 1, 12), number(tokens, 2, 1, 31)
    if year and month and day and (found := _day(year, month, day)):
        return found, 3
    day = number(tokens, 0, 1, 31)
    if day and month and last and (found := _day(last, month, day)):
        return found, 3
    if year and month:
        return in_months("month", year, month), 2
    month, year = number(tokens, 0, 1, 12), _year(tokens, 1)
    return (in_months("month", year, month), 2) if month and year else None


def _day_of_month(tokens: Sequence[Token], today: date) -> _Found:
    """30 June 2025, 30 June, June 30 2025."""
    for day_at, month_at in ((0, 1), (1, 0)):
        day = number(tokens, day_at, 1, 31)
        if day is None or not _is(tokens, month_at, "month"):
            continue
        month, year = int(tokens[month_at].key), _year(tokens, 2)
        if year and (found := _day(year, month, day)):
            return found, 3
        if day_at == 0 and (found := _day(today.year, month, day) or _day(today.year - 1, month, day)):
            return _latest(found, today), 2
    return None


def _part_of_year(tokens: Sequence[Token], today: date) -> _Found:
    """June, June 2025, month 6, first quarter of 2025, 2025 Q1."""
    skipped = 1 if _is(tokens, 0, "unit") and tokens[0].key in _PARTS else 0
    year_first = _year(tokens, 0)
    skipped = 1 if year_first else skipped
    unit, nth = _numbered_part(tokens, skipped)
    if not unit:
        return None
    if year_first:
        return in_months(unit, year_first, nth), skipped + 1
    parted = 1 if _is(tokens, skipped + 1, "sign", "from") else 0  # the first quarter "of" 2026
    if year := _year(tokens, skipped + 1 + parted):
        return in_months(unit, year, nth), skipped + 2 + parted
    if tokens[skipped].kind == "figure":
        return None
    return _latest(in_months(unit, today.year, nth), today), skipped + 1


def _numbered_part(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """A month, quarter or half, and which; nothing if there is none at this place."""
    if at >= len(tokens):
        return "", 0
    token = tokens[at]
    if token.kind in _PARTS:
        return token.kind, int(token.key)
    if token.kind == "figure" and token.key in ("T1", "T2", "T3") and len(token.typed[0]) == 2:
        return "quarter", int(token.key[1])
    if at and tokens[0].kind == "unit" and (nth := number(tokens, at, 1, _PARTS[tokens[0].key])):
        return tokens[0].key, nth
    return "", 0


def _latest(span: Span, today: date) -> Span:
    """Where no year is said, the last time that it was: never the future."""
    found = in_year(span, today.year - 1) if span.first > today else span
    return Span(found.first, found.last, found.unit, found.text, is_yearless=True)


def _whole_year(tokens: Sequence[Token], today: date) -> _Found:
    skipped = 1 if _is(tokens, 0, "unit", "year") else 0
    year = _year(tokens, skipped)
    return (in_months("year", year), skipped + 1) if year else None


def _last_so_many(tokens: Sequence[Token], today: date) -> _Found:
    """The last 3 months, 3 derniers mois, 3 أشهر الأخيرة; and pairs, which are 2."""
    for unit, last in ((0, 1), (1, 0)):
        if _is(tokens, unit, "pair") and _is(tokens, last, "sign", "last"):
            return last_ones(2, tokens[unit].key, today), 2
    for count_at, last, unit in ((1, 0, 2), (0, 1, 2), (0, 2, 1)):
        count = number(tokens, count_at, 1)
        if count and _is(tokens, last, "sign", "last") and _is(tokens, unit, "unit"):
            return last_ones(count, tokens[unit].key, today), 3
    return None


def _from_today(tokens: Sequence[Token], today: date) -> _Found:
    """This month, month this, last month, month last; in Darija also this month that passed."""
    for at in (0, 1):
        if not _is(tokens, at, "unit"):
            continue
        unit, other = tokens[at].key, 1 - at
        if _is(tokens, other, "sign", "last"):
            return before(unit, today), 2
        if _is(tokens, other, "sign", "this"):
            passed = at == 1 and _is(tokens, 2, "sign", "last") and not _is(tokens, 3, "unit")
            both = at == 1 and _is(tokens, 2, "sign", "this")
            return (before(unit, today), 3) if passed else (current(unit, today), 3 if both else 2)
    return None


def _by_name(tokens: Sequence[Token], today: date) -> _Found:
    if _is(tokens, 0, "time", "today") or _is(tokens, 0, "unit", "day"):  # اليوم is "the day"
        return current("day", today), 1
    if _is(tokens, 0, "time", "yesterday"):
        return before("day", today), 1
    if _is(tokens, 0, "time", "start"):
        begun = next((one for way in _WAYS[:-1] if (one := way(tokens[1:], today))), None)
        if begun:  # "since the beginning of 2026"
            return days_span(begun[0].first, max(today, begun[0].first)), 1 + begun[1]
        return Span(date.min, today, "start", "start"), 1
    return None


_WAYS: tuple[Callable[[Sequence[Token], date], _Found], ...] = (
    _in_figures, _day_of_month, _last_so_many, _part_of_year, _from_today, _whole_year, _by_name,
)  # fmt: skip
