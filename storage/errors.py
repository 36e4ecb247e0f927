"""What can go wrong with the database, in words that say what to do; nothing of SQLAlchemy leaves here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError, TimeoutError


class StorageError(Exception):
    """Any fault of the database."""


class StorageUnavailable(StorageError):
    """Disk full, file locked or damaged, server away: nothing was written, try the same again later."""


class StorageRefused(StorageError):
    """A rule of the tables forbids this row, or somebody else wrote it first: nothing was written."""


class InUse(StorageError):
    """Another program works on this file; the message names it."""


class SchemaMismatch(StorageError):
    """The tables are older or newer than this program; the message says what to run."""


RESTORE = "stop every program and run: wijha db restore BACKUP"
"""What to do about a damaged file."""

_DAMAGED = ("malformed", "not a database")
_CONCURRENT = ("DeadlockDetectedError", "SerializationError", "LockNotAvailableError")
_UNAVAILABLE_CODES = ("08", "53", "57", "58")
"""Classes of PostgreSQL's error codes: connection, resources (disk full), operator, system."""
_UNAVAILABLE_WORDS = (
    "is locked",
    "disk is full",
    "disk i/o",
    "unable to open",
    "readonly database",
    "connection is closed",
    "no active connection",
)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn faults of the driver into the exceptions above; programming errors pass as they are."""
    try:
        yield
    except DBAPIError as error:
        plain = _plain(error)
        # What was refused may be somebody's words, so the cause is not carried into tracebacks and logs.
        raise plain from None if isinstance(plain, StorageRefused) else error
    except (TimeoutError, OSError) as error:
        raise StorageUnavailable(str(error)) from error


def _plain(error: DBAPIError) -> StorageError | SQLAlchemyError:
    words = str(error.orig).partition("\n")[0]  # PostgreSQL lists the values of the row below
    if isinstance(error, IntegrityError) or any(name in words for name in _CONCURRENT):
        return StorageRefused(words)
    code = getattr(error.orig, "sqlstate", None) or ""
    if any(part in words for part in _DAMAGED):
        return StorageUnavailable(f"{words}; {RESTORE}")
    unavailable = error.connection_invalidated or code[:2] in _UNAVAILABLE_CODES
    if unavailable or any(part in words.lower() for part in _UNAVAILABLE_WORDS):
        return StorageUnavailable(words)
    return error
