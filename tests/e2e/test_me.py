"""What we know of a person: seen, corrected, taken back, in the language they now want."""

from __future__ import annotations

import pytest

from bot.sandbox.cast import SALMA
from tests.e2e.town import Guest, Town

pytestmark = pytest.mark.anyio


async def agreeing(guest: Guest, name: str = "كناري زهرة") -> None:
    """Through the welcome with a yes to all, a name, and nothing else."""
    await guest.says("/start")
    await guest.walks(f"language-{guest.language}", "welcome-go", "welcome-consent-all", "nav-skip")
    guest.town.secrets.append(name)
    await guest.says(name)
    for _ in range(6):
        await guest.taps("nav-skip")
    assert guest.has("menu-ask")


async def test_each_fact_can_be_corrected(town: Town, salma: Guest) -> None:
    """Seen with dashes where nothing is known; changed one by one, by taps and by words."""
    await agreeing(salma)
    await salma.taps("menu-me")
    assert "كناري زهرة" in salma.answer and "—" in salma.answer
    await salma.walks("me-button-sex", "sex-female", "me-button-commune")
    await salma.says("أكوراي" if salma.language == "ar" else "agouray")
    if salma.has("did-you-mean"):
        await salma.taps("commune-agourai")
    await salma.walks("me-button-age")
    await salma.says("22")
    await salma.walks("me-button-education", "education-higher", "me-button-situation", "situation-student")
    await salma.taps("me-button-phone")
    await salma.confides("06 12 34 56 78")
    town.secrets.append("612345678")
    facts = (await town.rows("SELECT sex, commune, education, situation, age_band FROM beneficiaries"))[0]
    assert list(facts.values()) == ["female", "agourai", "higher", "student", "18_24"]
    await salma.taps("me-button-phone")
    await salma.taps("me-remove")
    assert "12345678" not in salma.answer


async def test_consent_is_withdrawn_and_the_name_forgotten(town: Town, salma: Guest) -> None:
    """Name and telephone go at once; the consents are on record with both answers."""
    await agreeing(salma)
    await salma.walks("menu-me", "me-button-consents", "me-consent-service", "me-withdraw")
    assert salma.has("me-forgotten")
    assert await town.count("SELECT count(*) FROM identities WHERE name IS NOT NULL") == 0
    await salma.taps("me-done")
    assert salma.has("me-nothing")
    purposes = await town.rows("SELECT purpose, given FROM consents ORDER BY id")
    assert [(p["purpose"], bool(p["given"])) for p in purposes if p["purpose"] == "service"] == [
        ("service", True),
        ("service", False),
    ]


async def test_the_language_is_changed_in_the_middle(town: Town, salma: Guest) -> None:
    """The open question is asked again in the new language, and everything after it."""
    await agreeing(salma)
    await salma.walks("menu-orientation", "orientation-goal-job")
    await salma.says("/language")
    other = "fr" if salma.language == "ar" else "ary"
    await salma.taps(f"language-{other}")
    salma.language = other
    assert salma.has("profile-situation")
    await salma.taps("situation-student")
    assert salma.has("profile-education")
    (row,) = await town.rows("SELECT language FROM beneficiaries WHERE NOT is_test")
    assert row["language"] == other


async def test_a_minor_who_says_so_later_is_not_called(town: Town, salma: Guest) -> None:
    """The telephone number given before is forgotten with the age."""
    await agreeing(salma)
    await salma.walks("menu-me", "me-button-phone")
    await salma.taps("profile-phone-share")
    assert await town.count("SELECT count(*) FROM identities WHERE phone IS NOT NULL") == 1
    await salma.walks("me-button-age", "age-under-18")
    assert await town.count("SELECT count(*) FROM identities WHERE phone IS NOT NULL") == 0
    await salma.taps("me-button-phone")
    assert salma.has("me-no-phone")
    assert SALMA in town.world.chats
