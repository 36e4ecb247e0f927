"""The bot in its own sandbox: no token, nobody real, a fresh record at each start, and something to try.

The look-alike of Telegram runs in the same process, but the bot talks to it over HTTP through the real
python-telegram-bot, so that what works here works there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Final

from bot.app import House, assembled, now, serve_until, until_told
from bot.config import Settings
from bot.config_values import Listen
from bot.sandbox.cast import DEFAULT_CAST, KHADIJA, RACHID, STAFF_GROUP, TOKEN
from bot.sandbox.server import serve
from bot.sandbox.world import World
from flows.library import Library
from storage.courses import CourseEntry, import_catalogue
from storage.importing import read_catalogue
from storage.periods import today_in_casablanca
from storage.places import enrol_place
from storage.staff import add_member

FILE: Final = "sandbox.db"
EXAMPLE: Final = "catalogue.example.yaml"


async def run(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve the sandbox until SIGTERM or SIGINT; `ready` is told the address of its page."""
    stop = until_told()
    world = World(DEFAULT_CAST)
    async with (
        serve(world, TOKEN, settings.listen.host, settings.listen.port) as address,
        assembled(_own(settings, address)) as house,
    ):
        await furnish(house)
        await serve_until(house, stop, lambda: ready(f"{address}/sandbox/"))


def _own(settings: Settings, address: str) -> Settings:
    """The settings with a token, an address and a database of the sandbox's own."""
    folder = settings.key_file.parent
    for leftover in folder.glob(f"{FILE}*"):
        leftover.unlink()
    return replace(
        settings,
        token=TOKEN,
        api_url=address,
        webhook_url="",
        listen=Listen(settings.listen.host, 0),  # the page has the one that was chosen
        database_url=f"sqlite+aiosqlite:///{folder / FILE}",
        admin_ids=(RACHID,),
    )


async def furnish(house: House) -> None:
    """A counsellor, a staff group and a catalogue of invented courses."""
    async with house.database.write() as tx:
        counsellor = await add_member(tx, KHADIJA, "counsellor", now(), name="Khadija", language="ar")
        await enrol_place(tx, STAFF_GROUP, "staff", counsellor.id, now())
        await import_catalogue(tx, _example(house.library), now())


def _example(library: Library) -> Sequence[CourseEntry]:
    text = files("flows").joinpath("data", EXAMPLE).read_text("utf-8")
    fields = [entry.key for entry in library.lists["training_fields"]]
    return read_catalogue(text, EXAMPLE, fields, today_in_casablanca(now()))
