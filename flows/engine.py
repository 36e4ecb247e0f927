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

from collections.abc import Mapping

from flows import walking
from flows.answering import exactly, is_of_sorrow, misunderstood, skip, take_key, take_phone, take_text
from flows.conversation import NOWHERE, Conversation
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
from flows.library import LISTENING, WELCOME, Library
from flows.matching import fold
from flows.model import AdviseNode, AskNode
from flows.steering import COMMANDS, again, do, kind_of, meaning_of
from flows.turn import FLOW_BUTTON, Step, Turn, read_token
from flows.walking import resume, start, walk
from flows.with_human import alarm, closed_by_staff, to_human

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
            closed_by_staff(turn)
        case _ if turn.library.danger.sign(_words_of(event.what)):
            alarm(turn)
        case _ if turn.human:
            to_human(turn, event.what)
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
    meaning = meaning_of(turn, what)
    turn.record(kind_of(what))
    if meaning == "human":
        start(turn, LISTENING)
    else:
        if is_of_sorrow(turn, _words_of(what)):
            turn.say("sorrow-heard")
        start(turn, WELCOME)


# --- the bot owns the talk


def _to_bot(turn: Turn, what: What) -> None:
    match what:
        case Pressed(token) if token.startswith(FLOW_BUTTON):
            _command(turn, Commanded(token.removeprefix(FLOW_BUTTON), ""))
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
        again(turn)


def _standing(turn: Turn, key: str) -> bool:
    """A standing button under a question; whether it was one that could be used."""
    match key:
        case walking.BACK:
            return do(turn, "back")
        case walking.SKIP:
            return skip(turn)
        case walking.HUMAN:
            return do(turn, "human")
        case walking.HOME:
            return do(turn, "menu")
    return False


def _read(turn: Turn, text: str) -> None:
    meaning = meaning_of(turn, Wrote(text))
    if meaning and (meaning in ALWAYS or not exactly(turn, fold(text))) and do(turn, meaning):
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
    elif not do(turn, COMMANDS.get(command.name, ""), kind="command"):
        misunderstood(turn)


def _media(turn: Turn, sent: Sent) -> None:
    if take_phone(turn, sent):
        return
    _hold(turn, sent)
    turn.record("media", sent.media)
    turn.say("media-not-here")
    again(turn)


def _hold(turn: Turn, what: What) -> None:
    """Keep hold of a voice note or picture: if the person then goes to a human, it goes along."""
    if isinstance(what, Sent) and what.media in ("voice", "audio", "photo", "video", "video_note"):
        turn.held = turn.event.message_id
