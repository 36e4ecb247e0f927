"""What waits: replies to send, jobs to do, updates already seen, updates that could not be taken."""

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, Text, UniqueConstraint

from storage.tables.base import choice, instant, key, refers, table, where, words
from storage.tables.types import Big, Flag, Instant
from storage.vocabulary import DEAD_LETTER_STATES, JOB_STATES, OUTBOX_STATES

outbox = table(
    "outbox",
    key(),
    Column("chat_id", Big, nullable=False),
    Column("lane", Integer, CheckConstraint("lane BETWEEN 0 AND 3", name="lane"), nullable=False),
    Column("method", Text, nullable=False),
    words("payload"),  # JSON of the call's parameters; emptied once sent if it is confidential
    choice("state", OUTBOX_STATES, "new"),
    instant("not_before", optional=True),
    Column("attempts", Integer, nullable=False, server_default="0"),
    words("error"),
    Column("message_id", Big, nullable=True),
    refers("case_id", "cases.id", optional=True),
    Column("confidential", Flag, nullable=False),
    Column("update_id", Big, nullable=True),
    Column("n", Integer, nullable=False, server_default="0"),
    instant("created_at"),
    instant("sent_at", optional=True),
    words("leased_by"),
    instant("leased_until", optional=True),
    # With the chat, because Telegram starts update ids anew after a quiet week.
    UniqueConstraint("chat_id", "update_id", "n"),
    where("ix_outbox_new", "lane", "id", condition="state = 'new'"),
    where("ix_outbox_new_of_chat", "chat_id", "lane", "id", condition="state = 'new'"),
    where("ix_outbox_failed", "id", condition="state = 'failed'"),
    where("ix_outbox_reply", "chat_id", "message_id", condition="case_id IS NOT NULL"),
    sqlite_autoincrement=True,  # ids are the order of sending: never used twice
)

seen_updates = table(
    "seen_updates",
    Column("update_id", Big, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False, index=True),
)

dead_letters = table(
    "dead_letters",
    key(),
    Column("update_id", Big, nullable=True),
    Column("raw", LargeBinary, nullable=False),  # the update as it came, sealed: it may hold a story
    words("error"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    instant("at"),
    choice("state", DEAD_LETTER_STATES, "new"),
    where("ix_dead_letters_new", "id", condition="state = 'new'"),
)

jobs = table(
    "jobs",
    key(),
    Column("kind", Text, nullable=False),
    words("payload"),  # JSON of what the job needs
    instant("due_at"),
    choice("state", JOB_STATES, "new"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    words("leased_by"),
    instant("leased_until", optional=True),
    words("result"),
    refers("staff_id", "staff.id", optional=True),
    instant("created_at"),
    instant("ended_at", optional=True),
    where("ix_jobs_new", "due_at", "id", condition="state = 'new'"),
)
