"""SQLite through aiosqlite, with one visit to its thread for each statement.

aiosqlite goes to the thread of a connection four times for one SELECT: for a cursor, the statement, the rows
and the end. Each visit costs more than the statement itself, so here all of it is one visit, and BEGIN goes
along with the statement after it. Only what is read piece by piece, as exports are, comes back for more.

A short transaction saves even that: once it has begun it holds the file, so that its statements wait for
nobody, and they are carried out where they are asked for. What may wait stays in the thread: BEGIN for others
who write, COMMIT for the disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import aiosqlite

_BROUGHT_ALONG = 256
"""Rows that come with the statement; whoever wants more asks once more."""

_SHARED = sqlite3.threadsafety == 3
"""Whether this SQLite lets two threads have one connection in turn."""


class Connection(aiosqlite.Connection):
    """A connection of aiosqlite whose cursors are ours."""

    def __init__(self, path: str, **options: Any) -> None:
        options["check_same_thread"] = not _SHARED
        super().__init__(lambda: sqlite3.connect(path, **options), _BROUGHT_ALONG)
        self._thread.daemon = True  # a program that fails ends, as it does with SQLAlchemy's own connections
        self._begin = ""
        self._in_place = False

    def cursor(self) -> Cursor:  # type: ignore[override]  # no thread is needed to make one
        """A cursor that has not been used."""
        return Cursor(self)

    def begin_with(self, statement: str) -> None:
        """Begin a transaction, by this statement, just before the next one."""
        self._begin = statement

    @contextmanager
    def in_place(self, wanted: bool) -> Iterator[None]:
        """Whether the statements of the block, once in a transaction, are carried out in our own thread."""
        before, self._in_place = self._in_place, wanted and _SHARED
        try:
            yield
        finally:
            self._in_place = before

    async def visit(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do some work in the thread of the connection, in a transaction if one is to begin."""
        begin, self._begin = self._begin, ""
        if self._in_place and not begin and self._conn.in_transaction:
            work(self._conn)
            return
        await self._execute(_begun, self._conn, begin, work)  # type: ignore[no-untyped-call]  # aiosqlite's

    async def commit(self) -> None:
        """Commit, unless nothing has been done."""
        if not self._forgotten():
            await super().commit()

    async def rollback(self) -> None:
        """Undo, unless nothing has been done."""
        if not self._forgotten():
            await super().rollback()

    def _forgotten(self) -> bool:
        """Whether a transaction was yet to begin; it no longer is."""
        begin, self._begin = self._begin, ""
        return bool(begin)


def _begun(connection: sqlite3.Connection, begin: str, work: Callable[[sqlite3.Connection], None]) -> None:
    if begin:
        connection.execute(begin)
    work(connection)


class Cursor:
    """A cursor as SQLAlchemy's adapter for asyncio wants it."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._cursor: sqlite3.Cursor | None = None
        self._rows: list[Any] = []
        self._complete = True
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Cursor:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Execute a statement and bring its first rows along; BEGIN waits for the next one."""
        if statement.startswith("BEGIN"):
            self._connection.begin_with(statement)
            return
        await self._connection.visit(lambda plain: self._noted(plain.execute(statement, parameters)))

    async def executemany(self, statement: str, parameters: Sequence[Sequence[Any]]) -> None:
        """Execute a statement that returns nothing for each of the parameters."""
        await self._connection.visit(lambda plain: self._noted(plain.executemany(statement, parameters)))

    def _noted(self, cursor: sqlite3.Cursor) -> None:
        """Keep what is asked of a cursor later, in the thread of the connection."""
        self._cursor = cursor
        self._rows = cursor.fetchmany(_BROUGHT_ALONG) if cursor.description else []
        self._complete = len(self._rows) < _BROUGHT_ALONG
        self.description, self.lastrowid, self.rowcount = (
            cursor.description,
            cursor.lastrowid,
            cursor.rowcount,
        )
        if self._complete:
            cursor.close()

    async def fetchall(self) -> Sequence[Any]:
        """All rows that are left."""
        if not self._complete:
            assert self._cursor is not None
            cursor = self._cursor
            await self._connection.visit(lambda _: self._rows.extend(cursor.fetchall()))
            await self.close()
        rows, self._rows = self._rows, []
        return rows

    async def fetchmany(self, size: int | None = None) -> Sequence[Any]:
        """Some rows; none when there are no more."""
        wanted = size or self.arraysize
        missing = wanted - len(self._rows)
        if missing > 0 and not self._complete:
            assert self._cursor is not None
            cursor = self._cursor
            await self._connection.visit(lambda _: self._rows.extend(cursor.fetchmany(missing)))
        rows, self._rows = self._rows[:wanted], self._rows[wanted:]
        return rows

    async def fetchone(self) -> Any:
        """One row; None when there are no more."""
        return next(iter(await self.fetchmany(1)), None)

    async def close(self) -> None:
        """Let go of the rows that nobody read."""
        if not self._complete:
            assert self._cursor is not None
            self._complete, cursor = True, self._cursor
            with suppress(ValueError):  # the connection has gone before the cursor
                await self._connection.visit(lambda _: cursor.close())
