"""Who came to an appointment, referrals of which nothing was heard yet, and an index that finds referrals."""

import sqlalchemy as sa
from alembic import op

from storage.tables import types
from storage.tables.append_only import statements

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "referral_askings": ["id", "contact_id", "dated_on", "recorded_at", "staff_id"],
    "appointment_steps": [
        "id",
        "appointment_id",
        "state",
        "contact_id",
        "dated_on",
        "recorded_at",
        "staff_id",
    ],
}


def _key() -> sa.Column[int]:
    return sa.Column("id", types.Big, autoincrement=True, nullable=False)


def _refers(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, types.Big, autoincrement=False, nullable=nullable)


def _foreign(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_{table}_{name}"))


def upgrade() -> None:
    op.create_table(
        "referral_askings",
        _key(),
        _refers("contact_id"),
        sa.Column("dated_on", types.Day(), nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        _refers("staff_id", nullable=True),
        _foreign("referral_askings", "contact_id", "service_contacts.id"),
        _foreign("referral_askings", "staff_id", "staff.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_askings")),
        sqlite_strict=True,
    )
    op.create_table(
        "appointment_steps",
        _key(),
        _refers("appointment_id"),
        sa.Column(
            "state",
            sa.Text(),
            sa.CheckConstraint(
                "state IN ('came', 'missed', 'undone')", name=op.f("ck_appointment_steps_state")
            ),
            nullable=False,
        ),
        _refers("contact_id", nullable=True),
        sa.Column("dated_on", types.Day(), nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        _refers("staff_id", nullable=True),
        _foreign("appointment_steps", "appointment_id", "appointments.id"),
        _foreign("appointment_steps", "contact_id", "service_contacts.id"),
        _foreign("appointment_steps", "staff_id", "staff.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_steps")),
        sqlite_strict=True,
    )
    for table, column in (("referral_askings", "contact_id"), ("appointment_steps", "appointment_id")):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    referred = sa.text("outcome = 'referred'")
    op.create_index(
        "ix_service_contacts_referred",
        "service_contacts",
        ["occurred_on"],
        unique=False,
        sqlite_where=referred,
        postgresql_where=referred,
    )
    for table, columns in APPEND_ONLY.items():
        for statement in statements(op.get_context().dialect.name, table, columns):
            op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    op.drop_index("ix_service_contacts_referred", table_name="service_contacts")
    for table in APPEND_ONLY:
        op.drop_table(table)
