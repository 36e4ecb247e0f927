"""The verbs of the command line that read and write the record: figures, files, catalogue, tables, staff."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot import cli_figures
from bot.cli_words import Language, bar, done, now, settings_for

if TYPE_CHECKING:
    from bot.verbs import Asked

Role = Literal["counsellor", "coordinator", "reporter", "administrator"]
Kind = Literal["xlsx", "csv", "jsonl", "parquet"]

Period = Annotated[
    str, typer.Argument(help="today, week, month, quarter, year, start, 2025, 2025-06, 2025-Q2")
]
PeriodOrWords = Annotated[
    str,
    typer.Argument(
        help="today, week, month, quarter, year, start, 2025, 2025-06, 2025-Q2, "
        "or a question: 'women trained in 2025'"
    ),
]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DAY", help="What was known at the end of a day."),
]
First = Annotated[
    datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], metavar="DAY", help="The first day.")
]
Last = Annotated[
    datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], metavar="DAY", help="The last day.")
]

app = typer.Typer()
catalogue_app = typer.Typer(no_args_is_help=True, help="The courses that people can sign up for.")
db_app = typer.Typer(no_args_is_help=True, help="The tables of the database.")
staff_app = typer.Typer(no_args_is_help=True, help="Who works with the bot.")
app.add_typer(catalogue_app, name="catalogue")
app.add_typer(db_app, name="db")
app.add_typer(staff_app, name="staff")
app.add_typer(cli_figures.app)


def _asked(period: str, first: datetime | None, last: datetime | None, as_of: datetime | None) -> Asked:
    from bot.verbs import Asked

    return Asked(period, *(moment.date() if moment else None for moment in (first, last, as_of)))


Indicators = Annotated[
    list[str] | None, typer.Option("--indicator", "-i", metavar="ID", help="B1, E2, T1 ...; several times.")
]
By = Annotated[str, typer.Option("--by", metavar="DIMENSION", help="Split by one or two: sex,commune.")]
Where = Annotated[
    list[str] | None,
    typer.Option("--where", "-w", metavar="DIMENSION=VALUE", help="Only of these: commune=agourai."),
]
Compare = Annotated[
    str, typer.Option("--compare", metavar="WHAT", help="With: previous (period), last_year (same days).")
]


@app.command(
    epilog="Examples: wijha stats month · wijha stats 'combien de femmes formées en 2025' · "
    "wijha stats 2025 -i B4 --by sex,commune --compare previous"
)
def stats(
    period: PeriodOrWords = "start",
    first: First = None,
    last: Last = None,
    as_of: AsOf = None,
    indicators: Indicators = None,
    by: By = "",
    where: Where = None,
    compare: Compare = "",
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")] = False,
) -> None:
    """Count every indicator of a period (docs/indicators.md says how), or what is asked of some."""
    from bot import figures, questions

    asked, wanted = (
        _asked(period, first, last, as_of),
        questions.Wanted(indicators or (), by, where or (), compare),
    )
    settings, at = settings_for(), now()
    if questions.is_in_words(asked, settings, at):
        told = done(questions.answered_in_words(settings, asked, wanted, at))
    elif wanted.is_plain:
        told = done(figures.figures(settings, asked, at))
    else:
        told = done(questions.answered(settings, asked, wanted, at))
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        from bot.tables import totals_table, understood_lines

        for line in understood_lines(told):
            typer.echo(line)
        totals_table(told)


@app.command(
    epilog="Example: wijha export 2025 --what people --where sex=female --out women.xlsx --language fr"
)
def export(
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to make; it must not exist yet.")],
    period: Period = "start",
    kind: Annotated[Kind, typer.Option("--format", "-f", help="The format.")] = "xlsx",
    first: First = None,
    last: Last = None,
    as_of: AsOf = None,
    language: Annotated[Language, typer.Option(help="The language of its words.")] = "ar",
    what: Annotated[
        str, typer.Option(help="visits, people, projects, figures, all, or one sheet.")
    ] = "visits",
    where: Annotated[str, typer.Option(help="Filters, such as 'sex=female commune=agourai,bitit'.")] = "",
    identified: Annotated[bool, typer.Option("--identified", help="With names and telephones.")] = False,
    reason: Annotated[str, typer.Option(help="Why names are needed; it is kept in the audit.")] = "",
) -> None:
    """Write what was recorded in a period into files, without names unless asked (docs/exports.md)."""
    from bot import verbs
    from bot.exporting.parquet import NoParquet

    if out.exists():
        raise verbs.WrongUse(f"{out} exists already; name another file")
    settings, at = settings_for(), now()
    wanted = verbs.Export(what, kind, where, language, identified, reason)
    order = verbs.order_of(settings, _asked(period, first, last, as_of), wanted, at)
    try:
        with bar("Export") as advance:
            made = done(verbs.write_export(settings, order, out, at, advance))
    except NoParquet as missing:
        raise verbs.WrongUse(str(missing)) from missing
    typer.echo(f"{made.rows} rows in {', '.join(map(str, made.paths))}")


@catalogue_app.command(
    "import", epilog="Example: wijha catalogue import courses.yaml (format: docs/catalogue.md)"
)
def import_catalogue(
    file: Annotated[Path, typer.Argument(help="The catalogue, as YAML.", exists=True, dir_okay=False)],
) -> None:
    """Add the courses and runs of a file, or update them; nothing is taken away."""
    from bot import verbs

    settings, at = settings_for(), now()
    catalogue = verbs.catalogue_in(settings, file, at)
    with bar("Import") as advance:
        done(verbs.add_catalogue(settings, catalogue, file.name, at, advance))
    typer.echo(f"{len(catalogue)} courses with {sum(len(course.runs) for course in catalogue)} runs")


# --- the database


@db_app.command("upgrade", epilog="Example: wijha db upgrade")
def db_upgrade() -> None:
    """Bring the tables up to date; makes the SQLite file and the keys if there are none."""
    from storage.schema import upgrade
    from storage.secrets import read_key_file

    settings = settings_for()
    read_key_file(settings.key_file)  # before several workers start at once and each would make its own
    typer.echo(f"The tables are at version {done(upgrade(settings.database_url))}.")


# --- staff


@staff_app.command("list", epilog="Example: wijha staff list")
def staff_list() -> None:
    """List who works with the bot."""
    from bot import verbs
    from bot.tables import staff_table

    staff_table(done(verbs.members(settings_for(), now())))


@staff_app.command("invite", epilog="Example: wijha staff invite counsellor")
def staff_invite(role: Annotated[Role, typer.Argument(help="What they will be.")]) -> None:
    """Make a link that makes one person staff, once, within 24 hours."""
    from bot import verbs

    typer.echo(done(verbs.invitation(settings_for(), role, now())))
