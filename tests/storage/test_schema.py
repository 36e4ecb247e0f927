"""Tables: migrations and models say the same, and an interrupted migration leaves nothing half done."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import re
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.schema import CreateSchema

import storage.migrations
from storage.database import Database
from storage.errors import SchemaMismatch
from storage.indicators import by_id, indicators
from storage.kept.rebuilding import rebuild
from storage.migrations import HEAD, REVISIONS
from storage.periods import days
from storage.record import new_update_ids
from storage.schema import check_schema, schema_version, upgrade
from storage.secrets import Keyring
from storage.tables import metadata
from storage.tables.types import microseconds
from tests.figures import Figure

_LINES = re.compile(r"\n|, (?=\w+ (?:TEXT|INTEGER|BLOB|REAL) )")
"""A column that was added later stands on the line of the one before it."""

pytestmark = pytest.mark.anyio


def _described(connection: Connection) -> dict[str, object]:
    """Everything that the database itself says about its tables, without the order of lines."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
        return {
            name: sorted(line.strip(" ,\t") for line in _LINES.split(sql))
            for name, sql in rows
            if not name.startswith(("alembic", "sqlite_"))
        }
    columns = connection.execute(
        text(
            "SELECT table_name, column_name, data_type, is_nullable, column_default"
            " FROM information_schema.columns WHERE table_schema = 'public'"
        )
    )
    constraints = connection.execute(
        text("SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint")
    )
    indexes = connection.execute(text("SELECT tablename, indexname, indexdef FROM pg_indexes"))
    triggers = connection.execute(
        text(
            "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)"
            " FROM pg_trigger WHERE NOT tgisinternal"
        )
    )
    return {
        f"{what} {row[0]} {row[1]}": tuple(row)
        for what, rows in (
            ("column", columns),
            ("rule", constraints),
            ("index", indexes),
            ("trigger", triggers),
        )
        for row in rows
        if row[0] in metadata.tables
    }


async def test_migrations_and_models_make_the_same_tables(
    empty_url: str, database: Database, keyring: Keyring
) -> None:
    """Whoever upgrades has what a fresh start would have, down to checks, indexes and triggers."""
    fresh = await Database.open(empty_url, keyring)
    async with fresh.write() as tx:
        await tx.run_sync(metadata.create_all)
        expected = await tx.run_sync(_described)
    await fresh.close()
    async with database.read() as tx:
        actual = await tx.run_sync(_described)

    assert expected == actual
    assert len(expected) >= len(metadata.tables)


async def test_upgrading_twice_changes_nothing(empty_url: str, keyring: Keyring) -> None:
    """The second upgrade finds everything done."""
    assert await upgrade(empty_url) == HEAD
    assert await upgrade(empty_url) == HEAD
    database = await Database.open(empty_url, keyring)
    assert await schema_version(database) == HEAD
    await check_schema(database)
    await database.close()


async def test_no_tables_are_refused_with_what_to_run(empty_url: str, keyring: Keyring) -> None:
    """A program does not start on an empty database, and does not fill it by itself."""
    database = await Database.open(empty_url, keyring)
    with pytest.raises(SchemaMismatch, match="wijha db upgrade"):
        await check_schema(database)
    assert await schema_version(database) == ""
    await database.close()


@pytest.mark.parametrize(("version", "says"), [(REVISIONS[0], "older"), ("9999", "newer")])
async def test_other_versions_are_refused(
    database: Database, version: str, says: str, figure: Figure
) -> None:
    """Neither older nor newer tables are worked with."""
    async with database.write() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
    with pytest.raises(SchemaMismatch, match=says):
        await check_schema(database)
    figure("F40", f"{says} tables: starts 0, on SQLite and on PostgreSQL")


async def test_newer_tables_are_not_upgraded(database: Database, database_url: str) -> None:
    """An old program leaves newer tables alone."""
    async with database.write() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaMismatch, match="newer"):
        await upgrade(database_url)


def test_the_list_of_revisions_is_that_of_the_folder() -> None:
    """The version can be checked without loading Alembic, because the list is kept by hand."""
    config = Config()
    config.set_main_option("script_location", str(Path(storage.migrations.__file__).parent))
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert list(reversed(found)) == list(REVISIONS)


