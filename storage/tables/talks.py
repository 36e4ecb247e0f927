"""Talks: where each conversation stands, the cases that humans hold, the appointments asked for."""

from sqlalchemy import Column, Text

from storage.tables.base import choice, instant, key, refers, sealed, table, where, words
from storage.tables.types import Big, Flag
from storage.vocabulary import APPOINTMENT_STATES, CASE_STATES, CLOSERS, RISKS

conversations = table(
    "conversations",
    Column("chat_id", Big, primary_key=True, autoincrement=False),
    refers("beneficiary_id", "beneficiaries.id", index=True),
    words("state"),  # JSON of flows.conversation
    Column("reachable", Flag, nullable=False),
    instant("updated_at"),
)

cases = table(
    "cases",
    key(),
    Column("reference", Text, nullable=False, unique=True),
    refers("beneficiary_id", "beneficiaries.id"),
    Column("chat_id", Big, nullable=False),
    choice("status", CASE_STATES, "open"),
    choice("risk", RISKS, "none"),
    Column("urgent", Flag, nullable=False),
    instant("opened_at"),
    instant("last_message_at"),
    instant("first_reply_at", optional=True),
    refers("taken_by", "staff.id", optional=True),
    instant("closed_at", optional=True),
    choice("closed_by", CLOSERS),
    where(
        "ix_cases_open", "chat_id", condition="status = 'open'", unique=True
    ),  # one open case for each chat
)

appointments = table(
    "appointments",
    key(),
    Column("reference", Text, nullable=False, unique=True),
    refers("beneficiary_id", "beneficiaries.id"),
    words("subject"),
    words("half_days"),
    sealed("details"),
    choice("status", APPOINTMENT_STATES, "asked"),
    sealed("answer"),
    refers("staff_id", "staff.id", optional=True),
    instant("asked_at"),
    instant("updated_at"),
)
