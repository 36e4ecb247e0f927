"""Carrying out what staff request about organisations: their facts, members, equipment, workshops."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from bot.batch import Batch, Present
from bot.carriers import Arguments, Carrier, amount, listed, note, number, past_day
from flows.events import Answered, Event, Option, Value
from storage import organisations, projects
from storage.errors import StorageRefused
from storage.facts import Facts
from storage.organisations import CENSUSES, HANDOVERS, WORKSHOPS, Census, Handover, Organisation, Workshop
from storage.savepoint import savepoint
from storage.tables import equipment_handovers
from storage.vocabulary import ORGANISATION_KINDS, WORKSHOP_TOPICS

LISTED = 8
EMPLOYERS = ("employer", "enterprise", "cooperative", "union")
"""Who can give work."""

_KINDS = {"employer": EMPLOYERS, "union": ("union",), "cooperative": ("cooperative", "union")}
_Row = TypeVar("_Row")


async def _find_organisations(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = await _found(batch, str(given.get("query", "")), str(given.get("wanted_kind", "")))
    return listed([_option(one) for one in found])


async def _found(batch: Batch, query: str, wanted: str) -> list[Organisation]:
    return await organisations.organisations_like(batch.tx, query, _KINDS.get(wanted, ()), LISTED)


def _option(one: Organisation) -> Option:
    return Option(str(one.organisation_id), "option-organisation", {"org_name": one.name, "kind": one.kind})


async def _open_organisation(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    asked = str(given["organisation"])
    one = await organisations.organisation(batch.tx, number(asked)) if number(asked) else None
    if one is None:
        found = await _found(batch, asked, str(given.get("wanted_kind", "")))
        if len(found) != 1:
            values: dict[str, Value] = {
                "query": asked if found else "",
                "organisation": "",
                "org_name": asked,
            }
            return Answered("many" if found else "none", values)
        one = found[0]
    return Answered("found", await _values(batch, one))


async def _values(batch: Batch, one: Organisation) -> dict[str, Value]:
    union = await organisations.organisation(batch.tx, one.parent_union) if one.parent_union else None
    census = await organisations.last_census(batch.tx, one.organisation_id)
    women = census.facts.members_women if census else None
    return {
        "organisation": one.organisation_id,
        "organisation_kind": one.kind,
        "org_name": one.name,
        "women_led": "yes" if one.women_led else "no",
        "value_chain": one.value_chain,
        "org_commune": one.commune,
        "union": one.parent_union or "",
        "union_name": union.name if union else "",
        "prior_org": one.prior,
        "members_total": census.facts.members_total if census else "",
        "members_women": "" if women is None else women,
        "census_on": census.facts.census_on.isoformat() if census else "",
        "query": "",
    }


async def _save_organisation(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    kind, name = str(given["organisation_kind"]), str(given["org_name"])
    if kind not in ORGANISATION_KINDS or not name:
        return Answered("refused")
    known = await organisations.organisation(batch.tx, number(given.get("organisation", "")))
    row = Organisation(
        kind=kind,
        name=name,
        women_led=str(given.get("women_led", "")) == "yes",
        value_chain=str(given.get("value_chain", "")),
        commune=str(given.get("org_commune", "")),
        parent_union=number(given.get("union", "")) or None,
        prior=str(given.get("prior_org", "")),
        organisation_id=known.organisation_id if known else 0,
    )
    number_ = await _keep(batch, present, row, known is not None)
    await note(batch, present, "organisation", number_, "corrected" if known else "created")
    return Answered("saved", {"organisation": number_, "org_name": name})


async def _keep(batch: Batch, present: Present, row: Organisation, is_known: bool) -> int:
    at, staff_id = batch.ledger.at, present.loaded.staff_id
    if is_known:
        await organisations.correct_organisation(batch.tx, row, at, staff_id)
        return row.organisation_id
    return (await organisations.add_organisations(batch.tx, [row], at, staff_id))[0]


async def _take_census(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    one = await organisations.organisation(batch.tx, number(given["organisation"]))
    counted_on, total = past_day(batch, given["happened_on"]), amount(given["members_total"])
    women = amount(given.get("members_women", ""))
    if one is None or counted_on is None or total is None or (women or 0) > total:
        return Answered("refused")
    qualifier = str(given.get("qualifier", "")) or "exact"
    row = Census(one.organisation_id, counted_on, total, women, qualifier)
    last = await organisations.last_census(batch.tx, one.organisation_id)
    earlier = last.id if last and last.facts.census_on == counted_on else 0
    return await _kept(batch, present, CENSUSES, row, earlier, ("census", one.organisation_id))


async def _hold_workshop(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    held_on, count = past_day(batch, given["happened_on"]), amount(given["participants"])
    women, topic = amount(given.get("women", "")), str(given["topic"])
    if held_on is None or count is None or (women or 0) > count or topic not in WORKSHOP_TOPICS:
        return Answered("refused")
    row = Workshop(topic, held_on, count, women, str(given.get("workshop_place", "")))
    earlier = number(given.get("workshop", ""))
    return await _kept(batch, present, WORKSHOPS, row, earlier, ("workshop", f"{topic} {held_on}"))


async def _workshop_list(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = await WORKSHOPS.current(batch.tx)
    last = sorted(found, key=lambda one: (one.facts.held_on, one.id), reverse=True)[:LISTED]
    return listed(
        [
            Option(
                str(one.id),
                "option-workshop",
                {
                    "topic": one.facts.topic,
                    "day": one.facts.held_on.isoformat(),
                    "participants": one.facts.participants,
                },
            )
            for one in last
        ]
    )


async def _hand_over(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    handed_on, quantity = past_day(batch, given["happened_on"]), number(given["quantity"])
    organisation = number(given.get("organisation", "")) or None
    project = number(given.get("project", "")) or None
    if handed_on is None or not quantity or not (organisation or project):
        return Answered("refused")
    worth = amount(given.get("worth", ""))
    row = Handover(str(given["item"]), quantity, handed_on, organisation, project, worth)
    earlier = number(given.get("handover", ""))
    return await _kept(batch, present, HANDOVERS, row, earlier, ("handover", organisation or project))


async def _handover_list(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    handed, project = equipment_handovers.c, number(given.get("project", ""))
    theirs = handed.organisation_id == number(given.get("organisation", ""))
    found = await HANDOVERS.current(batch.tx, handed.project_id == project if project else theirs)
    return listed(
        [
            Option(
                str(one.id),
                "option-handover",
                {
                    "item": one.facts.item,
                    "quantity": one.facts.quantity,
                    "day": one.facts.handed_on.isoformat(),
                },
            )
            for one in found[-LISTED:]
        ]
    )


# --- the projects that they benefit from


async def _benefiting(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    ids = await projects.benefiting(batch.tx, number(given["project"]))
    found = [await organisations.organisation(batch.tx, one) for one in ids]
    return listed([_option(one) for one in found if one])


async def _attach_organisation(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    project = await projects.project_by_id(batch.tx, number(given["project"]))
    one = await organisations.organisation(batch.tx, number(given["organisation"]))
    if project is None or one is None:
        return Answered("refused")
    attached, pair = str(given.get("attached", "")) != "no", (project.project.project_id, one.organisation_id)
    at, staff_id = batch.ledger.at, present.loaded.staff_id
    await projects.attach(batch.tx, [pair], at, staff_id, attached=attached)
    await note(batch, present, "project", project.reference, f"{'with' if attached else 'without'} {pair[1]}")
    return Answered("saved")


async def _kept(
    batch: Batch, present: Present, facts: Facts[_Row], row: _Row, earlier: int, noted: tuple[str, object]
) -> Answered:
    """Put a fact on record, or in the place of an earlier one; refused if that was corrected meanwhile."""
    at, staff_id = batch.ledger.at, present.loaded.staff_id
    try:
        async with savepoint(batch.tx):
            if earlier:
                await facts.correct(batch.tx, earlier, row, at, staff_id)
            else:
                await facts.add(batch.tx, [row], at, staff_id)
    except StorageRefused:
        return Answered("refused")
    await note(batch, present, noted[0], noted[1], "corrected" if earlier else "")
    return Answered("saved")


CARRIERS: Mapping[str, Carrier] = {
    "find_organisations": _find_organisations,
    "open_organisation": _open_organisation,
    "save_organisation": _save_organisation,
    "take_census": _take_census,
    "hold_workshop": _hold_workshop,
    "workshop_list": _workshop_list,
    "benefiting": _benefiting,
    "attach_organisation": _attach_organisation,
    "hand_over": _hand_over,
    "handover_list": _handover_list,
}
