"""Names of people: one person is one key in every script and spelling, and others are not."""

from __future__ import annotations

import pytest

from flows.names import MOST_WORDS, name_sounds, part_keys, shared_sounds, whole_key


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("فاطمة الزهراء العلوي", "Fatima-Zahra El Alaoui"),
        ("العلوي فاطمة الزهراء", "Fatema Zahrae ALAOUI"),
        ("محمد بنعلي", "Mohammed Benali"),
        ("محمَّد بنعلي", "Mohamed BENALI"),
        ("عبد الرحيم", "Abderrahim"),
        ("عبد الكريم", "Abdelkarim"),
        ("عبدالكريم", "Abd El Karim"),
        ("عبد الله", "Abdellah"),
        ("جمال الدين", "Djamal Eddine"),
        ("نعيمة قاسمي", "Naïma Kacimi"),
        ("الحسين بلقاسم", "Lhoucine Belkacem"),
        ("الحسن", "El Hassan"),
        ("يوسف", "Youssef"),
        ("غزلان", "Ghizlane"),
        ("عائشة", "Aïcha"),
        ("خديجة", "Khadija"),
        ("آية", "Aya"),
    ],
)
def test_both_scripts_are_one_name(arabic: str, latin: str) -> None:
    """Whoever typed it, the key is the same."""
    assert whole_key(arabic) == whole_key(latin) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Khadija", "Karima"), ("Mohamed Benali", "Mourad Benali"), ("يوسف", "ياسين"), ("Hamza", "حسناء")],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    """A key that fits everybody would be none."""
    assert whole_key(one) != whole_key(other)


def test_no_name_has_no_key() -> None:
    """Neither nothing nor marks only."""
    assert whole_key("") == whole_key(" -  ") == ""
    assert part_keys("Salma") == frozenset()


def test_a_word_left_out_is_found_by_the_others() -> None:
    """Two words in common are enough to look closer."""
    assert part_keys("Fatima Zahra El Alaoui") & part_keys("فاطمة العلوي")
    assert shared_sounds("Fatima Zahra El Alaoui", "فاطمة العلوي") == 1.0
    assert shared_sounds("Fatima Alaoui", "Fatima Bennani") == 0.5
    assert shared_sounds("", "Fatima") == 0.0


def test_a_long_name_costs_no_more_than_its_first_words() -> None:
    """A thousand words are not a thousand times a thousand keys."""
    assert len(name_sounds("ab ac ad af ba ca da fa " * 100)) <= MOST_WORDS
