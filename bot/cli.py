"""The command line: each verb reads its words, calls one function and shows what it gives back.

What is slow to import is imported inside the verbs, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import cli_care, cli_import, cli_record, cli_report, garbage
from bot.cli_words import Language, Out, done, put, settings_for

if TYPE_CHECKING:
    from bot.config import Settings

app = typer.Typer(
    name="wijha",
    help="The Telegram desk of a provincial youth platform. Settings: config.yaml and WIJHA_* variables.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def main(words: list[str] | None = None) -> None:
    """Run one verb and exit: 0 if done, 1 for a fault, 2 for wrong use. Faults are told in one line each."""
    try:
        app(words)
    except Exception as error:
        told = _told(error)
        if told is None:
            raise
        typer.echo(told[1], err=True)
        sys.exit(told[0])


def _told(error: Exception) -> tuple[int, str] | None:
    """The exit code and the words for a fault that its words explain; None for one of the program itself."""
    from bot.config import BadConfig
    from flows.faults import Faulty

    if isinstance(error, BadConfig | Faulty):
        return 1, str(error)
    from telegram.error import InvalidToken, TelegramError

    from bot.logs import Redact
    from bot.verbs import WrongUse
    from storage.errors import StorageError
    from storage.secrets import BadKeyFile

    if isinstance(error, WrongUse):
        return 2, str(error)
    if isinstance(error, BadKeyFile):
        return 1, str(error)
    if isinstance(error, StorageError):
        return 1, f"database: {Redact(())(str(error))}"
    if isinstance(error, InvalidToken):  # its own words hold the token
        return 1, "Telegram does not know this token; copy it again from @BotFather into WIJHA_BOT_TOKEN"
    if isinstance(error, TelegramError):
        return 1, f"Telegram: {Redact(())(error.message)}"
    if isinstance(error, OSError):
        return 1, f"{error.filename or 'system'}: {error.strerror or error}"
    return None


# --- running


@app.command(epilog="Example: WIJHA_BOT_TOKEN=123456:ABC... wijha run")
def run() -> None:
    """Start the bot; without a token, the sandbox."""
    garbage.put_off()
    settings = settings_for(quiet=False)
    if not settings.token:
        _sandbox(settings)
        return
    from bot import app as house

    house.start(house.run(settings, lambda: typer.echo("The bot is running. Ctrl-C stops it.", err=True)))


@app.command(epilog="Example: WIJHA_LISTEN=127.0.0.1:9000 wijha sandbox")
def sandbox() -> None:
    """Start the sandbox: a page that looks like Telegram, to try the bot without a token."""
    _sandbox(settings_for(quiet=False))


def _sandbox(settings: Settings) -> None:
    from bot import app as house
    from bot import sandbox_run

    house.start(sandbox_run.run(settings, lambda address: typer.echo(f"The sandbox is at {address}")))


# --- flows


@app.command(epilog="Example: wijha check && systemctl restart wijha")
def check() -> None:
    """Check settings, flows, lists and texts; faults with file and line, exit code 1 if there are any."""
    from bot import verbs

    faults, notes = verbs.faults(settings_for())
    for fault in faults:
        typer.echo(fault)
    for note in notes:
        typer.echo(f"note: {note}", err=True)
    if faults:
        raise typer.Exit(1)
    typer.echo("Settings, flows and texts are in order.", err=True)


@app.command(epilog="Examples: wijha draw training --language fr · wijha draw --out flows.mmd")
def draw(
    flow: Annotated[str, typer.Argument(help="A flow; without it, all of them.")] = "",
    language: Annotated[Language, typer.Option(help="The language of its words.")] = "fr",
    out: Out = None,
) -> None:
    """Draw a flow as a Mermaid diagram."""
    from bot import verbs

    put(verbs.drawing(settings_for(), flow, language), out)


@app.command(
    epilog="Example: wijha play training --language fr --verbose --save tests/transcripts/training/mine.yaml"
)
def play(
    flow: Annotated[str, typer.Argument(help="Where the talk begins.")] = "welcome",
    language: Annotated[Language, typer.Option(help="The language of the talk.")] = "ary",
    verbose: Annotated[bool, typer.Option(help="Show what is recorded and requested.")] = False,
    save: Annotated[Path | None, typer.Option(help="Keep the talk as a golden transcript.")] = None,
    catalogue: Annotated[Path | None, typer.Option(help="The courses there are to find.")] = None,
) -> None:
    """Talk with a flow in the terminal, in a memory that is forgotten afterwards."""
    from bot import play as player
    from bot import verbs
    from flows.faults import unknown

    settings = settings_for()
    library = verbs.library(settings)
    if flow not in library.flows:
        raise verbs.WrongUse(unknown("flow", flow, library.flows))
    courses = player.courses(library, catalogue)
    talked = done(
        player.talk_in_terminal(
            library, settings, flow, language, courses, typer.echo, _typed, verbose=verbose
        )
    )
    if save:
        put(done(player.golden(talked, library, settings, courses)), save)


def _typed() -> str | None:
    try:
        return input("> ")
    except EOFError:
        return None


@app.command(epilog="Example: wijha schema --out docs/flow.schema.json")
def schema(out: Out = None) -> None:
    """Write the JSON Schema of flow files, for editors."""
    from flows.schema import flow_schema_json

    put(flow_schema_json(), out)


app.add_typer(cli_record.app)
app.add_typer(cli_report.app)
app.add_typer(cli_import.app)
app.add_typer(cli_care.app)
