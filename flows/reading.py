"""A flow file becomes a model, or a list of faults with file and line. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from flows.faults import Fault, Faulty, unknown
from flows.grammar import FLOW, YES
from flows.lists import Lists
from flows.model import (
    END,
    AdviseNode,
    AskNode,
    CallNode,
    Case,
    Choice,
    CompleteNode,
    DecideNode,
    DoNode,
    Flow,
    ListenNode,
    Node,
    SayNode,
    SetNode,
    Source,
    WeighNode,
)
from flows.shapes import misfits
from flows.yaml_reading import Scalar, Table, Tree, plain, read_yaml


def read_flow(text: str, file: str, lists: Lists) -> Flow:
    """Read one flow; `lists` are the choices that many flows share. Raises Faulty with every fault found."""
    tree = read_yaml(text, file)
    faults = misfits(tree, FLOW, file)
    if faults:
        raise Faulty(faults)
    assert isinstance(tree, Table)
    faults = [*_misnamed(tree, file), *_unlisted(tree, file, lists)]
    if faults:
        raise Faulty(faults)
    return _flow(tree, file, lists)


def _misnamed(tree: Table, file: str) -> list[Fault]:
    stem, name = PurePath(file).stem, plain(tree.entries["flow"])
    faults = []
    if name != stem:
        faults.append(Fault(file, tree.lines["flow"], f"the flow is called {name!r} but its file {stem!r}"))
    nodes = _table(tree.entries["nodes"])
    if END in nodes.entries:
        faults.append(Fault(file, nodes.lines[END], f"{END!r} is the way out and cannot be a node"))
    return faults


def _unlisted(tree: Table, file: str, lists: Lists) -> list[Fault]:
    faults = []
    for name, node in _table(tree.entries["nodes"]).entries.items():
        choices = _table(node).entries.get("choices")
        if isinstance(choices, Scalar) and choices.value not in lists:
            message = f"nodes.{name}.choices: {unknown('list', choices.value, lists)}"
            faults.append(Fault(file, choices.line, message))
    return faults


def _flow(tree: Table, file: str, lists: Lists) -> Flow:
    head = {key: plain(value) for key, value in tree.entries.items() if key != "nodes"}
    nodes = _table(tree.entries["nodes"])
    return Flow(
        name=head["flow"],
        entry=head["entry"],
        nodes={
            name: _node(name, plain(node), Source(file, nodes.lines[name]), lists)
            for name, node in nodes.entries.items()
        },
        service=head.get("service", "information"),
        command=head.get("command", ""),
        fields=frozenset(head.get("fields", ())),
        role=head.get("role", ""),
        confidential=_yes(head, "confidential"),
        source=Source(file, tree.lines["flow"]),
    )


def _table(tree: Tree) -> Table:
    assert isinstance(tree, Table)  # its shape was checked before
    return tree


def _yes(written: Mapping[str, Any], key: str) -> bool:
    return written.get(key, "no") in YES


def _node(name: str, written: dict[str, Any], source: Source, lists: Lists) -> Node:
    verb = next(iter(written))
    if verb == "ask":
        return _ask(name, written, source, lists)
    return _BUILDERS[verb](name, written, source)


def _ask(name: str, written: dict[str, Any], source: Source, lists: Lists) -> AskNode:
    return AskNode(
        name=name,
        text=written["ask"],
        next=written.get("next", ""),
        field=written.get("field", ""),
        choices=_choices(written.get("choices", {}), written.get("field", ""), lists),
        options=written.get("options", ""),
        arguments=written.get("with", {}),
        none=written.get("none", ""),
        rule=written.get("rule", ""),
        help=written.get("help", ""),
        skip=_yes(written, "skip"),
        confidential=_yes(written, "confidential"),
        columns=int(written.get("columns", "1")),
        share_phone=written.get("share_phone", ""),
        source=source,
    )


def _choices(written: str | dict[str, Any], field: str, lists: Lists) -> tuple[Choice, ...]:
    if isinstance(written, str):
        return tuple(
            Choice(entry.key, entry.text, aliases=entry.aliases, sets={field: entry.key} if field else {})
            for entry in lists[written]
        )
    return tuple(
        Choice(
            key,
            choice["text"],
            choice.get("next", ""),
            tuple(choice.get("aliases", ())),
            choice.get("set", {field: key} if field else {}),
        )
        for key, choice in written.items()
    )


def _say(name: str, written: dict[str, Any], source: Source) -> SayNode:
    return SayNode(name, written["say"], written["next"], source)


def _decide(name: str, written: dict[str, Any], source: Source) -> DecideNode:
    cases = tuple(
        Case({field: tuple(values) for field, values in case["when"].items()}, case["next"])
        for case in written["decide"]
    )
    return DecideNode(name, cases, written["next"], source)


def _set(name: str, written: dict[str, Any], source: Source) -> SetNode:
    return SetNode(name, written["set"], written["next"], source)


def _do(name: str, written: dict[str, Any], source: Source) -> DoNode:
    return DoNode(name, written["do"], written.get("with", {}), written["outcomes"], source)


def _call(name: str, written: dict[str, Any], source: Source) -> CallNode:
    return CallNode(name, written["call"], written["next"], source)


def _complete(name: str, written: dict[str, Any], source: Source) -> CompleteNode:
    outcome = written.get("outcome", "informed")
    return CompleteNode(name, written["complete"], written["next"], outcome, source)


def _weigh(name: str, written: dict[str, Any], source: Source) -> WeighNode:
    return WeighNode(name, written["next"], source)


def _advise(name: str, written: dict[str, Any], source: Source) -> AdviseNode:
    return AdviseNode(
        name=name,
        text=written["advise"],
        next=written["next"],
        options=written.get("options", ""),
        arguments=written.get("with", {}),
        field=written.get("field", ""),
        option_next=written.get("option_next", ""),
        source=source,
    )


def _listen(name: str, written: dict[str, Any], source: Source) -> ListenNode:
    return ListenNode(name, written["listen"], written["next"], source)


_BUILDERS: Mapping[str, Callable[[str, dict[str, Any], Source], Node]] = {
    "say": _say,
    "decide": _decide,
    "set": _set,
    "do": _do,
    "call": _call,
    "complete": _complete,
    "weigh": _weigh,
    "advise": _advise,
    "listen": _listen,
}
