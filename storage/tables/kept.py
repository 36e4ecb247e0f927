"""Totals kept as the record is written: what came of it, and the changes that were not yet folded into it."""

from sqlalchemy import CheckConstraint, Column, Text

from storage.tables.base import instant, key, table
from storage.tables.types import Big, Day

kept_tallies = table(
    "kept_tallies",
    Column("span", Text, primary_key=True),  # a day, month or year in which people were seen
    Column(
        "since", Text, primary_key=True
    ),  # when they were seen last before: a span, "" never, "+" each time
    Column("tally", Text, nullable=False),  # JSON: mark -> how many
    sqlite_with_rowid=False,
)

kept_changes = table(
    "kept_changes",
    key(),
    instant("recorded_at", optional=True),  # the latest of the rows that it counts
    Column("entries", Text, nullable=False),  # JSON: [span, since, marks, how many] ...
)

kept_writers = table(
    "kept_writers",
    # No reference: its check would wait for who is being merged, and they for us.
    Column("beneficiary_id", Big, primary_key=True, autoincrement=False),
    Column("last_on", Day, nullable=False),  # the last day on which they wrote themselves
)

kept_state = table(
    "kept_state",
    Column("id", Big, primary_key=True, autoincrement=False),
    instant("recorded_at"),  # the latest of all rows counted in the tallies
    CheckConstraint("id = 1", name="only"),
)
