"""Words that suggest danger. Never the only door to help, never a reason to deny it: see flows/data/danger.yaml.

A phrase is words in order, compared on folded text. In a phrase `word*` allows any ending, `[a|b]` is
one of several words, and `..` lets up to three other words stand between. A sign inside a longer sign
gives way to it ("my friend wants to die" is about a third person); a sign that overlaps a negative
("dying of laughter") is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from flows.matching import fold

CATEGORIES = (
    "danger_now", "suicide", "self_harm", "sexual", "violence", "exploitation", "third_person",
)  # fmt: skip
"""What a sign can be about, the most urgent first."""

GAP = 3
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

    def sign(self, text: str) -> str:
        """Name the most urgent category that a message suggests, '' where it suggests none."""
        tokens = [spell(word) for word in fold(text).split()]
        found = list(self._found(tokens))
        kept = {category for start, end, category in found if not _inside(start, end, category, found)}
        kept |= {category for sign, category in self.emoji.items() if sign in text}
        return next((category for category in CATEGORIES if category in kept), _NONE)

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


_ALIKE = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ii", "i"), ("gh", "r"), ("kh", "5"), ("sh", "ch"))
_LETTERS = str.maketrans({"o": "u", "y": "i", "q": "9", "p": "b"})
_DOUBLED = re.compile(r"([a-z])\1+")


def spell(word: str) -> str:
    """Bring the spellings of Darija in Latin letters together: nmout, nmot and nmoute become one."""
    if not word.isascii():
        return word
    for pair, letters in _ALIKE:
        word = word.replace(pair, letters)
    word = _DOUBLED.sub(r"\1", word.translate(_LETTERS))
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word


_ELEMENT = re.compile(r"\.\.|\[[^\]]*\]|[^\s\[\]]+")


def phrases(category: str, written: str) -> Iterator[Phrase]:
    """Compile one written phrase; ValueError if nothing is left of it after folding."""
    words: list[frozenset[str] | None] = []
    for element in _ELEMENT.findall(written):
        if element == "..":
            words.append(None)
        elif element[0] == "[":
            words.append(frozenset(_spelling(option) for option in element[1:-1].split("|")))
        else:
            parts = fold(element.rstrip("*")).split()
            words += [frozenset({spell(part)}) for part in parts[:-1]]
            words.append(frozenset({_spelling(parts[-1] + "*" * element.endswith("*"))}) if parts else None)
    if not words or words[0] is None or words[-1] is None:
        raise ValueError(f"{written!r} is no phrase: it must begin and end with a word")
    yield Phrase(category, tuple(words))


def _spelling(option: str) -> str:
    word = spell(fold(option.rstrip("*")))
    if not word or " " in word:
        raise ValueError(f"{option!r} is not one word")
    return word + "*" * option.strip().endswith("*")


def read_danger(text: str) -> Danger:
    """Read the content of danger.yaml; ValueError names a phrase that cannot be used."""
    data = yaml.load(text, Loader=yaml.CBaseLoader)
    by_word: defaultdict[str, list[Phrase]] = defaultdict(list)
    by_stem: defaultdict[str, list[Phrase]] = defaultdict(list)
    for category, written in _written(data):
        for phrase in phrases(category, written):
            for first in phrase.words[0] or ():
                (by_stem if first.endswith("*") else by_word)[first.rstrip("*")].append(phrase)
    emoji = {sign: category for category, signs in data["emoji"].items() for sign in signs}
    frozen = [{word: tuple(found) for word, found in by.items()} for by in (by_word, by_stem)]
    return Danger(frozen[0], frozen[1], emoji, data["version"])


def _written(data: Mapping[str, Mapping[str, Mapping[str, list[str]]]]) -> Iterator[tuple[str, str]]:
    for category, by_language in data["signs"].items():
        if category not in CATEGORIES:
            raise ValueError(f"danger.yaml: unknown category {category}")
        yield from ((category, phrase) for found in by_language.values() for phrase in found)
    yield from ((_NONE, phrase) for found in data["negatives"].values() for phrase in found)
