"""Reading of orientation.yaml: axes, the rules that weigh answers, the next steps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flows.faults import Fault, Faulty, unknown
from flows.grammar import KEY, NAME, SETS, TEXT, VALUE, WAY
from flows.orientation import NextStep, Rule, Rules
from flows.shapes import Key, Many, Named, Record, Word, misfits
from flows.yaml_reading import Items, Table, Tree, plain

_WHEN = Named(NAME, Many(VALUE), least=0)
_POINTS = Named(KEY, Word("points from -9 to 9", "-?[0-9]"))

_RULE = Record(
    "a rule",
    {
        "when": Key(_WHEN, "every field has one of its values", required=True),
        "points": Key(_POINTS, "points for axes", required=True),
        "because": Key(TEXT, "the text that says why", required=True),
    },
)

_STEP = Record(
    "a step",
    {
        "key": Key(KEY, "its stable key", required=True),
        "when": Key(_WHEN, "every field has one of its values"),
        "text": Key(TEXT, "the text of its button", required=True),
        "because": Key(TEXT, "the text that says why", required=True),
        "next": Key(WAY, "the node it leads to", required=True),
        "set": Key(SETS, "fields it fills"),
        "programme": Key(KEY, "a card that must be verified for the step to be shown"),
    },
)

ORIENTATION = Record(
    "orientation.yaml",
    {
        "axes": Key(Named(KEY, TEXT), "axes and their texts; the first wins a tie", required=True),
        "rules": Key(Many(_RULE, least=0), "what weighs", required=True),
        "steps": Key(Many(_STEP, least=0), "next steps in order of preference", required=True),
    },
)


def read_rules(tree: Tree, file: str) -> Rules:
    """Read orientation.yaml; raises Faulty with every fault found."""
    faults = misfits(tree, ORIENTATION, file)
    if faults:
        raise Faulty(faults)
    assert isinstance(tree, Table)
    written = plain(tree)
    faults = [*_unknown_axes(tree, written, file), *_twice(tree, written, file)]
    if faults:
        raise Faulty(faults)
    return Rules(
        axes=written["axes"],
        rules=tuple(_rule(rule) for rule in written["rules"]),
        steps=tuple(_step(step) for step in written["steps"]),
    )


def _unknown_axes(tree: Table, written: dict[str, Any], file: str) -> Iterable[Fault]:
    for rule, line in zip(written["rules"], _lines(tree.entries["rules"]), strict=True):
        for axis in rule["points"]:
            if axis not in written["axes"]:
                yield Fault(file, line, unknown("axis", axis, written["axes"]))


def _twice(tree: Table, written: dict[str, Any], file: str) -> Iterable[Fault]:
    seen = set()
    for step, line in zip(written["steps"], _lines(tree.entries["steps"]), strict=True):
        if step["key"] in seen:
            yield Fault(file, line, f"the step {step['key']!r} stands twice")
        seen.add(step["key"])


def _lines(tree: Tree) -> list[int]:
    return [item.line for item in tree.items] if isinstance(tree, Items) else []


def _rule(written: dict[str, Any]) -> Rule:
    points = {axis: int(number) for axis, number in written["points"].items()}
    return Rule(_condition(written["when"]), points, written["because"])


def _step(written: dict[str, Any]) -> NextStep:
    return NextStep(
        key=written["key"],
        when=_condition(written.get("when", {})),
        text=written["text"],
        because=written["because"],
        next=written["next"],
        sets=written.get("set", {}),
        programme=written.get("programme", ""),
    )


def _condition(written: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {field: tuple(values) for field, values in written.items()}
