"""What every check is given: the library, and what can be known in each flow, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flows.faults import Fault
from flows.library import Library
from flows.model import PERSON_FIELDS, AdviseNode, AskNode, DoNode, Flow, Node, WeighNode
from flows.requests import REQUESTS
from flows.turn import NAMED_FIELDS
from flows.ways import calls

PLATFORM_FACTS = frozenset(
    {
        "platform_name",
        "platform_address",
        "platform_hours",
        "platform_phone",
        "platform_controller",
        "platform_cndp_receipt",
    }
)
"""What every text may say about the platform; an operator's settings may add more."""


@dataclass(frozen=True, slots=True)
class Case:
    """A library under check; `fields` are the fields that can be known in a flow, by its name."""

    library: Library
    fields: Mapping[str, frozenset[str]]
    platform: frozenset[str]

    def sayable(self, flow: Flow) -> frozenset[str]:
        """What the texts of a flow may use: fields, names of their values, facts about the platform."""
        fields = self.fields[flow.name]
        named = {f"{field}_name" for field in fields if field in NAMED_FIELDS}
        return fields | named | self.platform


def open_case(library: Library) -> Case:
    """Work out once what all checks need."""
    own = {flow.name: _own_fields(flow) for flow in library.flows.values()}
    reached = {name: _reached(library, name) for name in library.flows}
    fields = {name: frozenset().union(*(own[other] for other in reached[name])) for name in own}
    platform = PLATFORM_FACTS.union(*library.platform.values())
    return Case(library, fields, platform)


def at(flow: Flow, node: Node, message: str) -> Fault:
    """A fault of a node."""
    return Fault(node.source.file, node.source.line, f"{flow.name}.{node.name}: {message}")


def of(flow: Flow, message: str) -> Fault:
    """A fault of a flow as a whole."""
    return Fault(flow.source.file, flow.source.line, f"{flow.name}: {message}")


def _own_fields(flow: Flow) -> frozenset[str]:
    given: set[str] = set()
    for node in flow.nodes.values():
        if isinstance(node, WeighNode):
            given.add("axis")
        request = _request(node)
        if request in REQUESTS:
            given.update(REQUESTS[request].gives)
    return PERSON_FIELDS | flow.fields | given


def _request(node: Node) -> str:
    match node:
        case DoNode():
            return node.request
        case AskNode() | AdviseNode():
            return node.options
    return ""


def _reached(library: Library, name: str) -> set[str]:
    """A flow and all it calls: what they learn is known when they return."""
    reached, left = {name}, [name]
    while left:
        for call in calls(library.flows[left.pop()]):
            if call.flow in library.flows and call.flow not in reached:
                reached.add(call.flow)
                left.append(call.flow)
    return reached