def test_every_sqlite_table_is_strict(migrated_file: Path) -> None:
    """A word can never get into a column of numbers."""
    connection = sqlite3.connect(migrated_file)
    tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    strict = {name for name, is_strict in tables if is_strict}
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        connection.execute("INSERT INTO seen_updates (update_id, at) VALUES (1, 'noon')")
    connection.close()
    assert strict == set(metadata.tables)


def test_every_reference_has_a_table_to_point_to(migrated_file: Path) -> None:
    """Foreign keys name existing columns."""
    engine = create_engine(f"sqlite:///{migrated_file}")
    inspector = inspect(engine)
    for table in metadata.tables:
        for reference in inspector.get_foreign_keys(table):
            columns = {column["name"] for column in inspector.get_columns(reference["referred_table"])}
            assert set(reference["referred_columns"]) <= columns
    engine.dispose()


_SLOWLY = """
    import asyncio, sys, time
    from alembic import op
    from alembic.operations import Operations
    from storage.schema import upgrade

    def create_slowly(*args, **kwargs):
        print("table", flush=True)
        time.sleep(0.02)
        return Operations.create_table(op._proxy, *args, **kwargs)

    op.create_table = create_slowly
    asyncio.run(upgrade(sys.argv[1]))
"""


def _killed_after(tables_made: int, url: str) -> int:
    """Migrate in a process of its own, which is killed after so many tables; its exit code."""
    command = [sys.executable, "-c", textwrap.dedent(_SLOWLY), url]
    folder = Path(storage.__file__).parent.parent
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=folder, text=True) as process:
        assert process.stdout is not None
        for _ in range(tables_made):
            assert process.stdout.readline() == "table\n"
        process.send_signal(signal.SIGKILL)
    return process.returncode


@pytest.mark.parametrize("tables_made", [1, 4, 9, 14])
async def test_a_killed_migration_leaves_the_old_tables(
    empty_url: str, keyring: Keyring, tables_made: int, figure: Figure
) -> None:
    """kill -9 at any moment: all tables or none, and the next upgrade succeeds."""
    assert _killed_after(tables_made, empty_url) == -signal.SIGKILL
    database = await Database.open(empty_url, keyring)
    async with database.read() as tx:
        left = await tx.run_sync(lambda connection: inspect(connection).get_table_names())
    await database.close()
    assert left == []
    assert await upgrade(empty_url) == HEAD
    figure("F39", f"killed after {tables_made} tables: none was left, the next upgrade made all")


async def test_platforms_can_share_a_server(empty_postgresql: str, keyring: Keyring) -> None:
    """Each platform has a schema of its own: two of them know nothing of each other."""
    url = empty_postgresql
    for name in ("hajeb", "ifrane"):
        opened = await Database.open(url, keyring)
        async with opened.write() as tx:
            await tx.execute(CreateSchema(name, if_not_exists=True))
        await opened.close()
        assert await upgrade(f"{url}&schema={name}") == HEAD
    hajeb, ifrane = [await Database.open(f"{url}&schema={name}", keyring) for name in ("hajeb", "ifrane")]
    moment = dt.datetime(2025, 6, 30, tzinfo=dt.UTC)
    async with hajeb.write() as tx:
        assert await new_update_ids(tx, [1, 2], moment) == {1, 2}
    async with ifrane.write() as tx:
        assert await new_update_ids(tx, [1, 2], moment) == {1, 2}
    for opened in (hajeb, ifrane):
        await check_schema(opened)
        await opened.close()


def test_the_file_is_readable_by_its_owner_only(tmp_path: Path, keyring: Keyring) -> None:
    """People's data are nobody else's business on a shared machine."""
    path = tmp_path / "deep" / "wijha.db"
    asyncio.run(upgrade(f"sqlite+aiosqlite:///{path}"))
    assert os.stat(path).st_mode & 0o077 == 0


