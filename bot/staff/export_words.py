"""What staff ask /export for, in typed words or in the token of a button: the same words both ways."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from bot.exporting.order import FORMATS, SETS, Format, read_filters, sheets_of, written_filters
from bot.staff.capability import button_token
from flows.matching import fold
from flows.question import Filter, Question
from flows.texts import Texts
from storage.export import SHEETS, Sheet

KIND: Final = "export"
LONGEST_TOKEN: Final = 64
"""Bytes that Telegram lets a button carry."""

_ASKING: Final = "ask"
_NAMED: Final = "names"
_AS_OF: Final = re.compile(r"asof=(\d{4}-\d\d-\d\d)")
_REASON: Final = ":"


@dataclass(frozen=True, slots=True)
class Asked:
    """An export as it is asked for; `period` in words, empty values where nothing was said.

    `choosing`: nothing is to be made yet, the buttons are being pressed; `reason` is why names are needed.
    """

    period: str = ""
    format: Format = "xlsx"
    what: str = "visits"
    filters: tuple[Filter, ...] = ()
    as_of: str = ""
    named: bool = False
    reason: str = ""
    choosing: bool = False

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets that are asked for."""
        return sheets_of(self.what)

    @property
    def words(self) -> str:
        """What a button carries, and what can be typed instead."""
        marks = [_ASKING] * self.choosing + [_NAMED] * self.named
        as_of = [f"asof={self.as_of}"] if self.as_of else []
        what = "" if self.what == "visits" else self.what
        said = [*marks, self.period or "month", self.format, what, *as_of, written_filters(self.filters)]
        return " ".join(filter(None, said)) + (f"{_REASON} {self.reason}" if self.reason else "")

    def with_(self, **changes: object) -> Asked:
        """The same with something else chosen."""
        return replace(self, **changes)  # type: ignore[arg-type]  # the fields above


def read_asked(texts: Texts, words: str) -> Asked:
    """Read the words after /export; ValueError, saying which, for a filter that makes no sense.

    A reason stands behind a colon. Words that are neither sheet, format nor filter are the period.
    """
    said, _, reason = words.partition(_REASON)
    rest, filters, found = [], [], Asked(reason=" ".join(reason.split()))
    for word in said.split():
        folded = fold(word)
        if word.lower() in FORMATS:
            found = found.with_(format=word.lower())
        elif match := _AS_OF.fullmatch(word):
            found = found.with_(as_of=match[1])
        elif "=" in word:
            filters.append(word)
        elif word == _ASKING:
            found = found.with_(choosing=True)
        elif folded in _spellings(texts, _NAMED, ()):
            found = found.with_(named=True)
        elif what := next((one for one in (*SETS, *SHEETS) if folded in _spellings(texts, one, SHEETS)), ""):
            found = found.with_(what=what)
        else:
            rest.append(word)
    return found.with_(period=" ".join(rest), filters=read_filters(" ".join(filters)))


def export_token(question: Question, format: Format = "xlsx", what: str = "visits") -> str | None:
    """The token of a button that exports the rows of a question; None if it would be too long."""
    as_of = question.as_of.isoformat() if question.as_of else ""
    token = button_token(KIND, Asked(question.period, format, what, question.filters, as_of).words)
    return token if len(token.encode()) <= LONGEST_TOKEN else None


def _spellings(texts: Texts, what: str, sheets: Iterable[str]) -> set[str]:
    """Everything that a sheet or a set of sheets is called in any language, as one word."""
    text = f"export-sheet-{what}" if what in sheets else f"export-set-{what}-words"
    written = [texts.label(language, text, {}) for language in texts.languages]
    return {fold(word) for line in written for word in line.split("|")} | {what}
