"""What may stand in a cell: nothing that a spreadsheet could run, and nothing that it cannot hold."""

from __future__ import annotations

import unicodedata

LONGEST_CELL = 32_767
"""Characters in a cell of a workbook."""

CUT = " […]"
"""Stands where a cell had to be cut."""

_STARTERS = frozenset("=+-@")
_INVISIBLE = ("Cc", "Cf", "Zs", "Zl", "Zp")


def clean(text: str) -> str:
    """Without control characters, and no longer than a cell can be."""
    kept = text if text.isprintable() else "".join(c for c in text if unicodedata.category(c) != "Cc")
    return kept if len(kept) <= LONGEST_CELL else kept[: LONGEST_CELL - len(CUT)] + CUT


def harmless(text: str) -> str:
    """The same, with an apostrophe before what a spreadsheet might take for a formula.

    That is what begins with = + - @ in any width, also behind blanks and invisible characters, or with a
    control character.
    """
    return clean(f"'{text}" if _is_dangerous(text) else text)


def _is_dangerous(text: str) -> bool:
    if not text or text[0].isalnum():  # nearly every cell
        return False
    if unicodedata.category(text[0]) == "Cc":
        return True
    first = next((char for char in text if unicodedata.category(char) not in _INVISIBLE), "")
    return bool(_STARTERS & set(unicodedata.normalize("NFKC", first)))
