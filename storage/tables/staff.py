"""Staff: who may ask, how they were invited, what they did, and the groups they work in."""

from sqlalchemy import Column, LargeBinary, Text

from flows.roles import ROLES
from storage.tables.append_only import append_only
from storage.tables.base import choice, instant, key, refers, sealed, table, words
from storage.tables.types import Big, Flag
from storage.vocabulary import LANGUAGES, PLACE_KINDS

staff = table(
    "staff",
    key(),
    Column("telegram_id", Big, nullable=False, unique=True),
    sealed("name"),
    choice("role", ROLES),
    choice("language", LANGUAGES),
    Column("active", Flag, nullable=False),
    refers("added_by", "staff.id", optional=True),
    instant("added_at"),
    instant("ended_at", optional=True),
)

invites = table(
    "invites",
    Column("token_hash", LargeBinary, primary_key=True),
    choice("role", ROLES),
    refers("issued_by", "staff.id", optional=True),  # null: from the command line
    instant("issued_at"),
    instant("expires_at"),
    refers("used_by", "staff.id", optional=True),
    instant("used_at", optional=True),
)

audit_events = table(
    "audit_events",
    key(),
    instant("at"),
    refers("staff_id", "staff.id", optional=True),  # null: from the command line
    Column("action", Text, nullable=False),
    words("object"),
    words("detail"),
)
append_only(audit_events)

places = table(
    "places",
    Column("chat_id", Big, primary_key=True, autoincrement=False),
    choice("kind", PLACE_KINDS),
    refers("enrolled_by", "staff.id", optional=True),
    instant("enrolled_at"),
)
