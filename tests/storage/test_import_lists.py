"""Lists of people and visits: every row is taken or refused with its reason; a second run changes nothing."""

from __future__ import annotations

import datetime as dt
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import func, select

from bot.config import Settings, load
from bot.importing.run import AT_ONCE, import_file, import_words
from bot.importing.template import write_template
from bot.verbs import WrongUse
from flows.import_columns import find_header
from flows.imported_rows import Defaults
from flows.library import Library
from flows.loading import load_library
from storage import visits
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.finding import by_name, by_phone
from storage.periods import named
from storage.privacy import erase
from storage.stats import totals
from storage.tables import beneficiaries, imported_rows, metadata, service_contacts
from tests.messy_list import make_messy, write_messy

pytestmark = pytest.mark.anyio

NOW = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
HEADER = ("Nom complet", "Téléphone", "Commune", "Naissance", "Date", "Service")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The platform as it is without any settings."""
    return load({}, tmp_path_factory.mktemp("settings"))


@pytest.fixture(scope="module")
def library(settings: Settings) -> Library:
    """Our own lists and texts."""
    return load_library(settings.platform.by_language())


def _csv(path: Path, *rows: tuple[Any, ...], separator: str = ";") -> Path:
    lines = [separator.join("" if cell is None else str(cell) for cell in row) for row in (HEADER, *rows)]
    path.write_text("\n".join(lines), "utf-8-sig")
    return path


async def _content(database: Database) -> dict[str, list[Any]]:
    async with database.read() as tx:
        return {
            table.name: sorted(map(str, (await tx.execute(select(table))).all()))
            for table in metadata.sorted_tables
            if table.name != "audit_events"
        }


async def _people(database: Database) -> int:
    async with database.read() as tx:
        return await tx.scalar(select(func.count()).select_from(beneficiaries)) or 0


async def test_a_messy_list_of_8421_people(
    database: Database, settings: Settings, library: Library, tmp_path: Path
) -> None:
    """Every refused row is reported, none is lost, and running it twice changes nothing."""
    messy, path = make_messy(), tmp_path / "messy.xlsx"
    write_messy(messy, path)
    dry = await import_file(database, settings, library, path, NOW)
    assert await _people(database) == 0
    done = await import_file(database, settings, library, path, NOW, apply=True)
    assert {refusal.line for refusal in done.refused} == messy.refused
    assert (dry.accepted, len(dry.refused)) == (done.accepted, len(done.refused))
    assert done.accepted + len(done.refused) == done.rows == messy.expected_rows
    assert done.imported.services == done.accepted
    before = await _content(database)
    again = await import_file(database, settings, library, path, NOW, apply=True)
    assert (again.accepted, again.already, len(again.refused)) == (0, done.accepted, len(done.refused))
    assert await _content(database) == before
    _report_is_whole(done.report, messy.refused)
    async with database.read() as tx:
        counted = await totals(tx, named("start", NOW.date(), dt.date(2019, 1, 1)), dt.date(2019, 1, 1), NOW)
    assert counted.contacts == done.accepted
    assert counted.persons == done.imported.created


def _report_is_whole(report: Path | None, refused: set[int]) -> None:
    assert report is not None and stat.S_IMODE(report.stat().st_mode) == 0o600
    book = openpyxl.load_workbook(report, read_only=True)
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    book.close()
    assert {row[0] for row in rows} == refused
    assert all(isinstance(row[1], str) and row[1] and "import-" not in row[1] for row in rows)


async def test_an_import_that_was_broken_off_goes_on(
    database: Database, settings: Settings, library: Library, tmp_path: Path
) -> None:
    """Whatever was written stays; the rest comes with the next run, and the end is the same."""
    names = [
        f"{first} {last}" for first in ("Salma", "Karim", "Hanae") for last in ("Alaoui", "Bennani", "Drissi")
    ]
    rows = [
        (names[n % 9], f"06612{n % 90:05d}", "Bitit", 2000, f"{1 + n // 90:02d}/05/2024", "Écoute")
        for n in range(270)
    ]
    path = _csv(tmp_path / "visits.csv", *rows)

    def full_disk(done: int, total: int) -> None:
        if done < total:
            raise StorageUnavailable("the disk is full")

    with pytest.raises(StorageUnavailable):
        await import_file(database, settings, library, path, NOW, apply=True, advance=full_disk)
    assert await _people(database) == 90
    done = await import_file(database, settings, library, path, NOW, apply=True)
    assert (done.already, done.accepted) == (AT_ONCE, len(rows) - AT_ONCE)
    assert (await _people(database), done.imported.created) == (90, 0)


async def test_who_is_on_record_is_recognised(
    database: Database, settings: Settings, library: Library, tmp_path: Path
) -> None:
    """Same telephone and name: the visit is theirs; a sister with the telephone is somebody else."""
    first = _csv(tmp_path / "a.csv", ("فاطمة العلوي", "0661234567", "أكوراي", "1999", None, None))
    second = _csv(
        tmp_path / "b.csv",
        ("Fatima ALAOUI", "+212 661 23 45 67", "Agouray", None, "٠٣/٠٥/٢٠٢٤", "التوجيه"),
        ("Khadija ALAOUI", "0661234567", None, None, "03/05/2024", "Orientation"),
        ("Fatima Alaoui", None, "Agourai", "1999", "04/05/2024", "Écoute"),
        separator=",",
    )
    one = await import_file(database, settings, library, first, NOW, apply=True)
    two = await import_file(database, settings, library, second, NOW, apply=True)
    assert (one.imported.created, one.imported.services) == (1, 0)
    assert (two.imported.recognised, two.imported.created, two.imported.services) == (1, 2, 3)
    assert two.imported.pairs == 1
    async with database.read() as tx:
        assert len(await by_phone(tx, "+212661234567")) == 2


async def test_a_row_is_known_again_however_it_is_formatted(
    database: Database, settings: Settings, library: Library, tmp_path: Path
) -> None:
    """Columns in another order, dates as days of Excel, a year later: the same rows."""
    path = _csv(tmp_path / "a.csv", ("Fatima Alaoui", "0661234567", "Agourai", "23", "03/05/2024", "Écoute"))
    await import_file(database, settings, library, path, NOW, apply=True)
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (
        ("Service", "Date", "Âge", "Commune", "Tél", "Nom complet"),
        ("ÉCOUTE", dt.date(2024, 5, 3), 23, "AGOURAI", "06-61-23-45-67", "fatima  alaoui"),
    ):
        book.active.append(row)
    book.save(tmp_path / "b.xlsx")
    later = NOW + dt.timedelta(days=365)
    again = await import_file(database, settings, library, tmp_path / "b.xlsx", later, apply=True)
    assert (again.accepted, again.already) == (0, 1)
    assert await _people(database) == 1


async def test_who_was_erased_is_not_brought_back(
    database: Database, settings: Settings, library: Library, tmp_path: Path
) -> None:
    """The file still holds them; the record takes nothing of it again."""
    path = _csv(
        tmp_path / "a.csv", ("Fatima Alaoui", "0661234567", "Agourai", "1999", "03/05/2024", "Écoute")
    )
    await import_file(database, settings, library, path, NOW, apply=True)
    async with database.write() as tx:
        (person,) = await by_name(tx, "فاطمة العلوي")
        await erase(tx, person.id, NOW)
        assert await tx.scalar(select(imported_rows.c.file)) == ""
    again = await import_file(database, settings, library, path, NOW, apply=True)
    assert (again.accepted, again.already) == (0, 1)
    async with database.read() as tx:
        assert await by_name(tx, "فاطمة العلوي") == []


async def test_what_rows_do_not_say_can_be_said_once(
    database: Database, settings: Settings, library: Library, tmp_path: Path
) -> None:
    """A list of a caravan day: one service, one channel, one day for all."""
    path = tmp_path / "names.csv"
    path.write_text("الاسم الكامل\nسلمى العلوي\nكريم بناني\n", "utf-8")
    defaults = Defaults("listening", "caravan", dt.date(2025, 5, 3))
    done = await import_file(database, settings, library, path, NOW, apply=True, defaults=defaults)
    assert done.imported.services == 2
    async with database.read() as tx:
        columns = (service_contacts.c.channel, service_contacts.c.sub_channel, service_contacts.c.occurred_on)
        rows = {tuple(row) for row in await tx.execute(select(*columns))}
    assert rows == {("mobile", "caravan", dt.date(2025, 5, 3))}


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
async def test_a_template_is_read_back(
    database: Database, settings: Settings, library: Library, tmp_path: Path, language: str
) -> None:
    """Every column it has and every choice it offers is understood."""
    path, words = tmp_path / "template.xlsx", import_words(settings)
    write_template(path, library, words, language)
    book = openpyxl.load_workbook(path)
    sheet, glossary = book.worksheets
    header = find_header([[cell.value for cell in sheet[1]]], words)
    assert header is not None and len(header.places) == len(sheet[1])
    titles = {cell.value: at for at, cell in enumerate(sheet[1])}
    wanted = [row for row in glossary.iter_rows(min_row=2, values_only=True) if row[2] and row[0] in titles]
    assert len(wanted) == 8
    for name, _, values, _ in wanted:
        for number, value in enumerate(str(values).split(" · ")):
            row: list[Any] = [None] * len(titles)
            row[header.places["name"]] = f"سلمى {name} {number}"
            row[header.places["happened_on"]] = "03/05/2024"
            row[header.places["service"]] = library.texts.label(language, "service-listening", {})
            row[titles[name]] = value
            sheet.append(row)
    book.save(path)
    done = await import_file(database, settings, library, path, NOW)
    assert [(refusal.column, refusal.cell) for refusal in done.refused] == []
    with pytest.raises(FileExistsError):
        write_template(path, library, words, language)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b"no workbook"), ("a.csv", b"\0\1\2"), ("b.csv", b"one;two\n1;2\n"), ("c.csv", b"")],
)
async def test_what_is_no_list_is_refused(
    database: Database, settings: Settings, library: Library, tmp_path: Path, name: str, content: bytes
) -> None:
    """With one clear sentence, before anything is written."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(WrongUse):
        await import_file(database, settings, library, tmp_path / name, NOW, apply=True)
    assert visits.Imported().created == await _people(database) == 0


