"""Safe words are known in every language and script, and only as whole messages."""

from pathlib import Path

import pytest

from flows.words import MEANINGS, Words, gather, read_words

DATA = Path(__file__).parents[1] / "flows" / "data" / "words.yaml"


@pytest.fixture(scope="module")
def words() -> Words:
    """The list that ships."""
    return read_words(DATA.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("رجوع", "back"),
        ("Retour !", "back"),
        ("rje3", "back"),
        ("تخطي", "skip"),
        ("douz", "skip"),
        ("je n'ai pas compris", "repeat"),
        ("ما فهمتش", "repeat"),
        ("Merci beaucoup !", "thanks"),
        ("chokran bzaf", "thanks"),
        ("شكراً", "thanks"),
        ("MENU", "menu"),
        ("🏠 القائمة", "menu"),
        ("aide-moi", "help"),
        ("عاوني", "help"),
        ("annuler", "cancel"),
        ("بغيت نهضر مع شي واحد", "human"),
        ("bghit nhder m3a chi wahd", "human"),
        ("parler à quelqu’un", "human"),
        ("stop", "stop"),
        ("تــوقــف", "stop"),
        ("langue", "language"),
        ("معطياتي", "me"),
        ("bonjour", "start"),
        ("salaaaam", "start"),
        ("نعم", "yes"),
        ("wakha", "yes"),
        ("OUIII", "yes"),
        ("لا", "no"),
        ("Non merci.", "no"),
        ("ⴰⵣⵓⵍ", "start"),
        ("", ""),
        ("?", ""),
        ("je veux un menu complet", ""),
        ("لا أعرف", ""),
        ("retour de chantier", ""),
    ],
)
def test_a_whole_message_has_a_meaning(words: Words, text: str, meaning: str) -> None:
    """In any spelling, but never inside a longer message."""
    assert words.meaning(text) == meaning


@pytest.mark.parametrize("meaning", MEANINGS)
def test_every_meaning_has_many_spellings(words: Words, meaning: str) -> None:
    """Five languages and two scripts of Darija need at least a dozen."""
    assert sum(found == meaning for found in words.meanings.values()) >= 12


def test_a_word_cannot_have_two_meanings() -> None:
    """The authors are told which."""
    with pytest.raises(ValueError, match="Menu"):
        gather({"back": ["menu"], "menu": ["Menu"]})


def test_an_empty_word_is_refused() -> None:
    """Punctuation alone folds to nothing."""
    with pytest.raises(ValueError, match=r"\?"):
        gather({"help": ["?"]})


def test_a_list_with_a_meaning_missing_or_unknown_is_refused() -> None:
    """The engine counts on every meaning."""
    with pytest.raises(ValueError, match="exactly"):
        read_words("back: {en: [back]}\n")
