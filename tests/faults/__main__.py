"""`python -m tests.faults --seed 1 --kills 50`: the long trial, and its one line."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.faults import table
from tests.faults.dying import every_step
from tests.faults.flood import flood
from tests.faults.nursery import nursery
from tests.faults.trial import IN_FLIGHT, Outcome, Plan, trial


def main() -> int:
    """Run the trials that the words ask for; 1 if a promise was broken."""
    words = _words()
    if words.steps:
        return asyncio.run(_every_step())
    if words.flood:
        return asyncio.run(_flood(words.flood))
    if words.table:
        return table.write()
    broken = 0
    for seed in range(words.seed, words.seed + words.seeds):
        for webhook in {"polling": [False], "webhook": [True], "both": [False, True]}[words.by]:
            plan = Plan(
                seed=seed,
                kills=words.kills,
                people=words.people,
                webhook=webhook,
                database_url=words.database,
            )
            with tempfile.TemporaryDirectory() as folder:
                outcome = asyncio.run(_tried(Path(folder), plan))
            broken += not (
                outcome.verdict.clean and outcome.verdict.extra <= outcome.cut + IN_FLIGHT * plan.kills
            )
            print(f"seed {seed}, {'webhook' if webhook else 'polling'}: {outcome}", flush=True)  # noqa: T201 - its one line
    return int(broken > 0)


async def _every_step() -> int:
    with tempfile.TemporaryDirectory() as folder:
        async with nursery() as bots:
            told = await every_step(Path(folder), bots)
    print(told, flush=True)  # noqa: T201 - its one line
    return 0


async def _flood(people: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        async with nursery() as bots:
            found = await flood(Path(folder), bots, people)
    print(found, flush=True)  # noqa: T201 - its one line
    return int(not found.verdict.clean)


async def _tried(folder: Path, plan: Plan) -> Outcome:
    async with nursery() as bots:
        return await trial(folder, bots, plan)


def _words() -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="make faults", description=__doc__)
    words.add_argument("--seed", type=int, default=1, help="the first seed")
    words.add_argument("--seeds", type=int, default=1, help="how many seeds, one after the other")
    words.add_argument("--kills", type=int, default=50)
    words.add_argument("--people", type=int, default=24)
    words.add_argument("--by", choices=("polling", "webhook", "both"), default="both")
    words.add_argument("--database", default="", help="an empty PostgreSQL database; default: an SQLite file")
    words.add_argument("--steps", action="store_true", help="die at every single step instead")
    words.add_argument(
        "--flood", type=int, default=0, metavar="PEOPLE", help="so many people at once instead"
    )
    words.add_argument("--table", action="store_true", help="run every fault and write docs/faults.md anew")
    return words.parse_args()


if __name__ == "__main__":
    sys.exit(main())
