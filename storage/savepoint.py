"""A part of a transaction that can fail alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from storage.database import Transaction
from storage.errors import told_plainly


@asynccontextmanager
async def savepoint(tx: Transaction) -> AsyncIterator[None]:
    """What is done in the block is undone alone if it fails; what went before it stays."""
    with told_plainly():
        async with tx.begin_nested():
            yield
