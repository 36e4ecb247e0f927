"""The requests a flow may make: what each needs, how it can turn out and what it gives back.

This is the contract between flow authors and the shell: the checker holds the flows to it and
`bot/carrying.py` carries each one out inside the transaction of the turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RequestKind:
    """Arguments by name, possible outcomes, values given to texts and answers, whether it lists options."""

    doc: str
    arguments: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    lists: bool = False


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
}
