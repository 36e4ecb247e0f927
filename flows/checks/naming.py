"""Does everything that a flow names exist? Nodes, flows, fields, requests, rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flows.checks.findings import Case, at, of
from flows.faults import Fault, unknown
from flows.model import (
    CONFIDENTIAL_FIELDS,
    END,
    PERSON_FIELDS,
    READ_ONLY_FIELDS,
    AdviseNode,
    AskNode,
    CallNode,
    DecideNode,
    DoNode,
    Flow,
    Node,
    SetNode,
    WeighNode,
)
from flows.requests import REQUESTS
from flows.roles import allows
from flows.rules import RULES
from flows.ways import ways


def naming(case: Case, flow: Flow) -> Iterator[Fault]:
    """All names of a flow that lead nowhere, or where they must not."""
    if flow.entry not in flow.nodes:
        yield of(flow, f"entry: {unknown('node', flow.entry, flow.nodes)}")
    for node in flow.nodes.values():
        messages = [*_ways(case, flow, node), *_fields(case, flow, node), *_named(case, flow, node)]
        for message in dict.fromkeys(messages):
            yield at(flow, node, message)


def _ways(case: Case, flow: Flow, node: Node) -> Iterator[str]:
    for way in ways(node, case.library.orientation):
        if not way.to:
            yield f"the answer {way.by!r} has no way on: it needs next"
        elif way.to != END and way.to not in flow.nodes:
            yield unknown("node", way.to, [*flow.nodes, END])


def _named(case: Case, flow: Flow, node: Node) -> Iterator[str]:
    match node:
        case CallNode():
            yield from _call(case, flow, node)
        case DoNode():
            yield from _do(case, flow, node)
        case AskNode():
            yield from _listing(case, flow, node)
            yield from _question(flow, node)
        case AdviseNode():
            yield from _listing(case, flow, node)
            if node.options and not node.field:
                yield "the option chosen goes nowhere: it needs field"
        case WeighNode() if not case.library.orientation.axes:
            yield "there are no rules of orientation to weigh by"


def _call(case: Case, flow: Flow, node: CallNode) -> Iterator[str]:
    called = case.library.flows.get(node.flow)
    if called is None:
        yield unknown("flow", node.flow, case.library.flows)
    elif not allows(flow.role, called.role):
        yield f"{called.name!r} is for staff ({called.role}); {flow.role or 'young people'} cannot enter it"


def _do(case: Case, flow: Flow, node: DoNode) -> Iterator[str]:
    kind = REQUESTS.get(node.request)
    if kind is None:
        yield unknown("request", node.request, REQUESTS)
        return
    yield from _allowed(flow, node.request)
    yield from _arguments(case, flow, node.request, node.arguments)
    for outcome in node.outcomes:
        if outcome not in kind.outcomes:
            yield unknown(f"outcome of {node.request}", outcome, kind.outcomes)
    for outcome in kind.outcomes:
        if outcome not in node.outcomes:
            yield f"the outcome {outcome!r} of {node.request} has no way on"


def _listing(case: Case, flow: Flow, node: AskNode | AdviseNode) -> Iterator[str]:
    if not node.options:
        if node.arguments:
            yield "with needs options"
        return
    if node.options not in REQUESTS:
        yield unknown("request", node.options, REQUESTS)
    elif not REQUESTS[node.options].lists:
        yield f"the request {node.options!r} lists no options"
    else:
        yield from _allowed(flow, node.options)
        yield from _arguments(case, flow, node.options, node.arguments)


def _allowed(flow: Flow, request: str) -> Iterator[str]:
    needed = REQUESTS[request].role
    if not allows(flow.role, needed):
        yield f"{request} is for staff ({needed}); {flow.role or 'young people'} cannot ask for it"


def _arguments(case: Case, flow: Flow, request: str, given: Mapping[str, str]) -> Iterator[str]:
    kind = REQUESTS[request]
    for argument, field in given.items():
        if argument not in kind.arguments + kind.optional:
            yield unknown(f"argument of {request}", argument, kind.arguments + kind.optional)
        yield from _readable(case, flow, field)
    for argument in kind.arguments:
        if argument not in given:
            yield f"{request} needs the argument {argument!r}"


def _question(flow: Flow, node: AskNode) -> Iterator[str]:
    if node.rule and node.rule not in RULES:
        yield unknown("rule", node.rule, RULES)
    if not (node.choices or node.options or node.rule):
        yield "nobody can answer: it needs choices, options or a rule"
    if (node.rule or node.options) and not node.field:
        yield "the answer goes nowhere: it needs field"
    if node.none and not node.options:
        yield "none needs options"
    if node.share_phone and node.rule != "phone":
        yield "share_phone needs the rule phone"
    if node.field in CONFIDENTIAL_FIELDS and not (node.confidential or flow.confidential):
        yield f"{node.field!r} identifies a person: it needs confidential: yes"


def _fields(case: Case, flow: Flow, node: Node) -> Iterator[str]:
    for field in _written(case, node):
        if field in READ_ONLY_FIELDS:
            yield f"{field!r} can be read, not set"
        elif field not in PERSON_FIELDS | flow.fields:
            yield f"the field {field!r} is not declared in fields"
    if isinstance(node, DecideNode):
        for decision in node.cases:
            for field in decision.when:
                yield from _readable(case, flow, field)


def _written(case: Case, node: Node) -> Iterable[str]:
    match node:
        case AskNode():
            fields = {field for choice in node.choices for field in choice.sets}
            return sorted(fields | {node.field} - {""})
        case AdviseNode():
            fields = {field for step in case.library.orientation.steps for field in step.sets}
            return sorted(fields | {node.field} - {""})
        case SetNode():
            return node.sets
    return ()


def _readable(case: Case, flow: Flow, field: str) -> Iterator[str]:
    known = case.fields[flow.name] | case.platform
    if field not in known:
        yield unknown("field", field, known)
