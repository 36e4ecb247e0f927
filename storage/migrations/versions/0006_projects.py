"""Projects, jobs, organisations, placements, official figures, and when sign-ups were completed."""

from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from storage.tables import types
from storage.tables.append_only import statements

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "baseline_figures": (
        [
            "id",
            "indicator",
            "value",
            "qualifier",
            "split_key",
            "split_value",
            "as_of",
            "source",
            "entered_by",
            "entered_at",
            "supersedes",
        ],
        "",
    ),
    "organisations": (["id", "recorded_at", "staff_id"], ""),
    "organisation_facts": (
        [
            "id",
            "organisation_id",
            "kind",
            "name",
            "women_led",
            "value_chain",
            "commune",
            "parent_union",
            "prior",
            "recorded_at",
            "staff_id",
            "supersedes",
        ],
        "",
    ),
    "censuses": (
        [
            "id",
            "organisation_id",
            "census_on",
            "members_total",
            "members_women",
            "qualifier",
            "recorded_at",
            "staff_id",
            "supersedes",
        ],
        "",
    ),
    "equipment_handovers": (
        [
            "id",
            "organisation_id",
            "project_id",
            "item",
            "quantity",
            "worth",
            "handed_on",
            "place",
            "recorded_at",
            "staff_id",
            "supersedes",
        ],
        "",
    ),
    "workshops": (
        ["id", "topic", "held_on", "place", "participants", "women", "recorded_at", "staff_id", "supersedes"],
        "",
    ),
    "project_facts": (
        [
            "id",
            "project_id",
            "beneficiary_id",
            "organisation_id",
            "axis",
            "sector",
            "value_chain",
            "title",
            "accompanied_on",
            "amount_total",
            "amount_indh",
            "recorded_at",
            "staff_id",
            "supersedes",
        ],
        "title",
    ),
    "project_organisations": (
        ["id", "project_id", "organisation_id", "attached", "recorded_at", "staff_id"],
        "",
    ),
    "project_stages": (
        ["id", "project_id", "stage", "reached_on", "recorded_at", "staff_id", "supersedes"],
        "",
    ),
    "job_records": (
        [
            "id",
            "project_id",
            "organisation_id",
            "count",
            "sex",
            "dated_on",
            "evidence",
            "status",
            "qualifier",
            "recorded_at",
            "staff_id",
            "supersedes",
        ],
        "",
    ),
    "job_offers": (
        [
            "id",
            "organisation_id",
            "title",
            "contract",
            "places",
            "commune",
            "opened_on",
            "closes_on",
            "status",
            "recorded_at",
            "staff_id",
            "supersedes",
        ],
        "",
    ),
    "placements": (
        [
            "id",
            "beneficiary_id",
            "organisation_id",
            "offer_id",
            "contract",
            "started_on",
            "kept_3m",
            "checked_on",
            "recorded_at",
            "staff_id",
            "supersedes",
        ],
        "",
    ),
    "enrolment_steps": (["id", "enrolment_id", "status", "dated_on", "recorded_at", "staff_id"], ""),
}


