"""The page of the faults: every one stands in it once, with a test that exists and what it counted."""

from __future__ import annotations

import re

from tests.faults.table import PAGE, ROOT, filled

NUMBERS = [*range(1, 50), 59, 60]
ROW = re.compile(r"^\| F(\d+) \| (.+) \| (.+) \| (.+) \| (.+) \|$", re.MULTILINE)


def test_every_fault_is_told_once_with_what_was_counted() -> None:
    """Or with the reason why it is not played."""
    rows = ROW.findall(PAGE.read_text("utf-8"))
    assert [int(number) for number, *_ in rows] == NUMBERS
    for number, _, _, tests, counted in rows:
        assert counted.strip(), number
        assert tests.strip() == "—" or tests.startswith("["), number


def test_every_test_that_is_named_exists() -> None:
    """By its file and its name."""
    named = re.findall(r"\[(test_\w+)\]\(\.\./(\S+?\.py)\)", PAGE.read_text("utf-8"))
    assert len(named) > len(NUMBERS)
    for name, file in named:
        assert f"def {name}(" in (ROOT / file).read_text("utf-8"), name


def test_a_row_gets_the_figures_of_a_run_and_keeps_its_words() -> None:
    """One without figures stays as it stands."""
    page = "Measured never.\n| F3 | a | b | old | old |\n| F49 | c | — | — | not yet |\n"
    clean = (
        "updates lost 0 of 5 · effects doubled 0 of 9 · chats out of order 0 of 2"
        " · replies never sent 0 of 4 · extra sends 1 · dead letters 0"
    )
    told = filled(page, {"F3": [clean]}, {"F3": ["[test_x](../x.py)"]})
    assert "| F3 | a | b | [test_x](../x.py) | **Z** (5 updates, 4 replies), 1 extra |" in told
    assert "| F49 | c | — | — | not yet |" in told
    assert "Measured never" not in told
