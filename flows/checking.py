"""Checking a whole library before anyone talks with it: every fault that reading alone cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.checks.answers import LONGEST_KEY, Values, answers, impossible, possible_values
from flows.checks.asking import asking
from flows.checks.findings import Case, of, open_case
from flows.checks.naming import naming
from flows.checks.paths import loops, paths
from flows.checks.wording import LONGEST_LABEL, label_faults, said_faults, wording
from flows.faults import Fault, unknown
from flows.library import LANGUAGE, LISTENING, MENU, PROFILE, WELCOME, Library
from flows.model import AdviseNode, AskNode, Flow, ListenNode
from flows.rules import RULES
from flows.ways import calls

ENGINE_FLOWS = (MENU, WELCOME, LISTENING, LANGUAGE, PROFILE)
ORIENTATION = "data/orientation.yaml"


def check(library: Library) -> list[Fault]:
    """All faults of a library, by file and line; empty where it is ready for people."""
    case = open_case(library)
    values = possible_values(library)
    faults = [*_engine_flows(library), *_unreachable(library), *_commands(library), *loops(case)]
    for flow in library.flows.values():
        faults += [
            *naming(case, flow),
            *paths(case, flow),
            *answers(case, flow, values),
            *wording(case, flow),
        ]
    faults += [*_orientation(case, values), *_cards(library), *_hints(case), *_translations(library)]
    faults += asking(library)
    return sorted(set(faults))


def _engine_flows(library: Library) -> Iterator[Fault]:
    for name in ENGINE_FLOWS:
        flow = library.flows.get(name)
        if flow is None:
            yield Fault(f"library/{name}.yaml", 0, f"the flow {name!r} is missing: the engine leads to it")
        elif flow.role:
            yield of(flow, "everyone must be able to enter this flow: it cannot need a role")
    listening = library.flows.get(LISTENING)
    if listening and not any(isinstance(node, ListenNode) for node in listening.nodes.values()):
        yield of(listening, "it needs a node that listens")
    if listening and not listening.confidential:
        yield of(listening, "what is said in listening stays out of the log: it needs confidential: yes")


def _unreachable(library: Library) -> Iterator[Fault]:
    reached = {name for name, flow in library.flows.items() if name in ENGINE_FLOWS or flow.command}
    left = list(reached)
    while left:
        for call in calls(library.flows[left.pop()]):
            if call.flow in library.flows and call.flow not in reached:
                reached.add(call.flow)
                left.append(call.flow)
    for name, flow in library.flows.items():
        if name not in reached:
            yield of(flow, "nobody can reach this flow: it has no command and nothing calls it")


def _commands(library: Library) -> Iterator[Fault]:
    first: dict[str, Flow] = {}
    for flow in library.flows.values():
        if flow.command and first.setdefault(flow.command, flow) is not flow:
            yield of(flow, f"/{flow.command} already enters {first[flow.command].name!r}")


def _orientation(case: Case, values: Values) -> Iterator[Fault]:
    advising = [flow for flow in case.library.flows.values() if _advises(flow)]
    if not advising:
        return
    known = frozenset().union(*(case.fields[flow.name] for flow in advising))
    sayable = frozenset.intersection(*(case.sayable(flow) for flow in advising))
    rules = case.library.orientation
    conditions = [rule.when for rule in rules.rules] + [step.when for step in rules.steps]
    said = [*rules.axes.values(), *(rule.because for rule in rules.rules), *(s.because for s in rules.steps)]
    messages = [
        *(unknown("field", field, known) for when in conditions for field in when if field not in known),
        *(message for when in conditions for message in impossible(when, values)),
        *(message for text in said for message in said_faults(case.library.texts, text, sayable)),
        *_steps(case.library),
    ]
    yield from (Fault(ORIENTATION, 0, message) for message in dict.fromkeys(messages))


def _advises(flow: Flow) -> bool:
    return any(isinstance(node, AdviseNode) for node in flow.nodes.values())


def _steps(library: Library) -> Iterator[str]:
    cards = {card.key for card in library.programmes}
    for step in library.orientation.steps:
        yield from label_faults(library.texts, step.text, LONGEST_LABEL[1])
        if step.programme and step.programme not in cards:
            yield unknown("programme", step.programme, cards)
        if len(step.key.encode()) > LONGEST_KEY:
            yield f"the key {step.key[:20]!r}... is longer than {LONGEST_KEY} bytes: no button can carry it"


def _cards(library: Library) -> Iterator[Fault]:
    for file, texts in (
        ("data/helplines.yaml", [line.text for line in library.helplines]),
        ("data/programmes.yaml", [card.text for card in library.programmes]),
    ):
        for text in dict.fromkeys(texts):
            if not library.texts.has(text):
                yield Fault(file, 0, f"there is no text {text!r}")
    for card in library.programmes:
        if card.axis not in library.orientation.axes:
            message = f"{card.key}: {unknown('axis', card.axis, library.orientation.axes)}"
            yield Fault("data/programmes.yaml", 0, message)


def _hints(case: Case) -> Iterator[Fault]:
    """The rules of typed answers have texts of their own, which help whoever is refused."""
    nodes = [node for flow in case.library.flows.values() for node in flow.nodes.values()]
    used = {node.rule for node in nodes if isinstance(node, AskNode)}
    for name in sorted(used & RULES.keys()):
        for message in said_faults(case.library.texts, RULES[name].hint, case.platform):
            yield Fault("rules", 0, f"{name}: {message}")


_WHERE = re.compile(r"([^:]+):(\d+): (.*)", re.DOTALL)


def _translations(library: Library) -> Iterator[Fault]:
    for fault in library.texts.faults():
        where = _WHERE.fullmatch(fault)
        yield Fault(f"locale/{where[1]}", int(where[2]), where[3]) if where else Fault("locale", 0, fault)