def upgrade() -> None:
    op.create_table(
        "baseline_figures",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column(
            "value",
            sa.Integer(),
            sa.CheckConstraint("value >= 0", name=op.f("ck_baseline_figures_value")),
            nullable=False,
        ),
        sa.Column(
            "qualifier",
            sa.Text(),
            sa.CheckConstraint(
                "qualifier IN ('exact', 'at_least', 'about')", name=op.f("ck_baseline_figures_qualifier")
            ),
            server_default="exact",
            nullable=False,
        ),
        sa.Column("split_key", sa.Text(), server_default="", nullable=False),
        sa.Column("split_value", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", types.Day(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("entered_by", types.Big, autoincrement=False, nullable=True),
        sa.Column("entered_at", types.Instant(), nullable=False),
        sa.Column("supersedes", types.Big, autoincrement=False, nullable=True),
        sa.CheckConstraint("(split_key = '') = (split_value = '')", name=op.f("ck_baseline_figures_split")),
        sa.ForeignKeyConstraint(["entered_by"], ["staff.id"], name=op.f("fk_baseline_figures_entered_by")),
        sa.ForeignKeyConstraint(
            ["supersedes"], ["baseline_figures.id"], name=op.f("fk_baseline_figures_supersedes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_baseline_figures")),
        sa.UniqueConstraint("supersedes", name=op.f("uq_baseline_figures_supersedes")),
        sqlite_strict=True,
    )
    op.create_table(
        "organisations",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_organisations_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sqlite_strict=True,
    )
    op.create_table(
        "projects",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_projects_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_projects")),
        sa.UniqueConstraint("reference", name=op.f("uq_projects_reference")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "workshops",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column(
            "topic",
            sa.Text(),
            sa.CheckConstraint(
                "topic IN ('management', 'e_marketing', 'feasibility')", name=op.f("ck_workshops_topic")
            ),
            nullable=False,
        ),
        sa.Column("held_on", types.Day(), nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "participants",
            sa.Integer(),
            sa.CheckConstraint("participants >= 0", name=op.f("ck_workshops_participants")),
            nullable=False,
        ),
        sa.Column("women", sa.Integer(), nullable=True),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("supersedes", types.Big, autoincrement=False, nullable=True),
        sa.CheckConstraint("women BETWEEN 0 AND participants", name=op.f("ck_workshops_women")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_workshops_staff_id")),
        sa.ForeignKeyConstraint(["supersedes"], ["workshops.id"], name=op.f("fk_workshops_supersedes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshops")),
        sa.UniqueConstraint("supersedes", name=op.f("uq_workshops_supersedes")),
        sqlite_strict=True,
    )
    op.create_table(
        "censuses",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("organisation_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("census_on", types.Day(), nullable=False),
        sa.Column("members_total", sa.Integer(), nullable=False),
        sa.Column("members_women", sa.Integer(), nullable=True),
        sa.Column(
            "qualifier",
            sa.Text(),
            sa.CheckConstraint(
                "qualifier IN ('exact', 'at_least', 'about')", name=op.f("ck_censuses_qualifier")
            ),
            server_default="exact",
            nullable=False,
        ),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("supersedes", types.Big, autoincrement=False, nullable=True),
        sa.CheckConstraint("members_women BETWEEN 0 AND members_total", name=op.f("ck_censuses_members")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_censuses_organisation_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_censuses_staff_id")),
        sa.ForeignKeyConstraint(["supersedes"], ["censuses.id"], name=op.f("fk_censuses_supersedes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_censuses")),
        sa.UniqueConstraint("supersedes", name=op.f("uq_censuses_supersedes")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_censuses_organisation_id"), "censuses", ["organisation_id"], unique=False)
    op.create_table(
        "equipment_handovers",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("organisation_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("project_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column(
            "quantity",
            sa.Integer(),
            sa.CheckConstraint("quantity > 0", name=op.f("ck_equipment_handovers_quantity")),
            nullable=False,
        ),
        sa.Column("worth", types.Big, nullable=True),
        sa.Column("handed_on", types.Day(), nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("supersedes", types.Big, autoincrement=False, nullable=True),
        sa.CheckConstraint(
            "organisation_id IS NOT NULL OR project_id IS NOT NULL",
            name=op.f("ck_equipment_handovers_receiver"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_equipment_handovers_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.id"], name=op.f("fk_equipment_handovers_project_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_equipment_handovers_staff_id")),
        sa.ForeignKeyConstraint(
            ["supersedes"], ["equipment_handovers.id"], name=op.f("fk_equipment_handovers_supersedes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equipment_handovers")),
        sa.UniqueConstraint("supersedes", name=op.f("uq_equipment_handovers_supersedes")),
        sqlite_strict=True,
    )
    op.create_table(
        "job_offers",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("organisation_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "contract",
            sa.Text(),
            sa.CheckConstraint(
                "contract IN ('', 'permanent', 'fixed_term', 'internship', 'apprenticeship', "
                "'seasonal', 'other')",
                name=op.f("ck_job_offers_contract"),
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column(
            "places",
            sa.Integer(),
            sa.CheckConstraint("places > 0", name=op.f("ck_job_offers_places")),
            nullable=False,
        ),
        sa.Column("commune", sa.Text(), server_default="", nullable=False),
        sa.Column("opened_on", types.Day(), nullable=False),
        sa.Column("closes_on", types.Day(), nullable=True),
        sa.Column(
            "status",
            sa.Text(),
            sa.CheckConstraint("status IN ('open', 'filled', 'closed')", name=op.f("ck_job_offers_status")),
            server_default="open",
            nullable=False,
        ),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("supersedes", types.Big, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_job_offers_organisation_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_job_offers_staff_id")),
        sa.ForeignKeyConstraint(["supersedes"], ["job_offers.id"], name=op.f("fk_job_offers_supersedes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_offers")),
        sa.UniqueConstraint("supersedes", name=op.f("uq_job_offers_supersedes")),
        sqlite_strict=True,
    )
    op.create_table(
        "job_records",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("project_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("organisation_id", types.Big, autoincrement=False, nullable=True),
        sa.Column(
            "count",
            sa.Integer(),
            sa.CheckConstraint("count > 0", name=op.f("ck_job_records_count")),
            nullable=False,
        ),
        sa.Column(
            "sex",
            sa.Text(),
            sa.CheckConstraint(
                "sex IN ('', 'female', 'male', 'undisclosed')", name=op.f("ck_job_records_sex")
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column("dated_on", types.Day(), nullable=False),
        sa.Column("evidence", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "status",
            sa.Text(),
            sa.CheckConstraint(
                "status IN ('planned', 'declared', 'verified', 'rejected')",
                name=op.f("ck_job_records_status"),
            ),
            server_default="declared",
            nullable=False,
        ),
        sa.Column(
            "qualifier",
            sa.Text(),
            sa.CheckConstraint(
                "qualifier IN ('exact', 'at_least', 'about')", name=op.f("ck_job_records_qualifier")
            ),
            server_default="exact",
            nullable=False,
        ),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("supersedes", types.Big, autoincrement=False, nullable=True),
        sa.CheckConstraint(
            "project_id IS NOT NULL OR organisation_id IS NOT NULL", name=op.f("ck_job_records_creator")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_job_records_organisation_id")
        ),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_job_records_project_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_job_records_staff_id")),
        sa.ForeignKeyConstraint(["supersedes"], ["job_records.id"], name=op.f("fk_job_records_supersedes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_records")),
        sa.UniqueConstraint("supersedes", name=op.f("uq_job_records_supersedes")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_job_records_project_id"), "job_records", ["project_id"], unique=False)
    op.create_table(
        "organisation_facts",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("organisation_id", types.Big, autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            sa.Text(),
            sa.CheckConstraint(
                "kind IN ('cooperative', 'union', 'enterprise', 'employer')",
                name=op.f("ck_organisation_facts_kind"),
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("women_led", types.Flag(), nullable=False),
        sa.Column(
            "value_chain",
            sa.Text(),
            sa.CheckConstraint(
                "value_chain IN ('', 'agricultural_products', 'fruit_and_vegetables', 'beekeeping', "
                "'honey', 'local_products')",
                name=op.f("ck_organisation_facts_value_chain"),
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column("commune", sa.Text(), server_default="", nullable=False),
        sa.Column("parent_union", types.Big, autoincrement=False, nullable=True),
        sa.Column(
            "prior",
            sa.Text(),
            sa.CheckConstraint(
                "prior IN ('', 'yes', 'no', 'unknown')", name=op.f("ck_organisation_facts_prior")
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("supersedes", types.Big, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_organisation_facts_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_union"], ["organisations.id"], name=op.f("fk_organisation_facts_parent_union")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_organisation_facts_staff_id")),
        sa.ForeignKeyConstraint(
            ["supersedes"], ["organisation_facts.id"], name=op.f("fk_organisation_facts_supersedes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_facts")),
        sa.UniqueConstraint("supersedes", name=op.f("uq_organisation_facts_supersedes")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_organisation_facts_first",
        "organisation_facts",
        ["organisation_id"],
        unique=True,
        sqlite_where=sa.text("supersedes IS NULL"),
        postgresql_where=sa.text("supersedes IS NULL"),
    )
    op.create_index(
        op.f("ix_organisation_facts_organisation_id"), "organisation_facts", ["organisation_id"], unique=False
    )
    op.create_table(
        "project_facts",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("project_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("organisation_id", types.Big, autoincrement=False, nullable=True),
        sa.Column(
            "axis",
            sa.Text(),
            sa.CheckConstraint(
                "axis IN ('', 'entrepreneurship', 'employability', 'sse')", name=op.f("ck_project_facts_axis")
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column(
            "sector",
            sa.Text(),
            sa.CheckConstraint(
                "sector IN ('', 'light_industry', 'solidarity_agriculture', 'services', 'crafts', "
                "'audiovisual', 'green_spaces')",
                name=op.f("ck_project_facts_sector"),
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column(
            "value_chain",
            sa.Text(),
            sa.CheckConstraint(
                "value_chain IN ('', 'agricultural_products', 'fruit_and_vegetables', 'beekeeping', "
                "'honey', 'local_products')",
                name=op.f("ck_project_facts_value_chain"),
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("accompanied_on", types.Day(), nullable=True),
        sa.Column("amount_total", types.Big, nullable=True),
        sa.Column("amount_indh", types.Big, nullable=True),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("supersedes", types.Big, autoincrement=False, nullable=True),
        sa.CheckConstraint(
            "beneficiary_id IS NOT NULL OR organisation_id IS NOT NULL", name=op.f("ck_project_facts_holder")
        ),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["beneficiaries.id"], name=op.f("fk_project_facts_beneficiary_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_project_facts_organisation_id")
        ),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_project_facts_project_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_project_facts_staff_id")),
        sa.ForeignKeyConstraint(
            ["supersedes"], ["project_facts.id"], name=op.f("fk_project_facts_supersedes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project_facts")),
        sa.UniqueConstraint("supersedes", name=op.f("uq_project_facts_supersedes")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_project_facts_beneficiary_id"), "project_facts", ["beneficiary_id"], unique=False
    )
    op.create_index(
        "ix_project_facts_first",
        "project_facts",
        ["project_id"],
        unique=True,
        sqlite_where=sa.text("supersedes IS NULL"),
        postgresql_where=sa.text("supersedes IS NULL"),
    )
    op.create_index(op.f("ix_project_facts_project_id"), "project_facts", ["project_id"], unique=False)
    op.create_table(
        "project_organisations",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("project_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("organisation_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("attached", types.Flag(), nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_project_organisations_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.id"], name=op.f("fk_project_organisations_project_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_project_organisations_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project_organisations")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_project_organisations_project_id"), "project_organisations", ["project_id"], unique=False
    )
    op.create_table(
        "project_stages",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("project_id", types.Big, autoincrement=False, nullable=False),
        sa.Column(
            "stage",
            sa.Text(),
            sa.CheckConstraint(
                "stage IN ('idea', 'study', 'committee', 'approved', 'funded', 'running', 'closed')",
                name=op.f("ck_project_stages_stage"),
            ),
            nullable=False,
        ),
        sa.Column("reached_on", types.Day(), nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("supersedes", types.Big, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_project_stages_project_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_project_stages_staff_id")),
        sa.ForeignKeyConstraint(
            ["supersedes"], ["project_stages.id"], name=op.f("fk_project_stages_supersedes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project_stages")),
        sa.UniqueConstraint("supersedes", name=op.f("uq_project_stages_supersedes")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_project_stages_project_id"), "project_stages", ["project_id"], unique=False)
    op.create_table(
        "enrolment_steps",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("enrolment_id", types.Big, autoincrement=False, nullable=False),
        sa.Column(
            "status",
            sa.Text(),
            sa.CheckConstraint(
                "status IN ('interested', 'applied', 'shortlisted', 'offered', 'confirmed', "
                "'attending', 'completed', 'certified', 'waitlisted', 'declined', 'expired', "
                "'withdrawn', 'rejected', 'no_show', 'dropped')",
                name=op.f("ck_enrolment_steps_status"),
            ),
            nullable=False,
        ),
        sa.Column("dated_on", types.Day(), nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolments.id"], name=op.f("fk_enrolment_steps_enrolment_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_enrolment_steps_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_steps")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_enrolment_steps_enrolment_id"), "enrolment_steps", ["enrolment_id"], unique=False
    )
    op.create_table(
        "placements",
        sa.Column("id", types.Big, autoincrement=True, nullable=False),
        sa.Column("beneficiary_id", types.Big, autoincrement=False, nullable=False),
        sa.Column("organisation_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("offer_id", types.Big, autoincrement=False, nullable=True),
        sa.Column(
            "contract",
            sa.Text(),
            sa.CheckConstraint(
                "contract IN ('', 'permanent', 'fixed_term', 'internship', 'apprenticeship', "
                "'seasonal', 'other')",
                name=op.f("ck_placements_contract"),
            ),
            server_default="",
            nullable=False,
        ),
        sa.Column("started_on", types.Day(), nullable=False),
        sa.Column(
            "kept_3m",
            sa.Text(),
            sa.CheckConstraint("kept_3m IN ('unknown', 'yes', 'no')", name=op.f("ck_placements_kept_3m")),
            server_default="unknown",
            nullable=False,
        ),
        sa.Column("checked_on", types.Day(), nullable=True),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("staff_id", types.Big, autoincrement=False, nullable=True),
        sa.Column("supersedes", types.Big, autoincrement=False, nullable=True),
        sa.CheckConstraint(
            "kept_3m = 'unknown' OR checked_on IS NOT NULL", name=op.f("ck_placements_checked")
        ),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["beneficiaries.id"], name=op.f("fk_placements_beneficiary_id")
        ),
        sa.ForeignKeyConstraint(["offer_id"], ["job_offers.id"], name=op.f("fk_placements_offer_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_placements_organisation_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_placements_staff_id")),
        sa.ForeignKeyConstraint(["supersedes"], ["placements.id"], name=op.f("fk_placements_supersedes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placements")),
        sa.UniqueConstraint("supersedes", name=op.f("uq_placements_supersedes")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_placements_beneficiary_id"), "placements", ["beneficiary_id"], unique=False)
    for table, (columns, erasable) in APPEND_ONLY.items():
        for statement in statements(op.get_context().dialect.name, table, columns, erasable):
            op.get_bind().exec_driver_sql(statement)
    remember_completions()


def remember_completions() -> None:
    """Sign-ups that are completed already were so since their last change, on that day in Casablanca."""
    enrolments = sa.table(
        "enrolments",
        sa.column("id", sa.Integer()),
        sa.column("status", sa.Text()),
        sa.column("updated_at", types.Instant()),
    )
    completed = sa.select(*enrolments.c).where(enrolments.c.status.in_(["completed", "certified"]))
    steps = sa.table(
        "enrolment_steps",
        sa.column("enrolment_id"),
        sa.column("status"),
        sa.column("dated_on", types.Day()),
        sa.column("recorded_at", types.Instant()),
    )
    for id_, status, at in op.get_bind().execute(completed).all():
        day = at.astimezone(ZoneInfo("Africa/Casablanca")).date()
        values = {"enrolment_id": id_, "status": status, "dated_on": day, "recorded_at": at}
        op.get_bind().execute(sa.insert(steps).values(values))
