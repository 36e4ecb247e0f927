"""The process that makes one export: `bot.exporting.apart` starts it, and it ends with whoever did."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from secrets import token_bytes
from typing import Any, Final

from bot.exporting.export import ExportResult, export
from bot.exporting.order import read_order
from flows.loading import load_library
from storage.database import Database
from storage.secrets import Keyring, read_key_file

_BEHIND: Final = 19
"""How much the process steps back behind the conversations (nice)."""

_TELL_EVERY: Final = 0.2


def main() -> None:
    """Read what to do, do it, and say what came of it."""
    told = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_them, daemon=True).start()
    os.nice(_BEHIND)
    try:
        made = asyncio.run(_make(told))
    except Exception as error:
        _say({"fault": type(error).__name__})
        raise SystemExit(1) from None
    _say({"rows": made.rows, "paths": [str(path) for path in made.paths]})


async def _make(told: Mapping[str, Any]) -> ExportResult:
    library = load_library(told["platform"], Path(told["data_folder"]) if told["data_folder"] else None)
    keys = read_key_file(Path(told["key_file"])) if told["key_file"] else Keyring({1: token_bytes(32)})
    database = await Database.open(told["database_url"], keys, readers=1)
    gc.disable()  # rows make no circles, and looking for some takes a quarter of the time
    try:
        return await export(database, library, read_order(told["order"]), Path(told["path"]), _Teller())
    finally:
        await database.close()


class _Teller:
    """Says how far it is, now and then."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, done: int, total: int) -> None:
        if done == total or time.monotonic() >= self._next:
            self._next = time.monotonic() + _TELL_EVERY
            _say({"done": done, "total": total})


def _say(what: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _end_with_them() -> None:
    """Nothing more comes on standard input: they are gone, and nobody wants the file any more."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    main()
