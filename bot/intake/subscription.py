"""Which way Telegram gives us updates: posted to our address, or kept until we ask.

It is told only what it does not do already: workers that start together do not talk it round again and again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import structlog
from telegram import Bot

from bot.calling import call
from bot.config import Settings
from bot.decode import ALLOWED_UPDATES

log = structlog.get_logger(__name__)

CONNECTIONS: Final = 100
_SECRET_REFUSED: Final = "403"
"""What stands in the last error if we refused the secret that Telegram showed: it knows an older one."""


async def by_webhook(bot: Bot, settings: Settings, info: Mapping[str, Any] | None = None) -> bool:
    """Have updates posted to our address; False if that is so already, by `info` or by asking for it."""
    if _posts_to(settings, info or await call(bot, "getWebhookInfo", {})):
        return False
    parameters = {
        "url": settings.webhook_url,
        "secret_token": settings.webhook_secret,
        "allowed_updates": list(ALLOWED_UPDATES),
        "max_connections": CONNECTIONS,
    }
    await call(bot, "setWebhook", parameters)
    log.info("intake.webhook_set")
    return True


async def by_polling(bot: Bot) -> bool:
    """Have updates kept until we ask for them; False if that is so already."""
    if not (await call(bot, "getWebhookInfo", {})).get("url"):
        return False
    await call(bot, "deleteWebhook", {})
    log.info("intake.webhook_deleted")
    return True


def _posts_to(settings: Settings, info: Mapping[str, Any]) -> bool:
    return (
        info.get("url") == settings.webhook_url
        and set(info.get("allowed_updates", ())) == set(ALLOWED_UPDATES)
        and info.get("max_connections") == CONNECTIONS
        and _SECRET_REFUSED not in info.get("last_error_message", "")
    )
