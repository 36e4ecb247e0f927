"""Typed answers become one canonical value, or are refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.rules import RULES, clean, derived

TODAY = date(2026, 11, 23)


def parse(rule: str, text: str) -> str | None:
    """What a rule makes of a text today."""
    return RULES[rule].parse(text, TODAY)


@pytest.mark.parametrize(
    ("rule", "text", "value"),
    [
        ("name", "  سارة \n ", "سارة"),
        ("name", "\u202eSara\u2066\u200b", "Sara"),
        ("name", "Sara\nBen  Ali", "Sara Ben Ali"),
        ("name", "🌸", "🌸"),
        ("name", "👩‍🌾 Sara", "👩‍🌾 Sara"),
        ("name", "ⴰⵎⴰⵣⵉⵖ", "ⴰⵎⴰⵣⵉⵖ"),
        ("name", "x" * 64, "x" * 64),
        ("name", "x" * 65, None),
        ("name", "...", None),
        ("name", "12345", None),
        ("name", "", None),
        ("name", "\u200f\u200e", None),
        ("name", "https://x.ma", None),
        ("name", "www.example", None),
        ("name", "t.me/someone", None),
        ("name", "/start", None),
        ("name", "@someone", None),
        ("name", "x" * 20_000, None),
        ("birth_year", "2003", "2003"),
        ("birth_year", "٢٠٠٣", "2003"),
        ("birth_year", "03/05/2003", "2003"),
        ("birth_year", "2003-05-03", "2003"),
        ("birth_year", "مزيود عام 1999", "1999"),
        ("birth_year", "21", "2005"),
        ("birth_year", "عندي 21 عام", "2005"),
        ("birth_year", "j'ai 21 ans", "2005"),
        ("birth_year", "8", "2018"),
        ("birth_year", "7", None),
        ("birth_year", "90", "1936"),
        ("birth_year", "91", None),
        ("birth_year", "2026", None),
        ("birth_year", "1900", None),
        ("birth_year", "1999 2003", None),
        ("birth_year", "20 21", None),
        ("birth_year", "123", None),
        ("birth_year", "vingt", None),
        ("birth_year", "0" * 5000, None),
        ("phone", "0612345678", "+212612345678"),
        ("phone", "٠٦١٢٣٤٥٦٧٨", "+212612345678"),
        ("phone", "06 12-34.56 78", "+212612345678"),
        ("phone", "+212 (0)612345678", "+212612345678"),
        ("phone", "00212612345678", "+212612345678"),
        ("phone", "\u206606 12 34 56 78\u2069", "+212612345678"),
        ("phone", "+33 6 12 34 56 78", "+33612345678"),
        ("phone", "0535543210", "+212535543210"),
        ("phone", "0512", None),
        ("phone", "999", None),
        ("phone", "call me", None),
        ("phone", "+", None),
        ("phone", "0612345678 " * 10, None),
        ("date", "04/12/2026", "2026-12-04"),
        ("date", "4-12-2026", "2026-12-04"),
        ("date", "٤/١٢/٢٠٢٦", "2026-12-04"),
        ("date", "2026-12-04", "2026-12-04"),
        ("date", "4 décembre 2026", "2026-12-04"),
        ("date", "vendredi 4 décembre", "2026-12-04"),
        ("date", "1er mars 2027", "2027-03-01"),
        ("date", "4 دجنبر 2026", "2026-12-04"),
        ("date", "يوم الجمعة 4 دجنبر", "2026-12-04"),
        ("date", "1 غشت 2027", "2027-08-01"),
        ("date", "1 شتنبر 2027", "2027-09-01"),
        ("date", "1 يوليوز 2027", "2027-07-01"),
        ("date", "30 نونبر", "2026-11-30"),
        ("date", "3 mars", "2027-03-03"),
        ("date", "23/11", "2026-11-23"),
        ("date", "demain", "2026-11-24"),
        ("date", "غدا", "2026-11-24"),
        ("date", "après-demain", "2026-11-25"),
        ("date", "aujourd'hui", "2026-11-23"),
        ("date", "22/11/2026", None),
        ("date", "31/02/2027", None),
        ("date", "29/02", None),
        ("date", "04/13/2026", None),
        ("date", "04/12/2031", None),
        ("date", "4 foo 2026", None),
        ("date", "bientôt", None),
        ("date", "0/0", None),
        ("date", "9" * 4000, None),
        ("past_date", "22/11/2026", "2026-11-22"),
        ("past_date", "3 mars", "2026-03-03"),
        ("past_date", "30 nov", "2025-11-30"),
        ("past_date", "23/11/2026", "2026-11-23"),
        ("past_date", "24/11/2026", None),
        ("past_date", "demain", None),
        ("past_date", "01/01/1900", None),
        ("count", "20", "20"),
        ("count", "٢٠ مقعدا", "20"),
        ("count", "020", "20"),
        ("count", "1000", "1000"),
        ("count", "1001", None),
        ("count", "0", None),
        ("count", "-5", None),
        ("count", "10 20", None),
        ("count", "3.5", None),
        ("count", "dix", None),
        ("text", "  سلام\n\n\n\nكيف  الحال ", "سلام\n\nكيف الحال"),
        ("text", "x" * 1000, "x" * 1000),
        ("text", "x" * 1001, None),
        ("text", "x" * 20_000, None),
        ("text", " \n ", None),
        ("story", "x" * 4096, "x" * 4096),
        ("story", "x" * 4097, None),
        ("hours", "9h-12h", "9h-12h"),
        ("hours", "9:00\n12:00", "9:00 12:00"),
        ("hours", "x" * 65, None),
        ("place", "دار الشباب، الحاجب", "دار الشباب، الحاجب"),
        ("place", "x" * 121, None),
    ],
)
def test_an_answer_is_read(rule: str, text: str, value: str | None) -> None:
    """One table for all rules."""
    assert parse(rule, text) == value


@given(st.sampled_from(sorted(RULES)), st.text(max_size=80))
def test_a_rule_never_raises_and_accepts_what_it_gave(rule: str, text: str) -> None:
    """Any text has an answer, and a canonical value is canonical."""
    value = parse(rule, text)
    assert value is None or parse(rule, value) == value


@pytest.mark.parametrize(
    ("year", "band"),
    [
        ("2009", "under_18"),
        ("2008", "18_24"),
        ("2002", "18_24"),
        ("2001", "25_29"),
        ("1997", "25_29"),
        ("1996", "30_34"),
        ("1992", "30_34"),
        ("1991", "35_45"),
        ("1981", "35_45"),
        ("1980", "over_45"),
    ],
)
def test_the_age_band_follows_from_the_year_of_birth(year: str, band: str) -> None:
    """The age counted is the one reached in the year."""
    assert derived("birth_year", year, TODAY) == {"age_band": band}


def test_nothing_else_is_derived() -> None:
    """Other facts and a withdrawn year say nothing."""
    assert derived("name", "2003", TODAY) == {}
    assert derived("birth_year", "", TODAY) == {}


def test_cleaning_keeps_what_is_written() -> None:
    """Emoji joints and line breaks stay, controls and direction marks go."""
    assert clean("a\u0000\u202eb\r\nc\u200d\ud800") == "ab\nc\u200d"


def test_every_rule_explains_itself() -> None:
    """A sentence for the docs and a text for the person."""
    assert all(rule.doc.endswith(".") and rule.hint.startswith("rule-") for rule in RULES.values())
