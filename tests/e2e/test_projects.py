"""Projects through the house: staff create and move one, its holder sees how far it is, others nothing."""

from __future__ import annotations

import pytest

from bot.sandbox.cast import KHADIJA, RACHID, SALMA
from tests.e2e.test_me import agreeing
from tests.e2e.town import Guest, Town

pytestmark = pytest.mark.anyio


async def _staff(town: Town, who: int) -> Guest:
    guest = town.guest(who, "fr")
    await guest.says("/start")
    await guest.taps("language-fr")
    return guest


async def test_a_young_person_sees_how_far_their_project_is(town: Town) -> None:
    """Found by number, created, moved on; then under /me the stage and what comes next, in plain words."""
    salma = town.guest(SALMA, "fr")
    await agreeing(salma, "Canari Zahra")
    await salma.walks("menu-me", "me-button-path")
    assert salma.has("me-no-project")
    number = str((await town.rows("SELECT public_id FROM beneficiaries WHERE NOT is_test"))[0]["public_id"])
    khadija = await _staff(town, KHADIJA)
    await khadija.says("/projects")
    await khadija.walks("projects-new", "project-axis-entrepreneurship", "sector-crafts")
    await khadija.says(number)
    await khadija.says("Tissage")
    await khadija.walks("stage-study", "option-today", "record-save")
    assert "Canari Zahra" in khadija.answer
    await khadija.walks("projects-stage-change", "stage-approved", "option-today")
    await salma.says("/me")
    await salma.taps("me-button-path")
    await salma.taps(next(label for label in salma.labels if "Tissage" in label))
    assert "Approuvé" in salma.answer and "bravo" in salma.answer
    stages = await town.rows("SELECT stage FROM project_stages ORDER BY id")
    assert [row["stage"] for row in stages] == ["study", "approved"]
    noted = await town.rows("SELECT action, detail FROM audit_events WHERE action IN ('project', 'stage')")
    assert [row["action"] for row in noted] == ["project", "stage"]


@pytest.mark.parametrize("command", ["projects", "organisations", "placements", "baseline"])
async def test_young_people_keep_nothing(town: Town, command: str) -> None:
    """The commands of staff lead them to the menu."""
    salma = town.guest(SALMA, "fr")
    await agreeing(salma, "Canari Zahra")
    await salma.says(f"/{command}")
    assert salma.has("menu-ask")


async def test_official_figures_are_for_administrators(town: Town) -> None:
    """A counsellor finds the menu, an administrator the question."""
    khadija = await _staff(town, KHADIJA)
    await khadija.says("/baseline")
    assert not khadija.has("baseline-indicator")
    rachid = await _staff(town, RACHID)
    await rachid.says("/baseline")
    assert rachid.has("baseline-indicator")
