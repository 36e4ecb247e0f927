"""Shapes: what a YAML file may look like, as data that is written once and used twice.

`misfits` holds a file against its shape and says, with lines, where it differs; `flows.schema` turns the
same shape into a JSON Schema for editors. So the two can never disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flows.faults import Fault, unknown
from flows.yaml_reading import Items, Scalar, Table, Tree


@dataclass(frozen=True, slots=True)
class Word:
    """A string: one of `values`, or of the form `pattern`; `what` names it in faults and editors."""

    what: str
    pattern: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Many:
    """A list of things of one shape, at least `least` of them."""

    of: Shape
    least: int = 1


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping whose keys the author chooses; each key has the form `key`."""

    key: Word
    of: Shape
    least: int = 1


@dataclass(frozen=True, slots=True)
class Key:
    """What stands under a key of a record, and what it is for."""

    shape: Shape
    doc: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys."""

    what: str
    keys: Mapping[str, Key]


@dataclass(frozen=True, slots=True)
class Verbs:
    """A mapping whose first key is a verb, which decides what else may stand there."""

    what: str
    records: Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Either:
    """A string, or something with parts."""

    word: Word
    other: Shape


Shape = Word | Many | Named | Record | Verbs | Either


def misfits(tree: Tree, shape: Shape, file: str) -> list[Fault]:
    """All differences between what was written and its shape; empty where it fits."""
    return [Fault(file, line, message) for line, message in _Fitting("").fit(tree, shape)]


_Misfit = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Fitting:
    """Walks tree and shape together; `at` says where, as `nodes.seat.outcomes`."""

    at: str

    def below(self, key: str) -> _Fitting:
        return _Fitting(f"{self.at}.{key}" if self.at else key)

    def say(self, line: int, message: str) -> _Misfit:
        return line, f"{self.at}: {message}" if self.at else message

    def fit(self, tree: Tree, shape: Shape) -> Iterator[_Misfit]:
        match shape:
            case Word():
                yield from self._word(tree, shape)
            case Many():
                yield from self._many(tree, shape)
            case Named():
                yield from self._named(tree, shape)
            case Record():
                yield from self._record(tree, shape)
            case Verbs():
                yield from self._verbs(tree, shape)
            case Either():
                yield from self.fit(tree, shape.word if isinstance(tree, Scalar) else shape.other)

    def _word(self, tree: Tree, shape: Word) -> Iterator[_Misfit]:
        if not isinstance(tree, Scalar):
            yield self.say(tree.line, f"expected {shape.what}, not {_kind(tree)}")
        elif shape.values and tree.value not in shape.values:
            yield self.say(tree.line, unknown(shape.what, tree.value, shape.values))
        elif shape.pattern and not re.fullmatch(shape.pattern, tree.value):
            yield self.say(tree.line, f"{tree.value[:60]!r} is not {shape.what}")

    def _many(self, tree: Tree, shape: Many) -> Iterator[_Misfit]:
        if not isinstance(tree, Items):
            yield self.say(tree.line, f"expected a list, not {_kind(tree)}")
            return
        if len(tree.items) < shape.least:
            yield self.say(tree.line, "the list is empty")
        for number, item in enumerate(tree.items, 1):
            yield from self.below(str(number)).fit(item, shape.of)

    def _named(self, tree: Tree, shape: Named) -> Iterator[_Misfit]:
        if not isinstance(tree, Table):
            yield self.say(tree.line, f"expected a mapping, not {_kind(tree)}")
            return
        if len(tree.entries) < shape.least:
            yield self.say(tree.line, "the mapping is empty")
        for key, value in tree.entries.items():
            yield from self._word(Scalar(key, tree.lines[key]), shape.key)
            yield from self.below(key).fit(value, shape.of)

    def _record(self, tree: Tree, shape: Record) -> Iterator[_Misfit]:
        if not isinstance(tree, Table):
            yield self.say(tree.line, f"expected {shape.what} with its keys, not {_kind(tree)}")
            return
        for key, value in tree.entries.items():
            if key in shape.keys:
                yield from self.below(key).fit(value, shape.keys[key].shape)
            else:
                yield self.say(tree.lines[key], unknown(f"key of {shape.what}", key, shape.keys))
        for key, wanted in shape.keys.items():
            if wanted.required and key not in tree.entries:
                yield self.say(tree.line, f"{shape.what} needs {key!r}: {wanted.doc}")

    def _verbs(self, tree: Tree, shape: Verbs) -> Iterator[_Misfit]:
        if not isinstance(tree, Table) or not tree.entries:
            yield self.say(tree.line, f"expected {shape.what} that starts with a verb, not {_kind(tree)}")
            return
        first, *others = tree.entries
        if first not in shape.records:
            late = next((key for key in others if key in shape.records), "")
            why = f"its verb {late!r} must come first" if late else unknown("verb", first, shape.records)
            yield self.say(tree.lines[first], why)
            return
        second = [key for key in others if key in shape.records and key not in shape.records[first].keys]
        for key in second:
            yield self.say(tree.lines[key], f"{shape.what} has one verb, but this has {first!r} and {key!r}")
        kept = {key: value for key, value in tree.entries.items() if key not in second}
        yield from self._record(Table(kept, tree.lines, tree.line), shape.records[first])


def _kind(tree: Tree) -> str:
    match tree:
        case Scalar():
            return "a single value" if tree.value else "an empty value"
        case Items():
            return "a list"
        case Table():
            return "a mapping"
