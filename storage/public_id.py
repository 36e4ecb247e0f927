"""The number a person is known by on paper, such as HJ-25-00042-7: prefix, year, count, check digit.

The check digit is ISO 7064 MOD 11,10: it catches every single wrong digit and nearly every swap of two.
"""

from __future__ import annotations

import re

PREFIX = "HJ"
_FORM = re.compile(r"([A-Z]{1,4})-(\d{2})-(\d{5,})-(\d)", re.ASCII)


def public_id(number: int, year: int, prefix: str = PREFIX) -> str:
    """The public id of the person with this primary key, who came in this year."""
    digits = f"{year % 100:02d}{number:05d}"
    return f"{prefix}-{digits[:2]}-{digits[2:]}-{_check_digit(digits)}"


def is_valid(text: str) -> bool:
    """Whether a text has the form of a public id and the right check digit (of any prefix)."""
    form = _FORM.fullmatch(text)
    return form is not None and _check_digit(form[2] + form[3]) == int(form[4])


def _check_digit(digits: str) -> int:
    product = 10
    for digit in digits:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    return (11 - product) % 10
