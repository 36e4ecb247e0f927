"""Carrying out what the engine requests (`flows.requests`), inside the transaction of the turn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot import (
    carrying_afterwards,
    carrying_figures,
    carrying_list,
    carrying_organisations,
    carrying_placements,
    carrying_projects,
    carrying_record,
    desk,
)
from bot.batch import Batch, Present
from bot.carriers import Arguments, Carrier
from bot.carriers import day as _day
from bot.carriers import listed as _listed
from bot.carriers import number as _number
from flows.effects import Request, Say
from flows.events import Answered, Event, Option, Value
from flows.requests import REQUESTS
from flows.roles import allows
from storage import appointments, courses, training
from storage.courses import Run, RunEntry
from storage.errors import StorageRefused
from storage.training import Enrolment, Promoted
from storage.vocabulary import LANE_REPLY

ARABIC = frozenset({"", "ar", "ary", "zgh"})
"""Languages whose speakers are shown the Arabic title of a course."""


async def carry(batch: Batch, present: Present, event: Event, request: Request) -> Answered:
    """Do what is requested for this person; the answer goes back to the engine."""
    needed = REQUESTS[request.name].role
    if not allows(present.person.get("role", ""), needed):
        raise PermissionError(f"{request.name} is for staff ({needed})")
    return await _CARRIERS[request.name](batch, present, event, request.arguments)


async def _open_runs(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    field = str(given.get("training_field", ""))
    runs = await courses.open_runs(batch.tx, field, _day(event.at))
    return _listed([Option(str(run.id), "option-run", run_values(run, present.language)) for run in runs])


async def _run_details(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    run = await courses.run(batch.tx, _number(given["run"]))
    if run is None or run.status != "open" or run.starts_on < _day(event.at):
        return Answered("closed", run_values(run, present.language) if run else {})
    return Answered("open" if run.left and not run.waiting else "full", run_values(run, present.language))


async def _take_seat(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    beneficiary_id = present.loaded.beneficiary_id
    taken = await training.take_seat(batch.tx, _number(given["run"]), beneficiary_id, batch.ledger.at)
    values = run_values(taken.run, present.language) if taken.run else {}
    return Answered(taken.outcome, {**values, "rank": taken.rank})


async def _my_enrolments(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    mine = await training.my_enrolments(batch.tx, present.loaded.beneficiary_id)
    return _listed(
        [Option(str(one.id), "option-enrolment", _enrolment_values(one, present.language)) for one in mine]
    )


async def _enrolment_details(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = await training.enrolment(batch.tx, _number(given["enrolment"]), present.loaded.beneficiary_id)
    if found is None:
        return Answered("gone")
    outcome = "waitlisted" if found.status == "waitlisted" else "confirmed"
    return Answered(outcome, _enrolment_values(found, present.language))


async def _withdraw(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    beneficiary_id = present.loaded.beneficiary_id
    done = await training.withdraw(batch.tx, _number(given["enrolment"]), beneficiary_id, batch.ledger.at)
    if done.run and done.promoted:
        _tell_promoted(batch, done.promoted, done.run, event)
    return Answered(done.outcome, run_values(done.run, present.language) if done.run else {})


def _tell_promoted(batch: Batch, promoted: Promoted, run: Run, event: Event) -> None:
    """The person who got the seat is told, wherever their own conversation stands."""
    if promoted.chat_id:
        says = [Say("seat-for-you", run_values(run, promoted.language))]
        batch.tell(promoted.chat_id, promoted.language, says, LANE_REPLY, event.update_id)


async def _ask_appointment(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    subject, half_days, details = (str(given.get(name, "")) for name in ("subject", "half_days", "details"))
    asked, is_new = await appointments.ask_appointment(
        batch.tx, present.loaded.beneficiary_id, subject, half_days, details, batch.ledger.at
    )
    if is_new:
        await desk.announce_appointment(batch, asked, event)
    return Answered("asked" if is_new else "already", {"reference": asked.reference})


async def _my_appointments(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    mine = await appointments.my_appointments(batch.tx, present.loaded.beneficiary_id)
    options = [(str(one.id), {"reference": one.reference, "subject": one.subject}) for one in mine]
    return _listed([Option(key, "option-appointment", values) for key, values in options])


async def _cancel_appointment(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    appointment_id = _number(given["appointment"])
    beneficiary_id = present.loaded.beneficiary_id
    done = await appointments.cancel_appointment(batch.tx, appointment_id, beneficiary_id, batch.ledger.at)
    return Answered("cancelled" if done else "gone")


async def _list_courses(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = await courses.list_courses(batch.tx, str(given["training_field"]))
    titles = [(one.key, one.title_ar if present.language in ARABIC else one.title_fr) for one in found]
    return _listed([Option(key, "option-course", {"course_title": title}) for key, title in titles])


async def _open_run(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    entry = RunEntry(
        starts_on=date.fromisoformat(str(given["starts_on"])),
        ends_on=date.fromisoformat(str(given["ends_on"])),
        seats=_number(given["seats"]),
        place=str(given["place"]),
        hours=str(given.get("hours", "")),
    )
    if entry.ends_on < entry.starts_on or entry.seats < 1:
        return Answered("refused")
    try:
        async with batch.tx.begin_nested():
            run = await courses.add_run(
                batch.tx, str(given["course"]), entry, batch.ledger.at, present.loaded.staff_id
            )
    except StorageRefused:
        run = None
    return Answered("opened", run_values(run, present.language)) if run else Answered("refused")


_CARRIERS: Mapping[str, Carrier] = {
    "open_runs": _open_runs,
    "run_details": _run_details,
    "take_seat": _take_seat,
    "my_enrolments": _my_enrolments,
    "enrolment_details": _enrolment_details,
    "withdraw": _withdraw,
    "ask_appointment": _ask_appointment,
    "my_appointments": _my_appointments,
    "cancel_appointment": _cancel_appointment,
    "list_courses": _list_courses,
    "open_run": _open_run,
    **carrying_record.CARRIERS,
    **carrying_list.CARRIERS,
    **carrying_afterwards.CARRIERS,
    **carrying_projects.CARRIERS,
    **carrying_organisations.CARRIERS,
    **carrying_placements.CARRIERS,
    **carrying_figures.CARRIERS,
}


def run_values(run: Run, language: str) -> dict[str, Value]:
    """What texts say of a course run."""
    return {
        "run_title": run.title_ar if language in ARABIC else run.title_fr,
        "run_starts": run.starts_on.isoformat(),
        "run_ends": run.ends_on.isoformat(),
        "run_place": run.place,
        "run_hours": run.hours,
        "run_left": run.left,
        "run_waiting": run.waiting,
    }


def _enrolment_values(enrolment: Enrolment, language: str) -> dict[str, Value]:
    return {**run_values(enrolment.run, language), "rank": enrolment.rank}
