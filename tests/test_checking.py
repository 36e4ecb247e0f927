"""A library is checked as a whole: what no single file shows."""

from __future__ import annotations

import ast
import re
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from flows.checking import check
from flows.faults import Fault, Faulty
from flows.library import Library, Programme
from flows.loading import load_library
from flows.model import AskNode, Flow, ListenNode, SayNode, Source
from flows.orientation import NextStep, Rule, Rules
from flows.reading import read_flow

HOUSE = Path(__file__).parent / "flows" / "house"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small library that a test may spoil."""
    return Path(shutil.copytree(HOUSE, tmp_path / "house"))


@pytest.fixture(scope="module")
def house() -> Library:
    """The small library, which has no fault."""
    return load_library(package=HOUSE)


def told(library: Library) -> list[str]:
    """The faults as they are shown."""
    return [str(fault) for fault in check(library)]


def spoil(path: Path, old: str, new: str) -> None:
    """Change a file that says `old` so that it says `new`."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.parametrize("name", ["menu", "welcome", "listening", "language", "me"])
def test_a_flow_that_the_engine_leads_to_must_exist(house: Library, name: str) -> None:
    """Without it a young person would stand before a closed door."""
    flows = {other: flow for other, flow in house.flows.items() if other != name}
    message = f"library/{name}.yaml:0: the flow {name!r} is missing: the engine leads to it"
    assert message in told(replace(house, flows=flows))


def test_a_flow_for_everyone_cannot_need_a_role(house: Library) -> None:
    """The menu of staff is the menu of all."""
    flows = {**house.flows, "menu": replace(house.flows["menu"], role="counsellor")}
    assert (
        "library/menu.yaml:1: menu: everyone must be able to enter this flow: it cannot need a role"
        in told(replace(house, flows=flows))
    )


def test_listening_must_listen_and_be_confidential(house: Library) -> None:
    """What is said to a listener never enters the log."""
    confidential = "what is said in listening stays out of the log: it needs confidential: yes"
    spoken = Flow(
        "listening", "a", {"a": SayNode("a", "hello", "end")}, source=Source("library/listening.yaml", 1)
    )
    assert told(replace(house, flows={**house.flows, "listening": spoken})) == [
        "library/listening.yaml:1: listening: it needs a node that listens",
        f"library/listening.yaml:1: listening: {confidential}",
    ]
    heard = replace(spoken, nodes={"a": ListenNode("a", "hello", "end")}, confidential=True)
    assert told(replace(house, flows={**house.flows, "listening": heard})) == []


def test_two_flows_calling_each_other_with_a_return_are_refused(house: Library) -> None:
    """Each call would wait for the other for ever."""
    one = (
        "flow: one\ncommand: one\nentry: a\nnodes:\n  a: {call: two, next: b}\n  b: {say: hello, next: end}\n"
    )
    two = (
        "flow: two\nentry: a\nnodes:\n  a: {ask: question, choices: {yes: {text: yes}}, next: b}\n"
        "  b: {call: one, next: end}\n"
    )
    flows = {**house.flows, "one": read_flow(one, "one.yaml", {}), "two": read_flow(two, "two.yaml", {})}
    assert told(replace(house, flows=flows)) == [
        "one.yaml:5: one.a: 'two' leads back to 'one': the calls would pile up"
    ]


def test_two_flows_may_end_in_one_another(house: Library) -> None:
    """A call that is the last thing a flow does leaves nothing to return to."""
    text = (
        "flow: one\ncommand: one\nentry: a\nnodes:\n"
        "  a: {ask: question, choices: {yes: {text: yes, next: b}, no: {text: no, next: end}}}\n"
        "  b: {call: one, next: end}\n"
    )
    assert told(replace(house, flows={**house.flows, "one": read_flow(text, "one.yaml", {})})) == []


def test_flows_that_call_each_other_without_a_wait_are_a_loop(house: Library) -> None:
    """Nobody could answer; the engine would walk until its cap."""
    flows = dict(house.flows)
    for name, other in (("one", "two"), ("two", "one")):
        text = f"flow: {name}\ncommand: {name}\nentry: a\nnodes:\n  a: {{call: {other}, next: end}}\n"
        flows[name] = read_flow(text, f"{name}.yaml", {})
    assert told(replace(house, flows=flows)) == [
        "one.yaml:5: one.a: a loop without a wait for the person: a",
        "two.yaml:5: two.a: a loop without a wait for the person: a",
    ]


