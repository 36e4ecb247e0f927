"""What stood before it was changed: a row says what it was until a moment.

What stands now is in the tables themselves.
"""

from sqlalchemy import Column, Table

from storage.tables.base import table
from storage.tables.people import beneficiaries
from storage.tables.talks import cases
from storage.tables.training import course_runs, courses, enrolments
from storage.tables.types import Big, Instant


def _former(name: str, key: str, of: Table, *columns: str) -> Table:
    """A table of what these columns were until a change."""
    # No reference: its check would take a lock on whoever is being changed.
    whose = Column(key, Big, primary_key=True, autoincrement=False)
    # By itself indexed too: most questions are of now, and find at once that nothing changed since.
    until = Column("until", Instant, primary_key=True, index=True)
    copies = (Column(one, of.c[one].type, nullable=of.c[one].nullable) for one in columns)
    return table(name, whose, until, *copies, sqlite_with_rowid=False)


former_people = _former(
    "former_people",
    "beneficiary_id",
    beneficiaries,
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
)

former_sign_ups = _former("former_sign_ups", "enrolment_id", enrolments, "beneficiary_id", "status")

former_cases = _former("former_cases", "case_id", cases, "beneficiary_id", "risk")

former_runs = _former("former_runs", "run_id", course_runs, "status", "seats")

former_courses = _former("former_courses", "course_id", courses, "training_field", "provider")
