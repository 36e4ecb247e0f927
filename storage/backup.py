"""Backups of an SQLite file: made while the bot runs, checked by a digest, restored while it does not."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from storage.errors import SchemaMismatch, StorageRefused, StorageUnavailable
from storage.locking import locked, sqlite_file
from storage.migrations import HEAD, REVISIONS


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was made: where, its SHA-256, and its size in bytes."""

    path: Path
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: where the former file is kept, if there was one, and the version of the tables.

    `cancelled` messages waited when the backup was made; they had long been sent.
    """

    former: Path | None
    version: str
    cancelled: int


def back_up(url: str, target: Path) -> Backup:
    """Copy the database as it is at one moment, its digest beside it; StorageRefused if `target` exists."""
    source = _file(url)
    if target.exists():
        raise StorageRefused(f"{target} exists already; name another file")
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with _plainly(), closing(sqlite3.connect(source, isolation_level=None)) as connection:
        connection.execute("VACUUM INTO ?", (str(part),))
    check_file(part)
    _sync(part)
    digest = _digest(part)
    digest_file(target).write_text(f"{digest}  {target.name}\n", "ascii")
    part.rename(target)
    _sync(target.parent)
    return Backup(target, digest, target.stat().st_size)


def check_backup(path: Path) -> str:
    """Hold a backup to its digest and to SQLite's own checks; its version, else StorageRefused."""
    noted = digest_file(path)
    if not noted.exists():
        raise StorageRefused(f"{noted} is missing: nobody can tell whether {path.name} is as it was made")
    if noted.read_text("ascii").split()[:1] != [_digest(path)]:
        raise StorageRefused(f"{path} is not as it was made: its digest is another; take an older backup")
    return check_file(path)


def check_file(path: Path) -> str:
    """SQLite's own checks of every page and every reference; the version of the tables."""
    with _plainly(), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
        if found != ["ok"]:
            raise StorageRefused(f"{path} is damaged: {found[0]}; restore a backup: wijha db restore FILE")
        hanging = connection.execute("PRAGMA foreign_key_check").fetchall()
        if hanging:
            raise StorageRefused(f"{path} has {len(hanging)} references that lead nowhere")
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def restore(url: str, source: Path, now: datetime, *, send_waiting: bool = False) -> Restored:
    """Put a backup in the place of the database; InUse while the bot runs. The former file is kept.

    What waited to be sent when the backup was made is cancelled unless `send_waiting`: it was sent since.
    """
    file = _file(url)
    with locked(url):
        version = check_backup(source)
        if version not in REVISIONS:
            raise SchemaMismatch(
                f"the backup ({version}) is newer than this program ({HEAD}); install the newer"
            )
        part = file.with_name(f"{file.name}.part")
        shutil.copyfile(source, part)
        part.chmod(0o600)
        cancelled = 0 if send_waiting else _cancel_waiting(part)
        _sync(part)
        former = _put_aside(file, now)
        part.rename(file)
        _sync(file.parent)
    return Restored(former, version, cancelled)


def digest_file(path: Path) -> Path:
    """Where the digest of a backup stands, as `sha256sum --check` reads it."""
    return path.with_name(f"{path.name}.sha256")


def _file(url: str) -> Path:
    file = sqlite_file(url)
    if file is None:
        server = make_url(url)
        where = f"--host={server.host} --username={server.username} {server.database}"
        raise StorageRefused(
            "a PostgreSQL database is backed up by its own tools: "
            f"pg_dump --format=custom --file=FILE {where}; "
            f"restored by: pg_restore --clean --if-exists --dbname={server.database} FILE"
        )
    return file


def _put_aside(file: Path, now: datetime) -> Path | None:
    """The former file, with its journal, under a name that says until when it was used."""
    if not file.exists():
        return None
    former = file.with_name(f"{file.name}.before-{now:%Y%m%dT%H%M%S}")
    for ending in ("-wal", "-shm", ""):
        part = file.with_name(f"{file.name}{ending}")
        if part.exists():
            part.rename(former.with_name(f"{former.name}{ending}"))
    return former


def _cancel_waiting(path: Path) -> int:
    with _plainly(), closing(sqlite3.connect(path)) as connection, connection:
        statement = (
            "UPDATE outbox SET state = 'cancelled', error = 'restored', leased_by = '', leased_until = NULL,"
            " payload = CASE WHEN confidential THEN '' ELSE payload END WHERE state = 'new'"
        )
        cancelled = connection.execute(statement).rowcount
        connection.commit()
        connection.execute(
            "PRAGMA journal_mode=DELETE"
        )  # no journal may stay behind under the name of the copy
        return cancelled


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StorageUnavailable(str(error)) from error
