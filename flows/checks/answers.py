"""Can every answer be given, and every case come true?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from flows.checks.findings import Case, at
from flows.faults import Fault, unknown
from flows.library import Library
from flows.matching import fold
from flows.model import (
    READ_ONLY_FIELDS,
    AdviseNode,
    AskNode,
    Choice,
    DecideNode,
    DoNode,
    Flow,
    SetNode,
)
from flows.requests import REQUESTS

LONGEST_KEY = 64 - len("v123456.")
"""Telegram carries 64 bytes with a button; the version of the question takes up to six characters."""

_folded = lru_cache(maxsize=16384)(fold)  # the same aliases come again in every language

Values = Mapping[str, frozenset[str]]
"""All values that a field can get, for the fields that get only values written down somewhere."""


def answers(case: Case, flow: Flow, values: Values) -> Iterator[Fault]:
    """Choices nobody can give and cases that never hold."""
    for node in flow.nodes.values():
        if isinstance(node, AskNode):
            messages = [*_keys(node), *_alike(case.library, node)]
        elif isinstance(node, DecideNode):
            messages = [*_hidden(node), *_never(node, values)]
        else:
            continue
        for message in dict.fromkeys(messages):
            yield at(flow, node, message)


def possible_values(library: Library) -> Values:
    """Gather the values written for each field; typed, listed or requested ones are left out."""
    found: dict[str, set[str]] = {}
    # Worked out by the engine, or said by a list that was imported: no author writes all their values.
    free = {*READ_ONLY_FIELDS, "age_band", "axis", "disability"}
    for flow in library.flows.values():
        for field in flow.fields:
            found.setdefault(field, set())
        for node in flow.nodes.values():
            match node:
                case AskNode():
                    _gather(found, [choice.sets for choice in node.choices])
                    free |= {node.field} if node.rule or node.options else set()
                case SetNode():
                    _gather(found, [node.sets])
                case AdviseNode():
                    _gather(found, [step.sets for step in library.orientation.steps])
                    free.add(node.field)
                case DoNode() if node.request in REQUESTS:
                    free.update(REQUESTS[node.request].gives)
                case _:
                    pass
    return {field: frozenset(values | {""}) for field, values in found.items() if field not in free}


def _gather(found: dict[str, set[str]], sets: list[Mapping[str, str]]) -> None:
    for written in sets:
        for field, value in written.items():
            found.setdefault(field, set()).add(value)


def _keys(node: AskNode) -> Iterator[str]:
    keys = [choice.key for choice in node.choices]
    for key in dict.fromkeys(keys):
        if keys.count(key) > 1:
            yield f"two choices have the key {key!r}"
        if len(key.encode()) > LONGEST_KEY:
            yield f"the key {key[:20]!r}... is longer than {LONGEST_KEY} bytes: no button can carry it"


def _alike(library: Library, node: AskNode) -> Iterator[str]:
    """Two choices that go by one name: typing it means neither."""
    told: set[frozenset[str]] = set()
    for language in library.texts.languages:
        owners: dict[str, str] = {}
        for number, choice in enumerate(node.choices, 1):
            for name in _names(library, language, choice, "" if node.rule else str(number)):
                owner = owners.setdefault(_folded(name), choice.key)
                pair = frozenset({owner, choice.key})
                if owner != choice.key and pair not in told:
                    told.add(pair)
                    yield f"{name!r} ({language}) means both {owner!r} and {choice.key!r}"


def _names(library: Library, language: str, choice: Choice, number: str) -> list[str]:
    label = library.texts.label(language, choice.text, {})
    names = [choice.key.replace("_", " "), label, *choice.aliases, number]
    return [name for name in names if _folded(name)]


def _hidden(node: DecideNode) -> Iterator[str]:
    """A case is hidden when an earlier one holds wherever it does."""
    for later, case in enumerate(node.cases):
        for earlier, wider in enumerate(node.cases[:later]):
            if all(set(case.when.get(field, ())) <= set(values) for field, values in wider.when.items()) and (
                wider.when.keys() <= case.when.keys()
            ):
                yield f"case {later + 1} never counts: case {earlier + 1} always comes before it"
                break


def _never(node: DecideNode, values: Values) -> Iterator[str]:
    for number, case in enumerate(node.cases, 1):
        for message in impossible(case.when, values):
            yield f"case {number} asks for what nobody can say: {message}"


def impossible(when: Mapping[str, tuple[str, ...]], values: Values) -> Iterator[str]:
    """Values of a condition that its fields never get."""
    for field, wanted in when.items():
        for value in wanted:
            if field in values and value not in values[field]:
                yield unknown(f"value of {field}", value, values[field])
