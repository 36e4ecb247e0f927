"""The lists that ship are whole: keys, names in every language, aliases that point to one item."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.library import Helpline
from flows.matching import fold
from flows.texts import LANGUAGES, Texts, read_texts
from flows.yaml_reading import plain, read_yaml

ROOT = Path(__file__).parents[1]
DATA = ROOT / "flows" / "data"
SINGULAR = {
    "communes": "commune",
    "training_fields": "training-field",
    "education_levels": "education",
    "situations": "situation",
    "sexes": "sex",
    "age_bands": "age",
    "languages": "language",
    "half_days": "half-day",
}


def data(name: str) -> dict[str, list[dict[str, Any]]]:
    """A data file as plain values."""
    file = DATA / f"{name}.yaml"
    tree: dict[str, list[dict[str, Any]]] = plain(read_yaml(file.read_text(encoding="utf-8"), file.name))
    return tree


@pytest.fixture(scope="module")
def texts() -> Texts:
    """The catalogue that ships."""
    return read_texts(ROOT / "flows" / "locale")


def test_the_lists_are_those_of_the_domain() -> None:
    """Sixteen communes (4 urban, 12 rural) and one for elsewhere, twelve training fields."""
    lists = data("lists")
    assert set(lists) == set(SINGULAR)
    milieu = [item["milieu"] for item in lists["communes"]]
    assert (milieu.count("urban"), milieu.count("rural"), milieu.count("")) == (4, 12, 1)
    assert len(lists["training_fields"]) == 12
    assert [item["key"] for item in lists["languages"]] == list(LANGUAGES)


@pytest.mark.parametrize("name", SINGULAR)
def test_every_item_has_a_key_and_a_short_name(name: str, texts: Texts) -> None:
    """Keys fit into buttons, names onto them."""
    keys = [item["key"] for item in data("lists")[name]]
    assert len(set(keys)) == len(keys)
    for key in keys:
        assert re.fullmatch(r"[a-z0-9_]{1,40}", key)
        text = f"{SINGULAR[name]}-{key.replace('_', '-')}"
        assert texts.has(text)
        for language in LANGUAGES:
            assert 1 <= len(texts.label(language, text, {})) <= 48


@pytest.mark.parametrize("name", SINGULAR)
def test_an_alias_names_one_item(name: str) -> None:
    """Folded aliases are never empty, and never shared by two items of a list."""
    owner: dict[str, str] = {}
    for item in data("lists")[name]:
        for alias in item["aliases"]:
            assert fold(alias), alias
            assert owner.setdefault(fold(alias), item["key"]) == item["key"], alias


@pytest.mark.parametrize("name", ["training_fields", "communes"])
def test_items_have_many_aliases_in_both_scripts(name: str) -> None:
    """Young people type Arabic and Latin letters."""
    for item in data("lists")[name]:
        arabic = [alias for alias in item["aliases"] if re.search("[ء-ي]", alias)]
        assert arabic and len(arabic) < len(item["aliases"]), item["key"]


def test_names_in_a_list_differ(texts: Texts) -> None:
    """Two buttons never carry the same words."""
    for name, singular in SINGULAR.items():
        for language in LANGUAGES:
            said = [
                texts.label(language, f"{singular}-{item['key'].replace('_', '-')}", {})
                for item in data("lists")[name]
            ]
            assert len(set(said)) == len(said), (name, language)


def test_helplines_are_whole_and_unverified_until_someone_called(texts: Texts) -> None:
    """No number ships as verified, and the withdrawn ones do not ship at all."""
    lines = data("helplines")["helplines"]
    for line in lines:
        assert set(line) - {"doubt"} == set(Helpline.__slots__)
        assert texts.has(line["text"])
        assert line["verified_on"] == line["verified_by"] == ""
    assert {line["number"] for line in lines} == {
        "19",
        "112",
        "177",
        "15",
        "150",
        "141",
        "2511",
        "0800002511",
    }


def test_programmes_are_hidden_until_checked(texts: Texts) -> None:
    """Each names its axis and source, is due for review, and has two texts."""
    for card in data("programmes")["programmes"]:
        assert card["axis"] in {"entrepreneurship", "employability", "sse"}
        assert card["source_url"].startswith("https://")
        assert date.fromisoformat(card["review_on"])
        assert card["verified_on"] == ""
        name = f"programme-{card['key'].replace('_', '-')}"
        assert texts.has(name) and texts.has(f"{name}-about")


def test_names_use_the_words_of_the_house() -> None:
    """المواكبة and التكوين, never المرافقة or التدريب."""
    for file in (ROOT / "flows" / "locale").glob("ar*/*.ftl"):
        assert not re.search("المرافقة|التدريب", file.read_text(encoding="utf-8")), file.name
