"""What the value of a setting may look like: each function reads one, or says plainly what is wrong."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from urllib.parse import urlsplit

from bot.platform import Hours


@dataclass(frozen=True, slots=True)
class Listen:
    """Where the web server listens; port 0 lets the system choose."""

    host: str = "127.0.0.1"
    port: int = 8080

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def token(value: str) -> str:
    """A token of BotFather."""
    if not re.fullmatch(r"\d{1,20}:[A-Za-z0-9_-]{1,200}", value):
        raise ValueError(
            "this is not a bot token; copy it again from @BotFather (digits, a colon, 35 characters)"
        )
    return value


def web_address(value: str) -> str:
    """An http or https address without a slash at its end."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"{value!r} is not a web address; write it as https://name/path")
    return value.rstrip("/")


def public_address(value: str) -> str:
    """An https address; plain http only on this machine."""
    address = web_address(value)
    parts = urlsplit(address)
    if parts.scheme == "http" and not _is_loopback(parts.hostname or ""):
        raise ValueError(
            "Telegram calls only https addresses; write https:// and have nginx or Caddy answer there"
        )
    return address


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def secret(value: str) -> str:
    """A webhook secret, as Telegram takes it."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
        raise ValueError(
            "a webhook secret has 1 to 256 characters of A-Z a-z 0-9 _ -; make one: openssl rand -hex 32"
        )
    return value


def database(value: str) -> str:
    """The address of an SQLite file or a PostgreSQL database."""
    if re.fullmatch(r"sqlite\+aiosqlite:///[^?]+", value) or value.startswith("postgresql+asyncpg://"):
        return value
    raise ValueError(
        "write sqlite+aiosqlite:///path/to/file.db or postgresql+asyncpg://user:password@host/name"
    )


def listen(value: str) -> Listen:
    """Host and port; a port alone is on this machine."""
    host, _, port = value.strip().rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise ValueError(f"{value!r} is not host:port; write 127.0.0.1:8080")
    return Listen(host.strip("[]") or "127.0.0.1", int(port))


def ids(value: str) -> tuple[int, ...]:
    """Numeric Telegram ids, separated by commas or spaces."""
    words = re.split(r"[,\s]+", value.strip(", ")) if value.strip(", ") else []
    wrong = [word for word in words if not word.isdecimal() or not 0 < int(word) < 2**52]
    if wrong:
        raise ValueError(
            f"{wrong[0]!r} is not a Telegram id; ids are numbers, write to @userinfobot to learn yours"
        )
    return tuple(dict.fromkeys(map(int, words)))


def one_of(*values: str) -> Callable[[str], str]:
    """One of a few words, in small letters."""

    def read(value: str) -> str:
        if value.lower() not in values:
            raise ValueError(f"{value!r} is not one of {', '.join(values)}")
        return value.lower()

    return read


def words(value: str) -> str:
    """A line of plain words."""
    if not value.strip() or "\n" in value.strip() or len(value) > 300:
        raise ValueError("write one line of at most 300 characters")
    return value.strip()


def day(value: str) -> date:
    """A date."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is not a date; write it as 2019-01-31") from None


def prefix(value: str) -> str:
    """What public ids begin with."""
    if not re.fullmatch(r"[A-Z]{2,4}", value):
        raise ValueError(f"{value!r} is not a prefix; write two to four capital letters")
    return value


def age(value: str) -> int:
    """An age in years."""
    if not value.isdecimal() or not 8 <= int(value) <= 90:
        raise ValueError(f"{value!r} is not an age in years (8 to 90)")
    return int(value)


def hours(value: str) -> Hours:
    """Opening hours of a day: `closed`, or times such as `08:30-12:30 14:00-16:30`."""
    if value.strip() == "closed":
        return ()
    return tuple(_span(span, value) for span in value.split())


def time_or_off(value: str) -> time | None:
    """A time of day, or None for `off`."""
    if value.strip().lower() == "off":
        return None
    try:
        return time.fromisoformat(value.strip())
    except ValueError:
        raise ValueError(f"{value!r} is not a time; write 08:00, or off") from None


def _span(span: str, value: str) -> tuple[time, time]:
    start, _, end = span.partition("-")
    try:
        opens, closes = time.fromisoformat(start), time.fromisoformat(end)
    except ValueError:
        raise ValueError(
            f"{value!r} are not opening hours; write 08:30-12:30 14:00-16:30, or closed"
        ) from None
    if opens >= closes:
        raise ValueError(f"{span!r} ends before it begins")
    return opens, closes
