"""Parquet: one file for each sheet, in codes, for programs; needs the extra `wijha[parquet]` (pyarrow)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from bot.exporting.sheets import Page, apart
from storage.export import Column, Part, strands

_MARGIN: Final = 4_000_000
"""Bytes that may still come after it was seen how large a file is."""

_GROUP: Final = 20_000
"""Rows that are gathered before they are written."""


class NoParquet(RuntimeError):
    """Parquet cannot be written here; the message says what to install."""

    def __init__(self) -> None:
        super().__init__("Parquet needs pyarrow; install it with: pip install 'wijha[parquet]'")


def has_parquet() -> bool:
    """Whether the extra is installed."""
    return find_spec("pyarrow") is not None


class ParquetFiles:
    """Writes the first sheet to `path` and each further one beside it; NoParquet without the extra."""

    def __init__(self, path: Path, most_bytes: int = 0) -> None:
        if not has_parquet():
            raise NoParquet
        self.paths: list[Path] = []
        self._path, self._most = path, most_bytes
        self._page: Page | None = None
        self._is_first = False
        self._number = 0
        self._waiting: list[list[Any]] = []
        self._writer: Any = None
        self._raw = path.open("xb")
        self.paths.append(path)

    def open_sheet(self, page: Page) -> None:
        """Begin a sheet with its schema."""
        self._is_first = self._page is None
        if not self._is_first:
            self.close()
        self._page, self._number = page, 1
        self._begin()

    def write(self, part: Part) -> None:
        """Add rows to the open sheet."""
        for waiting, column in zip(self._waiting, part, strict=True):
            waiting.extend(column)
        if len(self._waiting[0]) >= _GROUP:
            self._flush()
            if self._most and self._raw.tell() > self._most - _MARGIN:
                self.close()
                self._number += 1
                self._begin()

    def close(self) -> None:
        """Finish the last file; calling it again changes nothing."""
        if self._writer is not None:
            self._flush()
            self._writer.close()
            self._writer = None
        self._raw.close()

    def _begin(self) -> None:
        import pyarrow.parquet

        page = self._page
        assert page is not None
        if self._raw.closed:
            sheet = "" if self._is_first else f"-{page.key}"
            further = f"-{self._number}" if self._number > 1 else ""
            path = self._path.with_name(f"{self._path.stem}{sheet}{further}{self._path.suffix}")
            self._raw = path.open("xb")
            self.paths.append(path)
        self._schema = pyarrow.schema([(one.name, _type(one)) for one in page.columns])
        self._writer = pyarrow.parquet.ParquetWriter(self._raw, self._schema, compression="zstd")
        self._waiting = [[] for _ in strands(page.columns)]

    def _flush(self) -> None:
        import pyarrow

        page = self._page
        assert page is not None
        arrays = []
        for number, (column, values) in enumerate(zip(page.columns, self._columns(), strict=True)):
            names = page.names[number]
            told = [names[value] for value in values] if column.kind == "label" and names else values
            made = pyarrow.array(told, pyarrow.string() if column.kind == "day" else None)
            arrays.append(made.cast(self._schema.field(number).type))
        self._writer.write_table(pyarrow.table(arrays, schema=self._schema))
        self._waiting = [[] for _ in strands(page.columns)]

    def _columns(self) -> Iterator[Sequence[Any]]:
        """The values that wait, column by column."""
        assert self._page is not None
        for strand, values in zip(strands(self._page.columns), self._waiting, strict=True):
            if len(strand) == 1:
                yield values
            else:
                yield from zip(*map(apart, values), strict=True) if values else ([],) * len(strand)


def _type(column: Column) -> Any:
    import pyarrow

    match column.kind:
        case "moment":
            return pyarrow.timestamp("us", "Africa/Casablanca")
        case "day":
            return pyarrow.date32()
        case "number":
            return pyarrow.int64()
        case "decimal":
            return pyarrow.float64()
    return pyarrow.string()