def test_what_a_called_flow_learns_may_be_said_afterwards(house: Library) -> None:
    """Answers and values of requests outlive the call."""
    text = (
        "flow: a\ncommand: a\nentry: b\nnodes:\n  b: {call: advice, next: c}\n  c: {say: seated, next: end}\n"
    )
    assert told(replace(house, flows={**house.flows, "a": read_flow(text, "a.yaml", {})})) == []


def test_a_missing_translation_is_told_where_the_text_stands(folder: Path) -> None:
    """Every text exists in ar, ary, fr and en."""
    spoil(folder / "locale/fr/house.ftl", "hello = Bonjour\n", "")
    assert told(load_library(package=folder)) == ["locale/ar/house.ftl:1: hello is missing in fr"]


def test_an_argument_that_one_language_forgets_is_told(folder: Path) -> None:
    """The French would never hear which course it is."""
    spoil(folder / "locale/fr/house.ftl", "seated = Place: { $run_title }", "seated = Place")
    assert [fault for fault in told(load_library(package=folder)) if "seated" in fault] == [
        "locale/fr/house.ftl:14: seated uses none in fr but run_title in ar"
    ]


def test_a_hint_of_a_rule_must_exist(folder: Path) -> None:
    """Whoever is refused is told what is wanted."""
    for language in ("ar", "ary", "fr", "en"):
        path = folder / "locale" / language / "house.ftl"
        path.write_text(re.sub("rule-name.*\n", "", path.read_text()))
    assert told(load_library(package=folder)) == ["rules:0: name: there is no text 'rule-name'"]


def orientation(house: Library, **changes: object) -> list[str]:
    """The faults of the house with other rules of orientation."""
    return told(replace(house, orientation=replace(house.orientation, **changes)))  # type: ignore[arg-type]


def test_a_rule_of_orientation_asks_for_answers_that_exist(house: Library) -> None:
    """A counsellor's typing error would silence the rule for ever."""
    rules = (Rule({"gaol": ("job",)}, {"employability": 1}, "hello"), Rule({"goal": ("jbo",)}, {}, "helo"))
    assert orientation(house, rules=rules) == [
        "data/orientation.yaml:0: there is no text 'helo'",
        "data/orientation.yaml:0: unknown field 'gaol'; did you mean 'goal'?",
        "data/orientation.yaml:0: unknown value of goal 'jbo'; did you mean 'job'?",
    ]


def test_a_step_of_orientation_leads_to_a_node_and_a_card(house: Library) -> None:
    """It would lead nowhere just when somebody wants to go."""
    step = NextStep("go", {}, "wider", "hello", "seeted", {"shoe": "42"}, "idmai")
    assert orientation(house, steps=(step,)) == [
        "data/orientation.yaml:0: the button 'wider' (fr) has 52 characters; 40 fit",
        "data/orientation.yaml:0: unknown programme 'idmai'; did you mean 'idmaj'?",
        "library/advice.yaml:15: advice.result: the field 'shoe' is not declared in fields",
        "library/advice.yaml:15: advice.result: unknown node 'seeted'; did you mean 'seated'?",
    ]


def test_nothing_can_be_weighed_without_axes(house: Library) -> None:
    """The engine has to name one."""
    faults = told(replace(house, orientation=Rules(), programmes=()))
    assert "library/advice.yaml:13: advice.weigh: there are no rules of orientation to weigh by" in faults


def test_a_card_belongs_to_an_axis_and_has_a_name(house: Library) -> None:
    """Cards are data of their own, so they are held against the rules as well."""
    cards = (*house.programmes, Programme("forsa", "entreprise", "programme-forsa"))
    assert told(replace(house, programmes=cards)) == [
        "data/programmes.yaml:0: forsa: unknown axis 'entreprise'; did you mean 'entrepreneurship'?",
        "data/programmes.yaml:0: there is no text 'programme-forsa'",
    ]


def test_fifty_flows_are_checked_in_a_second(house: Library) -> None:
    """The check runs at every start."""
    base = house.flows["advice"]
    flows = {f"f{n}": replace(base, name=f"f{n}", command=f"f{n}") for n in range(50)}
    started = time.process_time()
    assert check(replace(house, flows={**house.flows, **flows})) == []
    assert time.process_time() - started < 1


