"""Options of the whole suite."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` rewrites what is compared with files; git then shows what has changed."""
    parser.addoption("--update", action="store_true", help="rewrite golden files instead of comparing")
