"""Flow files are read strictly: every fault is refused with its file and line, and nothing else happens."""

from __future__ import annotations

import json
import re
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.checking import check
from flows.faults import Fault, Faulty
from flows.library import Library
from flows.lists import Lists, read_lists
from flows.loading import load_library
from flows.model import AskNode, Choice, DecideNode, SetNode
from flows.reading import read_flow
from flows.yaml_reading import MOST_FAULTS, MOST_NODES, Items, Scalar, Table, plain, read_yaml

FLOWS = Path(__file__).parent / "flows"
BROKEN = sorted((FLOWS / "broken").glob("*.yaml"))


@pytest.fixture(scope="module")
def house() -> Library:
    """A small library without a fault."""
    return load_library(package=FLOWS / "house")


@pytest.fixture(scope="module")
def lists() -> Lists:
    """The lists of the small library."""
    return read_lists(read_yaml((FLOWS / "house/data/lists.yaml").read_text(), "lists.yaml"), "lists.yaml")


def faults_of(text: str, file: str, house: Library, lists: Lists) -> list[Fault]:
    """Read one flow; where that succeeds, put it into the house and check the whole."""
    try:
        flow = read_flow(text, file, lists)
    except Faulty as faulty:
        return list(faulty.faults)
    return check(replace(house, flows={**house.flows, flow.name: flow}))


def test_the_small_library_is_clean(house: Library) -> None:
    """Otherwise the faults of the corpus could come from elsewhere."""
    assert check(house) == []


def test_the_corpus_is_not_empty() -> None:
    """Each kind of fault has its file."""
    assert len(BROKEN) >= 60


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_flow_is_refused_with_file_and_line(path: Path, house: Library, lists: Lists) -> None:
    """The first line of each file says which line is at fault and what is said about it."""
    text = path.read_text()
    expected = re.match(r"# line (\d+): (.+)\n", text)
    assert expected is not None
    faults = faults_of(text, path.name, house, lists)
    told = [fault for fault in faults if expected[2] in fault.message]
    assert [(fault.file, fault.line) for fault in told[:1]] == [(path.name, int(expected[1]))], faults
    assert {fault.file for fault in faults} == {path.name}


def refused(text: str) -> list[str]:
    """The faults of a text, as they are shown."""
    with pytest.raises(Faulty) as caught:
        read_yaml(text, "flow.yaml")
    return [str(fault) for fault in caught.value.faults]


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

HOSTILE = {
    "two_megabytes": ("x" * 2_000_000, "flow.yaml:0: larger than 1,000,000 bytes"),
    "two_megabytes_of_arabic": ("م" * 700_000, "flow.yaml:0: larger than 1,000,000 bytes"),
    "deep_brackets": ("[" * 3000, "flow.yaml:1: nested deeper than 20 levels"),
    "deep_mappings": (
        "\n".join(" " * n + "a:" for n in range(1300)),
        "flow.yaml:21: nested deeper than 20 levels",
    ),
    "deep_dashes": ("- " * 3000, "flow.yaml:1: nested deeper than 20 levels"),
    "many_values": ("- a\n" * (MOST_NODES + 5), f"flow.yaml:{MOST_NODES}: more than 20,000 values"),
    "alias_bomb": (BOMB, "flow.yaml:1: anchor '&a': write the thing out instead"),
    "itself": ("&a [*a]", "flow.yaml:1: anchor '&a': write the thing out instead"),
    "lone_surrogate": ("a: b\nc: \ud800", "flow.yaml:2: not valid Unicode"),
    "null_character": ("a: b\n\nc: \x00", "flow.yaml:3: not YAML: control characters are not allowed"),
    "nothing": ("", "flow.yaml:1: the file is empty"),
    "only_a_comment": ("# hello\n", "flow.yaml:1: the file is empty"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_fast_in_little_memory(name: str) -> None:
    """Caps are tried while reading: size, depth and count never turn into time or memory."""
    text, expected = HOSTILE[name]
    tracemalloc.start()
    started = time.process_time()
    try:
        assert refused(text)[0] == expected
        assert time.process_time() - started < 1
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_all_faults_of_a_file_are_told_at_once() -> None:
    """An author mends a file in one go."""
    assert refused("a: &x 1\nb: *x\na: !!int 3\n<<: 4\n") == [
        "flow.yaml:1: anchor '&x': write the thing out instead",
        "flow.yaml:2: alias '*x': write the thing out instead",
        "flow.yaml:3: key 'a' is already on line 1",
        "flow.yaml:3: tag 'tag:yaml.org,2002:int': every value is a plain string here",
        "flow.yaml:4: merge key '<<': write the thing out instead",
    ]


def test_a_file_full_of_faults_is_given_up() -> None:
    """Nobody reads more than a hundred."""
    assert len(refused("- !tag a\n" * 500)) == MOST_FAULTS


TRAPS = (
    "no", "yes", "on", "off", "y", "n", "true", "null", "~", "12:30", "010", "0612345678", "0x1F", "1_000",
    "1e3", ".5", "2026-11-23", "2026-11-23 10:00:00", "1.10", "-0", "=", "06 12 34", ".inf", ".NaN",
)  # fmt: skip


@pytest.mark.parametrize("written", TRAPS)
def test_what_looks_like_another_type_stays_the_string_that_was_written(written: str) -> None:
    """YAML would make False, 750, 8, a date or a float of them."""
    assert plain(read_yaml(f"{written}: {written}\nlist: [{written}]", "f")) == {
        written: written,
        "list": [written],
    }


@pytest.mark.parametrize("quoted", ["no", "'no'", '"no"', "|-\n  no", ">-\n  no"])
def test_quotes_make_no_difference(quoted: str) -> None:
    """Quoted or plain, it is the same string."""
    assert plain(read_yaml(f"a: {quoted}\n", "f")) == {"a": "no"}


def test_an_empty_value_is_an_empty_string() -> None:
    """Nothing is ever None."""
    assert plain(read_yaml("a:\nb: ''\n", "f")) == {"a": "", "b": ""}


def test_every_part_of_the_tree_knows_its_line() -> None:
    """Lines count from 1; a key has a line of its own."""
    tree = read_yaml("# c\na:\n  - x\n  - [y]\n", "f")
    inner = Items((Scalar("x", 3), Items((Scalar("y", 4),), 4)), 3)
    assert tree == Table({"a": inner}, {"a": 2}, 2)


def reading_faults(text: str) -> tuple[Fault, ...]:
    """The faults of a text read as a flow; anything but Faulty comes through and fails the test."""
    try:
        read_flow(text, "any.yaml", {})
    except Faulty as faulty:
        return faulty.faults
    return ()


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(),
        st.text(alphabet="ab:-[]{}&*!<>|?'\"#%@, \n\t~"),
        st.binary().map(lambda b: b.decode("latin-1")),
    )
)
def test_no_text_does_more_than_be_refused(text: str) -> None:
    """Whatever is in a file, reading ends in a flow or in Faulty."""
    for fault in reading_faults(text):
        assert fault.file == "any.yaml"
        assert 0 <= fault.line <= len(re.split("\r\n|[\n\r\x85\u2028\u2029]", text))


