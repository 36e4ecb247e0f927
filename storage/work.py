"""Work: jobs that projects made, offers of employers, and people who were placed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select

from storage.counted import lineage
from storage.database import Transaction
from storage.errors import StorageRefused
from storage.facts import Fact, Facts
from storage.tables import job_offers, job_records, placements


@dataclass(frozen=True, slots=True)
class JobRecord:
    """Jobs made by a project or an organisation, dated, with their evidence; `count` is of one sex or ""."""

    count: int
    dated_on: date
    project_id: int | None = None
    organisation_id: int | None = None
    sex: str = ""
    evidence: str = ""
    status: str = "declared"
    qualifier: str = "exact"


@dataclass(frozen=True, slots=True)
class Offer:
    """What an employer offers."""

    organisation_id: int
    title: str
    places: int
    opened_on: date
    contract: str = ""
    commune: str = ""
    closes_on: date | None = None
    status: str = "open"


@dataclass(frozen=True, slots=True)
class Placement:
    """Somebody who started to work; `kept_3m` is yes or no once it was checked three months later."""

    beneficiary_id: int
    started_on: date
    organisation_id: int | None = None
    offer_id: int | None = None
    contract: str = ""
    kept_3m: str = "unknown"
    checked_on: date | None = None


KEPT_AFTER = timedelta(days=91)
"""When it is asked whether a job was kept: three months after it began."""

JOB_RECORDS = Facts(job_records, JobRecord)
OFFERS = Facts(job_offers, Offer)
PLACEMENTS = Facts(placements, Placement)


async def check_placement(
    tx: Transaction, entry: Fact[Placement], kept: bool, on: date, at: datetime, staff_id: int | None = None
) -> int:
    """Say whether somebody kept their job for three months; the number of the new entry.

    StorageRefused if the day is before they started, or the entry was corrected meanwhile.
    """
    if on < entry.facts.started_on:
        raise StorageRefused(f"the job started on {entry.facts.started_on}, after {on}")
    checked = replace(entry.facts, kept_3m="yes" if kept else "no", checked_on=on)
    return await PLACEMENTS.correct(tx, entry.id, checked, at, staff_id)


async def due_placements(tx: Transaction, today: date, limit: int = 8) -> list[Fact[Placement]]:
    """Placements of three months ago and more of which it was not asked yet if they were kept."""
    conditions = (placements.c.kept_3m == "unknown", placements.c.started_on <= today - KEPT_AFTER)
    found = await PLACEMENTS.current(tx, *conditions)
    return sorted(found, key=lambda one: (one.facts.started_on, one.id))[:limit]


async def placements_of(tx: Transaction, beneficiary_id: int) -> list[Fact[Placement]]:
    """The placements of a person, also under records that were merged into theirs; the latest first."""
    who = lineage()
    own = select(who.c.id).where(who.c.person_id == beneficiary_id)
    found = await PLACEMENTS.current(tx, placements.c.beneficiary_id.in_(own))
    return sorted(found, key=lambda one: (one.facts.started_on, one.id), reverse=True)


async def placement(tx: Transaction, entry_id: int) -> Fact[Placement] | None:
    """One placement that stands, by the number of its entry."""
    found = await PLACEMENTS.current(tx, placements.c.id == entry_id)
    return found[0] if found else None


async def open_offers(tx: Transaction, organisation_id: int = 0, limit: int = 8) -> list[Fact[Offer]]:
    """The open offers of employers (of one of them), the latest first."""
    own = [job_offers.c.organisation_id == organisation_id] if organisation_id else []
    found = await OFFERS.current(tx, job_offers.c.status == "open", *own)
    return sorted(found, key=lambda one: -one.id)[:limit]


async def offer(tx: Transaction, entry_id: int) -> Fact[Offer] | None:
    """One offer as it stands, by the number of its entry."""
    found = await OFFERS.current(tx, job_offers.c.id == entry_id)
    return found[0] if found else None
