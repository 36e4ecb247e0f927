"""One program on one SQLite file: whoever works on it holds a lock beside it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

from storage.errors import InUse


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Hold the lock of an SQLite file while the block runs; InUse if another program holds it.

    The system lets go of it when a program dies. A server has no need of it: nothing is locked there.
    """
    file = sqlite_file(url)
    if file is None:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = file.with_name(f"{file.name}.lock")
    handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse(f"another bot is at work on {file}; stop it first") from None
        yield
    finally:
        os.close(handle)  # which also unlocks; the file stays, for to remove it would let two in


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite database; None for a server, and for one that is kept in memory."""
    parsed = make_url(url)
    in_file = parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")
    return Path(str(parsed.database)) if in_file else None
