"""What a young person is promised about the conversations that ship with the bot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from flows.checking import check
from flows.conversation import Conversation, from_json, to_json
from flows.effects import Complete, HandOff, Say
from flows.engine import advance
from flows.events import Answered, Event, Option, Pressed, What, Wrote
from flows.loading import load_library
from flows.model import AskNode
from flows.orientation import Lookup, next_steps, reasons, weigh
from flows.turn import Step, token

LIBRARY = load_library()
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
ANSWERS: Mapping[str, Answered] = {
    "open_runs": Answered("some", {}, (Option("r1", "option-run", {"run_title": "Solaire", "run_left": 3}),)),
    "run_details": Answered("open", {"run_title": "Solaire", "run_left": 3}),
    "take_seat": Answered("confirmed", {"run_title": "Solaire"}),
    "ask_appointment": Answered("asked", {"reference": "R-1"}),
}


class Talk:
    """One person's conversation, kept as JSON between turns; requests are answered from `ANSWERS`."""

    def __init__(self, **person: str) -> None:
        self.conversation, self.person = Conversation(), person
        self.said: list[str] = []
        self.asked: list[str] = []
        self.effects: list[object] = []

    def tap(self, *keys: str) -> Talk:
        """Press these buttons of the question that is open, one turn each."""
        for key in keys:
            self._turn(Pressed(token(self.conversation.version, key), 1, "c"))
        return self

    def write(self, *texts: str) -> Talk:
        """Send these messages, one turn each."""
        for text in texts:
            self._turn(Wrote(text))
        return self

    def _turn(self, what: What) -> None:
        self.said, self.effects = [], []
        step = self._advance(what)
        while step.request:
            self.asked.append(step.request.name)
            step = self._advance(ANSWERS[step.request.name])

    def _advance(self, what: What) -> Step:
        step = advance(LIBRARY, self.conversation, self.person, Event(1, 1, "private", 1, NOW, what))
        self.conversation, self.person = from_json(to_json(step.conversation)), dict(step.person)
        self.effects += step.effects
        self.said += [effect.text for effect in step.effects if isinstance(effect, Say)]
        return step


def welcomed(consent: str = "all", **person: str) -> Talk:
    """Somebody who stands at the menu, with or without consent."""
    answer = "yes" if consent == "all" else "no"
    known = {
        "language": "fr",
        "consent_service": answer,
        "consent_statistics": answer,
        "consent_contact": answer,
    }
    return Talk(**known, **person).write("bonjour").write("menu")


def test_the_library_has_no_faults() -> None:
    """Whatever an author must repair is found before anyone talks with it."""
    assert check(LIBRARY) == []
    assert LIBRARY.texts.faults() == []


def test_distress_needs_one_tap_from_the_first_question() -> None:
    """No language, profile or consent stands before a person who listens."""
    talk = Talk().write("salam").tap("listen")
    assert talk.conversation.human
    assert any(isinstance(effect, HandOff) for effect in talk.effects)
    assert talk.said.index("listening-limits") < talk.said.index("listening-open")


@pytest.mark.parametrize(
    ("taps", "request_made"),
    [
        (("training", "solar", "r1", "take"), "take_seat"),
        (("appointment", "job", "any", "_skip"), "ask_appointment"),
    ],
)
def test_a_service_is_four_taps_away(taps: tuple[str, ...], request_made: str) -> None:
    """From the menu to a seat or a request for an appointment."""
    assert request_made in welcomed(name="Aya").tap(*taps).asked


@pytest.mark.parametrize("taps", [("training", "solar", "r1", "take"), ("appointment", "job", "any")])
def test_without_consent_nothing_is_kept_until_it_is_given(taps: tuple[str, ...]) -> None:
    """A refusal is asked about again only where a seat or a request must be kept, and a second no is a no."""
    refusing = welcomed("none").tap(*taps).write("non merci")
    assert not {"take_seat", "ask_appointment"} & set(refusing.asked)
    agreeing = welcomed("none").tap(*taps).write("wakha", "Aya", "douz")
    assert {"take_seat", "ask_appointment"} & set(agreeing.asked)
    assert agreeing.person["consent_service"] == "yes"


@pytest.mark.parametrize("words", ["bghit n9ra photo", "خدمات فلاحية", "panneaux solaires", "drone"])
def test_a_field_of_training_can_be_named_at_the_menu(words: str) -> None:
    """Nobody must choose training first to say what they want to learn."""
    talk = welcomed(name="Aya").write(words)
    assert talk.conversation.place.flow == "training"
    assert "open_runs" in talk.asked


@pytest.mark.parametrize(
    ("words", "flow"), [("rdv", "appointment"), ("موعد", "appointment"), ("formation", "training")]
)
def test_a_service_can_be_called_from_any_question(words: str, flow: str) -> None:
    """By its very name, where that name is no answer to the open question."""
    assert welcomed(name="Aya").tap("orientation", "project").write(words).conversation.place.flow == flow


@pytest.mark.parametrize("words", ["merci", "labas", "au revoir", "كيداير"])
def test_idle_words_at_the_menu_lead_nowhere(words: str) -> None:
    """They are asked about again, never taken for a service."""
    assert welcomed(name="Aya").write(words).conversation.place.flow == "menu"


