"""The requests a flow may make: what each needs, how it can turn out and what it gives back.

This is the contract between flow authors and the shell: the checker holds the flows to it and
`bot/carrying.py` carries each one out inside the transaction of the turn.
"""

from __future__ import annotations

from collections.abc import Mapping

from flows.request import RequestKind
from flows.requests_kept import KEPT_REQUESTS

REQUESTS: Mapping[str, RequestKind] = {
    "open_runs": RequestKind(
        "Open course runs of a training field (all fields without one), soonest first, at most eight.",
        optional=("training_field",),
        outcomes=("some", "none"),
        lists=True,
    ),
    "run_details": RequestKind(
        "One course run: title, dates, place, seats left, people waiting.",
        arguments=("run",),
        outcomes=("open", "full", "closed"),
        gives=("run_title", "run_starts", "run_ends", "run_place", "run_hours", "run_left", "run_waiting"),
    ),
    "take_seat": RequestKind(
        "Take a seat in a course run, or a place on its wait list.",
        arguments=("run",),
        outcomes=("confirmed", "waitlisted", "already", "closed"),
        gives=("run_title", "run_starts", "run_place", "run_hours", "rank"),
    ),
    "my_enrolments": RequestKind(
        "The sign-ups of this person that still hold a seat or a place on a wait list.",
        outcomes=("some", "none"),
        lists=True,
    ),
    "enrolment_details": RequestKind(
        "One sign-up of this person.",
        arguments=("enrolment",),
        outcomes=("confirmed", "waitlisted", "gone"),
        gives=("run_title", "run_starts", "run_ends", "run_place", "run_hours", "rank"),
    ),
    "withdraw": RequestKind(
        "Give the seat back; the first on the wait list gets it and is told.",
        arguments=("enrolment",),
        outcomes=("withdrawn", "gone"),
        gives=("run_title",),
    ),
    "ask_appointment": RequestKind(
        "Ask the reception space for an appointment; the staff see it and answer.",
        arguments=("subject", "half_days"),
        optional=("details",),
        outcomes=("asked", "already"),
        gives=("reference",),
    ),
    "my_appointments": RequestKind(
        "The open appointment requests of this person.",
        outcomes=("some", "none"),
        lists=True,
    ),
    "cancel_appointment": RequestKind(
        "Take back an appointment request.",
        arguments=("appointment",),
        outcomes=("cancelled", "gone"),
    ),
    "my_path": RequestKind(
        "What this person has come to here: courses completed, the last job found.",
        outcomes=("some", "none"),
        gives=("my_courses", "my_employer", "my_started_on"),
    ),
    "my_projects": RequestKind(
        "The projects that this person holds, the latest first.",
        outcomes=("some", "none"),
        lists=True,
    ),
    "my_project": RequestKind(
        "One project of this person: how far it is.",
        arguments=("project",),
        outcomes=("found", "gone"),
        gives=("reference", "project_title", "stage", "reached_on"),
    ),
    "may_rate": RequestKind(
        "Whether to ask this person what they thought of the talk: seldom, and never after words of danger.",
        outcomes=("ask", "quiet"),
    ),
    "rate": RequestKind(
        "Keep what this person thought of the talk: good, fair or poor.",
        arguments=("rating",),
        outcomes=("rated",),
    ),
    "note_referral": RequestKind(
        "Staff: say whether somebody of an entry of one's own was received where they were referred to.",
        arguments=("entry", "referral_done"),
        outcomes=("noted", "gone"),
        role="counsellor",
    ),
    "list_courses": RequestKind(
        "Staff: the courses of the catalogue in a training field.",
        arguments=("training_field",),
        outcomes=("some", "none"),
        lists=True,
    ),
    "open_run": RequestKind(
        "Staff: open a course run for sign-up.",
        arguments=("course", "starts_on", "ends_on", "place", "seats"),
        optional=("hours",),
        outcomes=("opened", "refused"),
        gives=("run_title", "run_starts", "run_ends", "run_place", "run_left"),
    ),
    "begin_entry": RequestKind(
        "Staff: today, and the channel of the last entry of the same day, to begin an entry with.",
        outcomes=("ready",),
        gives=("channel", "sub_channel", "happened_on"),
        role="counsellor",
    ),
    "look_up": RequestKind(
        "Staff: look somebody up by public number, telephone or name; a new person keeps what was typed.",
        arguments=("query",),
        outcomes=("one", "some", "none"),
        gives=("person", "person_label", "new_name", "new_phone"),
        role="counsellor",
    ),
    "find_people": RequestKind(
        "Staff: the people who may be meant by a number, a telephone or a name, at most eight.",
        arguments=("query",),
        outcomes=("some", "none"),
        lists=True,
        role="counsellor",
    ),
    "similar_people": RequestKind(
        "Staff: people on record who may be the one about to be created.",
        arguments=("new_name",),
        optional=("new_phone", "new_sex", "new_birth_year", "new_commune"),
        outcomes=("some", "none"),
        lists=True,
        role="counsellor",
    ),
    "create_person": RequestKind(
        "Staff: create a person; whom they resemble goes into the queue of possible duplicates.",
        arguments=("new_name", "channel"),
        optional=("new_phone", "new_sex", "new_birth_year", "new_commune"),
        outcomes=("created",),
        gives=("person", "person_label"),
        role="counsellor",
    ),
    "person_details": RequestKind(
        "Staff: somebody on record, as shown on a button.",
        arguments=("person",),
        outcomes=("known", "gone"),
        gives=("person", "person_label"),
        role="counsellor",
    ),
    "recent_days": RequestKind(
        "Staff: today and the two days before.",
        outcomes=("some",),
        lists=True,
        role="counsellor",
    ),
    "record_entry": RequestKind(
        "Staff: put a service on record that was rendered face to face; a day to come is refused.",
        arguments=("person", "service", "channel", "happened_on", "outcome"),
        optional=("sub_channel", "minutes", "referred_to"),
        outcomes=("recorded", "refused"),
        role="counsellor",
    ),
    "correct_entry": RequestKind(
        "Staff: supersede an entry of one's own by another.",
        arguments=("entry", "person", "service", "channel", "happened_on", "outcome"),
        optional=("sub_channel", "minutes", "referred_to"),
        outcomes=("recorded", "refused", "gone"),
        role="counsellor",
    ),
    "my_entries": RequestKind(
        "Staff: one's own last entries that still stand, at most eight.",
        outcomes=("some", "none"),
        lists=True,
        role="counsellor",
    ),
    "entry_details": RequestKind(
        "Staff: an entry of one's own.",
        arguments=("entry",),
        outcomes=("found", "gone"),
        gives=(
            "person",
            "person_label",
            "service",
            "channel",
            "sub_channel",
            "happened_on",
            "outcome",
            "minutes",
            "referred_to",
        ),
        role="counsellor",
    ),
    "cancel_entry": RequestKind(
        "Staff: take an entry of one's own out of what counts.",
        arguments=("entry",),
        outcomes=("cancelled", "gone"),
        role="counsellor",
    ),
    "read_list": RequestKind(
        "Staff: read a list of people, one a line; nothing is written yet.",
        arguments=("people_list",),
        outcomes=("read", "none"),
        gives=("list_count", "list_known", "list_new", "list_unread"),
        role="counsellor",
    ),
    "record_list": RequestKind(
        "Staff: put the same service on record for everybody of a list, creating those who are new.",
        arguments=("people_list", "service", "channel", "happened_on"),
        optional=("sub_channel", "place_commune"),
        outcomes=("recorded", "refused"),
        gives=("list_count", "list_known", "list_new"),
        role="counsellor",
    ),
    **KEPT_REQUESTS,
}
"""Every request a flow may make."""
