"""Every table, one module per group, all on one metadata: the same for SQLite and PostgreSQL."""

from storage.tables.base import metadata
from storage.tables.baselines import baseline_figures
from storage.tables.delivery import dead_letters, jobs, outbox, seen_updates
from storage.tables.following import (
    appointment_steps,
    attendances,
    imported_facts,
    ratings,
    referral_askings,
    referral_steps,
)
from storage.tables.former import former_cases, former_courses, former_people, former_runs, former_sign_ups
from storage.tables.imports import imported_rows
from storage.tables.kept import kept_changes, kept_state, kept_tallies, kept_writers
from storage.tables.organisations import (
    censuses,
    equipment_handovers,
    organisation_facts,
    organisations,
    workshops,
)
from storage.tables.people import beneficiaries, consents, identities
from storage.tables.placements import job_offers, placements
from storage.tables.projects import (
    job_records,
    project_facts,
    project_organisations,
    project_stages,
    projects,
)
from storage.tables.record import interactions, service_contacts
from storage.tables.sameness import duplicates, merges, name_keys
from storage.tables.staff import audit_events, invites, places, staff
from storage.tables.talks import appointments, cases, conversations
from storage.tables.training import course_runs, courses, enrolment_steps, enrolments

__all__ = [
    "appointment_steps",
    "appointments",
    "attendances",
    "audit_events",
    "baseline_figures",
    "beneficiaries",
    "cases",
    "censuses",
    "consents",
    "conversations",
    "course_runs",
    "courses",
    "dead_letters",
    "duplicates",
    "enrolment_steps",
    "enrolments",
    "equipment_handovers",
    "former_cases",
    "former_courses",
    "former_people",
    "former_runs",
    "former_sign_ups",
    "identities",
    "imported_facts",
    "imported_rows",
    "interactions",
    "invites",
    "job_offers",
    "job_records",
    "jobs",
    "kept_changes",
    "kept_state",
    "kept_tallies",
    "kept_writers",
    "merges",
    "metadata",
    "name_keys",
    "organisation_facts",
    "organisations",
    "outbox",
    "placements",
    "places",
    "project_facts",
    "project_organisations",
    "project_stages",
    "projects",
    "ratings",
    "referral_askings",
    "referral_steps",
    "seen_updates",
    "service_contacts",
    "staff",
    "workshops",
]
