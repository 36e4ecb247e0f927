"""What the program would write into its log, caught while a test runs."""

from __future__ import annotations

import io
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from bot import logs
from bot.config import Settings


@contextmanager
def logged(settings: Settings) -> Iterator[io.StringIO]:
    """The log of the program while the block runs, as it would be written."""
    root = logging.getLogger()
    before = (root.handlers[:], root.level, logging.raiseExceptions)
    hooks = (sys.excepthook, sys.unraisablehook, threading.excepthook, warnings.showwarning)
    logs.set_up(settings)
    handler, written = root.handlers[0], io.StringIO()
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    try:
        yield written
    finally:
        root.handlers[:], root.level, logging.raiseExceptions = before
        sys.excepthook, sys.unraisablehook, threading.excepthook, warnings.showwarning = hooks
        for name in logs.QUIET:
            logging.getLogger(name).setLevel(logging.NOTSET)
        structlog.reset_defaults()
