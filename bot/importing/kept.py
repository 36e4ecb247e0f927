"""Importing lists of projects, organisations, placements and official figures, as those of people are.

The same dry run, the same report of refused rows, the same small transactions, each with its marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from bot.config import Settings
from bot.importing.report import report_path, write_report
from bot.importing.run import AT_ONCE, Advance, Outcome, read_sheet
from flows.import_columns import ImportWords, read_import_words
from flows.imported_rows import Refusal
from flows.kept_rows import LISTS, KeptReader, KeptRow
from flows.library import Library
from storage.baselines import NoSuchFigure
from storage.database import Database, Transaction, keyring_of
from storage.kept_import import fact_digest, figure_of, import_kept, known_facts
from storage.periods import today_in_casablanca
from storage.projects import project
from storage.staff import audit
from storage.visits import numbered


def kept_words(settings: Settings, kind: str) -> ImportWords:
    """The names of the columns of a list, the operator's own where there are some."""
    name = f"import_{kind}.yaml"
    own = settings.data_folder / name if settings.data_folder else None
    source = own if own and own.exists() else files("flows").joinpath("data", name)
    return read_import_words(source.read_text(encoding="utf-8"), name, tuple(LISTS[kind].columns))


async def import_kept_file(
    database: Database,
    settings: Settings,
    library: Library,
    path: Path,
    kind: str,
    now: datetime,
    *,
    apply: bool = False,
    advance: Advance = lambda done, total: None,
) -> Outcome:
    """Import a list of this kind, or without `apply` only say what would become of it.

    WrongUse for a file without columns that are known.
    """
    words = kept_words(settings, kind)
    sheet = read_sheet(path, words, LISTS[kind].one_of + LISTS[kind].needs)
    today, started_on = today_in_casablanca(now), settings.platform.start_date
    reader = KeptReader(library, words, sheet.header, today, started_on, kind=kind)
    read = [one for line, row in sheet.rows.items() if (one := reader.read_kept(line, row))]
    outcome = Outcome(len(read), unread_columns=sheet.header.unread)
    outcome.refused = [one for one in read if isinstance(one, Refusal)]
    async with database.read() as tx:
        new = await _sifted(tx, kind, [one for one in read if isinstance(one, KeptRow)], outcome)
    outcome.accepted = len(new)
    if apply:
        await _write(database, settings, kind, new, outcome, path.name, now, advance)
    outcome.refused.sort(key=lambda refusal: refusal.line)
    if outcome.refused:
        outcome.report = report_path(path)
        language = settings.staff_language
        write_report(outcome.report, library, language, sheet.head, sheet.rows, outcome.refused)
    return outcome


async def _sifted(tx: Transaction, kind: str, rows: Sequence[KeptRow], outcome: Outcome) -> list[KeptRow]:
    """The rows that are new, and that speak of what exists and can be."""
    keyring = keyring_of(tx)
    digests = {row.line: fact_digest(keyring, row) for row in rows}
    known = await known_facts(tx, digests.values())
    by_number = await numbered(tx, (row.text("public_id") for row in rows if row.text("public_id")))
    first: dict[bytes, int] = {}
    new = []
    for row in rows:
        mark = digests[row.line]
        if first.setdefault(mark, row.line) != row.line:
            outcome.refused.append(Refusal(row.line, "import-twice", hint=str(first[mark])))
        elif mark in known:
            outcome.already += 1
        elif refusal := await _impossible(tx, kind, row, by_number):
            outcome.refused.append(refusal)
        else:
            new.append(row)
    return new


async def _impossible(tx: Transaction, kind: str, row: KeptRow, by_number: dict[str, int]) -> Refusal | None:
    """Why a row cannot be put on record, if so."""
    number, reference = row.text("public_id"), row.text("reference")
    if number and number not in by_number:
        return Refusal(row.line, "import-no-such-number", "public_id", number)
    if reference and await project(tx, reference) is None:
        return Refusal(row.line, "import-no-such-project", "reference", reference)
    if (row.number("members_women") or 0) > (row.number("members_total") or 0):
        return Refusal(row.line, "import-women", "members_women", row.text("members_women"))
    if kind == "baselines":
        try:
            figure_of(row)
        except NoSuchFigure:
            return Refusal(row.line, "import-no-such-figure", "part", row.text("part"))
    started_on, checked_on = row.day("started_on"), row.day("checked_on")
    if started_on and checked_on and checked_on < started_on:
        return Refusal(row.line, "import-checked-early", "checked_on", checked_on.isoformat())
    return None


async def _write(
    database: Database,
    settings: Settings,
    kind: str,
    new: Sequence[KeptRow],
    outcome: Outcome,
    file: str,
    now: datetime,
    advance: Advance,
) -> None:
    for at in range(0, len(new), AT_ONCE):
        part = new[at : at + AT_ONCE]
        async with database.write() as tx:
            await import_kept(tx, kind, part, outcome.imported, now, file, settings.platform.id_prefix)
        advance(at + len(part), len(new))
    async with database.write() as tx:
        await audit(tx, now, None, "import", file[:64], f"{kind}: {len(new)} rows")
