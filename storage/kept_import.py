"""Rows of lists of organisations, projects, placements and official figures become facts of the record.

A row is known by a keyed hash of what it says, so a second import changes nothing. What is on record under
the same name (an organisation, a project of the same holder) is brought up to date, not put down twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import insert, select

from flows.imported_rows import Visit
from flows.kept_rows import LISTS, KeptRow
from flows.matching import fold
from storage import projects
from storage.baselines import FIGURES, PARTS, SPLITS, WHOLES, Figure, add_figures, check_figures
from storage.database import Transaction, keyring_of
from storage.naming import chunks
from storage.organisations import (
    CENSUSES,
    Census,
    Organisation,
    add_organisations,
    correct_organisation,
    organisation,
    organisations_like,
)
from storage.projects import Project
from storage.public_id import PREFIX
from storage.secrets import Keyring
from storage.tables import imported_facts
from storage.visits import Imported, identify, identity
from storage.work import JOB_RECORDS, PLACEMENTS, JobRecord, Placement, placements_of

INDICATORS = {id_.lower(): id_ for id_ in (*WHOLES, *PARTS, *SPLITS)}
"""Indicators that can have an official figure, by what a list calls them."""


def fact_digest(keyring: Keyring, row: KeptRow) -> bytes:
    """The keyed hash of what a row says, wherever it stands."""
    found = keyring.lookup(f"imported fact {row.said}")
    assert found is not None
    return found


async def known_facts(tx: Transaction, digests: Iterable[bytes]) -> set[bytes]:
    """Those of these rows that are in the record already."""
    found: set[bytes] = set()
    for part in chunks(list(digests)):
        statement = select(imported_facts.c.digest).where(imported_facts.c.digest.in_(part))
        found |= {bytes(digest) for digest in await tx.scalars(statement)}
    return found


def figure_of(row: KeptRow) -> Figure:
    """The official figure that a row tells; NoSuchFigure if there can be none of it."""
    split_key, _, split_value = row.text("part").partition("=")
    figure = Figure(
        indicator=INDICATORS.get(row.text("figure_indicator"), ""),
        value=row.number("figure_value") or 0,
        as_of=row.day("figure_as_of") or date.min,
        source=row.text("figure_source"),
        qualifier=row.text("qualifier") or "exact",
        split_key=split_key.strip(),
        split_value=split_value.strip(),
    )
    check_figures([figure])
    return figure


def somebody(row: KeptRow) -> Visit | None:
    """Whom a row names, if anybody."""
    if not row.text("name") and not row.text("public_id"):
        return None
    return Visit(
        row.line,
        name=row.text("name"),
        phone=row.text("phone"),
        sex=row.text("sex"),
        birth_year=row.number("birth_year"),
        commune=row.text("commune"),
        milieu=row.text("milieu"),
        public_id=row.text("public_id"),
    )


async def import_kept(
    tx: Transaction,
    kind: str,
    rows: Sequence[KeptRow],
    so_far: Imported,
    at: datetime,
    file: str,
    prefix: str = PREFIX,
) -> None:
    """Put rows that are not in the record yet into it; people are counted in `so_far`."""
    people = {row.line: visit for row in rows if LISTS[kind].people and (visit := somebody(row))}
    await identify(tx, list(people.values()), so_far, at, prefix)
    keyring, marks = keyring_of(tx), []
    for row in rows:
        who = so_far.who[identity(people[row.line])] if row.line in people else None
        number = await _WRITERS[kind](tx, row, who, at)
        mark = {"digest": fact_digest(keyring, row), "list": kind, "number": number}
        marks.append(mark | {"file": file, "line": row.line, "at": at})
    if marks:
        await tx.execute(insert(imported_facts), marks)


async def _organisation_named(tx: Transaction, name: str, kind: str, at: datetime) -> int:
    """The organisation of exactly this name, created as one of this kind if there is none."""
    for one in await organisations_like(tx, name):
        if fold(one.name) == fold(name):
            return one.organisation_id
    return (await add_organisations(tx, [Organisation(kind, name)], at))[0]


async def _organisation(tx: Transaction, row: KeptRow, who: int | None, at: datetime) -> int:
    kind, name = row.text("organisation_kind"), row.text("org_name")
    number = await _organisation_named(tx, name, kind, at)
    known = await organisation(tx, number)
    assert known is not None
    union = await _organisation_named(tx, row.text("union"), "union", at) if row.text("union") else None
    told = Organisation(
        kind=kind,
        name=known.name,
        women_led=row.text("women_led") == "yes" if row.text("women_led") else known.women_led,
        value_chain=row.text("value_chain") or known.value_chain,
        commune=row.text("org_commune") or known.commune,
        parent_union=union or known.parent_union,
        prior=row.text("prior_org") or known.prior,
        organisation_id=number,
    )
    if told != known:
        await correct_organisation(tx, told, at)
    total, counted_on = row.number("members_total"), row.day("census_on")
    if total is not None and counted_on is not None:
        qualifier = row.text("qualifier") or "exact"
        census = Census(number, counted_on, total, row.number("members_women"), qualifier)
        await CENSUSES.add(tx, [census], at)
    return number


async def _project(tx: Transaction, row: KeptRow, who: int | None, at: datetime) -> int:
    axis, name = row.text("project_axis"), row.text("org_name")
    kind = "cooperative" if axis == "sse" else "enterprise"
    holder = await _organisation_named(tx, name, kind, at) if name else None
    known = await _known_project(tx, row, who, holder)
    told = _told_project(row, known, who, holder)
    if known is None:
        (number,) = await projects.add_projects(tx, [told], at)
    else:
        number = known.project_id
        if told != known:
            await projects.correct_project(tx, told, at)
    await projects.move(tx, number, row.text("stage"), row.day("reached_on") or at.date(), at)
    count, dated_on = row.number("job_count"), row.day("jobs_on")
    if count and dated_on:
        await JOB_RECORDS.add(tx, [JobRecord(count, dated_on, number, evidence="file")], at)
    return number


async def _known_project(
    tx: Transaction, row: KeptRow, who: int | None, holder: int | None
) -> Project | None:
    """The project of a reference, or the one of this holder with this title."""
    if reference := row.text("reference"):
        found = await projects.project(tx, reference)
        return found.project if found else None
    title = fold(row.text("project_title"))
    theirs = await projects.projects_like(tx, "", [who] if who else [], [holder] if holder else [], 50)
    same = (one.project for one in theirs if title and fold(one.project.title) == title)
    return next(same, None)


def _told_project(row: KeptRow, known: Project | None, who: int | None, holder: int | None) -> Project:
    before = known or Project("")
    total, indh = row.number("amount_total"), row.number("amount_indh")
    return replace(
        before,
        axis=row.text("project_axis"),
        title=row.text("project_title") or before.title,
        beneficiary_id=who or before.beneficiary_id,
        organisation_id=holder or before.organisation_id,
        sector=row.text("sector") or before.sector,
        value_chain=row.text("value_chain") or before.value_chain,
        accompanied_on=row.day("accompanied_on") or before.accompanied_on,
        amount_total=before.amount_total if total is None else total,
        amount_indh=before.amount_indh if indh is None else indh,
    )


async def _placement(tx: Transaction, row: KeptRow, who: int | None, at: datetime) -> int:
    assert who is not None
    employer = (
        await _organisation_named(tx, row.text("org_name"), "employer", at) if row.text("org_name") else None
    )
    started_on = row.day("started_on") or at.date()
    told = Placement(
        beneficiary_id=who,
        started_on=started_on,
        organisation_id=employer,
        contract=row.text("contract"),
        kept_3m=row.text("kept") or "unknown",
        checked_on=row.day("checked_on") if row.text("kept") else None,
    )
    same = (one for one in await placements_of(tx, who) if one.facts.started_on == started_on)
    earlier = next((one for one in same if one.facts.organisation_id == employer), None)
    if earlier is None:
        return (await PLACEMENTS.add(tx, [told], at))[0]
    if told == earlier.facts or told.kept_3m == "unknown":
        return earlier.id
    return await PLACEMENTS.correct(tx, earlier.id, replace(told, offer_id=earlier.facts.offer_id), at)


async def _figure(tx: Transaction, row: KeptRow, who: int | None, at: datetime) -> int:
    figure = figure_of(row)
    same = [one for one in await FIGURES.current(tx) if one.facts == figure]
    return same[0].id if same else (await add_figures(tx, [figure], at))[0]


_WRITERS = {
    "organisations": _organisation,
    "projects": _project,
    "placements": _placement,
    "baselines": _figure,
}
