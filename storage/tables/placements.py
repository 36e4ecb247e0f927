"""Work found: the offers of employers, and the people who were placed."""

from sqlalchemy import CheckConstraint, Column, Integer, Text, UniqueConstraint

from storage.tables.append_only import append_only
from storage.tables.base import choice, instant, key, refers, table, words
from storage.tables.types import Day
from storage.vocabulary import CONTRACTS, KEPT, OFFER_STATES

job_offers = table(
    "job_offers",
    key(),
    refers("organisation_id", "organisations.id"),
    Column("title", Text, nullable=False),
    choice("contract", CONTRACTS),
    Column("places", Integer, CheckConstraint("places > 0", name="places"), nullable=False),
    words("commune"),
    Column("opened_on", Day, nullable=False),
    Column("closes_on", Day, nullable=True),
    choice("status", OFFER_STATES, "open"),
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
    refers("supersedes", "job_offers.id", optional=True),
    UniqueConstraint("supersedes"),
)
append_only(job_offers)

placements = table(
    "placements",
    key(),
    refers("beneficiary_id", "beneficiaries.id", index=True),
    refers("organisation_id", "organisations.id", optional=True),  # the employer
    refers("offer_id", "job_offers.id", optional=True),
    choice("contract", CONTRACTS),
    Column("started_on", Day, nullable=False),
    choice("kept_3m", KEPT, "unknown"),
    Column("checked_on", Day, nullable=True),
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
    refers("supersedes", "placements.id", optional=True),
    CheckConstraint("kept_3m = 'unknown' OR checked_on IS NOT NULL", name="checked"),
    UniqueConstraint("supersedes"),
)
append_only(placements)
