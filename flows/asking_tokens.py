"""A question cut into phrases that mean something and words that are not understood.

The longest phrase from the left goes first. A word that stands in no phrase is looked for without what is
joined to it (و ف ب ل ك ال; f l b w d), then in another spelling of Darija, then, from four letters on, as a
typing error of a phrase of one word: only where it is a letter or so away, and from phrases of one meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from flows.asking_words import Meaning, Phrases, bare
from flows.danger import spell
from flows.matching import Names, fold, match, sound

LONGEST_QUESTION = 500
"""Characters; a longer text is a story and no question."""

_LIKE = 0.8
_LEAST_LETTERS = 4
_ARABIC = re.compile("[\u0621-\u064a]")
_JOINED = re.compile("^[وفبلكد](?:ال|ل)?|^ل(?=ل)")
_JOINED_LATIN = re.compile("^(?:[fbwdo]?l|[fbwdo])-?(?:[ea]l)?")
_APART = re.compile(r"(?<=[\u0621-\u064a])(?=\d)|(?<=\d)(?=[\u0621-\u064a])")
_UNKNOWN = Meaning("unknown")


@dataclass(frozen=True, slots=True)
class Token:
    """A phrase of a question: what it means, and the words as they were typed."""

    meaning: Meaning
    typed: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What kind of word it is; "number" and "unknown" stand in no file."""
        return self.meaning.kind

    @property
    def key(self) -> str:
        """What it means, within its kind."""
        return self.meaning.key


def tokens(phrases: Phrases, names: Names, text: str) -> tuple[Token, ...]:
    """Cut a question; words of asking and those that are passed over are left out."""
    words = [word for word in _words(phrases, text) if word[0] not in phrases.passed_over]
    found = list(_phrases(phrases, words))
    if any(token.meaning == _UNKNOWN for token in found):
        words = [_mended(phrases, names, word, token) for word, token in _each(words, found)]
        found = list(_phrases(phrases, words))
    return tuple(_numbered(token) for token in found if token.kind != "filler")


_Word = tuple[str, str]
"""A word as it is compared, and as it was typed."""


def _words(phrases: Phrases, text: str) -> Iterator[_Word]:
    for chunk in text[: LONGEST_QUESTION + 1].split():
        pieces = fold(_APART.sub(" ", chunk)).split()
        for piece in pieces:
            yield _known_form(phrases, piece), chunk.strip(".,;:!?؟،؛()«»\"'") if len(pieces) == 1 else piece


def _known_form(phrases: Phrases, piece: str) -> str:
    """The form of a folded word that stands in a phrase; without the article where none does."""
    forms = _forms(piece)
    known = next((form for form in forms if form in phrases.known), "")
    return known or phrases.spelt.get(spell(piece) if len(piece) > 2 else "", "") or bare(piece)


def _forms(piece: str) -> Iterator[str]:
    """A word without its article, as it is, and without what is joined to it."""
    yield bare(piece)
    yield piece
    joined = (_JOINED if _ARABIC.match(piece) else _JOINED_LATIN).match(piece)
    if joined:
        least = 2 if joined[0].endswith("ال") else 3
        yield from (rest for rest in (piece[joined.end() :], piece[1:]) if len(rest) >= least)


def _phrases(phrases: Phrases, words: Sequence[_Word]) -> Iterator[Token]:
    at = 0
    while at < len(words):
        length, meaning = _longest(phrases, words, at)
        yield Token(meaning, tuple(typed for _, typed in words[at : at + length]))
        at += length


def _longest(phrases: Phrases, words: Sequence[_Word], at: int) -> tuple[int, Meaning]:
    for length in range(min(phrases.longest, len(words) - at), 0, -1):
        meaning = phrases.meanings.get(tuple(word for word, _ in words[at : at + length]))
        if meaning:
            return length, meaning
    return 1, _UNKNOWN


def _each(words: Sequence[_Word], found: Sequence[Token]) -> Iterator[tuple[_Word, Token]]:
    """Each word with the phrase that it stands in."""
    owners = [token for token in found for _ in token.typed]
    return zip(words, owners, strict=True)


def _mended(phrases: Phrases, names: Names, word: _Word, token: Token) -> _Word:
    """A word that was not understood, as the one it was probably meant to be."""
    folded, typed = word
    if token.meaning != _UNKNOWN or len(folded) < _LEAST_LETTERS or not folded.isalpha():
        return word
    found = match(folded, names)
    near = [
        (key, spelling)
        for key in ((found.certain,) if found.certain else found.near)
        for spelling in phrases.single[key]
        if _is_like(folded, spelling)
    ]
    return (near[0][1], typed) if len({key for key, _ in near}) == 1 else word


def _is_like(one: str, other: str) -> bool:
    if one[0] != other[0] and sound(one)[:1] != sound(other)[:1]:
        return False
    heard = sound(one)
    if len(heard) > 2 and heard == sound(other) and abs(len(one) - len(other)) < 3:
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LIKE


def _numbered(token: Token) -> Token:
    """Numbers in digits stand in no phrase."""
    word = fold(token.typed[0])
    if token.meaning == _UNKNOWN and word.isdecimal() and len(word) < 5:
        return Token(Meaning("number", str(int(word))), token.typed)
    return token
