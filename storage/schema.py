"""The version of the tables: bring them up to date, or refuse to work with others than ours.

Only `upgrade` changes tables. A program that finds older or newer ones does not start.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.database import Database, postgresql_engine, sqlite_engine
from storage.errors import SchemaMismatch, StorageRefused, told_plainly
from storage.kept.rebuilding import rebuild
from storage.migrations import HEAD, REVISIONS

_SCRIPTS = Path(__file__).parent / "migrations"
_WITHOUT_KEPT = REVISIONS[:6]  # whoever comes from these has rows that were never counted
_MIGRATING = 0x57494A4841  # the number of our advisory lock on PostgreSQL: one migrator at a time


async def upgrade(url: str) -> str:
    """Bring the tables up to date, making an SQLite file that is missing; gives back the version reached.

    One transaction: an interruption leaves the old tables. SchemaMismatch if they are newer than ours.
    """
    engine = _engine(url)
    try:
        with told_plainly():
            async with engine.begin() as connection:
                if await connection.run_sync(_upgrade) in _WITHOUT_KEPT:
                    await rebuild(connection)
    finally:
        await engine.dispose()
    return HEAD


async def schema_version(database: Database) -> str:
    """The version of the tables, empty if there are none."""
    async with database.read() as tx:
        return await tx.run_sync(_version)


async def check_schema(database: Database) -> None:
    """SchemaMismatch, saying what to run, unless the tables are those of this program."""
    _check(await schema_version(database))


def _check(version: str) -> None:
    if version == HEAD:
        return
    if not version:
        raise SchemaMismatch("the database has no tables yet; run: wijha db upgrade")
    if version in REVISIONS:
        raise SchemaMismatch(
            f"the tables are older ({version}) than this program ({HEAD}); run: wijha db upgrade"
        )
    raise SchemaMismatch(
        f"the tables ({version}) are newer than this program ({HEAD}); install the newer program"
    )


def _engine(url: str) -> AsyncEngine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return postgresql_engine(parsed, pool_size=1)
    # A table is changed by copying it, during which references to it hang in the air.
    return sqlite_engine(parsed, "BEGIN IMMEDIATE", "PRAGMA foreign_keys=OFF", pool_size=1)


def _version(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _upgrade(connection: Connection) -> str:
    """Bring the tables up to date; gives back the version they were at before."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
    version = _version(connection)
    if version == HEAD:
        return version
    if version and version not in REVISIONS:
        _check(version)
    _run_alembic(connection)
    if connection.dialect.name == "sqlite" and (
        broken := connection.execute(text("PRAGMA foreign_key_check")).all()
    ):
        raise StorageRefused(f"the migration would leave {len(broken)} references hanging")
    return version


def _run_alembic(connection: Connection) -> None:
    # Imported here, because it costs a tenth of a second and only a migration needs it.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    command.upgrade(config, "head")
