"""Figures: what a test of a fault has counted, shown at the end of the run and kept in docs/faults.md."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figure = Callable[[str, str], None]
"""Takes the name of a fault (F1 ...) and what was counted."""


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """What was counted, to be shown at the end of the run."""
    return record_property


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show every figure of the run, one a line."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, [])]
    figures = {figure for report in reports for figure in report.user_properties if figure[0][0] == "F"}
    if figures:
        terminalreporter.section("figures of the faults")
        for name, words in sorted(figures, key=lambda figure: (int(figure[0][1:]), figure[1])):
            terminalreporter.line(f"{name}  {words}")
