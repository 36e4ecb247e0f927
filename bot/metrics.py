"""What is counted for Prometheus. Nothing here is about anybody: no label holds an id or a word.

Where PROMETHEUS_MULTIPROC_DIR names a folder, all workers of one machine count in it together, and each of
them shows the sums.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""The content type of `page`."""

SHARED: Final = os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")
if SHARED:
    Path(SHARED).mkdir(parents=True, exist_ok=True)  # the library expects to find it

_OURS = CollectorRegistry()

UPDATES = Counter("wijha_updates", "Updates offered to the conversations, known ones too", registry=_OURS)
BATCHES = Histogram(
    "wijha_batch_updates", "Updates in one transaction", buckets=(1, 2, 4, 8, 16, 32, 64), registry=_OURS
)
SECONDS = Histogram(
    "wijha_batch_seconds",
    "Time from a batch to its commit",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
    registry=_OURS,
)
BURIED = Counter("wijha_dead_letters", "Updates that could not be taken", registry=_OURS)
SENDS = Counter(
    "wijha_sends", "Calls to Telegram, by what became of them", ["method", "outcome"], registry=_OURS
)


def batch(updates: int, seconds: float) -> None:
    """A batch of updates was taken."""
    UPDATES.inc(updates)
    BATCHES.observe(updates)
    SECONDS.observe(seconds)


@dataclass(frozen=True, slots=True)
class Gauge:
    """A figure as it is now, read from the database when somebody looks; None is not shown."""

    name: str
    help: str
    value: float | None


def page(gauges: list[Gauge]) -> bytes:
    """Everything, in Prometheus' text format."""
    registry = CollectorRegistry()
    registry.register(_Figures(gauges))
    if SHARED:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
    return generate_latest(_OURS) + generate_latest(registry)


class _Figures(Collector):
    """The figures of one moment."""

    def __init__(self, gauges: list[Gauge]) -> None:
        self._gauges = gauges

    def collect(self) -> Iterator[Metric]:
        for one in self._gauges:
            if one.value is not None:
                yield GaugeMetricFamily(one.name, one.help, value=one.value)
