"""Names of people, compared across scripts and spellings: فاطمة الزهراء is Fatima-Zahra and fatema zahrae.

A name comes down to the sounds of its words: consonants only, articles and particles left out, in any order.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations

from flows.matching import fold, sound

MOST_WORDS = 6
"""Words of a name that are looked at."""

_PARTICLES = frozenset(
    fold("el al l la le de ben bent bnt ibn ould mme mr m melle si lalla ال بن بنت ابن ولد السيد").split()
)
_SERVANT = re.compile(r"\b(?:عبد ?ال|عبد |abd ?[eau]l ?|abd ?(?=[eau]))")
_SPELT = (("dj", "j"), ("dh", "d"), ("sch", "ch"))
_ARTICLE = re.compile(r"^[ae]?l(?=[bcdfghjkmnpqrstvxz])")
_SOFT = re.compile("c(?=[eiy])")
_ALIKE = str.maketrans({"g": "k", "q": "k"})
_VOWELS_ONLY = "~"


@lru_cache(maxsize=4096)
def name_sounds(name: str) -> tuple[str, ...]:
    """The sounds of the words of a name, sorted, each once; words that only join are left out."""
    words = _SERVANT.sub("abd", fold(name)).split()
    telling = [word for word in words if word not in _PARTICLES] or words
    return tuple(sorted({_heard(word) for word in telling[:MOST_WORDS]}))


def whole_key(name: str) -> str:
    """The key of a whole name; empty for no name."""
    return " ".join(name_sounds(name))


def part_keys(name: str) -> frozenset[str]:
    """The keys of every two words of a name: who left out a word is found by the others."""
    return frozenset(" ".join(pair) for pair in combinations(name_sounds(name), 2))


def shared_sounds(one: str, other: str) -> float:
    """How much of two names sounds alike, 0 to 1: words in common, of the shorter name."""
    mine, theirs = set(name_sounds(one)), set(name_sounds(other))
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def _heard(word: str) -> str:
    for spelt, letters in _SPELT:
        word = word.replace(spelt, letters)
    bare = _ARTICLE.sub("", word) if len(word) > 5 else word
    heard = sound(_SOFT.sub("s", bare)).translate(_ALIKE)
    # A final h is the ة of one spelling and nothing in another.
    return heard.rstrip("h") or _VOWELS_ONLY
