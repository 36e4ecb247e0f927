"""Answers to the question now open: tapped, typed, shared or skipped.

A typed answer is understood as a choice (its label, number, place in the list, alias, or something near
enough), then by the rule of the question. Words of sorrow are heard, and the way to a human is shown. What is
not understood is asked again with help; the third time a human is offered. Nothing is guessed: an answer that
is only near is shown as "did you mean".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.conversation import Place
from flows.events import Sent, Value
from flows.library import LISTENING, MENU, TRAINING, TRAINING_FIELD, WELCOME
from flows.matching import Match, Names, fold, index, match
from flows.model import AdviseNode, AskNode, Node
from flows.rules import RULES
from flows.turn import Turn
from flows.walking import OPTION_KEY, go, show, steps_on_offer

LONGEST_ANSWER = 1000
LONGEST_STORY = 4096


def take_key(turn: Turn, key: str) -> bool:
    """Take the answer with this key, if it is on offer; whether it was."""
    node = turn.node
    if isinstance(node, AdviseNode):
        return _take_step(turn, node, key)
    if not isinstance(node, AskNode):
        return False
    choice = next((choice for choice in node.choices if choice.key == key), None)
    option = next((option for option in turn.offered if option.key == key), None)
    if choice:
        _echo(turn, choice.text, {})
        _accept(turn, key, choice.sets, choice.next or node.next)
    elif option:
        _echo(turn, option.text, option.args)
        _accept(turn, key, {node.field: key}, node.next)
    return bool(choice or option)


def take_text(turn: Turn, text: str) -> None:
    """Take a typed answer, or ask again."""
    node = turn.node
    rule = node.rule if isinstance(node, AskNode) else ""
    longest = LONGEST_STORY if rule == "story" else LONGEST_ANSWER
    if len(text) > longest:
        turn.record("misunderstood")
        turn.say("too-long", max=longest)
        show(turn)
        return
    matched = match(_by_place(turn, text), _names(turn))
    value = _tested(turn, rule, text) if rule else None
    if matched.certain:
        take_key(turn, matched.certain)
    elif value is not None and isinstance(node, AskNode):
        _accept(turn, value, {node.field: value}, node.next)
    elif _asked_of_the_menu(turn, text) or _names_a_field(turn, text):
        pass
    elif is_of_sorrow(turn, text):
        _hear(turn)
    elif matched.near:
        _did_you_mean(turn, matched)
    else:
        misunderstood(turn)


def _by_place(turn: Turn, text: str) -> str:
    """What was typed; where it points at a place in the list ("the second"), the number of that place."""
    exact = _names(turn).exact
    number = "" if fold(text) in exact else turn.library.ordinals.number(text, len(_on_offer(turn)))
    return number if number in exact else text


def _tested(turn: Turn, rule: str, text: str) -> str | None:
    """The answer by the rule of the question; a bare yes or no, or words of sorrow, are nobody's name."""
    if rule == "name" and (turn.library.words.meaning(text) in ("yes", "no") or is_of_sorrow(turn, text)):
        return None
    return RULES[rule].parse(text, turn.event.at.date())


def is_of_sorrow(turn: Turn, text: str) -> bool:
    """Whether words are sad; staff who write of others are not meant."""
    return not turn.person.get("role") and bool(turn.library.sorrow.sign(text))


def _hear(turn: Turn) -> None:
    """Acknowledge words of sorrow, show the way to a human, and leave the question open; nothing is noted."""
    turn.record("text")
    turn.say("sorrow-heard")
    show(turn)


def _asked_of_the_menu(turn: Turn, text: str) -> bool:
    """A service called by its very name in the middle of something else: go there; whether it was one."""
    menu = turn.library.flows[MENU]
    place = Place(MENU, menu.entry)
    if turn.place.flow in (MENU, WELCOME, LISTENING) or turn.person.get("role") or fold(text).isdecimal():
        return False  # a number is a place in the list now shown, never one of the menu
    keys = _names_at(turn, place, menu.nodes[menu.entry]).exact.get(fold(text), ())
    if len(keys) != 1:
        return False
    _move(turn, place)
    return take_key(turn, keys[0])


def _names_a_field(turn: Turn, text: str) -> bool:
    """A field of training named at the menu: as good as choosing training and naming it there."""
    flow = turn.library.flows.get(TRAINING)
    nodes = flow.nodes.values() if flow and turn.place.flow == MENU else ()
    node = next((n for n in nodes if isinstance(n, AskNode) and n.field == TRAINING_FIELD), None)
    if node is None:
        return False
    place = Place(TRAINING, node.name)
    key = match(text, _names_at(turn, place, node)).certain
    if key:
        _move(turn, place)
        take_key(turn, key)
    return bool(key)


def _move(turn: Turn, place: Place) -> None:
    """Be at a question without asking it."""
    turn.stack, turn.trail, turn.answers = [], [], {}
    turn.place, turn.offered, turn.tries = place, (), 0


