"""`make bench`: our bot and a plain one through one harness, in alternating rounds, as ratios."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from statistics import median

from bench.running import CONTENDERS, Round, play

_HEAD = "{:<15} {:>6}  {:>22}  {:>8}  {:>7}  {:>7}  {:>7}  {:>4}  {:>12}"


def main() -> None:
    """Play the rounds and print the table; exit code 1 if a reply or a row was wrong."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="alternating rounds (default 5)")
    parser.add_argument("--people", type=int, default=64, help="people at once (default 64)")
    parser.add_argument(
        "--conversations", type=int, default=600, help="of ours a round; the plain: a quarter"
    )
    given = parser.parse_args()
    found: dict[str, list[Round]] = {contender.name: [] for contender in CONTENDERS}
    for number in range(given.rounds):
        for contender in CONTENDERS:
            share = given.conversations // 4 if contender.name == "plain" else given.conversations
            found[contender.name].append(asyncio.run(play(contender, given.people, share)))
            print(f"round {number + 1}: {contender.name}", flush=True)
    _print_table(found)
    if any(one.bad or one.missing_rows for rounds in found.values() for one in rounds):
        raise SystemExit("replies or rows were wrong: see the columns bad and rows missing")


def _print_table(found: dict[str, list[Round]]) -> None:
    columns = ("CPU us/update", "per sec", "p50 ms", "idle MB", "ready s", "bad", "rows missing")
    print(_HEAD.format("", "x", *columns))
    base = [one.cpu for one in found["plain"]]
    for name, rounds in found.items():
        ratios = [one.cpu / before for one, before in zip(rounds, base, strict=True)]
        cpu = [one.cpu for one in rounds]
        print(
            _HEAD.format(
                name,
                f"{median(ratios):.2f}",
                f"{median(cpu):.0f} ({min(cpu):.0f}-{max(cpu):.0f})",
                f"{_middle(rounds, 'per_second'):.0f}",
                f"{_middle(rounds, 'median') * 1000:.1f}",
                f"{_middle(rounds, 'idle'):.0f}",
                f"{_middle(rounds, 'ready'):.2f}",
                sum(one.bad for one in rounds),
                sum(one.missing_rows for one in rounds),
            )
        )


def _middle(rounds: Sequence[Round], what: str) -> float:
    return float(median(getattr(one, what) for one in rounds))


if __name__ == "__main__":
    main()
