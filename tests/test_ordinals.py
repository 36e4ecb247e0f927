"""Answers may be pointed at by their place in the list, in every language, and only where a list is shown."""

from __future__ import annotations

import pytest

from flows.loading import load_library
from flows.matching import Match, index, match
from tests.test_conversations import Talk

LIBRARY = load_library()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("le premier", "1"),
        ("la première", "1"),
        ("الأول", "1"),
        ("اللول", "1"),
        ("lwl", "1"),
        ("bghit lwl", "1"),
        ("1er", "1"),
        ("the first", "1"),
        ("2eme", "2"),
        ("la 2ème svp", "2"),
        ("الثاني", "2"),
        ("التانية", "2"),
        ("tani", "2"),
        ("jouj", "2"),
        ("troisième", "3"),
        ("التالت", "3"),
        ("le dernier", "4"),
        ("الأخير", "4"),
        ("le cinquième", ""),
        ("premier amour", ""),
        ("", ""),
    ],
)
def test_words_of_place_give_the_number_of_an_answer(text: str, number: str) -> None:
    """Of four answers; a place that none of them has points at nothing."""
    assert LIBRARY.ordinals.number(text, 4) == number


def test_no_word_of_place_is_a_word_that_works_everywhere() -> None:
    """Steering words are heard first, so a shared spelling would never be heard as a place."""
    assert [place for place in LIBRARY.ordinals.places if LIBRARY.words.meaning(place)] == []


@pytest.mark.parametrize("typed", ["le deuxieme", "الثاني", "tani", "2eme", "2"])
def test_a_typed_place_is_as_good_as_a_tap(typed: str) -> None:
    """The second of the menu is the second whoever says it how."""
    tapped = Talk(language="fr", consent_service="yes").write("salam", "menu").write("2")
    said = Talk(language="fr", consent_service="yes").write("salam", "menu").write(typed)
    assert said.conversation.place == tapped.conversation.place
    assert said.conversation.place.flow != "menu"


def test_a_place_beyond_the_list_is_asked_again() -> None:
    """Nothing is guessed."""
    talk = Talk(language="fr", consent_service="yes").write("salam", "menu").write("le dixième")
    assert talk.conversation.place.flow == "menu"
    assert talk.conversation.tries == 1


def test_a_number_is_a_place_in_the_list_and_not_the_number_of_a_row() -> None:
    """Options of the database have its numbers for keys; whoever types 2 means the second."""
    names = {"2": ("Solaire", "1"), "7": ("Photo", "2"), "o_3": ("Drone", "3"), "o_1": ("Cariste", "4")}
    assert [match(text, index(names, unnamed=names)).certain for text in ("1", "2", "3", "4")] == [
        "2",
        "7",
        "o_3",
        "o_1",
    ]
    assert match("7", index(names, unnamed=names)) == Match()
    assert match("7", names).certain == "7"


def test_a_number_beyond_the_list_does_not_lead_to_the_menu() -> None:
    """The seventh of four is asked again where it was asked."""
    talk = Talk(language="fr", consent_service="yes").write("salam", "menu", "Orientation", "7")
    assert talk.conversation.place.flow == "orientation"
    assert talk.conversation.tries == 1
