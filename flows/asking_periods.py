"""The times of a question joined: from, since, until, between; what they are compared with, and as of when.

Two times that follow each other are one period. A month without a year has that of the time beside it, or is
the latest one that has begun. With a word of comparison the second time is what the first is compared with,
where that is the same time last year or the one just before; any other second time is not understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from flows.asking_dates import read_spans
from flows.asking_spans import Span, current, days_span, in_year, is_just_before, is_year_before
from flows.asking_tokens import Token
from flows.question import Comparison

_Row = list[Token | Span]


@dataclass(frozen=True, slots=True)
class Times:
    """When: the period as a question writes it (empty: none was said), its first day, comparison, as of.

    `said` are the places of the tokens that were understood.
    """

    period: str = ""
    first: date | None = None
    compared: Comparison = ""
    as_of: date | None = None
    said: frozenset[int] = field(default_factory=frozenset)


def read_times(tokens: Sequence[Token], today: date, since: date) -> Times:
    """Find all times in a row of tokens; `since` is the day the platform started on."""
    row = read_spans(tokens, today)
    compares = any(_sign(one) == "compare" for one in row)
    known, row = _known(row)
    spans = _joined(row, today, since, compares)
    asked = compares or any(_time(one) in ("last_year", "previous") for one in row)
    found = _compared(spans, row, today) if asked else _single(spans, tokens, today)
    said = found.said | (known.said if known else frozenset())
    return replace(found, as_of=known.last if known else None, said=said)


def _sign(one: Token | Span) -> str:
    return one.key if isinstance(one, Token) and one.kind == "sign" else ""


def _time(one: Token | Span) -> str:
    return one.key if isinstance(one, Token) and one.kind == "time" else ""


def _known(row: _Row) -> tuple[Span | None, _Row]:
    """The day as of which is asked, and the row without it."""
    for at, one in enumerate(row[:-1]):
        following = row[at + 1]
        if _sign(one) == "known" and isinstance(following, Span):
            return following, [*row[:at], *row[at + 2 :]]
    return None, row


def _joined(row: _Row, today: date, since: date, compares: bool) -> list[Span]:
    """Every period that is said, in order."""
    found: list[Span] = []
    at = 0
    while at < len(row):
        span, length = _join(row[at:], today, since, compares)
        if span:
            found.append(span)
        at += length
    return _merged(found, compares)


def _join(row: _Row, today: date, since: date, compares: bool) -> tuple[Span | None, int]:
    """The period that begins at the head of a row, and how many of the row it takes."""
    sign = _sign(row[0]) or _time(row[0])
    begun = 1 if sign in ("since", "from", "between") else 0
    first = row[begun] if begun < len(row) else None
    if isinstance(first, Span):
        last, length = _end(row[begun + 1 :], today, explicit=bool(begun) or not compares)
        more = any(isinstance(one, Span) for one in row[begun + 1 + length :])
        if last and (sign or more or not compares) and (length == 2 or begun):
            return _between(first, last), begun + 1 + length
        return (_since(first, today, sign) if begun else first), begun + 1
    if sign in ("until", "to") and len(row) > 1:
        second = row[1] if isinstance(row[1], Span) else _now(row[1], today)
        if second and (sign == "until" or (second.unit == "day" and not compares)):
            return _until(second, today, since), 2
    return None, 1


def _end(row: _Row, today: date, explicit: bool) -> tuple[Span | None, int]:
    """The end of a period, with or without a word for "to"; how many of the row it takes."""
    if len(row) > 1 and _sign(row[0]) in ("to", "until"):
        last = row[1] if isinstance(row[1], Span) else _now(row[1], today)
        return last, 2
    if row and explicit and isinstance(row[0], Span):
        return row[0], 1
    return None, 0


def _now(one: Token | Span, today: date) -> Span | None:
    return current("day", today) if _time(one) == "now" else None


def _between(first: Span, last: Span) -> Span:
    """From the first day of one to the last of another; a year that only one of them has is that of both."""
    if first.is_yearless and not last.is_yearless and last.unit != "start":
        first = in_year(first, last.first.year)
        first = in_year(first, last.first.year - 1) if first.first > last.last else first
    elif last.is_yearless and first.unit != "start":
        last = in_year(last, first.first.year)
        last = in_year(last, first.first.year + 1) if last.last < first.first else last
    if last.first < first.first:
        first, last = last, first
    if first.unit == "start":
        return replace(first, said=first.said | last.said)
    return replace(days_span(first.first, last.last), said=first.said | last.said)


def _since(span: Span, today: date, sign: str) -> Span:
    """From the first day of a span until today; what still runs stays what it is called."""
    runs = span.is_past and span.last == today
    if sign == "between" or span.unit == "start" or runs or span.first > today:
        return span
    return replace(days_span(span.first, today), said=span.said)


def _until(span: Span, today: date, since: date) -> Span:
    """From the start of the platform to the last day of a span."""
    if span.last >= today or span.last < since:
        return replace(span, text="start", unit="start") if span.last >= today else span
    return replace(days_span(since, span.last), said=span.said)


def _merged(spans: list[Span], compares: bool) -> list[Span]:
    """Spans that say the same time together are one: June and 2025, this month and November."""
    found: list[Span] = []
    for span in spans:
        other = found[-1] if found else None
        both = _together(other, span, compares) if other else None
        if both:
            found[-1] = both
        else:
            found.append(span)
    return found


def _together(one: Span, other: Span, compares: bool) -> Span | None:
    said = one.said | other.said
    for part, year in ((one, other), (other, one)):
        if part.is_yearless and year.unit == "year" and not (compares and year.is_past):
            return replace(in_year(part, year.first.year), said=said)
    if one.is_yearless != other.is_yearless and one.unit == other.unit and not compares:
        whole = other if one.is_yearless else one  # January and February 2025
        one, other = (in_year(span, whole.first.year) for span in (one, other))
    if one.first == other.first and one.unit == other.unit:
        return replace(one if one.is_past else other, said=said)
    follows = other.first == one.last + timedelta(days=1) and not other.is_past
    if not compares and (follows or one.unit == other.unit == "day"):
        return _between(one, other)
    return None


def _single(spans: Sequence[Span], tokens: Sequence[Token], today: date) -> Times:
    """The first period; where there is none, a unit that stands alone: "du mois"."""
    if spans:
        return Times(spans[0].text, spans[0].first, said=spans[0].said)
    for at, token in enumerate(tokens):
        stands = at == 0 or (_sign(tokens[at - 1]) != "by" and tokens[at - 1].kind not in ("number", "value"))
        if token.kind == "unit" and stands:
            span = current(token.key, today)
            return Times(span.text, span.first, said=frozenset({at}))
    return Times()


def _compared(spans: Sequence[Span], row: _Row, today: date) -> Times:
    """The period, and what it is compared with; a period that runs now where only the other one was said."""
    named = next((name for one in row if (name := _time(one)) in ("last_year", "previous")), "")
    at = next((place for place, one in enumerate(row) if _sign(one) == "compare"), 0)
    if named:
        span = spans[0] if spans else current("month", today)
        return Times(
            span.text, span.first, "last_year" if named == "last_year" else "previous", said=span.said
        )
    if not spans:
        span = current("month", today)
        return Times(span.text, span.first, "previous")
    if len(spans) > 1:
        return _both(spans[0], spans[1])
    only, then = spans[0], _now_of(spans[0], today)
    if only.is_past and only.last < today and then and not _stands_before(row, at):
        return replace(_both(then, only), said=only.said)
    return Times(only.text, only.first, "" if only.unit == "start" else "previous", said=only.said)


def _stands_before(row: _Row, at: int) -> bool:
    return any(isinstance(one, Span) for one in row[:at])


def _now_of(span: Span, today: date) -> Span | None:
    """What runs now of the same unit."""
    return current(span.unit, today) if span.unit not in ("days", "start") else None


def _both(one: Span, other: Span) -> Times:
    """Two times that are compared: the later one is asked about."""
    if one.unit == "start" or other.unit == "start":
        kept = other if one.unit == "start" else one
        return Times(kept.text, kept.first, "", said=kept.said)
    if found := _related(one, other):
        return found
    if one.is_yearless != other.is_yearless:
        whole = other if one.is_yearless else one
        found = _related(
            *(in_year(span, whole.last.year) if span.is_yearless else span for span in (one, other))
        )
    return found or Times(one.text, one.first, "previous", said=one.said)


def _related(one: Span, other: Span) -> Times | None:
    """The later of two times with the earlier, where a question can compare them."""
    later, earlier = (one, other) if one.first > other.first else (other, one)
    said = later.said | earlier.said
    if is_year_before(earlier, later):
        return Times(later.text, later.first, "last_year", said=said)
    if is_just_before(earlier, later):
        return Times(later.text, later.first, "previous", said=said)
    return None