@pytest.mark.parametrize("revision", ["0001", "0004"])
async def test_a_database_with_people_is_brought_up_to_date(
    empty_url: str, keyring: Keyring, revision: str
) -> None:
    """Rows stay as they are; who had completed a course is trained since that day."""
    database = await Database.open(empty_url, keyring)
    async with database.write() as tx:
        await tx.run_sync(_migrate, revision)
        await tx.execute(text(_PEOPLE), _AT)
        for statement in _COMPLETED_A_COURSE if revision == "0004" else ():
            await tx.execute(text(statement), _AT if ":at" in statement else {})
    await database.close()
    assert await upgrade(empty_url) == HEAD
    database = await Database.open(empty_url, keyring)
    async with database.read() as tx:
        steps = (await tx.execute(text("SELECT enrolment_id, status, dated_on FROM enrolment_steps"))).all()
        people = (await tx.execute(text("SELECT public_id, sex FROM beneficiaries"))).all()
        started_on, last = dt.date(2019, 1, 1), dt.date(2025, 12, 31)
        found = by_id(await indicators(tx, days(started_on, last), started_on, _LATE))
    await database.close()
    completed = [(1, "completed", "2025-07-01")] if revision == "0004" else []
    assert [tuple(row) for row in steps] == completed
    assert [tuple(row) for row in people] == [("HJ-1", "female"), ("HJ-2", "male")]
    assert found["T1"].value == len(completed)


_LATE = dt.datetime(2025, 12, 31, tzinfo=dt.UTC)
_AT = {"at": microseconds(dt.datetime(2025, 6, 30, 23, 30, tzinfo=dt.UTC))}  # after midnight in Casablanca
_PEOPLE = """INSERT INTO beneficiaries (id, public_id, created_at, sex, is_test) VALUES
    (1, 'HJ-1', :at, 'female', false), (2, 'HJ-2', :at, 'male', false)"""
_COMPLETED_A_COURSE = (
    "INSERT INTO courses (id, key, training_field) VALUES (1, 'solar-1', 'solar')",
    """INSERT INTO course_runs (id, course_id, starts_on, ends_on, seats, opened_at)
    VALUES (1, 1, '2025-06-01', '2025-06-30', 5, :at)""",
    """INSERT INTO enrolments (id, run_id, beneficiary_id, status, created_at, updated_at) VALUES
    (1, 1, 1, 'completed', :at, :at), (2, 1, 2, 'confirmed', :at, :at)""",
)


async def test_merges_of_an_older_program_are_dated(empty_url: str, keyring: Keyring) -> None:
    """As of a day before a merge, or after it was undone, there were two people; in between one."""
    database = await Database.open(empty_url, keyring)
    async with database.write() as tx:
        await tx.run_sync(_migrate, "0010")
        await tx.execute(text(_PEOPLE), _AT)
        for statement in _MERGED_TWICE:
            await tx.execute(text(statement), _ON_DAYS)
    await database.close()
    assert await upgrade(empty_url) == HEAD
    database = await Database.open(empty_url, keyring)
    async with database.write() as tx:
        await rebuild(tx)
        first, period = dt.date(2025, 7, 1), days(dt.date(2019, 1, 1), dt.date(2025, 12, 31))
        ends = [
            days(first, first + dt.timedelta(days=n)).end - dt.timedelta(microseconds=1) for n in range(6)
        ]
        told = [by_id(await indicators(tx, period, period.first_day, end))["B1"].value for end in ends]
    await database.close()
    assert told == [2, 1, 2, 2, 1, 1]


_ON_DAYS = {f"day_{n}": _AT["at"] + n * 86_400_000_000 for n in (1, 2, 4)} | _AT
_MERGED_TWICE = (
    """INSERT INTO service_contacts
    (beneficiary_id, service, outcome, channel, occurred_at, occurred_on, recorded_at)
    SELECT id, 'listening', 'informed', 'reception', :at, '2025-07-01', :at FROM beneficiaries""",
    """INSERT INTO merges (kept_id, other_id, at, moved, undone_at) VALUES
    (1, 2, :day_1, '', :day_2), (1, 2, :day_4, '', null)""",
    "UPDATE beneficiaries SET merged_into = 1 WHERE id = 2",
)


def _migrate(connection: Connection, revision: str) -> None:
    """The tables as an older program made them."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(storage.migrations.__file__).parent))
    command.upgrade(config, revision)
