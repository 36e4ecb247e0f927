"""Imports: which rows of files are already in the record, so that a second run changes nothing."""

from sqlalchemy import Column, Integer, LargeBinary

from storage.tables.base import instant, refers, table, words

imported_rows = table(
    "imported_rows",
    Column("digest", LargeBinary, primary_key=True),  # keyed hash of what the row said
    refers("beneficiary_id", "beneficiaries.id", index=True),
    words("file"),
    Column("line", Integer, nullable=False),
    instant("at"),
)
