"""Options of the whole suite, and what several of its files need."""

from __future__ import annotations

import gc
import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import settings

from bot.logs import QUIET
from tests.figures import figure, pytest_terminal_summary

__all__ = ["figure", "pytest_terminal_summary"]

settings.register_profile("wijha", deadline=None)  # how long a machine takes is no property of the code
settings.load_profile("wijha")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` rewrites what is compared with files; git then shows what has changed."""
    parser.addoption("--update", action="store_true", help="rewrite golden files instead of comparing")


@pytest.fixture(autouse=True)
def garbage_as_before() -> Iterator[None]:
    """A desk that runs in a test keeps what it made off the search for garbage; that ends with the test."""
    thresholds = gc.get_threshold()
    yield
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.set_threshold(*thresholds)


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    """Whatever a test sets up for logs and last words is taken back afterwards."""
    root, hooks = logging.getLogger(), (sys.excepthook, sys.unraisablehook, threading.excepthook)
    shown = warnings.showwarning
    handlers, level, loud = root.handlers[:], root.level, logging.raiseExceptions
    yield
    root.handlers[:], root.level, logging.raiseExceptions = handlers, level, loud
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    warnings.showwarning = shown
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.reset_defaults()
