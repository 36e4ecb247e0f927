"""What people, sign-ups, talks, course runs and courses were; with the merges so far."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

COLUMNS = {
    "former_people": (
        "beneficiary_id",
        "language",
        "sex",
        "birth_year",
        "age_band",
        "commune",
        "milieu",
        "education",
        "situation",
        "disability",
        "prior",
        "consent_statistics",
        "is_test",
        "merged_into",
    ),
    "former_sign_ups": ("enrolment_id", "beneficiary_id", "status"),
    "former_cases": ("case_id", "beneficiary_id", "risk"),
    "former_runs": ("run_id", "status", "seats"),
    "former_courses": ("course_id", "training_field", "provider"),
}
TYPES: dict[str, Any] = {
    "birth_year": sa.Integer,
    "seats": sa.Integer,
    "is_test": types.Flag,
    "beneficiary_id": types.Big,
    "merged_into": types.Big,
}
OPTIONAL = ("birth_year", "merged_into")


def upgrade() -> None:
    for table, (key, *names) in COLUMNS.items():
        op.create_table(
            table,
            sa.Column(key, types.Big, autoincrement=False, nullable=False),
            sa.Column("until", types.Instant(), nullable=False),
            *(sa.Column(name, TYPES.get(name, sa.Text), nullable=name in OPTIONAL) for name in names),
            sa.PrimaryKeyConstraint(key, "until", name=op.f(f"pk_{table}")),
            sqlite_strict=True,
            sqlite_with_rowid=False,
        )
        op.create_index(op.f(f"ix_{table}_until"), table, ["until"], unique=False)
    _note_merges()


def _note_merges() -> None:
    """Before a merge somebody was nobody else; until it was undone, they were."""
    key, *names = COLUMNS["former_people"]
    facts = names[:-1]
    people = sa.table("beneficiaries", sa.column("id"), *map(sa.column, facts))
    merges = sa.table("merges", *map(sa.column, ("kept_id", "other_id", "at", "undone_at")))
    former = sa.table("former_people", *map(sa.column, (key, "until", *names)))
    merged = merges.join(people, people.c.id == merges.c.other_id)
    told = [people.c[name] for name in facts]
    nobody = sa.cast(sa.null(), types.Big)
    before = sa.select(merges.c.other_id, merges.c.at, *told, nobody).select_from(merged)
    meanwhile = sa.select(merges.c.other_id, merges.c.undone_at, *told, merges.c.kept_id)
    meanwhile = meanwhile.select_from(merged).where(merges.c.undone_at.is_not(None))
    for rows in (before, meanwhile):
        op.get_bind().execute(sa.insert(former).from_select((key, "until", *names), rows))


def downgrade() -> None:
    for table in COLUMNS:
        op.drop_table(table)
