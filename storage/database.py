"""The database: one writer at a time on SQLite, a pool on PostgreSQL, and a few readers beside.

Everything that is written in one `write` block is one transaction: all of it is there afterwards, or nothing.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import one_hop
from storage.errors import RESTORE, StorageUnavailable, told_plainly
from storage.secrets import Keyring

Transaction = AsyncConnection
"""What `write` and `read` yield and every function of this package takes first."""

_KEYRING = "wijha_keyring"
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # NORMAL lost everything since the last checkpoint in a power cut
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA secure_delete=ON",  # FAST left words longer than a page in the free list
)
_POSTGRESQL = {
    "application_name": "wijha",
    "statement_timeout": "60000",
    "idle_in_transaction_session_timeout": "60000",
    "jit": "off",
}


class Database:
    """An open database. Make one with `Database.open`; close it when done."""

    def __init__(self, writing: AsyncEngine, reading: AsyncEngine) -> None:
        self._writing = writing
        self._reading = reading
        self._lock = asyncio.Lock()
        self._writer: AsyncConnection | None = None

    @classmethod
    async def open(cls, url: str, keyring: Keyring, *, readers: int = 3) -> Database:
        """Open `sqlite+aiosqlite:///file` or `postgresql+asyncpg://...`; StorageUnavailable if away."""
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            writing = sqlite_engine(parsed, "BEGIN IMMEDIATE", pool_size=1)
            reading = sqlite_engine(parsed, "BEGIN", "PRAGMA query_only=ON", pool_size=readers)
        else:
            writing = postgresql_engine(parsed, pool_size=5 + readers)
            reading = writing.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        given = {_KEYRING: keyring}
        database = cls(writing.execution_options(**given), reading.execution_options(**given))
        try:
            async with database.read():
                return database
        except BaseException as error:
            await database.close()
            if isinstance(error, UnicodeDecodeError):  # SQLite quotes the damage, and that is not text
                raise StorageUnavailable(f"the file is damaged; {RESTORE}") from None
            raise

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a file of one process rather than a server shared by many."""
        return self._writing.dialect.name == "sqlite"

    @asynccontextmanager
    async def write(self, *, short: bool = False) -> AsyncIterator[Transaction]:
        """One transaction that may write; on SQLite the next one waits until this one is done.

        `short`: each of its statements takes far less than a visit to another thread, so none is made.
        """
        if not self.is_sqlite:
            with told_plainly():
                async with self._writing.begin() as tx:
                    yield tx
            return
        async with self._lock:
            with told_plainly():
                if self._writer is None:
                    self._writer = await self._writing.connect()
                async with self._writer.begin():
                    with _in_place(self._writer, short):
                        yield self._writer

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """One transaction that sees a single moment and cannot write; it never holds up the writer."""
        with told_plainly():
            async with self._reading.connect() as tx:
                yield tx

    async def close(self) -> None:
        """Wait for the writer, then let go of every connection."""
        async with self._lock:
            if self._writer is not None:
                await self._writer.close()
                self._writer = None
        await self._reading.dispose()
        await self._writing.dispose()


@contextmanager
def long_statements(tx: Transaction) -> Iterator[None]:
    """Statements that may take long, in a transaction that is otherwise short: they hold up nothing else."""
    with _in_place(tx, False):
        yield


def keyring_of(tx: Transaction) -> Keyring:
    """The keys of the database that this transaction belongs to."""
    assert tx.sync_connection is not None
    keyring = tx.sync_connection.get_execution_options()[_KEYRING]
    assert isinstance(keyring, Keyring)
    return keyring


def is_postgresql(tx: Transaction) -> bool:
    """Whether rows must be locked one by one because other writers may be at work."""
    return tx.dialect.name == "postgresql"


def sqlite_engine(url: URL, begin: str, *pragmas: str, pool_size: int) -> AsyncEngine:
    """An engine on an SQLite file whose transactions start with `begin`; only we may read the file."""
    _make_file(url)
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"async_creator_fn": one_hop.Connection},
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        connection.isolation_level = None  # the driver would begin too late, and not before DDL at all
        cursor = connection.cursor()
        try:
            for pragma in (*_PRAGMAS, *pragmas):
                cursor.execute(pragma)
        except BaseException:
            connection.close()  # the pool forgets a connection that could not be prepared
            raise
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def postgresql_engine(url: URL, pool_size: int) -> AsyncEngine:
    """An engine on a PostgreSQL server; `schema=...` in the URL's query chooses a schema."""
    settings = dict(_POSTGRESQL)
    if schema := url.query.get("schema"):
        settings["search_path"] = str(schema)
        url = url.difference_update_query(["schema"])
    return create_async_engine(
        url,
        pool_size=pool_size,
        hide_parameters=True,  # they would put names and answers into logs
        connect_args={"server_settings": settings},
    )


def _in_place(tx: Transaction, wanted: bool) -> AbstractContextManager[None]:
    """Whether statements are carried out in our own thread; PostgreSQL's are at work elsewhere anyway."""
    driver = tx.sync_connection.connection.driver_connection if tx.sync_connection else None
    return driver.in_place(wanted) if isinstance(driver, one_hop.Connection) else nullcontext()


def _make_file(url: URL) -> None:
    if url.database and url.database != ":memory:" and not Path(url.database).exists():
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(url.database, os.O_CREAT | os.O_RDWR, 0o600))
