"""A list of people as staff type it on the road: one a line, in whatever order and script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flows.lists import Lists
from flows.matching import fold
from flows.rules import RULES

MOST_LINES = 60

_NUMBERING = re.compile(r"^\s*[-*•]?\s*(?:\d{1,2}\s*[.)\-:]\s*)?")
_BORDER = re.compile(r"[,;،؛\t|]")
_PHONE = re.compile(r"(?<![\w-])\+?\d(?:[ .\-]?\d){8,13}(?!\d)")
_PUBLIC_ID = re.compile(r"\b[A-Z]{1,4}-\d\d-\d{5,}-\d\b", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on a list: the number of the line, and what it says of them."""

    line: int
    name: str = ""
    phone: str = ""
    sex: str = ""
    birth_year: int | None = None
    public_id: str = ""


def read_people(text: str, lists: Lists, today: date) -> tuple[list[Listed], list[int]]:
    """The people of a list, and the numbers of the lines that say nothing (those over the limit too)."""
    sexes = {fold(alias): entry.key for entry in lists.get("sexes", ()) for alias in entry.aliases}
    written = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    read = [(number, _read_line(number, line, sexes, today)) for number, line in written[:MOST_LINES]]
    unread = [number for number, listed in read if listed is None]
    return [listed for _, listed in read if listed], unread + [number for number, _ in written[MOST_LINES:]]


def _read_line(number: int, line: str, sexes: Mapping[str, str], today: date) -> Listed | None:
    rest = _western(_NUMBERING.sub("", line, count=1))
    public_id, rest = _taken(_PUBLIC_ID, rest)
    phone, rest = _phone(rest, today)
    year, rest = _year(rest, today)
    sex, words = "", []
    for part in _BORDER.split(rest):
        if fold(part) in sexes:
            sex = sexes[fold(part)]
        elif part.strip(" -."):
            words.append(part.strip(" -."))
    name = RULES["name"].parse(" ".join(words), today) or ""
    if not (name or public_id):
        return None
    return Listed(number, name, phone, sex, year, public_id.upper())


def _western(text: str) -> str:
    """Arabic digits as Western ones."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The first match, and the text without it."""
    found = pattern.search(text)
    return (found[0], f"{text[: found.start()]},{text[found.end() :]}") if found else ("", text)


def _phone(text: str, today: date) -> tuple[str, str]:
    found, rest = _taken(_PHONE, text)
    phone = RULES["phone"].parse(found, today) if found else None
    return (phone, rest) if phone else ("", rest if found else text)


def _year(text: str, today: date) -> tuple[int | None, str]:
    found, rest = _taken(_YEAR, text)
    year = RULES["birth_year"].parse(found, today) if found else None
    return (int(year) if year else None), rest
