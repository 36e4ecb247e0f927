"""Carrying out what staff request about work found: placements, if they were kept, offers of employers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.batch import Batch, Present
from bot.carriers import Arguments, Carrier, day, listed, note, number, past_day
from bot.carrying_record import who
from flows.events import Answered, Event, Option, Value
from storage import organisations, training, work
from storage.errors import StorageRefused
from storage.facts import Fact
from storage.finding import people, person
from storage.savepoint import savepoint
from storage.vocabulary import CONTRACTS, OFFER_STATES
from storage.work import OFFERS, PLACEMENTS, Offer, Placement

LISTED = 8


async def _due_placements(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    due = await work.due_placements(batch.tx, day(batch.ledger.at), LISTED)
    return listed(await _options(batch, present, due))


async def _person_placements(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = await work.placements_of(batch.tx, number(given["person"]))
    return listed(await _options(batch, present, found[:LISTED]))


async def _options(batch: Batch, present: Present, found: list[Fact[Placement]]) -> list[Option]:
    known = await people(batch.tx, [one.facts.beneficiary_id for one in found])
    return [
        Option(
            str(one.id),
            "option-placement",
            {
                "person_label": whom.name or whom.public_id,
                "started_on": one.facts.started_on.isoformat(),
            },
        )
        for one in found
        if (whom := known.get(one.facts.beneficiary_id))
    ]


async def _open_placement(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    one = await work.placement(batch.tx, number(given["placement"]))
    whom = await person(batch.tx, one.facts.beneficiary_id) if one else None
    if one is None or whom is None:
        return Answered("gone")
    employer = await organisations.organisation(batch.tx, one.facts.organisation_id or 0)
    values: dict[str, Value] = {
        "placement": one.id,
        "organisation": one.facts.organisation_id or "",
        "org_name": employer.name if employer else "",
        "offer": one.facts.offer_id or "",
        "contract": one.facts.contract,
        "started_on": one.facts.started_on.isoformat(),
        "kept": one.facts.kept_3m,
    }
    return Answered("found", values | who(batch, present, whom))


async def _save_placement(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    whom = await person(batch.tx, number(given["person"]))
    started_on, contract = past_day(batch, given["started_on"]), str(given.get("contract", ""))
    if whom is None or started_on is None or contract not in CONTRACTS:
        return Answered("refused")
    offered = await work.offer(batch.tx, number(given.get("offer", "")))
    row = Placement(
        beneficiary_id=whom.id,
        started_on=started_on,
        organisation_id=number(given.get("organisation", "")) or None,
        offer_id=offered.id if offered else None,
        contract=contract or (offered.facts.contract if offered else ""),
    )
    earlier = await work.placement(batch.tx, number(given.get("placement", "")))
    if earlier and earlier.facts.kept_3m != "unknown" and earlier.facts.started_on == started_on:
        row = replace(row, kept_3m=earlier.facts.kept_3m, checked_on=earlier.facts.checked_on)
    number_ = await _keep(batch, present, row, earlier)
    if number_:
        await note(batch, present, "placement", number_, "corrected" if earlier else "created")
    return Answered("saved", {"placement": number_}) if number_ else Answered("refused")


async def _keep(batch: Batch, present: Present, row: Placement, earlier: Fact[Placement] | None) -> int:
    """The number of the entry; 0 if the one to correct was corrected meanwhile."""
    at, staff_id = batch.ledger.at, present.loaded.staff_id
    try:
        async with savepoint(batch.tx):
            if earlier:
                return await PLACEMENTS.correct(batch.tx, earlier.id, row, at, staff_id)
            return (await PLACEMENTS.add(batch.tx, [row], at, staff_id))[0]
    except StorageRefused:
        return 0


async def _check_placement(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    one = await work.placement(batch.tx, number(given["placement"]))
    kept, today = str(given["kept"]) == "yes", day(batch.ledger.at)
    if one is None or today < one.facts.started_on + work.KEPT_AFTER:
        return Answered("refused")
    try:
        async with savepoint(batch.tx):
            staff_id = present.loaded.staff_id
            await work.check_placement(batch.tx, one, kept, today, batch.ledger.at, staff_id)
    except StorageRefused:
        return Answered("refused")
    await note(batch, present, "placement", one.id, "kept" if kept else "not kept")
    return Answered("checked")


# --- offers


async def _find_offers(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = await work.open_offers(batch.tx, number(given.get("organisation", "")), LISTED)
    options = []
    for one in found:
        employer = await organisations.organisation(batch.tx, one.facts.organisation_id)
        args: dict[str, Value] = {
            "offer_title": one.facts.title,
            "org_name": employer.name if employer else "",
        }
        options.append(Option(str(one.id), "option-offer", args | {"places": one.facts.places}))
    return listed(options)


async def _save_offer(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    employer = await organisations.organisation(batch.tx, number(given["organisation"]))
    places, closes_on = number(given["places"]), _day(given.get("closes_on", ""))
    opened_on, title = day(batch.ledger.at), str(given["offer_title"])
    if employer is None or not places or (closes_on and closes_on < opened_on):
        return Answered("refused")
    contract = str(given.get("contract", ""))
    row = Offer(employer.organisation_id, title, places, opened_on, contract, closes_on=closes_on)
    (number_,) = await OFFERS.add(batch.tx, [row], batch.ledger.at, present.loaded.staff_id)
    await note(batch, present, "offer", number_, "created")
    return Answered("saved", {"offer": number_})


def _day(value: Value) -> date | None:
    return date.fromisoformat(str(value)) if value else None


async def _end_offer(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    one, status = await work.offer(batch.tx, number(given["offer"])), str(given["offer_status"])
    if one is None or status not in OFFER_STATES:
        return Answered("gone")
    try:
        async with savepoint(batch.tx):
            row = replace(one.facts, status=status)
            await OFFERS.correct(batch.tx, one.id, row, batch.ledger.at, present.loaded.staff_id)
    except StorageRefused:
        return Answered("gone")
    await note(batch, present, "offer", one.id, status)
    return Answered("saved")


# --- what a young person sees of their own


async def _my_path(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    me = present.loaded.beneficiary_id
    titles = await training.completed_courses(batch.tx, me, in_arabic=present.language in _ARABIC)
    placed = await work.placements_of(batch.tx, me)
    employer_id = placed[0].facts.organisation_id if placed else None
    employer = await organisations.organisation(batch.tx, employer_id or 0)
    values: dict[str, Value] = {
        "my_courses": " · ".join(titles),
        "my_employer": employer.name if employer else "",
        "my_started_on": placed[0].facts.started_on.isoformat() if placed else "",
    }
    return Answered("some" if titles or placed else "none", values)


_ARABIC = frozenset({"", "ar", "ary", "zgh"})

CARRIERS: Mapping[str, Carrier] = {
    "due_placements": _due_placements,
    "person_placements": _person_placements,
    "open_placement": _open_placement,
    "save_placement": _save_placement,
    "check_placement": _check_placement,
    "find_offers": _find_offers,
    "save_offer": _save_offer,
    "end_offer": _end_offer,
    "my_path": _my_path,
}
