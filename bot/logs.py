"""Logs that can be read by anyone who keeps the machine running, because they never hold what is confided.

Three rules, in the one formatter through which everything goes, ours and that of libraries:

1. Of what we log, only the keys in `KEYS` are written, and of those only short plain words and numbers.
   Telegram ids become short hashes that hold as long as the token: enough to follow one person's turns.
2. Of what libraries log, the template is written, never what they put into it: there they quote addresses
   with the token in them, whole updates, or rows of the database. What came without a template may be
   anything, so only its place in the source is written.
3. Of an exception, its type and where it came from are written, not its words, unless they are ours.

What is left is searched once more for tokens, secrets and telephone numbers.
"""

from __future__ import annotations

import copy
import hashlib
import logging
import logging.config
import re
import sys
import threading
import traceback
import warnings
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.config import BadConfig, Settings
from storage.errors import InUse, SchemaMismatch

KEYS = frozenset(
    {
        "address", "attempt", "attempts", "batch", "case", "command", "count", "dead_letter", "error",
        "fault", "file", "flow", "format", "host", "job", "kind", "lane", "language", "level", "logger",
        "method", "mode", "ms", "node", "outcome", "port", "reason", "remedy", "revision", "role",
        "rows", "seconds", "service", "signal", "size", "staff_id", "state", "status", "timestamp",
        "update_id", "updates", "url", "version", "waiting",
    }
)  # fmt: skip
"""What may be logged, by name. Names of people, telephone numbers and texts have no name here."""

HASHED = frozenset({"chat_id", "sender_id", "telegram_id", "user_id"})
"""Telegram ids: logged as a short hash."""

QUIET = (
    "httpx",
    "httpcore",
    "aiohttp",
    "telegram",
    "asyncio",
    "sqlalchemy",
    "aiosqlite",
    "alembic",
    "uvicorn",
)
"""Libraries that are only heard from WARNING on: httpx, for one, logs every address with the token in it."""

SPOKEN = (BadConfig, InUse, SchemaMismatch)
"""Exceptions whose words are ours and name no one."""

HARMLESS = frozenset(
    {
        "Task exception was never retrieved",
        "Future exception was never retrieved",
        "Task was destroyed but it is pending!",
        "Unclosed client session",
        "Unclosed connector",
        "Exception in ASGI application",
    }
)
"""First lines that libraries write without a template, and that say nothing of anyone."""

_PLAIN = re.compile(r"[A-Za-z0-9_.,;:/@ ()\[\]*-]{1,200}")
_SECRETS = (
    (re.compile(r"\d{3,20}:[A-Za-z0-9_-]{20,}"), "<token>"),
    (re.compile(r"/bot[^/\s\"']+(?=/|\b)"), "/bot<token>"),
    (re.compile(r"(?<=://)[^/\s@]+@"), "<password>@"),
    (re.compile(r"(?<![\w.:-])\+?(?:212|0)[\s.-]?[5-8](?:[\s.-]?\d){8}(?!\d)"), "<phone>"),
)


def set_up(settings: Settings) -> None:
    """Send every log line of this process through the rules above, to standard error."""
    redact = Redact(settings.secrets)
    write: Any = structlog.processors.JSONRenderer(sort_keys=True)
    if settings.log_format == "console":
        write = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), sort_keys=True)
    before: list[Processor] = [
        _base,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _Only(settings.token),
    ]
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(_Formatter(before, write, redact))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.raiseExceptions = False  # a line that cannot be written would be quoted on standard error
    _catch_last_words()


class Redact:
    """Takes known secrets, and what looks like one, out of a finished line."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        self._secrets = secrets

    def __call__(self, line: str) -> str:
        """The same line, fit to be written."""
        for secret in self._secrets:
            line = line.replace(secret, "<secret>")
        for pattern, instead in _SECRETS:
            line = pattern.sub(instead, line)
        return line


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """The last gate: nothing reaches the handler but through here."""

    def __init__(self, foreign: list[Processor], write: Any, redact: Redact) -> None:
        super().__init__(
            foreign_pre_chain=foreign,
            processors=[self.remove_processors_meta, write],
            keep_exc_info=False,
        )
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        if not isinstance(record.msg, dict):  # not from structlog, so not from us
            record = copy.copy(record)
            record.msg, record.args = _template(record), ()
        return self._redact(super().format(record))


def _base(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    record = event.get("_record")
    event["level"] = record.levelname.lower() if record else method
    event["logger"] = record.name if record else getattr(logger, "name", "")
    return event


def _template(record: logging.LogRecord) -> str:
    """What a library says, without what it says it about."""
    said = str(record.msg).strip().partition("\n")[0]
    known = isinstance(record.msg, str) and (record.args or said in HARMLESS)
    return said[:200] if known else f"said at {_short(record.pathname)}:{record.lineno}"


class _Only:
    """Keeps what may be logged, and of the rest its name, so that whoever logs it notices."""

    def __init__(self, token: str) -> None:
        self._key = hashlib.blake2b(token.encode(), digest_size=32).digest()

    def __call__(self, _: WrappedLogger, __: str, event: EventDict) -> MutableMapping[str, Any]:
        kept: dict[str, Any] = {name: self._kept(name, value) for name, value in event.items()}
        if error := _error(kept.pop("exc_info", None)):
            kept["exception"] = error
        return kept

    def _kept(self, name: str, value: object) -> object:
        if name.startswith("_") or name in ("event", "exc_info"):
            return value
        if name in HASHED:
            return hashlib.blake2b(str(value).encode(), key=self._key, digest_size=4).hexdigest()
        if name not in KEYS:
            return "…"
        if isinstance(value, bool | int | float | None):
            return value
        return value if isinstance(value, str) and _PLAIN.fullmatch(value) else "…"


def _error(exc_info: object) -> str:
    """An exception as the types and places that led to it."""
    if exc_info is True:
        exc_info = sys.exc_info()
    error = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    parts: list[str] = []
    while isinstance(error, BaseException) and len(parts) < 5:
        parts.append(f"{_named(error)} at {_places(error)}")
        error = error.__cause__ or error.__context__
    return "; after ".join(parts)


def _named(error: BaseException) -> str:
    name = type(error).__name__
    if isinstance(error, SPOKEN):
        return f"{name} ({error})"
    return f"{name} ({error.errno})" if isinstance(error, OSError) and error.errno else name


def _places(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__, limit=-6)
    return " > ".join(f"{_short(frame.filename)}:{frame.lineno}" for frame in frames) or "?"


def _short(filename: str) -> str:
    return "/".join(Path(filename).parts[-2:])


def _catch_last_words() -> None:
    """What Python itself would print, of warnings and uncaught exceptions, is told by the same rules."""
    log = structlog.get_logger("bot")

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            log.critical("the program ended on a fault", exc_info=(kind, error, trace))

    sys.excepthook = told
    sys.unraisablehook = lambda fault: log.error("a fault outside any call", exc_info=fault.exc_value)
    warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: log.warning(
        "a warning of Python", error=category.__name__, file=f"{_short(filename)}:{lineno}"
    )
    threading.excepthook = lambda fault: log.error("a thread ended on a fault", exc_info=fault.exc_value)
