"""/record through the whole house: a visit is written down in under a minute, and no name stands on disk."""

from __future__ import annotations

import pytest

from bot.sandbox.cast import KHADIJA, RACHID, SALMA
from storage.vocabulary import OUTCOMES
from tests.e2e.town import Town

pytestmark = pytest.mark.anyio


async def test_somebody_new_is_written_down(town: Town) -> None:
    """Name and telephone are sealed from the first keystroke; the visit counts once, at the reception."""
    khadija = town.guest(KHADIJA, "fr")
    await khadija.says("/start")
    await khadija.taps("language-fr")
    await khadija.says("/record")
    assert khadija.has("record-who")
    await khadija.confides("Zoubida Marrakchi")
    await khadija.confides("0661998877")
    town.secrets.append("+212661998877")
    await khadija.walks("sex-female", "nav-skip", "commune-agourai")
    await khadija.walks("service-listening", "outcome-informed", "record-minutes-30", "record-save")
    assert khadija.has("record-recorded") and "Zoubida Marrakchi" in khadija.answer
    rows = await town.rows("SELECT channel, service, duration_minutes, staff_id FROM service_contacts")
    assert [(row["channel"], row["service"], row["duration_minutes"]) for row in rows] == [
        ("reception", "listening", 30)
    ]
    assert rows[0]["staff_id"]
    assert await town.count("SELECT count(*) FROM interactions WHERE kind = 'entry'") == 1
    assert "informed" in OUTCOMES


async def test_somebody_known_takes_six_answers(town: Town) -> None:
    """Who, which one, service, outcome, how long, save."""
    khadija = town.guest(KHADIJA, "fr")
    await khadija.says("/start")
    await khadija.taps("language-fr")
    await khadija.says("/record")
    await khadija.says("Hamza Ouali")
    await khadija.walks("nav-skip", "sex-male", "nav-skip", "nav-skip")
    await khadija.walks("service-listening", "outcome-informed", "nav-skip", "record-save")
    before = await town.count("SELECT count(*) FROM interactions WHERE kind != 'entry'")
    await khadija.taps("record-next")
    await khadija.says("حمزة والي")
    await khadija.taps(next(label for label in khadija.labels if "Hamza Ouali" in label))
    await khadija.walks("service-orientation", "outcome-plan-made", "record-minutes-20", "record-save")
    assert await town.count("SELECT count(*) FROM interactions WHERE kind != 'entry'") == before + 7
    assert await town.count("SELECT count(DISTINCT beneficiary_id) FROM service_contacts") == 1


async def test_young_people_cannot_record(town: Town) -> None:
    """The command leads them to the menu, and nothing is looked up."""
    salma = town.guest(SALMA, "fr")
    await salma.says("/start")
    await salma.says("/record")
    assert not salma.has("record-who")
    assert await town.count("SELECT count(*) FROM service_contacts") == 0


async def test_an_administrator_merges_what_was_written_twice(town: Town) -> None:
    """The same person at the reception, written by another hand: /duplicates makes one of two."""
    khadija = town.guest(KHADIJA, "fr")
    await khadija.says("/start")
    await khadija.taps("language-fr")
    for name in ("Zineb El Fassi", "زينب الفاسي"):
        await khadija.says("/record")
        await khadija.says(name)
        if khadija.has("record-found"):
            await khadija.taps("record-new")
        await khadija.says("0661223344")
        await khadija.walks("nav-skip", "nav-skip", "nav-skip")
        if khadija.has("record-similar"):
            await khadija.taps("record-nobody-of-these")
        await khadija.walks("service-listening", "outcome-informed", "nav-skip", "record-save")
    rachid = town.guest(RACHID, "fr")
    await rachid.says("/duplicates")
    (token,) = [token for token in rachid.tokens if token.split(".")[-1].isdecimal()]
    await rachid.presses(token)
    await rachid.presses(f"s.duplicates.first.{token.split('.')[-1]}")
    merged = "SELECT count(*) FROM beneficiaries WHERE merged_into IS NOT NULL"
    assert await town.count(merged) == 1
    await rachid.presses("s.duplicates.undo.1")
    assert await town.count(merged) == 0
