"""Named rules for typed answers: each turns what a person wrote into one canonical value, or refuses it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from flows.matching import fold

Parse = Callable[[str, date], str | None]
"""What was written and today's date -> the canonical value, or None."""

YOUNGEST, OLDEST = 8, 90
"""Ages, in years, that are believed."""

MOST = 1000
"""The largest count that is believed."""

HORIZON = 3
"""Years ahead within which a date of ours can lie."""

_BANDS = ((17, "under_18"), (24, "18_24"), (29, "25_29"), (34, "30_34"), (45, "35_45"))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it is for, how it reads an answer, and the text that helps who is refused."""

    doc: str
    parse: Parse
    hint: str


def derived(field: str, value: str, today: date) -> Mapping[str, str]:
    """Tell which other facts follow from a fact: age_band from birth_year.

    Only the year of birth is known, so the age is the one reached by 31 December: today.year - birth_year.
    """
    if field != "birth_year" or not value.isdecimal():
        return {}
    age = today.year - int(value)
    return {"age_band": next((band for last, band in _BANDS if age <= last), "over_45")}


# Invisible and direction characters that no honest text needs; joiners stay, emoji are made with them.
_KEPT_FORMATS = "\u200c\u200d"


def clean(text: str) -> str:
    """Remove control and direction characters, and bring every run of spaces to one; line breaks stay."""
    text = unicodedata.normalize("NFC", text[:8192]).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(
        c for c in text if c in _KEPT_FORMATS or c == "\n" or unicodedata.category(c) not in _UNSEEN
    )
    lines = (" ".join(line.split()) for line in kept.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
_LINK = re.compile(r"://|\bwww\.|\bt\.me/|^[/@]|\.(?:com|net|org|ma|io|ru|xyz)\b", re.IGNORECASE)


def _written(longest: int) -> Parse:
    def parse(text: str, today: date) -> str | None:
        cleaned = clean(text) if len(text) <= 4 * longest else ""
        return cleaned if _visible(cleaned) and len(cleaned) <= longest else None

    return parse


def _visible(text: str) -> bool:
    return any(unicodedata.category(c)[0] in "LNS" for c in text)


def _line(longest: int) -> Parse:
    def parse(text: str, today: date) -> str | None:
        cleaned = " ".join(clean(text).split()) if len(text) <= 4 * longest + 64 else ""
        return cleaned if _visible(cleaned) and len(cleaned) <= longest else None

    return parse


def _name(text: str, today: date) -> str | None:
    name = _line(64)(text, today)
    if name is None or _LINK.search(name) or not any(unicodedata.category(c)[0] in "LS" for c in name):
        return None
    return name


_NUMBER = re.compile(r"\d+")


def _numbers(text: str) -> list[str]:
    """Find the digits of a short text, Arabic ones read as Western."""
    return _NUMBER.findall(fold(text)) if len(text) <= 64 else []


def _birth_year(text: str, today: date) -> str | None:
    """Read a year, a date or an age; the last four-digit number is the year."""
    numbers = _numbers(text)
    years = [number for number in numbers if len(number) == 4]
    if years:
        year = int(years[-1]) if len(years) == 1 or years[0] == years[-1] else 0
    elif len(numbers) == 1 and len(numbers[0]) <= 2:
        year = today.year - int(numbers[0])
    else:
        return None
    return str(year) if YOUNGEST <= today.year - year <= OLDEST else None


def _phone(text: str, today: date) -> str | None:
    """Read a Moroccan or international number into E.164."""
    import phonenumbers  # 20 ms to import, and few people give a number

    if len(text) > 40 or not re.fullmatch(
        r"[\d\s+().\-/\u200e\u200f\u202a-\u202e\u2066-\u2069]+", text.strip()
    ):
        return None
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in clean(text))
    try:
        number = phonenumbers.parse(re.sub(r"^00", "+", digits), "MA")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


_MONTHS = (
    "يناير janvier january jan janv yanayer جانفي",
    "فبراير fevrier february feb fev fevr فيفري febrayer",
    "مارس mars march mar mars",
    "ابريل avril april apr avr افريل abril",
    "ماي mai may مايو mayo",
    "يونيو juin june jun جوان yunyu",
    "يوليوز juillet july jul juil يوليو جويليه yulyuz",
    "غشت aout august aug اغسطس اوت ghusht ghocht",
    "شتنبر septembre september sep sept سبتمبر shutanbir chtanbir",
    "اكتوبر octobre october oct كتوبر oktober",
    "نونبر novembre november nov نوفمبر nwanbir",
    "دجنبر decembre december dec ديسمبر dujanbir",
)
_MONTH = {fold(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_SOON = {
    "aujourd hui": 0, "aujourdhui": 0, "today": 0, "اليوم": 0, "lyoum": 0, "lyom": 0, "ليوم": 0,
    "demain": 1, "tomorrow": 1, "غدا": 1, "غدا ان شا الله": 1, "ghda": 1, "ghedda": 1, "rda": 1, "غد": 1,
    "apres demain": 2, "بعد غد": 2, "بعد غدا": 2, "ba3d ghda": 2, "b3d ghda": 2, "after tomorrow": 2,
}  # fmt: skip
_DATE = re.compile(
    r"(?:\D* )??(?:(\d{1,2})(?:er|th|st|nd|rd)? (?:de |d |of )?(\w+)(?: (\d{4}))?"
    r"|(\d{4}) (\d{1,2}) (\d{1,2}))"
)


def _any_date(text: str, today: date) -> date | None:
    folded = fold(text) if len(text) <= 64 else ""
    if folded in _SOON:
        return today + timedelta(days=_SOON[folded])
    found = _DATE.fullmatch(folded)
    if not found:
        return None
    day, month, year, iso_year, iso_month, iso_day = found.groups()
    if iso_year:
        return _calendar(int(iso_year), int(iso_month), int(iso_day))
    number = int(month) if month.isdecimal() and len(month) <= 2 else _MONTH.get(month, 0)
    return _calendar(int(year), number, int(day)) if year else _next(number, int(day), today)


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(month: int, day: int, today: date) -> date | None:
    """The next time this day of the year comes, today included."""
    this_year = _calendar(today.year, month, day)
    return this_year if this_year and this_year >= today else _calendar(today.year + 1, month, day)


def _coming_date(text: str, today: date) -> str | None:
    found = _any_date(text, today)
    return found.isoformat() if found and today <= found and found.year <= today.year + HORIZON else None


def _past_date(text: str, today: date) -> str | None:
    """Like a coming date, but not after today; without a year it is the last time that day came."""
    found = _any_date(text, today)
    if found and found > today and not re.search(r"\d{4}", fold(text)) and fold(text) not in _SOON:
        found = _calendar(found.year - 1, found.month, found.day)
    return found.isoformat() if found and found <= today and found.year >= today.year - OLDEST else None


def _count(text: str, today: date) -> str | None:
    numbers = _numbers(text)
    if len(numbers) != 1 or len(numbers[0]) > 4 or "-" in text:
        return None
    count = int(numbers[0])
    return str(count) if 1 <= count <= MOST else None


_GROUPED = re.compile(
    r"(\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+|\d{1,9})(?:dh|dhs|mad|derhams?|dirhams?|درهم|دراهم)?"
)


def _amount(text: str, today: date) -> str | None:
    """Read a whole number whose thousands may stand apart, of dirhams or of anything."""
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in clean(text[:64]).casefold())
    found = _GROUPED.fullmatch(re.sub(r" (?=[^\d])", "", digits))
    return str(int(re.sub(r"\D", "", found[1]))) if found else None


RULES: Mapping[str, Rule] = {
    "name": Rule("A first name or a full name, at most 64 characters, not a link.", _name, "rule-name"),
    "birth_year": Rule(
        "A year of birth, a date of birth or an age; the value is the year.", _birth_year, "rule-birth-year"
    ),
    "phone": Rule("A Moroccan or international telephone number; the value is E.164.", _phone, "rule-phone"),
    "date": Rule("A day from today on; the value is an ISO date.", _coming_date, "rule-date"),
    "past_date": Rule("A day up to today; the value is an ISO date.", _past_date, "rule-past-date"),
    "count": Rule("A whole number from 1 to 1000.", _count, "rule-count"),
    "amount": Rule("A whole number from 0 to 999,999,999, as dirhams are written.", _amount, "rule-amount"),
    "text": Rule("Any words, at most 1000 characters.", _written(1000), "rule-text"),
    "story": Rule("Any words, as long as Telegram allows.", _written(4096), "rule-story"),
    "hours": Rule("Opening or course hours in free words, at most 64 characters.", _line(64), "rule-hours"),
    "search": Rule("A number, a telephone or a name to look for, one line.", _line(120), "rule-search"),
    "place": Rule("A place in free words, at most 120 characters.", _line(120), "rule-place"),
}
"""Every rule a flow may name."""
