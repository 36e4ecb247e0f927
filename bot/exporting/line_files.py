"""Files of lines, one for each sheet: what csv and jsonl share, with their limits of size."""

from __future__ import annotations

import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Final

from bot.exporting.sheets import Page, Put, putters
from storage.export import Part

_CELL: Final = 20
"""Bytes of a cell, on the large side: how it is guessed whether a sheet needs packing."""

_MARGIN: Final = 1_000_000
"""Bytes that may still come after it was seen how large a file is."""


class LineFiles(ABC):
    """Writes the first sheet to `path` and each further one beside it.

    With `most_bytes`, what would be larger is packed as zip, and goes on in a further file in good time.
    """

    mark = b""
    """What each file begins with."""

    def __init__(self, path: Path, most_bytes: int = 0) -> None:
        self.paths: list[Path] = []
        self._path, self._most = path, most_bytes
        self._page: Page | None = None
        self._number = 0
        self._file: IO[bytes] | None = None
        self._pack: zipfile.ZipFile | None = None
        self._raw: IO[bytes] | None = None
        self._put: list[Put] = []
        self._open(path, pack=False)  # an older file is seen before anything is read

    def open_sheet(self, page: Page) -> None:
        """Begin a sheet with its header."""
        is_first, self._page, self._number = self._page is None, page, 1
        self._put = putters(page, self.put, ",")
        packed = bool(self._most) and page.rows * len(page.columns) * _CELL > self._most
        if not is_first or packed:
            self._let_go(forget=is_first)
            self._open(self._named(page, is_first), pack=packed)
        self._write(self.mark + self.header(page))

    def write(self, part: Part) -> None:
        """Add rows to the open sheet."""
        if self._most and self._raw is not None and self._raw.tell() > self._most - _MARGIN:
            self._go_on()
        self._write(self.lines([put(column) for put, column in zip(self._put, part, strict=True)]).encode())

    def close(self) -> None:
        """Finish the last file."""
        self._let_go()

    @abstractmethod
    def put(self, page: Page, number: int) -> Put:
        """How the values of a column are written."""

    @abstractmethod
    def header(self, page: Page) -> bytes:
        """The header of a sheet, with its end of line."""

    @abstractmethod
    def lines(self, columns: Sequence[Iterable[str]]) -> str:
        """The lines of rows, each with its end of line."""

    def _go_on(self) -> None:
        assert self._page is not None
        packed, self._number = self._pack is not None, self._number + 1
        self._let_go()
        self._open(self._named(self._page, len(self.paths) == self._number - 1), pack=packed)
        self._write(self.mark + self.header(self._page))

    def _named(self, page: Page, is_first: bool) -> Path:
        sheet = "" if is_first else f"-{page.key}"
        further = f"-{self._number}" if self._number > 1 else ""
        return self._path.with_name(f"{self._path.stem}{sheet}{further}{self._path.suffix}")

    def _open(self, path: Path, *, pack: bool) -> None:
        where = path.with_name(f"{path.name}.zip") if pack else path
        self._raw = where.open("xb")
        self.paths.append(where)
        self._file = self._raw
        if pack:
            self._pack = zipfile.ZipFile(self._raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
            self._file = self._pack.open(path.name, "w", force_zip64=True)

    def _write(self, content: bytes) -> None:
        assert self._file is not None
        self._file.write(content)

    def _let_go(self, *, forget: bool = False) -> None:
        """Close the open file; `forget` takes it away, since it was opened under another name."""
        for one in (self._file, self._pack, self._raw):
            if one is not None:
                one.close()
        self._file = self._pack = self._raw = None
        if forget:
            self.paths.pop().unlink()
