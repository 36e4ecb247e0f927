"""Talks and the record: conversations, cases, appointments, interactions, service contacts."""

import sqlalchemy as sa
from alembic import op

from storage.tables import types
from storage.tables.append_only import statements

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "interactions": (
        [
            "id",
            "beneficiary_id",
            "channel",
            "sub_channel",
            "service",
            "flow",
            "node",
            "kind",
            "answer",
            "language",
            "staff_id",
            "update_id",
            "occurred_at",
            "recorded_at",
            "supersedes",
        ],
        "answer",
    ),
    "service_contacts": (
        [
            "id",
            "beneficiary_id",
            "service",
            "channel",
            "sub_channel",
            "outcome",
            "duration_minutes",
            "occurred_at",
            "occurred_on",
            "recorded_at",
            "staff_id",
            "case_id",
            "update_id",
            "supersedes",
        ],
        "",
    ),
}


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("chat_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("reachable", types.Flag(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["beneficiaries.id"], name=op.f("fk_conversations_beneficiary_id")
        ),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_conversations")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_conversations_beneficiary_id"), "conversations", ["beneficiary_id"], unique=False
    )
    op.create_table(
        "cases",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("chat_id", types.Big, nullable=False),
        sa.Column(
            "status",
            sa.Text(),
            sa.CheckConstraint("status IN ('open', 'closed')", name=op.f("ck_cases_status")),
            server_default="open",
            nullable=False,
        ),
        sa.Column(
            "risk",
            sa.Text(),
            sa.CheckConstraint("risk IN ('none', 'low', 'medium', 'high')", name=op.f("ck_cases_risk")),
            server_default="none",
            nullable=False,
        ),
        sa.Column("urgent", types.Flag(), nullable=False),
        sa.Column("opened_at", types.Instant(), nullable=False),
        sa.Column("last_message_at", types.Instant(), nullable=False),
        sa.Column("first_reply_at", types.Instant(), nullable=True),
        sa.Column("taken_by", types.Big, autoincrement=False, nullable=True),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.Column(
            "closed_by",
            sa.Text(),
            sa.CheckConstraint("closed_by IN ('', 'person', 'staff')", name=op.f("ck_cases_closed_by")),
            server_default="",
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["beneficiaries.id"], name=op.f("fk_cases_beneficiary_id")
        ),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.id"], name=op.f("fk_cases_taken_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("reference", name=op.f("uq_cases_reference")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_cases_open",
        "cases",
        ["chat_id"],
        unique=True,
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_table(
        "appointments",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("half_days", sa.Text(), server_default="", nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column(
            "status",
            sa.Text(),
            sa.CheckConstraint(
                "status IN ('asked', 'answered', 'cancelled', 'done')", name=op.f("ck_appointments_status")
            ),
            server_default="asked",
            nullable=False,
        ),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("asked_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["beneficiaries.id"], name=op.f("fk_appointments_beneficiary_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_appointments_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sa.UniqueConstraint("reference", name=op.f("uq_appointments_reference")),
        sqlite_strict=True,
    )
    op.create_table(
        "interactions",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=True),
        sa.Column(
            "channel",
            sa.Text(),
            sa.CheckConstraint(
                "channel IN ('reception', 'electronic', 'mobile')", name=op.f("ck_interactions_channel")
            ),
            nullable=False,
        ),
        sa.Column(
            "sub_channel",
            sa.Text(),
            sa.CheckConstraint(
                "sub_channel IN ('', 'telegram', 'phone', 'web', 'caravan', 'paper')",
                name=op.f("ck_interactions_sub_channel"),
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column(
            "service",
            sa.Text(),
            sa.CheckConstraint(
                "service IN ('listening', 'orientation', 'accompaniment', 'training', 'funding', "
                "'placement', 'coop_support', 'equipment', 'information')",
                name=op.f("ck_interactions_service"),
            ),
            nullable=False,
        ),
        sa.Column("flow", sa.Text(), server_default="", nullable=False),
        sa.Column("node", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "language",
            sa.Text(),
            sa.CheckConstraint(
                "language IN ('', 'ar', 'ary', 'fr', 'zgh', 'en')", name=op.f("ck_interactions_language")
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("update_id", types.Big, nullable=True),
        sa.Column("occurred_at", types.Instant(), nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("supersedes", types.Big, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["beneficiaries.id"], name=op.f("fk_interactions_beneficiary_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_interactions_staff_id")),
        sa.ForeignKeyConstraint(["supersedes"], ["interactions.id"], name=op.f("fk_interactions_supersedes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interactions")),
        sa.UniqueConstraint(
            "beneficiary_id", "update_id", name=op.f("uq_interactions_beneficiary_id_update_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_interactions_occurred_at"), "interactions", ["occurred_at"], unique=False)
    op.create_table(
        "service_contacts",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=False),
        sa.Column(
            "service",
            sa.Text(),
            sa.CheckConstraint(
                "service IN ('listening', 'orientation', 'accompaniment', 'training', 'funding', "
                "'placement', 'coop_support', 'equipment', 'information')",
                name=op.f("ck_service_contacts_service"),
            ),
            nullable=False,
        ),
        sa.Column(
            "channel",
            sa.Text(),
            sa.CheckConstraint(
                "channel IN ('reception', 'electronic', 'mobile')", name=op.f("ck_service_contacts_channel")
            ),
            nullable=False,
        ),
        sa.Column(
            "sub_channel",
            sa.Text(),
            sa.CheckConstraint(
                "sub_channel IN ('', 'telegram', 'phone', 'web', 'caravan', 'paper')",
                name=op.f("ck_service_contacts_sub_channel"),
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Text(),
            sa.CheckConstraint(
                "outcome IN ('informed', 'appointment', 'referred', 'enrolled', 'plan_made', "
                "'funded', 'placed', 'no_answer', 'dropped', 'closed')",
                name=op.f("ck_service_contacts_outcome"),
            ),
            nullable=False,
        ),
        sa.Column("duration_minutes", sa.Integer(), nullable=True),
        sa.Column("occurred_at", types.Instant(), nullable=False),
        sa.Column("occurred_on", types.Day(), nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("case_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("update_id", types.Big, nullable=True),
        sa.Column("supersedes", types.Big, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["beneficiaries.id"], name=op.f("fk_service_contacts_beneficiary_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_service_contacts_case_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_service_contacts_staff_id")),
        sa.ForeignKeyConstraint(
            ["supersedes"], ["service_contacts.id"], name=op.f("fk_service_contacts_supersedes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_contacts")),
        sa.UniqueConstraint(
            "beneficiary_id",
            "update_id",
            "service",
            name=op.f("uq_service_contacts_beneficiary_id_update_id_service"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_service_contacts_occurred_on"), "service_contacts", ["occurred_on"], unique=False
    )
    for table, (columns, erasable) in APPEND_ONLY.items():
        for statement in statements(op.get_context().dialect.name, table, columns, erasable):
            op.get_bind().exec_driver_sql(statement)