FLOW_TREES = st.recursive(
    st.sampled_from(["hello", "end", "first", "yes", "", "2", "ask", "job"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "flow",
                    "entry",
                    "nodes",
                    "first",
                    "say",
                    "ask",
                    "next",
                    "choices",
                    "decide",
                    "when",
                    "set",
                    "with",
                    "text",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(FLOW_TREES)
def test_no_arrangement_of_known_keys_does_more_than_be_refused(tree: object) -> None:
    """Nearly right files end in a flow or in Faulty as well."""
    flow = json.dumps({"flow": "any", "entry": "first", "nodes": {"first": tree}})
    assert all(fault.line == 1 for fault in reading_faults(flow))


def test_a_question_is_read_with_its_choices(lists: Lists) -> None:
    """A choice fills the field of its question, unless the author says otherwise."""
    text = """
flow: talk
fields: [age]
entry: age
nodes:
  age:
    ask: question
    field: age
    columns: 2
    skip: yes
    choices:
      young: {text: job, set: {prior: no}, next: end, aliases: [18, "18+"]}
      18_24: {text: shop}
    next: end
"""
    node = read_flow(text, "library/talk.yaml", lists).nodes["age"]
    assert isinstance(node, AskNode)
    assert (node.columns, node.skip, node.source.line) == (2, True, 6)
    assert node.choices == (
        Choice("young", "job", "end", ("18", "18+"), {"prior": "no"}),
        Choice("18_24", "shop", "", (), {"age": "18_24"}),
    )


def test_a_list_becomes_choices_named_in_the_singular(lists: Lists) -> None:
    """Texts of lists follow one rule, so authors need not name them."""
    text = "flow: a\nentry: b\nnodes:\n  b: {ask: question, field: language, choices: languages, next: end}\n"
    node = read_flow(text, "a.yaml", lists).nodes["b"]
    assert isinstance(node, AskNode)
    assert node.choices[1] == Choice("fr", "language-fr", "", ("french",), {"language": "fr"})


def test_values_and_conditions_may_be_empty(lists: Lists) -> None:
    """An empty value forgets a field, or asks whether it is not known."""
    text = (
        "flow: a\nentry: b\nnodes:\n"
        "  b: {set: {name: ''}, next: c}\n  c: {decide: [{when: {sex: ['', male]}, next: end}], next: end}\n"
    )
    nodes = read_flow(text, "a.yaml", lists).nodes
    assert isinstance(nodes["b"], SetNode) and nodes["b"].sets == {"name": ""}
    assert isinstance(nodes["c"], DecideNode) and nodes["c"].cases[0].when == {"sex": ("", "male")}
