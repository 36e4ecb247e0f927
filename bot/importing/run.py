"""An import from beginning to end: read all, say what cannot be understood, then write in small transactions.

Each transaction takes some rows with their marks, so that an import that was broken off goes on where it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from bot.config import Settings
from bot.importing.files import Row, read_rows
from bot.importing.report import report_path, write_report
from bot.verbs import WrongUse
from flows.import_columns import (
    MOST_HEADERS,
    OF_HEALTH,
    TELLING,
    Header,
    ImportWords,
    find_header,
    read_import_words,
    without,
)
from flows.imported_rows import Defaults, Refusal, RowReader, Visit
from flows.library import Library
from storage.database import Database, Transaction, keyring_of
from storage.finding import people
from storage.periods import today_in_casablanca
from storage.staff import audit
from storage.visits import Imported, digest, identity, import_visits, known_rows, numbered

AT_ONCE = 200
"""Rows in one transaction."""

Advance = Callable[[int, int], None]


@dataclass(slots=True)
class Outcome:
    """What became of a file: every row is `accepted`, in the record `already`, or among the `refused`."""

    rows: int
    accepted: int = 0
    already: int = 0
    refused: list[Refusal] = field(default_factory=list)
    imported: Imported = field(default_factory=Imported)
    unread_columns: tuple[str, ...] = ()
    report: Path | None = None

    @property
    def reasons(self) -> dict[str, int]:
        """How often each reason refused a row."""
        return dict(Counter(refusal.reason for refusal in self.refused).most_common())


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as it was read: where its columns stand, its head, its rows by line."""

    header: Header
    head: Row
    rows: dict[int, Row]


def import_words(settings: Settings) -> ImportWords:
    """The names of columns, the operator's own where there are some."""
    own = settings.data_folder / "import_columns.yaml" if settings.data_folder else None
    source = own if own and own.exists() else files("flows").joinpath("data", "import_columns.yaml")
    words = read_import_words(source.read_text(encoding="utf-8"), "import_columns.yaml")
    return words if settings.platform.may_keep_health else without(words, OF_HEALTH)


async def import_file(
    database: Database,
    settings: Settings,
    library: Library,
    path: Path,
    now: datetime,
    *,
    apply: bool = False,
    defaults: Defaults | None = None,
    advance: Advance = lambda done, total: None,
) -> Outcome:
    """Import a list, or without `apply` only say what would become of it; the refused rows go into a report.

    WrongUse for a file without columns that are known.
    """
    words = import_words(settings)
    sheet = read_sheet(path, words)
    today, started_on = today_in_casablanca(now), settings.platform.start_date
    reader = RowReader(library, words, sheet.header, today, started_on, defaults or Defaults())
    read = [one for line, row in sheet.rows.items() if (one := reader.read(line, row))]
    outcome = Outcome(len(read), unread_columns=sheet.header.unread)
    outcome.refused = [one for one in read if isinstance(one, Refusal)]
    async with database.read() as tx:
        new = await _sifted(tx, [one for one in read if isinstance(one, Visit)], outcome)
    outcome.accepted = len(new)
    if apply:
        await _write(database, settings, new, outcome, path.name, now, advance)
    outcome.refused.sort(key=lambda refusal: refusal.line)
    if outcome.refused:
        outcome.report = report_path(path)
        write_report(
            outcome.report, library, settings.staff_language, sheet.head, sheet.rows, outcome.refused
        )
    return outcome


def read_sheet(path: Path, words: ImportWords, telling: Collection[str] = TELLING) -> Sheet:
    """Read a file and find its columns; WrongUse if none is known by its name."""
    rows = read_rows(path)
    header = find_header((row for _, row in rows[:MOST_HEADERS]), words, telling)
    if header is None:
        raise WrongUse(f"{path}: no column is known by its name; see wijha import --template FILE.xlsx")
    head = _joined([row for _, row in rows[max(0, header.line - 2) : header.line]])
    return Sheet(header, head, {line: row for line, row in rows if line > header.line})


def _joined(rows: Sequence[Row]) -> Row:
    """Two rows of headings as one: the lower one where both say something."""
    width = max(map(len, rows))
    wide = [(*row, *(None,) * (width - len(row))) for row in rows]
    return tuple(
        next((cell for cell in reversed(cells) if cell not in (None, "")), None)
        for cells in zip(*wide, strict=True)
    )


async def _sifted(tx: Transaction, visits: Sequence[Visit], outcome: Outcome) -> list[Visit]:
    """The rows that are new: not in the record, not twice in the file, of nobody who does not exist."""
    keyring = keyring_of(tx)
    digests = {visit.line: digest(keyring, visit) for visit in visits}
    known = await known_rows(tx, digests.values())
    alive = await people(tx, known.values())
    by_number = await numbered(tx, (visit.public_id for visit in visits if visit.public_id))
    first: dict[bytes, int] = {}
    new = []
    for visit in visits:
        mark = digests[visit.line]
        if first.setdefault(mark, visit.line) != visit.line:
            outcome.refused.append(Refusal(visit.line, "import-twice", hint=str(first[mark])))
        elif mark in known:
            outcome.already += 1
            if person := alive.get(known[mark]):
                outcome.imported.who[identity(visit)] = person.id
        elif visit.public_id and visit.public_id not in by_number:
            outcome.refused.append(Refusal(visit.line, "import-no-such-number", "public_id", visit.public_id))
        else:
            new.append(visit)
    return new


async def _write(
    database: Database,
    settings: Settings,
    new: Sequence[Visit],
    outcome: Outcome,
    file: str,
    now: datetime,
    advance: Advance,
) -> None:
    for at in range(0, len(new), AT_ONCE):
        async with database.write() as tx:
            part = new[at : at + AT_ONCE]
            prefix = settings.platform.id_prefix
            await import_visits(tx, part, outcome.imported, now, file, prefix)
        advance(at + len(part), len(new))
    async with database.write() as tx:
        await audit(tx, now, None, "import", file[:64], f"{len(new)} rows")
