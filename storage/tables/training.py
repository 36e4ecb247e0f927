"""Training: the catalogue of courses, their runs, and who signed up."""

from sqlalchemy import Column, Integer, Text, UniqueConstraint

from storage.tables.append_only import append_only
from storage.tables.base import choice, instant, key, refers, table, where, words
from storage.tables.types import Day
from storage.vocabulary import ENDED_ENROLMENTS, ENROLMENT_STATES, RUN_STATES

_GOING_ON = f"status NOT IN ({', '.join(repr(state) for state in ENDED_ENROLMENTS)})"

courses = table(
    "courses",
    key(),
    Column("key", Text, nullable=False, unique=True),
    Column("training_field", Text, nullable=False),
    words("title_ar"),
    words("title_fr"),
    words("provider"),
)

course_runs = table(
    "course_runs",
    key(),
    refers("course_id", "courses.id"),
    Column("starts_on", Day, nullable=False, index=True),
    Column("ends_on", Day, nullable=False),
    words("place"),
    words("hours"),
    Column("seats", Integer, nullable=False),
    choice("status", RUN_STATES, "open"),
    refers("opened_by", "staff.id", optional=True),
    instant("opened_at"),
    UniqueConstraint("course_id", "starts_on", "place"),
)

enrolments = table(
    "enrolments",
    key(),
    refers("run_id", "course_runs.id", index=True),
    refers("beneficiary_id", "beneficiaries.id", index=True),
    choice("status", ENROLMENT_STATES, "interested"),
    Column("rank", Integer, nullable=False, server_default="0"),  # order on the wait list, 0 when not waiting
    instant("created_at"),
    instant("updated_at"),
    where("ix_enrolments_active", "run_id", "beneficiary_id", condition=_GOING_ON, unique=True),
)

enrolment_steps = table(
    "enrolment_steps",
    key(),
    refers("enrolment_id", "enrolments.id", index=True),
    choice("status", ENROLMENT_STATES),
    Column("dated_on", Day, nullable=False),
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
)
append_only(enrolment_steps)
