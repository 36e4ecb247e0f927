"""Does every way through a flow lead somewhere, and pause for the person on it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from flows.checks.findings import Case, at
from flows.conversation import Place
from flows.faults import Fault
from flows.library import Library
from flows.model import END, AdviseNode, CallNode, Flow, Node, WeighNode
from flows.ways import calls, waits, ways

Graph = Mapping[Place, tuple[Place, ...]]


def paths(case: Case, flow: Flow) -> Iterator[Fault]:
    """Nodes of a flow that nothing leads to, that lead nowhere, or that come too early."""
    onward = {name: _onward(case, flow, node) for name, node in flow.nodes.items()}
    reached = _closure(onward, {flow.entry})
    for name, node in flow.nodes.items():
        if name not in reached and flow.entry in flow.nodes:
            yield at(flow, node, "nothing leads here")
    yield from _dead_ends(flow, onward)
    yield from _too_early(flow, onward)


def loops(case: Case) -> Iterator[Fault]:
    """Loops in which nobody is waited for, and calls that come back to their own flow."""
    library = case.library
    for flow, names in groupby(_looping(_passing(library)), lambda place: library.flows[place.flow]):
        nodes = [place.node for place in names]
        yield at(flow, flow.nodes[nodes[0]], f"a loop without a wait for the person: {', '.join(nodes)}")
    called = {name: {call.flow for call in calls(flow)} for name, flow in library.flows.items()}
    for flow in library.flows.values():
        for call in calls(flow):
            if call.next != END and flow.name in _closure(called, {call.flow}):
                yield at(flow, call, f"{call.flow!r} leads back to {flow.name!r}: the calls would pile up")


def _onward(case: Case, flow: Flow, node: Node) -> set[str]:
    """Where a node leads; a name that does not exist is told elsewhere and counts as a way out."""
    targets = {way.to for way in ways(node, case.library.orientation)}
    return {target if target in flow.nodes else END for target in targets}


def _closure(onward: Mapping[str, set[str]], start: set[str]) -> set[str]:
    found, left = set(start), list(start)
    while left:
        new = onward.get(left.pop(), set()) - found
        found |= new
        left += new
    return found


def _dead_ends(flow: Flow, onward: Mapping[str, set[str]]) -> Iterator[Fault]:
    backward: dict[str, set[str]] = {}
    for name, targets in onward.items():
        for target in targets:
            backward.setdefault(target, set()).add(name)
    leading = _closure(backward, {END})
    stuck = [name for name in flow.nodes if name not in leading]
    if stuck:
        message = f"a dead end: no way leads from {', '.join(stuck)} to the end"
        yield at(flow, flow.nodes[stuck[0]], message)


def _too_early(flow: Flow, onward: Mapping[str, set[str]]) -> Iterator[Fault]:
    """Advice needs an axis: every way to it must pass a node that weighs."""
    weighing = {name for name, node in flow.nodes.items() if isinstance(node, WeighNode)}
    unweighed = {name: set() if name in weighing else targets for name, targets in onward.items()}
    for name in _closure(unweighed, {flow.entry}):
        node = flow.nodes.get(name)
        if isinstance(node, AdviseNode):
            yield at(flow, node, "advice before anything was weighed: no axis is known here")


def _passing(library: Library) -> Graph:
    """The ways from node to node on which nobody is waited for, through calls as well."""
    through = _seen_through(library)
    graph: dict[Place, tuple[Place, ...]] = {}
    for flow in library.flows.values():
        for name, node in flow.nodes.items():
            if not waits(node):
                graph[Place(flow.name, name)] = tuple(_steps(library, flow, node, through))
    return graph


def _steps(library: Library, flow: Flow, node: Node, through: set[str]) -> Iterator[Place]:
    if isinstance(node, CallNode):
        called = library.flows.get(node.flow)
        if called is not None:
            yield Place(called.name, called.entry)
        if called is not None and called.name not in through:
            return
    for way in ways(node, library.orientation):
        if way.to in flow.nodes:
            yield Place(flow.name, way.to)


def _seen_through(library: Library) -> set[str]:
    """Flows that can be walked from entry to end without a wait."""
    through: set[str] = set()
    while True:
        more = {name for name, flow in library.flows.items() if _is_seen_through(library, flow, through)}
        if more == through:
            return through
        through = more


def _is_seen_through(library: Library, flow: Flow, through: set[str]) -> bool:
    def onward(node: Node) -> set[str]:
        stops = waits(node) or (isinstance(node, CallNode) and node.flow not in through)
        return set() if stops else {way.to for way in ways(node, library.orientation)}

    return END in _closure({name: onward(node) for name, node in flow.nodes.items()}, {flow.entry})


def _looping(graph: Graph) -> list[Place]:
    """The places on loops: what is left when all that leads out, and all that leads in, is taken away."""
    onward = {place: {to for to in targets if to in graph} for place, targets in graph.items()}
    ending = _peeled(onward)
    looping = {place: targets - ending for place, targets in onward.items() if place not in ending}
    leading = _peeled(_turned(looping))
    return [place for place in looping if place not in leading]


def _peeled(graph: Mapping[Place, set[Place]]) -> set[Place]:
    """Places from which every way comes to an end."""
    ways_left = {place: len(targets) for place, targets in graph.items()}
    before = _turned(graph)
    left = [place for place, count in ways_left.items() if not count]
    peeled = set(left)
    while left:
        for place in before[left.pop()]:
            ways_left[place] -= 1
            if not ways_left[place]:
                peeled.add(place)
                left.append(place)
    return peeled


def _turned(graph: Mapping[Place, set[Place]]) -> dict[Place, set[Place]]:
    turned: dict[Place, set[Place]] = {place: set() for place in graph}
    for place, targets in graph.items():
        for target in targets:
            turned[target].add(place)
    return turned
