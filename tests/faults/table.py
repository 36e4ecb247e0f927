"""The table of docs/faults.md: its last two columns, tests and figures, are written from a run of the tests.

What happens and what is done about it is written by hand in the page; a row that no test has a figure for is
left as it stands, and says why.
"""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as Xml

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "faults.md"
TESTS = (
    "tests/faults",
    "tests/workers",
    "tests/storage/test_schema.py",
    "tests/storage/test_slow_readers.py",
    "tests/storage/test_periods.py",
    "tests/test_ops_backup.py",
)
"""What is run: each of their tests may name figures of faults."""

_ROW = re.compile(r"\| (F\d+) \| (.+?) \| (.+?) \| (.*?) \| (.*?) \|")
_CLEAN = re.compile(
    r"updates lost 0 of (\d+) · effects doubled 0 of (\d+) · chats out of order 0 of (\d+)"
    r" · replies never sent 0 of (\d+) · extra sends (\d+) · dead letters (\d+)"
)
_MEASURED = re.compile(r"Measured .*")


def write() -> int:
    """Run the tests and write the page; what pytest ended with."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "figures.xml"
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *TESTS, "-o", "junit_family=xunit1", f"--junitxml={told}"],
            cwd=ROOT,
            check=False,
        ).returncode
        figures, tests = read(told)
    PAGE.write_text(filled(PAGE.read_text("utf-8"), figures, tests), "utf-8")
    return ended


def read(told: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The figures of each fault, and the tests that told them, as a run of pytest has noted them."""
    figures: dict[str, list[str]] = defaultdict(list)
    tests: dict[str, list[str]] = defaultdict(list)
    for case in Xml.parse(told).iter("testcase"):
        for noted in case.iter("property"):
            file = case.get("classname", "").replace(".", "/") + ".py"
            link = f"[{case.get('name', '').partition('[')[0]}](../{file})"
            figures[noted.get("name", "")].append(noted.get("value", ""))
            if link not in tests[noted.get("name", "")]:
                tests[noted.get("name", "")].append(link)
    return figures, tests


def filled(page: str, figures: dict[str, list[str]], tests: dict[str, list[str]]) -> str:
    """The page with these tests and figures, the day and the machine."""

    def row(found: re.Match[str]) -> str:
        name, happens, done = found[1], found[2], found[3]
        if name not in figures:
            return found[0]
        told = "<br>".join(dict.fromkeys(_short(words) for words in figures[name]))
        return f"| {name} | {happens} | {done} | {'<br>'.join(tests[name])} | {told} |"

    return _MEASURED.sub(_measured(), _ROW.sub(row, page), count=1)


def _short(words: str) -> str:
    """A figure that fits into a cell; a verdict with nothing wrong in it is `Z`."""
    short = _CLEAN.sub(r"**Z** (\1 updates, \4 replies), \5 extra, \6 dead letters", words)
    return short.replace(", 0 dead letters", "").replace("|", "\\|").replace("\n", " ")


def _measured() -> str:
    return (
        f"Measured on {dt.datetime.now(dt.UTC):%d %B %Y} with Python {platform.python_version()},"
        f" {os.cpu_count()} cores that other work shared (load {os.getloadavg()[0]:.1f})."
    )
