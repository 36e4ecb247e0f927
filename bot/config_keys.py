"""Every setting by its dotted name in the YAML file: what it is for, and how its value is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import config_values as values
from bot.platform import SPOKEN_AS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Setting:
    """What a setting is for, how it is read (ValueError says what is wrong), whether it is a secret."""

    doc: str
    read: Callable[[str], Any]
    secret: bool = False


_BY_LANGUAGE = {
    "name": "The platform's name",
    "address": "Where its reception space is",
    "hours": "When people can come, in words",
    "controller": "Who answers for the data (law 09-08)",
}

SETTINGS: Mapping[str, Setting] = {
    "token": Setting("The bot's token; only in the environment", values.token, secret=True),
    "api_url": Setting("Root of the Bot API server", values.web_address),
    "database_url": Setting("The database: an SQLite file or a PostgreSQL server", values.database),
    "key_file": Setting("The keys that seal what could name a person", Path),
    "webhook_url": Setting("Public address for updates; without it the bot polls", values.public_address),
    "webhook_secret": Setting("What Telegram must show with each update", values.secret, secret=True),
    "listen": Setting("host:port of the web server", values.listen),
    "admin_ids": Setting("Telegram ids of the first administrators", values.ids),
    "default_language": Setting("Language until one is chosen", values.one_of(*SPOKEN_AS)),
    "staff_language": Setting(
        "Language of the staff group, and of staff until they choose", values.one_of(*SPOKEN_AS)
    ),
    "monthly_report": Setting(
        "When the staff group is sent the results of the month past, on the first", values.time_or_off
    ),
    "data_folder": Setting("A folder whose files replace those of flows/data", Path),
    "log_level": Setting("From which level on is logged", values.one_of("debug", "info", "warning", "error")),
    "log_format": Setting("Logs for people or for machines", values.one_of("console", "json")),
    "exports_folder": Setting("Where exports are made", Path),
    **{
        f"platform.{what}.{language}": Setting(f"{doc} ({language})", values.words)
        for what, doc in _BY_LANGUAGE.items()
        for language in SPOKEN_AS
    },
    "platform.phone": Setting("Telephone of the reception space", values.words),
    "platform.cndp_receipt": Setting("Number of the receipt of the CNDP", values.words),
    "platform.health_authorisation": Setting(
        "Number of the CNDP's authorisation to keep what tells of health", values.words
    ),
    "platform.start_date": Setting("The day from which the platform counts", values.day),
    "platform.id_prefix": Setting("What public ids begin with", values.prefix),
    "platform.youngest": Setting("Youngest age that the platform is for", values.age),
    "platform.oldest": Setting("Oldest age that the platform is for", values.age),
    **{
        f"platform.opening.{day}": Setting(f"Opening hours on {day.capitalize()}", values.hours)
        for day in WEEKDAYS
    },
}


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return "WIJHA_BOT_TOKEN" if name == "token" else "WIJHA_" + name.upper().replace(".", "_")


VARIABLES: Mapping[str, str] = {
    **{variable(name): name for name in SETTINGS},
    "WIJHA_BOT_TOKEN_FILE": "token",
}
"""Environment variables by name -> the setting that each gives; WIJHA_CONFIG names the file itself."""
