"""Lists of choices that many flows share (`flows/data/lists.yaml`): communes, training fields, levels ..."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flows.faults import Fault, Faulty
from flows.grammar import DAY, KEY, SPELLING, TEXT
from flows.shapes import Key, Many, Named, Record, Word, misfits
from flows.yaml_reading import Tree, plain


@dataclass(frozen=True, slots=True)
class Entry:
    """One choice of a list: key, text that names it, other words for it; of a commune, urban or rural."""

    key: str
    text: str
    aliases: tuple[str, ...] = ()
    milieu: str = ""


Lists = Mapping[str, tuple[Entry, ...]]

_ENTRY = Record(
    "an entry",
    {
        "key": Key(KEY, "its stable key", required=True),
        "text": Key(TEXT, "the text that names it (default: the list in the singular and the key)"),
        "aliases": Key(Many(SPELLING, least=0), "other words people type for it"),
        "milieu": Key(Word("milieu", values=("urban", "rural", "")), "of a commune"),
        "verified_on": Key(DAY, "when someone confirmed its official name"),
    },
)

LISTS = Named(KEY, Many(_ENTRY))
"""The shape of lists.yaml."""


def read_lists(tree: Tree, file: str) -> Lists:
    """Read all lists; raises Faulty for wrong shapes and for keys that stand twice in a list."""
    faults = misfits(tree, LISTS, file)
    if faults:
        raise Faulty(faults)
    written = plain(tree)
    faults = [Fault(file, 0, f"{name}: {key!r} stands twice") for name, key in _twice(written)]
    if faults:
        raise Faulty(faults)
    return {name: tuple(_entry(name, entry) for entry in entries) for name, entries in written.items()}


_PREFIXES = {"age_bands": "age", "education_levels": "education", "sexes": "sex"}


def prefix(name: str) -> str:
    """What the texts of a list begin with, mostly its singular: `training_fields` -> `training-field`."""
    return _PREFIXES.get(name) or name.removesuffix("s").replace("_", "-")


def _entry(name: str, written: dict[str, Any]) -> Entry:
    text = f"{prefix(name)}-{written['key'].replace('_', '-')}"
    return Entry(
        written["key"],
        written.get("text", text),
        tuple(written.get("aliases", ())),
        written.get("milieu", ""),
    )


def _twice(written: dict[str, Any]) -> list[tuple[str, str]]:
    found = []
    for name, entries in written.items():
        keys = [entry["key"] for entry in entries]
        found += [(name, key) for key in dict.fromkeys(keys) if keys.count(key) > 1]
    return found
