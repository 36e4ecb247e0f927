"""Lists of organisations, projects, placements and figures; what merges and undoing make of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import func, select

from bot.config import Settings, load
from bot.importing.kept import import_kept_file, kept_words
from bot.importing.template import write_template
from bot.verbs import WrongUse
from flows.import_columns import find_header
from flows.kept_rows import LISTS
from flows.library import Library
from flows.loading import load_library
from storage.conversations import Newcomer, create_people
from storage.database import Database, Transaction
from storage.indicators import by_id, indicators
from storage.indicators.values import Indicator
from storage.merging import merge, unmerge
from storage.organisations import Organisation, add_organisations, last_census, organisations_like
from storage.periods import days
from storage.projects import (
    Project,
    add_projects,
    benefiting,
    history,
    move,
    project_by_id,
    projects_like,
    projects_of,
    undo_move,
)
from storage.record import Contact, add_contacts
from storage.tables import imported_facts, metadata
from storage.work import OFFERS, PLACEMENTS, Offer, Placement, due_placements, open_offers, placements_of

pytestmark = pytest.mark.anyio

NOW = dt.datetime(2025, 6, 30, 12, tzinfo=dt.UTC)
STARTED = dt.date(2019, 1, 1)
DAY = dt.date(2025, 5, 5)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The platform as it is without any settings."""
    return load({}, tmp_path_factory.mktemp("settings"))


@pytest.fixture(scope="module")
def library(settings: Settings) -> Library:
    """Our own lists and texts."""
    return load_library(settings.platform.by_language())


async def _figures(tx: Transaction) -> dict[str, Indicator]:
    at = NOW + dt.timedelta(days=1)
    return by_id(await indicators(tx, days(STARTED, dt.date(2025, 12, 31)), STARTED, at))


def _file(path: Path, *lines: str) -> Path:
    """A list whose cells are parted by bars."""
    path.write_text("\n".join(lines), "utf-8-sig")
    return path


async def _content(database: Database) -> dict[str, list[str]]:
    async with database.read() as tx:
        return {
            table.name: sorted(map(str, (await tx.execute(select(table))).all()))
            for table in metadata.sorted_tables
            if table.name != "audit_events"
        }


_COOPS = """\
Dénomination|Type|Coopérative féminine|Filière|Siège|Union|Membres|Dont femmes|Date
تعاونية العسل الحر|Coopérative|Oui|Miel|Bitit|Union Atlas|12|9|05/05/2025
Coopérative Tizi|تعاونية|non|Apicole|أكوراي|Union Atlas|٢٠||2025-05-06
Coopérative Zaytoun|Coopérative|||||5|8|05/05/2025
Coopérative Amal|Coopérative|||||5||
|Coopérative|||||||
Atlas Olives|Banque|||||||"""
_PROJECTS = """\
Projet|Axe|Secteur|Porteur|Téléphone|Sexe|Coopérative|Étape|Date|Accompagné depuis|Coût total|INDH|Emplois|Date des emplois
Tissage|Entrepreneuriat|Artisanat|Salma Alaoui|0612345678|F||Financé|20/02/2025|10/01/2025|120 000 DH|100000|3|01/03/2025
Miellerie|ESS|||||تعاونية العسل الحر|Approuvé|20/02/2025|||||
Rêve|Entrepreneuriat|Artisanat|||||Idée|20/02/2025|||||
Demain|Entrepreneuriat|Artisanat|Karim Bennani||||Idée|20/02/2031|||||"""  # noqa: E501
_PLACED = """\
Nom complet|Téléphone|Employeur|Contrat|Date de début|Maintenu à 3 mois|Vérifié le
سلمى العلوي|0612345678|Atlas Olives|CDD|01/02/2025|oui|05/05/2025
Youssef Amrani||Atlas Olives|CDI|01/06/2025||
Youssef Amrani||Atlas Olives|CDI|01/06/2025|oui|
Hanae Drissi||Atlas Olives|CDI|01/06/2025|non|01/05/2025"""
_OFFICIAL = """\
Indicateur|Valeur|Précision|Arrêté au|Source|Partie
B1|8 421|plus de|30/06/2024|MAP|
B1f|2055||30/06/2024|MAP|
B1|300||30/06/2024|MAP|commune=agourai
B1f|10||30/06/2024|MAP|commune=agourai
B1|beaucoup||30/06/2024|MAP|"""