def take_phone(turn: Turn, sent: Sent) -> bool:
    """Take a shared contact where a phone number was asked for; whether it was."""
    node = turn.node
    if not (isinstance(node, AskNode) and node.rule == "phone" and sent.phone):
        return False
    take_text(turn, sent.phone)
    return True


def skip(turn: Turn) -> bool:
    """Leave the question open, where that is allowed; whether it was."""
    node = turn.node
    if not (isinstance(node, AskNode) and node.skip):
        return False
    turn.record("skip")
    turn.crumb()
    go(turn, node.next)
    return True


def plainly(turn: Turn, meaning: str) -> bool:
    """A bare yes to the one thing on the list, a bare no to what may be left open; whether it was that."""
    node = turn.node
    if meaning == "yes" and len(turn.offered) == 1 and isinstance(node, AskNode):
        return take_key(turn, turn.offered[0].key)
    return meaning == "no" and isinstance(node, AskNode) and bool(node.rule) and skip(turn)


def exactly(turn: Turn, folded: str) -> bool:
    """Whether a folded text is the very name of one answer on offer."""
    return len(_names(turn).exact.get(folded, ())) == 1


def misunderstood(turn: Turn) -> None:
    """Ask again with help; the third time offer a human."""
    turn.record("misunderstood")
    turn.tries += 1
    turn.say(_help(turn))
    show(turn)


def _help(turn: Turn) -> str:
    node = turn.node
    if turn.tries >= 3:
        return "misunderstood-human"
    if turn.tries == 2:
        return "misunderstood-again"
    if isinstance(node, AskNode) and (node.help or node.rule):
        return node.help or RULES[node.rule].hint
    return "misunderstood"


def _did_you_mean(turn: Turn, matched: Match) -> None:
    turn.record("misunderstood")
    turn.tries += 1
    turn.say("misunderstood-human" if turn.tries >= 3 else "did-you-mean")
    show(turn, () if turn.tries >= 3 else matched.near)


def _take_step(turn: Turn, node: AdviseNode, key: str) -> bool:
    if key.startswith(OPTION_KEY) and any(OPTION_KEY + option.key == key for option in turn.offered[:1]):
        _echo(turn, turn.offered[0].text, turn.offered[0].args)
        _accept(turn, key, {node.field: key.removeprefix(OPTION_KEY)}, node.option_next)
        return True
    step = next((step for step in steps_on_offer(turn) if step.key == key), None)
    if step:
        _echo(turn, step.text, {})
        _accept(turn, key, step.sets, step.next)
    return step is not None


def _accept(turn: Turn, answer: str, sets: Mapping[str, str], onward: str) -> None:
    """Note the answer, remember the way back, fill the fields and go on."""
    turn.record("choice" if turn.pressed else "text", answer)
    turn.crumb()
    for name, value in sets.items():
        if name:
            turn.put(name, value)
    go(turn, onward)


def _echo(turn: Turn, text: str, args: Mapping[str, Value]) -> None:
    """After a tap, show what was tapped: the question is replaced by the next one."""
    if turn.pressed:
        turn.say("echo", label=turn.library.texts.label(turn.language, text, args))


Spelling = tuple[str, str, Mapping[str, Value], tuple[str, ...]]
"""An answer on offer: its key, the text and values of its button, other names for it."""


def _names(turn: Turn) -> Names:
    """The names of the answers on offer; those of fixed choices are kept ready."""
    if turn.offered or not isinstance(turn.node, AskNode):
        return _index(turn, _on_offer(turn), numbered=True)
    return _names_at(turn, turn.place, turn.node)


def _names_at(turn: Turn, place: Place, node: Node) -> Names:
    """The names of the fixed choices of a question, made once for each language."""
    at = (place.flow, place.node, turn.language)
    if at not in turn.library.names:
        ask = node if isinstance(node, AskNode) else None
        choices: list[Spelling] = [(c.key, c.text, {}, c.aliases) for c in ask.choices] if ask else []
        turn.library.names[at] = _index(turn, choices, numbered=not (ask and ask.rule))
    return turn.library.names[at]


def _index(turn: Turn, spellings: Sequence[Spelling], *, numbered: bool) -> Names:
    label, language = turn.library.texts.label, turn.language
    rows = {
        prefix + option.key
        for option in turn.offered
        for prefix in ("", OPTION_KEY)
        if option.key.isdecimal()
    }
    return index(
        {
            key: (label(language, text, args), *aliases, *((str(number),) if numbered else ()))
            for number, (key, text, args, aliases) in enumerate(spellings, start=1)
        },
        unnamed=rows,
    )


def _on_offer(turn: Turn) -> list[Spelling]:
    node = turn.node
    if isinstance(node, AdviseNode):
        first: list[Spelling] = [(OPTION_KEY + o.key, o.text, o.args, ()) for o in turn.offered[:1]]
        return first + [(step.key, step.text, {}, ()) for step in steps_on_offer(turn)]
    listed: list[Spelling] = [(o.key, o.text, o.args, ()) for o in turn.offered]
    choices = node.choices if isinstance(node, AskNode) else ()
    return listed + [(choice.key, choice.text, {}, choice.aliases) for choice in choices]
