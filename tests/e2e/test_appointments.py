"""An appointment: asked for in words of one's own, answered by the team in theirs, taken back."""

from __future__ import annotations

import pytest

from bot.sandbox.cast import SALMA
from tests.e2e.test_me import agreeing
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


async def _came(town: Town, salma: Guest, team: Guest) -> None:
    """Salma asks, is answered, and the team notes that she came."""
    await salma.walks("menu-appointment", "subject-project", "half-day-any")
    await salma.taps("nav-skip")
    alert = team.newest_id()
    await team.confides("كناري مرحبا بك الاثنين", reply_to=alert)
    await team.taps("requests-open")
    await team.taps("coming-today")


async def _visits(town: Town) -> int:
    """The visits that count."""
    return await town.count(
        "SELECT count(*) FROM service_contacts c JOIN beneficiaries b ON b.id = c.beneficiary_id"
        " WHERE channel = 'reception' AND NOT b.is_test"
        " AND c.id NOT IN (SELECT supersedes FROM service_contacts WHERE supersedes IS NOT NULL)"
    )


async def test_who_came_counts_once_and_is_asked(town: Town, salma: Guest, team: Guest) -> None:
    """A visit at the reception; the young person says whether it helped, once, wherever their talk stands."""
    await agreeing(salma)
    await _came(town, salma, team)
    assert team.has("coming-counted") and team.has("coming-asked-them")
    assert await _visits(town) == 1
    question = salma.newest_id()
    assert town.words("coming-how-was-it", salma.language) in salma.last().text
    (row,) = await town.rows("SELECT reference FROM appointments")
    assert salma.tokens[0] == f"r.good.{row['reference']}"
    good, _, poor = salma.tokens
    await salma.says("/menu")
    await salma.presses(good, question)
    assert salma.has("listening-thanks")
    await salma.presses(poor, question)
    assert salma.has("coming-rated-before")
    rated = "SELECT about, rating FROM ratings"
    assert [tuple(row.values()) for row in await town.rows(rated)] == [("appointment", "good")]
    await team.taps("coming-undo")
    assert await _visits(town) == 0
    await team.taps("coming-today")
    assert await _visits(town) == 1 and not team.has("coming-asked-them")


async def test_who_did_not_agree_is_not_asked(town: Town, salma: Guest, team: Guest) -> None:
    """The visit counts, and no question comes; an invented answer is a stale button."""
    await refusing(salma)
    await salma.walks(
        "menu-appointment", "subject-project", "half-day-any", "answer-yes", "nav-skip", "nav-skip"
    )
    (row,) = await town.rows("SELECT reference FROM appointments")
    await team.taps("requests-open")
    await team.taps("coming-today")
    assert team.has("coming-counted") and not team.has("coming-asked-them")
    assert await _visits(town) == 1
    for invented in (f"r.great.{row['reference']}", "r.good.QQQQQ", "r."):
        await salma.presses(invented)
    assert await town.count("SELECT count(*) FROM ratings") == 0
