"""Projects: who holds them, what they are, how far they came, and the jobs they made.

A project is a number that never changes; its facts and its stages are rows that later ones correct.
"""

from sqlalchemy import CheckConstraint, Column, Integer, Text, UniqueConstraint

from storage.tables.append_only import append_only
from storage.tables.base import choice, instant, key, refers, table, where, words
from storage.tables.types import Big, Day, Flag
from storage.vocabulary import AXES, JOB_RECORD_STATES, QUALIFIERS, SECTORS, SEXES, STAGES, VALUE_CHAINS

projects = table(
    "projects",
    key(),
    Column("reference", Text, nullable=True, unique=True),  # null only inside the transaction that makes it
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
    sqlite_autoincrement=True,  # the reference is on paper: its number is never given again
)

project_facts = table(
    "project_facts",
    key(),
    refers("project_id", "projects.id", index=True),
    refers("beneficiary_id", "beneficiaries.id", optional=True, index=True),
    refers("organisation_id", "organisations.id", optional=True),
    choice("axis", AXES),
    choice("sector", SECTORS),
    choice("value_chain", VALUE_CHAINS),
    words("title"),
    Column("accompanied_on", Day, nullable=True),  # where no contact of the holder says so
    Column("amount_total", Big, nullable=True),  # dirhams
    Column("amount_indh", Big, nullable=True),  # dirhams
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
    refers("supersedes", "project_facts.id", optional=True),
    CheckConstraint("beneficiary_id IS NOT NULL OR organisation_id IS NOT NULL", name="holder"),
    UniqueConstraint("supersedes"),
    where("ix_project_facts_first", "project_id", condition="supersedes IS NULL", unique=True),
)
append_only(project_facts, erasable="title")  # people name their projects after themselves

project_organisations = table(
    "project_organisations",
    key(),
    refers("project_id", "projects.id", index=True),
    refers("organisation_id", "organisations.id"),
    Column("attached", Flag, nullable=False),  # the last row of a pair says whether it benefits
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
)
append_only(project_organisations)

project_stages = table(
    "project_stages",
    key(),
    refers("project_id", "projects.id", index=True),
    choice("stage", STAGES),
    Column("reached_on", Day, nullable=False),
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
    refers("supersedes", "project_stages.id", optional=True),
    UniqueConstraint("supersedes"),
)
append_only(project_stages)

job_records = table(
    "job_records",
    key(),
    refers("project_id", "projects.id", optional=True, index=True),
    refers("organisation_id", "organisations.id", optional=True),
    Column("count", Integer, CheckConstraint("count > 0", name="count"), nullable=False),
    choice("sex", SEXES),
    Column("dated_on", Day, nullable=False),
    words("evidence"),
    choice("status", JOB_RECORD_STATES, "declared"),
    choice("qualifier", QUALIFIERS, "exact"),
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
    refers("supersedes", "job_records.id", optional=True),
    CheckConstraint("project_id IS NOT NULL OR organisation_id IS NOT NULL", name="creator"),
    UniqueConstraint("supersedes"),
)
append_only(job_records)
