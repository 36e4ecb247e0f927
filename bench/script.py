"""What the people of a run do, and a part of the reply that each deed must bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """Words to write, or the place of a button to press; and a part of what must come back."""

    deed: str | int
    expect: str


Script = Sequence[Step]

OURS: Script = (
    Step("/start", "Which language"),
    Step(4, "This is Wijha"),
    Step(0, "What we keep"),
    Step(0, "been in touch with the platform"),
    Step(1, "What shall we call you"),
    Step("{name}", "Are you a woman"),
    Step(0, "year of birth"),
    Step("21", "Which commune"),
    Step(4, "level of education"),
    Step(2, "situation today"),
)
"""The welcome, with consents and profile."""

PLAIN: Script = (
    Step("/start", "language"),
    Step(1, "keep your answers"),
    Step(0, "been here before"),
    Step(1, "your name"),
    Step("{name}", "woman or a man"),
    Step(0, "year of birth"),
    Step("2004", "commune"),
    Step(4, "education"),
    Step(2, "situation"),
    Step(0, "Thank you {name}"),
)
"""The same length, with as many keyboards, on the plain peer."""
