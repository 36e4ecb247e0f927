"""Whether somebody has a disability, where a list says so and the platform may keep it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# In words of its own: SQLite adds a column with a condition, which Alembic takes for one of the table.
_ADD = (
    "ALTER TABLE beneficiaries ADD COLUMN disability TEXT DEFAULT '' NOT NULL "
    "CONSTRAINT ck_beneficiaries_disability CHECK (disability IN ('', 'yes', 'no'))"
)


def upgrade() -> None:
    op.get_bind().execute(sa.text(_ADD))


def downgrade() -> None:
    op.get_bind().execute(sa.text("ALTER TABLE beneficiaries DROP COLUMN disability"))
