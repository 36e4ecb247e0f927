"""Where bots are born, killed and buried: one parent process that forks real bots on request."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.faults.process import Wires

START_SECONDS = 20.0
LOG = "bot.log"
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Bot:
    """One bot process."""

    pid: int
    mark: Path

    @property
    def alive(self) -> bool:
        """Whether the process is still there."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    @property
    def ready(self) -> bool:
        """Whether it has said that everything runs."""
        return self.mark.with_suffix(f"{self.mark.suffix}.ready").exists()

    @property
    def code(self) -> int | None:
        """How it ended, None if it was killed or still runs."""
        ended = self.mark.with_suffix(f"{self.mark.suffix}.ended")
        return int(ended.read_text()) if ended.exists() and not self.alive else None

    def send(self, sign: signal.Signals) -> None:
        """Send it a signal; one that is dead does not mind."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, sign)

    async def gone(self, seconds: float = 15.0) -> None:
        """Wait until it is dead; TimeoutError if it lives on."""
        async with asyncio.timeout(seconds):
            while self.alive:  # noqa: ASYNC110 - a process sets no event
                await asyncio.sleep(0.005)

    async def kill(self) -> None:
        """Kill it as a power switch would."""
        self.send(signal.SIGKILL)
        await self.gone()

    async def stop(self) -> float:
        """Ask it to end; how many seconds that took."""
        asked = asyncio.get_running_loop().time()
        self.send(signal.SIGTERM)
        await self.gone(30.0)
        return asyncio.get_running_loop().time() - asked


class Nursery:
    """Forks bots."""

    def __init__(self, parent: asyncio.subprocess.Process) -> None:
        self._parent = parent

    async def start(self, folder: Path, environment: Mapping[str, str], wires: Wires | None = None) -> Bot:
        """Fork a bot that logs into a folder; it may not be ready yet."""
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        marks = folder / "mark"
        given = {
            "environment": dict(environment),
            "wires": asdict(wires or Wires()),
            "log": str(folder / LOG),
            "marks": str(marks),
        }
        self._parent.stdin.write(json.dumps(given).encode() + b"\n")
        pid = int(await self._parent.stdout.readline())
        return Bot(pid, Path(f"{marks}.{pid}"))


@asynccontextmanager
async def nursery(**environment: str) -> AsyncIterator[Nursery]:
    """A parent of bots while the block runs; its children die with it. The environment is added to ours."""
    parent = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.faults.process",
        cwd=ROOT,
        env=os.environ | environment,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield Nursery(parent)
    finally:
        if parent.returncode is None:
            parent.kill()
        await parent.wait()
