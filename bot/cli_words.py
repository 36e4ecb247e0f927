"""What the verbs of the command line share: kinds of words, settings with logs, output and progress."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

if TYPE_CHECKING:
    from bot.config import Settings

T = TypeVar("T")

Language = Literal["ar", "ary", "fr", "en", "zgh"]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Write to a file instead of the screen.")]


def settings_for(*, quiet: bool = True) -> Settings:
    """The settings, with logs set up; verbs that answer at once log only what goes wrong."""
    import dataclasses

    from bot.config import load
    from bot.logs import set_up

    settings = load()
    set_up(dataclasses.replace(settings, log_level="warning") if quiet else settings)
    return settings


def now() -> datetime:
    """The time, aware UTC."""
    return datetime.now(UTC)


def done(work: Coroutine[Any, Any, T]) -> T:
    """Do some work to its end."""
    return asyncio.run(work)


def put(text: str, out: Path | None) -> None:
    """Show a text, or write it to a file."""
    if out is None:
        typer.echo(text.rstrip("\n"))
    else:
        out.write_text(text, "utf-8")
        typer.echo(f"written: {out}", err=True)


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error; gives the function that moves it."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
