"""Being alone: one program on one SQLite file, and one worker at a time through the start on a server."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, make_url, select

from storage.database import Transaction, is_postgresql
from storage.errors import InUse

_STARTING = 0x57494A53  # the number of our advisory lock


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


async def start_alone(tx: Transaction) -> None:
    """Let no other worker prepare the same rows before this transaction has ended."""
    if is_postgresql(tx):
        await tx.execute(select(func.pg_advisory_xact_lock(_STARTING)))


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite database; None for a server, and for one that is kept in memory."""
    parsed = make_url(url)
    in_file = parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")
    return Path(str(parsed.database)) if in_file else None
