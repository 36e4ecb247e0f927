"""Synthetic people, when they first came, and how often they came again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from random import Random

from sqlalchemy import insert, update

from storage.database import Transaction
from storage.periods import CASABLANCA
from storage.record import Contact, Interaction, add_contacts, add_interactions
from storage.registering import Newly, register
from storage.tables import beneficiaries, staff
from storage.vocabulary import HEADLINE_SERVICES

PERSONS, WOMEN, UNDISCLOSED = 8421, 2055, 131
SURPLUS = 3579
"""Contacts beyond the first of each person, so that contacts and persons are never the same number."""

LAST_DAY = date(2025, 6, 27)
_BY_YEAR = {2019: 6, 2020: 4, 2021: 9, 2022: 15, 2023: 21, 2024: 27, 2025: 18}
_CHANNELS = {"reception": ("", "phone"), "electronic": ("web", "telegram"), "mobile": ("caravan",)}
_PROFILES = (
    ("job_seeker",) * 9 + ("project_holder",) * 5 + ("student",) * 3 + ("coop_member", "entrepreneur", "")
)
_LANGUAGES = ("ary",) * 6 + ("ar",) * 4 + ("fr",) * 3 + ("zgh", "")
_OUTCOMES = {"listening": "informed", "orientation": "referred", "accompaniment": "plan_made"}
_AT_ONCE = 2000
_FIRST_DAY = datetime(2019, 1, 2, 8, tzinfo=CASABLANCA)


@dataclass(frozen=True, slots=True)
class Someone:
    """A synthetic person, and the day of the first contact."""

    sex: str
    birth_year: int | None
    commune: str
    milieu: str
    situation: str
    language: str
    channel: str
    first_on: date
    prior: str = "no"


def drawn_people(communes: Mapping[str, str]) -> list[Someone]:
    """The 8,421 people of the dispatch, in the order in which they first came."""
    random = Random("dispatch")
    sexes = ["female"] * WOMEN + ["undisclosed"] * UNDISCLOSED
    sexes += ["male"] * (PERSONS - len(sexes))
    random.shuffle(sexes)
    days = sorted(_first_day(random) for _ in sexes)
    return [_someone(random, communes, sex, day, "no") for sex, day in zip(sexes, days, strict=True)]


def live_people(communes: Mapping[str, str]) -> list[Someone]:
    """A hundred who came after the official figures: 60 for the first time, 30 not, of 10 it is not known."""
    random = Random("mixed")
    priors = ["no"] * 60 + ["yes"] * 30 + ["unknown"] * 5 + [""] * 5
    sexes = (["female"] * 2 + ["male"] * 3) * 20
    random.shuffle(sexes)
    days = (date(2025, 7, 1) + timedelta(days=random.randrange(90)) for _ in sexes)
    people = [_someone(random, communes, *given) for given in zip(sexes, days, priors, strict=True)]
    return sorted(people, key=lambda one: one.first_on)


def _first_day(random: Random) -> date:
    year = random.choices(list(_BY_YEAR), list(_BY_YEAR.values()))[0]
    last = LAST_DAY if year == LAST_DAY.year else date(year, 12, 31)
    return _working_day(date(year, 1, 2) + timedelta(days=random.randrange((last - date(year, 1, 2)).days)))


def _working_day(day: date) -> date:
    """The day, or the Friday before if it falls on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _someone(random: Random, communes: Mapping[str, str], sex: str, day: date, prior: str) -> Someone:
    towns = [key for key, milieu in communes.items() if milieu == "urban"]
    commune = random.choice(towns if random.random() < 0.55 else list(communes))
    channel = random.choices(list(_CHANNELS), (5, 2 if day.year < 2021 else 5, 3))[0]
    return Someone(
        sex=sex,
        birth_year=None if random.random() < 0.03 else day.year - random.randint(18, 44),
        commune=commune,
        milieu=communes[commune],
        situation=random.choice(_PROFILES),
        language=random.choice(_LANGUAGES),
        channel=channel,
        first_on=day,
        prior=prior,
    )