def test_a_long_chain_and_a_long_loop_are_checked_in_a_second(house: Library) -> None:
    """Time grows with the number of nodes, not with its square."""
    nodes = "".join(f"  n{n}: {{say: hello, next: n{n + 1}}}\n" for n in range(3000))
    head = "flow: long\ncommand: long\nentry: n0\nnodes:\n"
    chain = read_flow(f"{head}{nodes}  n3000: {{say: hello, next: end}}\n", "long.yaml", {})
    loop = read_flow(f"{head}{nodes}  n3000: {{say: hello, next: n0}}\n", "long.yaml", {})
    started = time.process_time()
    assert told(replace(house, flows={**house.flows, "long": chain})) == []
    assert "a loop without a wait" in "".join(told(replace(house, flows={**house.flows, "long": loop})))
    assert time.process_time() - started < 2


def test_the_faults_of_all_files_are_told_together(folder: Path) -> None:
    """Whoever starts the bot sees everything that is wrong, once."""
    spoil(folder / "library/menu.yaml", "entry: menu", "entri: menu")
    spoil(folder / "data/words.yaml", '"back": ', '"bakc": ')
    spoil(folder / "data/danger.yaml", "negatives: {fr: [mourir de rire]}", "negatives: 3")
    spoil(folder / "data/orientation.yaml", "points: {employability: 4}", "points: {emploi: 4}")
    spoil(folder / "data/helplines.yaml", '"19"', "dix-neuf")
    (folder / "data/programmes.yaml").unlink()
    (folder / "library/latin.yaml").write_bytes(b"flow: latin\nentry: \xe9\n")
    with pytest.raises(Faulty) as caught:
        load_library(package=folder)
    assert {(fault.file, fault.line) for fault in caught.value.faults} == {
        ("library/menu.yaml", 1),
        ("library/menu.yaml", 2),
        ("library/latin.yaml", 2),
        ("data/words.yaml", 0),
        ("data/danger.yaml", 3),
        ("data/orientation.yaml", 3),
        ("data/helplines.yaml", 2),
        ("data/programmes.yaml", 0),
    }


DATA_FAULTS = {
    "twice in a list": (
        "lists.yaml",
        "key: fr",
        "key: ar",
        "data/lists.yaml:0: languages: 'ar' stands twice",
    ),
    "no key in a list": (
        "lists.yaml",
        "key: fr, ",
        "",
        "data/lists.yaml:3: languages.2: an entry needs 'key'",
    ),
    "step twice": (
        "orientation.yaml",
        "key: open",
        "key: look",
        "data/orientation.yaml:7: the step 'look' stands",
    ),
    "no reason": (
        "orientation.yaml",
        "4}, because: hello",
        "4}",
        "data/orientation.yaml:3: rules.1: a rule needs",
    ),
    "word of two meanings": (
        "words.yaml",
        "menu word",
        "back word",
        "data/words.yaml:0: 'back word' cannot mean",
    ),
    "place of two meanings": (
        "ordinals.yaml",
        "[second]",
        "[first]",
        "data/ordinals.yaml:0: 'first' cannot mean the second",
    ),
    "place left out": (
        "ordinals.yaml",
        "tenth:",
        "eleventh:",
        "data/ordinals.yaml:0: ordinals.yaml must fill",
    ),
    "no phrase": ("danger.yaml", "mourir de rire", '".."', "data/danger.yaml:0: '..' is no phrase"),
    "no list of cards": ("helplines.yaml", "helplines:", "numbers:", "data/helplines.yaml:1: unknown key"),
}


@pytest.mark.parametrize("name", DATA_FAULTS)
def test_a_faulty_data_file_is_refused(folder: Path, name: str) -> None:
    """Data have shapes as flows have."""
    file, old, new, expected = DATA_FAULTS[name]
    spoil(folder / "data" / file, old, new)
    with pytest.raises(Faulty) as caught:
        load_library(package=folder)
    assert str(caught.value.faults[0]).startswith(expected)


def test_a_helpline_stands_once(folder: Path) -> None:
    """Two numbers under one key cannot be verified apart."""
    path = folder / "data/helplines.yaml"
    path.write_text(path.read_text() + "  - {key: police, number: 112, text: talk}\n")
    with pytest.raises(Faulty, match=r"data/helplines.yaml:0: 'police' stands twice"):
        load_library(package=folder)


def test_what_only_a_program_could_build_is_found_as_well(house: Library) -> None:
    """The reader would not let an author write a key twice, nor a flow without an end to its key."""
    flow = house.flows["advice"]
    goal = flow.nodes["goal"]
    assert isinstance(goal, AskNode)
    twice = replace(goal, choices=(*goal.choices, goal.choices[0]))
    flows = {**house.flows, "advice": replace(flow, nodes={**flow.nodes, "goal": twice})}
    assert told(replace(house, flows=flows)) == [
        "library/advice.yaml:6: advice.goal: two choices have the key 'job'"
    ]
    step = NextStep("k" * 57, {}, "job", "hello", "seated")
    assert "no button can carry it" in orientation(house, steps=(step,))[0]


