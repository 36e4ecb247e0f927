"""Official figures from before the platform kept its record here."""

from sqlalchemy import CheckConstraint, Column, Integer, Text, UniqueConstraint

from storage.tables.append_only import append_only
from storage.tables.base import choice, instant, key, refers, table, words
from storage.tables.types import Day
from storage.vocabulary import QUALIFIERS

baseline_figures = table(
    "baseline_figures",
    key(),
    Column("indicator", Text, nullable=False),  # an id such as B1
    Column("value", Integer, CheckConstraint("value >= 0", name="value"), nullable=False),
    choice("qualifier", QUALIFIERS, "exact"),
    words("split_key"),  # both empty: the whole
    words("split_value"),
    Column("as_of", Day, nullable=False),  # the last day it counts
    Column("source", Text, nullable=False),
    refers("entered_by", "staff.id", optional=True),  # null: from the command line
    instant("entered_at"),
    refers("supersedes", "baseline_figures.id", optional=True),
    CheckConstraint("(split_key = '') = (split_value = '')", name="split"),
    UniqueConstraint("supersedes"),
)
append_only(baseline_figures)
