"""Flows are drawn with the ways that the engine takes, in words that cannot break the drawing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.diagram import LONGEST, mermaid, mermaid_library, overview
from flows.library import Library
from flows.loading import load_library
from flows.model import END, Flow, SayNode
from flows.texts import read_texts
from flows.ways import ways

HOUSE = Path(__file__).parent / "flows" / "house"

ARROW = re.compile(r'    (\S+) -->(?:\|"[^"]*"\|)? (\S+)')
BOX = re.compile(r'    (\S+?)[\[({/]+"[^"]*"[\])}/]+')


@pytest.fixture(scope="module")
def shipped() -> Library:
    """The library that young people talk with."""
    return load_library()


def test_a_small_flow_is_drawn_whole() -> None:
    """Shape, words and ways, as one can paste them into any Mermaid viewer."""
    house = load_library(package=HOUSE)
    assert mermaid(house.flows["listening"], house.texts, "fr") == (
        "flowchart TD\n"
        '    n_listening-_start(["listening"]) --> n_listening-open\n'
        '    n_listening-open[("Bonjour")]\n'
        "    n_listening-open --> n_listening-end\n"
        '    n_listening-end(("end"))\n'
    )


def test_the_steps_of_an_orientation_are_ways_too() -> None:
    """They lead to nodes that no author's `next` names."""
    house = load_library(package=HOUSE)
    drawn = mermaid(house.flows["advice"], house.texts, "en", house.orientation)
    assert '    n_advice-result -->|"Shop"| n_advice-seated\n' in drawn
    assert '    n_advice-seat -->|"closed"| n_advice-result\n' in drawn
    assert '    n_advice-weigh{{"weigh"}}\n' in drawn


@pytest.mark.parametrize("language", ["ar", "fr", "zgh"])
def test_every_way_of_the_shipped_library_is_drawn_once(shipped: Library, language: str) -> None:
    """Nothing is left out, and no arrow leads to a box that is not there."""
    for flow in shipped.flows.values():
        drawn = mermaid(flow, shipped.texts, language, shipped.orientation).splitlines()
        arrows = [found.groups() for line in drawn[2:] if (found := ARROW.fullmatch(line))]
        boxes = {found[1] for line in drawn if (found := BOX.fullmatch(line))}
        expected = sum(len(set(ways(node, shipped.orientation))) for node in flow.nodes.values())
        assert len(arrows) == expected
        assert {to for _, to in arrows} <= boxes
        assert len(drawn) == 2 + expected + len(boxes)


def test_words_cannot_break_the_drawing(tmp_path: Path) -> None:
    """Quotes, brackets, arrows, markup and line breaks of a text are shown, not obeyed."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en/a.ftl").write_text(
        'nasty =\n    <b>"]\n    --> end; | x</b> `{"{"}` #35;\nlong = ' + "x" * 500 + "\n"
    )
    texts = read_texts(tmp_path)
    flow = Flow("f", "a", {"a": SayNode("a", "nasty", "b"), "b": SayNode("b", "long", END)})
    nasty, long = (
        line for line in mermaid(flow, texts, "en").splitlines() if re.match(r"    n_f-[ab]\(", line)
    )
    shown = nasty.removeprefix('    n_f-a("').removesuffix('")')
    assert not set(shown.replace("#", "").replace(";", "")) & set('"<>|`{}[]()')
    assert re.sub(r"#(\d+);", lambda code: chr(int(code[1])), shown) == '<b>"] --> end; | x</b> `{` #35;'
    assert len(long) == len('    n_f-b("")') + LONGEST


def test_a_node_may_be_called_start_and_flows_may_share_names_of_nodes() -> None:
    """Ids of the drawing never meet."""
    texts = read_texts(HOUSE / "locale")
    flow = Flow("f", "start", {"start": SayNode("start", "hello", END)})
    assert "n_f-_start([" in mermaid(flow, texts, "fr")
    assert "n_f-start(" in mermaid(flow, texts, "fr")


def test_the_overview_shows_who_calls_whom() -> None:
    """Staff flows say for whom they are."""
    drawn = overview(load_library(package=HOUSE)).splitlines()
    assert drawn[0] == "flowchart LR"
    assert "    f_menu --> f_advice" in drawn
    assert '    f_staff_only["staff_only #40;counsellor#41;"]' in drawn


def test_the_whole_library_is_one_drawing(shipped: Library) -> None:
    """Each flow in a frame of its own."""
    drawn = mermaid_library(shipped, "ar").splitlines()
    assert sum(line.startswith("    subgraph ") for line in drawn) == len(shipped.flows)
    assert drawn.count("    end") == len(shipped.flows)
