"""Signs of danger are caught and ordinary talk is left alone, on sentences written apart from the phrases."""

from pathlib import Path

import pytest

from flows.danger import CATEGORIES, SORROW, Danger, read_danger
from flows.yaml_reading import plain, read_yaml

DATA = Path(__file__).parents[1] / "flows" / "data" / "danger.yaml"
SENTENCES = Path(__file__).parent / "data" / "danger_sentences.yaml"
MAIN = ("ar", "ary", "ary_latin", "fr")


@pytest.fixture(scope="module")
def danger() -> Danger:
    """The list that ships."""
    return read_danger(DATA.read_text(encoding="utf-8"))


def sentences(kind: str, language: str) -> list[str]:
    """The trial sentences of a language."""
    tree = plain(read_yaml(SENTENCES.read_text(encoding="utf-8"), SENTENCES.name))
    return [str(sentence) for sentence in tree[kind][language]]


@pytest.mark.parametrize("language", MAIN)
def test_direct_statements_are_caught(danger: Danger, language: str) -> None:
    """At least 98 of 100 direct statements are caught, out of 40 or more."""
    said = sentences("danger", language)
    missed = [sentence for sentence in said if not danger.sign(sentence)]
    assert len(said) >= 40
    assert len(missed) <= 0.02 * len(said), missed


@pytest.mark.parametrize("language", MAIN)
def test_ordinary_talk_raises_no_alarm(danger: Danger, language: str) -> None:
    """At most 5 of 100 ordinary sentences are taken for danger, out of 40 or more."""
    said = sentences("ordinary", language)
    alarms = [(sentence, danger.sign(sentence)) for sentence in said if danger.sign(sentence)]
    assert len(said) >= 40
    assert len(alarms) <= 0.05 * len(said), alarms


@pytest.fixture(scope="module")
def sorrow() -> Danger:
    """The words of sorrow that ship."""
    return read_danger(DATA.with_name("sorrow.yaml").read_text(encoding="utf-8"), SORROW)


@pytest.mark.parametrize("language", [*MAIN, "en"])
def test_sorrow_is_heard_and_is_no_alarm(danger: Danger, sorrow: Danger, language: str) -> None:
    """At least 90 of 100 sad sentences are heard, and none of them is taken for danger."""
    said = sentences("sorrow", language)
    missed = [sentence for sentence in said if not sorrow.sign(sentence)]
    assert len(missed) <= 0.1 * len(said), missed
    assert [sentence for sentence in said if danger.sign(sentence)] == []


@pytest.mark.parametrize("language", MAIN)
def test_ordinary_talk_is_no_sorrow(sorrow: Danger, language: str) -> None:
    """At most 5 of 100 ordinary sentences are taken for sorrow."""
    said = sentences("ordinary", language)
    heard = [sentence for sentence in said if sorrow.sign(sentence)]
    assert len(heard) <= 0.05 * len(said), heard


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("je veux mourir", "suicide"),
        ("je me scarifie", "self_harm"),
        ("mon père me bat", "violence"),
        ("تعرضت للاغتصاب", "sexual"),
        ("واحد كيبتزني", "exploitation"),
        ("il va me tuer", "danger_now"),
        ("صاحبتي بغات تنتحر", "third_person"),
        ("ⵔⵉⵖ ⴰⴷ ⵎⵎⵜⵖ", "suicide"),
        ("i want to die", "suicide"),
        ("🆘", "danger_now"),
        ("ok 😔🔫", "suicide"),
    ],
)
def test_a_sign_names_its_category(danger: Danger, text: str, category: str) -> None:
    """The category tells the staff what to expect."""
    assert danger.sign(text) == category


@pytest.mark.parametrize(
    "text",
    [
        "BGHIT NMOUT",
        "b g h i t nmout bghit nmooot",
        "بغـيـت نمـوووت!!!",
        "بَغِيتُ نْمُوت",
        "je\nveux   mourir…",
        "jé vEux mourîr",
        "je pense au sucide",
        "bghit ntel rassi",
    ],
)
def test_spelling_does_not_hide_a_sign(danger: Danger, text: str) -> None:
    """Capitals, marks, stretched letters, line breaks and accents change nothing."""
    assert danger.sign(text) == "suicide"


def test_a_negative_cancels_only_what_it_touches(danger: Danger) -> None:
    """Dying of laughter is no sign, but it does not hide one elsewhere in the message."""
    assert danger.sign("je meurs de rire") == ""
    assert danger.sign("avant je mourais de rire avec eux, maintenant je veux me tuer") == "suicide"


def test_the_most_urgent_sign_is_named(danger: Danger) -> None:
    """Where a message holds several signs, danger to life now comes first."""
    assert danger.sign("mon père me frappe et il va me tuer") == "danger_now"


def test_a_sign_about_another_does_not_hide_ones_own(danger: Danger) -> None:
    """What someone says of themselves counts beside what they say of a friend."""
    assert danger.sign("ma copine veut se suicider. moi aussi je veux mourir") == "suicide"


def test_every_category_can_be_found_in_every_main_language() -> None:
    """No category is left out of a language that young people type."""
    tree = plain(read_yaml(DATA.read_text(encoding="utf-8"), DATA.name))
    assert tuple(sorted(tree["signs"])) == tuple(sorted(CATEGORIES))
    for category, languages in tree["signs"].items():
        assert set(MAIN) <= set(languages), category


@pytest.mark.parametrize("language", MAIN)
def test_there_are_at_least_sixty_phrases_in_a_main_language(language: str) -> None:
    """Counted as written; the options inside a phrase come on top."""
    tree = plain(read_yaml(DATA.read_text(encoding="utf-8"), DATA.name))
    assert sum(len(languages.get(language, [])) for languages in tree["signs"].values()) >= 60


@pytest.mark.parametrize("phrase", ["..", ".. mourir", "[|x]", "!!!"])
def test_a_phrase_that_says_nothing_is_refused(phrase: str) -> None:
    """A phrase needs a first word, or it would match everything."""
    with pytest.raises(ValueError):
        read_danger(f'version: "1"\nsigns: {{suicide: {{fr: ["{phrase}"]}}}}\nnegatives: {{}}\nemoji: {{}}\n')


def test_an_unknown_category_is_refused() -> None:
    """A misspelt category would never reach the staff."""
    with pytest.raises(ValueError, match="sucide"):
        read_danger('version: "1"\nsigns: {sucide: {fr: [x]}}\nnegatives: {}\nemoji: {}\n')


def test_a_long_message_is_read_to_its_end(danger: Danger) -> None:
    """A sign at the end of the longest message is found."""
    assert danger.sign("bonjour " * 500 + "je veux mourir") == "suicide"


def test_nothing_said_is_no_sign(danger: Danger) -> None:
    """Empty messages and bare punctuation are not danger."""
    assert danger.sign("") == danger.sign("?!…") == ""