@pytest.mark.parametrize(
    ("listed", "rows", "refused"),
    [
        ("organisations", _COOPS, {4, 5, 6, 7}),
        ("projects", _PROJECTS, {4, 5}),
        ("placements", _PLACED, {4, 5}),
        ("baselines", _OFFICIAL, {5, 6}),
    ],
)
async def test_a_list_is_tried_then_written_once(
    database: Database,
    settings: Settings,
    library: Library,
    tmp_path: Path,
    listed: str,
    rows: str,
    refused: set[int],
) -> None:
    """A dry run writes nothing; every row is taken or refused; a second run changes nothing."""
    path = _file(tmp_path / "list.csv", rows)
    empty = await _content(database)
    dry = await import_kept_file(database, settings, library, path, listed, NOW)
    assert await _content(database) == empty
    done = await import_kept_file(database, settings, library, path, listed, NOW, apply=True)
    assert {one.line for one in done.refused} == {one.line for one in dry.refused} == refused
    assert done.accepted == rows.count("\n") - len(refused) == done.rows - len(refused)
    before = await _content(database)
    again = await import_kept_file(database, settings, library, path, listed, NOW, apply=True)
    assert (again.accepted, again.already) == (0, done.accepted)
    assert await _content(database) == before
    async with database.read() as tx:
        assert await tx.scalar(select(func.count()).select_from(imported_facts)) == done.accepted


async def test_lists_come_to_figures(
    database: Database, settings: Settings, library: Library, tmp_path: Path
) -> None:
    """Organisations, their project, an enterprise, its jobs, people placed: each counted once."""
    for listed, rows in (("organisations", _COOPS), ("projects", _PROJECTS), ("placements", _PLACED)):
        path = _file(tmp_path / f"{listed}.csv", rows)
        await import_kept_file(database, settings, library, path, listed, NOW, apply=True)
    async with database.read() as tx:
        told = await _figures(tx)
        assert [told[id_].value for id_ in ("E1", "E2", "C1", "C2", "C2w", "C3")] == [1, 3, 1, 1, 1, 1]
        assert (told["C4"].value, told["C4f"].value) == (12, 9)
        assert (told["P1"].value, told["P1"].counts["kept"], told["P1"].counts["checked"]) == (2, 1, 1)
        (tissage,) = await projects_like(tx, "tissage")
        assert (tissage.project.amount_total, tissage.project.amount_indh) == (120000, 100000)
        (coop,) = await organisations_like(tx, "العسل", ("cooperative",))
        census = await last_census(tx, coop.organisation_id)
        assert census is not None and census.facts.members_women == 9


async def test_a_later_list_brings_a_project_on(
    database: Database, settings: Settings, library: Library, tmp_path: Path
) -> None:
    """The same holder and title, or its reference: the project moves, there is no second one."""
    head, row, *_ = _PROJECTS.splitlines()
    first = _file(tmp_path / "first.csv", head, row)
    await import_kept_file(database, settings, library, first, "projects", NOW, apply=True)
    async with database.read() as tx:
        reference = (await projects_like(tx, "Tissage"))[0].reference
    later = _file(
        tmp_path / "later.csv",
        f"Référence|{head}",
        "|Tissage|Entrepreneuriat|Artisanat|Salma Alaoui|0612345678|F||En activité|01/06/2025|||||",
        f"{reference}||Entrepreneuriat||||||Clos|15/06/2025|||||",
        "PR-00-00000-0||Entrepreneuriat||||||Clos|15/06/2025|||||",
    )
    done = await import_kept_file(database, settings, library, later, "projects", NOW, apply=True)
    assert [(one.line, one.reason) for one in done.refused] == [(4, "import-no-such-project")]
    async with database.read() as tx:
        (only,) = await projects_like(tx, "Tissage")
        assert only.stage == "closed"
        stages = [stage.stage for _, stage in await history(tx, only.project.project_id)]
        assert stages == ["funded", "running", "closed"]


@pytest.mark.parametrize("listed", LISTS)
async def test_the_empty_list_is_read_as_it_was_made(
    settings: Settings, library: Library, tmp_path: Path, listed: str
) -> None:
    """Every column of a template is known by its name, in each language."""
    words = kept_words(settings, listed)
    for language in ("ar", "fr", "en"):
        path = tmp_path / f"{language}.xlsx"
        write_template(path, library, words, language, tuple(LISTS[listed].columns))
        book = openpyxl.load_workbook(path)
        header = find_header(
            book.worksheets[0].iter_rows(values_only=True), words, LISTS[listed].one_of + LISTS[listed].needs
        )
        book.close()
        assert header is not None and set(header.places) == set(LISTS[listed].columns), language


