"""The words in which figures are asked for: what they mean must exist."""

from __future__ import annotations

from collections.abc import Iterator

from flows.asking_words import SEVERAL, Meaning, known_values
from flows.faults import Fault, unknown
from flows.library import Library
from flows.question import DIMENSIONS

FILE = "data/asking.yaml"


def asking(library: Library) -> Iterator[Fault]:
    """Figures without a definition, dimensions and values that nothing has."""
    for meaning, line in library.asking.keys:
        message = _wrong(library, meaning)
        if message:
            yield Fault(FILE, line, message)


def _wrong(library: Library, meaning: Meaning) -> str:
    if meaning.kind == "figure":
        missing = [one for one in meaning.key.split(SEVERAL) if not _is_told(library, one)]
        return (
            f"unknown figure {missing[0]!r}: it has no text indicator-{missing[0].lower()}" if missing else ""
        )
    if meaning.kind == "dimension" and meaning.key not in DIMENSIONS:
        return unknown("dimension", meaning.key, DIMENSIONS)
    if meaning.kind == "value":
        return _wrong_value(library, meaning)
    return ""


def _wrong_value(library: Library, meaning: Meaning) -> str:
    if meaning.dimension not in DIMENSIONS:
        return unknown("dimension", meaning.dimension, DIMENSIONS)
    known = known_values(meaning.dimension, library.lists)
    if known and meaning.key not in known:
        return unknown(f"value of {meaning.dimension}", meaning.key, known)
    text = f"{meaning.dimension}-{meaning.key}".replace("_", "-")
    if not known and not library.texts.has(text) and not library.texts.has(f"asking-{text}"):
        return f"{meaning.dimension} has no value {meaning.key!r}: there is no text {text!r}"
    return ""


def _is_told(library: Library, figure: str) -> bool:
    return library.texts.has(f"indicator-{figure.lower()}")
