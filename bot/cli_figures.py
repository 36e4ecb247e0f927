"""The verbs of the command line about figures: official ones, demonstration data, and the kept totals."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.cli_words import bar, done, now, settings_for

if TYPE_CHECKING:
    from bot.config import Settings

Qualifier = Literal["exact", "at_least", "about"]

app = typer.Typer()
baseline_app = typer.Typer(
    no_args_is_help=True, help="Official figures from before the record was kept here."
)
demo_app = typer.Typer(no_args_is_help=True, help="Demonstration data, for an empty database.")
app.add_typer(baseline_app, name="baseline")
app.add_typer(demo_app, name="demo")
totals_app = typer.Typer(no_args_is_help=True, help="The totals that are kept as the record is written.")
app.add_typer(totals_app, name="totals")


@baseline_app.command(
    "add", epilog="Example: wijha baseline add B1 8421 --as-of 2025-06-30 --source MAP --qualifier at_least"
)
def baseline_add(
    indicator: Annotated[
        str, typer.Argument(help="The indicator: B1, B1f, E1, T1 ... (docs/indicators.md).")
    ],
    value: Annotated[int, typer.Argument(min=0, help="The figure.")],
    as_of: Annotated[
        datetime, typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DAY", help="The last day it counts.")
    ],
    source: Annotated[str, typer.Option(help="Who said so: a report, a dispatch.")],
    qualifier: Annotated[Qualifier, typer.Option(help="How sure it is.")] = "exact",
    part: Annotated[str, typer.Option(help="Which part of it, such as commune=agourai.")] = "",
    corrects: Annotated[int | None, typer.Option(help="The number of the figure it replaces.")] = None,
) -> None:
    """Put an official figure on record, or correct one."""
    from bot import figures
    from storage.baselines import Figure

    figure = Figure(indicator, value, as_of.date(), source, qualifier, *figures.split_of(part))
    number = done(figures.keep_figure(settings_for(), figure, corrects, now()))
    typer.echo(f"kept as number {number}")


@baseline_app.command("list", epilog="Example: wijha baseline list")
def baseline_list() -> None:
    """List the official figures that stand."""
    from bot import figures
    from bot.tables import figures_table

    figures_table(done(figures.official_figures(settings_for())))


def _load(fixture: Literal["dispatch", "baseline", "mixed"]) -> None:
    from bot import figures

    with bar("Demonstration data") as advance:
        done(figures.load_demo(settings_for(), fixture, advance))
    typer.echo(
        "done; now see: wijha stats --as-of 2025-06-30"
        if fixture != "mixed"
        else "done; now see: wijha stats"
    )


@demo_app.command(epilog="Example: WIJHA_DATABASE_URL=sqlite+aiosqlite:///demo.db wijha demo dispatch")
def dispatch() -> None:
    """A record of 8,421 synthetic people whose totals are those of the dispatch of July 2025."""
    _load("dispatch")


@demo_app.command(epilog="Example: WIJHA_DATABASE_URL=sqlite+aiosqlite:///demo.db wijha demo baseline")
def baseline() -> None:
    """The figures of the dispatch as official figures, without any rows."""
    _load("baseline")


@demo_app.command(epilog="Example: WIJHA_DATABASE_URL=sqlite+aiosqlite:///demo.db wijha demo mixed")
def mixed() -> None:
    """The same official figures, and a hundred people since, of whom some came before."""
    _load("mixed")


def compare_totals(settings: Settings) -> None:
    """Count the record anew and say whether the kept totals are those; exit code 1 and the remedy if not."""
    from bot import figures

    with bar("Counting the record") as advance:
        verdict = done(figures.verify_totals(settings, advance))
    if not verdict.differing:
        typer.echo(
            f"The totals are those of the record: {verdict.compared:,} tallies compared, no difference."
        )
        return
    typer.echo(f"{verdict.differing:,} differences from the record, in {verdict.compared:,} tallies:")
    for one in verdict.told:
        typer.echo(f"  {one}")
    typer.echo("Put right by: wijha totals rebuild", err=True)
    raise typer.Exit(1)


@totals_app.command(epilog="Example: wijha totals verify || wijha totals rebuild")
def verify() -> None:
    """Compare the kept totals with the record, counted anew; exit code 1 if they differ."""
    compare_totals(settings_for())


@totals_app.command(epilog="Example: wijha totals rebuild && wijha totals verify")
def rebuild() -> None:
    """Count the kept totals anew from the record, all or nothing."""
    from bot import figures

    with bar("Counting the record") as advance:
        written = done(figures.rebuild_totals(settings_for(), advance, now()))
    typer.echo(f"The totals are counted anew: {written:,} tallies.")
