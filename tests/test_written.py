"""Texts that are nothing but words are read without Fluent, and read as Fluent would."""

from __future__ import annotations

from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource

from flows.written import entries, mere_words, with_references

LOCALE = Path(__file__).parents[1] / "flows" / "locale"

ODD = """\
# A comment
one-line =   Words   
block =

    First

      Second, further in
    Third
# Another comment
-term = Mud
quoted = "Words" = words
empty =
    { "" }
starred = Words
    * not a variant
dotted = Words
    .label = Label
late =
  Words

next = After an empty line

"""  # noqa: W291  # spaces at the end of a line are part of what is tried


@pytest.mark.parametrize("language", sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir()))
def test_every_mere_text_says_what_fluent_says(language: str) -> None:
    """No shipped text may change for not being parsed."""
    assert_as_fluent([file.read_text("utf-8") for file in sorted((LOCALE / language).glob("*.ftl"))])


def test_odd_layout_says_what_fluent_says() -> None:
    """Indents, empty lines, comments and ends of lines mean what they mean to Fluent."""
    assert_as_fluent([ODD])
    read = entries([ODD])
    assert list(read)[:4] == ["one-line", "block", "-term", "quoted"]
    assert [name for name in read if not mere_words(read[name])] == ["empty", "starred", "dotted"]


def assert_as_fluent(contents: list[str]) -> None:
    """Compare every entry that is mere words with Fluent's own reading of the whole file."""
    bundle = FluentBundle(["en"], use_isolating=False)
    for content in contents:
        bundle.add_resource(FluentResource(content))
    said = {name: words for name, source in entries(contents).items() if (words := mere_words(source))}
    assert said
    for name, words in said.items():
        pattern = None if name.startswith("-") else bundle.get_message(name).value
        assert pattern is None or words == bundle.format_pattern(pattern)[0], name


def test_references_come_along() -> None:
    """What is parsed brings the entries that it refers to, and no others."""
    found = entries(["a = { b } and { -c }\nb = { $x }\n-c = { d }\nd = Words\ne = Words\n"])
    assert sorted(entries([with_references(found, ["a"])])) == ["-c", "a", "b", "d"]


def test_of_two_of_a_name_the_first_counts() -> None:
    """A second writing of a name is a fault that the check tells, and changes nothing."""
    assert entries(["a = One\n", "a = Two\n"]) == {"a": " One\n"}
