"""The verb that imports lists of people and visits."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.cli_words import Language, bar, done, now, settings_for

if TYPE_CHECKING:
    from bot.importing.run import Advance, Outcome
    from flows.imported_rows import Defaults

Channel = Literal["reception", "phone", "caravan", "mobile", "electronic"]
Service = Literal[
    "listening",
    "orientation",
    "accompaniment",
    "training",
    "funding",
    "placement",
    "coop_support",
    "equipment",
    "information",
]

List = Literal["visits", "projects", "organisations", "placements", "baselines"]

app = typer.Typer()


@app.command("import", epilog="Examples: wijha import visits.xlsx · wijha import visits.xlsx --apply")
def import_list(
    file: Annotated[
        Path | None, typer.Argument(help="The list: .xlsx, .csv or .tsv.", exists=True, dir_okay=False)
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write; without it, only say what would be.")
    ] = False,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE.xlsx", help="Make an empty list to fill in.")
    ] = None,
    language: Annotated[Language, typer.Option(help="The language of the template.")] = "ar",
    kind: Annotated[List, typer.Option("--list", help="What the list is of.")] = "visits",
    service: Annotated[Service | None, typer.Option(help="Of rows with a day but without a service.")] = None,
    channel: Annotated[Channel | None, typer.Option(help="Of rows that name none.")] = None,
    day: Annotated[
        datetime | None,
        typer.Option(
            "--day", formats=["%Y-%m-%d"], metavar="DAY", help="Of rows with a service without a day."
        ),
    ] = None,
) -> None:
    """Import a list, of people and visits unless --list says otherwise; a report names every refused row."""
    from bot import verbs
    from flows.imported_rows import Defaults

    if (file is None) == (template is None):
        raise verbs.WrongUse("name a file to import, or --template FILE.xlsx to make an empty one")
    if template is not None:
        _template(template, language, kind)
        return
    assert file is not None
    if kind != "visits" and (service or channel or day):
        raise verbs.WrongUse("--service, --channel and --day are of lists of visits")
    defaults = Defaults(service or "", channel or "", day.date() if day else None)
    with bar("Import") as advance:
        _tell(done(_import(file, apply, kind, defaults, advance)), applied=apply)


async def _import(file: Path, apply: bool, kind: str, defaults: Defaults, advance: Advance) -> Outcome:
    from bot import verbs
    from bot.importing.kept import import_kept_file
    from bot.importing.run import import_file

    settings = settings_for()
    async with verbs.opened(settings) as database:
        library = verbs.library(settings)
        if kind != "visits":
            return await import_kept_file(
                database, settings, library, file, kind, now(), apply=apply, advance=advance
            )
        return await import_file(
            database, settings, library, file, now(), apply=apply, defaults=defaults, advance=advance
        )


def _template(path: Path, language: str, kind: str) -> None:
    from bot import verbs
    from bot.importing.kept import kept_words
    from bot.importing.run import import_words
    from bot.importing.template import write_template
    from flows.import_columns import COLUMNS
    from flows.kept_rows import LISTS

    settings = settings_for()
    words = import_words(settings) if kind == "visits" else kept_words(settings, kind)
    columns = COLUMNS if kind == "visits" else tuple(LISTS[kind].columns)
    try:
        write_template(path, verbs.library(settings), words, language, columns)
    except FileExistsError:
        raise verbs.WrongUse(f"{path} exists already; name another file") from None
    typer.echo(f"written: {path}")


def _tell(outcome: Outcome, *, applied: bool) -> None:
    said = "imported" if applied else "can be imported"
    typer.echo(
        f"{outcome.rows} rows: {outcome.accepted} {said}, {outcome.already} in the record already, "
        f"{len(outcome.refused)} refused"
    )
    if applied:
        done_ = outcome.imported
        typer.echo(
            f"people: {done_.created} new, {done_.recognised} recognised; services: {done_.services}; "
            f"possible duplicates to look at (/duplicates): {done_.pairs}"
        )
    for reason, count in outcome.reasons.items():
        typer.echo(f"  {count} × {reason.removeprefix('import-').replace('-', ' ')}")
    if outcome.unread_columns:
        typer.echo(f"columns that are not read: {', '.join(outcome.unread_columns)}")
    if outcome.report:
        typer.echo(f"refused rows and why: {outcome.report}")
    if not applied:
        typer.echo("Nothing was written. To import: the same with --apply")
