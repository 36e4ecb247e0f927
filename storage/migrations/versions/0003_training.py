"""Training: courses, course runs, enrolments."""

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "courses",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("training_field", sa.Text(), nullable=False),
        sa.Column("title_ar", sa.Text(), server_default="", nullable=False),
        sa.Column("title_fr", sa.Text(), server_default="", nullable=False),
        sa.Column("provider", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courses")),
        sa.UniqueConstraint("key", name=op.f("uq_courses_key")),
        sqlite_strict=True,
    )
    op.create_table(
        "course_runs",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("course_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("starts_on", types.Day(), nullable=False),
        sa.Column("ends_on", types.Day(), nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("hours", sa.Text(), server_default="", nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Text(),
            sa.CheckConstraint(
                "status IN ('open', 'closed', 'cancelled')", name=op.f("ck_course_runs_status")
            ),
            server_default="open",
            nullable=False,
        ),
        sa.Column("opened_by", types.Big, autoincrement=False, nullable=True),
        sa.Column("opened_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name=op.f("fk_course_runs_course_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["staff.id"], name=op.f("fk_course_runs_opened_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_runs")),
        sa.UniqueConstraint(
            "course_id", "starts_on", "place", name=op.f("uq_course_runs_course_id_starts_on_place")
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_course_runs_starts_on"), "course_runs", ["starts_on"], unique=False)
    op.create_table(
        "enrolments",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("run_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=False),
        sa.Column(
            "status",
            sa.Text(),
            sa.CheckConstraint(
                "status IN ('interested', 'applied', 'shortlisted', 'offered', 'confirmed', "
                "'attending', 'completed', 'certified', 'waitlisted', 'declined', 'expired', "
                "'withdrawn', 'rejected', 'no_show', 'dropped')",
                name=op.f("ck_enrolments_status"),
            ),
            server_default="interested",
            nullable=False,
        ),
        sa.Column("rank", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["beneficiaries.id"], name=op.f("fk_enrolments_beneficiary_id")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["course_runs.id"], name=op.f("fk_enrolments_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolments")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_enrolments_active",
        "enrolments",
        ["run_id", "beneficiary_id"],
        unique=True,
        sqlite_where=sa.text(
            "status NOT IN ('declined', 'expired', 'withdrawn', 'rejected', 'no_show', 'dropped')"
        ),
        postgresql_where=sa.text(
            "status NOT IN ('declined', 'expired', 'withdrawn', 'rejected', 'no_show', 'dropped')"
        ),
    )
    op.create_index(op.f("ix_enrolments_beneficiary_id"), "enrolments", ["beneficiary_id"], unique=False)
    op.create_index(op.f("ix_enrolments_run_id"), "enrolments", ["run_id"], unique=False)
