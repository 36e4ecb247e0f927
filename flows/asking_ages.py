"""Numbers that are ages: "under 25", "more than 45", "18 to 34", as age bands. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from flows.asking_dates import number
from flows.asking_tokens import Token
from flows.asking_words import Meaning

_BANDS: Final = (
    ("under_18", 0, 17),
    ("18_24", 18, 24),
    ("25_29", 25, 29),
    ("30_34", 30, 34),
    ("35_45", 35, 45),
    ("over_45", 46, 199),
)


def aged(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The same tokens, with ages as values of age_band; ages that cut through a band stay numbers."""
    return tuple(_aged(tokens))


def _aged(tokens: Sequence[Token]) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        bands, length = _bands(tokens, at)
        if bands:
            typed = tuple(word for token in tokens[at : at + length] for word in token.typed)
            yield from _values(bands, typed)
            at += length
        else:
            yield tokens[at]
            at += 1


def _values(bands: Sequence[str], typed: tuple[str, ...]) -> Iterator[Token]:
    """A value for each band; the first has the words."""
    for place, band in enumerate(bands):
        yield Token(Meaning("value", band, "age_band"), () if place else typed)


def _bands(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int]:
    token = tokens[at]
    age = number(tokens, at + 1, 15, 99)
    if token.kind == "sign" and age and token.key == "under":
        return _within(0, age - 1), 2
    if token.kind == "sign" and age and token.key == "over":
        return _within(age + 1, 199) or _within(age, 199), 2
    joined = 1 if at + 1 < len(tokens) and tokens[at + 1].key in ("to", "until") else 0
    first, last = number(tokens, at, 15, 99), number(tokens, at + 1 + joined, 15, 99)
    if first and last and first < last:
        return _within(first, last), 2 + joined
    return (), 0


def _within(first: int, last: int) -> tuple[str, ...]:
    """The bands that fill these years exactly; none if a band lies on both sides."""
    inside = [band for band in _BANDS if first <= band[1] and band[2] <= last]
    if not inside or inside[0][1] != first or inside[-1][2] != last:
        return ()
    return tuple(name for name, _, _ in inside)
