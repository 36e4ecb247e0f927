"""Flows drawn as Mermaid diagrams, from the same ways that the checker follows."""

from __future__ import annotations

from collections.abc import Iterator

from flows.library import Library
from flows.model import (
    END,
    AdviseNode,
    AskNode,
    CallNode,
    CompleteNode,
    DecideNode,
    DoNode,
    Flow,
    ListenNode,
    Node,
    SayNode,
    SetNode,
    WeighNode,
)
from flows.orientation import Rules
from flows.texts import Texts
from flows.ways import Way, calls, ways

START, NOWHERE = "_start", "_nowhere"
"""Ids that no node of an author can have."""

LONGEST = 80
"""Characters of a text that are shown in a diagram."""


def mermaid(flow: Flow, texts: Texts, language: str, rules: Rules | None = None) -> str:
    """Draw one flow in the words of a language; `rules` add the steps of an orientation."""
    return "\n".join(["flowchart TD", *_drawn(flow, texts, language, rules or Rules(), "    ")]) + "\n"


def overview(library: Library) -> str:
    """Draw which flow calls which."""
    lines = ["flowchart LR"]
    for flow in library.flows.values():
        role = f" ({flow.role})" if flow.role else ""
        lines.append(f"    {_id(flow.name)}[{_quoted(flow.name + role)}]")
    for flow in library.flows.values():
        for called in dict.fromkeys(call.flow for call in calls(flow)):
            lines.append(f"    {_id(flow.name)} --> {_id(called)}")
    return "\n".join(lines) + "\n"


def mermaid_library(library: Library, language: str) -> str:
    """Draw all flows in one diagram, each in a frame of its own."""
    lines = ["flowchart TD"]
    for flow in library.flows.values():
        lines.append(f"    subgraph {_id(flow.name)}[{_quoted(flow.name)}]")
        lines += _drawn(flow, library.texts, language, library.orientation, "        ")
        lines.append("    end")
    return "\n".join(lines) + "\n"


def _drawn(flow: Flow, texts: Texts, language: str, rules: Rules, indent: str) -> Iterator[str]:
    yield f"{indent}{_at(flow, START)}([{_quoted(flow.name)}]) --> {_at(flow, flow.entry)}"
    for node in flow.nodes.values():
        yield f"{indent}{_at(flow, node.name)}{_box(node, texts, language)}"
        for way in dict.fromkeys(ways(node, rules)):
            yield f"{indent}{_at(flow, node.name)} -->{_label(way, texts, language)} {_at(flow, way.to)}"
    yield f"{indent}{_at(flow, END)}(({_quoted(END)}))"


def _label(way: Way, texts: Texts, language: str) -> str:
    words = texts.label(language, way.text, {}) if way.text else way.by
    return f"|{_quoted(words)}|" if words else ""


def _box(node: Node, texts: Texts, language: str) -> str:
    """The shape tells the verb: round for words, slanted for questions, diamond for decisions ..."""
    opening, closing = _SHAPES[type(node)]
    return f"{opening}{_quoted(_words(node, texts, language))}{closing}"


def _words(node: Node, texts: Texts, language: str) -> str:
    match node:
        case SayNode() | AskNode() | AdviseNode() | ListenNode():
            return texts.label(language, node.text, {})
        case DoNode():
            return f"do {node.request}"
        case CallNode():
            return f"call {node.flow}"
        case CompleteNode():
            return f"complete {node.service}: {node.outcome}"
        case SetNode():
            return "set " + ", ".join(f"{field} = {value or '?'}" for field, value in node.sets.items())
        case DecideNode() | WeighNode():
            return node.name


_SHAPES = {
    SayNode: ("(", ")"),
    AskNode: ("[/", "/]"),
    AdviseNode: ("[/", "/]"),
    ListenNode: ("[(", ")]"),
    DecideNode: ("{", "}"),
    SetNode: ("[", "]"),
    DoNode: ("[[", "]]"),
    CallNode: ("[[", "]]"),
    CompleteNode: ("((", "))"),
    WeighNode: ("{{", "}}"),
}


def _at(flow: Flow, node: str) -> str:
    """An id that no two nodes of the library share, and that is no word of Mermaid's own (as `end` is)."""
    return f"n_{flow.name}-{node or NOWHERE}"


def _id(name: str) -> str:
    return f"f_{name}"


_ESCAPES = str.maketrans({mark: f"#{ord(mark)};" for mark in '"#<>&|`{}[]()\\;'})


def _quoted(words: str) -> str:
    """Words between quotes: one line, cut short, and escaped where Mermaid would read them as its own."""
    line = " ".join(words.split())
    cut = line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
    return f'"{cut.translate(_ESCAPES)}"'
