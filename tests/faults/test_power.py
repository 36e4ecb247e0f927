"""A power cut (F6): only what was synced is still there, and every confirmed update is in it."""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.secrets import read_key_file
from tests.faults.checker import verdict
from tests.faults.conftest import Figure
from tests.faults.load import load
from tests.faults.nursery import nursery
from tests.faults.process import Wires
from tests.faults.scene import Scene, scene

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that keeps what is synced."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler: the power cut cannot be played")
    made = tmp_path_factory.mktemp("shim") / "power.so"
    source = Path(__file__).with_name("power.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", made, source, "-ldl"], check=True)
    return made


@pytest.fixture
async def stage(tmp_path: Path, shim: Path) -> AsyncIterator[Scene]:
    """A scene whose bots keep a copy of what they have synced."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "house").mkdir()
    wired = {"LD_PRELOAD": str(shim), "WATCHED": f"{tmp_path}/house/", "KEPT": f"{tmp_path}/kept"}
    async with nursery(**wired) as bots, scene(tmp_path / "house", bots) as made:
        try:
            yield made
        finally:
            await made.database.close()  # not the one it began with


async def _cut(stage: Scene, wires: Wires, seconds: float) -> set[int]:
    """Serve some, go on for a while, then lose power; the updates that Telegram was told are taken."""
    before = len(_confirmed(stage))
    await stage.start(wires)
    await stage.until(lambda: len(_confirmed(stage)) > before + 20)
    await asyncio.sleep(seconds)
    await stage.bots[-1].kill()
    confirmed = _confirmed(stage)
    await stage.database.close()
    _come_back(stage.folder, stage.folder.parent / "kept")
    return confirmed


def _confirmed(stage: Scene) -> set[int]:
    return set(stage.updates.all) - set(stage.updates.pending)


def _sync(house: Path, kept: Path) -> None:
    """Begin with everything synced, in one file."""
    connection = sqlite3.connect(house / "wijha.db")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    (kept / "wijha.db-wal").unlink(missing_ok=True)
    shutil.copy(house / "wijha.db", kept / "wijha.db")


def _come_back(house: Path, kept: Path) -> None:
    """The machine starts again: what is there is what was synced."""
    for name in ("wijha.db", "wijha.db-wal", "wijha.db-shm"):
        (house / name).unlink(missing_ok=True)
        if (kept / name).exists():
            shutil.copy(kept / name, house / name)
    _sync(house, kept)


def _taken(file: Path) -> set[int]:
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    found = {row[0] for row in connection.execute("SELECT update_id FROM seen_updates")}
    connection.close()
    return found


async def _reopened(stage: Scene) -> None:
    stage.database = await Database.open(stage.database_url, read_key_file(stage.folder / "wijha.key"))


async def test_a_power_cut_loses_no_confirmed_update(stage: Scene, figure: Figure) -> None:
    """Four cuts under load: all that was confirmed is there, and the talk goes on as if nothing was."""
    _sync(stage.folder, stage.folder.parent / "kept")
    dice, lost, kept = random.Random(6), 0, 0
    people = load(stage.world, 6, stage.crowd(20), 150.0)
    talking = asyncio.create_task(people.run())
    for _ in range(4):
        confirmed = await _cut(stage, Wires(), dice.uniform(0.4, 1.2))
        lost += len(confirmed - _taken(stage.folder / "wijha.db"))
        kept = len(confirmed)
        await _reopened(stage)
    people.ending = True
    await talking
    await stage.start()
    await stage.quiet()
    found = await verdict(stage, people)
    figure("F6", f"4 power cuts: {lost} of {kept} confirmed updates lost; {found}")
    assert kept > 80
    assert lost == 0
    assert found.clean, found


async def test_the_cut_would_show_what_is_not_synced(stage: Scene, figure: Figure) -> None:
    """The same cut with synchronous=NORMAL loses confirmed updates: the test above can fail."""
    _sync(stage.folder, stage.folder.parent / "kept")
    for n in range(60):
        stage.world.write(stage.crowd(20)[n % 20], "/start" if n < 20 else f"mot {n}")
    confirmed = await _cut(stage, Wires(unsynced=True), 1.5)
    lost = confirmed - _taken(stage.folder / "wijha.db")
    await _reopened(stage)
    figure(
        "F6", f"for comparison, synchronous=NORMAL: {len(lost)} of {len(confirmed)} confirmed updates lost"
    )
    assert lost
