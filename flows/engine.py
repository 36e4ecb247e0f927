"""The engine: `advance` takes one event and says what comes of it.

Its rules, in the order in which they hold:

1. It is pure and total: whatever arrives gives a `Step`, nothing is read but the arguments.
2. Words of danger come first, in every state: a warm answer, helplines, a human, at once.
3. Help, a human and the menu work in every state and language.
4. While a human owns the talk the bot is silent, but for those words.
5. A button belongs to one question: an old, foreign or invented one changes nothing.
6. Every event but the answer to a request records exactly one interaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows import walking
from flows.answering import exactly, misunderstood, skip, take_key, take_phone, take_text
from flows.conversation import NOWHERE, Conversation, Place
from flows.effects import CloseCase, HandOff, Relay
from flows.events import (
    Answered,
    Closed,
    Commanded,
    Edited,
    Event,
    Left,
    Pressed,
    Returned,
    Sent,
    What,
    Wrote,
)
from flows.library import LANGUAGE, LISTENING, MENU, PROFILE, WELCOME, Library
from flows.matching import fold
from flows.model import AdviseNode, AskNode, ListenNode
from flows.turn import Step, Turn, read_token
from flows.walking import CLOSE, NOW, OTHER, go, interrupt, resume, show, start, walk

ALWAYS = frozenset({"help", "human"})
"""Meanings that win over an answer of the same name."""


def advance(library: Library, conversation: Conversation, person: Mapping[str, str], event: Event) -> Step:
    """Handle one event. A step with a request wants to be called again with the `Answered` event."""
    turn = Turn.begin(library, conversation, person, event)
    match event.what:
        case Answered():
            resume(turn, event.what)
        case Left() | Returned():
            turn.record("blocked" if isinstance(event.what, Left) else "unblocked")
        case Closed():
            _closed_by_staff(turn)
        case _ if turn.library.danger.sign(_words_of(event.what)):
            _alarm(turn)
        case _ if turn.human:
            _to_human(turn, event.what)
        case _ if turn.place == NOWHERE:
            _first_contact(turn, event.what)
        case _:
            _to_bot(turn, event.what)
    return turn.step()


def _words_of(what: What) -> str:
    match what:
        case Wrote(text) | Edited(text):
            return text
        case Sent(_, caption):
            return caption
        case Commanded(_, argument):
            return argument
    return ""


# --- a person the bot does not know yet


def _first_contact(turn: Turn, what: What) -> None:
    """Whatever the first message is, it is welcomed; whoever asks for a human gets one."""
    _hold(turn, what)
    meaning = _meaning(turn, what)
    turn.record(_kind(what))
    if meaning == "human":
        start(turn, LISTENING)
    else:
        start(turn, WELCOME)


# --- the bot owns the talk


def _to_bot(turn: Turn, what: What) -> None:
    match what:
        case Pressed(token):
            _press(turn, token)
        case Wrote(text):
            _read(turn, text)
        case Commanded():
            _command(turn, what)
        case Sent():
            _media(turn, what)
        case _:
            turn.record("edited")
            turn.say("edited-noted")


def _press(turn: Turn, token: str) -> None:
    """A button: of this question and on offer, or else stale."""
    read = read_token(token)
    if not read or read[0] != turn.version or not (_standing(turn, read[1]) or take_key(turn, read[1])):
        turn.record("stale")
        turn.say("stale")
        _again(turn)


def _standing(turn: Turn, key: str) -> bool:
    """A standing button under a question; whether it was one that could be used."""
    match key:
        case walking.BACK:
            return _do(turn, "back")
        case walking.SKIP:
            return skip(turn)
        case walking.HUMAN:
            return _do(turn, "human")
        case walking.HOME:
            return _do(turn, "menu")
    return False


def _read(turn: Turn, text: str) -> None:
    meaning = _meaning(turn, Wrote(text))
    if meaning and (meaning in ALWAYS or not exactly(turn, fold(text))) and _do(turn, meaning):
        return
    if isinstance(turn.node, AskNode | AdviseNode):
        take_text(turn, text)
    else:
        turn.record("text")
        walk(turn, turn.place)


def _command(turn: Turn, command: Commanded) -> None:
    flow = next(
        (flow for flow in turn.library.flows.values() if command.name and flow.command == command.name), None
    )
    if flow:
        turn.record("command", command.name)
        start(turn, flow.name)
    elif not _do(turn, _COMMANDS.get(command.name, ""), kind="command"):
        misunderstood(turn)


_COMMANDS = {
    name: name
    for name in ("start", "menu", "help", "cancel", "language", "me", "human", "back", "skip", "stop")
}
"""Slash commands of the engine itself, by what they mean."""


def _media(turn: Turn, sent: Sent) -> None:
    if take_phone(turn, sent):
        return
    _hold(turn, sent)
    turn.record("media", sent.media)
    turn.say("media-not-here")
    _again(turn)


def _hold(turn: Turn, what: What) -> None:
    """Keep hold of a voice note or picture: if the person then goes to a human, it goes along."""
    if isinstance(what, Sent) and what.media in ("voice", "audio", "photo", "video", "video_note"):
        turn.held = turn.event.message_id


# --- words that work in every state


def _meaning(turn: Turn, what: What) -> str:
    if isinstance(what, Commanded):
        return _COMMANDS.get(what.name, "")
    if not isinstance(what, Wrote):
        return ""
    meaning = turn.library.words.meaning(what.text)
    return meaning or _NAVIGATION.get(_nav_label(turn, what.text), "")


_NAVIGATION = {"nav-back": "back", "nav-skip": "skip", "nav-human": "human", "nav-menu": "menu"}


def _nav_label(turn: Turn, text: str) -> str:
    """The standing button whose label was typed (or sent by a keyboard that has it)."""
    folded, label = fold(text), turn.library.texts.label
    return next((name for name in _NAVIGATION if fold(label(turn.language, name, {})) == folded), "")


def _do(turn: Turn, meaning: str, kind: str = "word") -> bool:
    """Do what a universal word means; whether it means anything here."""
    if meaning == "skip":
        return skip(turn)
    if meaning in ("yes", "no"):
        return take_key(turn, meaning)
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
        _again(turn)
    else:
        start(turn, MENU)


def _again(turn: Turn) -> None:
    """Show the open question again; where none is open any more, walk on to one."""
    node = turn.node
    listed = isinstance(node, AskNode) and not (node.options and not turn.offered)
    if listed or isinstance(node, AdviseNode):
        show(turn)
    else:
        walk(turn, turn.place)


def _help(turn: Turn) -> None:
    turn.say("help")
    _again(turn)


def _cancel(turn: Turn) -> None:
    turn.say("cancelled")
    start(turn, MENU)


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
    "repeat": _again,
    "human": lambda turn: interrupt(turn, LISTENING),
    "language": lambda turn: interrupt(turn, LANGUAGE),
    "me": lambda turn: start(turn, PROFILE),
}


# --- a human owns the talk


def _to_human(turn: Turn, what: What) -> None:
    """Everything goes to the human; only the words that lead out, or ask for help, are for the bot."""
    match what:
        case Pressed(token):
            _press_with_human(turn, token)
        case Commanded() | Wrote() if _leads_out(turn, what):
            turn.record(_kind(what))
            _BESIDE_HUMAN[_meaning(turn, what)](turn)
        case _:
            turn.record("relay")
            turn.effects.append(Relay())


def _leads_out(turn: Turn, what: What) -> bool:
    """Whether these words are for the bot. A greeting or "never mind" is said to the human, who is there."""
    meaning = _meaning(turn, what)
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


def _closed_by_staff(turn: Turn) -> None:
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


# --- danger


def _alarm(turn: Turn) -> None:
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


def _say_helplines(turn: Turn) -> None:
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


def _kind(what: What) -> str:
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
