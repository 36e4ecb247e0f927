"""Settings are read once, from file and environment; whoever writes them is told everything that is wrong."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, time
from pathlib import Path

import pytest

from bot import config_values as values
from bot.config import TELEGRAM, BadConfig, Settings, load
from bot.config_keys import SETTINGS, VARIABLES, variable
from bot.config_values import Listen
from bot.platform import SPOKEN_AS
from flows.texts import LANGUAGES

ROOT = Path(__file__).parents[1]


def _load(folder: Path, text: str = "", mode: int = 0o600, **environ: str) -> Settings:
    if text:
        file = folder / "config.yaml"
        file.write_text(text, "utf-8")
        file.chmod(mode)
    return load(environ, folder)


def _faults(folder: Path, text: str = "", mode: int = 0o600, **environ: str) -> tuple[str, ...]:
    with pytest.raises(BadConfig) as refused:
        _load(folder, text, mode, **environ)
    return refused.value.faults


def test_nothing_written_is_a_platform_that_works(tmp_path: Path) -> None:
    """Without file and variables: El Hajeb, a database in data/, no token, polling on loopback."""
    settings = _load(tmp_path)
    assert settings.token == "" and settings.webhook_url == "" and settings.api_url == TELEGRAM
    assert settings.database_url == f"sqlite+aiosqlite:///{tmp_path}/data/wijha.db"
    assert settings.key_file == tmp_path / "data" / "wijha.key"
    assert settings.listen == Listen("127.0.0.1", 8080)
    assert settings.default_language == "ary"
    assert settings.platform.start_date == date(2019, 1, 1)
    assert settings.platform.facts("fr")["platform_name"] == "Plateforme provinciale des jeunes d'El Hajeb"


def test_the_example_file_says_what_holds_without_it(tmp_path: Path) -> None:
    """config.example.yaml is both the documentation of the defaults and the defaults themselves."""
    text = (ROOT / "config.example.yaml").read_text("utf-8")
    assert _load(tmp_path, text) == _load(tmp_path)


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    """What was read at start holds until the end."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        _load(tmp_path).token = "1:other"  # type: ignore[misc]


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """Every setting of the file can be given by its variable, too."""
    settings = _load(
        tmp_path,
        "listen: 127.0.0.1:1\nadmin_ids: [1]\nplatform: {phone: '05'}\n",
        WIJHA_LISTEN="0.0.0.0:9000",
        WIJHA_ADMIN_IDS="5, 6 5",
        WIJHA_PLATFORM_PHONE="0535000000",
        WIJHA_API_URL="http://127.0.0.1:8081/",
        WIJHA_BOT_TOKEN="12:abcdefgh",
    )
    assert settings.listen == Listen("0.0.0.0", 9000)
    assert settings.admin_ids == (5, 6)
    assert settings.platform.phone == "0535000000"
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.token == "12:abcdefgh"


def test_an_empty_variable_says_nothing(tmp_path: Path) -> None:
    """`WIJHA_BOT_TOKEN=` in a service file means that there is none."""
    assert _load(tmp_path, WIJHA_BOT_TOKEN="").token == ""


