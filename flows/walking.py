"""Walking through a flow: from the node just reached to the next one that waits.

Passing nodes do their work and go on; `Ask`, `Advise` and `Listen` show themselves and wait; a node that
needs the database stops the turn with a request. A cap on steps keeps a badly drawn flow from running on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from flows.conversation import Place
from flows.effects import Button, Complete, HandOff, Relay, Request
from flows.events import Answered, Option
from flows.library import LISTENING, MENU, WELCOME
from flows.model import (
    END,
    AdviseNode,
    AskNode,
    CallNode,
    CompleteNode,
    DecideNode,
    DoNode,
    ListenNode,
    Node,
    SayNode,
    SetNode,
    WeighNode,
)
from flows.orientation import NextStep, holds, next_steps, reasons, weigh
from flows.roles import allows
from flows.turn import Turn

MOST_STEPS = 64
"""Nodes passed in one turn before the engine gives up and shows the menu."""

BACK, SKIP, HUMAN, HOME = "_back", "_skip", "_human", "_menu"
CLOSE, NOW, OTHER = "_close", "_now", "_other"
"""Keys of the standing buttons; a choice of a flow never begins with an underscore."""

OPTION_KEY = "o_"
"""Begins the key of a listed option among the steps of an orientation."""

Rows = tuple[tuple[Button, ...], ...]


def start(turn: Turn, flow_name: str) -> None:
    """Enter a flow afresh: answers, trail and places to return to are forgotten."""
    flow = turn.library.flows.get(flow_name)
    if flow is None or not allows(turn.person.get("role", ""), flow.role):
        flow = turn.library.flows[MENU]
    turn.stack, turn.trail = [], []
    turn.answers, turn.human = {}, False
    walk(turn, Place(flow.name, flow.entry))


def interrupt(turn: Turn, flow_name: str) -> None:
    """Enter a flow in the middle of another; the open question is asked again afterwards."""
    if turn.node is not None and turn.place.flow not in (MENU, flow_name):
        turn.stack.append(turn.place)
    walk(turn, Place(flow_name, turn.library.flows[flow_name].entry))


def go(turn: Turn, name: str) -> None:
    """Go on to a node of the present flow, or out of it."""
    walk(turn, _after(turn) if name == END else Place(turn.place.flow, name))


def walk(turn: Turn, place: Place) -> None:
    """Pass nodes from `place` until one waits, or asks the database."""
    for _ in range(MOST_STEPS):
        _arrive(turn, place)
        node = turn.node
        if node is None:
            place = _lost(turn)
            continue
        onward = _visit(turn, node)
        if onward is None:
            return
        place = _after(turn) if onward == END else Place(turn.place.flow, onward)
    start(turn, MENU)


def resume(turn: Turn, answered: Answered) -> None:
    """Go on after a request: an outcome to follow, or options to show."""
    node = turn.node
    turn.answers.update(answered.values)
    if isinstance(node, DoNode):
        go(turn, node.outcomes[answered.outcome])
    elif isinstance(node, AskNode) and not answered.options:
        go(turn, node.none or node.next)
    elif isinstance(node, AskNode | AdviseNode):
        turn.offered = answered.options
        show(turn)


def show(turn: Turn, only: Sequence[str] = ()) -> None:
    """Show the question now open, with all its answers or, after a guess, `only` some."""
    node = turn.node
    if isinstance(node, AskNode):
        turn.ask(node.text, _rows(turn, node, only), node.share_phone)
    elif isinstance(node, AdviseNode):
        _advise(turn, node)
    elif isinstance(node, ListenNode):
        turn.ask(node.text, ((turn.button(CLOSE, "nav-close"),),))


def steps_on_offer(turn: Turn) -> tuple[NextStep, ...]:
    """The next steps of the orientation just made; a listed option takes the place of the last."""
    steps = next_steps(turn.library.orientation, turn.value, turn.library.verified_programmes)
    return steps[:2] if turn.offered else steps


def _arrive(turn: Turn, place: Place) -> None:
    turn.place, turn.offered, turn.tries = place, (), 0


def _after(turn: Turn) -> Place:
    """Where to be once a flow ends: with the caller, else at the menu."""
    turn.trail = [crumb for crumb in turn.trail if crumb.depth < len(turn.stack)]
    if turn.stack:
        return turn.stack.pop()
    turn.answers = {}
    return Place(MENU, turn.library.flows[MENU].entry)


def _lost(turn: Turn) -> Place:
    """A node that no longer exists leads to the entry of its flow, or to the menu."""
    turn.say("sorry-moved")
    turn.stack, turn.trail = [], []
    flow = turn.flow or turn.library.flows[MENU]
    return Place(flow.name, flow.entry)


def _visit(turn: Turn, node: Node) -> str | None:
    """Do what a node does; the name of the next one, or None where the turn stops here."""
    match node:
        case SayNode():
            turn.say(node.text)
            return node.next
        case SetNode():
            for name, value in node.sets.items():
                turn.put(name, value)
            return node.next
        case DecideNode():
            return next((case.next for case in node.cases if holds(case.when, turn.value)), node.next)
        case WeighNode():
            turn.put("axis", weigh(turn.library.orientation, turn.value))
            return node.next
        case CompleteNode():
            turn.effects.append(Complete(node.service, node.outcome))
            turn.trail = []  # going back over it and on again would count it twice
            return node.next
        case CallNode():
            return _call(turn, node)
        case _:
            _stop(turn, node)
            return None


def _call(turn: Turn, node: CallNode) -> str:
    """Enter the called flow: the place after the call is where its end will lead."""
    called = turn.library.flows[node.flow]
    if node.next != END:
        turn.stack.append(Place(turn.place.flow, node.next))
    turn.place = Place(called.name, "")
    return called.entry


def _stop(turn: Turn, node: AskNode | AdviseNode | ListenNode | DoNode) -> None:
    """Wait here: for the person, for a human, or for the database."""
    if not isinstance(node, DoNode):
        turn.version += 1
    if isinstance(node, ListenNode):
        _listen(turn)
    elif isinstance(node, DoNode):
        turn.trail = []
        turn.request = _request(turn, node.request, node.arguments)
    elif node.options:
        turn.request = _request(turn, node.options, node.arguments)
    else:
        show(turn)


def _listen(turn: Turn) -> None:
    """Hand over to a human, with what the person had already sent where nobody could hear it."""
    turn.human, turn.trail = True, []
    turn.effects.append(HandOff())
    if turn.held:
        turn.effects.append(Relay(message_id=turn.held))
        turn.held = 0
    show(turn)


def _request(turn: Turn, name: str, arguments: Mapping[str, str]) -> Request:
    return Request(name, {argument: turn.value(source) for argument, source in arguments.items()})


def _rows(turn: Turn, node: AskNode, only: Sequence[str]) -> Rows:
    listed = [turn.button(option.key, option.text, option.args) for option in _wanted(turn.offered, only)]
    choices = [choice for choice in node.choices if not only or choice.key in only]
    chosen = [turn.button(choice.key, choice.text) for choice in choices]
    columns = 1 if only else node.columns
    rows: list[tuple[Button, ...]] = [(button,) for button in listed]
    rows += [tuple(chosen[at : at + columns]) for at in range(0, len(chosen), columns)]
    return (*rows, *_standing(turn, node))


def _wanted(options: Iterable[Option], only: Sequence[str]) -> Iterable[Option]:
    return (option for option in options if not only or option.key in only)


def _standing(turn: Turn, node: AskNode | AdviseNode) -> Rows:
    """The buttons under every question: back, skip, a human."""
    if turn.place.flow == MENU or _first_of_all(turn):
        return ()
    advice = isinstance(node, AdviseNode)
    row = [] if advice and not turn.trail else [turn.button(BACK, "nav-back")]  # there it would be the menu
    if isinstance(node, AskNode) and node.skip:
        row.append(turn.button(SKIP, "nav-skip"))
    if not turn.person.get("role") and not _human_on_offer(turn, node):
        row.append(turn.button(HUMAN, "nav-human"))
    if advice:
        row.append(turn.button(HOME, "nav-menu"))
    return (tuple(row),)


def _human_on_offer(turn: Turn, node: AskNode | AdviseNode) -> bool:
    """Whether one of the answers leads to a human anyway."""
    choices = steps_on_offer(turn) if isinstance(node, AdviseNode) else node.choices
    nodes = turn.flow.nodes if turn.flow else {}
    ahead = [nodes.get(choice.next) for choice in choices]
    return any(isinstance(one, CallNode) and one.flow == LISTENING for one in ahead)


def _first_of_all(turn: Turn) -> bool:
    return turn.place.flow == WELCOME and not turn.trail


def _advise(turn: Turn, node: AdviseNode) -> None:
    """Say the axis, why, and each step with its reason; the steps are the buttons."""
    rules, rows = turn.library.orientation, []
    axis = str(turn.value("axis"))
    turn.say(node.text)
    turn.say(rules.axes[axis])
    for because in reasons(rules, turn.value, axis):
        turn.line(because)
    turn.say("orientation-steps")
    for option in turn.offered[:1]:
        rows.append((turn.button(OPTION_KEY + option.key, option.text, option.args),))
        run = turn.library.texts.label(turn.language, option.text, option.args)
        turn.line("orientation-step-run", run=run)
    for step in steps_on_offer(turn):
        rows.append((turn.button(step.key, step.text),))
        turn.line(step.because)
    turn.ask("orientation-choose", (*rows, *_standing(turn, node)))
