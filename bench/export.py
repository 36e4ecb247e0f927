"""Exports of a filled database against the plain ways: time, memory, and how people are served meanwhile.

    python -m bench.fill /tmp/one.db --interactions 1000000 && python -m bench.export /tmp/one.db

Each way runs in a process of its own: csv by sqlite3 and the csv module, xlsx by XlsxWriter (the same rows,
columns and order), and ours as the bot makes them. CPU and wall seconds, peak memory, size, and ratios inside
this run. Then the bot runs on a copy of the file and eight people talk to it while nothing else is done, a
csv and an xlsx is made, and nothing again: how long an answer takes, median and p99.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import json
import os
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import bot
from bench.running import POLLING, started, went_wrong
from bench.telegram import World
from bot.exporting.order import Order, order_json
from storage.periods import named

FIRST = date(2019, 1, 1)
AT_ONCE = 8
_PLAIN = """SELECT i.occurred_at, i.beneficiary_id, i.channel, i.sub_channel, i.service, i.flow, i.node,
i.kind, i.language, i.staff_id IS NOT NULL, b.sex, b.age_band, b.commune, i.recorded_at FROM interactions i
JOIN beneficiaries b ON b.id = i.beneficiary_id WHERE NOT b.is_test ORDER BY i.occurred_at, i.id"""


def main() -> None:
    """Measure every way once, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.export", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--way", default="", help="one way alone, in this process")
    parser.add_argument("--out", type=Path, default=Path())
    given = parser.parse_args()
    if given.way:
        _PLAIN_WAYS[given.way](given.file, given.out)
        print(json.dumps(_spent(resource.RUSAGE_SELF)))
        return
    with tempfile.TemporaryDirectory(dir=given.file.parent) as folder:
        asyncio.run(_measure(given.file, Path(folder)))


async def _measure(file: Path, folder: Path) -> None:
    found = {way: await _plainly(way, file, folder) for way in _PLAIN_WAYS}
    for format in ("csv", "jsonl", "xlsx"):
        found[f"our {format}"] = await _ours(file, folder, format)
    for name, one in found.items():
        print("{:<10} {cpu:6.1f} s CPU {wall:6.1f} s {peak:5d} MB peak {size:6.0f} MB".format(name, **one))
    print(f"csv / plain csv:   {found['our csv']['cpu'] / found['plain csv']['cpu']:.2f}")
    print(f"xlsx / XlsxWriter: {found['our xlsx']['cpu'] / found['XlsxWriter']['cpu']:.2f}")
    await _beside(file, folder)


async def _beside(file: Path, folder: Path) -> None:
    copy = folder / "bench.db"
    shutil.copy(file, copy)
    async with started(POLLING, str(folder)) as serving:
        await serving.world.walk(4 * AT_ONCE, AT_ONCE)
        for way in ("alone", "csv", "xlsx", "alone again"):
            is_alone = way.startswith("alone")
            waits = await _answers(
                serving.world, asyncio.sleep(20) if is_alone else _ours(copy, folder, way, "again")
            )
            ordered = sorted(waits)
            middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
            print(
                f"answers {way}: {len(ordered)}, median {middle * 1000:.1f} ms, p99 {late * 1000:.1f} ms",
                flush=True,
            )


async def _plainly(way: str, file: Path, folder: Path) -> dict[str, Any]:
    out = folder / way.replace(" ", "-")
    words = (sys.executable, "-m", "bench.export", str(file), "--way", way, "--out", str(out))
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE)
    said, _ = await process.communicate()
    return _told(json.loads(said), began, [out])


async def _ours(file: Path, folder: Path, format: Any, name: str = "ours") -> dict[str, Any]:
    """An export as the bot makes it: the same program, told the same way."""
    now = datetime.now(UTC)
    period = named("start", now.date(), FIRST)
    order = Order(("interactions",), format, "ar", period, FIRST, now)
    path = folder / f"{name}.{format}"
    told = {
        "order": order_json(order),
        "path": str(path),
        "database_url": f"sqlite+aiosqlite:///{file}",
        "key_file": "",
        "platform": {},
        "data_folder": "",
    }
    began, before = time.perf_counter(), _spent(resource.RUSAGE_CHILDREN)["cpu"]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.exporting.child"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(bot.__file__).parents[1])},
    )
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(json.dumps(told).encode() + b"\n")
    peak = 0
    async for _ in process.stdout:
        peak = max(peak, _peak_of(process.pid))
    process.stdin.close()
    await process.wait()
    spent = {"cpu": _spent(resource.RUSAGE_CHILDREN)["cpu"] - before, "peak": peak}
    return _told(spent, began, _made(folder, f"{name}*.{format}"))


async def _answers(world: World, meanwhile: Awaitable[object]) -> list[float]:
    """How long each answer took, in seconds, until something else is done."""
    doing, waits = asyncio.ensure_future(meanwhile), list[float]()
    while not doing.done():
        lost = await world.walk(4 * AT_ONCE, AT_ONCE)
        assert not lost + went_wrong(world), "an answer was wrong, or never came"
        waits += world.tally.seconds
    await doing
    return waits


def _rows(file: Path) -> Iterator[tuple[Any, ...]]:
    connection = sqlite3.connect(file)
    try:
        yield from connection.execute(_PLAIN)
    finally:
        connection.close()


def _plain_csv(file: Path, out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows(_rows(file))


def _xlsxwriter(file: Path, out: Path) -> None:
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(_rows(file)):
            sheet.write_row(number, 0, row)


_PLAIN_WAYS = {"plain csv": _plain_csv, "XlsxWriter": _xlsxwriter}


def _made(folder: Path, pattern: str) -> list[Path]:
    return list(folder.glob(pattern))


def _spent(of: int) -> dict[str, Any]:
    used = resource.getrusage(of)
    return {"cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss // 1024}


def _peak_of(pid: int) -> int:
    """The most memory that a process has held so far, in MB (Linux)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _told(spent: dict[str, Any], began: float, paths: list[Path]) -> dict[str, Any]:
    size = sum(path.stat().st_size for path in paths) / 1e6
    for path in paths:
        path.unlink()
    return {**spent, "wall": time.perf_counter() - began, "size": size}


if __name__ == "__main__":
    main()
