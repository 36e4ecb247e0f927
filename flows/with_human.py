"""While a human owns the talk: everything goes to them, and the bot keeps out of it.

Words of danger lead here from every state: a warm answer, the helplines, and a human at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.conversation import Place
from flows.effects import CloseCase, HandOff, Relay
from flows.events import Commanded, Pressed, What, Wrote
from flows.library import LANGUAGE, LISTENING, MENU
from flows.model import ListenNode
from flows.steering import kind_of, meaning_of
from flows.turn import Turn, read_token
from flows.walking import CLOSE, NOW, OTHER, go, interrupt, show, start, walk


def alarm(turn: Turn) -> None:
    """Words of danger: acknowledge, give the helplines, hand over. Said once, relayed every time."""
    turn.record("danger")
    turn.effects += [HandOff(urgent=True), Relay(urgent=True)]
    with_human, already, turn.alarmed = turn.human, turn.alarmed, True
    if with_human and already:
        return
    _join_human(turn)
    turn.say("crisis-ack")
    _say_helplines(turn)
    turn.say("crisis-hours")
    turn.version += 1
    other = turn.button(CLOSE, "nav-close") if with_human else turn.button(OTHER, "crisis-other")
    turn.ask("crisis-choices", ((turn.button(NOW, "crisis-yes"),), (other,)))


def _join_human(turn: Turn) -> None:
    """Be in the listening flow with a human; the open question is kept for later."""
    if turn.human:
        return
    if turn.node is not None and turn.place.flow not in (MENU, LISTENING):
        turn.stack.append(turn.place)
    nodes = turn.library.flows[LISTENING].nodes.values()
    talk = next(node for node in nodes if isinstance(node, ListenNode))
    turn.place, turn.offered, turn.tries, turn.human = Place(LISTENING, talk.name), (), 0, True


def to_human(turn: Turn, what: What) -> None:
    """Everything goes to the human; only the words that lead out, or ask for help, are for the bot."""
    match what:
        case Pressed(token):
            _press_with_human(turn, token)
        case Commanded() | Wrote() if _leads_out(turn, what):
            turn.record(kind_of(what))
            _BESIDE_HUMAN[meaning_of(turn, what)](turn)
        case _:
            turn.record("relay")
            turn.effects.append(Relay())


def _leads_out(turn: Turn, what: What) -> bool:
    """Whether these words are for the bot. A greeting or "never mind" is said to the human, who is there."""
    meaning = meaning_of(turn, what)
    return meaning in _BESIDE_HUMAN and (isinstance(what, Commanded) or meaning not in ("start", "cancel"))


def _press_with_human(turn: Turn, token: str) -> None:
    read = read_token(token)
    action = _HUMAN_BUTTONS.get(read[1]) if read and read[0] == turn.version else None
    turn.record("choice" if action else "stale")
    if action:
        action(turn)
    else:
        turn.say("stale")
        show(turn)


def _close(turn: Turn) -> None:
    turn.effects.append(CloseCase())
    turn.say("case-closed-by-you")
    _leave_human(turn)


def closed_by_staff(turn: Turn) -> None:
    """The staff ended the talk: the person is told, and is with the bot again."""
    turn.record("closed")
    turn.say("case-closed-by-staff")
    if turn.human:
        _leave_human(turn)


def _leave_human(turn: Turn) -> None:
    node, turn.human, turn.alarmed = turn.node, False, False
    if isinstance(node, ListenNode):
        go(turn, node.next)
    else:
        start(turn, MENU)


def _menu_beside(turn: Turn) -> None:
    """The menu, while the case stays open: what the human answers still arrives."""
    turn.say("case-still-open")
    start(turn, MENU)


def _language_beside(turn: Turn) -> None:
    """Change the language; the flow of it leads back to the human."""
    turn.human = False
    interrupt(turn, LANGUAGE)


def _help_now(turn: Turn) -> None:
    turn.effects.append(HandOff(urgent=True))
    _say_helplines(turn)
    show(turn)


def _something_else(turn: Turn) -> None:
    """The guess of danger was wrong: back to the question; the case stays for a human to close."""
    turn.say("crisis-withdrawn")
    turn.human = False
    if turn.stack:
        walk(turn, turn.stack.pop())
    else:
        start(turn, MENU)


_BESIDE_HUMAN: Mapping[str, Callable[[Turn], None]] = {
    "menu": _menu_beside,
    "start": _menu_beside,
    "cancel": _menu_beside,
    "help": _help_now,
    "human": _help_now,
    "stop": _close,
    "language": _language_beside,
}

_HUMAN_BUTTONS: Mapping[str, Callable[[Turn], None]] = {CLOSE: _close, NOW: _help_now, OTHER: _something_else}


def _say_helplines(turn: Turn) -> None:
    """The numbers to call that somebody has verified; where there is none, that is said too."""
    lines = turn.library.verified_helplines
    if not lines:
        turn.say("crisis-none")
        if turn.knows("platform_phone"):
            turn.line("crisis-none-phone")
        return
    turn.say("crisis-helplines")
    for line in lines:
        name = turn.library.texts.label(turn.language, line.text, {})
        turn.line("crisis-helpline-line", name=name, number=line.number)
