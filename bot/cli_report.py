"""The verbs of the command line that show results: a card, a paragraph for the press, a report to print."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_words import Language, done, now, settings_for

app = typer.Typer()
report_app = typer.Typer(no_args_is_help=True, help="Results as a card, a press paragraph or a report.")
app.add_typer(report_app, name="report")

Which = Annotated[str, typer.Option("--period", help="month, year, start, 2025, 2025-06, 2025-Q2 or A..B")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DAY", help="What was known at the end of a day."),
]
Lang = Annotated[Language, typer.Option("--lang", "--language", help="The language: ar, fr or en.")]
File = Annotated[Path, typer.Option("--out", "-o", help="The file to write.")]


def _write(kind: str, period: str, as_of: datetime | None, language: str, out: Path | None) -> None:
    from bot.reporting.writing import write
    from bot.verbs import Asked

    asked = Asked(period, as_of=as_of.date() if as_of else None)
    content = done(write(settings_for(), kind, asked, language, now()))
    if out is None:
        typer.echo(content.decode("utf-8").rstrip("\n"))
        return
    out.write_bytes(content)
    typer.echo(f"written: {out}", err=True)


@report_app.command(epilog="Example: wijha report chart --period 2025-06 --lang ar --out june.png")
def chart(out: File, period: Which = "start", as_of: AsOf = None, language: Lang = "ar") -> None:
    """Draw the figures of a period as one picture (PNG) for a phone."""
    _write("chart", period, as_of, language, out)


@report_app.command(epilog="Example: wijha report paragraph --as-of 2025-06-30 --lang fr")
def paragraph(
    period: Which = "start",
    as_of: AsOf = None,
    language: Lang = "ar",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A file instead of the screen.")] = None,
) -> None:
    """Write the results as the press prints them, and how each figure was counted."""
    _write("paragraph", period, as_of, language, out)


@report_app.command(epilog="Example: wijha report pdf --period 2025 --lang fr --out 2025.pdf")
def pdf(out: File, period: Which = "start", as_of: AsOf = None, language: Lang = "ar") -> None:
    """Write the report of a period (PDF): figures, charts, tables, and how everything was counted."""
    _write("pdf", period, as_of, language, out)
