"""The engine's own promises, held to by random events over the whole shipped library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.conversation import Conversation, from_json, to_json
from flows.effects import Button, Effect, Record, Say
from flows.engine import advance
from flows.events import (
    Answered,
    Closed,
    Commanded,
    Edited,
    Event,
    Left,
    Option,
    Pressed,
    Returned,
    Sent,
    What,
    Wrote,
)
from flows.library import Library
from flows.loading import load_library
from flows.requests import REQUESTS
from flows.turn import Step, read_token, token

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
PERSON = {"public_id": "HJ-26-00001-5", "language": "ary"}
MOST_REQUESTS = 12


@cache
def library() -> Library:
    """The library as it is shipped."""
    return load_library()


WORDS = st.sampled_from(
    [
        "salam",
        "رجوع",
        "menu",
        "القائمة",
        "aide",
        "2",
        "٣",
        "21",
        "نعم",
        "non",
        "بغيت نموت",
        "solar",
        "0612345678",
        "",
    ]
)
TOKENS = st.one_of(
    st.builds(
        token, st.integers(0, 40), st.sampled_from(["ary", "fr", "go", "all", "_back", "_skip", "_human"])
    ),
    st.text(max_size=70),
)
EVENTS: st.SearchStrategy[What] = st.one_of(
    st.builds(Wrote, st.one_of(WORDS, st.text(max_size=60))),
    st.builds(
        Commanded,
        st.sampled_from(["start", "menu", "help", "me", "language", "record", "x"]),
        st.text(max_size=5),
    ),
    st.builds(Pressed, TOKENS, st.just(7), st.just("p")),
    st.builds(Sent, st.sampled_from(["voice", "photo", "sticker", "contact"]), st.text(max_size=9), WORDS),
    st.builds(Edited, WORDS),
    st.sampled_from([Left(), Returned(), Closed()]),
)
ON_OFFER = st.integers(0, 50)
"""Stands for a button of the last message, by its place: most people tap what they are shown."""


def _answer(step: Step, choose: int) -> Answered:
    """Any outcome that the request may have, with values and options of its kind."""
    assert step.request is not None
    kind = REQUESTS[step.request.name]
    assert set(kind.arguments) <= set(step.request.arguments)
    outcome = kind.outcomes[choose % len(kind.outcomes)]
    listed = kind.lists and outcome != "none"
    options = (Option("1", "unknown"), Option("2", "unknown")) if listed else ()
    return Answered(outcome, dict.fromkeys(kind.gives, 1), options)


def _turn(
    conversation: Conversation, person: dict[str, str], what: What, choose: int
) -> tuple[Step, list[Effect]]:
    event = Event(1, 7, "private", 7, AT, what, message_id=9)
    step = advance(library(), from_json(to_json(conversation)), person, event)
    effects = list(step.effects)
    for _ in range(MOST_REQUESTS):
        if step.request is None:
            return step, effects
        event = replace(event, what=_answer(step, choose))
        step = advance(library(), from_json(to_json(step.conversation)), step.person, event)
        effects += step.effects
    raise AssertionError(f"no end of requests at {step.conversation.place}")


def _buttons(effects: list[Effect]) -> list[Button]:
    return [
        button for effect in effects if isinstance(effect, Say) for row in effect.buttons for button in row
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.one_of(ON_OFFER, ON_OFFER, EVENTS), st.integers(0, 9)), max_size=25), st.booleans()
)
def test_whatever_happens_one_interaction_is_recorded_and_the_state_stays_legal(
    happenings: list[tuple[int | What, int]], is_staff: bool
) -> None:
    """Random taps, words, media, commands and answers of the database, in any order, raise nothing."""
    conversation, person = Conversation(), PERSON | ({"role": "coordinator"} if is_staff else {})
    shown: list[Button] = []
    for happening, choose in happenings:
        what: What = (
            Pressed(shown[happening % len(shown)].token if shown else "v0.x", 7, "p")
            if isinstance(happening, int)
            else happening
        )
        step, effects = _turn(conversation, person, what, choose)
        assert len([effect for effect in effects if isinstance(effect, Record)]) == 1
        assert from_json(to_json(step.conversation)) == step.conversation
        assert all(len(button.token.encode()) <= 64 for button in _buttons(effects))
        place = step.conversation.place
        if place.flow:
            assert place.node in library().flows[place.flow].nodes
        conversation, person, shown = step.conversation, dict(step.person), _buttons(effects) or shown


@given(st.integers(0, 10**6), st.from_regex(r"[a-z_][a-z0-9_]{0,40}", fullmatch=True))
def test_a_token_is_read_back(version: int, key: str) -> None:
    """What a button carries says again which question and answer it belongs to."""
    assert read_token(token(version, key)) == (version, key)


@given(st.text(max_size=80))
def test_an_invented_token_never_changes_the_answers(text: str) -> None:
    """Whatever a forged button carries, the open question stays open."""
    asked, _ = _turn(Conversation(), dict(PERSON), Commanded("start"), 0)
    after, effects = _turn(asked.conversation, dict(asked.person), Pressed(text, 7, "p"), 0)
    if (read_token(text) or (0, ""))[0] != asked.conversation.version:
        assert (after.conversation.place, after.person) == (asked.conversation.place, asked.person)
        assert [effect.kind for effect in effects if isinstance(effect, Record)] == ["stale"]
