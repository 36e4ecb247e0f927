"""The words in which figures are asked for (flows/data/asking.yaml), made ready for reading questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from flows.danger import spell
from flows.faults import Fault, Faulty
from flows.grammar import NAME, SERVICES, SPELLING
from flows.lists import Lists
from flows.matching import Names, fold, index
from flows.shapes import Key, Many, Named, Record, Word, misfits
from flows.yaml_reading import Items, Scalar, Table, Tree

SIGNS = (
    "by", "compare", "since", "until", "from", "to", "between", "this", "last", "under", "over",
    "except", "known",
)  # fmt: skip
TOPICS = ("overview", "persons", "training")
TIMES = ("today", "yesterday", "now", "start", "last_year", "previous")
UNITS = ("day", "week", "month", "quarter", "half", "year")
SEVERAL = "_"
"""Between the ids of a word that names two figures."""

_LANGUAGES = Named(NAME, Many(SPELLING, least=0))


def _numbers(what: str, last: int) -> Named:
    return Named(Word(what, values=tuple(map(str, range(1, last + 1)))), _LANGUAGES, least=0)


def _named(what: str, known: tuple[str, ...] = ()) -> Named:
    return Named(Word(what, "" if known else "[A-Za-z0-9_]+", known), _LANGUAGES, least=0)


_FILE = Record(
    "asking.yaml",
    {
        "passed_over": Key(_LANGUAGES, "words that may stand anywhere, even inside a phrase", required=True),
        "fillers": Key(_LANGUAGES, "words of asking, of no weight", required=True),
        "signs": Key(_named("sign", SIGNS), "words that join the others", required=True),
        "topics": Key(_named("topic", TOPICS), "what is asked about without naming a figure"),
        "figures": Key(_named("an id of a figure"), "words that name a figure"),
        "dimensions": Key(_named("a dimension"), "what figures can be split by"),
        "values": Key(Named(NAME, _named("a value"), least=0), "whom the figures are about"),
        "times": Key(_named("time", TIMES), "times with a name"),
        "units": Key(_named("unit of time", UNITS), "units of time"),
        "pairs": Key(_named("unit of time", UNITS), "two of a unit of time, in one word"),
        "months": Key(_numbers("month", 12), "names of months"),
        "quarters": Key(_numbers("quarter", 4), "names of quarters"),
        "halves": Key(_numbers("half of a year", 2), "names of halves of a year"),
        "numbers": Key(_numbers("number", 12), "numbers in words"),
    },
)
_FROM_LISTS = {"commune": "communes", "training_field": "training_fields", "age_band": "age_bands"}
"""Values whose words are those of a list."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means: its section in the singular, its key, and of a value the dimension."""

    kind: str
    key: str = ""
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrases as tuples of bare words; `longest` counts the words of the longest.

    `known` are all their single words; `spelt` brings other spellings of Darija in Latin letters to them.
    """

    meanings: Mapping[tuple[str, ...], Meaning] = field(default_factory=dict)
    longest: int = 0
    known: frozenset[str] = frozenset()
    spelt: Mapping[str, str] = field(default_factory=dict)
    passed_over: frozenset[str] = frozenset()
    single: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Meaning, written as one key, -> the phrases of one word that mean it."""
    keys: tuple[tuple[Meaning, int], ...] = ()
    """Every key that is written in the file, with its line."""

    def names(self) -> Names:
        """The phrases of one word, made ready for finding which one was mistyped."""
        return index(self.single)


def bare(word: str) -> str:
    """A folded word without the Arabic article."""
    return word[2:] if len(word) >= 4 and word.startswith("ال") else word


def bare_words(text: str) -> tuple[str, ...]:
    """The folded words of a text, without the Arabic article."""
    return tuple(map(bare, fold(text).split()))


def read_phrases(tree: Tree, file: str, lists: Lists) -> Phrases:
    """Read asking.yaml; Faulty for wrong shapes and for a spelling with two meanings, with its line."""
    faults = misfits(tree, _FILE, file)
    if faults or not isinstance(tree, Table):
        raise Faulty(faults)
    passed_over = frozenset(
        word
        for spelling in _spellings(tree.entries["passed_over"])
        for word in (fold(spelling.value), *bare_words(spelling.value))
    )
    meanings: dict[tuple[str, ...], Meaning] = {}
    for meaning, spelling in _written(tree):
        words = tuple(word for word in bare_words(spelling.value) if word not in passed_over)
        if not words:
            faults.append(Fault(file, spelling.line, f"{spelling.value!r} is all words that are passed over"))
        elif (other := meanings.setdefault(words, meaning)) != meaning:
            faults.append(Fault(file, spelling.line, _both(spelling.value, other, meaning)))
    if faults:
        raise Faulty(faults)
    for meaning, alias in _listed(lists):
        words = tuple(word for word in bare_words(alias) if word not in passed_over)
        if words and not all(word.isdecimal() and len(words) == 1 for word in words):
            meanings.setdefault(words, meaning)
    return _phrases(meanings, passed_over, tuple(_keys(tree)))


