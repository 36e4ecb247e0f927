"""An appointment: asked for in words of one's own, answered by the team in theirs, taken back."""

from __future__ import annotations

import pytest

from bot.sandbox.cast import SALMA
from tests.e2e.test_orientation import refusing
from tests.e2e.town import Guest, Town

pytestmark = pytest.mark.anyio

STORY = "كناري عندي مشروع صغير"


async def _asks(guest: Guest, story: str = STORY) -> str:
    """Ask for an appointment about a project; gives the reference."""
    await refusing(guest)
    await guest.walks("menu-appointment", "subject-project", "half-day-monday-morning", "answer-yes")
    await guest.says("زهرة كناري")
    await guest.confides(story)
    guest.town.secrets.append("زهرة كناري")
    assert guest.has("appointment-asked")
    (row,) = await guest.town.rows("SELECT reference FROM appointments ORDER BY id DESC LIMIT 1")
    return str(row["reference"])


async def test_a_request_is_seen_and_answered(town: Town, salma: Guest, team: Guest) -> None:
    """The team sees the name that was given, subject, time and words; their reply reaches the person."""
    reference = await _asks(salma)
    alert = team.last().text
    assert f"#R_{reference}" in alert and "زهرة كناري" in alert and STORY in alert
    assert town.label("subject-project", "ar") in alert
    await team.confides("كناري موعدك الاثنين 9:30", reply_to=team.newest_id())
    assert "كناري موعدك الاثنين 9:30" in salma.last().text and reference in salma.last().text
    query = "SELECT service, outcome FROM service_contacts"
    assert [tuple(row.values()) for row in await town.rows(query)] == [("accompaniment", "appointment")]
    (status,) = await town.rows("SELECT status FROM appointments")
    assert status["status"] == "answered"


async def test_a_request_is_taken_back(town: Town, salma: Guest, team: Guest) -> None:
    """Cancelled from my requests; a late answer of the team is not sent."""
    reference = await _asks(salma)
    alert = team.newest_id()
    await salma.walks("menu-appointment", "appointment-mine")
    await salma.taps(reference)
    await salma.taps("appointment-sure-yes")
    assert salma.has("appointment-cancelled")
    await team.says("الاثنين", reply_to=alert)
    assert town.words("desk-appointment-over", "ar") in team.last().text
    assert "الاثنين 9" not in town.told(SALMA)


async def test_the_same_subject_is_asked_for_once(town: Town, salma: Guest, team: Guest) -> None:
    """A second request on the same subject shows the first; the words told with it go nowhere."""
    await _asks(salma)
    await salma.walks("menu-appointment", "subject-project", "half-day-any")
    await salma.confides("كناري نسيت أن أقول")
    assert salma.has("appointment-already")
    assert await town.count("SELECT count(*) FROM appointments") == 1


async def test_without_agreement_nothing_is_asked(town: Town, salma: Guest, team: Guest) -> None:
    """A no: no request, and the team is not disturbed."""
    await refusing(salma)
    await salma.walks("menu-appointment", "subject-job", "half-day-any", "answer-no")
    assert salma.has("agreement-refused")
    assert await town.count("SELECT count(*) FROM appointments") == 0
    assert team.world.inbox(team.chat_id) == []


async def test_everything_can_be_typed(town: Town, salma: Guest, team: Guest) -> None:
    """Subject, half-day, yes, name, no details: all by words."""
    await refusing(salma)
    typed = {
        "ar": ("موعد", "مشروع", "الاثنين صباحا", "نعم", "زهرة", "تجاوز"),
        "fr": ("rdv", "projet", "lundi matin", "oui", "Zahra", "passer"),
    }
    for words in typed[salma.language]:
        await salma.says(words)
    assert salma.has("appointment-asked")
