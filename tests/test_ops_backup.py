"""A backup made while the bot writes is whole; an altered one is refused; restoring loses nothing."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config import load
from storage.backup import back_up, check_backup, digest_file
from storage.database import Database
from storage.locking import locked
from storage.outbox import Outgoing, add_outbox
from storage.secrets import read_key_file
from tests.figures import Figure
from tests.test_cli import Wijha, here, wijha

__all__ = ["here", "wijha"]

pytestmark = pytest.mark.usefixtures("logging_as_before")

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def file(wijha: Wijha, here: Path) -> Path:
    """A database with its tables, as the command line makes it."""
    assert wijha("db", "upgrade") == 0
    return here / "data" / "wijha.db"


def _write(count: int) -> None:
    """Put messages into the outbox, one transaction each."""

    async def work() -> None:
        settings = load()
        database = await Database.open(settings.database_url, read_key_file(settings.key_file))
        for number in range(count):
            row = Outgoing(7001, 1, "sendMessage", "{}", NOW, update_id=number)
            async with database.write() as tx:
                await add_outbox(tx, [row])
        await database.close()

    asyncio.run(work())


def _states(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        found = [str(row[0]) for row in connection.execute("SELECT state FROM outbox ORDER BY id")]
    connection.close()
    return found


def test_a_backup_is_whole_and_says_so(wijha: Wijha, file: Path, here: Path) -> None:
    """Rows that stand in the journal are in it; only its owner can read it; its digest stands beside."""
    _write(20)
    copy = here / "copy.db"
    assert wijha("db", "backup", "copy.db") == 0
    assert "wijha.key" in wijha.err
    assert _states(copy) == ["new"] * 20
    assert copy.stat().st_mode & 0o777 == 0o600
    assert wijha("db", "check", "copy.db") == 0
    assert wijha("db", "backup", "copy.db") == 1
    assert "exists already" in wijha.err
    assert not list(here.glob("*.part"))


def test_backups_under_load_are_whole(wijha: Wijha, file: Path, here: Path, figure: Figure) -> None:
    """Twenty copies while rows are written: each opens, is sound, and holds all rows up to some moment."""

    async def work() -> list[Path]:
        settings = load()
        database = await Database.open(settings.database_url, read_key_file(settings.key_file))
        copies = [here / f"copy-{number}.db" for number in range(20)]

        async def writing() -> None:
            for number in range(300):
                async with database.write() as tx:
                    await add_outbox(tx, [Outgoing(7001, 1, "sendMessage", "{}", NOW, update_id=number)])

        busy = asyncio.create_task(writing())
        for copy in copies:
            await asyncio.to_thread(back_up, settings.database_url, copy)
        await busy
        await database.close()
        return copies

    counts = []
    for copy in asyncio.run(work()):
        check_backup(copy)
        counts.append(len(_states(copy)))
    figure("F35", f"whole {len(counts)} of 20, made while rows were written")
    assert counts == sorted(counts)
    assert counts[0] < 300


@pytest.mark.parametrize("at", [0, 4096 + 100, -50])
def test_an_altered_backup_is_refused(wijha: Wijha, file: Path, here: Path, at: int) -> None:
    """One byte of it is another: it is refused, and the database stays as it is."""
    _write(3)
    assert wijha("db", "backup", "copy.db") == 0
    copy, before = here / "copy.db", _states(file)
    content = bytearray(copy.read_bytes())
    content[at] ^= 1
    copy.write_bytes(content)
    assert wijha("db", "check", "copy.db") == 1
    assert "not as it was made" in wijha.err
    assert wijha("db", "restore", "copy.db") == 1
    assert _states(file) == before


def test_a_backup_without_its_digest_is_refused(wijha: Wijha, file: Path, here: Path) -> None:
    """A copy made in another way may miss what was written last, so it is not taken."""
    (here / "copy.db").write_bytes(file.read_bytes())
    assert wijha("db", "restore", "copy.db") == 1
    assert "copy.db.sha256 is missing" in wijha.err


def test_a_drill(wijha: Wijha, file: Path, here: Path, figure: Figure) -> None:
    """Backup, more work, a loss, restore: the former file is kept, what waited then is not sent twice."""
    _write(3)
    assert wijha("db", "backup", "copy.db") == 0
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE outbox SET state = 'sent'")
    connection.close()
    assert wijha("db", "restore", "copy.db") == 0
    assert "3 messages that waited then are not sent again" in wijha.out
    (former,) = file.parent.glob("wijha.db.before-*")
    assert (_states(former), _states(file)) == (["sent"] * 3, ["cancelled"] * 3)
    assert file.stat().st_mode & 0o777 == 0o600
    assert wijha("db", "check") == 0
    figure("F34", "replies that waited in the backup: sent again 0 of 3; 3 of 3 where the operator says so")
    assert wijha("db", "restore", "copy.db", "--send-waiting") == 0
    assert _states(file) == ["new"] * 3


def test_a_lost_file_is_restored(wijha: Wijha, file: Path, here: Path) -> None:
    """Nothing is left of the database: the backup takes its place."""
    assert wijha("db", "backup", "copy.db") == 0
    for part in file.parent.glob("wijha.db*"):
        part.unlink()
    assert wijha("db", "restore", "copy.db") == 0
    assert wijha("db", "check") == 0


def test_a_running_bot_is_not_disturbed(wijha: Wijha, file: Path, here: Path) -> None:
    """While a bot holds the file, a backup can be made and none be restored."""
    with locked(load().database_url):
        assert wijha("db", "backup", "copy.db") == 0
        assert wijha("db", "restore", "copy.db") == 1
        assert "another bot is at work" in wijha.err


@pytest.fixture
def newer(wijha: Wijha, file: Path, here: Path) -> Path:
    """A backup whose tables come from the future."""
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    back_up(load().database_url, here / "newer.db")
    return here / "newer.db"


def test_a_newer_backup_is_refused(wijha: Wijha, newer: Path) -> None:
    """Tables that this program does not know are not put in the place of those it knows."""
    assert digest_file(newer).exists()
    assert wijha("db", "restore", "newer.db") == 1
    assert "newer than this program" in wijha.err


def test_a_damaged_database_is_told(wijha: Wijha, file: Path) -> None:
    """A page of garbage: the check says so, and what to run."""
    _write(50)
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(file.read_bytes())
    content[8 * 4096 : 40 * 4096] = b"x" * (32 * 4096)
    file.write_bytes(content)
    assert wijha("db", "check") == 1
    assert "restore" in wijha.err or "database:" in wijha.err


def test_postgresql_has_its_own_tools(wijha: Wijha, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command for it is told, without the password."""
    monkeypatch.setenv("WIJHA_DATABASE_URL", "postgresql+asyncpg://wijha:canaryfour@db.example.org/desk")
    assert wijha("db", "backup", "copy.db") == 1
    assert "pg_dump --format=custom --file=FILE --host=db.example.org --username=wijha desk" in wijha.err
    assert "canaryfour" not in wijha.err