def _both(spelling: str, one: Meaning, other: Meaning) -> str:
    names = " and ".join(f"{m.kind} {m.dimension and m.dimension + ' '}{m.key}".strip() for m in (one, other))
    return f"{spelling!r} has two meanings: {names}"


def _phrases(
    meanings: Mapping[tuple[str, ...], Meaning],
    passed_over: frozenset[str],
    keys: tuple[tuple[Meaning, int], ...],
) -> Phrases:
    known = frozenset(word for words in meanings for word in words) | passed_over
    single: dict[str, list[str]] = {}
    for words, meaning in meanings.items():
        if len(words) == 1 and len(words[0]) >= 4 and meaning.kind != "filler":
            single.setdefault(repr(meaning), []).append(words[0])
    return Phrases(
        meanings=meanings,
        longest=max(map(len, meanings), default=0),
        known=known,
        spelt=_spelt(known, meanings),
        passed_over=passed_over,
        single={key: tuple(words) for key, words in single.items()},
        keys=keys,
    )


def _spelt(known: frozenset[str], meanings: Mapping[tuple[str, ...], Meaning]) -> dict[str, str]:
    """Another spelling -> the word of the file; none where words of other meanings are spelt alike."""
    found: dict[str, str] = {}
    doubtful = set()
    for word in sorted(known):
        heard = spell(word)
        if not word.isascii() or len(heard) < 3:
            continue
        other = found.setdefault(heard, word)
        if meanings.get((other,)) != meanings.get((word,)):
            doubtful.add(heard)
    return {heard: word for heard, word in found.items() if heard not in doubtful}


def _spellings(tree: Tree) -> Iterator[Scalar]:
    """Every spelling below a place of the file."""
    match tree:
        case Scalar():
            yield tree
        case Items():
            for item in tree.items:
                yield from _spellings(item)
        case Table():
            for below in tree.entries.values():
                yield from _spellings(below)


_KINDS = {
    "signs": "sign", "topics": "topic", "figures": "figure", "dimensions": "dimension", "times": "time",
    "units": "unit", "pairs": "pair", "months": "month", "quarters": "quarter", "halves": "half",
    "numbers": "number",
}  # fmt: skip


def _written(tree: Table) -> Iterator[tuple[Meaning, Scalar]]:
    """Every spelling of the file with what it means."""
    for spelling in _spellings(tree.entries["fillers"]):
        yield Meaning("filler"), spelling
    for meaning, line, below in _places(tree):
        if meaning.kind == "figure" and SEVERAL not in meaning.key:
            yield meaning, Scalar(meaning.key, line)
        for spelling in _spellings(below):
            yield meaning, spelling


def _keys(tree: Table) -> Iterator[tuple[Meaning, int]]:
    yield from ((meaning, line) for meaning, line, _ in _places(tree))


def _places(tree: Table) -> Iterator[tuple[Meaning, int, Tree]]:
    for section, kind in _KINDS.items():
        table = tree.entries.get(section)
        if isinstance(table, Table):
            for key, below in table.entries.items():
                yield Meaning(kind, key), table.lines[key], below
    values = tree.entries.get("values")
    for dimension, table in values.entries.items() if isinstance(values, Table) else ():
        if isinstance(table, Table):
            for key, below in table.entries.items():
                yield Meaning("value", key, dimension), table.lines[key], below


def _listed(lists: Lists) -> Iterator[tuple[Meaning, str]]:
    for dimension, name in _FROM_LISTS.items():
        for entry in lists.get(name, ()):
            for alias in entry.aliases:
                yield Meaning("value", entry.key, dimension), alias


def known_values(dimension: str, lists: Lists) -> tuple[str, ...]:
    """The values that a dimension can have by lists and grammar; none where neither says."""
    if dimension == "service":
        return SERVICES
    name = {"sex": "sexes", "profile": "situations", **_FROM_LISTS}.get(dimension, "")
    return tuple(entry.key for entry in lists.get(name, ()))
