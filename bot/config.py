"""Settings: a YAML file and the environment become one frozen object, or a list of all that is wrong.

The environment wins over the file. Nothing is read later: whoever needs a setting is given this object.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any

from bot.config_keys import SETTINGS, VARIABLES
from bot.config_values import Listen
from bot.platform import WEEKDAYS, Platform
from flows.faults import Faulty, unknown
from flows.yaml_reading import Items, Scalar, Table, Tree, read_yaml

FILE = "config.yaml"
"""The settings file that is looked for where the program is started."""

TELEGRAM = "https://api.telegram.org"


class BadConfig(ValueError):
    """The settings cannot be used; `faults` says where (file:line, or a variable), what and what to do."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting. Without a token the bot talks to its own sandbox instead of Telegram.

    `bot_username` is learned from Telegram at start; secrets are not shown by `repr`.
    """

    database_url: str = field(repr=False)
    key_file: Path
    exports_folder: Path
    platform: Platform
    token: str = field(default="", repr=False)
    api_url: str = TELEGRAM
    webhook_url: str = ""
    webhook_secret: str = field(default="", repr=False)
    listen: Listen = field(default_factory=Listen)
    admin_ids: tuple[int, ...] = ()
    default_language: str = "ary"
    staff_language: str = "ar"
    monthly_report: time | None = time(8)
    data_folder: Path | None = None
    log_level: str = "info"
    log_format: str = "console"
    bot_username: str = ""

    @property
    def secrets(self) -> tuple[str, ...]:
        """The values that must never be printed."""
        password = re.search(r"://[^:/@]*:([^@]+)@", self.database_url)
        return tuple(filter(None, (self.token, self.webhook_secret, password and password[1])))


@dataclass(frozen=True, slots=True)
class _Written:
    """A value as it was found: where, and the folder that a relative path in it starts from."""

    value: str
    where: str
    folder: Path


def load(environ: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """Read the settings file of a folder (default: where we are) and the environment; BadConfig if wrong."""
    return _Loading(os.environ if environ is None else environ, folder or Path.cwd()).settings()


class _Loading:
    """One reading of all settings; faults gather until the end."""

    def __init__(self, environ: Mapping[str, str], folder: Path) -> None:
        self._environ = environ
        self._faults: list[str] = []
        self._file = folder / environ.get("WIJHA_CONFIG", FILE)
        self._home = self._file.parent.absolute()
        self._written = dict(self._defaults())

    def settings(self) -> Settings:
        """Put it together; raises BadConfig with every fault."""
        self._read_file()
        self._read_environment()
        values = {name: self._value(name) for name in self._written}
        self._check_together(values)
        if self._faults:
            raise BadConfig(tuple(self._faults))
        return self._settings(values)

    def _defaults(self) -> Iterator[tuple[str, _Written]]:
        path = Path(__file__).with_name("platform.yaml")
        tree = read_yaml(path.read_text("utf-8"), path.name)
        for name, scalar in _flat(tree, ""):
            yield name, _Written(scalar.value, f"{path.name}:{scalar.line}", path.parent)

    def _read_file(self) -> None:
        if not self._file.exists():
            if "WIJHA_CONFIG" in self._environ:
                self._faults.append(f"WIJHA_CONFIG: {self._file} does not exist")
            return
        try:
            tree = read_yaml(self._file.read_text("utf-8"), self._file.name)
        except Faulty as faulty:
            empty = [fault for fault in faulty.faults if fault.message == "the file is empty"]
            self._faults += [] if empty else map(str, faulty.faults)
            return
        except (OSError, UnicodeDecodeError) as error:
            self._faults.append(f"{self._file}: cannot be read ({type(error).__name__})")
            return
        for name, scalar in _flat(tree, ""):
            self._take(name, scalar)

    def _take(self, name: str, scalar: Scalar) -> None:
        where = f"{self._file.name}:{scalar.line}"
        if name not in SETTINGS:
            self._faults.append(f"{where}: {unknown('setting', name, SETTINGS)}")
        elif name == "token":
            self._faults.append(
                f"{where}: a token in a file is soon copied, sent or committed with it; "
                "remove it here, have @BotFather revoke it if others saw it, and set WIJHA_BOT_TOKEN"
            )
        elif SETTINGS[name].secret and self._others_can_read(self._file):
            self._faults.append(f"{where}: others can read this secret; run: chmod 600 {self._file}")
        else:
            self._written[name] = _Written(scalar.value, where, self._home)

    def _others_can_read(self, path: Path) -> bool:
        return os.name == "posix" and bool(path.stat().st_mode & 0o077)

    def _read_environment(self) -> None:
        for variable, value in sorted(self._environ.items()):
            if not variable.startswith("WIJHA_") or variable == "WIJHA_CONFIG":
                continue
            if variable not in VARIABLES:
                self._faults.append(
                    f"{variable}: {unknown('variable', variable, [*VARIABLES, 'WIJHA_CONFIG'])}"
                )
            elif variable == "WIJHA_BOT_TOKEN_FILE":
                self._read_token(Path(value))
            elif value:
                self._written[VARIABLES[variable]] = _Written(value, variable, Path.cwd())

    def _read_token(self, path: Path) -> None:
        where = "WIJHA_BOT_TOKEN_FILE"
        try:
            if self._others_can_read(path):
                self._faults.append(f"{where}: others can read the token; run: chmod 600 {path}")
            else:
                self._written["token"] = _Written(path.read_text("ascii").strip(), where, self._home)
        except (OSError, UnicodeDecodeError) as error:
            self._faults.append(f"{where}: {path} cannot be read ({type(error).__name__})")

    def _value(self, name: str) -> Any:
        written = self._written[name]
        try:
            value = SETTINGS[name].read(written.value)
        except ValueError as error:
            self._faults.append(f"{written.where}: {name}: {error}")
            return None
        return _absolute(name, value, written.folder)

    def _check_together(self, values: Mapping[str, Any]) -> None:
        if values.get("webhook_url") and "webhook_secret" not in values:
            self._faults.append(
                f"{self._written['webhook_url'].where}: without a secret anyone can pretend to be Telegram; "
                "set WIJHA_WEBHOOK_SECRET (make one: openssl rand -hex 32)"
            )
        youngest, oldest = values.get("platform.youngest"), values.get("platform.oldest")
        if youngest and oldest and youngest > oldest:
            self._faults.append(
                f"{self._written['platform.youngest'].where}: the youngest are older than the oldest"
            )

    def _settings(self, values: Mapping[str, Any]) -> Settings:
        own = {name: value for name, value in values.items() if not name.startswith("platform.")}
        data = self._home / "data"
        own.setdefault("database_url", f"sqlite+aiosqlite:///{data / 'wijha.db'}")
        own.setdefault("key_file", _beside(own["database_url"], data) / "wijha.key")
        own.setdefault("exports_folder", self._home / "exports")
        return Settings(platform=_platform(values), **own)


def _flat(tree: Tree, name: str) -> Iterator[tuple[str, Scalar]]:
    """Every value of the file by its dotted name; a list is its values with commas between."""
    match tree:
        case Table():
            for key, value in tree.entries.items():
                yield from _flat(value, f"{name}.{key}" if name else key)
        case Items():
            listed = ",".join(item.value if isinstance(item, Scalar) else "?" for item in tree.items)
            yield name, Scalar(listed, tree.line)
        case Scalar():
            yield name, tree


def _absolute(name: str, value: Any, folder: Path) -> Any:
    """A relative path starts where it was written: beside the file, or where the program is started."""
    if isinstance(value, Path):
        return folder / value.expanduser()
    head, slashes, path = str(value).partition("sqlite+aiosqlite:///")
    if name == "database_url" and slashes and path != ":memory:":
        return f"{head}{slashes}{folder / path}"
    return value


def _beside(database_url: str, otherwise: Path) -> Path:
    _, slashes, path = database_url.partition("sqlite+aiosqlite:///")
    return Path(path).parent if slashes and path != ":memory:" else otherwise


def _platform(values: Mapping[str, Any]) -> Platform:
    def spoken(what: str) -> dict[str, str]:
        start = f"platform.{what}."
        return {name.removeprefix(start): value for name, value in values.items() if name.startswith(start)}

    start: date = values["platform.start_date"]
    return Platform(
        names=spoken("name"),
        addresses=spoken("address"),
        hours=spoken("hours"),
        controllers=spoken("controller"),
        phone=values["platform.phone"],
        cndp_receipt=values["platform.cndp_receipt"],
        health_authorisation=values["platform.health_authorisation"],
        start_date=start,
        id_prefix=values["platform.id_prefix"],
        youngest=values["platform.youngest"],
        oldest=values["platform.oldest"],
        opening={day: values[f"platform.opening.{day}"] for day in WEEKDAYS},
    )
