"""Whether a file can be trusted: looked at before the bot starts to work on it."""

from __future__ import annotations

from typing import Final

from storage.database import Database
from storage.errors import RESTORE, StorageRefused

LARGEST: Final = 64 * 2**20
"""Bytes up to which every page is looked at, in a tenth of a second; larger ones: `wijha db check`."""

# Counted, for what the check says may quote the damage, which need not be text.
_FAULTS: Final = "SELECT count(*) FROM pragma_integrity_check(1) WHERE integrity_check != 'ok'"


async def check_sound(database: Database) -> None:
    """StorageRefused, saying what to do, if an SQLite file is damaged; a server looks after itself."""
    if not database.is_sqlite:
        return
    try:
        damaged = await _is_damaged(database)
    except UnicodeDecodeError:  # SQLite quotes a name that is none
        damaged = True
    if damaged:
        raise StorageRefused(f"the file is damaged; {RESTORE}")


async def _is_damaged(database: Database) -> bool:
    async with database.read() as tx:
        pages: int = (await tx.exec_driver_sql("PRAGMA page_count")).scalar_one()
        size: int = (await tx.exec_driver_sql("PRAGMA page_size")).scalar_one()
        if pages * size > LARGEST:
            return False
        return bool((await tx.exec_driver_sql(_FAULTS)).scalar_one())
