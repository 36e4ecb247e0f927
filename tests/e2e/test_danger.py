"""Words that suggest danger, in any language: warmth, numbers, a human at once, no harm if wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.sandbox.cast import SALMA, STAFF_GROUP
from tests.e2e.town import Guest, Town, opened

pytestmark = pytest.mark.anyio

WORDS = {
    "ar": "أريد أن أموت",
    "ary": "بغيت نموت",
    "ary_latin": "bghit nmout",
    "fr": "je veux mourir",
}
HELPLINES = """
helplines:
  - {key: ambulance, text: helpline-ambulance, number: "150", verified_on: 2026-11-02}
  - {key: police, text: helpline-police, number: "19", verified_on: ""}
"""


async def _alarmed(town: Town, guest: Guest, team: Guest) -> None:
    assert guest.has("crisis-ack") and guest.has("crisis-hours")
    assert town.words("desk-urgent", "ar") in "\n".join(m.text for m in town.world.inbox(STAFF_GROUP))
    assert await town.count("SELECT count(*) FROM cases WHERE urgent = 1 AND risk = 'high'") == 1
    assert (await town.interactions(guest.user_id))[-1]["kind"] == "danger"


@pytest.mark.parametrize("written", WORDS)
async def test_danger_is_heard_in_every_language(town: Town, team: Guest, written: str) -> None:
    """Without a verified number it says so and gives the reception desk; the words reach the team, once."""
    language = written.partition("_")[0]
    guest = town.guest(SALMA, language)
    await guest.says("/start")
    await guest.walks(f"language-{language}")
    await guest.confides(WORDS[written])
    await _alarmed(town, guest, team)
    assert guest.has("crisis-none")
    assert WORDS[written] in team.last().text
    await team.confides("كناري أنا معك الآن", reply_to=team.newest_id())
    assert "كناري أنا معك الآن" in guest.last().text


async def test_danger_in_the_very_first_message(town: Town, team: Guest) -> None:
    """Nobody must choose a language before being helped."""
    guest = town.guest(SALMA, "ary")
    await guest.confides("bghit n9tel rassi")
    await _alarmed(town, guest, team)


async def test_danger_in_a_caption_and_in_a_correction(town: Town, salma: Guest, team: Guest) -> None:
    """What stands under a picture, or what a message is changed to, is read as well."""
    await salma.says("/start")
    await salma.taps(f"language-{salma.language}")
    town.secrets.append(WORDS["fr"])
    await salma.sends("photo", caption=WORDS["fr"])
    await _alarmed(town, salma, team)
    assert team.last().kind == "photo"
    await salma.taps("crisis-other")
    words = await salma.write("ca va")
    await town.settled()
    await salma.edits(words.id, WORDS["fr"])
    assert (await town.interactions(SALMA))[-1]["kind"] == "danger"


async def test_something_else_leads_back_to_the_open_question(town: Town, salma: Guest, team: Guest) -> None:
    """A wrong guess costs nothing: the question is asked again, and the case stays for a human to close."""
    await salma.says("/start")
    await salma.walks(f"language-{salma.language}", "welcome-go", "welcome-consent-none", "menu-orientation")
    await salma.confides(WORDS["ar"])
    await _alarmed(town, salma, team)
    await salma.taps("crisis-other")
    assert salma.has("crisis-withdrawn") and salma.has("orientation-goal")
    await salma.taps("orientation-goal-job")
    assert salma.has("orientation-training-field")
    assert await town.count("SELECT count(*) FROM cases WHERE status = 'open'") == 1


async def test_help_now_marks_the_case_again(town: Town, salma: Guest, team: Guest) -> None:
    """The button for help now calls the team once more and shows the numbers; then the talk goes on."""
    await salma.says("/start")
    await salma.taps(f"language-{salma.language}")
    await salma.confides(WORDS["ary"])
    before = len(town.calls(STAFF_GROUP))
    await salma.taps("crisis-yes")
    assert salma.has("crisis-none") and salma.has("listening-open")
    assert len(town.calls(STAFF_GROUP)) > before
    await salma.confides("كناري باقي هنا")
    assert "كناري باقي هنا" in team.last().text


async def test_the_alarm_is_said_once_and_all_is_passed_on(town: Town, salma: Guest, team: Guest) -> None:
    """Somebody in distress is not answered by the same text again and again."""
    await salma.says("/start")
    await salma.taps(f"language-{salma.language}")
    await salma.confides(WORDS["fr"])
    assert salma.has("crisis-ack")
    assert await salma.confides("je veux vraiment mourir ce soir") == ""
    assert "je veux vraiment mourir ce soir" in team.last().text


async def test_verified_numbers_are_shown_and_no_others(tmp_path: Path, migrated: Path) -> None:
    """An operator's own list with one number that somebody has called: that one is shown."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "helplines.yaml").write_text(HELPLINES)
    async with opened(tmp_path, migrated, data_folder=data) as town:
        guest = town.guest(SALMA, "fr")
        await guest.says("/start")
        await guest.taps("language-fr")
        await guest.confides(WORDS["fr"])
        assert guest.has("crisis-helplines") and "150" in guest.answer
        assert ": 19" not in guest.answer
        assert not guest.has("crisis-none")