def test_a_bare_yes_is_nobodys_name() -> None:
    """Somebody who goes on saying yes is asked again."""
    talk = Talk().write("salam").tap("ary", "go", "all", "yes").write("oui")
    assert "name" not in talk.person
    assert talk.write("Aya").person["name"] == "Aya"


def test_a_bare_no_leaves_open_what_may_be_left_open() -> None:
    """No details for the team: it is not taken for the details themselves."""
    talk = welcomed(name="Aya").tap("appointment", "job", "any").write("non")
    assert "ask_appointment" in talk.asked
    assert not talk.conversation.answers.get("details")


def test_a_bare_yes_takes_the_one_thing_on_the_list() -> None:
    """Where one course run is listed, yes means that one."""
    assert welcomed(name="Aya").tap("training", "solar").write("oui").conversation.place.flow == "sign_up"


def test_refusing_everything_leaves_listening_and_information() -> None:
    """Who refuses comes to the same menu."""
    assert welcomed("none").tap("listening").conversation.human
    assert "about-platform" in welcomed("none").tap("about").said


def test_under_18_no_contact_data_is_kept() -> None:
    """The path ends with the commune, and the consent to be contacted is off."""
    talk = (
        Talk()
        .write("salam")
        .tap("fr", "go", "all", "no")
        .write("Sara")
        .tap("female")
        .write("15")
        .tap("bitit")
    )
    assert talk.person["consent_contact"] == "no"
    assert talk.person["age_band"] == "under_18"
    assert "menu-ask" in talk.said


def test_taking_consent_back_erases_what_it_allowed() -> None:
    """Name and telephone go at once, the rest when the figures may not use it either."""
    talk = welcomed(name="Aya", phone="+212612345678", commune="bitit", sex="female")
    talk.tap("me", "consents", "service", "withdraw")
    assert (talk.person["name"], talk.person["phone"], talk.person["commune"]) == ("", "", "bitit")
    talk.tap("statistics")
    assert (talk.person["commune"], talk.person["sex"]) == ("", "")


def test_what_is_not_known_is_shown_as_a_dash() -> None:
    """Nobody wonders whether an empty line is a fault."""
    shown = next(e for e in welcomed().tap("me").effects if isinstance(e, Say) and e.text == "me-show")
    assert {shown.args[name] for name in ("name", "phone", "commune_name")} == {"—"}


def test_orientation_counts_even_if_the_advice_is_never_answered() -> None:
    """The service was rendered when the advice was shown."""
    talk = welcomed().tap("orientation", "job", *["_skip"] * 7)
    assert Complete("orientation") in talk.effects
    assert "orientation-choose" in talk.said


def lookup(facts: Mapping[str, str]) -> Lookup:
    """These facts, as the rules of orientation ask for them."""
    return lambda name: facts.get(name, "")


def combinations() -> Iterable[dict[str, str]]:
    """Every way to answer the questions of orientation that have choices of their own."""
    nodes = LIBRARY.flows["orientation"].nodes.values()
    fields = ("goal", "experience", "idea", "partners", "obstacle")
    asked = {node.field: node for node in nodes if isinstance(node, AskNode) and node.field in fields}
    options = [
        [*(choice.key for choice in asked[name].choices), *([""] * asked[name].skip)] for name in fields
    ]
    return (dict(zip(fields, answers, strict=True)) for answers in product(*options))


def test_orientation_reaches_every_axis_and_always_has_a_step() -> None:
    """No answers lead to no step, or to the same one twice; what was wished for mostly wins."""
    rules, won = LIBRARY.orientation, dict.fromkeys(LIBRARY.orientation.axes, 0)
    wished = {"job": "employability", "skill": "employability", "project": "entrepreneurship", "coop": "sse"}
    agreed = total = 0
    for answers in combinations():
        axis = weigh(rules, lookup(answers))
        steps = next_steps(rules, lookup({**answers, "axis": axis}), frozenset())
        assert 1 <= len({(step.next, *step.sets.items()) for step in steps}) == len(steps)
        won[axis] += 1
        total += answers["goal"] in wished
        agreed += wished.get(answers["goal"]) == axis
    assert min(won.values()) > sum(won.values()) / 5
    assert agreed > 0.8 * total


def test_reasons_name_what_was_said() -> None:
    """The strongest reason comes first."""
    facts = {"goal": "coop", "partners": "group"}
    said = reasons(LIBRARY.orientation, lookup(facts), "sse")
    assert said == ("because-goal-coop", "because-partners-group")


def test_examples_of_the_authors_guide_are_taken_from_the_flows() -> None:
    """Every line of an example stands so in a flow or in the rules of orientation."""
    root = Path(__file__).parent.parent
    files = [*root.glob("flows/library/**/*.yaml"), root / "flows/data/orientation.yaml"]
    written = "\n".join(file.read_text(encoding="utf-8") for file in files)
    guide = (root / "docs/writing-flows.md").read_text(encoding="utf-8")
    examples = [block.split("```")[0] for block in guide.split("```yaml\n")[1:]]
    lines = [line.strip() for block in examples for line in block.splitlines() if "aliases" not in line]
    assert len(examples) >= 10
    assert [line for line in lines if line not in written] == []
