"""Totals kept as the record is written; corrections and merged records are found by indexes of their own."""

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

FEW = (
    ("beneficiaries", "merged_into"),
    ("interactions", "supersedes"),
    ("service_contacts", "supersedes"),
)


def upgrade() -> None:
    op.create_table(
        "kept_tallies",
        sa.Column("span", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("tally", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("span", "since", name=op.f("pk_kept_tallies")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "kept_changes",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=True),
        sa.Column("entries", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_changes")),
        sqlite_strict=True,
    )
    op.create_table(
        "kept_writers",
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("last_on", types.Day(), nullable=False),
        sa.PrimaryKeyConstraint("beneficiary_id", name=op.f("pk_kept_writers")),
        sqlite_strict=True,
    )
    op.create_table(
        "kept_state",
        sa.Column("id", types.Big, autoincrement=False, nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_kept_state_only")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_state")),
        sqlite_strict=True,
    )
    for table, column in FEW:
        is_set = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"ix_{table}_{column}",
            table,
            [column],
            unique=False,
            sqlite_where=is_set,
            postgresql_where=is_set,
        )


def downgrade() -> None:
    for table, column in FEW:
        op.drop_index(f"ix_{table}_{column}", table_name=table)
    for table in ("kept_state", "kept_writers", "kept_changes", "kept_tallies"):
        op.drop_table(table)
