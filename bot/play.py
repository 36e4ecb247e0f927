"""The terminal player: talk with a flow as a young person would, and keep the talk as a golden transcript."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from bot.config import Settings
from bot.talk import Seen, Talk, talk_in
from bot.transcripts import DEEDS, LANGUAGES, Deed, Told, Transcript, play, write_transcript
from flows.library import Library
from storage.courses import CourseEntry
from storage.importing import read_catalogue
from storage.schema import upgrade

BEGINNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""When every talk takes place: what was played today can be played again tomorrow."""

KNOWN = {"consent_service": "yes", "name": "Salma", "sex": "female", "age_band": "18_24"}
"""What is known of the person where a flow begins after the welcome."""

HELP = (
    "Type words, or the number of a button. Besides: "
    + ", ".join(f":{name}" for name in DEEDS if name != "tap")
    + " with what it is (:send voice, :command menu), :quit"
)

Ask = Callable[[], str | None]
"""Gives the next line that was typed, None at the end."""


@dataclass(slots=True)
class Player:
    """One talk in the terminal; `say` shows a line, `ask` gives the next one that was typed."""

    talk: Talk
    say: Callable[[str], None]
    ask: Ask
    verbose: bool = False
    deeds: list[Deed | None] = field(default_factory=list)

    async def go(self, flow: str) -> None:
        """Talk until the person has enough."""
        self.say(HELP)
        self._show(await self.talk.begin(flow))
        self.deeds.append(None if flow != "welcome" else Deed("command", "start"))
        for line in self._lines():
            deed = self._deed(line)
            try:
                self._show(await self.talk.do(deed.what(self.talk, self.talk.person.get("language", ""))))
            except ValueError as error:
                self.say(f"? {error}")
                continue
            self.deeds.append(deed)

    def _lines(self) -> Iterator[str]:
        while (line := self.ask()) is not None and line.strip() != ":quit":
            if line.strip():
                yield line.strip()

    def _deed(self, line: str) -> Deed:
        """A line as a deed: a command with a colon or slash, the number of a button, else words."""
        name, _, value = line.removeprefix(":").partition(" ")
        if line.startswith(":") and name in DEEDS:
            return Deed(name, value or "yes")
        if line.startswith("/"):
            return Deed("command", line.removeprefix("/"))
        buttons = list(self.talk.buttons)
        if line.isdecimal() and 0 < int(line) <= len(buttons):
            return Deed("tap", buttons[int(line) - 1])
        return Deed("write", line)

    def _show(self, seen: Seen) -> None:
        """The words, the buttons with their numbers, and on demand what happened behind them."""
        if seen.text:
            self.say(seen.text)
        number = 0
        for row in seen.rows:
            labels = []
            for label, token in row:
                number += bool(token)
                labels.append(f"[{number} {label}]" if token else f"[{label}]")
            self.say("  " + " ".join(labels))
        if self.verbose:
            self.say("\n".join(f"    · {told}" for told in (*seen.recorded, f"now at {seen.place}")))


@asynccontextmanager
async def talking(
    library: Library,
    settings: Settings,
    flow: str,
    language: str,
    folder: Path,
    catalogue: Sequence[CourseEntry],
) -> AsyncIterator[Talk]:
    """A talk in a new database below `folder`, at the beginning of a flow."""
    file = folder / f"{language}.db"
    await upgrade(f"sqlite+aiosqlite:///{file}")
    person = {"language": language, **known(library, flow)}
    async with talk_in(file, library, settings, person, catalogue, BEGINNING) as talk:
        yield talk


def known(library: Library, flow: str) -> dict[str, str]:
    """What is known of the person who begins in a flow."""
    if flow == "welcome":
        return {}
    role = library.flows[flow].role
    return {**KNOWN, "role": role} if role else dict(KNOWN)


def courses(library: Library, file: Path | None) -> tuple[CourseEntry, ...]:
    """The courses that there are to find: those of a catalogue file, or the invented ones."""
    example = files("flows").joinpath("data", "catalogue.example.yaml")
    text = file.read_text("utf-8") if file else example.read_text("utf-8")
    fields = [entry.key for entry in library.lists["training_fields"]]
    return read_catalogue(text, file.name if file else example.name, fields, BEGINNING.date())


async def talk_in_terminal(
    library: Library,
    settings: Settings,
    flow: str,
    language: str,
    catalogue: Sequence[CourseEntry],
    say: Callable[[str], None],
    ask: Ask,
    *,
    verbose: bool = False,
) -> Transcript:
    """Talk until the end; gives back what was done, to be played again."""
    with tempfile.TemporaryDirectory() as folder:
        async with talking(library, settings, flow, language, Path(folder), catalogue) as talk:
            player = Player(talk, say, ask, verbose)
            await player.go(flow)
    turns = tuple(Told(_any_language(deed, language)) for deed in player.deeds)
    begins = "" if flow == "welcome" else flow
    return Transcript(f"A talk in {flow}.", turns, begins, known(library, flow))


def _any_language(deed: Deed | None, language: str) -> Deed | None:
    """The language chosen in the talk is the language of whoever plays it again."""
    if deed and deed.name == "tap" and deed.value == language:
        return dataclasses.replace(deed, value="$language")
    return deed


async def golden(
    transcript: Transcript, library: Library, settings: Settings, catalogue: Sequence[CourseEntry]
) -> str:
    """Play what was done once in every language; gives the golden transcript as YAML."""
    flow = transcript.flow or "welcome"
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as stack:
            talks: dict[str, Talk] = {}
            for language in LANGUAGES:
                talk = talking(library, settings, flow, language, Path(folder), catalogue)
                talks[language] = await stack.enter_async_context(talk)
            return write_transcript(await play(transcript, talks))