async def test_a_file_of_something_else_is_refused(
    database: Database, settings: Settings, library: Library, tmp_path: Path
) -> None:
    """No column that tells what the list is of."""
    path = _file(tmp_path / "other.csv", "Prix|Quantité", "1|2")
    with pytest.raises(WrongUse):
        await import_kept_file(database, settings, library, path, "projects", NOW)


async def test_who_is_merged_brings_projects_and_placements_along(database: Database) -> None:
    """Counts follow the merge, and its undo brings them back."""
    async with database.write() as tx:
        made = await create_people(tx, [Newcomer(chat, chat, "ar", NOW) for chat in (1, 2)])
        keep, other = (one.beneficiary_id for one in made.values())
        (enterprise,) = await add_projects(tx, [Project("entrepreneurship", "Tissage", other)], NOW)
        await move(tx, enterprise, "funded", DAY, NOW)
        await add_contacts(tx, [Contact(keep, "accompaniment", "informed", NOW, NOW, channel="reception")])
        jobs = [Placement(one, DAY, kept_3m="yes", checked_on=DAY) for one in (keep, other)]
        await PLACEMENTS.add(tx, jobs, NOW)
        apart = await _figures(tx)
        assert (apart["E1"].value, apart["P1"].value, apart["P1"].counts["placements"]) == (0, 2, 2)
        done = await merge(tx, keep, other, None, NOW)
        one = await _figures(tx)
        assert (one["E1"].value, one["P1"].value, one["P1"].counts["placements"]) == (1, 1, 2)
        assert [held.project.project_id for held in await projects_of(tx, keep)] == [enterprise]
        assert len(await placements_of(tx, keep)) == 2
        await unmerge(tx, done, None, NOW)
        again = await _figures(tx)
        assert (again["E1"].value, again["P1"].value) == (0, 2)
        assert await projects_of(tx, keep) == [] and len(await placements_of(tx, keep)) == 1


async def test_a_stage_by_mistake_is_taken_back_step_by_step(database: Database) -> None:
    """To the one before, then to the one before that, and never past the first."""
    async with database.write() as tx:
        (coop,) = await add_organisations(tx, [Organisation("cooperative", "C")], NOW)
        (number,) = await add_projects(tx, [Project("sse", organisation_id=coop)], NOW)
        for day, stage in enumerate(("idea", "study", "approved"), 1):
            await move(tx, number, stage, dt.date(2025, 5, day), NOW)
        reached = []
        for _ in range(3):
            back = await undo_move(tx, number, NOW)
            now = await project_by_id(tx, number)
            assert now is not None
            reached.append((back.stage if back else "", now.stage, now.approved_on))
        assert reached == [("study", "study", None), ("idea", "idea", None), ("", "idea", None)]
        assert await benefiting(tx, number) == [coop]


async def test_who_is_due_after_three_months(database: Database) -> None:
    """Neither before, nor once it was asked; the longest ago first."""
    async with database.write() as tx:
        (person,) = (await create_people(tx, [Newcomer(1, 1, "ar", NOW)])).values()
        starts = (dt.date(2025, 3, 30), dt.date(2025, 3, 31), dt.date(2025, 1, 1), dt.date(2024, 1, 1))
        rows = [Placement(person.beneficiary_id, day) for day in starts[:3]]
        rows.append(Placement(person.beneficiary_id, starts[3], kept_3m="no", checked_on=DAY))
        await PLACEMENTS.add(tx, rows, NOW)
        due = await due_placements(tx, NOW.date())
        assert [one.facts.started_on for one in due] == [dt.date(2025, 1, 1), dt.date(2025, 3, 30), starts[1]]
        assert len(await due_placements(tx, dt.date(2025, 6, 29))) == 2


async def test_offers_that_are_filled_are_no_longer_listed(database: Database) -> None:
    """By employer, the latest first."""
    async with database.write() as tx:
        ids = await add_organisations(tx, [Organisation("employer", name) for name in "AB"], NOW)
        offers = [Offer(ids[0], "Cariste", 2, DAY), Offer(ids[1], "Chauffeur", 1, DAY)]
        offers.append(Offer(ids[0], "Gardien", 1, DAY, status="filled"))
        await OFFERS.add(tx, offers, NOW)
        assert [one.facts.title for one in await open_offers(tx)] == ["Chauffeur", "Cariste"]
        assert [one.facts.title for one in await open_offers(tx, ids[0])] == ["Cariste"]
