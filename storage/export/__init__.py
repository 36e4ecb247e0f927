"""Rows for exports: what was recorded, sheet by sheet, without who it was unless that is asked for.

A person appears under a code that is made anew for each export: within one file the same person keeps it, and
no two files can be joined by it. Names, numbers, Telegram ids and words are not read at all, but for an
identified export, which tells names and telephones; that somebody spoke of danger is never told.
"""

from storage.export.rows import PARTITION, Part, count_rows, roughly, stream_rows
from storage.export.selection import Selection, Value
from storage.export.sheets import SEPARATOR, SHEETS, Column, Kind, Sheet, columns_of, strands

__all__ = [
    "PARTITION",
    "SEPARATOR",
    "SHEETS",
    "Column",
    "Kind",
    "Part",
    "Selection",
    "Sheet",
    "Value",
    "columns_of",
    "count_rows",
    "roughly",
    "strands",
    "stream_rows",
]
