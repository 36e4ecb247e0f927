"""Where a node can lead: the arrows of a flow, for checking it and for drawing it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flows.model import (
    AdviseNode,
    AskNode,
    CallNode,
    Case,
    DecideNode,
    DoNode,
    Flow,
    ListenNode,
    Node,
)
from flows.orientation import Rules

TYPED, LISTED, SKIPPED, NOTHING_LISTED = "typed", "listed", "skipped", "nothing listed"


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow: where to (empty: the author forgot), what takes it, the text of its button if it has one."""

    to: str
    by: str = ""
    text: str = ""


def ways(node: Node, rules: Rules) -> tuple[Way, ...]:
    """All ways out of a node; the steps of an orientation count as its ways."""
    match node:
        case AskNode():
            return tuple(_of_question(node))
        case AdviseNode():
            return tuple(_of_advice(node, rules))
        case DecideNode():
            cases = [Way(case.next, _condition(case)) for case in node.cases]
            return (*cases, Way(node.next, "else"))
        case DoNode():
            return tuple(Way(to, outcome) for outcome, to in node.outcomes.items())
        case _:
            return (Way(node.next),)


def waits(node: Node) -> bool:
    """Whether a conversation stands still here until the person does something."""
    return isinstance(node, AskNode | AdviseNode | ListenNode)


def calls(flow: Flow) -> list[CallNode]:
    """The calls of a flow in the order written."""
    return [node for node in flow.nodes.values() if isinstance(node, CallNode)]


def _of_question(node: AskNode) -> Iterator[Way]:
    for choice in node.choices:
        yield Way(choice.next or node.next, choice.key, choice.text)
    if node.rule:
        yield Way(node.next, TYPED)
    if node.options:
        yield Way(node.next, LISTED)
        yield Way(node.none or node.next, NOTHING_LISTED)
    if node.skip:
        yield Way(node.next, SKIPPED)


def _of_advice(node: AdviseNode, rules: Rules) -> Iterator[Way]:
    for step in rules.steps:
        yield Way(step.next, step.key, step.text)
    if node.options:
        yield Way(node.option_next, LISTED)
    yield Way(node.next)


def _condition(case: Case) -> str:
    return ", ".join(
        f"{field} = {' | '.join(v or '?' for v in values)}" for field, values in case.when.items()
    )
