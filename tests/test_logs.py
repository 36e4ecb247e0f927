"""What is confided to the bot, and what opens it to others, never stands in a log, whatever path it takes."""

from __future__ import annotations

import ast
import asyncio
import dataclasses
import json
import logging
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
import structlog

from bot import logs
from bot.config import BadConfig, Settings, load

pytestmark = pytest.mark.usefixtures("logging_as_before")

ROOT = Path(__file__).parents[1]
TOKEN = "1234567890:AAHcanaryTokenThatNobodyMaySee_12345"
NAME = "FatimaCanary"
STORY = "القصة التي حكيتها لكم وحدكم"
CANARIES = (TOKEN, NAME, STORY, "0661234567", "webhook-canary", "db-canary", "424242424242")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings full of secrets."""
    return dataclasses.replace(
        load({}, tmp_path),
        token=TOKEN,
        webhook_secret="webhook-canary",
        database_url="postgresql+asyncpg://wijha:db-canary@localhost/wijha",
        log_level="debug",
        log_format="json",
    )


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    captured = capsys.readouterr()
    everything = captured.out + captured.err
    for canary in CANARIES:
        assert canary not in everything
    return [json.loads(line) for line in captured.err.splitlines()]


def test_what_we_may_log_is_logged(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """A line of ours says what happened, where and when."""
    logs.set_up(settings)
    structlog.get_logger("bot.turns").info("turn taken", update_id=7, flow="welcome", ms=1.5)
    (line,) = _lines(capsys)
    assert line.pop("timestamp")
    assert line == {
        "event": "turn taken",
        "level": "info",
        "logger": "bot.turns",
        "update_id": 7,
        "flow": "welcome",
        "ms": 1.5,
    }


@pytest.mark.parametrize(
    "given",
    [
        {"name": NAME},
        {"text": STORY},
        {"phone": "0661234567"},
        {"flow": STORY},
        {"update": {"text": STORY}},
        {"url": f"https://api.telegram.org/bot{TOKEN}/sendMessage"},
        {"reason": "call +212 661-234-567 or 0661234567"},
        {"chat_id": 424242424242},
        {"sender_id": 424242424242},
    ],
    ids=lambda given: next(iter(given)),
)
def test_what_is_confided_is_not_logged(
    settings: Settings, capsys: pytest.CaptureFixture[str], given: dict[str, object]
) -> None:
    """Whatever key a canary is logged under, it does not come out, but the line does."""
    logs.set_up(settings)
    structlog.get_logger("bot").warning("noted", **given)
    (line,) = _lines(capsys)
    assert line["event"] == "noted"
    assert next(iter(given)) in line


def test_ids_are_the_same_hash_each_time(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """One person's lines can be followed without knowing who it is."""
    logs.set_up(settings)
    for chat_id in (424242424242, 424242424242, 5):
        structlog.get_logger("bot").info("noted", chat_id=chat_id)
    first, second, other = (line["chat_id"] for line in _lines(capsys))
    assert first == second != other


