"""Free text -> choices: letters folded, typing errors and Darija spellings forgiven, doubt shown as doubt."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

LONGEST = 4096
"""Characters of a message that are looked at."""

LONGEST_QUERY = 200
"""Characters of an answer that are compared with choices."""

_UNIFIED = {
    "ٱ": "ا", "ى": "ي", "ة": "ه", "ء": "", "ـ": "", "ی": "ي", "ک": "ك", "گ": "ك", "ڭ": "ك", "ݣ": "ك",
    "ڤ": "ف", "پ": "ب", "چ": "ش", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "ı": "i", "đ": "d",
}  # fmt: skip
_RUN = re.compile(r"([^\W\d])\1{2,}")


class _Folding(dict[int, str]):
    """What each character becomes, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if character in _UNIFIED:
            folded = _UNIFIED[character]
        elif category == "Nd":
            folded = str(unicodedata.digit(character))
        elif category[0] == "M" or category == "Cf":
            folded = ""
        else:
            folded = character if category[0] in "LN" else " "
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Bring a text to the one form in which texts are compared: small bare letters, digits, single spaces.

    Marks, accents, invisible and direction characters go; Arabic letters that people interchange become
    one; Arabic digits become Western; a letter repeated more than twice counts once; the rest is space.
    """
    bare = unicodedata.normalize("NFKD", text[:LONGEST]).casefold().translate(_FOLDING)
    return " ".join(_RUN.sub(r"\1", bare).split())


@dataclass(frozen=True, slots=True)
class Match:
    """What a typed answer means: one key for certain, or up to three that are near, or nothing."""

    certain: str = ""
    near: tuple[str, ...] = ()


# Words of asking and of politeness: they say nothing about which choice is meant.
_FILLERS = frozenset(
    fold(
        """
        bghit brit bghet bit bghina baghi baghya nebghi kanbghi khasni khassni n9der nqder momkin mumkin
        momkine wach wash ndir ndiro dir nqra n9ra nt3alem nt3allem net3alem nt3elem nt3elm t3alem t3lem t3lam
        nkhdem nkhdm khdma khedma
        nsjel ntsjel tsjil
        f fi fhad had hadi dyal dial diyal d l li lli b bach m3a mn men chi shi wahd wahed ana ila ola wla o w
        u
        تكوين التكوين تكوينات دوره الدوره دورات تكوينيه فورماسيون فرماسيون دراسه شهاده ديبلوم
        بغيت بغينا باغي باغيه كنبغي نبغي خصني خاصني محتاج نقدر يمكن ممكن واش اريد اود ارغب احب عاوني
        ندير ندخل نقرا نتعلم نتعلمو تعلم التعلم اتعلم نخدم خدمه نتسجل تسجيل التسجيل الاستفاده
        في ف هاد هذا هذه ديال د ل لي اللي ب باش مع من على عن شي واحد انا او و ال رقم كيفاش كيف مجال
        je j ai veux voudrais veut aimerais souhaite suis interesse interessee par cherche faire
        apprendre suivre
        formation formations cours stage domaine metier dans de du des le la les l un une en et a au aux d
        sur pour
        moi comment numero no n nimero nemero option choix choisis choisir c est ce
        i want would like to learn study about the an of in on for training course please number
        raqm ra9m svp stp merci عفاك افاك من فضلك afak 3afak formasyon formassion tkwin takwin lformation
        """
    ).split()
)

# Consonants that sound alike, whatever the script: a word of Darija is one word in both.
_SOUNDS = str.maketrans(
    {
        "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "d", "ر": "r", "ز": "z",
        "س": "s", "ش": "c", "ص": "s", "ض": "d", "ط": "t", "ظ": "d", "ع": "", "غ": "g", "ف": "f", "ق": "k",
        "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "", "ي": "", "ا": "",
        "a": "", "e": "", "i": "", "o": "", "u": "", "y": "", "w": "", "c": "k", "q": "k", "p": "b", "v": "f",
        "2": "", "3": "", "5": "x", "7": "h", "8": "h", "9": "k",
    }
)  # fmt: skip
_PAIRS = (("ch", "ش"), ("sh", "ش"), ("kh", "x"), ("gh", "g"), ("ph", "f"), ("th", "t"))
_DOUBLED = re.compile(r"([^\W\d])\1+")


def sound(word: str) -> str:
    """Bring a folded word to its consonants in Latin letters: تكوين, tkwin and takwine are all `tkn`."""
    if word.isdecimal():
        return ""
    for pair, letter in _PAIRS:
        word = word.replace(pair, letter)
    if len(word) > 4 and word.startswith("ال"):
        word = word[2:]
    return _DOUBLED.sub(r"\1", word.translate(_SOUNDS))


def _grams(words: Sequence[str]) -> Counter[str]:
    """Count the runs of 3 and 4 characters of a text, words marked off, and of its consonants."""
    grams: Counter[str] = Counter()
    text = f" {' '.join(words)} "
    for size in (3, 4):
        grams.update(text[start : start + size] for start in range(len(text) - size + 1))
    for word in words:
        if len(heard := sound(word)) > 1:
            grams.update(f"~{part}" for part in _runs(f"<{heard}>"))
    return grams


def _runs(heard: str) -> Iterator[str]:
    yield heard
    yield from (heard[start : start + 3] for start in range(len(heard) - 2))


def _telling(folded: str) -> list[str]:
    """Keep the words that tell something, all of them where none does."""
    words = folded.split()
    return [word for word in words if word not in _FILLERS] or words


def telling(text: str) -> str:
    """Fold a text and leave out its words of asking and politeness, where that leaves any."""
    return " ".join(_telling(fold(text[:LONGEST_QUERY])))


def _forms(folded: str) -> Iterable[str]:
    """Give the forms in which a name is recognised at once: whole, bare of fillers, letters undoubled."""
    telling = " ".join(_telling(folded))
    return dict.fromkeys((folded, telling, _DOUBLED.sub(r"\1", telling)))


_DENIALS = frozenset(
    fold(
        "pas non ne sauf machi ماشي مابغيتش بغيتش ماعنديش mabghitch bghitch mabritch لا ليس غير not no"
    ).split()
)


@dataclass(frozen=True, slots=True)
class _Name:
    key: str
    length: float


@dataclass(frozen=True, slots=True)
class Names:
    """The names of some choices, made ready for comparing by `index`."""

    exact: Mapping[str, tuple[str, ...]]
    names: tuple[_Name, ...]
    postings: Mapping[str, tuple[tuple[int, float], ...]]
    rarity: Mapping[str, float]


def index(names: Mapping[str, Sequence[str]], unnamed: Collection[str] = ()) -> Names:
    """Make key -> names ready for `match`; worth keeping for choices that do not change.

    A key is a name of its own unless it is among the `unnamed`: nobody types the number of a row.
    """
    exact: dict[str, tuple[str, ...]] = {}
    seen: list[tuple[str, Counter[str]]] = []
    for key, spellings in names.items():
        named = spellings if key in unnamed else (key.replace("_", " "), *spellings)
        for folded in dict.fromkeys(fold(spelling) for spelling in named):
            for form in _forms(folded):
                if form and key not in exact.get(form, ()):
                    exact[form] = (*exact.get(form, ()), key)
            if folded:
                seen.append((key, _grams(_telling(folded))))
    return _weighed(exact, seen)


def _weighed(exact: Mapping[str, tuple[str, ...]], seen: list[tuple[str, Counter[str]]]) -> Names:
    keys_of: defaultdict[str, set[str]] = defaultdict(set)
    for key, grams in seen:
        for gram in grams:
            keys_of[gram].add(key)
    total = len({key for key, _ in seen}) + 1
    rarity = {gram: log(1 + total / len(keys)) for gram, keys in keys_of.items()}
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    names = []
    for number, (key, grams) in enumerate(seen):
        weights = {gram: _weight(gram, count, rarity) for gram, count in grams.items()}
        names.append(_Name(key, sqrt(sum(weight * weight for weight in weights.values()))))
        for gram, weight in weights.items():
            postings[gram].append((number, weight))
    return Names(exact, tuple(names), {gram: tuple(found) for gram, found in postings.items()}, rarity)


def _weight(gram: str, count: int, rarity: Mapping[str, float]) -> float:
    """Rare runs weigh more, consonants half; a run that no name has would have been the rarest."""
    weight = sqrt(count) * rarity.get(gram, log(1 + 2 * len(rarity) ** 0.5))
    return weight * 0.5 if gram[0] == "~" else weight


CERTAIN = 0.62
"""Likeness (0 to 1) from which an answer is taken without asking back ..."""

CLEAR = 0.15
"""... if nothing else comes closer than this to it."""

NEAR = 0.25
"""Likeness from which a choice is worth offering."""


def match(query: str, names: Names | Mapping[str, Sequence[str]]) -> Match:
    """Find which choice a typed answer means.

    An answer that is exactly a name (folded), or very like one and no other, is certain. Otherwise the
    nearest choices, at most three and best first, are worth offering. A name that choices share is never
    certain.
    """
    known = names if isinstance(names, Names) else index(names)
    folded = fold(query[:LONGEST_QUERY])
    words = _telling(folded)
    exact = next((known.exact[form] for form in _forms(folded) if form in known.exact), ())
    if exact:
        return Match(exact[0]) if len(exact) == 1 else Match(near=exact[:3])
    likeness = _likeness(words, known)
    best = sorted(likeness, key=lambda key: -likeness[key][0])[:4]
    if not best:
        return Match()
    return _decided(best, likeness, denied=not _DENIALS.isdisjoint(words))


def _decided(best: list[str], likeness: Mapping[str, tuple[float, float]], denied: bool) -> Match:
    score, both = likeness[best[0]]
    second = likeness[best[1]][1] if len(best) > 1 else 0.0
    if both >= CERTAIN and both - second >= CLEAR and not denied:
        return Match(best[0])
    return Match(near=tuple(key for key in best[:3] if likeness[key][0] >= max(NEAR, score / 3)))


def _likeness(words: Sequence[str], known: Names) -> dict[str, tuple[float, float]]:
    """Compare with every name: (how much of it was said, how alike both are), the best of each key."""
    grams = _grams(words)
    shared: defaultdict[int, float] = defaultdict(float)
    length = understood = 0.0
    for gram, count in grams.items():
        weight = _weight(gram, count, known.rarity)
        length += weight * weight
        if postings := known.postings.get(gram):
            understood += weight * weight
            for number, other in postings:
                shared[number] += weight * other
    return _best_by_key(shared, known.names, sqrt(length), sqrt(understood))


def _best_by_key(
    shared: Mapping[int, float], names: Sequence[_Name], length: float, understood: float
) -> dict[str, tuple[float, float]]:
    best: dict[str, tuple[float, float]] = {}
    for number, product in shared.items():
        name = names[number]
        alike = product / (name.length * length)
        score = product / (name.length * sqrt(understood * length))
        if score > best.get(name.key, (0.0, 0.0))[0]:
            best[name.key] = (score, max(alike, best.get(name.key, (0.0, 0.0))[1]))
    return best
