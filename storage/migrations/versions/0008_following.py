"""Presences, satisfaction, referrals that were done, and which rows of further lists were imported."""

import sqlalchemy as sa
from alembic import op

from storage.tables import types
from storage.tables.append_only import statements

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "attendances": ["id", "enrolment_id", "day", "present", "recorded_at", "staff_id"],
    "ratings": ["id", "beneficiary_id", "about", "rating", "at"],
    "referral_steps": ["id", "contact_id", "done", "dated_on", "recorded_at", "staff_id"],
}


def _key() -> sa.Column[int]:
    return sa.Column("id", types.Big, autoincrement=True, nullable=False)


def _refers(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, types.Big, autoincrement=False, nullable=nullable)


def _foreign(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_{table}_{name}"))


def upgrade() -> None:
    op.create_table(
        "attendances",
        _key(),
        _refers("enrolment_id"),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("present", types.Flag(), nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        _refers("staff_id", nullable=True),
        _foreign("attendances", "enrolment_id", "enrolments.id"),
        _foreign("attendances", "staff_id", "staff.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
        sqlite_strict=True,
    )
    op.create_table(
        "ratings",
        _key(),
        _refers("beneficiary_id"),
        sa.Column(
            "about",
            sa.Text(),
            sa.CheckConstraint("about IN ('listening', 'appointment')", name=op.f("ck_ratings_about")),
            nullable=False,
        ),
        sa.Column(
            "rating",
            sa.Text(),
            sa.CheckConstraint("rating IN ('good', 'fair', 'poor')", name=op.f("ck_ratings_rating")),
            nullable=False,
        ),
        sa.Column("at", types.Instant(), nullable=False),
        _foreign("ratings", "beneficiary_id", "beneficiaries.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
        sqlite_strict=True,
    )
    op.create_table(
        "referral_steps",
        _key(),
        _refers("contact_id"),
        sa.Column("done", types.Flag(), nullable=False),
        sa.Column("dated_on", types.Day(), nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        _refers("staff_id", nullable=True),
        _foreign("referral_steps", "contact_id", "service_contacts.id"),
        _foreign("referral_steps", "staff_id", "staff.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_steps")),
        sqlite_strict=True,
    )
    op.create_table(
        "imported_facts",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("number", types.Big, nullable=False),
        sa.Column("file", sa.Text(), server_default="", nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_imported_facts")),
        sqlite_strict=True,
    )
    for table, column in (
        ("attendances", "enrolment_id"),
        ("ratings", "beneficiary_id"),
        ("referral_steps", "contact_id"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    for table, columns in APPEND_ONLY.items():
        for statement in statements(op.get_context().dialect.name, table, columns):
            op.get_bind().exec_driver_sql(statement)
