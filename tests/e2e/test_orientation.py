"""Orientation: about eight questions lead to one of three axes, with reasons, and to steps to take."""

from __future__ import annotations

import pytest

from bot.sandbox.cast import SALMA
from tests.e2e.town import Guest, Town

pytestmark = pytest.mark.anyio

TALKS = {
    "employability": ("job", "training-field-solar", "paid", "none", "alone", "search"),
    "entrepreneurship": ("project", "training-field-e-marketing", "own", "running", "alone", "money"),
    "sse": ("coop", "training-field-fruit-trees", "family", "idea", "group", "papers"),
}
QUESTIONS = ("goal", "", "experience", "idea", "partners", "obstacle")


async def refusing(guest: Guest) -> None:
    """Through the welcome without giving anything."""
    await guest.says("/start")
    await guest.walks(f"language-{guest.language}", "welcome-go", "welcome-consent-none")


def _buttons(axis: str) -> list[str]:
    return [
        f"orientation-{question}-{answer}" if question else answer
        for question, answer in zip(QUESTIONS, TALKS[axis], strict=True)
    ]


@pytest.mark.parametrize("axis", TALKS)
async def test_each_axis_is_reached_by_taps(town: Town, salma: Guest, axis: str) -> None:
    """The axis is named with its reasons; up to three steps are buttons; it counts as one service."""
    await refusing(salma)
    await salma.taps("menu-orientation")
    await salma.walks(*_buttons(axis))
    assert salma.has("orientation-result") and salma.has(f"axis-{axis}") and salma.has("orientation-choose")
    assert salma.has(f"because-goal-{TALKS[axis][0]}")
    assert 1 <= len(salma.labels) - 2 <= 3 + 1
    query = "SELECT service, outcome FROM service_contacts WHERE service = 'orientation'"
    assert len(await town.rows(query)) == 1


async def test_every_answer_can_be_typed(town: Town, salma: Guest) -> None:
    """In one's own words, by number, or by the words on the button."""
    await refusing(salma)
    typed = {
        "ar": ("التوجيه", "بغيت نخدم", "صيانة الألواح", "خدمت", "لا", "بوحدي", "فين نقلب"),
        "fr": ("orientation", "1", "panneaux", "stage", "non", "seule", "cv"),
    }
    for words in typed[salma.language]:
        await salma.says(words)
    assert salma.has("axis-employability")
    kinds = [row["kind"] for row in await town.interactions(SALMA)]
    assert kinds[-7:] == ["text"] * 7


async def test_a_step_leads_to_a_seat(town: Town, salma: Guest) -> None:
    """The open course run of the field that was named is the first step, and can be signed up for at once."""
    await refusing(salma)
    await salma.taps("menu-orientation")
    await salma.walks(*_buttons("employability"))
    await salma.taps(salma.labels[0])
    assert salma.has("sign_up-offer")
    await salma.walks("sign_up-take", "answer-yes")
    await salma.says("زهرة")
    assert salma.has("sign_up-confirmed")
    assert await town.count("SELECT count(*) FROM enrolments WHERE status = 'confirmed'") == 1


async def test_it_can_be_done_again_and_abandoned(town: Town, salma: Guest) -> None:
    """Redone with other answers it gives another axis; half done it counts for nothing."""
    await refusing(salma)
    await salma.taps("menu-orientation")
    await salma.walks(*_buttons("employability"))
    await salma.says("/menu")
    await salma.taps("menu-orientation")
    await salma.walks(*_buttons("sse"))
    assert salma.has("axis-sse")
    await salma.says("/menu")
    await salma.walks("menu-orientation", "orientation-goal-job")
    await salma.says("/cancel")
    assert salma.has("cancelled") and salma.has("menu-ask")
    assert await town.count("SELECT count(*) FROM service_contacts WHERE service = 'orientation'") == 2


async def test_every_question_can_be_skipped_but_the_first(town: Town, salma: Guest) -> None:
    """Somebody who skips all still gets an axis and a step."""
    await refusing(salma)
    await salma.walks("menu-orientation", "orientation-goal-unsure", *["nav-skip"] * 5)
    assert salma.has("orientation-result") and salma.has("because-step-unsure")
    await salma.taps("step-talk")
    assert salma.has("listening-open")
