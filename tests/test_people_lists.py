"""Lists of people typed on the road: any order, both scripts, and nothing guessed."""

from __future__ import annotations

from datetime import date

import pytest

from flows.lists import Lists
from flows.loading import load_library
from flows.people_lists import MOST_LINES, Listed, read_people

TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def lists() -> Lists:
    """Our own lists."""
    return load_library().lists


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("Salma Alaoui", Listed(1, "Salma Alaoui")),
        ("1. سلمى العلوي، ٠٦١٢٣٤٥٦٧٨، أنثى، ٢٠٠٢", Listed(1, "سلمى العلوي", "+212612345678", "female", 2002)),
        ("2) Karim Bennani; 0661234567; homme", Listed(1, "Karim Bennani", "+212661234567", "male")),
        ("0661-23-45-67 | Karim | H", Listed(1, "Karim", "+212661234567", "male")),
        ("Alaoui Salma 06 12 34 56 78", Listed(1, "Alaoui Salma", "+212612345678")),
        ("Hanae Idrissi 1999", Listed(1, "Hanae Idrissi", birth_year=1999)),
        ("hj-26-00004-1", Listed(1, public_id="HJ-26-00004-1")),
        ("- Hanae, f, hj-26-00004-1", Listed(1, "Hanae", sex="female", public_id="HJ-26-00004-1")),
        ("Nom,  12, f", Listed(1, "Nom 12", sex="female")),
    ],
)
def test_a_line_is_somebody(lists: Lists, line: str, listed: Listed) -> None:
    """Name, telephone, sex, year of birth and number are told apart by what they look like."""
    assert read_people(line, lists, TODAY) == ([listed], [])


@pytest.mark.parametrize("line", ["12345", "---", "0612345678", "f", "https://t.me/x"])
def test_a_line_without_a_name_is_told(lists: Lists, line: str) -> None:
    """A telephone alone is nobody."""
    assert read_people(f"\n{line}\nSalma", lists, TODAY) == ([Listed(3, "Salma")], [2])


def test_a_list_has_an_end(lists: Lists) -> None:
    """Lines over the limit are told, not lost."""
    people, unread = read_people("Salma\n" * (MOST_LINES + 3), lists, TODAY)
    assert len(people) == MOST_LINES
    assert unread == [MOST_LINES + 1, MOST_LINES + 2, MOST_LINES + 3]
