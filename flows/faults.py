"""Faults of what authors wrote: which file, which line, what is wrong; collected, to be shown all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to mend; `line` counts from 1, 0 stands for the file as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class Faulty(ValueError):
    """What was written cannot be used; `faults` says why, and is never empty."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Say that a name is not known, and which one was probably meant."""
    close = get_close_matches(name[:60], list(known), n=1)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    return f"unknown {what} {name[:60]!r}{hint}"
