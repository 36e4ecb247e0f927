"""What can be used is documented, and what is documented is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.core import TyperGroup
from typer.main import get_command

from bot.cli import app
from bot.config_keys import SETTINGS, VARIABLES
from bot.platform import SPOKEN_AS, WEEKDAYS
from bot.staff.registry import CAPABILITIES
from bot.transcripts import DEEDS, TRANSCRIPT
from flows import effects
from flows.conversation import Conversation
from flows.grammar import FLOW, NODES
from flows.loading import load_library
from flows.requests import REQUESTS
from flows.rules import RULES
from flows.shapes import Many, Record
from storage.importing import CATALOGUE

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
OPERATING = (DOCS / "operating.md").read_text("utf-8")
WRITING = (DOCS / "writing-flows.md").read_text("utf-8")
ARCHITECTURE = (DOCS / "architecture.md").read_text("utf-8")


def _missing(names: Any, text: str) -> list[str]:
    """The names that stand nowhere in a text as code: in a snippet, or as a key of YAML."""
    return [name for name in names if not re.search(rf"[`/.]{re.escape(name)}\b|\b{re.escape(name)}: ", text)]


def _verbs(command: Any, path: tuple[str, ...] = ("wijha",)) -> list[tuple[str, Any]]:
    if not isinstance(command, TyperGroup):
        return [(" ".join(path), command)]
    return [found for name, one in command.commands.items() for found in _verbs(one, (*path, name))]


def test_every_command_is_documented_with_its_options() -> None:
    """`docs/operating.md` has a line for each verb, which names its options."""
    lines = OPERATING.splitlines()
    for name, verb in _verbs(get_command(app)):
        (line,) = [line for line in lines if re.match(rf"\| `{name}\b", line)]
        options = {
            option for parameter in verb.params for option in parameter.opts if option.startswith("--")
        }
        assert [option for option in options - {"--help"} if option not in line] == [], name


def test_every_documented_command_exists() -> None:
    """No page tells of a verb that is gone."""
    known = {name for name, _ in _verbs(get_command(app))}
    for page in PAGES:
        for said in re.findall(r"`wijha ([a-z]+(?: [a-z]+)?)", page.read_text("utf-8")):
            full, short = f"wijha {said}", f"wijha {said.split()[0]}"
            assert full in known or short in known, f"{page.name}: {full}"


def _shown(name: str) -> str:
    """A setting as the table of settings writes it: one line for all languages, one for all days."""
    head, _, last = name.rpartition(".")
    if last in SPOKEN_AS and head:
        return f"{head}.<language>"
    return f"{head}.<day>" if last in WEEKDAYS else name


def test_every_setting_is_documented_with_its_variable() -> None:
    """In the table of `docs/operating.md`, with what holds without it."""
    rows = [line for line in OPERATING.splitlines() if line.startswith("|") and "WIJHA_" in line]
    documented = {name for row in rows for name in re.findall(r"`([a-z_.<>]+)`", row.split("|")[1])}
    assert documented == {_shown(name) for name in SETTINGS if name != "token"}
    variables = {name for row in rows for name in re.findall(r"`(WIJHA_[A-Z_<>]+)`", row.split("|")[2])}
    shown = {_variable(name) for name in VARIABLES}
    assert variables == shown | {"WIJHA_CONFIG"}


def _variable(name: str) -> str:
    for ending in (*SPOKEN_AS, *WEEKDAYS):
        placeholder = "<DAY>" if ending in WEEKDAYS else "<LANGUAGE>"
        if name.startswith("WIJHA_PLATFORM_") and name.endswith(f"_{ending.upper()}"):
            return name.removesuffix(ending.upper()) + placeholder
    return name


def test_the_example_names_every_setting() -> None:
    """Also those that are commented out, because nothing holds without them."""
    text = (ROOT / "config.example.yaml").read_text("utf-8")
    uncommented = re.sub(r"^(\s*)# ([a-z_]+:)", r"\1\2", text, flags=re.MULTILINE)
    written = yaml.load(uncommented, Loader=yaml.BaseLoader)
    assert set(_flat(written)) == set(SETTINGS)


def _flat(written: dict[str, Any], start: str = "") -> list[str]:
    names = []
    for key, value in written.items():
        names += _flat(value, f"{start}{key}.") if isinstance(value, dict) else [f"{start}{key}"]
    return names


def test_every_command_of_staff_is_documented() -> None:
    """With the roles that may use it."""
    library = load_library()
    flows = [flow.command for flow in library.flows.values() if flow.role and flow.command]
    documented = re.findall(r"^\| `/([a-z_]+)` \|", OPERATING, flags=re.MULTILINE)
    assert sorted(documented) == sorted([*(one.command for one in CAPABILITIES), *flows])


def test_the_format_of_flows_is_documented() -> None:
    """Every key of a flow, kind of node and its keys, request with its outcomes and values, and rule."""
    assert _missing(FLOW.keys, WRITING) == []
    assert _missing(NODES.records, WRITING) == []
    for record in NODES.records.values():
        assert _missing(record.keys, WRITING) == [], record.what
    assert _missing(RULES, WRITING) == []
    for name, request in REQUESTS.items():
        assert _missing([name, *request.arguments, *request.optional, *request.gives], WRITING) == [], name
        line = next(line for line in WRITING.splitlines() if re.match(rf"\| [^|]*`{name}`", line))
        if not request.lists:
            assert _missing(request.outcomes, line) == [], name


def test_the_nouns_of_the_engine_are_documented() -> None:
    """`docs/architecture.md` names every effect and every kind of event."""
    kinds = [kind.__name__ for kind in effects.Effect.__args__]
    assert _missing(kinds, ARCHITECTURE) == []
    assert Conversation.__name__.lower() in ARCHITECTURE


def test_the_format_of_catalogues_and_transcripts_is_documented() -> None:
    """Every key an author may write."""
    course: Any = CATALOGUE.keys["courses"].shape
    run = course.of.keys["runs"].shape
    catalogue = (DOCS / "catalogue.md").read_text("utf-8")
    for record in (course.of, run.of):
        assert isinstance(record, Record)
        assert [key for key in record.keys if key not in catalogue] == []
    transcripts = (DOCS / "transcripts.md").read_text("utf-8")
    assert _missing(DEEDS, transcripts) == []
    assert [key for key in TRANSCRIPT.keys if key not in transcripts] == []
    assert isinstance(TRANSCRIPT.keys["turns"].shape, Many)


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Links between pages and to files of the project are not broken; others are not followed."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        assert linked.exists(), f"{page.name}: {target}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", linked.read_text("utf-8"), flags=re.MULTILINE)
            assert anchor in {_anchor(heading) for heading in headings}, f"{page.name}: {target}"


def test_decisions_are_short() -> None:
    """A decision is a page that is read to its end: at most thirty lines."""
    decisions = sorted((DOCS / "decisions").glob("*.md"))
    assert [page.name[:3] for page in decisions] == [f"{n:03}" for n in range(1, len(decisions) + 1)]
    assert [page.name for page in decisions if len(page.read_text("utf-8").splitlines()) > 30] == []
    assert all(
        "**Why.**" in page.read_text("utf-8") or "| why" in page.read_text("utf-8") for page in decisions
    )
