"""Reading of what is shown only once someone has verified it: helplines and cards of programmes."""

from __future__ import annotations

from typing import Any

from flows.faults import Fault, Faulty
from flows.grammar import DAY, KEY, TEXT, VALUE
from flows.library import Helpline, Programme
from flows.shapes import Key, Many, Record, Word, misfits
from flows.yaml_reading import Tree, plain

_NUMBER = Word("a telephone number", r"\+?[0-9][0-9 ]{1,19}")
_LINK = Word("a web address", r"(https://\S+)?")
_VERIFIED = Key(DAY, "when someone checked it; empty: it is not shown")

_HELPLINE = Record(
    "a helpline",
    {
        "key": Key(KEY, "its stable key", required=True),
        "number": Key(_NUMBER, "what to call", required=True),
        "text": Key(TEXT, "the text that says who answers", required=True),
        "scope": Key(VALUE, "where it may be called from"),
        "hours": Key(VALUE, "when someone answers"),
        "verified_on": _VERIFIED,
        "verified_by": Key(VALUE, "who checked it"),
        "doubt": Key(VALUE, "what is still to be asked"),
    },
)

_PROGRAMME = Record(
    "a programme",
    {
        "key": Key(KEY, "its stable key", required=True),
        "axis": Key(KEY, "the axis it belongs to", required=True),
        "source_url": Key(_LINK, "where its terms stand"),
        "review_on": Key(DAY, "when to check it again"),
        "verified_on": _VERIFIED,
    },
)

HELPLINES = Record("helplines.yaml", {"helplines": Key(Many(_HELPLINE, least=0), "numbers", required=True)})
PROGRAMMES = Record("programmes.yaml", {"programmes": Key(Many(_PROGRAMME, least=0), "cards", required=True)})


def read_helplines(tree: Tree, file: str) -> tuple[Helpline, ...]:
    """Read helplines.yaml; raises Faulty."""
    written = _written(tree, HELPLINES, "helplines", file)
    return tuple(
        Helpline(**{key: value for key, value in line.items() if key != "doubt"}) for line in written
    )


def read_programmes(tree: Tree, file: str) -> tuple[Programme, ...]:
    """Read programmes.yaml; the name of a card is the text `programme-<key>`. Raises Faulty."""
    written = _written(tree, PROGRAMMES, "programmes", file)
    return tuple(Programme(text=f"programme-{card['key'].replace('_', '-')}", **card) for card in written)


def _written(tree: Tree, shape: Record, name: str, file: str) -> list[dict[str, Any]]:
    faults = misfits(tree, shape, file)
    if faults:
        raise Faulty(faults)
    written: list[dict[str, Any]] = plain(tree)[name]
    keys = [card["key"] for card in written]
    faults = [Fault(file, 0, f"{key!r} stands twice") for key in dict.fromkeys(keys) if keys.count(key) > 1]
    if faults:
        raise Faulty(faults)
    return written