@pytest.mark.parametrize(("authorisation", "kept"), [("—", ["", ""]), ("CNDP D-123/2026", ["no", "yes"])])
async def test_what_tells_of_health_is_read_with_an_authorisation(
    database: Database,
    settings: Settings,
    library: Library,
    tmp_path: Path,
    authorisation: str,
    kept: list[str],
) -> None:
    """Without one the column is said not to be read, and the people are taken without it."""
    allowed = replace(settings, platform=replace(settings.platform, health_authorisation=authorisation))
    path = tmp_path / "list.csv"
    path.write_text("Nom complet;En situation de handicap\nAmina Alaoui;Oui\nKarim Zinebi;لا\n", "utf-8")
    done = await import_file(database, allowed, library, path, NOW, apply=True)
    assert done.imported.created == 2
    assert done.unread_columns == (("En situation de handicap",) if kept == ["", ""] else ())
    async with database.read() as tx:
        assert sorted(await tx.scalars(select(beneficiaries.c.disability))) == kept


async def test_an_authorisation_makes_no_visit_of_the_same_row_again(
    database: Database, settings: Settings, library: Library, tmp_path: Path
) -> None:
    """A list imported before and after: the same rows, whose visits count once."""
    allowed = replace(settings, platform=replace(settings.platform, health_authorisation="D-123/2026"))
    path = tmp_path / "list.csv"
    path.write_text("Nom complet;Handicap;Date;Service\nAmina Alaoui;Oui;03/05/2024;Orientation\n", "utf-8")
    first = await import_file(database, settings, library, path, NOW, apply=True)
    again = await import_file(database, allowed, library, path, NOW, apply=True)
    assert (first.imported.services, again.imported.services, again.already) == (1, 0, 1)
