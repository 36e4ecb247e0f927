"""What the sheets of an export are called and hold, in the words of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flows.library import Library
from flows.question import DIMENSIONS
from flows.texts import RIGHTWARDS, Texts
from storage import vocabulary
from storage.export import Column, Sheet
from storage.indicators import NOT_SPLIT

KINDS: Final = (
    "text",
    "choice",
    "command",
    "word",
    "skip",
    "media",
    "edited",
    "misunderstood",
    "stale",
    "relay",
    "staff",
    "staff_reply",
    "closed",
    "blocked",
    "unblocked",
    "failed",
)
"""The kinds of turn that an export tells apart."""

UNITS: Final = (
    "persons",
    "contacts",
    "enterprises",
    "jobs",
    "rate",
    "projects",
    "organisations",
    "members",
    "sign_ups",
    "cases",
    "minutes",
)
"""What indicators count."""

_YES_NO: Final = ("answer", ("yes", "no"))
_CODES: Final[Mapping[str, tuple[str, Sequence[str]]]] = {
    "channel": ("channel", vocabulary.CHANNELS),
    "sub_channel": ("sub-channel", vocabulary.SUB_CHANNELS[1:]),
    "service": ("service", vocabulary.SERVICES),
    "outcome": ("outcome", vocabulary.OUTCOMES),
    "kind": ("kind", KINDS),
    "language": ("language", vocabulary.LANGUAGES[1:]),
    "sex": ("export-sex", vocabulary.SEXES[1:]),
    "age_band": ("age", vocabulary.AGE_BANDS[1:-1]),
    "milieu": ("export-milieu", vocabulary.MILIEUS[1:]),
    "profile": ("export-profile", vocabulary.PROFILES[1:-1]),
    "prior": ("answer", vocabulary.PRIORS[1:3]),
    "enrolment_status": ("export-enrolment", vocabulary.ENROLMENT_STATES),
    "contract": ("export-contract", vocabulary.CONTRACTS[1:]),
    "axis": ("export-axis", vocabulary.AXES[1:]),
    "sector": ("sector", vocabulary.SECTORS[1:]),
    "value_chain": ("value-chain", vocabulary.VALUE_CHAINS[1:]),
    "stage": ("stage", vocabulary.STAGES),
    "job_status": ("export-job", vocabulary.JOB_RECORD_STATES),
    "qualifier": ("export-qualifier", vocabulary.QUALIFIERS),
    "organisation_kind": ("export-organisation", vocabulary.ORGANISATION_KINDS),
    "topic": ("export-topic", vocabulary.WORKSHOP_TOPICS),
    "unit": ("export-unit", UNITS),
    "split": ("export-column", DIMENSIONS),
    **dict.fromkeys(("by_staff", "beneficiary", "women_led", "kept_3m"), _YES_NO),
}
"""Columns whose values are codes: what the texts that name these begin with, and the codes."""

_LISTS: Final[Mapping[str, tuple[str, str]]] = {
    "commune": ("communes", "commune"),
    "education": ("education_levels", "education"),
    "training_field": ("training_fields", "training-field"),
}
"""Columns whose values come from a list of the platform's own: the list, what its texts begin with."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one export."""

    library: Library
    language: str

    @property
    def texts(self) -> Texts:
        """The catalogue."""
        return self.library.texts

    @property
    def right_to_left(self) -> bool:
        """Whether the sheets are read from the right."""
        return self.language in RIGHTWARDS

    def say(self, text: str, **args: str | int) -> str:
        """A text of the catalogue."""
        return self.texts.label(self.language, text, args)

    def title(self, sheet: Sheet) -> str:
        """What a sheet is called."""
        return self.say(f"export-sheet-{sheet}")

    def column(self, column: Column) -> str:
        """What a column is called."""
        return self.say(text_id("export-column", column.name))

    def name(self, column: str, code: str) -> str:
        """What a code of a column means; one that nobody has named stays as it is."""
        if (column not in _CODES and column not in _LISTS) or (code == "" and column == "split"):
            return code
        if code in ("", "unknown"):
            return self.say("export-unknown")
        if code == NOT_SPLIT:
            return self.say("export-not-split")
        text = text_id(_LISTS[column][1] if column in _LISTS else _CODES[column][0], code)
        return self.say(text) if self.texts.has(text) else code

    def label(self, value: str) -> str:
        """The words of a text by its name, or of "dimension/value"; nothing for nothing."""
        dimension, _, part = value.partition("/")
        if part:
            return self.name(dimension, part)
        return self.say(value) if value else ""

    def codes(self, column: str) -> Sequence[str]:
        """The codes that may stand in a column."""
        if column in _LISTS:
            return [entry.key for entry in self.library.lists.get(_LISTS[column][0], ())]
        return _CODES[column][1] if column in _CODES else ()


def text_id(prefix: str, code: str) -> str:
    """The name of the text of a code."""
    return f"{prefix}-{code}".replace("_", "-")


class Names(dict[str, str]):
    """What the values of a column are called, filled as they are met: they are few."""

    def __init__(self, wording: Wording, column: Column) -> None:
        super().__init__()
        self._wording, self._column = wording, column

    def __missing__(self, value: str) -> str:
        words, column = self._wording, self._column
        name = words.label(value) if column.kind == "label" else words.name(column.name, value)
        self[value] = name
        return name
