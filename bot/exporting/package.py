"""The parts of a workbook beside its sheets, and the pieces that sheets are put together from (ECMA-376)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from bot.exporting.cells import clean
from bot.exporting.sheets import Page

BOLD, MOMENT, DAY = 1, 2, 3
"""Styles of cells: header, moment, day; 0 is plain."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST_TITLE: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")

SHEET_END: Final = "</worksheet>"
ROWS_END: Final = "</sheetData>"


def words(text: str) -> str:
    """Text as it stands in XML, without what XML cannot hold or Excel would read as an escape."""
    return escape(_ESCAPED.sub("_x005F_", clean(text)))


def text_cell(text: str, style: int = 0) -> str:
    """A cell that holds its own text."""
    if not text:
        return "<c/>"
    styled = f' s="{style}"' if style else ""
    return f'<c t="inlineStr"{styled}><is><t xml:space="preserve">{words(text)}</t></is></c>'


def sheet_start(page: Page, right_to_left: bool) -> str:
    """A sheet up to its first row: direction, header that stays, widths of columns."""
    view = ' rightToLeft="1"' if right_to_left else ""
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(page.widths, 1)
    )
    header = "".join(text_cell(name, BOLD) for name in page.header)
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView{view} workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData><row>{header}</row>"
    )


def sheet_filter(page: Page, rows: int) -> str:
    """The filter of the header, over this many rows."""
    last, number = "", len(page.columns)
    while number:
        number, letter = divmod(number - 1, 26)
        last = chr(ord("A") + letter) + last
    return f'<autoFilter ref="A1:{last}{rows}"/>'


def sheet_title(title: str, number: int) -> str:
    """What a sheet may be called: short enough, without what Excel forbids, numbered from the second on."""
    suffix = f" {number}" if number > 1 else ""
    return _FORBIDDEN.sub(" ", clean(title))[: _LONGEST_TITLE - len(suffix)] + suffix


def shared_strings(strings: Sequence[str]) -> Iterator[str]:
    """The texts that cells refer to by number."""
    yield f'{_HEAD}<sst xmlns="{_MAIN}" uniqueCount="{len(strings)}">'
    for text in strings:
        yield f'<si><t xml:space="preserve">{words(text)}</t></si>'
    yield "</sst>"


def book_parts(titles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Everything else of the package: where the sheets are, what they are called, how cells look."""
    numbers = range(1, len(titles) + 1)
    yield "[Content_Types].xml", _content_types(numbers)
    start = f'<Relationship Id="rId1" Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/>'
    yield "_rels/.rels", f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{start}</Relationships>'
    sheets = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, title in zip(numbers, titles, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>{sheets}</sheets></workbook>',
    )
    yield "xl/_rels/workbook.xml.rels", _relations(numbers)
    yield "xl/styles.xml", _STYLES


def _content_types(numbers: range) -> str:
    parts = [(f"worksheets/sheet{number}", "worksheet") for number in numbers]
    parts += [("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")]
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_KIND}.{kind}+xml"/>' for part, kind in parts
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(numbers: range) -> str:
    parts = [(f"rId{number}", "worksheet", f"worksheets/sheet{number}") for number in numbers]
    parts += [("rIdStyles", "styles", "styles"), ("rIdStrings", "sharedStrings", "sharedStrings")]
    listed = "".join(
        f'<Relationship Id="{id_}" Type="{_RELATED}/{kind}" Target="{target}.xml"/>'
        for id_, kind, target in parts
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/>'
    '</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE7EFEA"/><bgColor indexed="64"/></patternFill>'
    "</fill>"
    '</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" '
    'applyBorder="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
