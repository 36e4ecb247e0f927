"""The disk and the machine: locked, full, read-only, damaged files, clocks that jump (F5-F8, F29-F43)."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.checker import verdict
from tests.faults.conftest import Figure
from tests.faults.load import Load, load
from tests.faults.process import Wires
from tests.faults.scene import Scene
from tests.faults.trial import IN_FLIGHT

pytestmark = pytest.mark.anyio


async def _talk(stage: Scene, seconds: float, per_second: float = 60.0) -> tuple[Load, asyncio.Task[None]]:
    """People begin to talk; after a while, go on with the test."""
    people = load(stage.world, 7, stage.crowd(20), per_second)
    talking = asyncio.create_task(people.run())
    await asyncio.sleep(seconds)
    return people, talking


async def _ended(stage: Scene, people: Load, talking: asyncio.Task[None], seconds: float = 60.0) -> str:
    people.ending = True
    await talking
    await stage.quiet(seconds)
    found = await verdict(stage, people)
    assert found.clean, found
    return str(found)


def _file(stage: Scene) -> Path:
    return stage.folder / "wijha.db"


async def test_a_stop_takes_less_than_ten_seconds_and_loses_nothing(stage: Scene, figure: Figure) -> None:
    """A thousand updates wait and answers are slow: it ends in time, the rest is for the next start."""
    people = stage.crowd(40)
    for n in range(1000):
        stage.world.write(people[n % 40], "/start" if n < 40 else f"mot {n}")
    await stage.start()
    await asyncio.sleep(0.5)
    took = await stage.bots[-1].stop()
    left = await stage.waiting()
    assert stage.bots[-1].code == 0, stage.log_end()
    await stage.start()
    await stage.quiet()
    found = await verdict(stage)
    figure("F5", f"stopped in {took:.2f} s with {left} left; {found}")
    assert took < 10
    assert left
    assert (found.clean, found.extra) == (True, 0), found


async def test_a_frozen_machine_goes_on_where_it_was(stage: Scene, figure: Figure) -> None:
    """Three seconds of sleep in which the clock runs on by ten minutes: no lease is believed afterwards."""
    wrong_by = stage.folder / "clock"
    wrong_by.write_text("0")
    await stage.start(Wires(clock_file=str(wrong_by)))
    people, talking = await _talk(stage, 1.0)
    stage.bots[-1].send(signal.SIGSTOP)
    wrong_by.write_text("600")
    await asyncio.sleep(3)
    stage.bots[-1].send(signal.SIGCONT)
    await asyncio.sleep(1)
    told = await _ended(stage, people, talking)
    found = await verdict(stage, people)
    figure("F7", told)
    assert found.extra <= IN_FLIGHT


async def test_a_second_bot_on_one_file_refuses_to_start(stage: Scene, figure: Figure) -> None:
    """It says why, at once, and the first one goes on."""
    await stage.start()
    second = await stage.start(ready=False)
    assert second.code == 1
    assert "another bot is at work" in stage.log_end()
    stage.world.write(stage.crowd(1)[0], "/start")
    await stage.quiet()
    figure("F8", "two bots on one file: the second refuses to start")


async def test_two_bots_with_one_token_are_noticed(stage: Scene, figure: Figure) -> None:
    """Another program takes our updates: whoever watches is told within a minute."""
    await stage.start()
    await stage.quiet()
    began, stage.settings["WIJHA_DATABASE_URL"] = (
        time.monotonic(),
        f"sqlite+aiosqlite:///{stage.folder}/other.db",
    )
    await stage.start()
    while "intake.conflict" not in stage.log_end(10_000):
        assert time.monotonic() - began < 60
        await asyncio.sleep(0.05)
    figure("F8", f"two programs with one token: told after {time.monotonic() - began:.1f} s")


async def test_a_locked_file_is_waited_for(stage: Scene, figure: Figure) -> None:
    """Another process writes for three, then for eight seconds: updates are not confirmed meanwhile."""
    await stage.start()
    people, talking = await _talk(stage, 0.5, per_second=30)
    for seconds in (3, 8):
        other = sqlite3.connect(_file(stage), isolation_level=None)
        other.execute("PRAGMA busy_timeout = 5000")
        other.execute("BEGIN EXCLUSIVE")
        await asyncio.sleep(seconds)
        other.execute("ROLLBACK")
        other.close()
        await asyncio.sleep(0.5)
    figure("F29", await _ended(stage, people, talking))
    assert stage.bots[-1].alive


async def test_a_full_disk_is_waited_for(stage: Scene, figure: Figure) -> None:
    """No page more for three seconds: nothing is confirmed that is not on record; then it goes on."""
    full = stage.folder / "full"
    await stage.start(Wires(disk_file=str(full)))
    people, talking = await _talk(stage, 0.7)
    full.touch()
    await stage.until(lambda: "StorageUnavailable" in stage.log_end(100_000))
    await asyncio.sleep(2)
    told = stage.log_end(100_000).count("StorageUnavailable")
    full.unlink()
    figure("F30", f"{await _ended(stage, people, talking)}; told {told} times")
    assert told
    (checked,) = await stage.rows("PRAGMA integrity_check")
    assert dict(checked) == {"integrity_check": "ok"}


def _garbage(file: Path) -> None:
    file.write_bytes(os.urandom(100_000))


def _truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:20_000])


def _without_pages(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 100] = os.urandom(100)
    file.write_bytes(content)


def _flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for at in range(5_000, len(content), 700):
        content[at] ^= 0xFF
    file.write_bytes(content)


def _copied(stage: Scene) -> Path:
    """A copy of the database, which the next bot is told to use."""
    copy = stage.folder / "copy.db"
    _vacuum_into(_file(stage), copy)
    stage.settings["WIJHA_DATABASE_URL"] = f"sqlite+aiosqlite:///{copy}"
    return copy


def _no_database(file: Path) -> None:
    file.write_bytes(b"not a database at all, but long enough to be looked at" * 100)


@pytest.mark.parametrize("harm", [_garbage, _truncated, _without_pages, _flipped, _no_database])
async def test_a_damaged_file_is_refused(stage: Scene, harm: Callable[[Path], None], figure: Figure) -> None:
    """The bot does not start on it, and says what to do."""
    await stage.start()
    for person in stage.crowd(20):
        stage.world.write(person, "/start")
    await stage.quiet()
    await stage.bots[-1].stop()
    harm(_copied(stage))
    bot = await stage.start(ready=False)
    said = stage.log_end(1)
    figure("F32", f"{getattr(harm, '__name__', '').strip('_')}: starts 0; {said[:90]}")
    assert bot.code == 1
    assert "wijha db restore" in said


async def test_a_file_that_cannot_be_written_is_refused(stage: Scene, figure: Figure) -> None:
    """A read-only file, and a folder that is none: no start, one clear line."""
    copy = _copied(stage)
    copy.chmod(0o400)
    bots, said = [await stage.start(Wires(powerless=True), ready=False)], [stage.log_end(1)]
    stage.settings["WIJHA_DATABASE_URL"] = f"sqlite+aiosqlite:///{copy}/inside/wijha.db"
    bots.append(await stage.start(ready=False))
    said.append(stage.log_end(1))
    figure("F31", f"starts 0 of 2: {said[0][:60]!r}, {said[1][:34]!r}")
    assert [bot.code for bot in bots] == [1, 1]
    assert "readonly" in said[0]
    assert "Not a directory" in said[1]


async def test_copies_made_during_load_are_sound(stage: Scene, figure: Figure) -> None:
    """VACUUM INTO, five times while people talk: each copy is whole, and the writer hardly notices."""
    await stage.start()
    people, talking = await _talk(stage, 0.5)
    sound, slowest = 0, 0.0
    for n in range(5):
        copy = stage.folder / f"copy-{n}.db"
        began = time.monotonic()
        await asyncio.to_thread(_vacuum_into, _file(stage), copy)
        slowest = max(slowest, time.monotonic() - began)
        sound += _is_sound(copy)
        await asyncio.sleep(0.3)
    figure("F35", f"sound {sound} of 5, slowest {slowest:.2f} s; {await _ended(stage, people, talking)}")
    assert sound == 5


async def test_a_reader_that_never_ends_stops_nobody(stage: Scene, figure: Figure) -> None:
    """The journal grows while somebody reads, and is small again afterwards."""
    await stage.start()
    reader = sqlite3.connect(_file(stage), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM interactions").fetchone()
    people, talking = await _talk(stage, 5)
    grown = _file(stage).with_name("wijha.db-wal").stat().st_size / 1e6
    reader.execute("ROLLBACK")
    reader.close()
    figure(
        "F33",
        f"journal {grown:.1f} MB after 5 s under a stuck reader; {await _ended(stage, people, talking)}",
    )
    assert grown < 64


@pytest.mark.parametrize(
    "jump", [-3600, 86_400, 2 * 365 * 86_400], ids=["1 h back", "1 day on", "2 years on"]
)
async def test_a_clock_that_jumps_changes_nothing(stage: Scene, jump: int, figure: Figure) -> None:
    """Leases, retries and jobs go on; nothing is sent twice for it, and nothing purged."""
    wrong_by = stage.folder / "clock"
    wrong_by.write_text("0")
    await stage.start(Wires(clock_file=str(wrong_by)))
    people, talking = await _talk(stage, 1)
    wrong_by.write_text(str(jump))
    await asyncio.sleep(2)
    await stage.bots[-1].kill()
    await stage.start(Wires(clock_file=str(wrong_by)))
    await asyncio.sleep(1)
    told = await _ended(stage, people, talking)
    seen = await stage.count("SELECT count(*) FROM seen_updates")
    figure("F41", f"clock {jump:+} s: update ids forgotten {len(stage.updates.all) - seen}; {told}")
    assert seen == len(stage.updates.all)
    assert (await verdict(stage, people)).extra <= IN_FLIGHT


async def test_a_handler_that_fails_at_random_loses_nobody(stage: Scene, figure: Figure) -> None:
    """One event in a hundred raises: it is tried again, or kept as a dead letter."""
    await stage.start(Wires(raising=0.01, seed=43))
    people, talking = await _talk(stage, 5)
    told = await _ended(stage, people, talking)
    raised = stage.log_end(1_000_000).count("turns.batch_failed")
    assert raised
    figure("F43", f"{raised} batches failed; {told}")


async def test_what_always_fails_is_kept_and_the_person_told(stage: Scene, figure: Figure) -> None:
    """Every event raises: each becomes a dead letter, and each person reads that something went wrong."""
    await stage.start(Wires(raising=1.0))
    people = stage.crowd(10)
    for person in people:
        stage.world.write(person, "/start")
    await stage.quiet()
    dead = await stage.count("SELECT count(*) FROM dead_letters")
    told = sum(stage.world.chats[person].last_id > 1 for person in people)
    found = await verdict(stage)
    figure(
        "F43", f"all fail: dead letters {dead} of 10, people told {told} of 10, silent {10 - told}; {found}"
    )
    assert (dead, told, found.lost) == (10, 10, 0)


def _vacuum_into(file: Path, copy: Path) -> None:
    connection = sqlite3.connect(file, timeout=10)
    connection.execute("VACUUM INTO ?", (str(copy),))
    connection.close()


def _is_sound(file: Path) -> bool:
    connection = sqlite3.connect(file)
    found = connection.execute("PRAGMA integrity_check").fetchall()
    rows: int = connection.execute("SELECT count(*) FROM interactions").fetchone()[0]
    connection.close()
    return found == [("ok",)] and rows > 0
