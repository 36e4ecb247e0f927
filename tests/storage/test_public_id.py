"""Public ids: unique, in one form, and a slip of the pen is noticed."""

from __future__ import annotations

import pytest

from storage.public_id import is_valid, public_id


def test_the_form_is_prefix_year_count_check() -> None:
    """At least five digits, and more when people become many."""
    assert public_id(42, 2025) == "HJ-25-00042-" + public_id(42, 2025)[-1]
    assert public_id(1_234_567, 2031, "FES").startswith("FES-31-1234567-")
    assert all(is_valid(public_id(number, 2025)) for number in range(1, 2000))


def test_every_single_wrong_digit_is_noticed() -> None:
    """Whichever digit, whatever it became."""
    for number in (1, 42, 90_210, 99_999):
        right = public_id(number, 2025)
        for place, digit in enumerate(right):
            if digit.isdigit():
                wrong = [
                    right[:place] + other + right[place + 1 :] for other in "0123456789" if other != digit
                ]
                assert not any(map(is_valid, wrong))


def test_nearly_every_swap_of_neighbours_is_noticed() -> None:
    """At most one in twenty slips through, as the standard says."""
    swaps = missed = 0
    for number in range(10_000, 11_000):
        right = public_id(number, 2025)
        for place in range(6, 10):
            if right[place] != right[place + 1]:
                swaps += 1
                missed += is_valid(right[:place] + right[place + 1] + right[place] + right[place + 2 :])
    assert missed / swaps < 0.05


@pytest.mark.parametrize(
    "text", ["", "HJ-25-00042", "hj-25-00042-1", "HJ-25-42-1", "HJ-25-٠٠٠٤٢-1", "HJ2500042"]
)
def test_other_forms_are_not_valid(text: str) -> None:
    """Only what we write ourselves."""
    assert not is_valid(text)
