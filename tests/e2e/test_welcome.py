"""First contact: language, who we are, what is kept, a profile; a refusal costs neither help nor news."""

from __future__ import annotations

import pytest

from bot.sandbox.cast import SALMA, YOUSSEF
from tests.e2e.town import Guest, Town

pytestmark = pytest.mark.anyio


async def _facts(town: Town, person_id: int) -> dict[str, object]:
    query = (
        "SELECT b.* FROM beneficiaries b JOIN conversations c ON c.beneficiary_id = b.id WHERE chat_id = :id"
    )
    (row,) = await town.rows(query, id=person_id)
    return dict(row)


async def test_an_adult_is_welcomed_and_known(town: Town, salma: Guest) -> None:
    """Language, consent to all, a full profile by taps and by words: all of it is kept, the phone sealed."""
    await salma.says("/start")
    await salma.walks(f"language-{salma.language}", "welcome-go", "welcome-consent-all", "answer-no")
    assert salma.has("profile-name")
    await salma.says("Zahra 🌷")
    await salma.taps("sex-female")
    await salma.says("2003")
    await salma.says("عين تاوجطات" if salma.language == "ar" else "ain taoujdat")
    await salma.walks("education-bac", "situation-job-seeker")
    assert salma.has("profile-phone")
    await salma.taps("profile-phone-share")
    assert salma.has("profile-done")
    assert salma.has("menu-ask")
    facts = await _facts(town, SALMA)
    assert (facts["sex"], facts["commune"], facts["age_band"]) == ("female", "ain_taoujdate", "18_24")
    assert (facts["education"], facts["situation"]) == ("bac", "job_seeker")
    town.secrets += ["Zahra", "600000001"]


async def test_a_minor_has_a_shorter_way_and_gives_no_telephone(town: Town, salma: Guest) -> None:
    """Under 18: the commune is the last question, and nothing to reach them by is asked or kept."""
    await salma.says("/start")
    await salma.walks(
        f"language-{salma.language}", "welcome-go", "welcome-consent-all", "answer-yes", "nav-skip"
    )
    await salma.walks("sex-undisclosed", "age-under-18")
    assert salma.has("profile-commune")
    await salma.taps("commune-agourai")
    assert salma.has("profile-done")
    assert salma.has("menu-ask")
    query = "SELECT purpose, given FROM consents WHERE purpose = 'contact' ORDER BY id"
    assert [row["given"] for row in await town.rows(query)][-1] in (0, False)


async def test_refusing_keeps_listening_and_information(town: Town, salma: Guest) -> None:
    """No consent: no file is kept, the menu opens, somebody listens, the address is told."""
    await salma.says("/start")
    await salma.walks(f"language-{salma.language}", "welcome-go", "welcome-consent-none")
    assert salma.has("welcome-refused")
    assert salma.has("menu-ask")
    await salma.taps("menu-about")
    assert salma.has("about-platform")
    await salma.says("/menu")
    await salma.taps("menu-listening")
    assert salma.has("listening-open")
    answers = [row["answer"] for row in await town.interactions(SALMA)]
    assert answers[-3:] == [""] * 3


async def test_each_purpose_can_be_chosen(town: Town, salma: Guest) -> None:
    """Yes to the service, no to statistics, no to being contacted: then no telephone is asked."""
    await salma.says("/start")
    await salma.walks(f"language-{salma.language}", "welcome-go", "welcome-consent-choose")
    await salma.walks("answer-yes", "answer-no", "answer-no", "welcome-prior-unknown")
    for _ in range(6):
        await salma.taps("nav-skip")
    assert salma.has("profile-done")
    rows = await town.rows("SELECT purpose, given FROM consents ORDER BY id")
    assert {row["purpose"]: bool(row["given"]) for row in rows} == {
        "service": True,
        "statistics": False,
        "contact": False,
    }


async def test_tamazight_begins_in_tifinagh_and_goes_on_in_arabic(town: Town) -> None:
    """What is not yet written in Tamazight is said in Arabic, never as the name of a text."""
    guest = town.guest(YOUSSEF, "zgh")
    await guest.says("/start")
    await guest.taps("language-zgh")
    assert "ⵡⵉⵊⵀⴰ" in guest.answer
    await guest.walks("welcome-go", "welcome-consent-none")
    assert "ⵎⴰⵏⵉⴽ" in guest.answer
    await guest.taps("menu-about")
    assert "welcome" not in guest.answer and "about" not in guest.answer
