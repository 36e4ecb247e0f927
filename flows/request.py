"""What a request is: the shape of an entry of the catalogue of requests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RequestKind:
    """Arguments by name, possible outcomes, values given to texts and answers, whether it lists options.

    `role` is what the person must be who makes it: a flow that is open to more cannot ask for it.
    """

    doc: str
    arguments: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    lists: bool = False
    role: str = ""
