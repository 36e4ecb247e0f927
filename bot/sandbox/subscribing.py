"""Bot API methods about how updates reach the bot: polling and webhook settings."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.chats import Json
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusals import WEBHOOK_ACTIVE, bad_request, conflict
from bot.sandbox.updates import Subscription
from bot.sandbox.world import World

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def begin_poll(world: World, parameters: Parameters) -> int:
    """Confirm below the offset, note the wanted kinds, replace an older poll; gives the poll's number."""
    queue = world.updates
    if queue.subscription.url:
        raise conflict(WEBHOOK_ACTIVE)
    _note_allowed(queue.subscription, parameters)
    offset = parameters.number("offset", 0)
    if offset:
        queue.confirm_below(offset)
    queue.poll_number += 1
    return queue.poll_number


def polled(world: World, parameters: Parameters) -> list[Json]:
    """List the updates a poll gets now, without confirming them."""
    limit = min(max(parameters.number("limit", 100), 1), 100)
    return [update.as_json() for update in world.updates.waiting(limit)]


def set_webhook(world: World, parameters: Parameters) -> bool:
    """Send updates to an address from now on; an empty address goes back to polling."""
    url = parameters.text("url")
    if not url:
        return delete_webhook(world, parameters)
    _check_address(url)
    secret = parameters.text("secret_token")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    connections = parameters.number("max_connections", 40)
    if not 1 <= connections <= 100:
        raise bad_request("max_connections must be 1-100")
    kept = world.updates.subscription.allowed
    subscription = Subscription(url, secret, connections, kept, parameters.text("ip_address"))
    _note_allowed(subscription, parameters)
    _switch(world, subscription, parameters)
    return True


def delete_webhook(world: World, parameters: Parameters) -> bool:
    """Go back to polling."""
    _switch(world, Subscription(allowed=world.updates.subscription.allowed), parameters)
    return True


def get_webhook_info(world: World, parameters: Parameters) -> Json:
    """Tell the address, what waits, and the last failure."""
    subscription = world.updates.subscription
    info: Json = {
        "url": subscription.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if subscription.url:
        info |= {
            "max_connections": subscription.max_connections,
            "ip_address": subscription.ip_address or "127.0.0.1",
        }
    if subscription.last_error_at:
        info["last_error_date"] = int(subscription.last_error_at.timestamp())
        info["last_error_message"] = subscription.last_error
    return info | ({"allowed_updates": list(subscription.allowed)} if subscription.allowed else {})


def _check_address(url: str) -> None:
    """Apply Telegram's rule (https only), except that plain http may go to this machine."""
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return
    raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _switch(world: World, subscription: Subscription, parameters: Parameters) -> None:
    world.updates.subscription = subscription
    if parameters.flag("drop_pending_updates"):
        world.updates.pending.clear()
    world.updates.poll_number += 1  # a poll under way is over
    world.changed()


def _note_allowed(subscription: Subscription, parameters: Parameters) -> None:
    allowed: Any = parameters.structure("allowed_updates")
    if allowed is None:
        return
    if not isinstance(allowed, list):
        raise bad_request("can't parse allowed_updates: an array of strings expected")
    subscription.allowed = tuple(str(kind) for kind in allowed)
