"""Who may be who: hashes by which names are found, pairs that may be one, merges and what they moved."""

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, UniqueConstraint

from storage.tables.base import choice, instant, key, refers, table, where, words
from storage.tables.types import Flag
from storage.vocabulary import DUPLICATE_STATES

name_keys = table(
    "name_keys",
    refers("beneficiary_id", "beneficiaries.id", primary=True),
    Column("hash", LargeBinary, primary_key=True, index=True),  # keyed: a name cannot be read from it
    Column("whole", Flag, nullable=False),  # of the whole name, not of two words of it
)

duplicates = table(
    "duplicates",
    key(),
    refers("first_id", "beneficiaries.id"),
    refers("second_id", "beneficiaries.id", index=True),
    Column("score", Integer, nullable=False),  # how likely, 0 to 100
    words("reasons"),
    choice("state", DUPLICATE_STATES, "new"),
    refers("decided_by", "staff.id", optional=True),
    instant("found_at"),
    instant("decided_at", optional=True),
    UniqueConstraint("first_id", "second_id"),
    CheckConstraint("first_id < second_id", name="order"),
    where("ix_duplicates_waiting", "score", "id", condition="state IN ('new', 'later')"),
)

merges = table(
    "merges",
    key(),
    refers("kept_id", "beneficiaries.id", index=True),
    refers("other_id", "beneficiaries.id", index=True),
    words("moved"),  # JSON: ids of the rows that changed hands, names of the facts filled in; never a value
    refers("staff_id", "staff.id", optional=True),
    instant("at"),
    instant("undone_at", optional=True),
    refers("undone_by", "staff.id", optional=True),
)
