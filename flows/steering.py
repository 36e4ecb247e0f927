"""Steering: words that mean the same in every state and language, as typed, tapped or given as a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.answering import plainly, skip, take_key
from flows.events import Commanded, Edited, Pressed, Sent, What, Wrote
from flows.library import LANGUAGE, LISTENING, MENU, PROFILE, WELCOME
from flows.matching import fold
from flows.model import AdviseNode, AskNode
from flows.turn import Turn
from flows.walking import interrupt, show, start, walk

COMMANDS = {
    name: name
    for name in ("start", "menu", "help", "cancel", "language", "me", "human", "back", "skip", "stop")
}
"""Slash commands of the engine itself, by what they mean."""


def kind_of(what: What) -> str:
    """What kind of interaction this is, for the log."""
    match what:
        case Commanded():
            return "command"
        case Pressed():
            return "choice"
        case Sent():
            return "media"
        case Edited():
            return "edited"
    return "text"


def meaning_of(turn: Turn, what: What) -> str:
    """What these words, this command or this label of a standing button means; empty if nothing special."""
    if isinstance(what, Commanded):
        return COMMANDS.get(what.name, "")
    if not isinstance(what, Wrote):
        return ""
    meaning = turn.library.words.meaning(what.text)
    return meaning or _NAVIGATION.get(_nav_label(turn, what.text), "")


_NAVIGATION = {"nav-back": "back", "nav-skip": "skip", "nav-human": "human", "nav-menu": "menu"}


def _nav_label(turn: Turn, text: str) -> str:
    """The standing button whose label was typed (or sent by a keyboard that has it)."""
    folded, label = fold(text), turn.library.texts.label
    return next((name for name in _NAVIGATION if fold(label(turn.language, name, {})) == folded), "")


def do(turn: Turn, meaning: str, kind: str = "word") -> bool:
    """Do what a universal word means; whether it means anything here."""
    if meaning == "skip":
        return skip(turn)
    if meaning in ("yes", "no"):
        return take_key(turn, meaning) or plainly(turn, meaning)
    action = _ACTIONS.get(meaning)
    if action:
        turn.record(kind, meaning)
        action(turn)
    return action is not None


def _back(turn: Turn) -> None:
    if turn.trail:
        crumb = turn.trail.pop()
        turn.stack = turn.stack[: crumb.depth]
        walk(turn, crumb.place)
    elif turn.place.flow == WELCOME:
        turn.say("nothing-to-go-back")
        again(turn)
    else:
        start(turn, MENU)


def again(turn: Turn) -> None:
    """Show the open question again; where none is open any more, walk on to one."""
    node = turn.node
    listed = isinstance(node, AskNode) and not (node.options and not turn.offered)
    if listed or isinstance(node, AdviseNode):
        show(turn)
    else:
        walk(turn, turn.place)


def _help(turn: Turn) -> None:
    turn.say("help")
    again(turn)


def _cancel(turn: Turn) -> None:
    turn.say("cancelled")
    start(turn, MENU)


def _thanks(turn: Turn) -> None:
    turn.say("you-are-welcome")
    again(turn)


def _start(turn: Turn) -> None:
    """A start after the welcome was finished leads to the menu."""
    start(turn, MENU if turn.person.get("consent_service") else WELCOME)


_ACTIONS: Mapping[str, Callable[[Turn], None]] = {
    "start": _start,
    "menu": lambda turn: start(turn, MENU),
    "help": _help,
    "cancel": _cancel,
    "stop": _cancel,
    "back": _back,
    "repeat": again,
    "thanks": _thanks,
    "human": lambda turn: interrupt(turn, LISTENING),
    "language": lambda turn: interrupt(turn, LANGUAGE),
    "me": lambda turn: start(turn, PROFILE),
}
