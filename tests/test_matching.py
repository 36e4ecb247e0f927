"""What people type is understood, and doubt is shown as doubt."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.matching import Match, Names, fold, index, match, sound
from flows.texts import read_texts
from flows.yaml_reading import plain, read_yaml

ROOT = Path(__file__).parents[1]
REQUESTS = ROOT / "tests" / "data" / "training_requests.yaml"


def shipped(name: str, prefix: str, language: str) -> Names:
    """A list as a person of this language meets it: label, number and aliases."""
    texts = read_texts(ROOT / "flows" / "locale")
    file = ROOT / "flows" / "data" / "lists.yaml"
    items = plain(read_yaml(file.read_text(encoding="utf-8"), file.name))[name]
    label = {item["key"]: f"{prefix}-{item['key'].replace('_', '-')}" for item in items}
    return index(
        {
            item["key"]: [texts.label(language, label[item["key"]], {}), str(number), *item["aliases"]]
            for number, item in enumerate(items, 1)
        }
    )


@pytest.fixture(scope="module")
def communes() -> Names:
    """The communes, for someone who reads French."""
    return shipped("communes", "commune", "fr")


@pytest.fixture(scope="module")
def fields() -> Names:
    """The training fields, for someone who reads Darija."""
    return shipped("training_fields", "training-field", "ary")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Été à l'ÉCOLE", "ete a l ecole"),
        ("السَّلامُ عليكمـــ", "السلام عليكم"),
        ("أإآٱى ة ؤ ئ ء", "اي ه و ي"),
        ("٢٠٠٣ ۲۰", "2003 20"),
        ("2\ufe0f\u20e3", "2"),
        ("sal\u200bam \u202eok\u2069", "salam ok"),
        ("واااااخا", "واخا"),
        ("1000", "1000"),
        ("Straße, cœur", "strasse coeur"),
        ("🎓 Menu!", "menu"),
        ("ⴰⵣⵓⵍ", "ⴰⵣⵓⵍ"),
        ("أڭوراي", "اكوراي"),
        ("𝐌𝐄𝐍𝐔", "menu"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    """One form for all the ways to write the same."""
    assert fold(text) == folded


@given(st.text())
def test_what_is_folded_is_bare_and_stays_so(text: str) -> None:
    """Whatever comes in, only small letters, digits and single spaces come out."""
    folded = fold(text)
    assert folded == " ".join(folded.split()) == fold(folded)
    assert not re.search(r"[^\w ]|[A-Z]", folded)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("تكوين", "tkwin"),
        ("فلاحه", "fla7a"),
        ("تصوير", "taswir"),
        ("عين", "3in"),
        ("شجر", "chjar"),
        ("خدمه", "khdma"),
    ],
)
def test_a_darija_word_sounds_the_same_in_both_scripts(one: str, other: str) -> None:
    """Consonants carry the word."""
    assert sound(one).rstrip("h") == sound(other).rstrip("h")


def requests() -> list[tuple[str, str]]:
    """What was typed and the field that was meant."""
    tree = plain(read_yaml(REQUESTS.read_text(encoding="utf-8"), REQUESTS.name))
    return [(typed, key) for key, all_typed in tree.items() for typed in all_typed]


def test_training_requests_are_understood(fields: Names) -> None:
    """At least 95 of 100 have the right field first, and no wrong one is ever taken for certain."""
    asked = requests()
    found = {typed: match(typed, fields) for typed, _ in asked}
    missed = [(typed, key, found[typed]) for typed, key in asked if first(found[typed]) != key]
    assert len(asked) >= 60
    assert len(missed) <= 0.05 * len(asked), missed
    assert [pair for pair in asked if found[pair[0]].certain not in ("", pair[1])] == []


def first(found: Match) -> str:
    """The certain key, else the nearest."""
    return found.certain or next(iter(found.near), "")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("El Hajeb", "el_hajeb"),
        ("lhajeb", "el_hajeb"),
        ("l7ajeb", "el_hajeb"),
        ("الحاجب", "el_hajeb"),
        ("ana mn agoray", "agourai"),
        ("أكوراي", "agourai"),
        ("Sebaa Ayoune", "sabaa_aiyoun"),
        ("سبع عيون", "sabaa_aiyoun"),
        ("تاوجطات", "ain_taoujdate"),
        ("عين تاوجدات", "ain_taoujdate"),
        ("taoujtate", "ain_taoujdate"),
        ("تمشاشت", "tamchachate"),
        ("tamchachatt", "tamchachate"),
        ("آيت وخفن", "ait_ouikhalfen"),
        ("ait bourzwine", "ait_bourzouine"),
        ("ait aazmane", "ait_naamane"),
        ("2", "agourai"),
        ("٢", "agourai"),
        ("2️⃣", "agourai"),
        ("رقم 3", "ain_taoujdate"),
        ("le 4", "sabaa_aiyoun"),
        ("n° 12", "bitit"),
        ("Meknès", "other"),
        ("sabaa_aiyoun", "sabaa_aiyoun"),
    ],
)
def test_a_commune_is_known_by_many_names(communes: Names, typed: str, key: str) -> None:
    """Labels, keys, aliases, list numbers and small mistakes are certain."""
    assert match(typed, communes) == Match(key)


@pytest.mark.parametrize("typed", ["casablanca", "ولد عمي", "", "   ", "?!", "99", "asdfgh", "😀", "\u200f"])
def test_what_is_near_nothing_is_nothing(communes: Names, typed: str) -> None:
    """Better no offer than a silly one."""
    assert match(typed, communes) == Match()


def test_doubt_offers_at_most_three(communes: Names) -> None:
    """Many communes begin with Aït."""
    found = match("ait", communes)
    assert found.certain == ""
    assert 2 <= len(found.near) <= 3


YES_NO = {"yes": ["نعم", "Oui"], "no": ["لا", "Non"]}


@pytest.mark.parametrize(
    ("typed", "key"),
    [("oui", "yes"), ("OUIIII", "yes"), ("ouii", "yes"), ("لاا", "no"), ("نَعَم", "yes"), ("nonn", "no")],
)
def test_short_answers_are_certain(typed: str, key: str) -> None:
    """Stretched letters are no mistake."""
    assert match(typed, YES_NO) == Match(key)


@pytest.mark.parametrize("typed", ["لا أعرف", "non je sais pas", "oui mais non", "je ne sais pas"])
def test_an_answer_that_says_more_is_not_certain(typed: str) -> None:
    """ "I do not know" holds a no and is none."""
    assert match(typed, YES_NO).certain == ""


def test_denying_a_choice_does_not_choose_it(fields: Names) -> None:
    """Who does not want marketing must not be signed up for it."""
    assert match("pas marketing digital", fields).certain == ""


def test_a_name_that_two_choices_share_is_never_certain() -> None:
    """Both are offered."""
    assert match("x", {"a": ["x"], "b": ["x"]}) == Match(near=("a", "b"))


def test_choices_without_names_are_known_by_key() -> None:
    """Keys are names too, and an empty list of choices answers nothing."""
    assert match("job seeker", {"job_seeker": []}) == Match("job_seeker")
    assert match("x", {}) == Match()
    assert match("x", {"a": ["?!"]}) == Match()


def test_a_long_answer_is_compared_by_its_beginning(fields: Names) -> None:
    """Twenty thousand characters cost no more than two hundred."""
    assert first(match("panneaux solaires " + "zut " * 5000, fields)) == "solar"
