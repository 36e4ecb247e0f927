"""Fluent files cut into their entries, so that what is merely words is never parsed.

Most texts have nothing to fill in. Reading those straight from the file takes a tenth of the time and of the
memory of parsing them, and says exactly what Fluent would (a test compares every one).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_ENTRY = re.compile(r"^(-?[A-Za-z][A-Za-z0-9_-]*) *=(.*(?:\n(?![-A-Za-z#]).*)*)", re.MULTILINE)
_NOT_MERE_WORDS = re.compile(r"[{}]|\n *[.\[*]|\n[^ \n]")
_REFERENCE = re.compile(r"\{\s*(-?[A-Za-z][A-Za-z0-9_-]*)")


def entries(files: Iterable[str]) -> dict[str, str]:
    """The messages and terms (named with their dash) as they are written; of two of a name, the first."""
    found: dict[str, str] = {}
    for content in files:
        for entry in _ENTRY.finditer(content):
            found.setdefault(entry[1], entry[2])
    return found


def mere_words(source: str) -> str:
    """What an entry says, if it is nothing but words; empty if Fluent must read it."""
    if _NOT_MERE_WORDS.search(source):
        return ""
    first, *further = source.split("\n")
    indent = min((len(line) - len(line.lstrip(" ")) for line in further if line.strip(" ")), default=0)
    lines = [first.lstrip(" "), *(line[indent:] for line in further)]
    return "\n".join(lines).strip("\n").rstrip(" \n")


def with_references(found: Mapping[str, str], names: Iterable[str]) -> str:
    """The Fluent source of these entries and of whatever they refer to."""
    needed: dict[str, str] = {}
    left = sorted(names)
    while left:
        name = left.pop()
        if name in found and name not in needed:
            needed[name] = found[name]
            left += _REFERENCE.findall(found[name])
    return "\n".join(f"{name} ={source}" for name, source in needed.items())