async def write_people(tx: Transaction, people: Sequence[Someone]) -> list[int]:
    """Register people month by month; their numbers, in order."""
    ids: list[int] = []
    for (year, month), group in groupby(people, key=lambda one: (one.first_on.year, one.first_on.month)):
        newly = [_newly(one) for one in group]
        at = datetime(year, month, 1, 8, tzinfo=CASABLANCA)
        ids += [id_ for id_, _ in await register(tx, newly, at)]
    for language in filter(None, dict.fromkeys(_LANGUAGES)):
        speakers = [id_ for id_, one in zip(ids, people, strict=True) if one.language == language]
        spoken = update(beneficiaries).where(beneficiaries.c.id.in_(speakers))
        await tx.execute(spoken.values(language=language))
    return ids


def _newly(one: Someone) -> Newly:
    return Newly(
        sex=one.sex,
        birth_year=one.birth_year,
        commune=one.commune,
        milieu=one.milieu,
        situation=one.situation,
        prior=one.prior,
        channel=one.channel,
    )


async def write_contacts(
    tx: Transaction,
    people: Sequence[Someone],
    ids: Sequence[int],
    accompanied: Mapping[int, date] | None = None,
) -> None:
    """Put contacts on record: a first one for each, those of people accompanied on a day, and repeats.

    `accompanied` names people by their place in the list. Repeats only with them: the surplus is known.
    """
    random = Random("contacts")
    again = list((accompanied or {}).items())
    contacts = [_contact(random, one, id_, one.first_on) for id_, one in zip(ids, people, strict=True)]
    contacts += [_contact(random, people[n], ids[n], day, "accompaniment") for n, day in again]
    if accompanied is not None:
        contacts += _repeats(random, people, ids, SURPLUS - len(again))
    contacts.sort(key=lambda contact: contact.occurred_at)
    typist = await _typist(tx)
    for start in range(0, len(contacts), _AT_ONCE):
        part = contacts[start : start + _AT_ONCE]
        part = [replace(one, staff_id=None if one.channel == "electronic" else typist) for one in part]
        await add_contacts(tx, part)
        await add_interactions(tx, [_interaction(contact) for contact in part])


async def _typist(tx: Transaction) -> int:
    """Who typed what happened face to face: nobody that Telegram knows, and not at work any more."""
    row = {"telegram_id": -1, "role": "counsellor", "active": False, "added_at": _FIRST_DAY}
    return int((await tx.execute(insert(staff).values(row).returning(staff.c.id))).scalar_one())


def _repeats(random: Random, people: Sequence[Someone], ids: Sequence[int], count: int) -> Iterator[Contact]:
    for _ in range(count):
        n = random.randrange(len(people))
        longest = (LAST_DAY - people[n].first_on).days
        day = _working_day(people[n].first_on + timedelta(days=random.randint(0, min(longest, 400))))
        yield _contact(random, people[n], ids[n], max(day, people[n].first_on))


def _contact(random: Random, one: Someone, id_: int, day: date, service: str = "") -> Contact:
    service = service or random.choices(HEADLINE_SERVICES, (4, 4, 2))[0]
    # The first contact is the earliest of its day, wherever the later ones take place.
    is_first = day == one.first_on
    channel = one.channel if is_first else random.choice((one.channel, "reception"))
    hour = time(9 if is_first else 14, random.randrange(60))
    at = datetime.combine(day, hour, CASABLANCA)
    late = timedelta(days=random.choice((0, 0, 0, 0, 0, 1, 2)), hours=1)  # what is on paper is typed later
    return Contact(
        beneficiary_id=id_,
        service=service,
        outcome=_OUTCOMES[service],
        occurred_at=at,
        recorded_at=at + late,
        channel=channel,
        sub_channel=random.choice(_CHANNELS[channel]),
        duration_minutes=random.choice((15, 20, 30, 45, 60)),
    )


def _interaction(contact: Contact) -> Interaction:
    return Interaction(
        occurred_at=contact.occurred_at,
        recorded_at=contact.recorded_at,
        kind="entry" if contact.staff_id else "text",
        beneficiary_id=contact.beneficiary_id,
        service=contact.service,
        channel=contact.channel,
        sub_channel=contact.sub_channel,
        staff_id=contact.staff_id,
    )
