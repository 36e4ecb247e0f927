"""Every table, one module per group, all on one metadata: the same for SQLite and PostgreSQL."""

from storage.tables.base import metadata
from storage.tables.delivery import dead_letters, jobs, outbox, seen_updates
from storage.tables.people import beneficiaries, consents, identities
from storage.tables.record import interactions, service_contacts
from storage.tables.staff import audit_events, invites, places, staff
from storage.tables.talks import appointments, cases, conversations
from storage.tables.training import course_runs, courses, enrolments

__all__ = [
    "appointments",
    "audit_events",
    "beneficiaries",
    "cases",
    "consents",
    "conversations",
    "course_runs",
    "courses",
    "dead_letters",
    "enrolments",
    "identities",
    "interactions",
    "invites",
    "jobs",
    "metadata",
    "outbox",
    "places",
    "seen_updates",
    "service_contacts",
    "staff",
]
