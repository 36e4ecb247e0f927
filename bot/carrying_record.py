"""Carrying out what staff request to write services down: finding and creating people, entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from bot.batch import Batch, Present
from bot.carriers import Arguments, Carrier, day, listed, number
from flows.events import Answered, Event, Option, Value
from flows.rules import RULES
from storage import entries
from storage.duplicates import all_candidates, candidates, note_pairs
from storage.entries import Entry, Written
from storage.finding import Known, by_name, by_phone, by_public_id, people, person
from storage.public_id import is_valid
from storage.registering import Newly, register

LIKE = 40
"""Score from which somebody is shown to who is about to create a person: rather one too many."""


async def _begin_entry(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    today = day(batch.ledger.at)
    staff_id = present.loaded.staff_id or 0
    last = await entries.my_entries(batch.tx, staff_id, batch.ledger.at, 1)
    is_fresh = bool(last) and day(last[0].recorded_at) == today
    channel, sub_channel = (
        (last[0].entry.channel, last[0].entry.sub_channel) if is_fresh else ("reception", "")
    )
    values: dict[str, Value] = {"channel": channel, "sub_channel": sub_channel}
    return Answered("ready", values | {"happened_on": today.isoformat()})


async def _look_up(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    query = str(given["query"])
    found = await _found(batch, query)
    phone = RULES["phone"].parse(query, day(event.at)) or ""
    name = "" if phone or _public_id(query) else RULES["name"].parse(query, day(event.at)) or ""
    values: dict[str, Value] = {"new_name": name, "new_phone": phone}
    if len(found) == 1 and not name:
        return Answered("one", values | who(batch, present, found[0]))
    return Answered("some" if found else "none", values)


async def _find_people(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    return listed(person_options(batch, present, await _found(batch, str(given["query"]))))


async def _found(batch: Batch, query: str) -> list[Known]:
    if number_ := _public_id(query):
        one = await by_public_id(batch.tx, number_)
        return [one] if one else []
    phone = RULES["phone"].parse(query, day(batch.ledger.at))
    return await (by_phone(batch.tx, phone) if phone else by_name(batch.tx, query))


def _public_id(query: str) -> str:
    """The public number in a query, if it is one."""
    written = query.strip().upper().replace(" ", "")
    return written if is_valid(written) else ""


async def _similar_people(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = await candidates(batch.tx, _meant(given), LIKE)
    return listed(person_options(batch, present, [one.person for one in found[:6]]))


async def _create_person(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    meant = _meant(given)
    new = Newly(
        name=meant.name,
        phone=meant.phone,
        sex=meant.sex,
        birth_year=meant.birth_year,
        commune=meant.commune,
        milieu=batch.library.milieu(meant.commune),
        channel=str(given["channel"]),
    )
    ((created, _),) = await create_people(batch, [new])
    known = await person(batch.tx, created)
    assert known is not None
    return Answered("created", who(batch, present, known))


async def create_people(batch: Batch, new: list[Newly]) -> list[tuple[int, str]]:
    """Create people; whom they resemble goes into the queue of possible duplicates."""
    at = batch.ledger.at
    created = await register(batch.tx, new, at, batch.settings.platform.id_prefix)
    known = await people(batch.tx, [id_ for id_, _ in created])
    found = await all_candidates(batch.tx, [known[id_] for id_, _ in created])
    for (id_, _), like in zip(created, found, strict=True):
        await note_pairs(batch.tx, id_, like, at)
    return created


async def _person_details(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    found = await person(batch.tx, number(given["person"]))
    return Answered("known", who(batch, present, found)) if found else Answered("gone")


async def _recent_days(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    texts, today = ("option-today", "option-yesterday", "option-day"), day(batch.ledger.at)
    days = [(today - timedelta(days=back)).isoformat() for back in range(len(texts))]
    return listed([Option(iso, text, {"day": iso}) for iso, text in zip(days, texts, strict=True)])


# --- entries


async def _record_entry(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    entry = await read_entry(batch, given, number(given["person"]))
    if entry is None:
        return Answered("refused")
    staff_id, at = present.loaded.staff_id, batch.ledger.at
    await entries.write_entries(batch.tx, [entry], staff_id, event.update_id, at)
    return Answered("recorded")


async def _correct_entry(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    entry = await read_entry(batch, given, number(given["person"]))
    mine = await _mine(batch, present, given)
    if mine is None:
        return Answered("gone")
    if entry is None:
        return Answered("refused")
    staff_id, at = present.loaded.staff_id, batch.ledger.at
    await entries.correct_entry(batch.tx, mine.id, entry, staff_id, event.update_id, at)
    return Answered("recorded")


async def read_entry(batch: Batch, given: Arguments, beneficiary_id: int) -> Entry | None:
    """The entry that was requested; None for somebody gone, or a day before the platform or still to come."""
    known = await person(batch.tx, beneficiary_id)
    happened_on = date.fromisoformat(str(given["happened_on"]))
    is_possible = batch.settings.platform.start_date <= happened_on <= day(batch.ledger.at)
    if known is None or not is_possible:
        return None
    return Entry(
        beneficiary_id=known.id,
        service=str(given["service"]),
        channel=str(given["channel"]),
        happened_on=happened_on,
        outcome=str(given.get("outcome", "")) or "informed",
        sub_channel=str(given.get("sub_channel", "")),
        duration_minutes=number(given.get("minutes", "")) or None,
        referred_to=str(given.get("referred_to", "")),
        place=str(given.get("place_commune", "")),
    )


async def _my_entries(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    mine = await entries.my_entries(batch.tx, present.loaded.staff_id or 0, batch.ledger.at)
    known = await people(batch.tx, [one.entry.beneficiary_id for one in mine])
    options = [
        Option(
            str(one.id),
            "option-entry",
            {"happened_on": one.entry.happened_on.isoformat()} | who(batch, present, whom),
        )
        for one in mine
        if (whom := known.get(one.entry.beneficiary_id))
    ]
    return listed(options)


async def _entry_details(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    mine = await _mine(batch, present, given)
    whom = await person(batch.tx, mine.entry.beneficiary_id) if mine else None
    if mine is None or whom is None:
        return Answered("gone")
    entry = mine.entry
    values: dict[str, Value] = {
        "service": entry.service,
        "channel": entry.channel,
        "sub_channel": entry.sub_channel,
        "happened_on": entry.happened_on.isoformat(),
        "outcome": entry.outcome,
        "minutes": entry.duration_minutes or "",
        "referred_to": entry.referred_to,
    }
    return Answered("found", values | who(batch, present, whom))


async def _cancel_entry(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    mine = await _mine(batch, present, given)
    if mine is None:
        return Answered("gone")
    staff_id, at = present.loaded.staff_id, batch.ledger.at
    await entries.cancel_entry(batch.tx, mine.id, staff_id, event.update_id, at)
    return Answered("cancelled")


async def _mine(batch: Batch, present: Present, given: Arguments) -> Written | None:
    """An entry that still stands, if it is one's own."""
    found = await entries.written(batch.tx, number(given["entry"]))
    return found if found and found.staff_id == present.loaded.staff_id else None


