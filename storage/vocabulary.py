"""The closed sets of the domain: every value that an enumeration column may hold. Empty means not known.

Lists that a platform may change (communes, training fields, levels of education) are data, not enumerations.
"""

CHANNELS = ("reception", "electronic", "mobile")
SUB_CHANNELS = ("", "telegram", "phone", "web", "caravan", "paper")
SERVICES = (
    "listening",
    "orientation",
    "accompaniment",
    "training",
    "funding",
    "placement",
    "coop_support",
    "equipment",
    "information",
)
HEADLINE_SERVICES = ("listening", "orientation", "accompaniment")
"""The bundle that the headline figure of beneficiaries (B1) counts."""

OUTCOMES = (
    "informed",
    "appointment",
    "referred",
    "enrolled",
    "plan_made",
    "funded",
    "placed",
    "no_answer",
    "dropped",
    "closed",
)
LANGUAGES = ("", "ar", "ary", "fr", "zgh", "en")
SEXES = ("", "female", "male", "undisclosed")
AGE_BANDS = ("", "under_18", "18_24", "25_29", "30_34", "35_45", "over_45", "unknown")
MILIEUS = ("", "urban", "rural")
DISABILITIES = ("", "yes", "no")
PROFILES = (
    "",
    "job_seeker",
    "project_holder",
    "coop_member",
    "entrepreneur",
    "student",
    "other",
    "unknown",
)
PRIORS = ("", "yes", "no", "unknown")
CONSENT_ANSWERS = ("", "yes", "no")
CONSENT_PURPOSES = ("service", "statistics", "contact", "share_partner", "image")
RISKS = ("none", "low", "medium", "high")

ENROLMENT_STATES = (
    "interested",
    "applied",
    "shortlisted",
    "offered",
    "confirmed",
    "attending",
    "completed",
    "certified",
    "waitlisted",
    "declined",
    "expired",
    "withdrawn",
    "rejected",
    "no_show",
    "dropped",
)
SEAT_HOLDING = ("offered", "confirmed", "attending")
ENDED_ENROLMENTS = ("declined", "expired", "withdrawn", "rejected", "no_show", "dropped")
"""States after which the same person may sign up for the same course run again."""

RUN_STATES = ("open", "closed", "cancelled")
CASE_STATES = ("open", "closed")
CLOSERS = ("", "person", "staff")
APPOINTMENT_STATES = ("asked", "answered", "cancelled", "done")
CAME = ("came", "missed", "undone")
"""What staff note of an appointment; `undone` takes the last word back."""

OUTBOX_STATES = ("new", "sent", "failed", "cancelled")
JOB_STATES = ("new", "done", "failed")
DUPLICATE_STATES = ("new", "later", "different", "merged")
DEAD_LETTER_STATES = ("new", "retried", "dropped")
PLACE_KINDS = ("staff", "administrators")

QUALIFIERS = ("exact", "at_least", "about")
"""How sure a figure is, from the surest on: exact, "more than", "about"."""

AXES = ("", "entrepreneurship", "employability", "sse")
SECTORS = (
    "",
    "light_industry",
    "solidarity_agriculture",
    "services",
    "crafts",
    "audiovisual",
    "green_spaces",
)
VALUE_CHAINS = (
    "",
    "agricultural_products",
    "fruit_and_vegetables",
    "beekeeping",
    "honey",
    "local_products",
)
ORGANISATION_KINDS = ("cooperative", "union", "enterprise", "employer")
STAGES = ("idea", "study", "committee", "approved", "funded", "running", "closed")
"""The way of a project, in order."""

JOB_RECORD_STATES = ("planned", "declared", "verified", "rejected")
COUNTED_JOBS = ("declared", "verified")
"""States of a job record that count as jobs created."""

CONTRACTS = ("", "permanent", "fixed_term", "internship", "apprenticeship", "seasonal", "other")
OFFER_STATES = ("open", "filled", "closed")
KEPT = ("unknown", "yes", "no")
RATED = ("listening", "appointment")
"""What people are asked about afterwards."""

RATINGS = ("good", "fair", "poor")
WORKSHOP_TOPICS = ("management", "e_marketing", "feasibility")
TRAINED = ("completed", "certified")
"""States of a sign-up that count as trained."""

LANE_CRISIS, LANE_REPLY, LANE_STAFF, LANE_BROADCAST = range(4)
"""Lanes of delivery: crisis messages and hand-offs first, broadcasts last."""
