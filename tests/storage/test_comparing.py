"""What a period is compared with: like with like."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.question import Comparison
from storage.indicators.comparing import compared_period
from storage.periods import parse_period

TODAY, STARTED = dt.date(2026, 11, 23), dt.date(2019, 1, 1)


@pytest.mark.parametrize(
    ("period", "compared", "expected"),
    [
        ("month", "previous", ("2026-10-01", "2026-10-23")),
        ("month", "last_year", ("2025-11-01", "2025-11-23")),
        ("quarter", "previous", ("2026-07-01", "2026-08-23")),
        ("year", "previous", ("2025-01-01", "2025-11-23")),
        ("week", "previous", ("2026-11-16", "2026-11-16")),
        ("today", "previous", ("2026-11-22", "2026-11-22")),
        ("today", "last_year", ("2025-11-23", "2025-11-23")),
        ("2026", "previous", ("2025-01-01", "2025-11-23")),
        ("2026", "last_year", ("2025-01-01", "2025-11-23")),
        ("2025", "previous", ("2024-01-01", "2024-12-31")),
        ("2026-03", "previous", ("2026-02-01", "2026-02-28")),
        ("2026-02", "previous", ("2026-01-01", "2026-01-31")),
        ("2026-Q1", "previous", ("2025-10-01", "2025-12-31")),
        ("2026-Q1", "last_year", ("2025-01-01", "2025-03-31")),
        ("2026-01-10..2026-01-19", "previous", ("2025-12-31", "2026-01-09")),
        ("2024-02-29", "last_year", ("2023-02-28", "2023-02-28")),
        ("start", "previous", None),
        ("start", "last_year", None),
        ("2019", "previous", None),
        ("month", "", None),
        ("0001", "last_year", None),
    ],
)
def test_like_is_compared_with_like(
    period: str, compared: Comparison, expected: tuple[str, str] | None
) -> None:
    """A running period with as many days of the one before; a whole one with a whole one."""
    found = compared_period(parse_period(period, TODAY, STARTED), compared, TODAY, STARTED)
    days = found and (found.first_day.isoformat(), found.last_day.isoformat())
    assert days == expected


def test_a_longer_month_ends_where_the_shorter_one_does() -> None:
    """On the 31st of March there is no 31st of February."""
    today = dt.date(2026, 3, 31)
    found = compared_period(parse_period("month", today, STARTED), "previous", today, STARTED)
    assert found and (found.first_day, found.last_day) == (dt.date(2026, 2, 1), dt.date(2026, 2, 28))
