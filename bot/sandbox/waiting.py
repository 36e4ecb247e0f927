"""Waiting for the world to change, on the event loop that serves it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.sandbox.world import World

T = TypeVar("T")


async def until(world: World, look: Callable[[], T | None], seconds: float) -> T | None:
    """Look now and after each change; gives what was found, or None when time is over or the server stops."""
    news = asyncio.Event()
    world.watchers.add(news.set)
    try:
        async with asyncio.timeout(seconds):
            while (seen := look()) is None and not world.closing:
                await news.wait()
                news.clear()
            return seen
    except TimeoutError:
        return None
    finally:
        world.watchers.discard(news.set)
