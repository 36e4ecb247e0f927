"""People and staff: beneficiaries, identities, consents, staff, invites, audit, places."""

import sqlalchemy as sa
from alembic import op

from storage.tables import types
from storage.tables.append_only import statements

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "consents": (
        ["id", "beneficiary_id", "purpose", "given", "text_version", "language", "channel", "at"],
        "",
    ),
    "audit_events": (["id", "at", "staff_id", "action", "object", "detail"], ""),
}


def upgrade() -> None:
    op.create_table(
        "beneficiaries",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("public_id", sa.Text(), nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column(
            "language",
            sa.Text(),
            sa.CheckConstraint(
                "language IN ('', 'ar', 'ary', 'fr', 'zgh', 'en')", name=op.f("ck_beneficiaries_language")
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column(
            "sex",
            sa.Text(),
            sa.CheckConstraint(
                "sex IN ('', 'female', 'male', 'undisclosed')", name=op.f("ck_beneficiaries_sex")
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column(
            "age_band",
            sa.Text(),
            sa.CheckConstraint(
                "age_band IN ('', 'under_18', '18_24', '25_29', '30_34', '35_45', 'over_45', 'unknown')",
                name=op.f("ck_beneficiaries_age_band"),
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column("commune", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "milieu",
            sa.Text(),
            sa.CheckConstraint("milieu IN ('', 'urban', 'rural')", name=op.f("ck_beneficiaries_milieu")),
            server_default="",
            nullable=False,
        ),
        sa.Column("education", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "situation",
            sa.Text(),
            sa.CheckConstraint(
                "situation IN ('', 'job_seeker', 'project_holder', 'coop_member', 'entrepreneur', "
                "'student', 'other', 'unknown')",
                name=op.f("ck_beneficiaries_situation"),
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column(
            "prior",
            sa.Text(),
            sa.CheckConstraint("prior IN ('', 'yes', 'no', 'unknown')", name=op.f("ck_beneficiaries_prior")),
            server_default="",
            nullable=False,
        ),
        sa.Column(
            "consent_service",
            sa.Text(),
            sa.CheckConstraint(
                "consent_service IN ('', 'yes', 'no')", name=op.f("ck_beneficiaries_consent_service")
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column(
            "consent_statistics",
            sa.Text(),
            sa.CheckConstraint(
                "consent_statistics IN ('', 'yes', 'no')", name=op.f("ck_beneficiaries_consent_statistics")
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column(
            "consent_contact",
            sa.Text(),
            sa.CheckConstraint(
                "consent_contact IN ('', 'yes', 'no')", name=op.f("ck_beneficiaries_consent_contact")
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column(
            "first_channel",
            sa.Text(),
            sa.CheckConstraint(
                "first_channel IN ('reception', 'electronic', 'mobile')",
                name=op.f("ck_beneficiaries_first_channel"),
            ),
            server_default="electronic",
            nullable=False,
        ),
        sa.Column("is_test", types.Flag(), nullable=False),
        sa.Column("merged_into", types.Big, autoincrement=False, nullable=True),
        sa.Column("erased_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["beneficiaries.id"], name=op.f("fk_beneficiaries_merged_into")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beneficiaries")),
        sa.UniqueConstraint("public_id", name=op.f("uq_beneficiaries_public_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "identities",
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("telegram_id", types.Big, nullable=True),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("phone_hash", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["beneficiaries.id"], name=op.f("fk_identities_beneficiary_id")
        ),
        sa.PrimaryKeyConstraint("beneficiary_id", name=op.f("pk_identities")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_identities_telegram_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_identities_phone_hash"), "identities", ["phone_hash"], unique=False)
    op.create_table(
        "consents",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=False),
        sa.Column(
            "purpose",
            sa.Text(),
            sa.CheckConstraint(
                "purpose IN ('service', 'statistics', 'contact', 'share_partner', 'image')",
                name=op.f("ck_consents_purpose"),
            ),
            nullable=False,
        ),
        sa.Column("given", types.Flag(), nullable=False),
        sa.Column("text_version", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "language",
            sa.Text(),
            sa.CheckConstraint(
                "language IN ('', 'ar', 'ary', 'fr', 'zgh', 'en')", name=op.f("ck_consents_language")
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column(
            "channel",
            sa.Text(),
            sa.CheckConstraint(
                "channel IN ('reception', 'electronic', 'mobile')", name=op.f("ck_consents_channel")
            ),
            nullable=False,
        ),
        sa.Column("at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["beneficiaries.id"], name=op.f("fk_consents_beneficiary_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
        sqlite_strict=True,
    )
    op.create_table(
        "staff",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("telegram_id", types.Big, nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column(
            "role",
            sa.Text(),
            sa.CheckConstraint(
                "role IN ('counsellor', 'coordinator', 'reporter', 'administrator')",
                name=op.f("ck_staff_role"),
            ),
            nullable=False,
        ),
        sa.Column(
            "language",
            sa.Text(),
            sa.CheckConstraint(
                "language IN ('', 'ar', 'ary', 'fr', 'zgh', 'en')", name=op.f("ck_staff_language")
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column("active", types.Flag(), nullable=False),
        sa.Column("added_by", types.Big, autoincrement=False, nullable=True),
        sa.Column("added_at", types.Instant(), nullable=False),
        sa.Column("ended_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["added_by"], ["staff.id"], name=op.f("fk_staff_added_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_staff_telegram_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "invites",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column(
            "role",
            sa.Text(),
            sa.CheckConstraint(
                "role IN ('counsellor', 'coordinator', 'reporter', 'administrator')",
                name=op.f("ck_invites_role"),
            ),
            nullable=False,
        ),
        sa.Column("issued_by", types.Big, autoincrement=False, nullable=True),
        sa.Column("issued_at", types.Instant(), nullable=False),
        sa.Column("expires_at", types.Instant(), nullable=False),
        sa.Column("used_by", types.Big, autoincrement=False, nullable=True),
        sa.Column("used_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["issued_by"], ["staff.id"], name=op.f("fk_invites_issued_by")),
        sa.ForeignKeyConstraint(["used_by"], ["staff.id"], name=op.f("fk_invites_used_by")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_invites")),
        sqlite_strict=True,
    )
    op.create_table(
        "audit_events",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), server_default="", nullable=False),
        sa.Column("detail", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_audit_events_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_events")),
        sqlite_strict=True,
    )
    op.create_table(
        "places",
        sa.Column("chat_id", types.Big, autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            sa.Text(),
            sa.CheckConstraint("kind IN ('staff', 'administrators')", name=op.f("ck_places_kind")),
            nullable=False,
        ),
        sa.Column("enrolled_by", types.Big, autoincrement=False, nullable=True),
        sa.Column("enrolled_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["enrolled_by"], ["staff.id"], name=op.f("fk_places_enrolled_by")),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_places")),
        sqlite_strict=True,
    )
    for table, (columns, erasable) in APPEND_ONLY.items():
        for statement in statements(op.get_context().dialect.name, table, columns, erasable):
            op.get_bind().exec_driver_sql(statement)
