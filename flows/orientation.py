"""Orientation: weigh what a person said into one of three axes, say why, and choose the next steps.

The rules are data (`flows/data/orientation.yaml`), so that the platform's own counsellors can read and
change them. A rule adds points to axes when its answers were given; the reasons of the rules that
speak for the winning axis are what the person is told, strongest first. Nothing is decided for anyone:
the person chooses among the steps, and can do it all again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flows.events import Value

Condition = Mapping[str, tuple[str, ...]]

Lookup = Callable[[str], Value]
"""Gives the value of a field by name, an empty one where it is not known."""

MOST_REASONS = 2
MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """When these answers were given, these axes gain points; `because` is the text that says why."""

    when: Condition
    points: Mapping[str, int]
    because: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """A concrete next step: its name, why it is proposed, the node of the flow it leads to, what it sets.

    `programme` names a card that must be verified for the step to be shown.
    """

    key: str
    when: Condition
    text: str
    because: str
    next: str
    sets: Mapping[str, str] = field(default_factory=dict)
    programme: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """Axes in the order that breaks ties (key -> text), the rules and the steps in order of preference."""

    axes: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    steps: tuple[NextStep, ...] = ()


def holds(condition: Condition, value: Lookup) -> bool:
    """Whether every named field has one of its values; an empty value stands for "not known"."""
    return all(str(value(name)) in values for name, values in condition.items())


def weigh(rules: Rules, value: Lookup) -> str:
    """The axis with the most points; the first of the tied ones, also when nobody said anything."""
    totals = dict.fromkeys(rules.axes, 0)
    for rule in _matching(rules, value):
        for axis, points in rule.points.items():
            totals[axis] += points
    return max(totals, key=totals.__getitem__)


def reasons(rules: Rules, value: Lookup, axis: str) -> tuple[str, ...]:
    """Texts saying why this axis, strongest first, at most two."""
    speaking = [rule for rule in _matching(rules, value) if rule.points.get(axis, 0) > 0]
    speaking.sort(key=lambda rule: -rule.points[axis])
    return tuple(dict.fromkeys(rule.because for rule in speaking))[:MOST_REASONS]


def next_steps(rules: Rules, value: Lookup, verified: frozenset[str]) -> tuple[NextStep, ...]:
    """The steps that fit, in order of preference, at most three; unverified programmes are left out."""
    fitting = (
        step
        for step in rules.steps
        if holds(step.when, value) and (not step.programme or step.programme in verified)
    )
    return tuple(fitting)[:MOST_STEPS]


def _matching(rules: Rules, value: Lookup) -> list[Rule]:
    return [rule for rule in rules.rules if holds(rule.when, value)]
