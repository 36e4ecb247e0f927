"""The doctor finds each fault that is planted, and says what to do about it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Settings, load
from bot.doctor import Finding, clock_off, examine
from bot.sandbox.cast import DEFAULT_CAST, STAFF_GROUP, TOKEN
from bot.sandbox.server import serve
from bot.sandbox.updates import Subscription
from bot.sandbox.world import World
from storage.database import Database
from storage.dead_letters import add_dead_letter
from storage.outbox import Outgoing, add_outbox
from storage.places import enrol_place
from storage.schema import upgrade
from storage.secrets import read_key_file

HELPLINES = """
helplines:
  - key: one
    number: "2511"
    text: helpline-children
    verified_on: {day}
    verified_by: R
"""


def now() -> datetime:
    """The real time, by which the sandbox answers."""
    return datetime.now(UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A platform where all is well."""
    own = tmp_path / "own"
    own.mkdir()
    _verify(own, now().date())
    made = replace(load({}, tmp_path), token=TOKEN, admin_ids=(7004,), data_folder=own)
    asyncio.run(_furnish(made))
    return made


def _verify(folder: Path, day: date) -> None:
    (folder / "helplines.yaml").write_text(HELPLINES.format(day=day.isoformat()), "utf-8")


async def _furnish(settings: Settings) -> None:
    await upgrade(settings.database_url)
    await _write(settings, lambda tx: enrol_place(tx, STAFF_GROUP, "staff", None, now()))


async def _write(settings: Settings, work: Callable[..., object]) -> None:
    database = await Database.open(settings.database_url, read_key_file(settings.key_file))
    async with database.write() as tx:
        await work(tx)  # type: ignore[misc]  # a coroutine
    await database.close()


def _examined(
    settings: Settings, world: World | None = None, clock: Callable[[], datetime] = now
) -> list[Finding]:
    async def work() -> list[Finding]:
        async with serve(world or World(DEFAULT_CAST), TOKEN) as address:
            return await examine(replace(settings, api_url=address), clock)

    return asyncio.run(work())


def _faults(found: list[Finding]) -> dict[str, str]:
    return {one.what: f"{one.stands} -> {one.remedy}" for one in found if not one.well}


def test_all_is_well(settings: Settings) -> None:
    """Nothing to do, and each thing that was looked at is named."""
    found = _examined(settings)
    assert _faults(found) == {}
    assert {one.what for one in found} == {
        "token", "webhook", "clock", "database", "dead letters", "unsent messages", "administrators",
        "staff group", "files", "disk", "helplines",
    }  # fmt: skip


def test_a_wrong_token(settings: Settings) -> None:
    """Telegram refuses it: what else is to be seen is still looked at."""
    faults = _faults(_examined(replace(settings, token="1:wrong")))
    assert list(faults) == ["token"]
    assert "@BotFather" in faults["token"]


def test_no_connection(settings: Settings) -> None:
    """Nobody answers at the address of Telegram."""
    found = asyncio.run(examine(replace(settings, api_url="http://127.0.0.1:9"), now))
    assert "connection" in _faults(found)["Telegram"]


def test_another_webhook(settings: Settings) -> None:
    """Somebody has updates posted elsewhere: its host is named."""
    world = World(DEFAULT_CAST)
    world.updates.subscription = Subscription("https://thief.example.org/x")
    assert "thief.example.org" in _faults(_examined(settings, world))["webhook"]


@pytest.mark.parametrize(
    ("reason", "remedy"),
    [
        ("SSL error {error:0A000086}", "certificate"),
        ("Wrong response from the webhook: 403 Forbidden", "WIJHA_WEBHOOK_SECRET"),
        ("Wrong response from the webhook: 502 Bad Gateway", "WIJHA_LISTEN"),
        ("Connection timed out", "firewall"),
        ("something new", "nginx"),
    ],
)
def test_a_webhook_that_fails(settings: Settings, reason: str, remedy: str) -> None:
    """Telegram's last complaint leads to what is to be looked at."""
    ours = "https://bot.example.org/hook"
    world = World(DEFAULT_CAST)
    world.updates.subscription = Subscription(ours, last_error=reason, last_error_at=now())
    faults = _faults(_examined(replace(settings, webhook_url=ours), world))
    assert list(faults) == ["webhook"]
    assert remedy in faults["webhook"]


def test_a_wrong_clock(settings: Settings) -> None:
    """Half an hour off, measured against Telegram's own."""
    faults = _faults(_examined(settings, clock=lambda: now() + timedelta(minutes=30)))
    assert re.match(r"\+180\d s off", faults["clock"])  # the header tells whole seconds
    behind = _faults(_examined(settings, clock=lambda: now() - timedelta(minutes=30)))
    assert re.match(r"-(1799|1800) s off", behind["clock"])
    assert "timedatectl" in faults["clock"]


@pytest.mark.parametrize(("told", "off"), [(0, 0), (20, 0), (21, -1), (-5, 5)])
def test_a_slow_answer_is_no_wrong_clock(told: int, off: int) -> None:
    """Of an answer that took twenty seconds nobody knows when in them it was given."""
    asked = now()
    heard = asked + timedelta(seconds=20)
    assert clock_off(asked, asked + timedelta(seconds=told), heard) == timedelta(seconds=off)


def test_older_tables(settings: Settings) -> None:
    """The database is not of this program: the verb that mends it is named."""
    import sqlite3

    connection = sqlite3.connect(settings.database_url.partition("///")[2])
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.commit()
    connection.close()
    assert "run: wijha db upgrade" in _faults(_examined(settings))["database"]


def test_files_that_others_can_read(settings: Settings) -> None:
    """The database is open to the group, and the keys are: each has its chmod."""
    file = Path(settings.database_url.partition("///")[2])
    file.chmod(0o640)
    assert f"chmod 600 {file}" in _faults(_examined(settings))["files"]
    settings.key_file.chmod(0o644)
    assert "chmod 600" in _faults(_examined(settings))["keys"]


def test_work_left_undone(settings: Settings) -> None:
    """A dead letter, and a message that has waited for an hour."""
    asyncio.run(_write(settings, lambda tx: add_dead_letter(tx, 1, "{}", "KeyError", 3, now())))
    late = Outgoing(7001, 1, "sendMessage", "{}", now() - timedelta(hours=1))
    asyncio.run(_write(settings, lambda tx: add_outbox(tx, [late])))
    faults = _faults(_examined(settings))
    assert "wijha dead list" in faults["dead letters"]
    assert "60 minutes" in faults["unsent messages"]


def test_stale_and_missing_helplines(settings: Settings) -> None:
    """A number called four months ago, then none at all."""
    assert settings.data_folder is not None
    _verify(settings.data_folder, now().date() - timedelta(days=120))
    assert "call 2511 again" in _faults(_examined(settings))["helplines"]
    (settings.data_folder / "helplines.yaml").unlink()
    assert "none is verified" in _faults(_examined(settings))["helplines"]


def test_nobody_is_there(settings: Settings, tmp_path: Path) -> None:
    """No administrator, no group: cases would reach nobody."""
    empty = replace(settings, admin_ids=(), database_url=f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}")
    asyncio.run(upgrade(empty.database_url))
    faults = _faults(_examined(empty))
    assert "WIJHA_ADMIN_IDS" in faults["administrators"]
    assert "/enrol" in faults["staff group"]