def test_a_name_of_a_helpline_must_exist(house: Library) -> None:
    """A number without a name is of no help."""
    lines = (replace(house.helplines[0], text="polise"),)
    assert told(replace(house, helplines=lines)) == ["data/helplines.yaml:0: there is no text 'polise'"]


def test_two_files_cannot_hold_the_same_flow(folder: Path) -> None:
    """Which one would a young person meet?"""
    shutil.copy(folder / "library/me.yaml", folder / "library/staff/me.yaml")
    with pytest.raises(Faulty) as caught:
        load_library(package=folder)
    assert caught.value.faults == (
        Fault("library/staff/me.yaml", 0, "the flow 'me' also stands in library/me.yaml"),
    )


def test_an_operators_own_data_take_the_place_of_ours(folder: Path, tmp_path: Path) -> None:
    """The platform verifies its helplines without touching the program."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "helplines.yaml").write_text(
        "helplines:\n  - {key: desk, number: 0535 00 00 00, text: talk, verified_on: 2026-11-01}\n"
    )
    library = load_library({"fr": {"platform_name": "Ici"}}, own, folder)
    assert [(line.number, line.verified_on) for line in library.verified_helplines] == [
        ("0535 00 00 00", "2026-11-01")
    ]
    assert [card.key for card in library.programmes] == ["idmaj"]
    assert library.platform_fact("fr", "platform_name") == "Ici"


def test_an_operators_faulty_file_is_named_and_does_not_fall_back(folder: Path, tmp_path: Path) -> None:
    """Starting with other numbers than the operator wrote would be worse than not starting."""
    (tmp_path / "helplines.yaml").write_text(
        "helplines:\n  - {key: desk, number: 112, text: talk, verifed_on: x}\n"
    )
    with pytest.raises(
        Faulty, match="unknown key of a helpline 'verifed_on'; did you mean 'verified_on'"
    ) as caught:
        load_library(own=tmp_path, package=folder)
    assert caught.value.faults[0].file.endswith("helplines.yaml")
    assert caught.value.faults[0].line == 2


ENGINE = ("engine", "with_human", "answering", "walking", "turn")


def words_in(item: ast.AST) -> str:
    """A string written in code; empty for everything else."""
    return item.value if isinstance(item, ast.Constant) and isinstance(item.value, str) else ""


def texts_of_the_engine() -> set[str]:
    """Names of texts in the engine's own code: what its calls say, and every name with a dash."""
    found: set[str] = set()
    for module in ENGINE:
        tree = ast.parse((Path(__file__).parent.parent / f"flows/{module}.py").read_text())
        for item in ast.walk(tree):
            if (
                isinstance(item, ast.Call)
                and isinstance(item.func, ast.Attribute)
                and item.func.attr == "say"
            ):
                found |= {words_in(part) for part in ast.walk(item.args[0])}
            elif re.fullmatch("[a-z]+(-[a-z]+)+", words_in(item)):
                found.add(words_in(item))
    return found - {""}


def test_what_the_engine_says_by_itself_exists() -> None:
    """Its texts stand in no flow, so no flow's check would miss them."""
    texts = load_library().texts
    beginnings = {
        "training-field",
        "half-day",
        "sub-channel",
        "project-axis",
        "value-chain",
    }  # of names, not texts
    said = texts_of_the_engine() - beginnings
    assert {"stale", "nav-back", "crisis-ack"} <= said
    assert sorted(text for text in said if not texts.has(text)) == []


def test_a_library_may_do_without_orientation(house: Library) -> None:
    """Its rules are then nobody's."""
    flows = {name: flow for name, flow in house.flows.items() if name != "advice"}
    menu = flows["menu"].nodes["menu"]
    assert isinstance(menu, AskNode)
    shorter = replace(menu, choices=menu.choices[:-1])
    nodes = {"menu": shorter, "talk": flows["menu"].nodes["talk"], "me": flows["menu"].nodes["me"]}
    flows["menu"] = replace(flows["menu"], nodes=nodes)
    assert told(replace(house, flows=flows)) == []


def test_a_package_without_flows_lacks_the_engines(folder: Path) -> None:
    """Other files beside the flows do not matter."""
    (folder / "library/notes.txt").write_text("not a flow")
    assert check(load_library(package=folder)) == []
    shutil.rmtree(folder / "library")
    missing = [fault for fault in check(load_library(package=folder)) if "is missing" in fault.message]
    assert len(missing) == 5
