"""What waits: outbox, jobs, updates seen, dead letters."""

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("chat_id", types.Big, nullable=False),
        sa.Column(
            "lane",
            sa.Integer(),
            sa.CheckConstraint("lane BETWEEN 0 AND 3", name=op.f("ck_outbox_lane")),
            nullable=False,
        ),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "state",
            sa.Text(),
            sa.CheckConstraint(
                "state IN ('new', 'sent', 'failed', 'cancelled')", name=op.f("ck_outbox_state")
            ),
            server_default="new",
            nullable=False,
        ),
        sa.Column("not_before", types.Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("message_id", types.Big, nullable=True),
        sa.Column("case_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("confidential", types.Flag(), nullable=False),
        sa.Column("update_id", types.Big, nullable=True),
        sa.Column("n", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("sent_at", types.Instant(), nullable=True),
        sa.Column("leased_by", sa.Text(), server_default="", nullable=False),
        sa.Column("leased_until", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_outbox_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("chat_id", "update_id", "n", name=op.f("uq_outbox_chat_id_update_id_n")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_outbox_failed",
        "outbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'failed'"),
        postgresql_where=sa.text("state = 'failed'"),
    )
    op.create_index(
        "ix_outbox_new",
        "outbox",
        ["lane", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'new'"),
        postgresql_where=sa.text("state = 'new'"),
    )
    op.create_index(
        "ix_outbox_new_of_chat",
        "outbox",
        ["chat_id", "lane", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'new'"),
        postgresql_where=sa.text("state = 'new'"),
    )
    op.create_index(
        "ix_outbox_reply",
        "outbox",
        ["chat_id", "message_id"],
        unique=False,
        sqlite_where=sa.text("case_id IS NOT NULL"),
        postgresql_where=sa.text("case_id IS NOT NULL"),
    )
    op.create_table(
        "seen_updates",
        sa.Column("update_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_seen_updates")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_seen_updates_at"), "seen_updates", ["at"], unique=False)
    op.create_table(
        "dead_letters",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("update_id", types.Big, nullable=True),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column(
            "state",
            sa.Text(),
            sa.CheckConstraint("state IN ('new', 'retried', 'dropped')", name=op.f("ck_dead_letters_state")),
            server_default="new",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dead_letters")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_dead_letters_new",
        "dead_letters",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'new'"),
        postgresql_where=sa.text("state = 'new'"),
    )
    op.create_table(
        "jobs",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), server_default="", nullable=False),
        sa.Column("due_at", types.Instant(), nullable=False),
        sa.Column(
            "state",
            sa.Text(),
            sa.CheckConstraint("state IN ('new', 'done', 'failed')", name=op.f("ck_jobs_state")),
            server_default="new",
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("leased_by", sa.Text(), server_default="", nullable=False),
        sa.Column("leased_until", types.Instant(), nullable=True),
        sa.Column("result", sa.Text(), server_default="", nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("ended_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_jobs_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_jobs_new",
        "jobs",
        ["due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'new'"),
        postgresql_where=sa.text("state = 'new'"),
    )
