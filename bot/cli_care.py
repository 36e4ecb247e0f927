"""The verbs that keep the bot well: doctor, backups, dead letters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli_figures import compare_totals
from bot.cli_record import db_app
from bot.cli_words import done, now, settings_for

app = typer.Typer()
dead_app = typer.Typer(no_args_is_help=True, help="Updates that could not be taken.")
app.add_typer(dead_app, name="dead")

Number = Annotated[int, typer.Argument(help="Its number in `wijha dead list`.")]


@app.command(epilog="Example: wijha doctor || systemctl status wijha")
def doctor() -> None:
    """Look for what keeps the bot from its work; each fault with its remedy, exit code 1 if there is any."""
    from bot.doctor import examine

    findings = done(examine(settings_for(), now))
    for one in findings:
        typer.echo(f"{'ok   ' if one.well else 'FAULT'} {one.what}: {one.stands}")
        if not one.well:
            typer.echo(f"      -> {one.remedy}")
    if not all(one.well for one in findings):
        raise typer.Exit(1)


# --- the database


@db_app.command("check", epilog="Examples: wijha db check · wijha db check /backup/wijha-2026-03-02.db")
def db_check(
    file: Annotated[
        Path | None, typer.Argument(help="A backup; without it, the database.", exists=True)
    ] = None,
) -> None:
    """Say whether the database and its kept totals, or a backup, are sound; exit code 1 if not."""
    from bot import verbs
    from storage.backup import check_backup, check_file
    from storage.locking import sqlite_file

    if file:
        typer.echo(f"{file} is as it was made, and sound; its tables are at version {check_backup(file)}.")
        return
    settings = settings_for()
    version = done(verbs.table_version(settings))
    if database := sqlite_file(settings.database_url):
        check_file(database)
    typer.echo(f"The database is sound. The tables are at version {version}, as they should be.")
    compare_totals(settings)


@db_app.command("backup", epilog="Example: wijha db backup /backup/wijha-2026-03-02.db")
def db_backup(file: Annotated[Path, typer.Argument(help="The file to make; it must not exist yet.")]) -> None:
    """Copy the database while the bot runs; the digest of the copy is written beside it."""
    from storage.backup import back_up, digest_file

    settings = settings_for()
    made = back_up(settings.database_url, file.absolute())
    typer.echo(f"{file}: {made.size:,} bytes, {digest_file(file).name} beside it.")
    typer.echo(
        f"Without the keys no name in it can be read; keep a copy of {settings.key_file} elsewhere.", err=True
    )


@db_app.command(
    "restore", epilog="Example: systemctl stop wijha && wijha db restore /backup/wijha-2026-03-02.db"
)
def db_restore(
    file: Annotated[Path, typer.Argument(help="A backup.", exists=True, dir_okay=False)],
    send_waiting: Annotated[
        bool, typer.Option("--send-waiting", help="Send what waited when the backup was made.")
    ] = False,
) -> None:
    """Put a backup in the place of the database, while the bot does not run; the former file is kept."""
    from storage.backup import restore
    from storage.migrations import HEAD

    restored = restore(settings_for().database_url, file.absolute(), now(), send_waiting=send_waiting)
    typer.echo(f"{file} is now the database.")
    if restored.former:
        typer.echo(f"The former one is kept: {restored.former}")
    if restored.cancelled:
        typer.echo(f"{restored.cancelled} messages that waited then are not sent again.")
    if restored.version != HEAD:
        typer.echo("Its tables are older than this program; run: wijha db upgrade")


# --- dead letters


@dead_app.command("list", epilog="Example: wijha dead list")
def dead_list() -> None:
    """List updates that could not be taken, without what people wrote."""
    from bot.letters import listed

    for one in done(listed(settings_for())):
        kept = f"{one.at:%Y-%m-%d %H:%M}  update {one.update_id}  {one.kind}"
        typer.echo(f"{one.id}  {kept}  {one.error} ({one.attempts} attempts)")


@dead_app.command("retry", epilog="Example: wijha dead retry 3")
def dead_retry(number: Number) -> None:
    """Have the bot take one once more, as when its fault has been mended."""
    from bot.letters import retry

    done(retry(settings_for(), number, now()))
    typer.echo("The bot takes it now, or when it next runs. If it fails again, it stays in the list.")


@dead_app.command("drop", epilog="Example: wijha dead drop 3")
def dead_drop(number: Number) -> None:
    """Forget one for good."""
    from bot.letters import drop

    done(drop(settings_for(), number, now()))
    typer.echo("It is forgotten.")
