"""Telegram is told where to post only if it does otherwise, so that workers do not quarrel."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import connected, worker_name
from bot.config import Settings, load
from bot.config_values import Listen
from bot.intake import subscription
from bot.sandbox.cast import DEFAULT_CAST, TOKEN
from bot.sandbox.server import serve
from bot.sandbox.world import World

OURS = "http://127.0.0.1:1/hook"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A worker that is posted to."""
    return replace(load({}, tmp_path), token=TOKEN, webhook_url=OURS, webhook_secret="one-secret")


def _told(world: World, settings: Settings, *acts: Callable[..., Awaitable[object]]) -> list[str]:
    """What Telegram was told while these acts were done with a bot."""

    async def work() -> None:
        async with serve(world, TOKEN) as address, connected(replace(settings, api_url=address)) as bot:
            for act in acts:
                await act(bot)

    asyncio.run(work())
    return [call.method for call in world.ledger if call.method in ("setWebhook", "deleteWebhook")]


def test_the_first_worker_sets_the_webhook(settings: Settings) -> None:
    """Three workers with the same settings: it is told once, with the secret and the kinds of updates."""
    world = World(DEFAULT_CAST)
    join = lambda bot: subscription.by_webhook(bot, settings)  # noqa: E731
    assert _told(world, settings, join, join, join) == ["setWebhook"]
    assert world.updates.subscription.url == OURS
    assert world.updates.subscription.secret == "one-secret"
    assert "message_reaction" not in world.updates.subscription.allowed


def test_another_address_is_replaced(settings: Settings) -> None:
    """What an older installation has set gives way."""
    world = World(DEFAULT_CAST)
    moved = replace(settings, webhook_url="http://127.0.0.1:1/other")
    told = _told(
        world,
        settings,
        lambda bot: subscription.by_webhook(bot, moved),
        lambda bot: subscription.by_webhook(bot, settings),
    )
    assert told == ["setWebhook", "setWebhook"]
    assert world.updates.subscription.url == OURS


def test_a_refused_secret_is_told_anew(settings: Settings) -> None:
    """Telegram shows a secret that we do not know any more: it is told the new one."""
    world = World(DEFAULT_CAST)

    async def refused(_: object) -> None:
        world.updates.subscription.last_error_at = datetime.now(UTC)
        world.updates.subscription.last_error = "Wrong response from the webhook: 403 Forbidden"

    changed = replace(settings, webhook_secret="another-secret")
    told = _told(
        world,
        settings,
        lambda bot: subscription.by_webhook(bot, settings),
        refused,
        lambda bot: subscription.by_webhook(bot, changed),
    )
    assert told == ["setWebhook", "setWebhook"]
    assert world.updates.subscription.secret == "another-secret"


def test_polling_takes_a_webhook_away_once(settings: Settings) -> None:
    """Only where there is one."""
    world = World(DEFAULT_CAST)
    told = _told(
        world,
        settings,
        subscription.by_polling,
        lambda bot: subscription.by_webhook(bot, settings),
        subscription.by_polling,
        subscription.by_polling,
    )
    assert told == ["setWebhook", "deleteWebhook"]


def test_a_worker_is_called_the_same_after_a_restart(settings: Settings) -> None:
    """By where it listens; where that is left to the system, by its process."""
    one, other = (replace(settings, listen=Listen("127.0.0.1", port)) for port in (8081, 8082))
    assert worker_name(one) == worker_name(replace(one)) != worker_name(other)
    assert worker_name(one).endswith("127.0.0.1:8081")
    assert worker_name(replace(settings, listen=Listen(port=0))).rpartition(":")[2] != "0"
