"""Do the texts exist, say only what is known, and fit where they stand?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from flows.checks.findings import Case, at
from flows.events import Value
from flows.faults import Fault
from flows.model import (
    AdviseNode,
    AskNode,
    Flow,
    ListenNode,
    Node,
    SayNode,
)
from flows.texts import Texts

LONGEST_TEXT = 4096
"""Characters of a message after its markup is taken away, as Telegram counts."""

LONGEST_LABEL = {1: 40, 2: 24, 3: 14}
"""Characters of a button that a phone shows, by buttons in the row."""

GENDER = frozenset({"sex"})
"""A label may differ by it, and then shows its neutral form."""

_SAMPLE = "م" * 64
_MARKUP = re.compile(r"<[^<>]*>|&[a-z]+;")


def wording(case: Case, flow: Flow) -> Iterator[Fault]:
    """All faults of the texts that a flow says."""
    sayable = case.sayable(flow)
    for node in flow.nodes.values():
        messages = [
            *(m for text in _said(node) for m in said_faults(case.library.texts, text, sayable)),
            *(
                m
                for text, columns in _labels(node)
                for m in label_faults(case.library.texts, text, LONGEST_LABEL[columns])
            ),
        ]
        for message in dict.fromkeys(messages):
            yield at(flow, node, message)


def said_faults(texts: Texts, text: str, sayable: frozenset[str]) -> Iterator[str]:
    """Faults of a text that is said: missing, about things that are not known, too long."""
    if not texts.has(text):
        yield f"there is no text {text!r}"
        return
    for language in texts.languages:
        variables = texts.variables(language, text)
        for name in sorted(variables - sayable):
            yield f"the text {text!r} ({language}) uses ${name}, which is not known here"
        length = _length(texts.format(language, text, _samples(variables)))
        if length > LONGEST_TEXT:
            yield f"the text {text!r} ({language}) can reach {length} characters of {LONGEST_TEXT}"


def label_faults(texts: Texts, text: str, longest: int) -> Iterator[str]:
    """Faults of a text that stands on a button: missing, with gaps to fill, too long."""
    if not texts.has(text):
        yield f"there is no text {text!r}"
        return
    for language in texts.languages:
        for name in sorted(texts.variables(language, text) - GENDER):
            yield f"the button {text!r} ({language}) uses ${name}, but buttons are not filled in"
        length = _visible(texts.label(language, text, {}))
        if length > longest:
            yield f"the button {text!r} ({language}) has {length} characters; {longest} fit"


def _said(node: Node) -> list[str]:
    match node:
        case AskNode():
            return [text for text in (node.text, node.help) if text]
        case SayNode() | AdviseNode() | ListenNode():
            return [node.text]
    return []


def _labels(node: Node) -> list[tuple[str, int]]:
    """Texts of buttons, and how many stand in a row."""
    if not isinstance(node, AskNode):
        return []
    shared = [(node.share_phone, 1)] if node.share_phone else []
    columns = min(node.columns, max(LONGEST_LABEL))
    return [*((choice.text, columns) for choice in node.choices), *shared]


def _samples(variables: frozenset[str]) -> dict[str, Value]:
    return dict.fromkeys(variables, _SAMPLE)


def _length(text: str) -> int:
    """UTF-16 units, in which Telegram counts."""
    return len(_MARKUP.sub("", text).encode("utf-16-le")) // 2


def _visible(label: str) -> int:
    return sum(unicodedata.category(character) not in ("Mn", "Me", "Cf") for character in label)