def test_paths_start_where_they_were_written(tmp_path: Path) -> None:
    """Relative paths of the file start at the file, and the keys lie beside the database."""
    folder = tmp_path / "etc"
    folder.mkdir()
    (folder / "wijha.yaml").write_text("database_url: sqlite+aiosqlite:///db/a.db\ndata_folder: mine\n")
    settings = load({"WIJHA_CONFIG": "etc/wijha.yaml"}, tmp_path)
    assert settings.database_url == f"sqlite+aiosqlite:///{folder}/db/a.db"
    assert settings.key_file == folder / "db" / "wijha.key"
    assert settings.data_folder == folder / "mine"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("admin_id: [1]", "config.yaml:1: unknown setting 'admin_id'; did you mean 'admin_ids'?"),
        ("platform:\n  phon: x", "config.yaml:2: unknown setting 'platform.phon'; did you mean"),
        ("token: 1:abc", "config.yaml:1: a token in a file is soon copied"),
        ("listen: here", "config.yaml:1: listen: 'here' is not host:port"),
        ("listen: 127.0.0.1:70000", "config.yaml:1: listen: '127.0.0.1:70000' is not host:port"),
        ("admin_ids: [khadija]", "config.yaml:1: admin_ids: 'khadija' is not a Telegram id"),
        ("api_url: telegram", "config.yaml:1: api_url: 'telegram' is not a web address"),
        ("database_url: mysql://x", "config.yaml:1: database_url: write sqlite+aiosqlite:///"),
        ("default_language: es", "config.yaml:1: default_language: 'es' is not one of ar, ary"),
        ("webhook_url: http://example.org", "config.yaml:1: webhook_url: Telegram calls only https"),
        ("webhook_url: https://example.org", "config.yaml:1: without a secret anyone can pretend"),
        ("webhook_secret: 'a b'", "config.yaml:1: webhook_secret: a webhook secret has 1 to 256"),
        ("log_level: loud", "config.yaml:1: log_level: 'loud' is not one of debug"),
        ("platform: {start_date: 2019}", "config.yaml:1: platform.start_date: '2019' is not a date"),
        ("platform: {id_prefix: hj}", "config.yaml:1: platform.id_prefix: 'hj' is not a prefix"),
        ("platform: {youngest: 5}", "config.yaml:1: platform.youngest: '5' is not an age"),
        ("platform: {youngest: 50}", "config.yaml:1: the youngest are older than the oldest"),
        ("platform: {opening: {monday: 9}}", "config.yaml:1: platform.opening.monday: '9' are not"),
        ("platform: {opening: {sunday: 18:00-09:00}}", "config.yaml:1: platform.opening.sunday: '18:00-"),
        ("platform: {name: {ar: ''}}", "config.yaml:1: platform.name.ar: write one line"),
        ("listen: &a x", "config.yaml:1: anchor '&a'"),
        ("listen: x\nlisten: y", "config.yaml:2: key 'listen' is already on line 1"),
        ("listen: [", "config.yaml:1: not YAML"),
    ],
)  # fmt: skip
def test_faults_of_the_file_are_told_with_their_line(tmp_path: Path, text: str, fault: str) -> None:
    """Each thing that can be written wrongly is refused, where it stands."""
    (told,) = _faults(tmp_path, text)
    assert told.startswith(fault)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Nobody has to start the program five times to learn of five mistakes."""
    faults = _faults(
        tmp_path,
        "listen: x\nlog_level: loud\nfoo: bar\n",
        WIJHA_BOT_TOKEN="no token",
        WIJHA_ADMIN_ID="5",
    )
    assert [fault.split(": ")[0] for fault in faults] == [
        "config.yaml:3",
        "WIJHA_ADMIN_ID",
        "config.yaml:1",
        "config.yaml:2",
        "WIJHA_BOT_TOKEN",
    ]


def test_faults_never_quote_a_secret(tmp_path: Path) -> None:
    """A token with a letter too many does not end up in a log because of it."""
    faults = _faults(tmp_path, WIJHA_BOT_TOKEN="12:secret!", WIJHA_WEBHOOK_SECRET="also secret")
    assert len(faults) == 2 and "secret!" not in str(faults) and "also secret" not in str(faults)


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    """Printing the settings does not print what must stay secret."""
    settings = _load(
        tmp_path,
        WIJHA_BOT_TOKEN="12:canaryone",
        WIJHA_WEBHOOK_SECRET="canarytwo",
        WIJHA_DATABASE_URL="postgresql+asyncpg://wijha:canarythree@localhost/x",
    )
    assert settings.secrets == ("12:canaryone", "canarytwo", "canarythree")
    assert "canary" not in repr(settings)


def test_a_secret_that_others_can_read_is_refused(tmp_path: Path) -> None:
    """A file with a secret must be readable by its owner only."""
    (fault,) = _faults(tmp_path, "webhook_secret: abc\n", mode=0o644)
    assert fault.startswith("config.yaml:1: others can read this secret; run: chmod 600")
    assert _load(tmp_path, "log_level: info\n", mode=0o644)


@pytest.mark.parametrize(("mode", "accepted"), [(0o600, True), (0o400, True), (0o640, False), (0o604, False)])
def test_a_token_can_lie_in_a_file_of_its_own(tmp_path: Path, mode: int, accepted: bool) -> None:
    """As service managers hand out secrets; nobody else may read it."""
    file = tmp_path / "token"
    file.write_text("12:abcdefgh\n")
    file.chmod(mode)
    if accepted:
        assert _load(tmp_path, WIJHA_BOT_TOKEN_FILE=str(file)).token == "12:abcdefgh"
    else:
        (fault,) = _faults(tmp_path, WIJHA_BOT_TOKEN_FILE=str(file))
        assert fault.startswith("WIJHA_BOT_TOKEN_FILE: others can read the token; run: chmod 600")


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    """A typing error in WIJHA_CONFIG does not silently start another platform."""
    (fault,) = _faults(tmp_path, WIJHA_CONFIG="confg.yaml")
    assert fault.startswith("WIJHA_CONFIG: ") and fault.endswith("confg.yaml does not exist")


def test_an_empty_file_is_no_file(tmp_path: Path) -> None:
    """All lines commented out is a fine beginning."""
    assert _load(tmp_path, "# nothing\n") == _load(tmp_path)


def test_every_setting_has_a_variable_of_its_own() -> None:
    """No two settings share a variable."""
    assert {variable(name) for name in SETTINGS} <= set(VARIABLES)
    assert len({variable(name) for name in SETTINGS}) == len(SETTINGS)


def test_platform_facts_fall_back_to_a_language_that_is_understood(tmp_path: Path) -> None:
    """Darija and Tamazight speak as Arabic, English as French, unless written."""
    settings = _load(tmp_path, WIJHA_PLATFORM_NAME_AR="منصة", WIJHA_PLATFORM_ADDRESS_ZGH="ⴰⴷⵖⴰⵔ")
    assert tuple(settings.platform.by_language()) == tuple(SPOKEN_AS)
    assert set(SPOKEN_AS) == set(LANGUAGES)
    assert settings.platform.facts("ary")["platform_name"] == "منصة"
    assert settings.platform.facts("zgh")["platform_address"] == "ⴰⴷⵖⴰⵔ"
    assert settings.platform.facts("fr")["platform_since"] == "2019-01-01"
    without_english = dataclasses.replace(settings.platform, names={"fr": "Plateforme"})
    assert without_english.facts("en")["platform_name"] == "Plateforme"
    assert without_english.facts("zgh")["platform_name"] == ""


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2025-06-30T08:30", True),
        ("2025-06-30T12:29", True),
        ("2025-06-30T12:30", False),
        ("2025-06-30T15:00", True),
        ("2025-06-30T16:30", False),
        ("2025-07-05T10:00", False),
    ],
)
def test_opening_hours_are_data(tmp_path: Path, moment: str, is_open: bool) -> None:
    """A day may have a break, and the weekend none."""
    settings = _load(tmp_path, WIJHA_PLATFORM_OPENING_MONDAY="08:30-12:30 14:00-16:30")
    assert settings.platform.is_open(datetime.fromisoformat(moment)) is is_open


@pytest.mark.parametrize(
    ("value", "read"), [("08:00", time(8)), ("07:30", time(7, 30)), ("off", None), ("OFF", None)]
)
def test_the_monthly_report_has_an_hour_or_none(value: str, read: time | None) -> None:
    """What is neither is refused, with what to write."""
    assert values.time_or_off(value) == read
    with pytest.raises(ValueError, match="write 08:00, or off"):
        values.time_or_off("at eight")
