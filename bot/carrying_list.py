"""Carrying out a list of people: a day on the road or a group, one service for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.batch import Batch, Present
from bot.carriers import Arguments, Carrier, day
from bot.carrying_record import create_people, read_entry
from flows.events import Answered, Event, Value
from flows.names import whole_key
from flows.people_lists import Listed, read_people
from storage import entries
from storage.duplicates import all_candidates
from storage.finding import Known, by_public_id
from storage.registering import Newly


@dataclass(frozen=True, slots=True)
class _Recognised:
    """A list: those on record, by their place in it, and those who are new."""

    known: Mapping[int, int]
    new: Sequence[Listed]
    unread: Sequence[int]

    def values(self) -> dict[str, Value]:
        """What is told of it; somebody who stands twice counts once."""
        known = len(set(self.known.values()))
        return {
            "list_count": known + len(self.new),
            "list_known": known,
            "list_new": len(self.new),
            "list_unread": ", ".join(map(str, self.unread)),
        }


async def _read_list(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    recognised = await _recognise(batch, str(given["people_list"]))
    is_readable = recognised.known or recognised.new
    return Answered("read", recognised.values()) if is_readable else Answered("none")


async def _record_list(batch: Batch, present: Present, event: Event, given: Arguments) -> Answered:
    recognised = await _recognise(batch, str(given["people_list"]))
    channel = str(given["channel"])
    ids = [*dict.fromkeys(recognised.known.values())]
    if _impossible(batch, given):
        return Answered("refused")
    new = [_newly(one, channel) for one in recognised.new]
    ids += [id_ for id_, _ in await create_people(batch, new)]
    written = [await read_entry(batch, given, id_) for id_ in ids]
    rows = [entry for entry in written if entry]
    if not rows:
        return Answered("refused")
    staff_id, at = present.loaded.staff_id, batch.ledger.at
    await entries.write_entries(batch.tx, rows, staff_id, event.update_id, at, flow="record_group")
    return Answered("recorded", recognised.values())


def _impossible(batch: Batch, given: Arguments) -> bool:
    """Whether the day is one that cannot be: nobody must be created for it."""
    first, last = batch.settings.platform.start_date.isoformat(), day(batch.ledger.at).isoformat()
    return not first <= str(given["happened_on"]) <= last


async def _recognise(batch: Batch, text: str) -> _Recognised:
    """Who of a list is on record for certain: by number, or by telephone and name together."""
    listed, unread = read_people(text, batch.library.lists, day(batch.ledger.at))
    found = await all_candidates(batch.tx, [_meant(one) for one in listed])
    known: dict[int, int] = {}
    new: dict[tuple[str, str], Listed] = {}
    for one, like in zip(listed, found, strict=True):
        numbered = await by_public_id(batch.tx, one.public_id) if one.public_id else None
        certain = numbered or next((each.person for each in like if each.is_certain), None)
        if certain:
            known[one.line] = certain.id
        elif one.name:
            new.setdefault(_same(one), one)
        else:
            unread.append(one.line)
    return _Recognised(known, list(new.values()), sorted(unread))


def _same(one: Listed) -> tuple[str, str]:
    """Who stands twice on a list: the same telephone and name, or all of it the same."""
    return (whole_key(one.name), one.phone) if one.phone else (one.name, str(one.birth_year or ""))


def _meant(one: Listed) -> Known:
    return Known(0, name=one.name, phone=one.phone, sex=one.sex, birth_year=one.birth_year)


def _newly(one: Listed, channel: str) -> Newly:
    return Newly(name=one.name, phone=one.phone, sex=one.sex, birth_year=one.birth_year, channel=channel)


CARRIERS: Mapping[str, Carrier] = {"read_list": _read_list, "record_list": _record_list}
