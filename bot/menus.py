"""Menus that change: a chat is shown the commands that it may use from now on."""

from __future__ import annotations

from bot.batch import Batch
from bot.commands import changed
from bot.staff.capability import Menu
from storage.vocabulary import LANE_STAFF


def show_menu(batch: Batch, menu: Menu, update_id: int) -> None:
    """Have Telegram show a chat the commands it may use, behind whatever is said to people."""
    batch.ledger.send(menu.chat_id, [changed(batch.library, menu)], lane=LANE_STAFF, update_id=update_id)
