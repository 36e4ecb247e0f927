"""One person, one record: hashes of names, possible duplicates, merges, and the rows of imported files."""

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "name_keys",
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("whole", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["beneficiaries.id"], name=op.f("fk_name_keys_beneficiary_id")
        ),
        sa.PrimaryKeyConstraint("beneficiary_id", "hash", name=op.f("pk_name_keys")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_name_keys_hash"), "name_keys", ["hash"], unique=False)
    op.create_table(
        "duplicates",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("first_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("second_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "state",
            sa.Text(),
            sa.CheckConstraint(
                "state IN ('new', 'later', 'different', 'merged')", name=op.f("ck_duplicates_state")
            ),
            server_default="new",
            nullable=False,
        ),
        sa.Column("decided_by", types.Big, autoincrement=False, nullable=True),
        sa.Column("found_at", types.Instant(), nullable=False),
        sa.Column("decided_at", types.Instant(), nullable=True),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_duplicates_order")),
        sa.ForeignKeyConstraint(["decided_by"], ["staff.id"], name=op.f("fk_duplicates_decided_by")),
        sa.ForeignKeyConstraint(["first_id"], ["beneficiaries.id"], name=op.f("fk_duplicates_first_id")),
        sa.ForeignKeyConstraint(["second_id"], ["beneficiaries.id"], name=op.f("fk_duplicates_second_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicates")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_duplicates_first_id_second_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_duplicates_second_id"), "duplicates", ["second_id"], unique=False)
    op.create_index(
        "ix_duplicates_waiting",
        "duplicates",
        ["score", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('new', 'later')"),
        postgresql_where=sa.text("state IN ('new', 'later')"),
    )
    op.create_table(
        "merges",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("kept_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("other_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("moved", sa.Text(), server_default="", nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("undone_at", types.Instant(), nullable=True),
        sa.Column("undone_by", types.Big, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(["kept_id"], ["beneficiaries.id"], name=op.f("fk_merges_kept_id")),
        sa.ForeignKeyConstraint(["other_id"], ["beneficiaries.id"], name=op.f("fk_merges_other_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_merges_staff_id")),
        sa.ForeignKeyConstraint(["undone_by"], ["staff.id"], name=op.f("fk_merges_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_merges_kept_id"), "merges", ["kept_id"], unique=False)
    op.create_index(op.f("ix_merges_other_id"), "merges", ["other_id"], unique=False)
    op.create_table(
        "imported_rows",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("file", sa.Text(), server_default="", nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["beneficiaries.id"], name=op.f("fk_imported_rows_beneficiary_id")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_imported_rows")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_imported_rows_beneficiary_id"), "imported_rows", ["beneficiary_id"], unique=False
    )
