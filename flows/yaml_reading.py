"""YAML as a tree of strings with line numbers, and nothing else of YAML.

Typing rules turn `no` into False, `12:30` into 750 and a phone number into an octal, so every scalar
stays the string that was written. Anchors, aliases, tags and merge keys are refused: they can make a
small file into a huge one, and authors do not need them. The file is read event by event and given up
at the first cap it passes, so a hostile one costs neither time nor memory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from flows.faults import Fault, Faulty

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
MOST_NODES = 20_000
MOST_FAULTS = 100
"""Caps for one file; a larger one is refused."""


_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for YAML."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, however it was quoted."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Tree, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping in the order written; `lines` says where each key stands."""

    entries: Mapping[str, Tree]
    lines: Mapping[str, int]
    line: int


Tree = Scalar | Items | Table

Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(tree: Tree) -> Any:
    """The same tree as strings, lists and dicts, where lines no longer matter (a `Plain`)."""
    match tree:
        case Scalar():
            return tree.value
        case Items():
            return [plain(item) for item in tree.items]
        case Table():
            return {key: plain(value) for key, value in tree.entries.items()}


def read_yaml(text: str, file: str) -> Tree:
    """Read one document; `file` only names it in faults. Raises Faulty with all faults found."""
    if len(text) > MOST_BYTES or len(_encoded(text, file)) > MOST_BYTES:
        raise Faulty([Fault(file, 0, f"larger than {MOST_BYTES:,} bytes")])
    composer = _Composer(file)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            composer.take(event)
    except yaml.YAMLError as error:
        composer.fault(_line_of(error, text), _words_of(error))
    except _GivenUp:
        pass
    if composer.faults:
        raise Faulty(composer.faults)
    if composer.root is None:
        raise Faulty([Fault(file, 1, "the file is empty")])
    return composer.root


def _encoded(text: str, file: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise Faulty([Fault(file, text.count("\n", 0, error.start) + 1, "not valid Unicode")]) from None


def _line_of(error: yaml.YAMLError, text: str) -> int:
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    breaks = len(_BREAK.findall(text))
    if begun is not None and (mark is None or mark.line >= breaks):
        mark = begun  # what was never closed is better shown where it was opened
    if mark is not None:
        return min(int(mark.line), breaks) + 1
    position = getattr(error, "position", 0)  # of a character that YAML forbids, in bytes
    return text.encode()[:position].count(b"\n") + 1


def _words_of(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    context = getattr(error, "context", None)
    return f"not YAML: {problem}" + (f" {context}" if context else "")


class _GivenUp(Exception):
    """A cap was passed: what follows is not worth reading."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read; `key` waits for its value."""

    line: int
    mapping: bool
    items: list[Tree] = field(default_factory=list)
    entries: dict[str, Tree] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    key: Scalar | None = None

    def close(self) -> Tree:
        if self.mapping:
            return Table(self.entries, self.lines, self.line)
        return Items(tuple(self.items), self.line)


class _Composer:
    """Builds the tree from parser events with its own stack: depth costs no recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.root: Tree | None = None
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def fault(self, line: int, message: str) -> None:
        """Note a fault and go on; give up when there are too many."""
        self.faults.append(Fault(self.file, line, message))
        if len(self.faults) >= MOST_FAULTS:
            raise _GivenUp

    def take(self, event: yaml.Event) -> None:
        """Take the parser's next event."""
        line = event.start_mark.line + 1 if event.start_mark else 0
        match event:
            case yaml.DocumentStartEvent():
                self._start_document(line)
            case yaml.AliasEvent():
                self.fault(line, f"alias '*{event.anchor}': write the thing out instead")
                self._place(Scalar("", line))
            case yaml.ScalarEvent():
                self._start(event, line)
                self._place(Scalar(event.value, line))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._start(event, line)
                self._descend(_Open(line, isinstance(event, yaml.MappingStartEvent)))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._place(self._open.pop().close())

    def _start_document(self, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            self.fault(line, "a second document: one file holds one")
            raise _GivenUp

    def _start(self, event: Any, line: int) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self.fault(line, f"more than {MOST_NODES:,} values")
            raise _GivenUp
        if event.anchor:
            self.fault(line, f"anchor '&{event.anchor}': write the thing out instead")
        if event.tag:
            self.fault(line, f"tag {event.tag!r}: every value is a plain string here")

    def _descend(self, opened: _Open) -> None:
        if len(self._open) >= MOST_DEPTH:
            self.fault(opened.line, f"nested deeper than {MOST_DEPTH} levels")
            raise _GivenUp
        self._open.append(opened)

    def _place(self, tree: Tree) -> None:
        if not self._open:
            self.root = tree
            return
        parent = self._open[-1]
        if not parent.mapping:
            parent.items.append(tree)
        elif parent.key is None:
            parent.key = self._key(tree, parent)
        else:
            parent.entries[parent.key.value] = tree
            parent.lines[parent.key.value] = parent.key.line
            parent.key = None

    def _key(self, tree: Tree, parent: _Open) -> Scalar:
        if not isinstance(tree, Scalar):
            self.fault(tree.line, "a list or mapping cannot be a key")
            return Scalar("", tree.line)
        if tree.value == "<<":
            self.fault(tree.line, "merge key '<<': write the thing out instead")
        elif tree.value in parent.entries:
            self.fault(tree.line, f"key {tree.value!r} is already on line {parent.lines[tree.value]}")
        return tree
