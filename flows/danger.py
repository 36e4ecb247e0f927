"""Words that suggest danger: never the only door to help, never a reason to deny it.

The phrases are in flows/data/danger.yaml; those of sorrow, which is no danger, in sorrow.yaml.

A phrase is words in order, compared on folded text. In a phrase `word*` allows any ending, `[a|b]` is
one of several words, and `..` lets up to four other words stand between. A sign inside a longer sign
gives way to it ("my friend wants to die" is about a third person); a sign that overlaps a negative
("dying of laughter") is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import yaml

from flows.matching import fold

CATEGORIES = (
    "danger_now", "suicide", "self_harm", "sexual", "violence", "exploitation", "third_person",
)  # fmt: skip
"""What a sign can be about, the most urgent first."""

SORROW = ("sorrow",)
"""What a sign of sorrow is about."""

GAP = 4
"""Words that `..` may skip."""

_NONE = ""
_PREFIXES = ("و", "ف")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: per word the spellings it may have (ending in * for any ending); None is a gap."""

    category: str
    words: tuple[frozenset[str] | None, ...]


@dataclass(frozen=True, slots=True)
class Danger:
    """All phrases, by the first word (or its beginning) that they need."""

    by_word: Mapping[str, tuple[Phrase, ...]]
    by_stem: Mapping[str, tuple[Phrase, ...]]
    emoji: Mapping[str, str]
    version: str = ""
    categories: tuple[str, ...] = CATEGORIES

    def sign(self, text: str) -> str:
        """Name the most urgent category that a message suggests, '' where it suggests none."""
        tokens = words_of(text)
        found = list(self._found(tokens))
        kept = {category for start, end, category in found if not _inside(start, end, category, found)}
        kept |= {category for sign, category in self.emoji.items() if sign in text}
        return next((category for category in self.categories if category in kept), _NONE)

    def _found(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        for start, token in enumerate(tokens):
            for phrase in self._starting(token):
                end = _matched(phrase.words, tokens, start)
                if end:
                    yield start, end, phrase.category

    def _starting(self, token: str) -> Iterator[Phrase]:
        for form in _forms(token):
            yield from self.by_word.get(form, ())
            for length in range(2, len(form) + 1):
                yield from self.by_stem.get(form[:length], ())


def _forms(token: str) -> tuple[str, ...]:
    """A word as it is, and without the Arabic "and" written onto it."""
    return (token, token[1:]) if len(token) > 3 and token[0] in _PREFIXES else (token,)


def _inside(start: int, end: int, category: str, found: Iterable[tuple[int, int, str]]) -> bool:
    """Tell whether a sign is overruled: by a longer one around it, or by a negative that touches it."""
    if category == _NONE:
        return True
    for other_start, other_end, other in found:
        if other == _NONE and other_start < end and start < other_end:
            return True
        if (
            other != category
            and other_start <= start
            and end <= other_end
            and other_end - other_start > end - start
        ):
            return True
    return False


def _matched(words: Sequence[frozenset[str] | None], tokens: Sequence[str], at: int) -> int:
    """Match a phrase from a place on; the place after it, or 0."""
    for number, spellings in enumerate(words):
        if spellings is None:
            rest = words[number + 1 :]
            return next((end for skip in range(GAP + 1) if (end := _matched(rest, tokens, at + skip))), 0)
        if at >= len(tokens) or not any(_is(form, spellings) for form in _forms(tokens[at])):
            return 0
        at += 1
    return at


def _is(token: str, spellings: frozenset[str]) -> bool:
    if token in spellings:
        return True
    return any(token[:length] + "*" in spellings for length in range(2, len(token) + 1))


_ALIKE = (("ou", "u"), ("oo", "u"), ("gh", "r"), ("kh", "5"), ("sh", "ch"), ("e", ""))
_LETTERS = str.maketrans({"o": "u", "y": "i", "q": "k", "9": "k", "7": "h", "8": "r"})
_DOUBLED = re.compile(r"([a-z])\1+")


def spell(word: str) -> str:
    """Bring the spellings of Darija in Latin letters together: n9tel, nqtel and nktl become one."""
    if not word.isascii() or word.isdecimal():
        return word
    spelt = word
    for pair, letters in _ALIKE:
        spelt = spelt.replace(pair, letters)
    return _DOUBLED.sub(r"\1", spelt.translate(_LETTERS)) or word


def words_of(text: str) -> list[str]:
    """Cut a text into spelt words; a Darija negation written apart is joined."""
    tokens: list[str] = []
    for word in fold(text).split():
        if tokens and (tokens[-1] == "ما" or (tokens[-1] == "ma" and _DARIJA.search(word))):
            tokens[-1] += spell(word)
        else:
            tokens.append(spell(word))
    return tokens


_DARIJA = re.compile(r"[2-9]|h$")
_ELEMENT = re.compile(r"\.\.|\[[^\]]*\]|[^\s\[\]]+")
_Words = tuple[frozenset[str] | None, ...]


def phrases(category: str, written: str) -> Iterator[Phrase]:
    """Compile one written phrase (several where an option is of several words); ValueError if it is none."""
    elements: list[str] = _ELEMENT.findall(written)
    while elements and elements[-1] == "..":
        elements.pop()
    if not elements or elements[0] == "..":
        raise ValueError(f"{written!r} is no phrase: it must begin with a word")
    for parts in product(*(list(_variants(element)) for element in elements)):
        yield Phrase(category, tuple(word for part in parts for word in part))


def _variants(element: str) -> Iterator[_Words]:
    """Give the ways to say an element: one for all its single words together, one for each longer option."""
    if element == "..":
        yield (None,)
        return
    options = [_spelt(option) for option in element.strip("[]").split("|")]
    if single := frozenset(option[0] for option in options if len(option) == 1):
        yield (single,)
    yield from (tuple(frozenset({word}) for word in option) for option in options if len(option) > 1)


def _spelt(option: str) -> list[str]:
    spelt = words_of(option.strip().rstrip("*"))
    if not spelt:
        raise ValueError(f"{option!r} is no word")
    spelt[-1] += "*" * option.strip().endswith("*")
    return spelt


def read_danger(text: str, categories: tuple[str, ...] = CATEGORIES) -> Danger:
    """Read the content of danger.yaml, or of sorrow.yaml; ValueError names a phrase that cannot be used."""
    data = yaml.load(text, Loader=yaml.CBaseLoader)
    by_word: defaultdict[str, list[Phrase]] = defaultdict(list)
    by_stem: defaultdict[str, list[Phrase]] = defaultdict(list)
    for category, written in _written(data, categories):
        for phrase in phrases(category, written):
            for first in phrase.words[0] or ():
                (by_stem if first.endswith("*") else by_word)[first.rstrip("*")].append(phrase)
    emoji = {sign: category for category, signs in data["emoji"].items() for sign in signs}
    frozen = [{word: tuple(found) for word, found in by.items()} for by in (by_word, by_stem)]
    return Danger(frozen[0], frozen[1], emoji, data["version"], categories)


def _written(
    data: Mapping[str, Mapping[str, Mapping[str, list[str]]]], categories: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    for category, by_language in data["signs"].items():
        if category not in categories:
            raise ValueError(f"unknown category {category}")
        yield from ((category, phrase) for found in by_language.values() for phrase in found)
    yield from ((_NONE, phrase) for found in data["negatives"].values() for phrase in found)
