"""Carrying out what staff request about projects: finding, creating, moving them, their jobs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.batch import Batch, Present
from bot.carriers import Arguments, Carrier, amount, listed, note, number, past_day
from flows.events import Answered, Event, Option, Value
from storage import organisations, projects
from storage.errors import StorageRefused
from storage.finding import by_name, by_public_id, person
from storage.projects import Progress, Project
from storage.savepoint import savepoint
from storage.tables import job_records
from storage.vocabulary import COUNTED_JOBS, STAGES
from storage.work import JOB_RECORDS, JobRecord

LISTED = 8


async def _find_projects(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = await _found(batch, str(given.get("query", "")))
    return listed([await _option(batch, present, one) for one in found])


async def _found(batch: Batch, query: str) -> list[Progress]:
    if not query:
        return await projects.project_list(batch.tx, limit=LISTED)
    if one := await projects.project(batch.tx, query):
        return [one]
    person_ = await by_public_id(batch.tx, query.strip().upper())
    people = [person_] if person_ else await by_name(batch.tx, query)
    named = await organisations.organisations_like(batch.tx, query)
    ids = [one.organisation_id for one in named]
    return await projects.projects_like(batch.tx, query, [one.id for one in people], ids, LISTED)


async def _option(batch: Batch, present: Present, one: Progress) -> Option:
    args: dict[str, Value] = {"reference": one.reference, "person_label": await _holder(batch, present, one)}
    args["stage"] = one.stage
    return Option(str(one.project.project_id), "option-project", args)


async def _holder(batch: Batch, present: Present, one: Progress) -> str:
    """Who holds a project, as a name; its title where nobody is left to name."""
    project = one.project
    if project.organisation_id is not None:
        found = await organisations.organisation(batch.tx, project.organisation_id)
        return found.name if found else project.title
    known = await person(batch.tx, project.beneficiary_id or 0)
    return (known.name or known.public_id) if known else project.title


async def _open_project(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    asked = str(given["project"])
    one = await projects.project_by_id(batch.tx, number(asked)) if number(asked) else None
    if one is None:
        found = await _found(batch, asked)
        if len(found) != 1:
            return Answered("many" if found else "none", {"query": asked if found else "", "project": ""})
        one = found[0]
    return Answered("found", await project_values(batch, present, one))


async def project_values(batch: Batch, present: Present, one: Progress) -> dict[str, Value]:
    """A project as the flows know it."""
    project = one.project
    jobs, holder = await _jobs(batch, project.project_id), await _holder(batch, present, one)
    return {
        "project": project.project_id,
        "reference": one.reference,
        "person": project.beneficiary_id or "",
        "organisation": project.organisation_id or "",
        "person_label": holder,
        "org_name": holder,
        "stage": one.stage,
        "reached_on": one.reached_on.isoformat() if one.reached_on else "",
        "project_axis": project.axis,
        "sector": project.sector,
        "value_chain": project.value_chain,
        "project_title": project.title,
        "accompanied_on": project.accompanied_on.isoformat() if project.accompanied_on else "",
        "amount_total": _or_empty(project.amount_total),
        "amount_indh": _or_empty(project.amount_indh),
        "jobs_count": sum(job.count for _, job in jobs if job.status in COUNTED_JOBS),
        "query": "",
    }


def _or_empty(value: int | None) -> Value:
    return "" if value is None else value


async def _save_project(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    row = _read(batch, given)
    known = await projects.project_by_id(batch.tx, row.project_id) if row.project_id else None
    if row.project_id and known:
        await projects.correct_project(batch.tx, row, batch.ledger.at, present.loaded.staff_id)
        if row.organisation_id and row.organisation_id != known.project.organisation_id:
            pair = [(row.project_id, row.organisation_id)]
            await projects.attach(batch.tx, pair, batch.ledger.at, present.loaded.staff_id)
        await note(batch, present, "project", known.reference, "corrected")
        return Answered("saved", {"project": row.project_id, "reference": known.reference})
    reached_on = past_day(batch, given.get("happened_on", ""))
    if reached_on is None or not (row.beneficiary_id or row.organisation_id):
        return Answered("refused")
    at, staff_id = batch.ledger.at, present.loaded.staff_id
    (project_id,) = await projects.add_projects(batch.tx, [replace(row, project_id=0)], at, staff_id)
    await projects.move(batch.tx, project_id, _stage(given), reached_on, at, staff_id)
    made = await projects.project_by_id(batch.tx, project_id)
    reference = made.reference if made else ""
    await note(batch, present, "project", reference, "created")
    return Answered("saved", {"project": project_id, "reference": reference})


def _stage(given: Arguments) -> str:
    stage = str(given.get("new_stage", ""))
    return stage if stage in STAGES else STAGES[0]


def _read(batch: Batch, given: Arguments) -> Project:
    axis = str(given["project_axis"])
    return Project(
        axis=axis,
        title=str(given.get("project_title", "")),
        beneficiary_id=number(given.get("person", "")) or None,
        organisation_id=number(given.get("organisation", "")) or None,
        sector=str(given.get("sector", "")) if axis != "sse" else "",
        value_chain=str(given.get("value_chain", "")) if axis == "sse" else "",
        accompanied_on=past_day(batch, given.get("accompanied_on", "")),
        amount_total=amount(given.get("amount_total", "")),
        amount_indh=amount(given.get("amount_indh", "")),
        project_id=number(given.get("project", "")),
    )


async def _stages_ahead(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    project_id = number(given.get("project", ""))
    one = await projects.project_by_id(batch.tx, project_id) if project_id else None
    present_at = STAGES.index(one.stage) if one and one.stage else -1
    ahead, before = STAGES[present_at + 1 :], STAGES[: max(present_at, 0)]
    return listed([Option(stage, f"stage-{stage}") for stage in (*ahead, *before)])


async def _move_project(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    one = await projects.project_by_id(batch.tx, number(given["project"]))
    reached_on, at, staff_id = past_day(batch, given["happened_on"]), batch.ledger.at, present.loaded.staff_id
    if one is None or reached_on is None:
        return Answered("refused")
    stage = _stage(given)
    amounts = amount(given.get("amount_total", "")), amount(given.get("amount_indh", ""))
    row = replace(one.project, amount_total=amounts[0], amount_indh=amounts[1])
    if stage in ("approved", "funded") and row != one.project:
        await projects.correct_project(batch.tx, row, at, staff_id)
    await projects.move(batch.tx, row.project_id, stage, reached_on, at, staff_id)
    await note(batch, present, "stage", one.reference, f"{stage} {reached_on}")
    return Answered("moved")


async def _undo_stage(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    project_id = number(given["project"])
    stage = await projects.undo_move(batch.tx, project_id, batch.ledger.at, present.loaded.staff_id)
    if stage is None:
        return Answered("none")
    one = await projects.project_by_id(batch.tx, project_id)
    await note(batch, present, "stage", one.reference if one else project_id, f"back to {stage.stage}")
    return Answered("undone", {"stage": stage.stage, "reached_on": stage.reached_on.isoformat()})


# --- jobs


async def _jobs(batch: Batch, project_id: int) -> list[tuple[int, JobRecord]]:
    found = await JOB_RECORDS.current(batch.tx, job_records.c.project_id == project_id)
    return [(one.id, one.facts) for one in found if one.facts.status != "rejected"]


async def _job_list(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    jobs = await _jobs(batch, number(given["project"]))
    return listed(
        [
            Option(
                str(id_),
                "option-jobs",
                {"count": job.count, "day": job.dated_on.isoformat(), "status": job.status},
            )
            for id_, job in jobs[-LISTED:]
        ]
    )


async def _save_jobs(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    one = await projects.project_by_id(batch.tx, number(given["project"]))
    dated_on, count = past_day(batch, given["happened_on"]), number(given["job_count"])
    if one is None or dated_on is None or not count:
        return Answered("refused")
    row = JobRecord(
        count=count,
        dated_on=dated_on,
        project_id=one.project.project_id,
        sex=str(given.get("job_sex", "")),
        evidence=str(given.get("evidence", "")),
        status=str(given.get("job_status", "")) or "declared",
        qualifier=str(given.get("qualifier", "")) or "exact",
    )
    earlier = number(given.get("job", ""))
    return await _kept(batch, present, "jobs", one.reference, row, earlier)


async def _kept(
    batch: Batch, present: Present, action: str, what: str, row: JobRecord, earlier: int
) -> Answered:
    at, staff_id = batch.ledger.at, present.loaded.staff_id
    try:
        async with savepoint(batch.tx):
            if earlier:
                await JOB_RECORDS.correct(batch.tx, earlier, row, at, staff_id)
            else:
                await JOB_RECORDS.add(batch.tx, [row], at, staff_id)
    except StorageRefused:
        return Answered("refused")
    await note(batch, present, action, what, f"{row.count} {row.status}")
    return Answered("saved")


async def _cancel_jobs(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = await JOB_RECORDS.current(batch.tx, job_records.c.id == number(given["job"]))
    if not found:
        return Answered("gone")
    row = replace(found[0].facts, status="rejected")
    done = await _kept(batch, present, "jobs", str(row.project_id), row, found[0].id)
    return Answered("cancelled" if done.outcome == "saved" else "gone")


# --- what a young person sees of their own


async def _my_projects(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    mine = await projects.projects_of(batch.tx, present.loaded.beneficiary_id)
    options = [
        Option(
            str(one.project.project_id),
            "option-my-project",
            {"project_title": one.project.title or one.reference, "stage": one.stage},
        )
        for one in mine[:LISTED]
    ]
    return listed(options)


async def _my_project(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    mine = await projects.projects_of(batch.tx, present.loaded.beneficiary_id)
    one = next((one for one in mine if one.project.project_id == number(given["project"])), None)
    if one is None:
        return Answered("gone")
    values: dict[str, Value] = {
        "reference": one.reference,
        "project_title": one.project.title or one.reference,
        "stage": one.stage,
        "reached_on": one.reached_on.isoformat() if one.reached_on else "",
    }
    return Answered("found", values)


CARRIERS: Mapping[str, Carrier] = {
    "find_projects": _find_projects,
    "open_project": _open_project,
    "save_project": _save_project,
    "stages_ahead": _stages_ahead,
    "move_project": _move_project,
    "undo_stage": _undo_stage,
    "job_list": _job_list,
    "save_jobs": _save_jobs,
    "cancel_jobs": _cancel_jobs,
    "my_projects": _my_projects,
    "my_project": _my_project,
}