def test_values_of_library_templates_stay_out(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Libraries quote addresses, updates and rows: what they say is kept, about what is not."""
    logs.set_up(settings)
    logging.getLogger("telegram.Bot").error("Invalid server response for %s: %r", NAME, STORY)
    (line,) = _lines(capsys)
    assert line["event"] == "Invalid server response for %s: %r"


def test_what_comes_without_a_template_is_only_located(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line that was put together before it was logged may hold anything."""
    logs.set_up(settings)
    logging.getLogger("some.library").warning(f"{NAME} wrote {STORY}")
    (line,) = _lines(capsys)
    assert str(line["event"]).startswith("said at tests/test_logs.py:")


def test_talkative_libraries_are_quiet_below_warning(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even at level debug nobody hears the address of each request."""
    logs.set_up(settings)
    for name in logs.QUIET:
        logging.getLogger(name).info("HTTP Request: POST %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
    assert _lines(capsys) == []


def _fail() -> None:
    try:
        raise KeyError(STORY)
    except KeyError as error:
        raise ValueError(f"{NAME}: 0661234567 {TOKEN}") from error


def test_exceptions_are_told_without_their_words(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """Types and places of the whole chain, not what the exceptions say."""
    logs.set_up(settings)
    try:
        _fail()
    except ValueError:
        structlog.get_logger("bot").exception("turn failed")
        logging.getLogger("bot").exception("turn failed: %s", STORY)
    for line in _lines(capsys):
        assert str(line["exception"]).startswith("ValueError at tests/test_logs.py:")
        assert "; after KeyError at tests/test_logs.py:" in str(line["exception"])


def test_words_of_our_own_faults_are_told(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault that says what to do keeps saying it; of a system fault there is the number."""
    logs.set_up(settings)
    log = structlog.get_logger("bot")
    log.error("no start", exc_info=BadConfig(("config.yaml:3: write host:port",)))
    log.error("no start", exc_info=PermissionError(13, STORY, NAME))
    first, second = _lines(capsys)
    assert "config.yaml:3: write host:port" in str(first["exception"])
    assert str(second["exception"]).startswith("PermissionError (13) at")


def test_a_task_that_nobody_awaited_is_told_without_its_words(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """asyncio quotes the task and its exception; we do not."""
    logs.set_up(settings)

    async def forget() -> None:
        async def task() -> None:
            raise ValueError(STORY)

        asyncio.get_running_loop().call_soon(lambda name: _fail(), NAME)
        forgotten = asyncio.create_task(task(), name=NAME)
        await asyncio.wait([forgotten])
        del forgotten

    asyncio.run(forget())
    events = {str(line["event"]) for line in _lines(capsys)}
    assert "Task exception was never retrieved" in events
    assert any(event.startswith("said at asyncio/base_events.py") for event in events)


def test_warnings_are_told_without_their_words(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """Python's warnings go the same way."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logs.set_up(settings)
        warnings.warn(f"{NAME} {STORY}", stacklevel=1)
    (line,) = _lines(capsys)
    assert line["error"] == "UserWarning" and str(line["file"]).startswith("tests/test_logs.py:")


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_what_ends_the_program_is_told_without_its_words(tmp_path: Path, log_format: str) -> None:
    """An uncaught exception, also in a thread or a finaliser, goes through the same gate."""
    script = f"""
import threading, dataclasses
from bot import logs
from bot.config import load
logs.set_up(dataclasses.replace(load({{}}), log_format={log_format!r}))
class Gone:
    def __del__(self): raise ValueError({NAME!r})
def fail(): raise ValueError({STORY!r})
thread = threading.Thread(target=fail); thread.start(); thread.join()
Gone()
raise RuntimeError({TOKEN!r})
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert not [canary for canary in CANARIES if canary in done.stdout + done.stderr]
    for told in ("a thread ended on a fault", "a fault outside any call", "the program ended on a fault"):
        assert told in done.stderr


def test_a_line_that_cannot_be_formatted_is_not_quoted(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong template would have the logging module print the values to standard error."""
    logs.set_up(settings)
    logging.getLogger("bot").error("%d people", STORY)
    assert [line["event"] for line in _lines(capsys)] == ["%d people"]


def _log_calls() -> list[tuple[Path, ast.Call]]:
    """Every call of ours that writes to the log."""
    calls = [
        (path, node)
        for package in ("bot", "storage", "flows")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("log", "logger", "_log", "LOG")
        and node.func.attr in ("debug", "info", "warning", "error", "exception", "critical")
    ]
    assert calls
    return calls


def test_what_is_logged_has_a_name_that_may_be_logged() -> None:
    """Else it would be left out, and whoever reads the log would miss it."""
    known = {*logs.KEYS, *logs.HASHED, "exc_info"}
    unknown = [
        f"{path.name}:{call.lineno}: {keyword.arg}"
        for path, call in _log_calls()
        for keyword in call.keywords
        if keyword.arg not in known
    ]
    assert unknown == []


def test_what_is_logged_is_a_fixed_sentence() -> None:
    """The first argument of every log call of ours is written out, so nothing can slip into it."""
    calls = _log_calls()
    loose = [
        f"{p.name}:{n.lineno}" for p, n in calls if not n.args or not isinstance(n.args[0], ast.Constant)
    ]
    assert loose == []
