"""What came of it: presences day by day, what people thought of the help, referrals that were done,
who came to an appointment.

Also which rows of imported lists of projects, organisations and the like are in the record already.
"""

from sqlalchemy import Column, Integer, LargeBinary, Text

from storage.tables.append_only import append_only
from storage.tables.base import choice, instant, key, refers, table, words
from storage.tables.types import Big, Day, Flag
from storage.vocabulary import CAME, RATED, RATINGS

attendances = table(
    "attendances",
    key(),
    refers("enrolment_id", "enrolments.id", index=True),
    Column("day", Day, nullable=False),
    Column("present", Flag, nullable=False),  # the last row of a day says whether they were there
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
)
append_only(attendances)

ratings = table(
    "ratings",
    key(),
    refers("beneficiary_id", "beneficiaries.id", index=True),
    choice("about", RATED),
    choice("rating", RATINGS),  # the last row of a person and day says what they think
    instant("at"),
)
append_only(ratings)

referral_steps = table(
    "referral_steps",
    key(),
    refers("contact_id", "service_contacts.id", index=True),
    Column("done", Flag, nullable=False),  # the last row of a referral says whether it was done
    Column("dated_on", Day, nullable=False),
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
)
append_only(referral_steps)

referral_askings = table(  # asked what became of a referral, and nothing was heard yet
    "referral_askings",
    key(),
    refers("contact_id", "service_contacts.id", index=True),
    Column("dated_on", Day, nullable=False),
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
)
append_only(referral_askings)

appointment_steps = table(
    "appointment_steps",
    key(),
    refers("appointment_id", "appointments.id", index=True),
    choice("state", CAME),  # the last row of an appointment says whether they came
    refers("contact_id", "service_contacts.id", optional=True),  # the visit that was put on record with it
    Column("dated_on", Day, nullable=False),
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
)
append_only(appointment_steps)

imported_facts = table(
    "imported_facts",
    Column("digest", LargeBinary, primary_key=True),  # keyed hash of what the row said
    Column("list", Text, nullable=False),
    Column("number", Big, nullable=False),  # what the row became: a project, an organisation, a placement
    words("file"),
    Column("line", Integer, nullable=False),
    instant("at"),
)
