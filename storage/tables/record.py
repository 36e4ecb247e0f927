"""The record: one interaction for each turn, and the service contacts that count in the totals."""

from sqlalchemy import Column, Integer, UniqueConstraint

from storage.tables.append_only import append_only
from storage.tables.base import choice, instant, key, refers, table, where, words
from storage.tables.types import Big, Day, Instant
from storage.vocabulary import CHANNELS, LANGUAGES, OUTCOMES, SERVICES, SUB_CHANNELS

interactions = table(
    "interactions",
    key(),
    refers(
        "beneficiary_id", "beneficiaries.id", optional=True
    ),  # null: staff at work for nobody in particular
    choice("channel", CHANNELS),
    choice("sub_channel", SUB_CHANNELS),
    choice("service", SERVICES),
    words("flow"),
    words("node"),
    words("kind"),
    words("answer"),
    choice("language", LANGUAGES),
    refers("staff_id", "staff.id", optional=True),
    Column("update_id", Big, nullable=True),
    Column("occurred_at", Instant, nullable=False, index=True),
    instant("recorded_at"),
    refers("supersedes", "interactions.id", optional=True),
    # With the person, because Telegram starts update ids anew after a quiet week.
    UniqueConstraint("beneficiary_id", "update_id"),
    where("ix_interactions_supersedes", "supersedes", condition="supersedes IS NOT NULL"),
)
append_only(interactions, erasable="answer")

service_contacts = table(
    "service_contacts",
    key(),
    refers("beneficiary_id", "beneficiaries.id"),
    choice("service", SERVICES),
    choice("channel", CHANNELS),
    choice("sub_channel", SUB_CHANNELS),
    choice("outcome", OUTCOMES),
    Column("duration_minutes", Integer, nullable=True),
    instant("occurred_at"),
    Column("occurred_on", Day, nullable=False, index=True),  # the day in Casablanca
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
    refers("case_id", "cases.id", optional=True),
    Column("update_id", Big, nullable=True),
    refers("supersedes", "service_contacts.id", optional=True),
    UniqueConstraint("beneficiary_id", "update_id", "service"),
    where("ix_service_contacts_supersedes", "supersedes", condition="supersedes IS NOT NULL"),
    where("ix_service_contacts_referred", "occurred_on", condition="outcome = 'referred'"),
)
append_only(service_contacts)
