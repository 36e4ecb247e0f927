"""Work: jobs that projects made, offers of employers, and people who were placed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

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
