"""Editors, the reader and the documents agree on the format of a flow."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema_rs
import pytest

from flows.checking import check
from flows.faults import Faulty
from flows.grammar import FLOW, NODES
from flows.loading import load_library
from flows.reading import read_flow
from flows.schema import flow_schema, flow_schema_json
from flows.shapes import misfits
from flows.yaml_reading import plain, read_yaml

ROOT = Path(__file__).parent.parent
SHIPPED = sorted((ROOT / "flows/library").rglob("*.yaml"))
BROKEN = sorted((ROOT / "tests/flows/broken").glob("*.yaml"))

VALIDATOR = jsonschema_rs.validator_for(flow_schema())


def misshapen() -> list[Path]:
    """The broken files that are YAML, but not in the shape of a flow."""
    found = []
    for path in BROKEN:
        try:
            tree = read_yaml(path.read_text(), path.name)
        except Faulty:
            continue
        if misfits(tree, FLOW, path.name):
            found.append(path)
    return found


def test_the_shipped_library_has_no_fault() -> None:
    """What we ship can be talked with."""
    assert [str(fault) for fault in check(load_library())] == []


def test_the_schema_in_docs_is_up_to_date() -> None:
    """Write it anew with: python -c "from flows.schema import *; print(flow_schema_json(), end='')"."""
    assert (ROOT / "docs/flow.schema.json").read_text() == flow_schema_json()
    assert json.loads(flow_schema_json()) == flow_schema()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_flow_is_valid(path: Path) -> None:
    """An editor shows no error where the reader finds none."""
    VALIDATOR.validate(plain(read_yaml(path.read_text(), path.name)))


@pytest.mark.parametrize("path", misshapen(), ids=lambda path: path.stem)
def test_a_misshapen_flow_is_invalid_in_an_editor_too(path: Path) -> None:
    """An author sees the fault while typing. Only the order of keys is beyond a schema."""
    assert VALIDATOR.is_valid(plain(read_yaml(path.read_text(), path.name))) == (
        path.stem == "verb_not_first"
    )


def test_enough_broken_flows_are_misshapen() -> None:
    """Otherwise the test above would say little."""
    assert len(misshapen()) >= 20


def test_an_editor_may_read_numbers_truths_and_nothing() -> None:
    """Where YAML has types, `2`, `yes` and an empty value still are what we read."""
    node = {
        "ask": "question",
        "columns": 2,
        "skip": True,
        "choices": {"a": {"text": "x", "aliases": [18], "set": {"b": None}}},
    }
    flow = {"flow": "a", "entry": "b", "nodes": {"b": node}}
    VALIDATOR.validate(flow)
    node["columns"] = 4
    assert not VALIDATOR.is_valid(flow)


def test_every_verb_is_in_the_example_of_the_architecture() -> None:
    """The page on which authors begin shows all of them, and can be read."""
    page = (ROOT / "docs/architecture.md").read_text()
    example = re.search(r"```yaml\n(flow: training .*?)```", page, re.DOTALL)
    assert example is not None
    shown = {next(iter(node)) for node in plain(read_yaml(example[1], "training.yaml"))["nodes"].values()}
    assert shown == set(NODES.records)
    lists = {"training_fields": ()}
    assert read_flow(example[1], "training.yaml", lists).name == "training"
