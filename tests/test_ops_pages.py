"""The pages about health: figures without anybody in them, and 503 when the process cannot do its work."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import text as sql

from bot.health import Watched, health_routes
from bot.vitals import Vitals
from bot.web import serve
from storage.database import Database
from storage.dead_letters import add_dead_letter
from storage.migrations import HEAD
from storage.outbox import Outgoing, add_outbox
from storage.record import new_update_ids
from storage.schema import upgrade
from storage.secrets import Keyring

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
ROOT = Path(__file__).parents[1]


async def _furnished(folder: Path) -> Database:
    """An update a minute ago, a message that waits since half a minute, a dead letter."""
    url = f"sqlite+aiosqlite:///{folder / 'wijha.db'}"
    await upgrade(url)
    database = await Database.open(url, Keyring({1: bytes(range(32))}))
    waiting = Outgoing(700_100_200, 1, "sendMessage", '{"text": "canary"}', NOW - timedelta(seconds=30))
    async with database.write() as tx:
        await new_update_ids(tx, [500_001], NOW - timedelta(seconds=60))
        await add_outbox(tx, [waiting])
        await add_dead_letter(tx, 500_002, '{"text": "canary"}', "KeyError", 3, NOW)
    return database


async def _read(database: Database, vitals: Vitals, page: str) -> tuple[int, str]:
    async with (
        serve(health_routes(Watched(database, vitals, lambda: NOW)), "127.0.0.1", 0) as address,
        aiohttp.ClientSession() as session,
        session.get(f"{address}{page}") as answer,
    ):
        return answer.status, await answer.text()


def _page(folder: Path, page: str, vitals: Vitals | None = None, *statements: str) -> tuple[int, str]:
    """Status and text of a page, after these statements."""

    async def work() -> tuple[int, str]:
        database = await _furnished(folder)
        async with database.write() as tx:
            for statement in statements:
                await tx.execute(sql(statement))
        try:
            return await _read(database, vitals or Vitals(), page)
        finally:
            await database.close()

    return asyncio.run(work())


def test_health(tmp_path: Path) -> None:
    """All that an operator wants to know at a glance; nobody is on it."""
    status, text = _page(tmp_path, "/healthz")
    assert status == 200
    for part in (
        '"ok":true',
        f'"schema":"{HEAD}"',
        '"unsent":1',
        '"oldest_unsent_seconds":30.0',
        '"failed":0',
        '"dead_letters":1',
        '"last_update_seconds":60.0',
    ):
        assert part in text
    assert "canary" not in text and "700100200" not in text


@pytest.mark.parametrize(
    ("vitals", "status", "told"),
    [
        (Vitals(answered_at=NOW - timedelta(minutes=4)), 200, '"reason":""'),
        (Vitals(answered_at=NOW - timedelta(minutes=6)), 503, "not answered for five minutes"),
        (Vitals(refusal="token"), 503, "set WIJHA_BOT_TOKEN anew"),
        (Vitals(refusal="conflict"), 200, '"reason":""'),
    ],
)
def test_a_process_that_cannot_work_says_so(tmp_path: Path, vitals: Vitals, status: int, told: str) -> None:
    """No answer for long, or no valid token: 503 and the reason. Dead letters are for people to deal with."""
    found, text = _page(tmp_path, "/healthz", vitals)
    assert found == status
    assert told in text


def test_other_tables_are_told(tmp_path: Path) -> None:
    """The tables were brought up to date under a program that is not: 503, and what to do."""
    status, text = _page(tmp_path, "/healthz", None, "UPDATE alembic_version SET version_num = '9999'")
    assert status == 503
    assert "install the newer program" in text


@pytest.mark.parametrize("page", ["/healthz", "/metrics"])
def test_a_database_that_is_away(tmp_path: Path, page: str) -> None:
    """Its tables are gone: the pages still answer."""
    status, text = _page(tmp_path, page, None, "DROP TABLE alembic_version")
    assert status == (503 if page == "/healthz" else 200)
    assert "wijha_database_up 0.0" in text or '"ok":false' in text


def test_metrics(tmp_path: Path) -> None:
    """Every line is in Prometheus' format; no label but method and outcome; nobody is on it."""
    status, text = _page(tmp_path, "/metrics")
    assert status == 200
    assert "wijha_unsent 1.0" in text
    assert "wijha_waiting_dead_letters 1.0" in text
    assert "wijha_oldest_unsent_seconds 30.0" in text
    line = re.compile(r'(# (HELP|TYPE) .*|wijha_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? \S+)')
    assert [one for one in text.splitlines() if not line.fullmatch(one)] == []
    assert set(re.findall(r'(\w+)="', text)) <= {"le", "method", "outcome"}
    assert "canary" not in text and "700100200" not in text


def test_workers_of_one_machine_count_together(tmp_path: Path) -> None:
    """Two processes count into one folder: a third shows the sum."""
    environ = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "metrics")}
    counting = "from bot import metrics; metrics.batch(3, 0.01)"
    showing = "from bot import metrics; print(metrics.page([]).decode())"
    for program in (counting, counting):
        subprocess.run([sys.executable, "-c", program], env=environ, cwd=ROOT, check=True, timeout=60)
    shown = subprocess.run(
        [sys.executable, "-c", showing], env=environ, cwd=ROOT, check=True, timeout=60, capture_output=True
    )
    assert "wijha_updates_total 6.0" in shown.stdout.decode()
    assert "wijha_batch_updates_count 2.0" in shown.stdout.decode()