# --- people as options and values


def person_options(batch: Batch, present: Present, found: Iterable[Known]) -> list[Option]:
    """People as buttons."""
    return [Option(str(one.id), "option-person", who(batch, present, one)) for one in found]


def who(batch: Batch, present: Present, known: Known) -> dict[str, Value]:
    """Somebody as shown to staff: name, year of birth, commune, number."""
    commune = f"commune-{known.commune}".replace("_", "-")
    where = batch.library.texts.label(present.language, commune, {}) if known.commune else ""
    parts = (known.name, str(known.birth_year or ""), where, known.public_id)
    return {"person": known.id, "person_label": " · ".join(part for part in parts if part)}


def _meant(given: Arguments) -> Known:
    return Known(
        id=0,
        name=str(given["new_name"]),
        phone=str(given.get("new_phone", "")),
        sex=str(given.get("new_sex", "")),
        birth_year=number(given.get("new_birth_year", "")) or None,
        commune=str(given.get("new_commune", "")),
    )


CARRIERS: Mapping[str, Carrier] = {
    "begin_entry": _begin_entry,
    "look_up": _look_up,
    "find_people": _find_people,
    "similar_people": _similar_people,
    "create_person": _create_person,
    "person_details": _person_details,
    "recent_days": _recent_days,
    "record_entry": _record_entry,
    "correct_entry": _correct_entry,
    "my_entries": _my_entries,
    "entry_details": _entry_details,
    "cancel_entry": _cancel_entry,
}
